"""Columns: where exactly a border runs among lines that could belong to either side of it.

Where a scan cut paragraphs into lines, the lines between paragraph 3 and paragraph 12 belong to one or to the other:
numbers tell that a border is there, not where. The columns of a page hold about the same, which tells the place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from cleanup.document import BlockKind
from cleanup.order.fragments import Fragment
from cleanup.order.shapes import Column, Swap, lean_cost
from cleanup.order.solve import Solution

_SWEEPS = 2


def levelled(solution: Solution, fragments: Sequence[Fragment]) -> Solution:
    """The solution with its borders put where the columns hold about the same."""
    if not solution.swaps:
        return solution
    size = [0, *accumulate(f.length for f in fragments)]
    borders = sorted({at for swap in solution.swaps for at in swap})
    swaps = list(solution.swaps)
    for _ in range(_SWEEPS):
        for i, border in enumerate(borders):
            low = borders[i - 1] if i else -1
            high = borders[i + 1] if i + 1 < len(borders) else len(fragments) + 1
            options = [at for at in free(border, fragments) if low < at < high]
            if len(options) < 2:
                continue
            best = min(options, key=lambda at: (_cost(_moved(swaps, border, at), size), abs(at - border)))
            swaps, borders[i] = _moved(swaps, border, best), best
    return solution._replace(swaps=tuple(swaps))


def free(border: int, fragments: Sequence[Fragment]) -> list[int]:
    """The places where a border among unnumbered lines could be as well: between two numbers that are no neighbours."""
    if not 0 < border < len(fragments) or not fragments[border].plain:
        return [border]
    low = high = border
    while low > 0 and fragments[low].plain:
        low -= 1
    while high < len(fragments) and fragments[high].plain:
        high += 1
    number = high
    while number < len(fragments) and fragments[number].kind is BlockKind.HEADING:
        number += 1
    if number < len(fragments) and fragments[number].number is None:
        return [border]
    # The line with the number before is never the first of a column's rest; the one with the number behind may be.
    return list(range(low + 1, high + 1))


def _moved(swaps: Sequence[Swap], border: int, to: int) -> list[Swap]:
    return [Swap(*(to if at == border else at for at in swap)) for swap in swaps]


def _cost(swaps: Sequence[Swap], size: Sequence[int]) -> float:
    """How unequal the columns are."""
    last = len(size) - 1
    return sum(lean_cost(size[s.middle] - size[s.start], size[s.end] - size[s.middle], s.end == last) for s in swaps)


# Pages read left column first from which a document shows a habit, and the share of its text that they hold.
_HABIT_PAGES = 3
_HABIT_SHARE = 0.5
# Measured on clean letters.
_LEAST_SPREAD = 0.07


def column_of(solution: Solution, fragments: Sequence[Fragment]) -> Column | None:
    """What a column of this document holds, by the median over the swaps; None where too few tell."""
    if len(solution.swaps) < _HABIT_PAGES:
        return None
    size = [0, *accumulate(f.length for f in fragments)]
    columns = sorted(size[b] - size[a] for s in solution.swaps for a, b in ((s.start, s.middle), (s.middle, s.end)))
    if sum(columns) < _HABIT_SHARE * size[-1]:
        return None
    middle = columns[len(columns) // 2]
    off = sorted(abs(math.log(c / middle)) for c in columns)
    # 1.48 times the median deviation estimates the standard deviation (Hampel 1974).
    return Column(middle, max(_LEAST_SPREAD, 1.48 * off[len(off) // 2]))
