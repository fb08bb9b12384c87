"""Places: where in the source a finding and what belongs to it stand."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.engine import Recorded


def in_source_order(findings: Iterable[Recorded]) -> list[Recorded]:
    """Findings by their place in the source."""
    return sorted(findings, key=lambda r: (r.source_start, r.source_end, r.id))
