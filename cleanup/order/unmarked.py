"""Pages without marks: the best way to cut a text into pages of two columns that were read left one first.

Where no page break is marked and numbers can hardly be read, the size of the columns is tried out, and the text is cut
into pages of about two columns each, the first one shorter. That is enough to propose an order, never to act on it.

A text offers many places to cut it, and the best of many cuts gains something in any text. So each page pays for the
choice that it had: the more cuts columns of its size would allow, the less one of them tells (minimum description
length, Rissanen 1978).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.order.digits import DigitReadings
from cleanup.order.fragments import Fragment
from cleanup.order.pages import PageOrder
from cleanup.order.seams import Seams
from cleanup.order.sections import evidence
from cleanup.order.series import Scraps, Series
from cleanup.order.shapes import COLUMN_SPREAD, LEAST_SIDE, Swap
from cleanup.order.solve import Solution

# Sizes of column that are tried (UN reports hold 1,250 to 3,300 characters), then sizes around the best; and scraps of
# numbers that it takes to tell anything.
_COLUMNS = (1050, 1350, 1750, 2300, 3000)
_FINER = (0.88, 0.94, 1.0, 1.06, 1.12)
_SCRAPS_FROM = 8
# A page holds two columns, give or take; the first one less, under its masthead.
_SPREAD = 0.1
_LEAST_PAGE, _LONGEST_PAGE, _FIRST_PAGE = 0.8, 1.2, 0.35
_LEAN = 0.45
# Cuts that are followed from each story, and stories: while sizes are tried out, and for those around the best. With
# the first pair alone the long readings of the bench are lost.
_TRYING, _FOLLOWING = (4, 4), (12, 6)
# A page among the others that is left as it stands: where a page was read twice, the copy that was right may be left.
_KEPT_COST = 3.0
_KEPT = 2
# Orders that are weighed against the best, and the scale on which they fall behind it (seams that tell the same thing
# twice make values too sharp).
_NEXT_BEST, _TEMPER = 40, 2.0
# So many pages at most are looked at: beyond them a proposal is no help.
_PAGES = 40


class Unmarked(NamedTuple):
    """What the stories are told of."""

    fragments: Sequence[Fragment]
    seams: Seams
    scraps: Sequence[Scraps]
    channel: DigitReadings


class _Story(NamedTuple):
    value: float
    """What it gains over the text as it stands, up to where it has come."""
    told: float
    at: int
    last: int
    series: Series
    swaps: tuple[Swap, ...]


class _Text(NamedTuple):
    reading: Unmarked
    size: list[int]
    """Characters before each fragment."""
    stands: list[float]
    """The seam into each fragment, as the text stands; none behind the last."""
    told: list[float]
    """What the series tell up to each fragment, as the text stands."""


class _Cut(NamedTuple):
    gain: float
    """What its seams gain over the text as it stands, less what its shape costs."""
    part: int | None
    """Where its columns part; None for a page that is left as it stands."""
    end: int


def column_order(reading: Unmarked) -> PageOrder | None:
    """The best order by what columns hold; None where there is nothing to tell it by."""
    if sum(1 for s in reading.scraps for _ in (*s.paragraphs, *s.articles)) < _SCRAPS_FROM:
        return None
    text = _text(reading)
    sizes = [column for column in _COLUMNS if 2 * column < text.size[-1] < 2 * column * _PAGES]
    tried = {column: _tiled(text, column, *_TRYING) for column in sizes}
    likely = max(tried, key=lambda column: max((s.value for s in tried[column]), default=-math.inf), default=0)
    if not likely or not tried[likely]:
        return None
    tried |= {column: _tiled(text, column, *_FOLLOWING) for column in (round(likely * step) for step in _FINER)}
    found = sorted((story for stories in tried.values() for story in stories), key=lambda story: story.value)
    first, *others = sorted({story.swaps: story for story in found}.values(), key=lambda story: -story.value)
    ahead = first.value - others[0].value if others else first.value
    return PageOrder(first.swaps, first.value, first.told, ahead, 0, _doubt(text, first, others))


def _doubt(text: _Text, best: _Story, others: Sequence[_Story]) -> float:
    """How far the next best orders put a character elsewhere, each weighed by how near it is to the best."""
    size, places = text.size, _places(text, best)
    total = moved = 0.0
    for story in (best, *others[:_NEXT_BEST]):
        weight = math.exp((story.value - best.value) / _TEMPER)
        apart = sum(
            (size[at + 1] - size[at]) * abs(a - b)
            for at, (a, b) in enumerate(zip(places, _places(text, story), strict=True))
        )
        total, moved = total + weight, moved + weight * apart
    return moved / total / size[-1] ** 2


def _places(text: _Text, story: _Story) -> list[int]:
    """Where each fragment begins in the order of a story, in characters."""
    places, place = [0] * len(text.reading.fragments), 0
    for at in Solution(story.swaps, 0.0, 0.0).order(len(places)):
        places[at] = place
        place += text.size[at + 1] - text.size[at]
    return places


def _text(reading: Unmarked) -> _Text:
    fragments, seams = reading.fragments, reading.seams
    size = [0, *itertools.accumulate(f.length for f in fragments)]
    stands = [seams(at - 1, at) for at in range(len(fragments))]
    series, told = Series(), [0.0]
    for scraps in reading.scraps:
        series = series.after([scraps], reading.channel)
        told.append(series.told)
    return _Text(reading, size, stands, told)


def _tiled(text: _Text, column: int, cuts: int, count: int) -> list[_Story]:
    """The best stories in which every page but the last holds two columns of this size (beam search)."""
    length = len(text.reading.fragments)
    stories, done = [_Story(0.0, 0.0, 0, -1, Series(), ())], list[_Story]()
    while stories:
        told = [story for before in stories for story in _continued(text, before, column, cuts)]
        done += [_ended(text, story) for story in stories if story.swaps and _is_rest(text, story, column)]
        done += [story for story in told if story.at == length and story.swaps]
        ahead = [story for story in told if story.at < length]
        stories = sorted(ahead, key=lambda story: (-story.value, story.at))[:count]
    return done


def _continued(text: _Text, story: _Story, column: int, cuts: int) -> Iterator[_Story]:
    """A story with one more page: the best cuts by seams and size, and what the numbers and sections of each tell."""
    swapped, kept, choice = list[_Cut](), list[_Cut](), 0.0
    for end, off in _ends(text, story.at, column):
        kept.append(_Cut(_entering(text, story, story.at) - off - _KEPT_COST, None, end))
        for part, cost in _parts(text, story.at, end):
            choice += math.exp(-off - cost)
            swapped.append(_Cut(_turned(text, story, part, end) - off - cost, part, end))
    paid = math.log(max(1.0, choice))
    for cut in (*_best(swapped, cuts), *_best(kept, _KEPT)):
        yield _with_page(text, story, cut._replace(gain=cut.gain - paid))


def _best(cuts: Sequence[_Cut], count: int) -> list[_Cut]:
    return sorted(cuts, key=lambda cut: (-cut.gain, cut.end, cut.part))[:count]


def _ends(text: _Text, start: int, column: int) -> Iterator[tuple[int, float]]:
    """Where a page of two such columns may end, and how unlikely that is by its size."""
    size, count, page = text.size, len(text.reading.fragments), 2 * column
    least = (_LEAST_PAGE if start else _FIRST_PAGE) * page
    for end in range(start + 1, count + 1):
        whole = size[end] - size[start]
        if whole > _LONGEST_PAGE * page:
            return
        if whole >= least or end == count:
            short = whole < page and (end == count or not start)
            yield end, 0.0 if short else (math.log(whole / page) / _SPREAD) ** 2 / 2


def _parts(text: _Text, start: int, end: int) -> Iterator[tuple[int, float]]:
    """Where the columns of a page may part, and how unlikely that is by their sizes."""
    size, last = text.size, end == len(text.reading.fragments)
    for part in range(start + 1, end):
        left, right = size[part] - size[start], size[end] - size[part]
        if right < LEAST_SIDE:
            return
        lean = math.log(max(1, left) / right)
        short = last and lean < 0
        if short or abs(lean) <= _LEAN:
            yield part, 0.0 if short else (lean / COLUMN_SPREAD) ** 2 / 2


def _entering(text: _Text, story: _Story, first: int) -> float:
    """What the seam before a page gains, if its first fragment is to be this one."""
    return text.reading.seams(story.last, first) - text.stands[story.at]


def _turned(text: _Text, story: _Story, part: int, end: int) -> float:
    """What the seams gain where a page was read left column first."""
    return _entering(text, story, part) + text.reading.seams(end - 1, story.at) - text.stands[part]


def _with_page(text: _Text, story: _Story, cut: _Cut) -> _Story:
    """A story with one more page, what its numbers and sections tell added."""
    reading, start, (gain, part, end) = text.reading, story.at, cut
    order = (*range(part, end), *range(start, part)) if part is not None else tuple(range(start, end))
    series = story.series.after([reading.scraps[at] for at in order], reading.channel)
    told = series.told - story.series.told - (text.told[end] - text.told[start])
    swaps = story.swaps
    if part is not None:
        sides = [[s for f in reading.fragments[a:b] if (s := f.section)] for a, b in ((start, part), (part, end))]
        told += evidence(*sides)
        swaps = (*swaps, Swap(start, part, end))
    return _Story(story.value + gain + told, story.told + told, end, order[-1], series, swaps)


def _is_rest(text: _Text, story: _Story, column: int) -> bool:
    """Whether what is left is one last column."""
    return text.size[-1] - text.size[story.at] <= (1 + _SPREAD) * column


def _ended(text: _Text, story: _Story) -> _Story:
    """A story whose last column follows as it stands."""
    reading = text.reading
    seam = _entering(text, story, story.at)
    series = story.series.after(reading.scraps[story.at :], reading.channel)
    told = series.told - story.series.told - (text.told[-1] - text.told[story.at])
    return story._replace(value=story.value + seam + told, told=story.told + told, at=len(reading.fragments))
