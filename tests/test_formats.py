"""The machine formats of `check`: what each says of findings, places and inputs that failed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest

from cleanup.checked import Checked
from cleanup.reports.formats import FORMATS
from tests.checks import checked, commands, failed, output
from tests.cli import CODES, RIGHT, WRONG, cleanup

# A line whose columns differ by how they are counted: vowel signs are code points of their own, the emoji is one code
# point and two UTF-16 units, isolates are not seen. By hand, in code points: "٢ - " 4, "وَعُقِدَ " 9, the emoji and a space
# 2, the isolated word and a space 11: the doubled word stands from column 27 to 31. Nothing precedes it on line 3.
_BEFORE = "\u0662 - \u0648\u064e\u0639\u064f\u0642\u0650\u062f\u064e \U0001f600 \u2067الاجتماع\u2069 "
MARKED = f"{RIGHT}\n{_BEFORE}في في المحافظات الثلاث.\n"
LINE, FIRST, LAST = 3, 27, 31


def _marked() -> Checked:
    return checked(MARKED, select=("OCR001",))


def test_the_doubled_word_stands_where_the_test_says() -> None:
    assert 26 == len(_BEFORE)
    assert ["OCR001"] == [finding["code"] for finding in _document(_marked())["findings"]]


def _document(one: Checked) -> dict[str, Any]:
    assert one.document is not None
    return dict(one.document)


# GitHub


def test_github_annotation_stands_at_line_and_column() -> None:
    (command,) = commands(output("github", _marked()))
    assert "error" == command.name
    assert {
        "file": "a.txt",
        "line": str(LINE),
        "endLine": str(LINE),
        "col": str(FIRST),
        "endColumn": str(LAST),
        "title": "OCR001 doubled-word",
    } == command.properties


def test_github_gives_no_columns_over_several_lines() -> None:
    text = (Path(__file__).parent.parent / "fixtures/reports/report-water/input.txt").read_text(encoding="utf-8")
    found = commands(output("github", checked(text, select=("ORD001",))))
    assert found
    for command in found:
        assert int(command.properties["line"]) < int(command.properties["endLine"])
        assert not {"col", "endColumn"} & set(command.properties)


@pytest.mark.parametrize(("level", "name"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_github_commands_by_level(level: str, name: str) -> None:
    assert {name} == {command.name for command in commands(output("github", checked(WRONG, level=level)))}


def test_github_keeps_the_order_of_the_source() -> None:
    places = [
        (int(command.properties["line"]), int(command.properties["col"]))
        for command in commands(output("github", checked(WRONG)))
    ]
    assert sorted(places) == places


def test_github_says_inputs_that_failed() -> None:
    (command,) = commands(output("github", failed("dir/b,1.txt", "dir/b,1.txt: 100% broken")))
    assert ("error", "dir/b,1.txt", "dir/b,1.txt: 100% broken") == (
        command.name, command.properties["file"], command.message,
    )  # fmt: skip


def test_standard_input_is_no_file() -> None:
    assert all("file" not in command.properties for command in commands(output("github", checked(WRONG, "-"))))


# The gate

_REASONS = [{
    "key": "accept-words", "value": 90.0, "limit": 98.0, "message": "Words: 90. Least: 98.",
    "message_ar": "الكلمات: 90.",
}]  # fmt: skip


def _gated(decision: str, level: str | None = None) -> Checked:
    """A document about which the gate decided."""
    one = checked(WRONG, select=("CHR",))
    told = {"decision": decision, "reasons": [] if decision == "accept" else _REASONS}
    return one._replace(document={**_document(one), "gate": {**told, **({"level": level} if level else {})}})


@pytest.mark.parametrize(
    ("decision", "level", "name"),
    [("review", "warning", "warning"), ("review", None, "warning"), ("review", "error", "error"),
     ("re-ocr", "error", "error")],
)  # fmt: skip
def test_github_says_the_gate_first(decision: str, level: str | None, name: str) -> None:
    gate, *others = commands(output("github", _gated(decision, level)))
    title = {"review": "Gate: review", "re-ocr": "Gate: scan again"}[decision]
    assert (name, {"file": "a.txt", "title": title}, "Words: 90. Least: 98.") == gate
    assert 1 == len(others)


def test_github_says_nothing_of_a_document_that_is_accepted() -> None:
    assert output("github", _gated("accept", "note")) == output("github", checked(WRONG, select=("CHR",)))


def test_github_says_the_gate_in_arabic() -> None:
    gate = commands(output("github", _gated("review"), language="ar"))[0]
    assert ("القرار: تراجع", "الكلمات: 90.") == (gate.properties["title"], gate.message)


@pytest.mark.parametrize(
    ("decision", "level", "severity"),
    [("review", "warning", "info"), ("re-ocr", "warning", "minor"), ("review", "error", "major"),
     ("re-ocr", "error", "critical"), ("review", None, "info")],
)  # fmt: skip
def test_gitlab_says_the_gate(decision: str, level: str | None, severity: str) -> None:
    issue = json.loads(output("gitlab", _gated(decision, level)))[0]
    assert ("gate", severity, {"begin": 1, "end": 1}) == (
        issue["check_name"], issue["severity"], issue["location"]["lines"]
    )  # fmt: skip
    assert issue["description"].endswith(". Words: 90. Least: 98.")


def test_gitlab_fingerprint_of_the_gate_stays_when_the_decision_changes() -> None:
    prints = {json.loads(output("gitlab", _gated(d, "error")))[0]["fingerprint"] for d in ("review", "re-ocr")}
    assert 1 == len(prints)


def test_gitlab_has_no_issue_for_a_document_that_is_accepted() -> None:
    assert "gate" not in {issue["check_name"] for issue in json.loads(output("gitlab", _gated("accept")))}


@pytest.mark.parametrize(
    ("decision", "level", "tag"),
    [("accept", "note", "system-out"), ("review", "warning", "system-out"), ("review", "error", "failure"),
     ("re-ocr", "error", "failure")],
)  # fmt: skip
def test_junit_has_a_case_for_the_gate(decision: str, level: str, tag: str) -> None:
    root = xml.fromstring(output("junit", _gated(decision, level)))
    (case,) = root.findall("testsuite/testcase[@name='gate']")
    assert _valid(root) and [tag] == [child.tag for child in case]
    assert ("2", str(1 + (tag == "failure"))) == (root.attrib["tests"], root.attrib["failures"])
    if tag == "failure":
        assert (decision, "Words: 90. Least: 98.") == (case[0].attrib["type"], case[0].text)


@pytest.mark.parametrize(("limit", "failures"), [("never", "0"), ("re-ocr", "0"), ("review", "1")])
def test_junit_gate_fails_as_the_run_does(tmp_path: Path, limit: str, failures: str) -> None:
    (tmp_path / "a.txt").write_text("SHARE:\n\nتم النشر\n\nعقد المجلس جلسته الأولى في جنيف.\n", encoding="utf-8")
    run = cleanup("check", "a.txt", "--fail-on", "never", "--fail-on-gate", limit, "--format", "junit", cwd=tmp_path)
    root = xml.fromstring(run.text)
    assert (failures, int(failures)) == (root.attrib["failures"], run.code)


# GitLab


def test_gitlab_issue() -> None:
    (issue,) = json.loads(output("gitlab", _marked()))
    assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issue)
    assert {"path": "a.txt", "lines": {"begin": LINE, "end": LINE}} == issue["location"]
    assert "OCR001 doubled-word" == issue["check_name"]


def _prints(text: str, path: str = "a.txt", **keys: Any) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(output("gitlab", checked(text, path, **keys)))]


def test_gitlab_fingerprints_are_unique() -> None:
    twice = WRONG + "\n" + WRONG.replace("١ -", "٤ -").replace("٢ -", "٥ -").replace("٣ -", "٦ -")
    both = json.loads(output("gitlab", checked(twice, select=("PUN", "OCR")), checked(twice, "c.txt"), failed()))
    assert len(both) == len({issue["fingerprint"] for issue in both})


def test_gitlab_fingerprints_stay_when_lines_move() -> None:
    assert _prints(WRONG) == _prints("\n\n" + WRONG)


def test_gitlab_takes_given_fingerprints_and_keeps_them_unique() -> None:
    given = _prints(WRONG, fingerprint="same")
    assert len(given) == len(set(given))
    assert given == _prints(WRONG, fingerprint="same") != _prints(WRONG, fingerprint="other")


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ({"tier": "safe"}, "major"),
        ({"tier": "suggested"}, "minor"),
        ({"tier": "manual"}, "info"),
        ({"tier": "safe", "level": "warning"}, "info"),
        ({"tier": "safe", "level": "note"}, "info"),
    ],
)
def test_gitlab_severity(keys: dict[str, str], severity: str) -> None:
    issues = json.loads(output("gitlab", checked(WRONG, **keys)))
    assert {severity} == {issue["severity"] for issue in issues}


def test_gitlab_says_inputs_that_failed() -> None:
    (issue,) = json.loads(output("gitlab", failed()))
    assert ("blocker", "input-failed", "b.txt") == (issue["severity"], issue["check_name"], issue["location"]["path"])


# JUnit

# What the schema `junit-10.xsd` of Jenkins' xUnit plugin allows of what we write: attributes (those required first)
# and children.
_ALLOWED = {
    "testsuites": ([], ["name", "time", "tests", "failures", "errors"], ["testsuite"]),
    "testsuite": (["name", "tests", "failures", "errors"], ["time", "skipped"], ["testcase"]),
    "testcase": (["name"], ["time", "classname", "group"], ["failure", "error", "skipped", "system-out"]),
    "failure": ([], ["type", "message"], []),
    "error": ([], ["type", "message"], []),
    "system-out": ([], [], []),
}


def _valid(element: xml.Element) -> bool:
    required, optional, children = _ALLOWED[element.tag]
    assert set(required) <= set(element.attrib) <= {*required, *optional}, element.tag
    assert {child.tag for child in element} <= set(children), element.tag
    return all(_valid(child) for child in element)


def test_junit_has_a_suite_for_each_document_and_a_case_for_each_rule() -> None:
    root = xml.fromstring(output("junit", checked(WRONG), checked(RIGHT, "c.txt"), failed()))
    assert _valid(root)
    assert ["a.txt", "c.txt", "b.txt"] == [suite.attrib["name"] for suite in root]
    assert [(5, 5, 0), (1, 0, 0), (1, 0, 1)] == [
        tuple(int(suite.attrib[key]) for key in ("tests", "failures", "errors")) for suite in root
    ]
    assert ("7", "5", "1") == tuple(root.attrib[key] for key in ("tests", "failures", "errors"))
    assert CODES[0] in [case.attrib["name"].split()[0] for case in root[0]]
    assert "b.txt: no such file" == root[2][0][0].attrib["message"]


def test_junit_names_places() -> None:
    failure = xml.fromstring(output("junit", _marked())).find("testsuite/testcase/failure")
    assert failure is not None and (failure.text or "").startswith(f"a.txt:{LINE}:{FIRST}: ")


def test_junit_case_passes_where_nothing_makes_the_run_fail() -> None:
    root = xml.fromstring(output("junit", checked(WRONG, level="warning")))
    assert _valid(root)
    assert "0" == root.attrib["failures"]
    assert 5 == len(root.findall("testsuite/testcase/system-out"))


# Markdown


def test_markdown_counts() -> None:
    page = output("markdown", checked(WRONG), checked(RIGHT, "c.txt"), failed())
    assert ["- Documents: 3", "- Could not be checked: 1", "- Findings: 5", "- Errors: 5"] == page.split("\n")[2:6]
    assert "no such file" in page


def test_markdown_stays_short() -> None:
    one = checked(WRONG)
    many = [one._replace(path=f"{at}.txt") for at in range(200)]
    page = output("markdown", *many)
    assert len(page) < 40_000
    assert "Not shown here: 150" in page and "Not shown here: 980" in page


def test_markdown_says_the_gate_and_its_reasons() -> None:
    one = checked(WRONG)
    reason = {"key": "words", "value": 12.3, "limit": 10.0, "message": "Too many | wrong words", "message_ar": "م"}
    gate = {"decision": "re-ocr", "reasons": [reason]}
    page = output("markdown", one._replace(document={**_document(one), "gate": gate}))
    assert "| Document | Errors | Warnings | Notes | Decision |" in page
    assert '| scan again <code dir="auto">Too many &#124; wrong words</code> |' in page


def test_markdown_of_nothing_found_has_no_empty_tables() -> None:
    page = output("markdown", checked(RIGHT))
    assert "### " not in page and "| 0 | 0 | 0 |" in page


# JSON


def test_jsonl_writes_each_document_as_it_is_done() -> None:
    from cleanup.checked import CheckRun
    from cleanup.reports.formats import render

    done = []

    def documents() -> Any:
        for name in ("a.txt", "b.txt"):
            done.append(name)
            yield checked(WRONG, name)

    pieces = render("jsonl", CheckRun({}), documents())
    first = json.loads(next(pieces))
    assert ("cleanup/check/1", "a.txt", ["a.txt"]) == (first["schema"], first["file"], done)


def test_jsonl_says_inputs_that_failed() -> None:
    lines = [json.loads(line) for line in output("jsonl", failed(), checked(RIGHT)).splitlines()]
    assert ["cleanup/check-error/1", "cleanup/check/1"] == [line["schema"] for line in lines]
    assert ("b.txt", "b.txt: no such file") == (lines[0]["file"], lines[0]["error"])


def test_json_lists_errors() -> None:
    run = json.loads(output("json", checked(RIGHT), failed()))
    assert (["a.txt"], ["b.txt"]) == tuple([entry["file"] for entry in run[key]] for key in ("documents", "errors"))


# All


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_deterministic_and_end_a_line(name: str) -> None:
    both = [output(name, checked(WRONG), failed("b\u202e.txt")) for _ in range(2)]
    assert both[0] == both[1]
    assert both[0].endswith("\n")


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.startswith("json")])
def test_messages_follow_the_language(name: str) -> None:
    arabic, english = "كلمة مكررة", "Word stands twice"
    assert english in output(name, _marked()).replace("&#58;", ":")
    shown = output(name, _marked(), language="ar")
    assert arabic in shown and english not in shown


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_the_command_writes_the_format_and_says_failures(name: str, work: Path) -> None:
    (work / "bad.txt").write_bytes(b"\x00\x01\x02\x00\x81\x8d")
    run = cleanup("check", "a.txt", "bad.txt", "--select", "CHR", "--format", name, cwd=work)
    assert 2 == run.code
    assert "bad.txt" in run.text.replace("&#46;", ".")
    assert "CHR003" in run.text
    assert all(line.startswith("cleanup: ") for line in run.lines)


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_that_finds_nothing_gives_a_whole_output(name: str) -> None:
    shown = output(name, checked(RIGHT))
    assert (name in ("text", "github")) == (shown == "")
    if name in ("json", "sarif", "gitlab"):
        json.loads(shown)


def test_paths_are_relative_with_forward_slashes(work: Path) -> None:
    (work / "sub").mkdir()
    (work / "a.txt").rename(work / "sub" / "a.txt")
    run = cleanup("check", work / "sub" / "a.txt", "--select", "CHR", "--format", "gitlab", cwd=work)
    assert {"sub/a.txt"} == {issue["location"]["path"] for issue in json.loads(run.text)}


def test_the_guide_shows_what_is_printed(root: Path) -> None:
    guide = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    command, _, printed = guide.split("```console\n$ cleanup ")[1].split("\n```")[0].partition("\n")
    assert printed + "\n" == cleanup(*command.split(), cwd=root).text
    assert [] == [name for name in FORMATS if f"| `{name}` |" not in guide]
