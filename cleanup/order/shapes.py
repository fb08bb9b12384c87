"""Swaps, and what their shape and their headings say: how much a column holds, and which sections follow which."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.order.fragments import Fragment
from cleanup.order.sections import BEFORE, Section, evidence

# What a swap has to gain before it pays: pages are read in the right order far more often than not.
SWAP_COST = 2.0
# A page has a left column only when its right one is full: a short right column, or a left one much longer than it,
# costs up to this much more. First pages, under a masthead, have the shortest full columns (some 600 characters, or
# this share of what the other columns of the document hold).
SHAPE_COST = 8.0
FULL_COLUMN, FULL_SHARE = 600, 0.4
# The columns of one page differ by 7 % on clean letters (headings, notes), by more where a scan drops lines; log scale.
COLUMN_SPREAD = 0.25
SPREAD_COST = 2.0
CAPACITY_COST = 3.0
# A document read left column first on most of its pages was most likely read so on the others.
HABIT_GAIN = 8.0
HALF_COLUMN = 0.5
# What a full column holds at least, and what the left column of a page made up level holds of the right one.
WHOLE_COLUMN, LEVEL = 0.85, 0.7
# A column that holds less than three lines is no column.
LEAST_SIDE = 150
# A column that ends with a heading: printers keep it with what it heads, and no more than this, since two of the
# bench's columns do end with one.
FOOT_COST = 1.0
_FIRST_SECTION = Section("ordinal", 1)


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


class Shapes:
    """The sizes and headings of a text, for the score of its swaps apart from their seams."""

    def __init__(self, fragments: Sequence[Fragment], column: Column | None) -> None:
        """Take what the columns of the document hold, if it is known."""
        self._column = column
        self._count = len(fragments)
        self._sizes = [0, *itertools.accumulate(f.length for f in fragments)]
        self._headings = [f.kind is BlockKind.HEADING for f in fragments]
        self._annexes = [f.annex for f in fragments]
        self._sections = [f.section for f in fragments if f.section is not None]
        # For each fragment, how many sections open before it.
        self._opened = [0, *itertools.accumulate(f.section is not None for f in fragments)]
        self._evidence: dict[tuple[int, int, int, int], float] = {}
        self._text_from = next((at for at, heading in enumerate(self._headings) if not heading), self._count)

    def size(self, start: int, end: int) -> int:
        """The characters of a stretch."""
        return self._sizes[end] - self._sizes[start]

    def score(self, start: int, middle: int, end: int) -> float:
        """What shape and headings say for a swap (negative: against it)."""
        return self.told(start, middle, end) - self.cost(start, middle, end)

    @property
    def least_cost(self) -> float:
        """What no swap costs less than."""
        return SWAP_COST - (HABIT_GAIN if self._column else 0.0)

    def cost(self, start: int, middle: int, end: int) -> float:
        """What a swap costs by its shape, and by the headings that its columns would end with."""
        column = self._column
        first = column is not None and self._sizes[start] < HALF_COLUMN * column.size
        left, right = self.size(start, middle), self.size(middle, end)
        cost = swap_cost(left, right, last=end == self._count, first=first, column=column)
        return cost + FOOT_COST * (self._headings[middle - 1] + self._headings[end - 1])

    def kept_foot(self, start: int) -> float:
        """What it costs that a heading is kept in its place before a swap: a title over both columns alone may be."""
        return FOOT_COST if start > self._text_from and self._headings[start - 1] else 0.0

    def told(self, start: int, middle: int, end: int) -> float:
        """What the sections say: those of both columns, one that is kept before them, and the first of a report."""
        opened = self._opened
        theirs = opened[middle], opened[end]
        if theirs[0] == theirs[1]:
            return 0.0
        told = self._says(opened[start], opened[middle], *theirs)
        if start and opened[start - 1] < opened[start]:
            told -= max(0.0, self._says(opened[start - 1], opened[start], *theirs))
        opens = start <= self._text_from and self._opens(middle) and not any(self._annexes[start:middle])
        return told + (BEFORE if opens else 0.0)

    def _says(self, start: int, end: int, other_start: int, other_end: int) -> float:
        """What two stretches of the sections say for putting the second one first; remembered."""
        key = (start, end, other_start, other_end)
        known = self._evidence.get(key)
        if known is None:
            known = evidence(self._sections[start:end], self._sections[other_start:other_end])
            self._evidence[key] = known
        return known

    def _opens(self, at: int) -> bool:
        """Whether the first section of a report begins here, behind headings at most.

        Hardly a text stands before it, but for a letter to which the report is annexed.
        """
        until = at
        while until < self._count and self._headings[until]:
            until += 1
        return _FIRST_SECTION in self._sections[self._opened[at] : self._opened[until]]


def swap_cost(left: int, right: int, *, last: bool = False, first: bool = False, column: Column | None = None) -> float:
    """The cost of a swap by the characters of the stretch read first (the left column) and of the one behind it.

    The columns of a page hold about the same; on the last page of a text the left one may hold less. Where the
    document has shown what its columns hold, swaps of just that size are what is to be expected of it; on the first
    page, under the masthead, both columns may hold less.
    """
    full_column = min(FULL_COLUMN, FULL_SHARE * column.size) if column else FULL_COLUMN
    short = max(0.0, 1 - right / full_column) + (0.0 if last else max(0.0, 1 - left / full_column) / 2)
    uneven = max(0.0, left / max(1, right) - 1.6)
    cost = SWAP_COST + SHAPE_COST * min(1.5, short + uneven) + min(SPREAD_COST, lean_cost(left, right, last))
    if column:
        # Where a text ends in a left column, the right one is full, unless the page was made up level.
        level = left >= LEVEL * right
        for size, may_be_short in ((left, first or last), (right, first or (last and level))):
            z = math.log(max(1, size) / column.size) / column.spread
            cost += 0.0 if may_be_short and z < 0 else min(CAPACITY_COST, z * z / 2)
        full = (column.least if first else WHOLE_COLUMN if last and not level else HALF_COLUMN) * column.size
        cost -= HABIT_GAIN if right >= full and left >= (LEAST_SIDE if last else full) else 0.0
    return cost


def lean_cost(left: int, right: int, last: bool) -> float:
    """How unlikely two columns of so many characters are on one page; on the last page the left one may hold less."""
    lean = math.log(max(1, left) / max(1, right))
    return 0.0 if last and lean < 0 else (lean / COLUMN_SPREAD) ** 2 / 2
