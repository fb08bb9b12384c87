"""A line for each finding: `path:line:column: CODE tier message [confidence]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cleanup.checked import Checked, CheckRun
from cleanup.reports.formats.facts import message
from cleanup.reports.visible import no_command, one_line


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The findings of each document, in source order."""
    for checked in documents:
        if checked.document is not None:
            yield "".join(f"{line}\n" for line in lines(checked.document, checked.path, run.language))


def lines(document: Mapping[str, Any], path: str, language: str = "en") -> Iterator[str]:
    """The lines of one document."""
    # With two colons at the beginning of a line, a path leads to its file only so: `no_command` would change it.
    shown = f"./{one_line(path)}" if path.lstrip().startswith("::") else one_line(path)
    for finding in document["findings"]:
        yield no_command(
            f"{shown}:{finding['line']}:{finding['column']}: {finding['code']} {finding['tier']} "
            f"{message(finding, language)} [{finding['confidence']:.2f}]"
        )
