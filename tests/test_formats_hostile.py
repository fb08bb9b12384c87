"""Documents and file names that try to be more than text: no format lets them."""

from __future__ import annotations

import csv
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from markdown_it import MarkdownIt

from cleanup.checked import Checked
from cleanup.reports.formats import FORMATS
from cleanup.reports.visible import HIDDEN, one_line
from tests.checks import HOSTILE, checked, commands, failed, output
from tests.cli import WRONG, cleanup

hostile = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))

PLAIN = checked(WRONG, select=("CHR",))
COUNT = 1


def _name(text: str) -> str:
    """The text as a file name: all characters but two may stand in one."""
    return text.replace("\0", "").replace("/", "")


def _spoofed(text: str) -> list[Checked]:
    """A document whose words and name hold the text, and an input that failed with it."""
    assert PLAIN.document
    words = dict.fromkeys(("message", "message_ar", "before", "after", "name", "reason"), text)
    findings = [{**finding, **words} for finding in PLAIN.document["findings"]]
    assert COUNT == len(findings)
    return [Checked(_name(text), {**PLAIN.document, "findings": findings}), failed(_name(text), text)]


@pytest.mark.parametrize("name", FORMATS)
@hostile
def test_nothing_hidden_is_written(name: str, text: str) -> None:
    shown = output(name, *_spoofed(text))
    shown.encode("utf-8")
    assert [] == HIDDEN.findall(shown)


@hostile
def test_text_has_a_line_for_each_finding(text: str) -> None:
    lines = output("text", *_spoofed(text)).removesuffix("\n").split("\n")
    assert COUNT == len(lines)


# How runners of CI find a command in a line of a log: GitHub's at the beginning, behind spaces too, and its older form
# anywhere, as Azure's; TeamCity's at the beginning.
_RUNNERS = re.compile(r"^\s*::\w|##\w*\[")

COMMANDS = [
    *HOSTILE, "##[error]owned", " ::stop-commands::x", "a ##[add-mask]b", "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStop comment='x']", "::group::x", "####[warning]x",
]  # fmt: skip


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "junit", "markdown", "gitlab", "sarif"])
@pytest.mark.parametrize("text", COMMANDS, ids=range(len(COMMANDS)))
def test_a_log_holds_no_command_to_a_runner(name: str, text: str) -> None:
    lines = output(name, *_spoofed(text)).splitlines()
    assert [] == [line for line in lines if _RUNNERS.search(line)]


@pytest.mark.parametrize("text", COMMANDS, ids=range(len(COMMANDS)))
def test_junit_gives_the_text_back(text: str) -> None:
    case = xml.fromstring(output("junit", *_spoofed(text))).find("testsuite/testcase/failure")
    assert case is not None and one_line(text) in (case.text or "")


def _with_commands() -> str:
    paragraph = WRONG.split("\n")[0]
    lines = ["::error::owned", "##[error]owned", " ##vso[task.complete result=Failed]", "  ::stop-commands::x"]
    return "\n\n".join([paragraph, *lines, WRONG.replace(" .", " ##[warning] .")])


def test_no_line_of_a_run_is_a_command_to_a_runner(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_with_commands(), encoding="utf-8", newline="")
    run = cleanup("check", "a.txt", "##[error]b.txt", "::error::c.txt", "--diff", cwd=tmp_path)
    assert 2 == run.code and "@@" in run.text and "owned" in run.text
    assert [] == [line for line in [*run.text.splitlines(), *run.lines] if _RUNNERS.search(line)]


