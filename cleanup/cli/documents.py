"""Which documents `check` looks at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from cleanup.cli.configured import current, without_excluded
from cleanup.files import Input, expand
from cleanup.messages import text


class Chosen(NamedTuple):
    """The documents, and an error line for each path that means none."""

    paths: list[Path]
    errors: list[str]

    @property
    def total(self) -> int:
        """How many inputs there are, with those that failed."""
        return len(self.paths) + len(self.errors)


def chosen(paths: Sequence[str], since: str | None, language: str) -> Chosen:
    """The documents that paths mean, without excluded ones; with `since` only changed ones.

    Raises InputError where git cannot tell.
    """
    given, errors = expand(paths)
    inputs = without_excluded(given)
    if given and not inputs:
        _say("check.excluded", language, file=current().label, count=len(given))
    if since is not None:
        inputs = _changed(inputs, paths, since)
        if not inputs and not errors:
            _say("check.unchanged", language, revision=since)
    return Chosen([item.path for item in inputs], errors)


def _changed(inputs: Sequence[Input], paths: Sequence[str], since: str) -> list[Input]:
    from cleanup.changed import changed_files

    first = Path(paths[0])
    changed = changed_files(since, first if first.is_dir() else inputs[0].path.parent if inputs else Path("."))
    # A path that is not there is a mistake of the user, not an unchanged document.
    return [item for item in inputs if item.path.resolve() in changed or not item.path.exists()]


def _say(key: str, language: str, **values: object) -> None:
    from cleanup.reports.visible import one_line

    click.echo(f"cleanup: {one_line(text(key, language, **values))}", err=True)
