"""Suggestions on their own: for each finding that was not applied, the edits that would make its fix in the clean text.

In the last round nothing is applied, so that the offsets of what it finds are those of the clean text. The moves of one
rule alone are made for each other: each has its offsets in the text that those before it leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.edits import Edit
from cleanup.findings import Finding, Tier
from cleanup.rebase import LogEntry, without


def standing_alone(findings: Sequence[Finding], length: int) -> list[tuple[Edit, ...]]:
    """For each finding, in the order in which they were found, its edits in the order of application.

    There are none where a finding has no fix that a person could accept, or where its move is one only after others.
    `length` is that of the clean text.
    """
    out: list[tuple[Edit, ...]] = []
    moving: dict[str, list[int]] = {}
    for at, finding in enumerate(findings):
        edits = finding.fix.edits if finding.fix and finding.tier is not Tier.MANUAL else ()
        if edits and edits[0].cuts:
            moving.setdefault(finding.code, []).append(at)
        out.append(edits if edits and edits[0].cuts else in_falling_order(edits))
    for places in moving.values():
        for group in _windows([(at, out[at]) for at in places]):
            for at, edits in _apart(group, length):
                out[at] = edits
    return out


def in_falling_order(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Replacements that were made for one text, from the end on: then one does not shift the next."""
    return tuple(sorted(edits, key=lambda e: (e.start, e.end), reverse=True))


def _windows(moves: Sequence[tuple[int, tuple[Edit, ...]]]) -> Iterator[list[tuple[int, tuple[Edit, ...]]]]:
    """Findings whose moves share a stretch of the text. A move shifts nothing outside of its own stretch."""
    spans = sorted((min(e.start for e in edits), max(e.end for e in edits), at) for at, edits in moves)
    group: set[int] = set()
    groups, reach = [group], 0
    for start, end, at in spans:
        if group and start >= reach:
            group = set()
            groups.append(group)
        group.add(at)
        reach = max(reach, end)
    for group in groups:
        yield [(at, edits) for at, edits in moves if at in group]


def _apart(group: Sequence[tuple[int, tuple[Edit, ...]]], length: int) -> Iterator[tuple[int, tuple[Edit, ...]]]:
    """Each finding's moves as they are without those of the others."""
    if len(group) == 1:
        yield group[0]
        return
    log: list[LogEntry] = [(str(at), edit) for at, edits in group for edit in edits]
    for at, _ in group:
        others = {str(other) for other, _ in group} - {str(at)}
        kept, _gone = without(log, others, length)
        yield at, tuple(edit for _, edit in kept)
