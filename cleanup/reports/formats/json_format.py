"""One JSON object for the run: `documents` and `errors` (`schemas/check-run-1.schema.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanup.checked import Checked, CheckRun
from cleanup.reports.formats.escapes import json_text
from cleanup.reports.formats.jsonl_format import failure

SCHEMA = "cleanup/check-run/1"


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The whole run, once all documents are done."""
    found, failed = [], []
    for checked in documents:
        if checked.document is not None:
            found.append(checked.document)
        if checked.error is not None:
            failed.append(failure(checked.path, checked.error))
    yield json_text({"schema": SCHEMA, "documents": found, "errors": failed}, indent=1) + "\n"
