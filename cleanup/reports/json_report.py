"""The JSON of `check`: every finding of one document, for programs. The schema is `schemas/check-1.schema.json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cleanup._version import __version__
from cleanup.document import Lines
from cleanup.engine import Recorded, Result
from cleanup.findings import Tier
from cleanup.fingerprint import with_fingerprints
from cleanup.reports.fates import account
from cleanup.reports.places import in_source_order
from cleanup.reports.scorecard import scorecards, word_count
from cleanup.reports.source_edits import SourceEdit, source_edits

SCHEMA = "cleanup/check/1"


def check_document(result: Result, name: str) -> dict[str, Any]:
    """One document's findings as plain values. Offsets and columns count code points of the source text."""
    source = result.source
    lines = Lines(source.text)
    edits = source_edits(result)
    return {
        "schema": SCHEMA,
        "tool": {"name": "cleanup", "version": __version__},
        # A file name need not be valid Unicode; JSON has to be.
        "file": name.encode("utf-8", "backslashreplace").decode("utf-8"),
        "sha256": source.sha256,
        "encoding": source.encoding,
        "bom": source.bom,
        "newline": source.newline,
        "format": source.format,
        "language": result.document.language,
        "counts": _counts(result),
        "scorecard": {name: card.values() for name, card in scorecards(result)._asdict().items()},
        **({"quality": result.quality.values()} if result.quality else {}),
        "notes": list(result.notes),
        "findings": with_fingerprints(
            source.text,
            (_finding(recorded, lines, edits.get(recorded.id, ())) for recorded in in_source_order(result.findings)),
        ),
    }


def _counts(result: Result) -> dict[str, Any]:
    tiers = Counter(recorded.finding.tier for recorded in result.findings)
    codes = Counter(recorded.finding.code for recorded in result.findings)
    return {
        "findings": len(result.findings),
        "words": word_count(result),
        "tiers": {tier.value: tiers[tier] for tier in Tier},
        "codes": dict(sorted(codes.items())),
        "blocks": account(result).counts(),
    }


def _finding(recorded: Recorded, lines: Lines, edits: Sequence[SourceEdit]) -> dict[str, Any]:
    finding = recorded.finding
    return {
        "id": recorded.id,
        "code": finding.code,
        "name": recorded.rule.name,
        "tier": finding.tier.value,
        "fixable": finding.fix is not None and finding.tier is not Tier.MANUAL,
        "message": finding.message,
        "message_ar": finding.message_ar,
        **_span(lines, recorded.source_start, recorded.source_end),
        "before": recorded.before,
        "after": recorded.after,
        # Left out where the fix cannot be said in the source.
        **({"edits": [edit._asdict() for edit in edits]} if edits else {}),
        "confidence": round(finding.confidence, 4),
        "evidence": [{"key": evidence.key, "value": evidence.value} for evidence in finding.evidence],
        "related": [{"role": role, **_span(lines, start, end)} for role, start, end in recorded.related],
        **({"decision": recorded.decision.values()} if recorded.decision else {}),
    }


def _span(lines: Lines, start: int, end: int) -> dict[str, int]:
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    return {
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
