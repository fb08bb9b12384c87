"""One JSON object for the run; `documents` holds an object for each document (`schemas/check-1.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cleanup.checked import Checked, CheckRun


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The whole run, once all documents are done."""
    found = [checked.document for checked in documents if checked.document is not None]
    yield json.dumps({"schema": "cleanup/check-run/1", "documents": found}, ensure_ascii=False, indent=1) + "\n"
