"""Workflow commands of GitHub Actions: an annotation for each document that the gate does not accept, and for each
finding.

`::error file=...,line=...,endLine=...,col=...,endColumn=...,title=...::message`, see "Workflow commands for GitHub
Actions" in GitHub's documentation. The escaping is that of the official toolkit (`@actions/core`, command.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cleanup.checked import Checked, CheckRun
from cleanup.messages import text
from cleanup.reports.formats.facts import level, message, name
from cleanup.reports.formats.gates import verdict
from cleanup.reports.formats.places import STANDARD_INPUT, shown_path
from cleanup.reports.visible import one_line

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The annotations of each document: the decision of the gate first, since GitHub does not show all of them."""
    for checked in documents:
        if checked.error is not None:
            where = {**_file(checked.path), "title": text("formats.failed", run.language)}
            yield _command("error", where, one_line(checked.error))
        if checked.document is not None:
            found = "".join(_annotation(checked.path, finding, run) for finding in checked.document["findings"])
            yield _gate(checked, run.language) + found


def _gate(checked: Checked, language: str) -> str:
    told = verdict(checked, language)
    if told is None or told.is_accepted:
        return ""
    where = {**_file(checked.path), "title": one_line(told.title)}
    return _command(_COMMANDS[told.level], where, one_line(" ".join(told.reasons)))


def _annotation(path: str, finding: Mapping[str, Any], run: CheckRun) -> str:
    where: dict[str, str | int] = {**_file(path), **_place(finding), "title": name(finding, run)}
    return _command(_COMMANDS[level(finding)], where, f"{message(finding, run.language)} [{finding['confidence']:.2f}]")


def _file(path: str) -> dict[str, str]:
    return {} if path == STANDARD_INPUT else {"file": one_line(shown_path(path))}


def _place(finding: Mapping[str, Any]) -> dict[str, int]:
    """Lines and columns, from 1, the last of each included. Over several lines GitHub takes no columns."""
    line, end_line, column = finding["line"], finding["end_line"], finding["column"]
    if end_line != line:
        # A span that ends with a line end does not reach into the next line.
        return {"line": line, "endLine": end_line - (finding["end_column"] == 1)}
    return {"line": line, "endLine": line, "col": column, "endColumn": max(column, finding["end_column"] - 1)}


def _command(name: str, properties: Mapping[str, str | int], data: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_data(data)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
