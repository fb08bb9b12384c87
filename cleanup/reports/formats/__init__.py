"""Output formats of `check`, each in a module of its own.

A module has one function, `render(run, documents)`, which yields pieces of text. Documents come one at a time: a format
that can, writes them as they come.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Final

from cleanup.checked import Checked, CheckRun

FORMATS: Final = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")


def render(name: str, run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The output of a run in one of `FORMATS`, in pieces; each ends where a reader may begin to use it."""
    module = importlib.import_module(f"cleanup.reports.formats.{name}_format")
    pieces: Iterator[str] = module.render(run, documents)
    return pieces