@pytest.mark.parametrize("name", ["##[error]a.txt", "::error::a.txt"])
@pytest.mark.parametrize("command", ["diff", "fix"])
def test_what_a_terminal_shows_is_no_command_to_a_runner(tmp_path: Path, command: str, name: str) -> None:
    text = "::error::owned في في.\n\n##[error] من من ## .\n"
    (tmp_path / name).write_text(f"{_with_commands()}\n\n{text}", encoding="utf-8", newline="")
    run = cleanup(command, f"./{name}", cwd=tmp_path)
    shown = run.text if command == "diff" else "\n".join(run.lines)
    assert 0 == run.code and shown.count("⟦U+003A⟧" if command == "diff" or name[0] == ":" else "⟦U+005B⟧")
    assert [] == [line for line in [*run.text.splitlines(), *run.lines] if _RUNNERS.search(line)]


@pytest.mark.parametrize("name", ["json", "jsonl"])
@hostile
def test_json_loses_nothing(name: str, text: str) -> None:
    shown = output(name, *_spoofed(text))
    document = json.loads(shown)["documents"][0] if name == "json" else json.loads(shown.split("\n")[0])
    assert text == document["findings"][0]["message"]
    if name == "jsonl":
        assert 2 == len(shown.splitlines())


@hostile
def test_github_reads_one_command_for_each_finding(text: str) -> None:
    found = commands(output("github", *_spoofed(text)))
    assert ["error", "error"] == [command.name for command in found]
    assert [{"file", "line", "endLine", "col", "endColumn", "title"}, {"file", "title"}] == [
        set(command.properties) for command in found
    ]
    assert found[0].message.startswith(one_line(text))
    assert {one_line(_name(text))} == {command.properties["file"] for command in found}


@hostile
def test_gitlab_describes_on_one_line(text: str) -> None:
    issues = json.loads(output("gitlab", *_spoofed(text)))
    assert 2 == len(issues)
    assert f"CHR003 {one_line(text)}" == issues[0]["description"]
    # Spreadsheets take a cell that begins so for a formula; the code stands before the words.
    row = next(csv.reader([f'"{issues[0]["description"].replace(chr(34), chr(34) * 2)}"']))
    assert not row[0].startswith(("=", "+", "-", "@"))


@hostile
def test_junit_is_well_formed_and_holds_the_text(text: str) -> None:
    root = xml.fromstring(output("junit", *_spoofed(text)))
    assert ["testsuite", "testsuite"] == [suite.tag for suite in root]
    assert ["testcase", "failure", "testcase", "error"] == [e.tag for suite in root for e in list(suite.iter())[1:]]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None and (failure.text or "").endswith(one_line(text))
    assert "\n" not in (failure.text or "")


class _Seen(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[tuple[str, tuple[tuple[str, str | None], ...]]] = set()
        self.text = ""
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add((tag, tuple(attrs)))
        self.cells += tag == "td"

    def handle_data(self, data: str) -> None:
        self.text += data


_ELEMENTS = {(tag, ()) for tag in ("h2", "h3", "ul", "li", "table", "thead", "tbody", "tr", "th", "td")}


@hostile
def test_markdown_shows_the_text_as_text(text: str) -> None:
    page = output("markdown", *_spoofed(text))
    seen = _Seen()
    seen.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(page))
    assert seen.elements == _ELEMENTS | {("code", (("dir", "auto"),))}
    assert 2 * 4 + 3 + 3 == seen.cells
    assert 2 <= seen.text.count(one_line(text)[:150])
    # GitHub makes links of bare addresses, and mentions of names, which the parser above does not.
    assert not re.search(r"www\.|https?:|@|#[0-9]", re.sub(r"&#[0-9]+;", "", page))


def test_file_names_of_a_folder(tmp_path: Path) -> None:
    """Through the command: as bytes, as the system hands them over."""
    names = {os.fsencode(_name(text)[:60]) + b".txt" for text in HOSTILE}
    try:
        for name in names:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(WRONG, encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this system has no such file names")
    run = cleanup("check", ".", "--select", "CHR", "--format", "github", cwd=tmp_path)
    assert (1, "") == (run.code, run.err)
    assert {one_line(os.fsdecode(name)) for name in names} == {
        command.properties["file"] for command in commands(run.text)
    }
