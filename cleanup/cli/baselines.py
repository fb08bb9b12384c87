"""The baseline of a run of `check`: marking what is known, writing the file, saying what is stale."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from cleanup import baseline
from cleanup.baseline import Baseline, Entry, Name
from cleanup.config.files import label
from cleanup.files import write_all
from cleanup.globs import relative
from cleanup.messages import text
from cleanup.per_file import PerFile
from cleanup.reports.visible import log_line, one_line
from cleanup.results import Options


@dataclass(slots=True)
class BaselineRun:
    """A baseline and what a run has found of it so far."""

    file: Path
    known: Baseline
    write: bool
    """Whether all that is found becomes known."""
    update: bool
    """Whether entries that match nothing any more are dropped."""
    reason: str = ""
    options: dict[str, Options] = field(default_factory=dict)
    """The options of each file that was checked, by its name in the baseline."""
    found: list[Entry] = field(default_factory=list)

    def mark(self, path: str, document: Mapping[str, Any], per_file: PerFile, options: Options) -> dict[str, Any]:
        """The document, each of its findings new or known."""
        file = path if path == "-" else relative(Path(path), self.file.parent)
        file = file.encode("utf-8", "backslashreplace").decode("utf-8")
        self.options[file] = per_file.options_for(Path(path), options)
        entries = baseline.entries_of(document, file, self.reason, _today() if self.write else "")
        self.found += entries
        known = ChainMap(self.known, {entry.name: entry for entry in entries} if self.write else {})
        return baseline.marked(document, file, known)

    def finish(self, language: str) -> bool:
        """Write the baseline where that was asked for, else say what is stale. Whether entries are stale then."""
        found = [entry.name for entry in self.found]
        stale = baseline.stale(self.known, found, self.options, self._ran)
        if not (self.write or self.update):
            _say_stale(stale, language)
            return bool(stale)
        gone = {entry.name: entry for entry in [*stale, *self._of_lost_files()]}
        entries = baseline.renewed(self.known, self.found if self.write else (), gone.values())
        write_all([(self.file, baseline.dump(entries).encode("utf-8"))])
        if gone:
            click.echo(text("baseline.dropped", language, count=len(gone)), err=True)
        click.echo(text("baseline.written", language, file=one_line(label(self.file)), count=len(entries)), err=True)
        return False

    def _ran(self, file: str, rule: str) -> bool:
        return self.options[file].wants(rule)

    def _of_lost_files(self) -> list[Entry]:
        """Entries of files that are not there any more."""
        there: dict[str, bool] = {"-": True}
        for name in self.known:
            if name.file not in there:
                there[name.file] = (self.file.parent / name.file).exists()
        return [entry for name, entry in self.known.items() if not there[name.file]]


def baseline_run(file: str | None, write: str | None, update: bool, reason: str, folder: Path) -> BaselineRun | None:
    """The baseline that options ask for; None for none. `write` is a file, or empty for the usual one.

    Raises UsageError for options that cannot go together, and BaselineError for a file that is no baseline.
    """
    if reason and write is None:
        raise click.UsageError("--reason goes with --write-baseline")
    if write is not None and update:
        raise click.UsageError("--write-baseline drops what is stale too: leave --update-baseline out")
    if write is None:
        if file is None:
            if update:
                raise click.UsageError("--update-baseline needs a baseline: give it with --baseline FILE")
            return None
        return BaselineRun(Path(file), baseline.read(Path(file)), False, update)
    if write and not write.endswith(".json"):
        # Most likely a document: an option whose value may be left out takes the word behind it.
        raise click.UsageError(
            f"--write-baseline {write}: a baseline ends in .json; put paths before the option, or write "
            f"--write-baseline={baseline.DEFAULT_NAME}"
        )
    target = Path(write or file or folder / baseline.DEFAULT_NAME)
    known = baseline.read(target) if target.exists() else {}
    return BaselineRun(target, known, True, False, reason)


def _today() -> str:
    """The date of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/); empty without it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return ""
    try:
        return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {given!r}, expected seconds since 1970") from None


def _say_stale(stale: list[Entry], language: str) -> None:
    if not stale:
        return
    click.echo(f"cleanup: {text('baseline.stale', language, count=len(stale))}", err=True)
    for entry in stale:
        name: Name = entry.name
        click.echo(log_line(f"  {name.file}: {name.rule} {entry.text}").rstrip(), err=True)
