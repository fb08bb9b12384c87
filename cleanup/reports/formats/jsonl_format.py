"""JSON Lines: an object on a line for each document, written as soon as it is done.

A line is a document (`schemas/check-1.schema.json`) or an input that failed (`schemas/check-error-1.schema.json`); its
key `schema` says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cleanup._version import __version__
from cleanup.checked import Checked, CheckRun
from cleanup.reports.formats.escapes import json_text, valid

ERROR_SCHEMA = "cleanup/check-error/1"


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """A line for each document."""
    for checked in documents:
        if checked.document is not None:
            yield json_text(checked.document) + "\n"
        if checked.error is not None:
            yield json_text(failure(checked.path, checked.error)) + "\n"


def failure(path: str, error: str) -> dict[str, Any]:
    """An input that failed, as plain values."""
    return {
        "schema": ERROR_SCHEMA,
        "tool": {"name": "cleanup", "version": __version__},
        "file": valid(path),
        "error": valid(error),
    }
