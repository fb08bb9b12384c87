"""Where the output of `check` goes: one format to standard output, others to files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import click

from cleanup.checked import Checked, CheckRun
from cleanup.cli.types import Output
from cleanup.errors import OutputError
from cleanup.files import write_all
from cleanup.packs import Rule
from cleanup.policy import is_settled
from cleanup.reports.formats import render


class LazyRules(Mapping[str, Rule]):
    """The rules by code, loaded when a format first asks for one: most do not."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self._folders = folders

    @cached_property
    def _rules(self) -> Mapping[str, Rule]:
        from cleanup import packs

        return {rule.code: rule for pack in packs.load(self._folders) for rule in pack.rules}

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


def shown_format(outputs: Sequence[Output]) -> str | None:
    """The format that goes to standard output. Raises UsageError where two do, or two go to one file."""
    names = [output.name for output in outputs if output.file is None]
    if len(names) > 1:
        raise click.UsageError(f"only one --format can go to standard output; write --format {names[1]}=FILE")
    files = [Path(output.file).resolve() for output in outputs if output.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("two --format options name the same file")
    return names[0] if names else None


def guard(targets: Iterable[str | Path], inputs: Iterable[Path]) -> None:
    """Raises OutputError for a file to write that is one of the documents."""
    documents = {path.resolve() for path in inputs}
    for target in targets:
        if Path(target).resolve() in documents:
            raise OutputError(f"{target}: would overwrite an input; choose another file")


def write_outputs(outputs: Sequence[Output], run: CheckRun, documents: Iterable[Checked], show_known: bool) -> None:
    """Write every output; what goes to standard output is written as documents come.

    Raises OutputError where a file cannot be written; then none is.
    """
    shown = shown_format(outputs)
    files = [(output.name, Path(output.file)) for output in outputs if output.file is not None]
    done: list[Checked] = []
    coming = _remembered(documents, done) if files else iter(documents)
    if shown is None:
        done = list(documents)
    else:
        for piece in render(shown, run, _filtered(shown, coming, show_known)):
            click.echo(piece, nl=False)
    write_all([
        (path, "".join(render(name, run, _filtered(name, done, show_known))).encode("utf-8")) for name, path in files
    ])  # fmt: skip


def _remembered(documents: Iterable[Checked], done: list[Checked]) -> Iterator[Checked]:
    for document in documents:
        done.append(document)
        yield document


def _filtered(name: str, documents: Iterable[Checked], show_known: bool) -> Iterator[Checked]:
    """Text is for people: without known findings unless asked for. Other formats say of each whether it is known."""
    for checked in documents:
        if name != "text" or show_known or checked.document is None:
            yield checked
            continue
        found = [finding for finding in checked.document["findings"] if not is_settled(finding)]
        yield checked._replace(document={**checked.document, "findings": found})
