"""Pages without marks: the best way to cut a text into pages of two columns that were read left one first.

Where no page break is marked and numbers can hardly be read, the size of the columns is tried out, and the text is cut
into pages of about two columns each, the first one shorter. That is enough to propose an order, never to act on it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.order.pages import PageOrder, Reading
from cleanup.order.sections import evidence
from cleanup.order.series import Series
from cleanup.order.shapes import COLUMN_SPREAD, LEAST_SIDE, Swap

# Sizes of column that are tried (UN reports hold 1,250 to 3,300 characters), then sizes around the best; and scraps of
# numbers that it takes to tell anything.
_COLUMNS = (1050, 1350, 1750, 2300, 3000)
_FINER = (0.88, 0.94, 1.06, 1.12)
_SCRAPS_FROM = 8
# A page holds two columns, give or take; the first one less, under its masthead.
_SPREAD = 0.1
_LEAST_PAGE, _LONGEST_PAGE, _FIRST_PAGE = 0.8, 1.2, 0.35
_LEAN = 0.45
# Cuts that are followed from each story, and stories.
_CUTS, _STORIES = 5, 6
# So many pages at most are looked at: beyond them a proposal is no help.
_PAGES = 40


class _Story(NamedTuple):
    value: float
    """What it gains over the text as it stands, up to where it has come."""
    told: float
    at: int
    last: int
    series: Series
    swaps: tuple[Swap, ...]


class _Text(NamedTuple):
    reading: Reading
    size: list[int]
    """Characters before each fragment."""
    chain: list[float]
    """The links up to each fragment, as the text stands."""
    told: list[float]
    """What the series tell up to each fragment, as the text stands."""


def column_order(reading: Reading) -> PageOrder | None:
    """The best order by what columns hold; None where there is nothing to tell it by."""
    if sum(1 for s in reading.scraps for _ in (*s.paragraphs, *s.articles)) < _SCRAPS_FROM:
        return None
    text = _text(reading)
    tried = {column: _tiled(text, column) for column in _COLUMNS if 2 * column < text.size[-1] < 2 * column * _PAGES}
    likely = max(tried, key=lambda column: max((s.value for s in tried[column]), default=-math.inf), default=0)
    if not likely or not tried[likely]:
        return None
    tried |= {column: _tiled(text, column) for column in (round(likely * step) for step in _FINER)}
    found = sorted((story for stories in tried.values() for story in stories), key=lambda story: -story.value)
    first, *others = found
    ahead = next((first.value - story.value for story in others if story.swaps != first.swaps), first.value)
    return PageOrder(first.swaps, first.value, first.told, ahead, 0)


def _text(reading: Reading) -> _Text:
    fragments, links = reading.fragments, reading.links
    size = [0, *itertools.accumulate(f.length for f in fragments)]
    chain = [0.0, *itertools.accumulate(itertools.starmap(links, itertools.pairwise(range(len(fragments)))))]
    series, told = Series(), [0.0]
    for scraps in reading.scraps:
        series = series.after([scraps], reading.channel)
        told.append(series.told)
    return _Text(reading, size, chain, told)


def _tiled(text: _Text, column: int) -> list[_Story]:
    """The best stories in which every page but the last holds two columns of this size (beam search)."""
    stories, done = [_Story(0.0, 0.0, 0, -1, Series(), ())], list[_Story]()
    while stories:
        told = [_continued(text, story, *cut) for story in stories for cut in _cuts(text, story, column)]
        done += [_ended(text, story) for story in stories if story.swaps and _is_rest(text, story, column)]
        done += [story for story in told if story.at == len(text.reading.fragments)]
        ahead = [story for story in told if story.at < len(text.reading.fragments)]
        stories = sorted(ahead, key=lambda story: (-story.value, story.at))[:_STORIES]
    return done


def _cuts(text: _Text, story: _Story, column: int) -> list[tuple[float, int, int]]:
    """The best next pages, by seams and size: what each gains, where its columns part, and where it ends."""
    return sorted(_pages(text, story, column), key=lambda cut: (-cut[0], cut[1:]))[:_CUTS]


def _pages(text: _Text, story: _Story, column: int) -> Iterator[tuple[float, int, int]]:
    size, links, count = text.size, text.reading.links, len(text.reading.fragments)
    start, page = story.at, 2 * column
    least = (_LEAST_PAGE if start else _FIRST_PAGE) * page
    for end in range(start + 2, count + 1):
        whole = size[end] - size[start]
        if whole > _LONGEST_PAGE * page:
            break
        if whole < least and end < count:
            continue
        off = 0.0 if whole < page and (end == count or not start) else (math.log(whole / page) / _SPREAD) ** 2 / 2
        for part in range(start + 1, end):
            left, right = size[part] - size[start], size[end] - size[part]
            lean = math.log(left / right) if right else math.inf
            if right < LEAST_SIDE or (abs(lean) > _LEAN and (end < count or lean > 0)):
                continue
            turned = links(story.last, part) + links(end - 1, start) - (text.chain[part] - text.chain[part - 1])
            before = text.chain[start] - text.chain[start - 1] if start else 0.0
            cost = off + (0.0 if end == count and lean < 0 else (lean / COLUMN_SPREAD) ** 2 / 2)
            yield turned - before - cost, part, end


def _continued(text: _Text, story: _Story, gain: float, part: int, end: int) -> _Story:
    """A story with one more page, what its numbers and sections tell added."""
    reading, start = text.reading, story.at
    turned = [reading.scraps[at] for at in (*range(part, end), *range(start, part))]
    series = story.series.after(turned, reading.channel)
    sides = [[s for f in reading.fragments[a:b] if (s := f.section)] for a, b in ((start, part), (part, end))]
    told = series.told - story.series.told - (text.told[end] - text.told[start]) + evidence(*sides)
    swaps = (*story.swaps, Swap(start, part, end))
    return _Story(story.value + gain + told, story.told + told, end, part - 1, series, swaps)


def _is_rest(text: _Text, story: _Story, column: int) -> bool:
    """Whether what is left is one last column."""
    return text.size[-1] - text.size[story.at] <= (1 + _SPREAD) * column


def _ended(text: _Text, story: _Story) -> _Story:
    """A story whose last column follows as it stands."""
    seam = text.reading.links(story.last, story.at) - (text.chain[story.at] - text.chain[story.at - 1])
    series = story.series.after(text.reading.scraps[story.at :], text.reading.channel)
    told = series.told - story.series.told - (text.told[-1] - text.told[story.at])
    return story._replace(value=story.value + seam + told, told=story.told + told, at=len(text.reading.fragments))
