"""Pages without marks: the best way to cut a text into pages of two columns that were read left one first.

Where no page break is marked and numbers can hardly be read, the size of the columns is tried out, and the text is cut
into pages of about two columns each, the first one shorter. That is enough to propose an order, never to act on it.

A text offers many places to cut it, and the best of many cuts gains something in any text. So each page pays for the
choice that it had: the more cuts columns of its size would allow, the less one of them tells (minimum description
length, Rissanen 1978).
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.order.digits import DigitReadings
from cleanup.order.fragments import Fragment
from cleanup.order.pages import PageOrder
from cleanup.order.seams import Seams
from cleanup.order.sections import Section, evidence, lettered
from cleanup.order.series import Scraps, Series
from cleanup.order.shapes import COLUMN_SPREAD, FOOT_COST, LEAST_SIDE, Swap
from cleanup.order.solve import Solution
from cleanup.order.twice import NOTHING, Twice

# Sizes of column that are tried: UN reports hold 1,250 to 3,300 characters, bad scans lose a fifth. They are a tenth
# apart, as much as pages differ: with sizes further apart, the true one may be unlikely by all of them.
_COLUMNS = tuple(round(950 * 1.1**step) for step in range(13))
# Scraps of numbers that it takes to tell anything.
_SCRAPS_FROM = 8
# A heading of a section is read right where no number is: it tells as much as several scraps (chosen).
_SECTION = 2
# A page holds two columns, give or take; the first one less, under its masthead.
_SPREAD = 0.1
_LEAST_PAGE, _LONGEST_PAGE, _FIRST_PAGE = 0.8, 1.2, 0.35
_LEAN = 0.45
# Cuts that are followed from each story, and stories: while all sizes are tried out, and for the likeliest of them.
# With five sizes and four of each at first, the size was misjudged for three layouts of the bench's raw readings with
# columns of 1,100 characters, and what was proposed for them was worse than the text as it stood.
_TRYING, _FOLLOWING, _LIKELIEST = (8, 6), (16, 8), 2
# A page among the others that is left as it stands: where a page was read twice, the copy that was right may be left.
_KEPT_COST = 3.0
_KEPT = 2
# A column that was read twice, cut in two or taken for a part of another: a border that is known to be there, and a
# block of the copy that belongs to its neighbour is all that speaks for it. A border that a page misses by less than
# two lines of a column is torn in part: without that, one short block beside it kept the order of a reading of the
# bench from being found (tau .87, with it .99). Of 107 other layouts 67 get better, without it 66; the same four worse.
_TORN, _LINES = 4.0, 110
# A heading that nothing follows (chosen: as much as a seam that the language rules out and one that it asks for).
_LAST_WORD = 4.0
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
    sections: Sequence[Sequence[Section]]
    """For each fragment the sections that it opens: a heading one, running text those that were merged into it."""
    channel: DigitReadings
    twice: Twice = NOTHING
    """What columns that were read twice tell of the borders."""


class _Story(NamedTuple):
    value: float
    """What it gains over the text as it stands, up to where it has come."""
    told: float
    at: int
    last: int
    series: Series
    letter: int | None
    swaps: tuple[Swap, ...]


class _Text(NamedTuple):
    reading: Unmarked
    size: list[int]
    """Characters before each fragment."""
    stands: list[float]
    """The seam into each fragment, as the text stands; none behind the last."""
    told: list[float]
    """What the series and the letters of sections tell up to each fragment, as the text stands."""
    headings: list[bool]
    """Whether each fragment is a heading."""


class _Cut(NamedTuple):
    gain: float
    """What its seams gain over the text as it stands, less what its shape and the choice of it cost."""
    part: int | None
    """Where its columns part; None for a page that is left as it stands."""
    end: int


class _Page(NamedTuple):
    """The cuts of a page that begins at one place, the seam before it left out: that depends on the story."""

    swapped: list[_Cut]
    kept: list[_Cut]


def column_order(reading: Unmarked) -> PageOrder | None:
    """The best order by what columns hold; None where there is nothing to tell it by."""
    scraps = sum(1 for s in reading.scraps for _ in (*s.paragraphs, *s.articles))
    if scraps + _SECTION * sum(map(len, reading.sections)) < _SCRAPS_FROM:
        return None
    length = sum(f.length for f in reading.fragments)
    sizes = [column for column in _COLUMNS if 2 * column < length < 2 * column * _PAGES]
    if not sizes:
        return None
    text = _text(reading)
    tried = {column: _tiled(text, column, *_TRYING) for column in sizes}
    likeliest = heapq.nlargest(
        _LIKELIEST, sizes, key=lambda column: max((story.value for story in tried[column]), default=-math.inf)
    )
    tried |= {column: _tiled(text, column, *_FOLLOWING) for column in likeliest}
    found = sorted((story for stories in tried.values() for story in stories), key=lambda story: story.value)
    if not found:
        return None
    first, *others = sorted({story.swaps: story for story in found}.values(), key=lambda story: -story.value)
    ahead = first.value - others[0].value if others else first.value
    odds = first.value + math.log(sum(math.exp(story.value - first.value) for story in (first, *others)))
    return PageOrder(first.swaps, first.value, first.told, ahead, 0, _doubt(text, first, others), odds)


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
    series, told, letter, letters = Series(), [0.0], None, 0.0
    for scraps, sections in zip(reading.scraps, reading.sections, strict=True):
        series = series.after([scraps], reading.channel)
        step, letter = lettered(sections, letter)
        letters += step
        told.append(series.told + letters)
    return _Text(reading, size, stands, told, [f.kind is BlockKind.HEADING for f in fragments])


def _tiled(text: _Text, column: int, cuts: int, count: int) -> list[_Story]:
    """The best stories in which every page but the last holds two columns of this size (beam search)."""
    length = len(text.reading.fragments)
    stories, done = [_Story(0.0, 0.0, 0, -1, Series(), None, ())], list[_Story]()
    pages: dict[int, _Page] = {}
    while stories:
        for start in {story.at for story in stories} - pages.keys():
            pages[start] = _page(text, start, column)
        told = [story for before in stories for story in _continued(text, before, pages[before.at], cuts)]
        done += [_ended(text, story) for story in stories if story.swaps and _is_rest(text, story, column)]
        done += [story for story in told if story.at == length and story.swaps]
        ahead = [story for story in told if story.at < length]
        stories = sorted(ahead, key=lambda story: (-story.value, story.at))[:count]
    return done


def _continued(text: _Text, story: _Story, page: _Page, cuts: int) -> Iterator[_Story]:
    """A story with one more page: the best cuts by seams and size, and what the numbers and sections of each tell."""
    seams, last, stands = text.reading.seams, story.last, text.stands[story.at]
    entering = {part: seams(last, part) - stands for part in {cut.part for cut in page.swapped} if part is not None}
    swapped = [cut._replace(gain=cut.gain + entering[cut.part]) for cut in page.swapped if cut.part is not None]
    kept = [cut._replace(gain=cut.gain + seams(last, story.at) - stands) for cut in page.kept]
    for cut in (*_best(swapped, cuts), *_best(kept, _KEPT)):
        yield _with_page(text, story, cut)


def _page(text: _Text, start: int, column: int) -> _Page:
    """The cuts of the page that begins here, each of which pays for the choice that there is."""
    swapped, kept, choice, twice = list[_Cut](), list[_Cut](), 0.0, text.reading.twice
    for end, off in _ends(text, start, column):
        torn = _torn(text, (start, end))
        kept.append(_Cut(-off - _KEPT_COST - max(0.0, torn - _TORN), None, end))
        for part, cost in _parts(text, start, end):
            cost += off + (torn and _torn(text, (start, part, end)))
            choice += math.exp(-cost)
            swapped.append(_Cut(_turned(text, start, part, end) - cost, part, end))
    paid = math.log(max(1.0, choice))
    swapped, kept = ([cut._replace(gain=cut.gain - paid) for cut in cuts] for cuts in (swapped, kept))
    for _, part, end in (page for page in sorted(twice.pages) if page[0] == start):
        # Which of its columns was read again cannot be seen: as it stands it is as likely right as turned. Its columns
        # are known, so that there was no choice to pay for.
        kept.append(_Cut(0.0, None, end))
        swapped.append(_Cut(_turned(text, start, part, end), part, end))
    return _Page(swapped, kept)


def _torn(text: _Text, cuts: Sequence[int]) -> float:
    """What the known borders inside a page cost that none of its own borders is near."""
    size = text.size
    inside = (size[border] for border in text.reading.twice.borders if cuts[0] < border < cuts[-1])
    return _TORN * sum(min(1.0, min(abs(size[cut] - border) for cut in cuts) / _LINES) for border in inside)


def _best(cuts: Sequence[_Cut], count: int) -> list[_Cut]:
    return heapq.nsmallest(count, cuts, key=lambda cut: (-cut.gain, cut.end, cut.part))


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
    """Where the columns of a page may part, and how unlikely that is by their sizes and by how they end."""
    size, last = text.size, end == len(text.reading.fragments)
    for part in range(start + 1, end):
        left, right = size[part] - size[start], size[end] - size[part]
        if right < LEAST_SIDE:
            return
        lean = math.log(max(1, left) / right)
        short = last and lean < 0
        if short or abs(lean) <= _LEAN:
            yield part, (0.0 if short else (lean / COLUMN_SPREAD) ** 2 / 2) + _foot(text, part, end)


def _foot(text: _Text, part: int, end: int) -> float:
    """What it costs that columns end with a heading; no text ends with one."""
    left = _LAST_WORD if end == len(text.stands) else FOOT_COST
    return left * text.headings[part - 1] + FOOT_COST * text.headings[end - 1]


def _turned(text: _Text, start: int, part: int, end: int) -> float:
    """What the seam inside a page gains where it was read left column first."""
    return text.reading.seams(end - 1, start) - text.stands[part]


def _with_page(text: _Text, story: _Story, cut: _Cut) -> _Story:
    """A story with one more page, what its numbers and sections tell added."""
    reading, start, (gain, part, end) = text.reading, story.at, cut
    order = (*range(part, end), *range(start, part)) if part is not None else tuple(range(start, end))
    series = story.series.after([reading.scraps[at] for at in order], reading.channel)
    letters, letter = lettered((s for at in order for s in reading.sections[at]), story.letter)
    told = series.told - story.series.told + letters - (text.told[end] - text.told[start])
    swaps = story.swaps
    if part is not None:
        told += evidence(
            *([s for at in range(a, b) for s in reading.sections[at]] for a, b in ((start, part), (part, end)))
        )
        swaps = (*swaps, Swap(start, part, end))
    return _Story(story.value + gain + told, story.told + told, end, order[-1], series, letter, swaps)


def _is_rest(text: _Text, story: _Story, column: int) -> bool:
    """Whether what is left is one last column."""
    return text.size[-1] - text.size[story.at] <= (1 + _SPREAD) * column


def _ended(text: _Text, story: _Story) -> _Story:
    """A story whose last column follows as it stands."""
    reading = text.reading
    seam = reading.seams(story.last, story.at) - text.stands[story.at]
    series = story.series.after(reading.scraps[story.at :], reading.channel)
    letters = lettered((s for each in reading.sections[story.at :] for s in each), story.letter)[0]
    told = series.told - story.series.told + letters - (text.told[-1] - text.told[story.at])
    return story._replace(value=story.value + seam + told, told=story.told + told, at=len(reading.fragments))
