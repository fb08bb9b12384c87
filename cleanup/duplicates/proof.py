"""Proof: whether a copy breaks the sequence in which it stands, so that the text is better without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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


def gains_without(document: Document, copies: Sequence[Copy]) -> list[float]:
    """For each of two copies of one text, what the order around gains at its seams when that copy goes.

    The text with both copies and the text without one are put in their best order first; what the copy scores on its
    own does not count. A copy that belongs where it stands gains nothing by going: its neighbours lose each other's
    numbers.
    """
    raw, grams = raw_fragments(document), partial(grams_of, document)
    habits = document_habits(document)
    first = min(min(c.first, c.other_first) for c in copies)
    last = max(max(c.last, c.other_last) for c in copies)
    inside = [i for i, f in enumerate(raw) if first <= f.block <= last]
    if not inside:
        return [0.0 for _ in copies]
    window = raw[max(0, inside[0] - _AROUND) : inside[-1] + 1 + _AROUND]
    whole = _best(window, habits, grams)
    out = []
    for copy in copies:
        own = tuple(f for f in window if copy.first <= f.block <= copy.last)
        others = tuple(f for f in window if not copy.first <= f.block <= copy.last)
        out.append(_best(others, habits, grams) + _best(own, habits, grams) - whole if own else 0.0)
    return out


def seams_without(document: Document, later: Copy, earlier: Copy) -> list[float]:
    """The seams around both readings when the later, and when the earlier one goes, without looking for another order.

    Between `X Y X'` and what stands around them: either X before Y is read on, or X' behind it.
    """
    habits = document_habits(document)
    fragments = with_places(raw_fragments(document), closes=habits.closes)
    links = Links(fragments, habits, partial(grams_of, document))

    def within(at: int, copy: Copy) -> bool:
        return copy.first <= fragments[at].block <= copy.last

    out = []
    for gone in (later, earlier):
        around = [
            at for at, f in enumerate(fragments)
            if not within(at, gone) and earlier.first - _NEAR <= f.block <= later.last + _NEAR
        ]  # fmt: skip
        kept = earlier if gone is later else later
        out.append(sum(links(a, b) for a, b in pairwise(around) if not (within(a, kept) and within(b, kept))))
    return out


def _best(fragments: tuple[Fragment, ...], habits: Habits, grams: Callable[[], Grams]) -> float:
    placed = with_places(fragments, closes=habits.closes)
    return solve(placed, Links(placed, habits, grams)).score
