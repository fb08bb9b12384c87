"""The ledger: what a run found and did, enough to undo it to the byte and to replay it.

The format is `schemas/ledger-1.schema.json`. All offsets count code points.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cleanup import edits as editing
from cleanup._version import __version__
from cleanup.decisions import hashes
from cleanup.document import Lines
from cleanup.edits import Edit, EditError
from cleanup.engine import Recorded, Result
from cleanup.errors import InternalError, LedgerError
from cleanup.run_info import NOBODY, RunInfo
from cleanup.writers import write

SCHEMA = "cleanup/ledger/1"
_FINGERPRINT: dict[str, dict[str, type]] = {
    "source": {"name": str, "sha256": str, "encoding": str, "bom": bool, "format": str, "size": int, "newline": str},
    "result": {"name": str, "sha256": str},
}


class Ledger(NamedTuple):
    """A ledger as read from a file."""

    data: Mapping[str, Any]
    log: tuple[tuple[str, Edit], ...]
    fixes: Mapping[str, tuple[Edit, ...]] = {}
    """By id, the edits that would make the fix of a finding that was not applied, in the clean text."""

    @property
    def source(self) -> Mapping[str, Any]:
        """Fingerprint of the source."""
        found: Mapping[str, Any] = self.data["source"]
        return found

    @property
    def result(self) -> Mapping[str, Any]:
        """Fingerprint of the clean text."""
        found: Mapping[str, Any] = self.data["result"]
        return found


def build(result: Result, source_name: str, result_name: str, run: RunInfo = NOBODY) -> dict[str, Any]:
    """The ledger of a run.

    Raises InternalError where undoing it in memory does not give the source's bytes back.
    """
    clean = write(result.source, result.text)
    undone = editing.apply(result.text, editing.invert(result.edits))
    if hashlib.sha256(write(result.source, undone)).hexdigest() != result.source.sha256:
        raise InternalError("undoing the ledger does not give the source back; nothing was written")
    source, chosen = result.source, result.options
    return {
        "schema": SCHEMA,
        "tool": {"name": "cleanup", "version": __version__},
        **({"run": run.values()} if run.values() else {}),
        "packs": [{"id": p.id, "version": p.version, "sha256": p.sha256} for p in result.packs],
        **_words(result),
        "scorecard": scorecard_of(result),
        "options": {
            "apply": chosen.apply.value,
            "select": list(chosen.select),
            "ignore": list(chosen.ignore),
            **({"decisions": hashes(chosen.decisions)} if chosen.decisions else {}),
        },
        "source": {
            "name": source_name,
            "sha256": source.sha256,
            "size": source.size,
            "characters": len(source.text),
            "encoding": source.encoding,
            "bom": source.bom,
            "newline": source.newline,
            "format": source.format,
            "language": result.document.language,
        },
        "result": {
            "name": result_name,
            "sha256": hashlib.sha256(clean).hexdigest(),
            "size": len(clean),
            "characters": len(result.text),
        },
        "notes": list(result.notes),
        "blocks": blocks_of(result),
        "findings": _findings(result.findings, Lines(source.text)),
        "edits": [edit_values(edit, finding) for finding, edit in result.log],
    }


def scorecard_of(result: Result) -> dict[str, Any]:
    """The marks of a run as plain values."""
    from cleanup.reports.scorecard import scorecards

    return {name: card.values() for name, card in scorecards(result)._asdict().items()}


def _words(result: Result) -> dict[str, Any]:
    """The lexicon by which words were judged, and how good they are; nothing where none was looked up."""
    out: dict[str, Any] = {"quality": result.quality.values()} if result.quality else {}
    if used := result.lexicon:
        out["lexicon"] = {"version": used.version, "lists": [{"name": n, "sha256": h} for n, h in used.lists]}
    return out


def dump(data: Mapping[str, Any]) -> str:
    """The ledger as JSON, an item a line: easy to read, to search and to compare."""
    lines = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            items = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(f" {json.dumps(key)}: [\n{items}\n ]")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def load(text: str, name: str) -> Ledger:
    """Read a ledger.

    Raises LedgerError where it is no JSON, not of this schema, or not whole.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise LedgerError(f"{name}: damaged or no ledger (not valid JSON)") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else None
        raise LedgerError(f"{name}: not a ledger of this program (schema {found!r}, expected {SCHEMA!r})")
    try:
        log = tuple((str(entry["finding"]), _read_edit(entry)) for entry in data["edits"])
        for part, keys in _FINGERPRINT.items():
            for key, kind in keys.items():
                if type(data[part][key]) is not kind:
                    raise TypeError(f"{part}.{key} is not a {kind.__name__}")
        ids = {f["id"] for f in data["findings"]}
        fixes = {f["id"]: tuple(map(_read_edit, f["fix"])) for f in data["findings"] if "fix" in f}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(f"{name}: damaged ledger ({type(error).__name__}: {error})") from None
    if not {finding for finding, _ in log} <= ids:
        raise LedgerError(f"{name}: damaged ledger (an edit belongs to no finding)")
    return Ledger(data, log, fixes)


