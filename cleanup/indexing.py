"""The index pages of a run: which folders get one, and writing them without touching pages of others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup.batch import Outcome
from cleanup.files import Input, Outputs, write_all
from cleanup.run_info import NOBODY, RunInfo

INDEX = "index.html"


class Indexes(NamedTuple):
    """What came of the index pages."""

    written: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()
    """Files in their place that are not ours and were left alone."""


def write_indexes(
    done: Sequence[tuple[Input, Outputs, Outcome]], failures: Sequence[str], language: str, run: RunInfo = NOBODY
) -> Indexes:
    """Write an index into each output folder that has reports, where there were several inputs.

    `failures` are error lines of inputs that came to no outcome; they stand in the first index. Raises OutputError.
    """
    from cleanup.reports.index_page import Entry, render

    folders: dict[Path, list[Entry]] = {}
    for item, outputs, outcome in done:
        folder = outputs.report.parents[len(item.relative.parts) - 1]
        report = outputs.report.relative_to(folder) if str(outputs.report) in outcome.written else None
        folders.setdefault(folder, []).append(Entry(str(item.relative), outcome, report))
    written: list[Path] = []
    foreign: list[Path] = []
    pages: list[tuple[Path, bytes]] = []
    for at, (folder, entries) in enumerate(folders.items()):
        lines = failures if at == 0 else ()
        if len(entries) + len(lines) < 2 or all(entry.report is None for entry in entries):
            continue
        path = folder / INDEX
        if not _is_free(path):
            foreign.append(path)
            continue
        pages.append((path, render(entries, lines, language, run).encode("utf-8")))
        written.append(path)
    write_all(pages)
    return Indexes(tuple(written), tuple(foreign))


def _is_free(path: Path) -> bool:
    """Whether nothing stands there, or a page of our own."""
    from cleanup.reports.index_page import is_own_page

    if not path.is_file():
        return not (path.exists() or path.is_symlink())
    try:
        with open(path, "rb") as file:
            return is_own_page(file.read(4096))
    except OSError:
        return False
