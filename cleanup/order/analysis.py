"""What the order rules know of a document, worked out once for each."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cleanup.document import BlockKind, Document
from cleanup.order.borders import lead
from cleanup.order.columns import column_of, levelled
from cleanup.order.fragments import End, Fragment, fragments_of, with_places
from cleanup.order.habits import NUMBERED_FROM, Habits, closes, habits_of
from cleanup.order.links import Grams, Links, seam_grams
from cleanup.order.numbering import NEAR, consecutive, misread, opens_marked, stray
from cleanup.order.shapes import Column, Swap
from cleanup.order.solve import Solution, as_it_stands, chain_score, solve

if TYPE_CHECKING:
    from cleanup.order.digits import DigitReadings
    from cleanup.order.pages import PageOrder
    from cleanup.order.series import Scraps

# Share of consecutive numbers that are n, n+1. Measured: clean letters .75 and more, digits put right .52 and more,
# raw tesseract text .06 and less.
RELIABLE = 0.75
# Share of numbers in step from which numbers tell the order better than pages do: see RELIABLE.
_TELL = 0.5
_CORRECTION_ROUNDS = 4
_NUMBERED_SHARE = 0.05
# Numbers in step, as the text stands, below which they are noise: raw tesseract text has .06 and less, columns in the
# wrong order with every fifth number misread .33 and more; few numbers may stand one to a column.
_READABLE = 0.25
_MANY = 12
# Pieces that go on behind an open end, among all: .5 and more where heavy noise cuts paragraphs into lines, .3 where
# numbered titles stand over short texts.
_IN_LINES = 0.4


class Analysis(NamedTuple):
    """Fragments, links and the best order of a document."""

    fragments: tuple[Fragment, ...]
    links: Links
    solution: Solution
    order: tuple[int, ...]
    """The order of the solution, its borders put where columns hold about the same."""
    reliability_before: float
    reliability_after: float
    habits: Habits
    column: Column | None
    """What its columns hold, where most of its pages were read left column first."""
    pages: PageOrder | None
    """Which column of each page was read first, where page breaks are marked and numbers can hardly be read."""
    corrected: int
    """Paragraph numbers that the sequence around them contradicts."""

    def gain_of(self, swap: Swap) -> float:
        """What the order would lose at its seams without this swap."""
        before, after = self._neighbours(swap)
        links = self.links
        gain = links(before, swap.middle) - links(before, swap.start)
        gain += links(swap.end - 1, swap.start) - links(swap.middle - 1, swap.middle)
        if after is not None:
            gain += links(swap.middle - 1, after) - links(swap.end - 1, after)
        return gain

    def heals(self, swap: Swap) -> bool:
        """Whether a paragraph that breaks off finds the piece that goes on with it at a seam of the swap."""
        return any(
            self.fragments[a].end in (End.OPEN, End.CUT) and self.fragments[a].kind is not BlockKind.HEADING
            and self.fragments[b].plain and self.links(a, b) > 0
            for a, b in self._seams(swap)
        )  # fmt: skip

    def restarts(self, swap: Swap) -> bool:
        """Whether a swap puts a paragraph 1 behind others without a section or annex heading before it.

        Such a swap gets rid of a bad seam by calling it a new sequence: more likely the number was misread.
        """
        return any(self._restarts_at(a, b) for a, b in self._seams(swap))

    @property
    def runner_up(self) -> float:
        """How far the order is ahead of the next best one: another way to part a page, or one page left as it is."""
        if self.pages is not None:
            return self.pages.runner_up
        return min((self.lead, *(self.gain_of(swap) for swap in self.solution.swaps)), default=0.0)

    @property
    def lead(self) -> float:
        """How far the order is ahead of the next best one that parts a page elsewhere."""
        return lead(self.fragments, self.links, self.solution, self.column)

    def _restarts_at(self, a: int, b: int) -> bool:
        """Whether paragraph 1 follows fragment a, first or behind headings known by their look alone."""
        fragments = self.fragments
        headed = fragments[a].kind is BlockKind.HEADING or fragments[a].own_number is None
        while b < len(fragments) and fragments[b].kind is BlockKind.HEADING:
            section = fragments[b].section
            headed = headed or (fragments[b].level > 0 and (section is None or section.place > 1))
            b += 1
        return b < len(fragments) and fragments[b].number == 1 and not headed

    def _seams(self, swap: Swap) -> list[tuple[int, int]]:
        """The pairs of fragments that a swap brings together."""
        before, after = self._neighbours(swap)
        seams = [(before, swap.middle), (swap.end - 1, swap.start), (swap.middle - 1, after)]
        return [(a, b) for a, b in seams if a >= 0 and b is not None]

    def _neighbours(self, swap: Swap) -> tuple[int, int | None]:
        """The fragments that the output has before and behind a swap."""
        swaps = self.solution.swaps
        at = bisect_left(swaps, swap)
        touches = at > 0 and swaps[at - 1].end == swap.start
        before = swaps[at - 1].middle - 1 if touches else swap.start - 1
        if swap.end == len(self.fragments):
            return before, None
        touched = at + 1 < len(swaps) and swaps[at + 1].start == swap.end
        return before, swaps[at + 1].middle if touched else swap.end

    @property
    def margin(self) -> float:
        """Gain of the order over leaving the text alone."""
        if self.pages:
            return self.pages.gain
        return chain_score(self.solution.order(len(self.fragments)), self.links) - self.solution.as_it_stands


@lru_cache(maxsize=4)
def raw_fragments(document: Document) -> tuple[Fragment, ...]:
    """The fragments of a document, their places in the number sequence still unknown."""
    found = fragments_of(document)
    return tuple(found if closes(found) else _lines_of_text(found))


@lru_cache(maxsize=4)
def document_habits(document: Document) -> Habits:
    """How a document writes its paragraphs."""
    return habits_of(raw_fragments(document))


@lru_cache(maxsize=4)
def grams_of(document: Document) -> Grams:
    """The words that a document says over possible seams; counted when a seam first asks."""
    return seam_grams(document, raw_fragments(document))


@lru_cache(maxsize=4)
def analyse(document: Document) -> Analysis:
    """Fragments, links, best order and how far numbers can be trusted."""
    raw = raw_fragments(document)
    marked = bool(raw) and raw[-1].page > 0
    by_pages = _by_pages(document, raw, _TELL if marked else _READABLE)
    if by_pages is not None and not marked:
        return by_pages
    found = _by_numbers(document, raw)
    if by_pages is not None:
        # In columns read in the wrong order few numbers are in step, although each can be read: then they tell better.
        many = sum(1 for f in found.fragments if f.number is not None) >= _MANY
        return found if many and found.reliability_after >= _TELL else by_pages
    if marked or found.reliability_after >= max(_TELL, found.reliability_before):
        return found
    # What looked like numbers in step was chance: columns may tell more.
    by_columns = _by_pages(document, raw, _TELL)
    return by_columns if by_columns and by_columns.margin > 0 else found


def _by_numbers(document: Document, raw: Sequence[Fragment]) -> Analysis:
    """The analysis by paragraph numbers, misread ones put right as far as the sequence tells."""
    grams = partial(grams_of, document)
    corrected, habits = 0, document_habits(document)
    # Among numbers that can be read, "+0 - " opens a paragraph, too, whatever its number is; where hardly one can be
    # read, scraps before a dash are too often mere noise.
    fragments = [f._replace(marked=True) if f.plain and opens_marked(document.blocks[f.block].text) else f for f in raw]
    if habits.closes:
        strays = stray([(at, f.number) for at, f in enumerate(raw) if f.number is not None])
        fragments = [f._replace(number=None, last_number=None) if at in strays else f for at, f in enumerate(fragments)]
    read_right = consecutive([(at, f.number) for at, f in enumerate(raw) if f.number is not None])
    for _ in range(_CORRECTION_ROUNDS):
        fragments = with_places(fragments, closes=habits.closes)
        links = Links(fragments, habits, grams)
        solution, column = _solved(fragments, links)
        order = (solution if habits.closes else levelled(solution, fragments)).order(len(fragments))
        contradicted = misread([(at, n) for at in order if (n := fragments[at].number) is not None])
        wrong = {at: number for at, number in contradicted.items() if at not in read_right}
        if not wrong:
            break
        corrected += len(wrong)
        fragments = [f._replace(number=wrong.get(at, f.number), inferred=None) for at, f in enumerate(fragments)]
    return Analysis(
        tuple(fragments), links, solution, tuple(order), reliability(fragments, range(len(fragments))),
        reliability(fragments, order), habits, column, None, corrected,
    )  # fmt: skip


def _by_pages(document: Document, raw: Sequence[Fragment], least: float) -> Analysis | None:
    """The analysis by pages or, where none are marked, by columns; None where that share of numbers is in step."""
    before = reliability(raw, range(len(raw)))
    if not raw or before >= least or not document.cues.digit_readings:
        return None
    # Few documents need these.
    from cleanup.order.digits import readings_of
    from cleanup.order.pages import Reading, page_order, running_pages
    from cleanup.order.series import scraps_of

    if raw[-1].page == 0 and document.furniture_before:
        raw = running_pages(raw, document.furniture_before)
    fragments = [
        f._replace(number=None, last_number=None, inferred=None, marked=f.marked or f.number is not None) for f in raw
    ]
    habits = document_habits(document)._replace(numbered=True, loses=False)
    links = Links(fragments, habits, partial(grams_of, document))
    scraps = [scraps_of(document.blocks[f.block].text, document.cues) for f in fragments]
    channel = readings_of(document.cues.digit_readings)
    found = page_order(Reading(fragments, links, scraps, channel)) if raw[-1].page else None
    if found is None:
        # Where one page alone has two columns no habit of the reader shows, and an order can only be proposed.
        found = _by_columns(document, fragments, links, scraps, channel)
    if found is None or any(fragments[swap.start].page != fragments[swap.end - 1].page for swap in found.swaps):
        return None
    stands = chain_score(range(len(fragments)), links)
    solution = Solution(found.swaps, stands + found.gain, stands)
    order = solution.order(len(fragments))
    return Analysis(
        tuple(fragments), links, solution, tuple(order), before, before, habits, None, found, 0
    )  # fmt: skip


def _by_columns(
    document: Document, fragments: Sequence[Fragment], links: Links, scraps: Sequence[Scraps], channel: DigitReadings
) -> PageOrder | None:
    """The best order by what columns hold, where no page is marked; seams are judged by the language, too."""
    from cleanup.lexicon.forms import forms_of
    from cleanup.order.seams import Seams
    from cleanup.order.sections import sections_in
    from cleanup.order.twice import twice_in
    from cleanup.order.unmarked import Unmarked, column_order
    from cleanup.words.model import candidates_of

    candidates = candidates_of(document.cues)
    forms = forms_of(document.cues.lexicons)
    seams = Seams(fragments, scraps, links, forms, lambda word: [c.word for c in candidates.of(word)])
    sections = [
        [f.section] if f.section else sections_in(document.blocks[f.block].text, document.cues) for f in fragments
    ]
    return column_order(Unmarked(fragments, seams, scraps, sections, channel, twice_in(document, fragments)))


def _solved(fragments: Sequence[Fragment], links: Links) -> tuple[Solution, Column | None]:
    """The best order; once more with the size of the columns, where most pages show one."""
    if not _worth_solving(fragments):
        return as_it_stands(fragments, links), None
    solution = solve(fragments, links)
    column = column_of(solution, fragments)
    return (solve(fragments, links, column), column) if column else (solution, None)


def _worth_solving(fragments: Sequence[Fragment]) -> bool:
    """Without numbers no order is proven, nor even proposed: prose is not turned over for nothing."""
    numbered = sum(1 for f in fragments if f.number is not None)
    if numbered >= _MANY and reliability(fragments, range(len(fragments))) < _READABLE:
        return False
    return numbered >= NUMBERED_FROM and numbered >= _NUMBERED_SHARE * len(fragments)


def reliability(fragments: Sequence[Fragment], order: Sequence[int]) -> float:
    """Share of neighbouring paragraph numbers that are n, n+1; a restart at 1 counts as neither."""
    numbers = [n for n in (fragments[at].number for at in order) if n is not None]
    pairs = [(a, b) for a, b in itertools.pairwise(numbers) if b != 1]
    if len(pairs) < NUMBERED_FROM - 1:
        return 0.0
    return sum(1 for a, b in pairs if b == a + 1) / len(pairs)


def steadiness(fragments: Sequence[Fragment], order: Sequence[int]) -> float:
    """Share of neighbouring paragraph numbers that rise by one, or by a little where marks between them were lost."""
    numbers = [(f.number, f.last_number or f.number) for f in (fragments[at] for at in order) if f.number is not None]
    steps = [b[0] - a[1] for a, b in itertools.pairwise(numbers) if b[0] != 1 and a[1] is not None]
    return sum(1 for step in steps if 1 <= step <= NEAR) / len(steps) if len(steps) >= NUMBERED_FROM - 1 else 0.0


def _lines_of_text(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Where a scan cuts paragraphs into lines, a short line behind an open end is no heading by its look alone."""
    cut = sum(1 for a, b in itertools.pairwise(fragments) if b.plain and a.end in (End.OPEN, End.CUT))
    if cut < _IN_LINES * len(fragments):
        return list(fragments)
    out: list[Fragment] = []
    for fragment in fragments:
        before = out[-1] if out else None
        looks = fragment.kind is BlockKind.HEADING and not fragment.level and fragment.number is None
        if looks and before and before.kind is not BlockKind.HEADING and before.end in (End.OPEN, End.CUT):
            fragment = fragment._replace(kind=BlockKind.PARAGRAPH)
        out.append(fragment)
    return out
