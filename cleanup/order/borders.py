"""Borders: whether an order tells on which side of each column border the pieces beside it belong.

Two ways to part a page may score nearly the same: a paragraph whose number was lost then stands at the end of one
column or at the head of the other, and nothing tells which. Headings are left out: printers keep them with their text.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from cleanup.document import BlockKind
from cleanup.order.fragments import Fragment
from cleanup.order.links import Links
from cleanup.order.shapes import LEAST_SIDE, Column, Shapes, Swap
from cleanup.order.solve import Solution

# Fragments by which a border is moved.
_REACH = 3


def lead(fragments: Sequence[Fragment], links: Links, solution: Solution, column: Column | None) -> float:
    """How far the order is ahead of the next best one that has one border elsewhere; infinite where there is none.

    Only the swaps beside a border and the seams around them are scored again, so that the cost stays linear.
    """
    order, shapes = solution.order(len(fragments)), Shapes(fragments, column)
    borders = sorted({at for swap in solution.swaps for at in swap})
    least, first = math.inf, 0
    for low, border, high in zip([0, *borders], borders, [*borders[1:], len(fragments)], strict=False):
        while solution.swaps[first].end < border:
            first += 1
        beside = [swap for swap in solution.swaps[first : first + 2] if border in swap]
        # A swap may begin where the one before it ends, and end where the next one begins.
        low += not all(border == swap.start for swap in beside)
        high -= not all(border == swap.end for swap in beside)
        for to in _places(fragments, border, max(0, low), min(high, len(fragments))):
            moved = [Swap(*(to if at == border else at for at in swap)) for swap in beside]
            if all(_on_one_page(fragments, swap) for swap in moved):
                window = (min(beside[0].start, to), max(beside[-1].end, to))
                now, then = (_score(links, shapes, swaps, window, order) for swaps in (beside, moved))
                least = min(least, now - then)
    return least


def _places(fragments: Sequence[Fragment], border: int, low: int, high: int) -> Iterator[int]:
    """The places around a border from `low` to `high`, not right behind a heading, with some text in between.

    For a scrap of less than three lines no document is left unrepaired: bad scans have several.
    """
    for to in range(max(low, border - _REACH), min(high, border + _REACH) + 1):
        between = sum(f.length for f in fragments[min(to, border) : max(to, border)])
        behind_heading = to > 0 and fragments[to - 1].kind is BlockKind.HEADING
        if not behind_heading and between >= LEAST_SIDE:
            yield to


def _on_one_page(fragments: Sequence[Fragment], swap: Swap) -> bool:
    return fragments[swap.start].page == fragments[swap.end - 1].page


def _score(links: Links, shapes: Shapes, swaps: Sequence[Swap], window: tuple[int, int], order: Sequence[int]) -> float:
    """The score of one stretch of the text with these swaps in it, and of the seams at its ends."""
    start, end = window
    inside = Solution(tuple(swaps), 0.0, 0.0).order(end)[start:]
    around = [order[start - 1] if start else -1, *inside, *order[end : end + 1]]
    return sum(itertools.starmap(links, itertools.pairwise(around))) + sum(shapes.score(*swap) for swap in swaps)
