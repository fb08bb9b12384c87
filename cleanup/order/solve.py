"""The order of the fragments: a dynamic programme over pages.

The text is a row of pages. A page is kept as it stands, or was read left column first: then two neighbouring stretches
of fragments change places. A state is a position in the text and the fragment that the output ends with; its value
is the best sum of links. Each position has as many states as a column has fragments, so that the cost grows with the
length of the document and the square of a column's.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanup.order.fragments import Fragment
from cleanup.order.links import Links
from cleanup.order.shapes import LEAST_SIDE, Column, Shapes, Swap

# Columns of UN reports hold 1,250 to 3,300 characters; a first or last page may hold little.
COLUMN_CHARS = 4500
COLUMN_FRAGMENTS = 60
# A left column that holds so many times what the right one holds is none; the other way round it may be a last page.
_SHORTER, _LONGER = 2.5, 4.0
# What the seams of one swap bring at most, and states that can matter at one place.
_SETTLES = 16.0
_STATES = 12
# Reports have three weak seams in ten at most; lists of scraps have nothing else, and would take long.
LONG_TEXT = 300
HOPELESS = 0.6


class Solution(NamedTuple):
    """The best row of swaps, its score, and the score of the text as it stands."""

    swaps: tuple[Swap, ...]
    score: float
    as_it_stands: float

    def order(self, count: int) -> list[int]:
        """The fragments in their new order."""
        out, at = [], 0
        for swap in self.swaps:
            out += [*range(at, swap.start), *range(swap.middle, swap.end), *range(swap.start, swap.middle)]
            at = swap.end
        return out + list(range(at, count))


def chain_score(order: Sequence[int], links: Links) -> float:
    """The sum of links along an order."""
    return sum(links(a, b) for a, b in itertools.pairwise(order))


def as_it_stands(fragments: Sequence[Fragment], links: Links) -> Solution:
    """The order that the text has."""
    score = chain_score(range(len(fragments)), links)
    return Solution((), score, score)


def solve(fragments: Sequence[Fragment], links: Links, column: Column | None = None) -> Solution:
    """The best order of the fragments; `column` is what the columns of this document hold, if known.

    A long text in which nearly every seam is weak is left as it stands: there is nothing to hold an order by.
    """
    count = len(fragments)
    inner = [0.0]
    weak = [True]
    for b in range(1, count):
        inner.append(inner[-1] + links(b - 1, b))
        weak.append(not links.sound(b - 1, b) or (column is not None and not links.certain(b - 1, b)))
    weak.append(True)
    if count > LONG_TEXT and sum(weak) > HOPELESS * count:
        return Solution((), inner[-1], inner[-1])
    return _Search(fragments, links, column, inner, weak).solution()


_State = tuple[float, int, int, int | None]
"""The best way to a place with one fragment at the end of the output: its value, the place and the last fragment that
it goes on from, and where the two sides of a swap part (None where a fragment was kept). A plain tuple, for speed."""


class _Search:
    """The states of one text, worked out from its start to its end."""

    def __init__(
        self, fragments: Sequence[Fragment], links: Links, column: Column | None, inner: list[float], weak: list[bool]
    ) -> None:
        """Take the sums of the links up to each fragment, and whether a border may run before it."""
        self._links, self._inner, self._weak = links, inner, weak
        self._shapes = Shapes(fragments, column)
        self._count, self._pages = len(fragments), [f.page for f in fragments]
        self._borders = [at for at, is_weak in enumerate(weak) if is_weak]
        self._longest = min(COLUMN_CHARS, column.most * column.size) if column else COLUMN_CHARS
        self._least = max(LEAST_SIDE, column.least * column.size) if column else LEAST_SIDE
        # The states at each place by their last fragment.
        self._states: list[dict[int, _State]] = [{} for _ in range(self._count + 1)]

    def solution(self) -> Solution:
        """The best order."""
        self._offer(0, -1, (0.0, -1, -1, None))
        for place in range(self._count):
            if self._states[place]:
                self._extend(place)
        states, at, swaps = self._states, self._count, list[Swap]()
        last = max(states[at], key=lambda k: states[self._count][k][0])
        score = states[at][last][0]
        while at > 0:
            _, before, before_last, middle = states[at][last]
            if middle is not None:
                swaps.append(Swap(before, middle, at))
            at, last = before, before_last
        return Solution(tuple(reversed(swaps)), score, self._inner[-1] if self._count else 0.0)

    def _extend(self, p: int) -> None:
        """From every state at a place: keep the next fragment, or swap two stretches that begin here."""
        # States far below the best one cannot catch up: a swap settles within the links at its seams.
        found = sorted(((value, last) for last, (value, *_) in self._states[p].items()), reverse=True)[:_STATES]
        states = [(value, last) for value, last in found if value > found[0][0] - _SETTLES]
        kept, last = self._arrive(states, p)
        self._offer(p + 1, p, (kept, p, last, None))
        if not self._weak[p]:
            return
        borders = self._borders_behind(p)
        ends = [(end, self._links(end - 1, p)) for end in borders]
        for at, middle in enumerate(borders, 1):
            left = self._shapes.size(p, middle)
            if left > self._longest or middle >= min(self._count, p + COLUMN_FRAGMENTS):
                break
            if left >= LEAST_SIDE and self._pages[middle] == self._pages[p]:
                value, last = self._arrive(states, middle)
                value -= self._shapes.kept_foot(p) if last == p - 1 else 0.0
                self._swap(p, middle, last, kept, value, ends[at:])

    def _swap(
        self, p: int, middle: int, last: int, kept: float, value: float, ends: Iterable[tuple[int, float]]
    ) -> None:
        """Swap the stretch p..middle-1 with each one behind it; with the place of its end comes its link into p.

        The new order has a value up to the fragment `middle`, which follows the fragment `last`.
        """
        inner, shapes, count = self._inner, self._shapes, self._count
        left, cheapest = shapes.size(p, middle), shapes.least_cost
        least = max(self._least, left / _SHORTER)
        # What the swap gains before the seam behind it, and what that may still bring.
        gain = value - kept - (inner[middle] - inner[middle - 1])
        for end, joined in ends:
            right = shapes.size(middle, end)
            if right > self._longest or end > middle + COLUMN_FRAGMENTS:
                break
            if right < least or (end < count and (right > _LONGER * left or left < self._least)):
                continue
            if gain + joined < -_SETTLES:
                continue
            seams = kept + gain + joined + inner[end - 1] - inner[p]
            told = shapes.told(p, middle, end)
            # Whatever its shape, it must be better than what is known to end so.
            known = self._states[end].get(middle - 1)
            if known is None or seams + told - cheapest > known[0]:
                self._offer(end, middle - 1, (seams + (told - shapes.cost(p, middle, end)), p, last, middle))

    def _arrive(self, states: Sequence[tuple[float, int]], first: int) -> tuple[float, int]:
        """The best value with which a fragment can follow, and the last fragment before it."""
        links = self._links
        return max((value + links(last, first), last) for value, last in states)

    def _borders_behind(self, p: int) -> list[int]:
        """The places behind p where a border may run, on the same page and within two columns."""
        at = bisect_right(self._borders, p)
        near = itertools.takewhile(
            lambda end: self._pages[end - 1] == self._pages[p] and self._shapes.size(p, end) <= 2 * self._longest,
            self._borders[at : at + 2 * COLUMN_FRAGMENTS],
        )
        return list(near)

    def _offer(self, place: int, last: int, state: _State) -> None:
        states = self._states[place]
        if last not in states or states[last][0] < state[0]:
            states[last] = state
