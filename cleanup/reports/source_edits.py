"""Fixes said in the source: what to replace there, for programs that know the source and no ledger.

The edits of a finding have offsets in the text that its pass saw. Replayed one stage after another, the provenance of
that text says where in the source each of them stands. A fix that builds on another one (it changes words that the
other put in, or joins pieces that the other brought together) cannot be said in the source alone and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.findings import Tier
from cleanup.provenance import Provenance
from cleanup.results import Result


class SourceEdit(NamedTuple):
    """A replacement in the source: `after` takes the place of `source[start:end]`. Offsets count code points."""

    start: int
    end: int
    after: str


def source_edits(result: Result) -> Mapping[str, tuple[SourceEdit, ...]]:
    """By the id of each finding whose fix can be said in the source: its edits, in rising order, free of overlaps."""
    source = result.source.text
    said: dict[str, list[SourceEdit] | None] = {}
    for provenance, entries in _stages(result.log, source):
        for id_, edit in entries:
            _add(said, id_, edit, _View(source, provenance))
    now = _View(source, result.provenance)
    for record in result.findings:
        if not record.applied and record.finding.fix and record.finding.tier is not Tier.MANUAL:
            for edit in record.finding.fix.edits:
                _add(said, record.id, edit, now)
    rising = {id_: sorted(edits) for id_, edits in said.items() if edits}
    return {id_: tuple(edits) for id_, edits in rising.items() if all(a.end <= b.start for a, b in pairwise(edits))}


def _stages(log: Sequence[tuple[str, Edit]], source: str) -> Iterator[tuple[Provenance, Sequence[tuple[str, Edit]]]]:
    """The log in batches whose edits all have offsets in one text, each with the provenance of that text.

    Those are replacements in falling order. Moves stand alone: each has offsets in the text that the one before left.
    """
    provenance, at = Provenance.of_source(source), 0
    while at < len(log):
        end = at + 1
        while end < len(log) and not log[at][1].cuts and _below(log[end][1], log[end - 1][1]):
            end += 1
        yield provenance, log[at:end]
        provenance = provenance.after([edit for _, edit in log[at:end]])
        at = end


def _below(edit: Edit, earlier: Edit) -> bool:
    return not edit.cuts and edit.end <= earlier.start


def _add(said: dict[str, list[SourceEdit] | None], id_: str, edit: Edit, view: _View) -> None:
    """Note an edit of a finding; one that cannot be said leaves its finding without any."""
    so_far = said.setdefault(id_, [])
    # Moves of one finding build on each other.
    if so_far is None or (edit.cuts and so_far):
        said[id_] = None
        return
    edits = view.moved(edit) if edit.cuts else view.dropped(edit) if edit.op == "drop" else view.replaced(edit)
    said[id_] = None if edits is None else so_far + edits


class _View(NamedTuple):
    """A text of the run, seen from the source."""

    source: str
    provenance: Provenance

    def replaced(self, edit: Edit) -> list[SourceEdit] | None:
        """A replacement of characters that stand in the source as the pass saw them."""
        start = self._border(edit.start)
        if start is None or self.source[start : start + len(edit.before)] != edit.before:
            return None
        stretch = [(start, len(edit.before))] if edit.before else []
        if self.provenance.between(edit.start, edit.end) != stretch:
            return None
        # White space belongs between its neighbours: elsewhere the same white space is another gap.
        if not edit.before.strip() and not self._between_neighbours(edit, start):
            return None
        return [SourceEdit(start, start + len(edit.before), edit.after)]

    def dropped(self, edit: Edit) -> list[SourceEdit] | None:
        """A drop of a stretch of the source, whatever else was mended inside."""
        span = self._whole(edit.start, edit.end)
        return None if span is None else [SourceEdit(*span, "")]

    def moved(self, edit: Edit) -> list[SourceEdit] | None:
        """A move as a deletion and an insertion: the shorter of the two stretches changes its place.

        The words are those of the source: what was mended in them is a fix of its own.
        """
        assert edit.cuts
        whole = self._whole(edit.start, edit.end)
        first_end, second_start = self._border(edit.cuts[0], after=True), self._border(edit.cuts[1])
        if whole is None or first_end is None or second_start is None:
            return None
        start, end = whole
        if not start < first_end <= second_start < end or not self._apart(edit, first_end, second_start):
            return None
        first, gap, second = (
            self.source[a:b] for a, b in ((start, first_end), (first_end, second_start), (second_start, end))
        )
        if len(first) <= len(second):
            return [SourceEdit(start, second_start, ""), SourceEdit(end, end, gap + first)]
        return [SourceEdit(start, start, second + gap), SourceEdit(first_end, end, "")]

    def _border(self, offset: int, after: bool = False) -> int | None:
        """The offset in the source of a border between two characters, by the character behind it.

        With `after`, by the one before it. Where that one was inserted, the other one tells.
        """
        before, behind = self.provenance.stood_at(offset - 1), self.provenance.stood_at(offset)
        found = [None if before is None else before + 1, behind]
        near, far = found if after else reversed(found)
        if near is None and far is None:
            return 0 if not self.source else None
        return far if near is None else near

    def _between_neighbours(self, edit: Edit, start: int) -> bool:
        """Whether the characters before and behind an edit are the same in the source."""
        end = start + len(edit.before)
        before, behind = self.provenance.stood_at(edit.start - 1), self.provenance.stood_at(edit.end)
        left = before == start - 1 if start else edit.start == 0
        right = behind == end if end < len(self.source) else edit.end == self.provenance.length
        return left and right

    def _whole(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the source that a span of the text is what is left of; None where it is no single one."""
        low, high = self._border(start), self._border(end, after=True)
        if low is None or high is None or low >= high:
            return None
        inside = [run for run in self.provenance.between(start, end) if run[0] >= 0]
        rising = all(a + length <= b for (a, length), (b, _) in pairwise(inside))
        if not inside or not rising or inside[0][0] < low or sum(inside[-1]) > high:
            return None
        kept = sum(length for _, length in inside)
        return (low, high) if kept == high - low or kept == self._kept(low, high) else None

    def _kept(self, low: int, high: int) -> int:
        """How many characters of a stretch of the source are anywhere in the text."""
        return sum(max(0, min(high, at + n) - max(low, at)) for at, n in self.provenance.runs if at >= 0)

    def _apart(self, edit: Edit, first_end: int, second_start: int) -> bool:
        """Whether the cuts of a move divide the source as they divide the text."""
        assert edit.cuts
        first, gap, second = (
            [run for run in self.provenance.between(a, b) if run[0] >= 0]
            for a, b in ((edit.start, edit.cuts[0]), edit.cuts, (edit.cuts[1], edit.end))
        )
        return (
            all(at + n <= first_end for at, n in first)
            and all(first_end <= at and at + n <= second_start for at, n in gap)
            and all(second_start <= at for at, _ in second)
        )
