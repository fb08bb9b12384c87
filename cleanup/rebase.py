"""Edits in another text than the one that they were made for: a log replayed without some of its changes.

Two texts are followed side by side: T, to which every edit of the log is applied, and T', to which those taken back
are not. Aligned segments say which stretches of T stand where in T'. An edit carries over where all that it touches is
aligned; else it depends on what was taken back, and goes too. (Operational transformation, after Ellis and Gibbs 1989,
reduced to one writer.)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleanup.edits import Edit

LogEntry = tuple[str, Edit]


@dataclass(slots=True)
class _Segment:
    """T[here : here + length] stands in T' at `there`."""

    here: int
    there: int
    length: int


class Alignment(NamedTuple):
    """Which stretches of a text T stand where in a text T'."""

    segments: Sequence[_Segment]
    """In the order of T."""
    length: int
    there_length: int

    def edits(self, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
        """Edits of T, in the order of application, with offsets of T'; None where T' lacks what they touch."""
        out: list[Edit] = []
        here = self
        for edit in edits:
            mapped = here._carried(edit)
            if mapped is None:
                return None
            out.append(mapped)
            if len(out) < len(edits):
                here = here._after(edit, mapped)
        return tuple(out)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of T stands in T'; where a part of it does not, what stands between its neighbours there."""
        low = self._there(start)
        if end <= start:
            return low, low
        last = _at(self.segments, end - 1)
        behind = bisect_right(self.segments, end - 1, key=lambda s: s.here)
        if last:
            high = last.there + end - last.here
        else:
            high = self.segments[behind].there if behind < len(self.segments) else self.there_length
        return low, max(low, high)

    def _there(self, offset: int) -> int:
        """Where the character at an offset of T stands in T', or what was put in its place."""
        at = bisect_right(self.segments, offset, key=lambda s: s.here) - 1
        if at < 0:
            return 0
        segment = self.segments[at]
        return segment.there + min(offset - segment.here, segment.length)

    def then(self, edits: Iterable[Edit]) -> Alignment:
        """From T to the text that edits leave of T'."""
        turned = self._turned()
        for edit in edits:
            turned = turned._after(edit, None)
        return turned._turned()

    def _turned(self) -> Alignment:
        """The alignment seen from T'."""
        turned = [_Segment(s.there, s.here, s.length) for s in self.segments]
        return Alignment(_merged(turned), self.there_length, self.length)

    def _carried(self, edit: Edit) -> Edit | None:
        if edit.cuts:
            return _carried_move(self.segments, edit)
        return _carried(self.segments, edit, self.length, self.there_length)

    def _after(self, edit: Edit, mapped: Edit | None) -> Alignment:
        after = _after_move if edit.cuts else _after_replacement
        there_length = self.there_length + (mapped.shift if mapped else 0)
        return Alignment(after(self.segments, edit, mapped), self.length + edit.shift, there_length)


class Rebased(NamedTuple):
    """A log without some findings."""

    log: list[LogEntry]
    gone: set[str]
    """Those that were taken back, and those that build on them."""
    alignment: Alignment
    """From the text that the whole log leaves to the text that this one leaves."""


def rebased(log: Sequence[LogEntry], taken_back: Iterable[str], source_length: int) -> Rebased:
    """The log without some findings, offsets put right, and all findings that are gone.

    Edits of one finding stand or fall together, and so do those that build on them.
    """
    gone = set(taken_back)
    while True:
        kept, dependent, alignment = _replay(log, gone, source_length)
        if not dependent:
            return Rebased(kept, gone, alignment)
        gone |= dependent


def without(log: Sequence[LogEntry], taken_back: Iterable[str], source_length: int) -> tuple[list[LogEntry], set[str]]:
    """The log without some findings, and all findings that are gone."""
    return rebased(log, taken_back, source_length)[:2]


def unchanged(length: int) -> Alignment:
    """From a text of a length to itself."""
    return Alignment([_Segment(0, 0, length)] if length else [], length, length)


def _replay(log: Sequence[LogEntry], gone: set[str], length: int) -> tuple[list[LogEntry], set[str], Alignment]:
    alignment = unchanged(length)
    kept: list[LogEntry] = []
    dependent: set[str] = set()
    for finding, edit in log:
        mapped = None
        if finding not in gone and finding not in dependent:
            mapped = alignment._carried(edit)
            if mapped is None:
                dependent.add(finding)
        if mapped:
            kept.append((finding, mapped))
        alignment = alignment._after(edit, mapped)
    return kept, dependent, alignment


def _at(segments: Sequence[_Segment], offset: int) -> _Segment | None:
    """The segment that holds the character at an offset of T."""
    at = bisect_right(segments, offset, key=lambda s: s.here) - 1
    return segments[at] if at >= 0 and offset < segments[at].here + segments[at].length else None


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
    """New segments, divided at offsets of T."""
    out = []
    rising = sorted(offsets)
    for segment in segments:
        at = segment.here
        for offset in rising:
            if at < offset < segment.here + segment.length:
                out.append(_Segment(at, segment.there + at - segment.here, offset - at))
                at = offset
        out.append(_Segment(at, segment.there + at - segment.here, segment.here + segment.length - at))
    return out


def _after_replacement(segments: Sequence[_Segment], edit: Edit, mapped: Edit | None) -> list[_Segment]:
    """The segments after a replacement in T, and in T' where it carries over. Those given are not changed."""
    first = bisect_right(segments, edit.start, key=lambda s: s.here + s.length)
    behind = bisect_left(segments, edit.end, lo=first, key=lambda s: s.here)
    head, rest = list(segments[:first]), list(segments[behind:])
    middle = [p for p in _cut(segments[first:behind], (edit.start, edit.end)) if not edit.start <= p.here < edit.end]
    for piece in middle:
        piece.here += edit.shift if piece.here >= edit.end else 0
    if edit.shift:
        rest = [_Segment(s.here + edit.shift, s.there, s.length) for s in rest]
    if mapped and mapped.shift:
        head, middle, rest = (_shifted(part, mapped.end, mapped.shift) for part in (head, middle, rest))
    if mapped and edit.after:
        middle.append(_Segment(edit.start, mapped.start, len(edit.after)))
    return [*head[:-1], *_merged([*head[-1:], *middle, *rest[:1]]), *rest[1:]]


def _shifted(segments: Iterable[_Segment], from_: int, by: int) -> list[_Segment]:
    """The segments, those from an offset of T' on moved there."""
    return [_Segment(s.here, s.there + by, s.length) if s.there >= from_ else s for s in segments]


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


def _merged(segments: Iterable[_Segment]) -> list[_Segment]:
    """In order of T, neighbours in both texts made one."""
    out: list[_Segment] = []
    for piece in sorted(segments, key=lambda s: s.here):
        last = out[-1] if out else None
        if last and last.here + last.length == piece.here and last.there + last.length == piece.there:
            out[-1] = _Segment(last.here, last.there, last.length + piece.length)
        elif piece.length:
            out.append(piece)
    return out
