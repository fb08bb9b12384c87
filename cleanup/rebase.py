"""Taking single changes back: replay a log of edits without some of them.

Two texts are followed side by side: T, to which every edit of the log is applied, and T', to which those taken back
are not. Aligned segments say which stretches of T stand where in T'. An edit carries over where all that it touches is
aligned; else it depends on what was taken back, and goes too. (Operational transformation, after Ellis and Gibbs 1989,
reduced to one writer.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleanup.edits import Edit

LogEntry = tuple[str, Edit]


@dataclass(slots=True)
class _Segment:
    """T[here : here + length] stands in T' at `there`."""

    here: int
    there: int
    length: int


def without(log: Sequence[LogEntry], taken_back: Iterable[str], source_length: int) -> tuple[list[LogEntry], set[str]]:
    """The log without some findings, offsets put right, and all findings that are gone.

    Edits of one finding stand or fall together, and so do those that build on them.
    """
    gone = set(taken_back)
    while True:
        kept, dependent = _replay(log, gone, source_length)
        if not dependent:
            return kept, gone
        gone |= dependent


def _replay(log: Sequence[LogEntry], gone: set[str], length: int) -> tuple[list[LogEntry], set[str]]:
    segments = [_Segment(0, 0, length)] if length else []
    there_length = length
    kept: list[LogEntry] = []
    dependent: set[str] = set()
    for finding, edit in log:
        mapped = None
        if finding not in gone and finding not in dependent:
            mapped = _carried_move(segments, edit) if edit.cuts else _carried(segments, edit, length, there_length)
            if mapped is None:
                dependent.add(finding)
        if mapped:
            kept.append((finding, mapped))
        segments = _after_move(segments, edit, mapped) if edit.cuts else _after_replacement(segments, edit, mapped)
        length += edit.shift
        there_length += mapped.shift if mapped else 0
    return kept, dependent


def _at(segments: Sequence[_Segment], offset: int) -> _Segment | None:
    """The segment that holds the character at an offset of T."""
    for segment in segments:
        if segment.here <= offset < segment.here + segment.length:
            return segment
    return None


def _carried(segments: Sequence[_Segment], edit: Edit, length: int, there_length: int) -> Edit | None:
    """The replacement with offsets of T'. Joins and insertions need their neighbours too: they belong between them."""
    wide = edit.op in ("join", "split") or edit.start == edit.end
    start = max(0, edit.start - 1) if wide else edit.start
    end = min(length, edit.end + 1) if wide else edit.end
    if start == end:
        return edit if length == there_length == 0 else None
    segment = _at(segments, start)
    if segment is None or end > segment.here + segment.length:
        return None
    by = segment.there - segment.here
    if wide and (
        (edit.start == 0) != (edit.start + by == 0) or (edit.end == length) != (edit.end + by == there_length)
    ):
        return None
    return Edit(edit.op, edit.start + by, edit.end + by, edit.before, edit.after)


def _carried_move(segments: Sequence[_Segment], edit: Edit) -> Edit | None:
    """The move with offsets of T': the same two stretches must be neighbours there."""
    assert edit.cuts
    a, (b, c), d = edit.start, edit.cuts, edit.end
    found = [_at(segments, x) for x in (a, b - 1, c, d - 1)]
    if any(s is None for s in found) or not (a < b <= c < d):
        return None
    moved = [s.there + x - s.here for s, x in zip(found, (a, b - 1, c, d - 1), strict=True) if s]
    a2, b2, c2, d2 = moved[0], moved[1] + 1, moved[2], moved[3] + 1
    if not a2 < b2 <= c2 < d2:
        return None
    for low, high, low2, high2 in ((a, b, a2, b2), (b, c, b2, c2), (c, d, c2, d2)):
        for piece in _cut(segments, (a, b, c, d)):
            if (low <= piece.here < high) != (low2 <= piece.there < high2):
                return None
    return Edit("move", a2, d2, cuts=(b2, c2))


def _cut(segments: Iterable[_Segment], offsets: Sequence[int]) -> list[_Segment]:
    """The segments, divided at offsets of T."""
    out = []
    for segment in segments:
        at = segment.here
        for offset in sorted(offsets):
            if at < offset < segment.here + segment.length:
                out.append(_Segment(at, segment.there + at - segment.here, offset - at))
                at = offset
        out.append(_Segment(at, segment.there + at - segment.here, segment.here + segment.length - at))
    return out


def _after_replacement(segments: Sequence[_Segment], edit: Edit, mapped: Edit | None) -> list[_Segment]:
    out = []
    for piece in _cut(segments, (edit.start, edit.end)):
        if edit.start <= piece.here < edit.end:
            continue
        if piece.here >= edit.end:
            piece.here += edit.shift
        if mapped and piece.there >= mapped.end:
            piece.there += mapped.shift
        out.append(piece)
    if mapped and edit.after:
        out.append(_Segment(edit.start, mapped.start, len(edit.after)))
    return _merged(out)


def _after_move(segments: Sequence[_Segment], edit: Edit, mapped: Edit | None) -> list[_Segment]:
    assert edit.cuts
    out = _cut(segments, (edit.start, *edit.cuts, edit.end))
    for piece in out:
        piece.here = _moved(piece.here, edit)
        if mapped:
            piece.there = _moved(piece.there, mapped)
    return _merged(out)


def _moved(offset: int, edit: Edit) -> int:
    """Where the character at an offset stands after a move."""
    assert edit.cuts
    a, (b, c), d = edit.start, edit.cuts, edit.end
    if a <= offset < b:
        return offset + d - b
    if b <= offset < c:
        return offset + (d - c) - (b - a)
    if c <= offset < d:
        return offset - (c - a)
    return offset


def _merged(segments: list[_Segment]) -> list[_Segment]:
    """In order of T, neighbours in both texts made one."""
    out: list[_Segment] = []
    for piece in sorted(segments, key=lambda s: s.here):
        last = out[-1] if out else None
        if last and last.here + last.length == piece.here and last.there + last.length == piece.there:
            last.length += piece.length
        elif piece.length:
            out.append(piece)
    return out
