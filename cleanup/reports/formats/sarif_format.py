"""SARIF 2.1.0 (OASIS standard, errata 01): the interchange format of static analysis, one run in one log.

`sarif_rules` writes the rules, `sarif_results` the findings. The log holds no times and no folder names, so that the
same run gives the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cleanup._version import __version__
from cleanup.checked import Checked, CheckRun
from cleanup.messages import text
from cleanup.messages.notes import told
from cleanup.reports.formats.escapes import json_text
from cleanup.reports.formats.sarif_results import location_of, plain, results
from cleanup.reports.formats.sarif_rules import FAILED, NOTED, notification_descriptors, rule_descriptors

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_IANA: Final = (
    (re.compile(r"cp125(\d)"), r"windows-125\1"),
    (re.compile(r"cp(\d+)"), r"IBM\1"),
    (re.compile(r"iso8859[-_](\d+)"), r"ISO-8859-\1"),
    (re.compile(r"utf-(\d+)-le"), r"UTF-\1LE"),
    (re.compile(r"utf-(\d+)-be"), r"UTF-\1BE"),
)
"""How IANA calls encodings that Python calls otherwise; SARIF wants its names (3.24.9)."""


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The whole run, once all documents are done."""
    yield json_text(log(run, list(documents)), indent=1) + "\n"


def log(run: CheckRun, documents: Sequence[Checked]) -> dict[str, Any]:
    """The SARIF log of a run."""
    codes = sorted({f["code"] for checked in documents if checked.document for f in checked.document["findings"]})
    index = {code: at for at, code in enumerate(codes)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "cleanup",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "shortDescription": {"text": text("formats.tool", run.language)},
                        "rules": rule_descriptors(codes, run),
                        "notifications": notification_descriptors(run.language),
                    }
                },
                "language": run.language,
                "automationDetails": {"id": "cleanup/check/"},
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": text("formats.root", run.language)}}},
                "invocations": [_invocation(documents, run.language)],
                "artifacts": [_artifact(checked, at) for at, checked in enumerate(documents)],
                "results": results(documents, index, run),
            }
        ],
    }


def _invocation(documents: Sequence[Checked], language: str) -> dict[str, Any]:
    """What went wrong while the program ran: inputs that failed, and what it says of whole documents."""
    notifications = []
    for at, checked in enumerate(documents):
        said = [("error", FAILED, checked.error)] if checked.error is not None else []
        said += [("note", NOTED, told(note, language)) for note in (checked.document or {}).get("notes", ())]
        notifications += [
            {
                "descriptor": {"id": id_, "index": index},
                "level": level,
                "message": {"text": plain(words)},
                "locations": [{"physicalLocation": {"artifactLocation": location_of(checked.path, at)}}],
            }
            for level, (id_, index), words in said
        ]
    failed = any(checked.error is not None for checked in documents)
    return {"executionSuccessful": not failed, "toolExecutionNotifications": notifications}


def _artifact(checked: Checked, at: int) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": location_of(checked.path, at), "roles": ["analysisTarget"]}
    document = checked.document
    if document is None:
        return artifact
    form = "markdown" if document["format"] == "markdown" else "plain"
    return {
        **artifact,
        "mimeType": f"text/{form}",
        "sourceLanguage": "markdown" if form == "markdown" else "plaintext",
        "encoding": _encoding(document["encoding"]),
        "hashes": {"sha-256": document["sha256"]},
        "properties": _properties(document),
    }


def _encoding(name: str) -> str:
    for pattern, template in _IANA:
        if match := pattern.fullmatch(name):
            return match.expand(template)
    return name.upper().replace("_", "-")


def _properties(document: Mapping[str, Any]) -> dict[str, Any]:
    """What SARIF has no property for; `language` is that of the words, which `sourceLanguage` does not mean."""
    return {key: document[key] for key in ("language", "scorecard", "gate") if key in document}
