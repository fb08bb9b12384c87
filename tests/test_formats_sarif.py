"""SARIF: valid by its schema and by the rules of its validator, and true to the findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleanup.checked import Checked
from tests.checks import HOSTILE, checked, failed, output
from tests.cli import RIGHT, WRONG, WRONG_BUT_CLEAN, cleanup
from tests.sarif import violations
from tests.support import FIXTURES
from tests.test_formats import FIRST, LAST, LINE, MARKED

REPORT = (FIXTURES / "reports" / "report-water" / "input.txt").read_text(encoding="utf-8")


def _run(*documents: Checked, language: str = "en") -> dict[str, Any]:
    """The run of a log that breaks no rule."""
    log = json.loads(output("sarif", *documents, language=language))
    assert [] == violations(log)
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_report_gives_a_valid_log(language: str) -> None:
    run = _run(checked(REPORT), checked(RIGHT, "c.txt"), failed(), language=language)
    assert (language, 30) == (run["language"], len(run["results"]))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_and_names_give_a_valid_log(text: str) -> None:
    name = text.replace("\x00", "").replace("/", "")
    run = _run(checked(WRONG, name, message=text, message_ar=text), failed(name, text))
    said = run["results"][0]["message"]["text"]
    assert "](" not in said.replace("\\]", "")
    assert "{" not in said.replace("{{", "") and "}" not in said.replace("}}", "")
    assert not any(character in said for character in "\x1b\x9b\u202e\n")


def test_the_region_counts_code_points() -> None:
    (result,) = _run(checked(MARKED, select=("OCR001",)))["results"]
    start = MARKED.index("في في")
    assert {
        "startLine": LINE,
        "startColumn": FIRST,
        "endLine": LINE,
        "endColumn": LAST + 1,
        "charOffset": start,
        "charLength": 5,
    } == result["locations"][0]["physicalLocation"]["region"]


def test_fixes_put_the_source_right() -> None:
    text = WRONG
    replacements = [
        replacement
        for result in _run(checked(WRONG))["results"]
        for replacement in result["fixes"][0]["artifactChanges"][0]["replacements"]
    ]
    for one in sorted(replacements, key=lambda one: -one["deletedRegion"]["charOffset"]):
        start = one["deletedRegion"]["charOffset"]
        end = start + one["deletedRegion"]["charLength"]
        text = text[:start] + one.get("insertedContent", {"text": ""})["text"] + text[end:]
    assert WRONG_BUT_CLEAN == text


def test_related_places_have_messages() -> None:
    related = [r for result in _run(checked(REPORT))["results"] for r in result.get("relatedLocations", ())]
    assert related
    assert {"The copy that is kept."} <= {r["message"]["text"].capitalize() for r in related}


def test_a_baseline_gives_states_and_suppressions() -> None:
    known = checked(WRONG, baseline="known", reason="As printed", level="note")
    run = _run(known, checked(WRONG, "c.txt", baseline="new"))
    old, new = (
        [r for r in run["results"] if index == r["locations"][0]["physicalLocation"]["artifactLocation"]["index"]]
        for index in (0, 1)
    )
    assert {"unchanged"} == {r["baselineState"] for r in old}
    assert {"note"} == {r["level"] for r in old}
    assert [{"kind": "external", "status": "accepted", "justification": "As printed"}] == old[0]["suppressions"]
    assert {"new"} == {r["baselineState"] for r in new}
    assert all([] == r["suppressions"] for r in new)


def test_without_a_baseline_nothing_is_said_of_one() -> None:
    for result in _run(checked(WRONG))["results"]:
        assert not {"baselineState", "suppressions"} & set(result)


def test_fingerprints_are_passed_on() -> None:
    run = _run(checked(WRONG, fingerprint="f00"))
    assert {"f00"} == {result["partialFingerprints"]["cleanupFinding/v1"] for result in run["results"]}


def test_a_failed_input_is_a_notification() -> None:
    (invocation,) = _run(checked(RIGHT), failed())["invocations"]
    assert invocation["executionSuccessful"] is False
    (said,) = invocation["toolExecutionNotifications"]
    assert ("error", "b.txt: no such file.") == (said["level"], said["message"]["text"])
    assert "b.txt" == said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_artifacts_say_what_was_read() -> None:
    (artifact,) = _run(checked(RIGHT))["artifacts"]
    document = checked(RIGHT).document
    assert document is not None
    assert ("UTF-8", "text/plain", {"sha-256": document["sha256"]}) == (
        artifact["encoding"], artifact["mimeType"], artifact["hashes"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("python", "iana"),
    [("cp1256", "windows-1256"), ("iso8859-6", "ISO-8859-6"), ("iso8859_6", "ISO-8859-6"), ("utf-16-le", "UTF-16LE")],
)
def test_encodings_have_the_names_of_iana(python: str, iana: str) -> None:
    one = checked(RIGHT)
    (artifact,) = _run(one._replace(document={**(one.document or {}), "encoding": python}))["artifacts"]
    assert iana == artifact["encoding"]


def test_uris_are_relative_to_the_working_folder(work: Path) -> None:
    inside = work / "حزيران يونيه" / "ب 100%#?.txt"
    inside.parent.mkdir()
    inside.write_text(WRONG, encoding="utf-8")
    outside = work.parent / f"{work.name}-outside.txt"
    outside.write_text(WRONG, encoding="utf-8")
    run = cleanup("check", inside, outside, "--select", "CHR", "--format", "sarif", cwd=work)
    log = json.loads(run.text)
    assert [] == violations(log)
    first, second = (artifact["location"] for artifact in log["runs"][0]["artifacts"])
    assert (
        "%D8%AD%D8%B2%D9%8A%D8%B1%D8%A7%D9%86%20%D9%8A%D9%88%D9%86%D9%8A%D9%87/%D8%A8%20100%25%23%3F.txt"
        == (first["uri"])
    )
    assert "SRCROOT" == first["uriBaseId"]
    assert outside.resolve().as_uri() == second["uri"] and "uriBaseId" not in second
