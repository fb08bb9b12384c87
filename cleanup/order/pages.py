"""Pages: which column was read first, where page breaks are marked and numbers can hardly be read.

A scan is read one way throughout. Two stories are compared for the whole document: every page as it stands, and every
page with its left column first, parted at the best place. Each is scored by its seams, by what the columns hold, by
sections, and by how well the scraps that stand for numbers fit a rising series (the noisy channel of `digits`).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.order.digits import DigitReadings
from cleanup.order.fragments import Fragment
from cleanup.order.links import Links
from cleanup.order.sections import in_step
from cleanup.order.series import Scraps, Series
from cleanup.order.shapes import COLUMN_SPREAD, LEAST_SIDE, Swap

# Where a page may be parted, in shares of its characters: columns hold about the same, but for headings and notes.
_PART_FROM, _PART_TO = 0.3, 0.7
_LEAN_COST = 6.0
# A last page that holds no more than this much of a column may have one column only.
_ONE_COLUMN = 1.3
_LAST_COST = 4.0
# Pages shown by running furniture, in shares of the usual one: where foot and head are lost, two pages look like one.
# The first and the last may be shorter. Columns of UN reports hold 1,250 characters and more; bad scans lose a fifth.
_LONGEST_PAGE, _SHORTEST_PAGE = 1.5, 0.6
_LEAST_COLUMN = 1000
# Ways to part a page that are followed, and stories that are.
_WAYS, _STORIES = 6, 4


class PageOrder(NamedTuple):
    """The best story of pages read left column first, against the text as it stands."""

    swaps: tuple[Swap, ...]
    gain: float
    """What all the evidence gains over the text as it stands."""
    told: float
    """What of it comes from numbers and sections."""
    runner_up: float
    """How far it is ahead of the next best way to part the pages."""
    pages: int
    """Pages whose breaks are marked; 0 where they are only inferred from what columns hold."""
    doubt: float = 0.0
    """Where pages are only inferred: how far the orders that are nearly as good put a character elsewhere, on average
    and as a share of the text."""
    odds: float = 0.0
    """The same: how much likelier all orders that were found are together than the text as it stands (log odds). Where
    a page may part at several places, each of them pays for the choice, but that it was turned is as likely as ever."""


class _Story(NamedTuple):
    score: float
    told: float
    last: int
    series: Series
    sections: dict[str, int]
    swaps: tuple[Swap, ...]


class Reading(NamedTuple):
    """What the stories are told of."""

    fragments: Sequence[Fragment]
    links: Links
    scraps: Sequence[Scraps]
    channel: DigitReadings


def running_pages(fragments: Sequence[Fragment], furniture_before: Sequence[int]) -> list[Fragment]:
    """The fragments with their pages, where running furniture shows them all; else as they are, on one page.

    Furniture that was dropped or misread somewhere leaves two pages in one, and a line of a page between its foot and
    the next head is no page: borders count only where pages hold about the same throughout.
    """
    pages = list[list[Fragment]]()
    for _, group in itertools.groupby(fragments, key=lambda f: furniture_before[f.block]):
        if pages and _length(pages[-1]) < LEAST_SIDE:
            pages[-1] += group
        else:
            pages.append(list(group))
    sizes = [_length(page) for page in pages]
    usual = sorted(sizes)[len(sizes) // 2]
    even = max(sizes) <= _LONGEST_PAGE * usual and min(sizes[1:-1], default=0) >= _SHORTEST_PAGE * usual
    if not even or usual < 2 * _LEAST_COLUMN:
        return list(fragments)
    return [f._replace(page=at) for at, page in enumerate(pages) for f in page]


def _length(fragments: Sequence[Fragment]) -> int:
    return sum(f.length for f in fragments)


def page_order(reading: Reading) -> PageOrder | None:
    """The best way to part all pages; None where the text has no two pages with two columns."""
    pages = [list(group) for _, group in itertools.groupby(
        range(len(reading.fragments)), key=lambda at: reading.fragments[at].page
    )]  # fmt: skip
    if len(pages) < 2:
        return None
    # The first page is shorter for its masthead, the last one for where the text ends.
    sizes = sorted(_size(reading, page) for page in (pages[1:-1] or pages))
    column = sizes[len(sizes) // 2] / 2
    ways = [_ways(reading, page, column, last=page is pages[-1]) for page in pages]
    if sum(1 for each in ways if each[0] is not None) < 2:
        return None
    kept = _told(reading, pages, [[None]] * len(pages), column)[0]
    turned, *others = _told(reading, pages, ways, column)
    ahead = turned.score - others[0].score if others else turned.score - kept.score
    return PageOrder(turned.swaps, turned.score - kept.score, turned.told - kept.told, ahead, len(pages))


def _ways(reading: Reading, page: Sequence[int], column: float, *, last: bool) -> list[int | None]:
    """The places where a page may be parted, none right behind a heading; None alone where it has one column."""
    whole = _size(reading, page)
    if len(page) < 2 or (last and whole <= column):
        return [None]
    found: list[int | None] = [None] if last and whole <= _ONE_COLUMN * column else []
    so_far = 0
    for at in page[:-1]:
        so_far += reading.fragments[at].length
        heading = reading.fragments[at].kind is BlockKind.HEADING
        if not heading and (last or _PART_FROM <= so_far / max(1, whole) <= _PART_TO):
            found.append(at + 1)
    return found or [None]


def _told(
    reading: Reading, pages: Sequence[Sequence[int]], ways: Sequence[Sequence[int | None]], column: float
) -> list[_Story]:
    """The best stories, best first (beam search over the pages)."""
    stories = [_Story(0.0, 0.0, -1, Series(), {}, ())]
    for page, places in zip(pages, ways, strict=True):
        last = page is pages[-1]
        look = sorted(
            ((_look(reading, page, place, stories[0].last, column, last=last), place) for place in places),
            key=lambda way: -way[0],
        )[:_WAYS]
        told = [_continued(reading, story, page, place, column, last=last) for story in stories for _, place in look]
        stories = sorted(told, key=lambda story: -story.score)[:_STORIES]
    return stories


def _look(reading: Reading, page: Sequence[int], place: int | None, before: int, column: float, *, last: bool) -> float:
    """The score of a way to part a page, without its numbers."""
    score = sum(itertools.starmap(reading.links, itertools.pairwise(_read(page, place))))
    # How a text begins says little where hardly a number can be read: its first paragraph may have lost its own.
    score += reading.links(before, _read(page, place)[0]) if before >= 0 else 0.0
    return score - (_shape(reading, page, place, column, last=last) if place is not None else 0.0)


def _continued(
    reading: Reading, story: _Story, page: Sequence[int], place: int | None, column: float, *, last: bool
) -> _Story:
    """A story with one more page."""
    order = _read(page, place)
    series = story.series.after([reading.scraps[at] for at in order], reading.channel)
    told = series.told - story.series.told
    swaps = story.swaps
    if place is not None:
        swaps = (*swaps, Swap(page[0], place, page[-1] + 1))
    steps, standing = in_step([s for at in order if (s := reading.fragments[at].section)], story.sections)
    told += steps
    seams = _look(reading, page, place, story.last, column, last=last)
    return _Story(story.score + seams + told, story.told + told, order[-1], series, standing, swaps)


def _read(page: Sequence[int], place: int | None) -> list[int]:
    """The fragments of a page in the order of a story."""
    left, right = _sides(page, place if place is not None else page[0])
    return [*right, *left]


def _sides(page: Sequence[int], place: int) -> tuple[Sequence[int], Sequence[int]]:
    return page[: place - page[0]], page[place - page[0] :]


def _shape(reading: Reading, page: Sequence[int], place: int, column: float, *, last: bool) -> float:
    """How unlikely the columns are by what they hold: about the same; on the last page the right one is full."""
    left, right = (max(1, _size(reading, side)) for side in _sides(page, place))
    off = math.log(right / column) if last else math.log(left / right)
    return min(_LAST_COST if last else _LEAN_COST, (off / COLUMN_SPREAD) ** 2 / 2)


def _size(reading: Reading, page: Sequence[int]) -> int:
    return sum(reading.fragments[at].length for at in page)
