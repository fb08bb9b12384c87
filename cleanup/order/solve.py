"""The order of the fragments: a dynamic programme over pages.

The text is a row of pages. A page is kept as it stands, or was read left column first: then two neighbouring stretches
of fragments change places. A state is a position in the text and the fragment that the output ends with; its value
is the best sum of links. Each position has as many states as a column has fragments, so that the cost grows with the
length of the document and the square of a column's.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
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
    shapes = Shapes(fragments, column)
    # best[p][last] = (value, previous position, previous last, middle or None)
    best: list[dict[int, tuple[float, int, int, int | None]]] = [{} for _ in range(count + 1)]
    best[0][-1] = (0.0, -1, -1, None)
    for p in range(count):
        if best[p]:
            _extend(p, best, fragments, links, inner, weak, shapes, column)
    last = max(best[count], key=lambda k: best[count][k][0])
    score, swaps = best[count][last][0], []
    p = count
    while p > 0:
        _, before, before_last, middle = best[p][last]
        if middle is not None:
            swaps.append(Swap(before, middle, p))
        p, last = before, before_last
    return Solution(tuple(reversed(swaps)), score, inner[-1] if count else 0.0)


def _extend(
    p: int,
    best: list[dict[int, tuple[float, int, int, int | None]]],
    fragments: Sequence[Fragment],
    links: Links,
    inner: Sequence[float],
    weak: Sequence[bool],
    shapes: Shapes,
    column: Column | None,
) -> None:
    """From every state at position p: keep the next fragment, or swap two stretches that begin here."""
    # States far below the best one cannot catch up: a swap settles within the links at its seams.
    found = sorted(((value, last) for last, (value, *_) in best[p].items()), reverse=True)[:_STATES]
    states = [(value, last) for value, last in found if value > found[0][0] - _SETTLES]

    def arrive(first: int) -> tuple[float, int]:
        return max((value + links(last, first), last) for value, last in states)

    kept, last = arrive(p)
    _offer(best[p + 1], p, (kept, p, last, None))
    if not weak[p]:
        return
    page, count = fragments[p].page, len(fragments)
    longest = min(COLUMN_CHARS, column.most * column.size) if column else COLUMN_CHARS
    least = max(LEAST_SIDE, column.least * column.size) if column else LEAST_SIDE
    for middle in range(p + 1, min(count, p + COLUMN_FRAGMENTS)):
        left = shapes.size(p, middle)
        if left > longest or fragments[middle].page != page:
            break
        if not weak[middle] or left < LEAST_SIDE:
            continue
        value, last = arrive(middle)
        value -= shapes.kept_foot(p) if last == p - 1 else 0.0
        # What the swap gains before the seam behind it, and what that may still bring.
        gain = value - kept - (inner[middle] - inner[middle - 1])
        for end in range(middle + 1, min(count, middle + COLUMN_FRAGMENTS) + 1):
            right = shapes.size(middle, end)
            if right > longest or fragments[end - 1].page != page:
                break
            if not weak[end] or right < max(least, left / _SHORTER):
                continue
            if end < count and (right > _LONGER * left or left < least):
                continue
            joined = links(end - 1, p)
            if gain + joined < -_SETTLES:
                continue
            total = kept + gain + joined + inner[end - 1] - inner[p] + shapes.score(p, middle, end)
            _offer(best[end], middle - 1, (total, p, last, middle))


def _offer(
    states: dict[int, tuple[float, int, int, int | None]], last: int, state: tuple[float, int, int, int | None]
) -> None:
    if last not in states or states[last][0] < state[0]:
        states[last] = state
