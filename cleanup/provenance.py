"""Provenance: for every character of a working text, where in the source it stood.

A piece table after Crowley, "Data Structures for Text Sequences" (1998): runs of source text and of inserted text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cleanup.edits import Edit

Run = tuple[int, int]
"""Start in the source (-1 for inserted text) and length."""


class Provenance:
    """The runs that make up a text, in order."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self.runs = _joined(runs)
        self._starts = [0]
        for _, length in self.runs:
            self._starts.append(self._starts[-1] + length)

    @classmethod
    def of_source(cls, text: str) -> Provenance:
        """The source itself: one run."""
        return cls([(0, len(text))])

    @property
    def length(self) -> int:
        """The length of the text."""
        return self._starts[-1]

    def after(self, edits: Sequence[Edit]) -> Provenance:
        """The provenance of the text after one stage: replacements in falling order, or moves in order."""
        if not edits:
            return self
        return Provenance(_moved(self.runs, edits) if edits[0].cuts else _replaced(self.runs, edits))

    def to_source(self, offset: int) -> int:
        """Where the character at `offset` stood in the source; for inserted text, where it was inserted."""
        at = min(bisect_right(self._starts, offset) - 1, len(self.runs) - 1)
        if at < 0:
            return 0
        if self.runs[at][0] >= 0:
            return self.runs[at][0] + min(offset - self._starts[at], self.runs[at][1])
        while at >= 0 and self.runs[at][0] < 0:
            at -= 1
        return sum(self.runs[at]) if at >= 0 else 0

    def stood_at(self, offset: int) -> int | None:
        """Where the character at `offset` stood in the source; None for inserted text and outside of the text."""
        at = bisect_right(self._starts, offset) - 1
        if not 0 <= at < len(self.runs) or self.runs[at][0] < 0:
            return None
        return self.runs[at][0] + offset - self._starts[at]

    def between(self, start: int, end: int) -> list[Run]:
        """The runs that a span of the text is made of."""
        out = []
        for at in range(max(0, bisect_right(self._starts, start) - 1), len(self.runs)):
            source, first, length = self.runs[at][0], self._starts[at], self.runs[at][1]
            if first >= end:
                break
            low, high = max(start, first), min(end, first + length)
            out.append((source + low - first if source >= 0 else -1, high - low))
        return out

    def span_to_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a span of the text came from, as far as it is one stretch."""
        first = self.to_source(start)
        if end <= start:
            return first, first
        last = self._replaced_until(end - 1)
        return (first, last) if last >= first else (first, first)

    def _replaced_until(self, offset: int) -> int:
        """Behind which character of the source the one at `offset` stands: with what it replaced, where that is plain.

        What a short text replaced is not much longer; behind that it is dropped, or stands elsewhere.
        """
        at = bisect_right(self._starts, offset) - 1
        last = self.to_source(offset)
        if not 0 <= at < len(self.runs) or self.runs[at][0] >= 0:
            return last + 1
        begin, length = self.runs[at + 1][0] if at + 1 < len(self.runs) else -1, self.runs[at][1]
        return begin if last <= begin <= last + 2 * length + 1 else last + 1

    def from_source(self, spans: Sequence[tuple[int, int]]) -> list[int | None]:
        """For each source span, the offset in the text of the first character of it that is still there."""
        kept = sorted((src, src + n, at) for (src, n), at in zip(self.runs, self._starts, strict=False) if src >= 0)
        starts = [k[0] for k in kept]
        found: list[int | None] = []
        for start, end in spans:
            at = max(0, bisect_right(starts, start) - 1)
            while at < len(kept) and kept[at][1] <= start:
                at += 1
            inside = at < len(kept) and kept[at][0] < end
            found.append(kept[at][2] + max(0, start - kept[at][0]) if inside else None)
        return found


def _joined(runs: Iterable[Run]) -> list[Run]:
    """The runs that hold anything, those that go on from the one before joined to it: a text has one such list."""
    out: list[Run] = []
    for source, length in runs:
        last, size = out[-1] if out else (0, 0)
        if size and length and source == (last + size if last >= 0 else -1):
            out[-1] = (last, size + length)
        elif length:
            out.append((source, length))
    return out


def _chunks(runs: Sequence[Run], cuts: Sequence[int]) -> list[list[Run]]:
    """The runs between rising offsets: one list before the first cut, one between each two, one after the last."""
    out: list[list[Run]] = [[]]
    at = 0
    pending = iter(cuts)
    cut = next(pending, None)
    for src, length in runs:
        while cut is not None and cut <= at + length:
            head = cut - at
            if head:
                out[-1].append((src, head))
            src, length, at = (src + head if src >= 0 else -1), length - head, cut
            out.append([])
            cut = next(pending, None)
        if length:
            out[-1].append((src, length))
        at += length
    while cut is not None:
        out.append([])
        cut = next(pending, None)
    return out


def _replaced(runs: Sequence[Run], edits: Sequence[Edit]) -> list[Run]:
    rising = list(reversed(edits))
    chunks = _chunks(runs, [x for e in rising for x in (e.start, e.end)])
    out = list(chunks[0])
    for edit, kept in zip(rising, chunks[2::2], strict=True):
        out.append((-1, len(edit.after)))
        out += kept
    return out


def _moved(runs: Sequence[Run], edits: Sequence[Edit]) -> list[Run]:
    bounds: list[int] = []
    for start, end in sorted((e.start, e.end) for e in edits):
        if bounds and start < bounds[-1]:
            bounds[-1] = max(bounds[-1], end)
        else:
            bounds += (start, end)
    chunks = _chunks(runs, bounds)
    starts = bounds[::2]
    for edit in edits:
        which = bisect_right(starts, edit.start) - 1
        base = starts[which]
        assert edit.cuts
        head, left, gap, right, tail = _chunks(
            chunks[1 + 2 * which], [x - base for x in (edit.start, *edit.cuts, edit.end)]
        )
        chunks[1 + 2 * which] = head + right + gap + left + tail
    return [run for chunk in chunks for run in chunk]


def is_rising(values: Sequence[int]) -> bool:
    """Whether no value is smaller than the one before it."""
    return all(a <= b for a, b in pairwise(values))
