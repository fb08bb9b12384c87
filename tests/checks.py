"""Checked documents for tests of output formats, and strict readers of what the formats write."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from cleanup.checked import Checked, CheckRun
from cleanup.reports.formats import render
from cleanup.reports.json_report import check_document
from tests.support import fixed, shipped_rules

RULES = {rule.code: rule for rule in shipped_rules()}

HOSTILE = [
    "::error file=x::owned",
    "a\n::error::owned\n##[error]owned",
    "a\r\nb%0A%25",
    "\x1b[31mred\x1b[0m\x9b2J\x07\x08",
    "]]></failure><x/> & <!-- -- > &#0; \x00\x0b\ufffe\uffff",
    "=cmd|' /C calc'!A0",
    "<img src=x onerror=alert(1)> <script>alert(1)</script>",
    "![i](http://x.example/i.png) [l](http://x.example) www.x.example http://x.example a@x.example @team #1",
    "`code` | cell | **bold** \\| ~~s~~ $x$\n\n# heading\n- item\n| --- |",
    "{0} {{1}} \\[a\\](1)",
    "\u202egnp.txt\u2066\u200f",
    "\udcff\udc80",
]
"""Texts that would mean something to one of the formats if they were not escaped."""


def checked(text: str, path: str = "a.txt", *, select: tuple[str, ...] = (), **keys: Any) -> Checked:
    """A document as `check` hands it on; `keys` are put into each of its findings."""
    document = check_document(fixed(text, select=select), path)
    document["findings"] = [{**finding, **keys} for finding in document["findings"]]
    return Checked(path, document)


def failed(path: str = "b.txt", error: str = "b.txt: no such file") -> Checked:
    """An input that could not be read."""
    return Checked(path, None, error)


def output(name: str, *documents: Checked, language: str = "en") -> str:
    """What a format writes of documents."""
    return "".join(render(name, CheckRun(RULES, language), documents))


class Command(NamedTuple):
    """A workflow command as the runner of GitHub reads it."""

    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """The commands of an output in which every line must be one."""
    found = []
    for line in text.removesuffix("\n").split("\n"):
        match = re.fullmatch(r"::(error|warning|notice) ([^:\r]*)::([^\r]*)", line)
        assert match, f"no command: {line!r}"
        pairs = [pair.split("=", 1) for pair in match[2].split(",")]
        assert len({key for key, _ in pairs}) == len(pairs), line
        properties = {key: _unescaped(value, property=True) for key, value in pairs}
        found.append(Command(match[1], properties, _unescaped(match[3])))
    return found


def _unescaped(value: str, property: bool = False) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if property else ())):
        value = value.replace(code, character)
    return value.replace("%25", "%")
