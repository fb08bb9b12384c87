"""Proof: whether a copy breaks the sequence in which it stands, so that the text is better without it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise

from cleanup.document import Document
from cleanup.duplicates.copies import Copy
from cleanup.order.analysis import document_habits, grams_of, raw_fragments
from cleanup.order.fragments import Fragment, with_places
from cleanup.order.habits import Habits
from cleanup.order.links import Grams, Links
from cleanup.order.solve import solve

# Fragments around both readings that are looked at: about a page on each side.
_AROUND = 24
_NEAR = 3


def gain_without(document: Document, copy: Copy) -> float:
    """What the order around two readings gains at its seams when this copy goes.

    The text with both copies and the text without one are put in their best order first; what the copy scores on its
    own does not count. A copy that belongs where it stands gains nothing by going: its neighbours lose each other's
    numbers. What stands far from the copy is the same with and without it, and is left out: so the cost does not grow
    with the distance of the readings.
    """
    raw = raw_fragments(document)
    start, end = _within(raw, copy.first, copy.last)
    if start == end:
        return 0.0
    low, high = _around(raw, copy)
    context = document_habits(document), grams_of(document)
    before, own, behind = raw[low:start], raw[start:end], raw[end:high]
    return _best(before + behind, *context) + _best(own, *context) - _best(before + own + behind, *context)


def _around(raw: Sequence[Fragment], copy: Copy) -> tuple[int, int]:
    """The fragments around a copy that are looked at, and around the other reading where it is near."""
    start, end = _within(raw, copy.first, copy.last)
    other_start, other_end = _within(raw, copy.other_first, copy.other_last)
    if max(other_start - end, start - other_end) <= 2 * _AROUND:
        start, end = min(start, other_start), max(end, other_end)
    return max(0, start - _AROUND), end + _AROUND


def _within(raw: Sequence[Fragment], first: int, last: int) -> tuple[int, int]:
    """The fragments in some blocks: the first, and the one behind the last."""
    return bisect_left(raw, first, key=lambda f: f.block), bisect_right(raw, last, key=lambda f: f.block)


def seams_without(document: Document, later: Copy, earlier: Copy) -> list[float]:
    """The seams around both readings when the later, and when the earlier one goes, without looking for another order.

    Between `X Y X'` and what stands around them: either X before Y is read on, or X' behind it.
    """
    links = _links(document)
    fragments = links.fragments
    start, end = _within(fragments, earlier.first - _NEAR, later.last + _NEAR)

    def within(at: int, copy: Copy) -> bool:
        return copy.first <= fragments[at].block <= copy.last

    out = []
    for gone, kept in ((later, earlier), (earlier, later)):
        around = [at for at in range(start, end) if not within(at, gone)]
        out.append(sum(links(a, b) for a, b in pairwise(around) if not (within(a, kept) and within(b, kept))))
    return out


@lru_cache(maxsize=4)
def _links(document: Document) -> Links:
    """The links of a document as it stands."""
    habits = document_habits(document)
    fragments = with_places(raw_fragments(document), closes=habits.closes)
    return Links(fragments, habits, partial(grams_of, document))


def _best(fragments: Sequence[Fragment], habits: Habits, grams: Grams) -> float:
    """The score of the best order of some fragments."""
    return _best_score(tuple(f._replace(block=0) for f in fragments), habits, grams)


@lru_cache(maxsize=512)
def _best_score(fragments: tuple[Fragment, ...], habits: Habits, grams: Grams) -> float:
    """Remembered: one place often has several copies, and what a pass leaves is looked at again after it."""
    placed = with_places(fragments, closes=habits.closes)
    return solve(placed, Links(placed, habits, lambda: grams)).score
