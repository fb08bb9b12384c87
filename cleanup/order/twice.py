"""Columns that were read twice: where they begin and end, although no page is marked and one reading was dropped.

A reader takes a column again, never half of one. So both ends of what stood twice are ends of columns; and where one
column stood between the two readings, both together are one page.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.document import Document
from cleanup.order.fragments import Fragment

# Columns of UN reports hold 1,250 characters and more, those of a first page about half of it; a paragraph or two that
# stand twice tell of no column.
_LEAST_COLUMN = 500
# How much more one column of a page holds than the other: twice on the worst scan of the bench.
_UNLEVEL = 2.0


class Twice(NamedTuple):
    """What second readings tell of the columns. All are indices of fragments."""

    borders: tuple[int, ...] = ()
    """The fragments before which a column ends, rising."""
    pages: frozenset[tuple[int, int, int]] = frozenset()
    """Pages of which a column was read again before or behind the other: start, where its columns part, end."""


NOTHING = Twice()


def twice_in(document: Document, fragments: Sequence[Fragment]) -> Twice:
    """The columns of a document that were read twice."""
    if not document.second_readings:
        return NOTHING
    size = [0, *itertools.accumulate(f.length for f in fragments)]
    blocks = [f.block for f in fragments]

    def at(block: int) -> int:
        return bisect_left(blocks, block)

    borders, pages = set[int](), set[tuple[int, int, int]]()
    for kept, gone in document.second_readings:
        start, end, place = at(kept[0]), at(kept[1]), at(gone[1])
        own = size[end] - size[start]
        if own < _LEAST_COLUMN:
            continue
        borders |= {start, end, at(gone[0]), place}
        page = (start, end, place) if place > end else (place, start, end)
        other = size[page[2]] - size[page[0]] - own
        if own / _UNLEVEL <= other <= own * _UNLEVEL:
            pages.add(page)
    return Twice(tuple(sorted(borders - {0, len(fragments)})), frozenset(pages))
