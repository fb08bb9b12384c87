"""The order of the fragments: a dynamic programme over pages.

The text is a row of pages. A page is kept as it stands, or was read left column first: then two neighbouring stretches
of fragments change places. A state is a position in the text and the fragment that the output ends with; its value
is the best sum of links. Each position has as many states as a column has fragments, so that the cost grows with the
length of the document and the square of a column's.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.order.fragments import Fragment
from cleanup.order.links import Links
from cleanup.order.sections import BEFORE, Section, evidence

# Columns of UN reports hold 1,250 to 3,300 characters; a first or last page may hold little.
COLUMN_CHARS = 4500
COLUMN_FRAGMENTS = 60
# What a swap has to gain before it pays: pages are read in the right order far more often than not.
SWAP_COST = 2.0
# A page has a left column only when its right one is full: a short right column, or a left one much longer than it,
# costs up to this much more. First pages, under a masthead, have the shortest full columns (some 600 characters).
SHAPE_COST = 8.0
FULL_COLUMN = 600
# The same as a share of what other columns of the document hold.
FULL_SHARE = 0.4
# The columns of one page differ by 7 % on clean letters (headings, notes), by more where a scan drops lines; log scale.
COLUMN_SPREAD = 0.25
SPREAD_COST = 2.0
CAPACITY_COST = 3.0
# A document read left column first on most of its pages was most likely read so on the others.
HABIT_GAIN = 8.0
HALF_COLUMN = 0.5
# A column that holds less than three lines is no column.
LEAST_SIDE = 150
# No column ends with a heading: printers keep it with what it heads. Less than a misread number costs, since a short
# line may be taken for a heading.
FOOT_COST = 1.0
# A left column that holds so many times what the right one holds is none; the other way round it may be a last page.
_FIRST_SECTION = Section("ordinal", 1)
_SHORTER, _LONGER = 2.5, 4.0
# What the seams of one swap bring at most, and states that can matter at one place.
_SETTLES = 16.0
_STATES = 12
# Reports have three weak seams in ten at most; lists of scraps have nothing else, and would take long.
LONG_TEXT = 300
HOPELESS = 0.6


class Swap(NamedTuple):
    """Fragments start..middle-1 and middle..end-1 change places."""

    start: int
    middle: int
    end: int


class Column(NamedTuple):
    """What the columns of a document hold: characters, and how far they differ (standard deviation of the log)."""

    size: int
    spread: float
    least: float = 0.3
    """The share of it that the shortest column holds: the first page has short ones."""
    most: float = 1.7
    """What the longest holds."""


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
    # best[p][last] = (value, previous position, previous last, middle or None)
    best: list[dict[int, tuple[float, int, int, int | None]]] = [{} for _ in range(count + 1)]
    best[0][-1] = (0.0, -1, -1, None)
    for p in range(count):
        if best[p]:
            _extend(p, best, fragments, links, inner, weak, column)
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
    kept_section = fragments[p - 1].section if p else None
    standing = [kept_section] if kept_section is not None else []
    first_page = sum(f.length for f in fragments[:p]) < HALF_COLUMN * column.size if column else False
    opens = all(f.kind is BlockKind.HEADING for f in fragments[:p])
    size_left, sections_left = 0, list[Section]()
    for middle in range(p + 1, min(count, p + COLUMN_FRAGMENTS)):
        before = fragments[middle - 1]
        size_left += before.length
        if before.section is not None:
            sections_left.append(before.section)
        if size_left > longest or fragments[middle].page != page:
            break
        if not weak[middle] or size_left < LEAST_SIDE:
            continue
        value, last = arrive(middle)
        # What the swap gains before the seam behind it, and what that may still bring.
        gain = value - kept - (inner[middle] - inner[middle - 1])
        size_right, sections_right, told = 0, list[Section](), 0.0
        begins = BEFORE if opens and _begins_sections(fragments, middle) else 0.0
        for end in range(middle + 1, min(count, middle + COLUMN_FRAGMENTS) + 1):
            behind = fragments[end - 1]
            size_right += behind.length
            if behind.section is not None and (sections_left or standing):
                sections_right.append(behind.section)
                told = evidence(sections_left, sections_right) - max(0.0, evidence(standing, sections_right))
            if size_right > longest or behind.page != page:
                break
            if not weak[end] or size_right < max(least, size_left / _SHORTER):
                continue
            if end < count and (size_right > _LONGER * size_left or size_left < least):
                continue
            joined = links(end - 1, p)
            if gain + joined < -_SETTLES:
                continue
            cost = swap_cost(size_left, size_right, last=end == count, first=first_page, column=column)
            cost += FOOT_COST * ((before.kind is BlockKind.HEADING) + (behind.kind is BlockKind.HEADING))
            total = kept + gain + joined + told + begins + inner[end - 1] - inner[p] - cost
            _offer(best[end], middle - 1, (total, p, last, middle))


def _begins_sections(fragments: Sequence[Fragment], at: int) -> bool:
    """Whether the first section of a report begins here, behind headings at most: hardly any text stands before it."""
    headings = itertools.takewhile(lambda f: f.kind is BlockKind.HEADING, itertools.islice(fragments, at, None))
    return any(f.section == _FIRST_SECTION for f in headings)


def swap_cost(
    left: int, right: int, *, last: bool = False, first: bool = False, column: Column | None = None
) -> float:
    """The cost of a swap by the characters of the stretch read first (the left column) and of the one behind it.

    The columns of a page hold about the same; on the last page of a text the left one may hold less. Where the
    document has shown what its columns hold, swaps of just that size are what is to be expected of it; on the first
    page, under the masthead, both columns may hold less.
    """
    full_column = min(FULL_COLUMN, FULL_SHARE * column.size) if column else FULL_COLUMN
    short = max(0.0, 1 - right / full_column) + max(0.0, 1 - left / full_column) / 2
    uneven = max(0.0, left / max(1, right) - 1.6)
    cost = SWAP_COST + SHAPE_COST * min(1.5, short + uneven) + min(SPREAD_COST, lean_cost(left, right, last))
    if column:
        for size in (left, right):
            z = math.log(max(1, size) / column.size) / column.spread
            cost += 0.0 if (last or first) and z < 0 else min(CAPACITY_COST, z * z / 2)
        full = min(left, right) >= HALF_COLUMN * column.size if not last else right >= HALF_COLUMN * column.size
        cost -= HABIT_GAIN if full and left >= LEAST_SIDE else 0.0
    return cost


def lean_cost(left: int, right: int, last: bool) -> float:
    """How unlikely two columns of so many characters are on one page; on the last page the left one may hold less."""
    lean = math.log(max(1, left) / max(1, right))
    return 0.0 if last and lean < 0 else (lean / COLUMN_SPREAD) ** 2 / 2


def _offer(
    states: dict[int, tuple[float, int, int, int | None]], last: int, state: tuple[float, int, int, int | None]
) -> None:
    if last not in states or states[last][0] < state[0]:
        states[last] = state
