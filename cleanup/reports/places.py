"""Places: where in the source a finding and what belongs to it stand."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.engine import Recorded, Result


def related_places(result: Result, recorded: Recorded) -> list[tuple[str, int, int]]:
    """Role and source span of the places related to a finding.

    Those of an applied finding count in the text that its pass saw, which no longer exists; they are left out.
    """
    if recorded.applied:
        return []
    return [
        (related.role, *result.provenance.span_to_source(related.start, related.end))
        for related in recorded.finding.related
    ]


def in_source_order(findings: Iterable[Recorded]) -> list[Recorded]:
    """Findings by their place in the source."""
    return sorted(findings, key=lambda r: (r.source_start, r.source_end, r.id))