def undone(ledger: Ledger, clean: bytes, name: str) -> bytes:
    """The source's bytes, from those of the clean text.

    Raises LedgerError where the clean text was changed since, or the ledger does not fit it.
    """
    source = source_text(ledger, clean_text(ledger, clean, name), name)
    data = encode(ledger, source, name)
    if hashlib.sha256(data).hexdigest() != ledger.source["sha256"]:
        raise LedgerError(f"{name}: the ledger does not lead back to its source (hashes differ)")
    return data


def clean_text(ledger: Ledger, clean: bytes, name: str) -> str:
    """The clean text, without a byte order mark.

    Raises LedgerError where it was changed since.
    """
    if hashlib.sha256(clean).hexdigest() != ledger.result["sha256"]:
        raise LedgerError(f"{name}: the clean text was edited since (its hash is not the ledger's)")
    try:
        text = clean.decode(ledger.source["encoding"])
    except (UnicodeDecodeError, LookupError):
        raise LedgerError(f"{name}: the clean text is not {ledger.source['encoding']}") from None
    return text.removeprefix("\ufeff") if ledger.source["bom"] else text


def source_text(ledger: Ledger, text: str, name: str) -> str:
    """The source's text, from the clean text.

    Raises LedgerError where the edits do not fit it.
    """
    try:
        return editing.apply(text, editing.invert(edit for _, edit in ledger.log))
    except EditError as error:
        raise LedgerError(f"{name}: the ledger does not fit the clean text ({error})") from None


def encode(ledger: Ledger, text: str, name: str) -> bytes:
    """The bytes of a text, in the encoding of the source.

    Raises LedgerError where the encoding lacks a character.
    """
    mark = "\ufeff" if ledger.source["bom"] else ""
    try:
        return (mark + text).encode(ledger.source["encoding"])
    except (UnicodeEncodeError, LookupError):
        raise LedgerError(f"{name}: the text cannot be written as {ledger.source['encoding']}") from None


def blocks_of(result: Result) -> list[dict[str, Any]]:
    """Every block of the source and what became of it, as ledgers hold it."""
    from cleanup.reports.fates import block_fates

    return [
        {
            "id": f"B{fate.block.index + 1:04d}",
            "kind": fate.block.kind.value,
            "number": fate.block.number.value if fate.block.number else None,
            "source_start": fate.block.start,
            "source_end": fate.block.end,
            "fate": fate.fate,
            "result_start": fate.result_start,
            "findings": list(fate.findings),
        }
        for fate in block_fates(result)
    ]


def _findings(findings: Iterable[Recorded], lines: Lines) -> list[dict[str, Any]]:
    out = []
    for record in findings:
        line, column = lines.place(record.source_start)
        finding = record.finding
        out.append({
            "id": record.id,
            "code": finding.code,
            "name": record.rule.name,
            "tier": finding.tier.value,
            "applied": record.applied,
            "message": finding.message,
            "message_ar": finding.message_ar,
            "why": record.rule.why,
            "why_ar": record.rule.why_ar,
            "confidence": finding.confidence,
            "evidence": [{"key": e.key, "value": e.value} for e in finding.evidence],
            "line": line,
            "column": column,
            "source_start": record.source_start,
            "source_end": record.source_end,
            "start": finding.start,
            "end": finding.end,
            "before": record.before,
            "after": record.after,
            "related": [{"role": role, "start": a, "end": b} for role, a, b in record.related],
            **({"fix": [edit_values(edit) for edit in record.alone]} if record.alone else {}),
            **({"decision": record.decision.values()} if record.decision else {}),
        })  # fmt: skip
    return out


def edit_values(edit: Edit, finding: str = "") -> dict[str, Any]:
    """An edit as ledgers hold it, with the id of its finding where one is given."""
    base: dict[str, Any] = {"finding": finding} if finding else {}
    base |= {"op": edit.op, "start": edit.start, "end": edit.end}
    if edit.cuts:
        return {**base, "cuts": list(edit.cuts)}
    return {**base, "before": edit.before, "after": edit.after}


def _read_edit(entry: Mapping[str, Any]) -> Edit:
    op, start, end = entry["op"], entry["start"], entry["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise ValueError("an edit's offsets are not in order")
    if op == "move":
        b, c = entry["cuts"]
        if type(b) is not int or type(c) is not int or not start <= b <= c <= end:
            raise ValueError("a move's cuts are not in order")
        return Edit("move", start, end, cuts=(b, c))
    if op not in ("replace", "join", "split", "drop"):
        raise ValueError(f"unknown operation {op!r}")
    before, after = entry["before"], entry["after"]
    if not isinstance(before, str) or not isinstance(after, str):
        raise ValueError("an edit's words are no strings")
    return Edit(op, start, end, before, after)
