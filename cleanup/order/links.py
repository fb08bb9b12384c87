"""Links: how well one fragment follows another, as a score in the manner of log odds.

The weights are rounded log ratios of how often each case is a true neighbour and how often it is not, counted by hand
on the two-column report that the project started from and on OCR readings with known order; they need no precision,
since the gate asks for a clear gain. What decides is their sign and rank.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cleanup.document import BlockKind, Document
from cleanup.languages import ar
from cleanup.order.fragments import End, Fragment
from cleanup.order.gaps import GOES_ON_ONLY, NEXT, RESTART, SKIPPED, STARTS_ONLY, WRONG, Gaps
from cleanup.order.habits import Habits

# A fragment that goes on after an end of this kind: paragraphs end with a full stop 93 times in 100, with a comma 15,
# without a mark 12, after a function word 3 (bench readings).
_GOES_ON = {End.CLOSED: -2.5, End.COLON: 0.0, End.SEMICOLON: -0.5, End.COMMA: 2.0, End.OPEN: 2.5, End.CUT: 3.5}
_STARTS = {End.CLOSED: 1.0, End.COLON: 0.0, End.SEMICOLON: 0.5, End.COMMA: -1.0, End.OPEN: -2.5, End.CUT: -4.0}

# A heading before its number scores 3, numbers n, n+1 after a full stop 5.
SOUND = 3.0

SAME_PARAGRAPH = 3.0
OTHER_PARAGRAPH = -2.5
LOST_NUMBER = 1.0
UNREAD_NUMBER = 2.0
NEXT_ITEM = 2.0
# Share of words within sentences that begin with "and" (reports: .10 to .11; other prose .07).
_AND_WITHIN = 0.11
SEAM_BIGRAM = 1.0
SEAM_TRIGRAM = 1.5
SEAM_DATE = 3.0
QUOTE_GOES_ON = 0.5
# A paragraph whose number was lost, right behind a heading.
_UNDER_HEADING = 1.0
# A text whose body begins with a piece that opens no paragraph (as in `seams`).
_IN_MIDDLE = -2.0
_HEADINGS = 1.5
_EMPTY_SECTION = -2.0
# A paragraph without a number where none is known to be lost.
_UNNUMBERED = 1.0
# Characters of a column's line.
_LINE = 30


Grams = frozenset[tuple[str, ...]]
"""Word pairs and triples that the document says."""


class Links:
    """Scores of pairs of fragments of one document, remembered."""

    def __init__(self, fragments: Sequence[Fragment], habits: Habits, grams: Callable[[], Grams]) -> None:
        self.fragments = fragments
        self.habits = habits
        self._known: dict[tuple[int, int], float] = {}
        self._grams = grams
        # Where paragraphs are not closed, a piece may begin anywhere: nothing could be counted.
        counted = habits.closes and any(f.number is not None for f in fragments)
        self._gaps = Gaps(fragments, self._flip) if counted else None

    def __call__(self, a: int, b: int) -> float:
        """How well fragment `b` follows fragment `a`; a = -1 is the start of the document."""
        if a < 0:
            return _IN_MIDDLE if self.fragments[b].plain else 0.0
        key = (a, b)
        score = self._known.get(key)
        if score is None:
            score = self._score(a, b) if self._gaps is None else self._counted(self._gaps, a, b)
            score = self._known[key] = score + _opened(self.fragments[a], self.fragments[b])
        return score

    def of(self, fragments: Sequence[Fragment]) -> Links:
        """The links of the same fragments in another order, with their places in the sequence told anew."""
        return Links(fragments, self.habits, self._grams)

    def sound(self, a: int, b: int) -> bool:
        """Whether a seam is beyond doubt, so that no page border runs through it."""
        first, second = self.fragments[a], self.fragments[b]
        if self._gaps is not None and second.number is None:
            fits = self._gaps.fits(a, b) and self(a, b) + NEXT >= SOUND
            return fits and (not second.plain or first.end in (End.OPEN, End.CUT))
        if self(a, b) < SOUND:
            return False
        own = first.own_number
        return not second.plain or (own is not None and own == second.inferred)

    @staticmethod
    def apart(a: Fragment) -> float:
        """How well any paragraph that begins follows a fragment, its number left out."""
        return _STARTS[a.end]

    def certain(self, a: int, b: int) -> bool:
        """Whether a seam stands between two numbers that were read as n, n+1: even the lengths of columns yield."""
        first, second = self.fragments[a], self.fragments[b]
        return first.number is not None and second.number == first.own_number + 1 if first.own_number else False

    def _counted(self, gaps: Gaps, a: int, b: int) -> float:
        """The score where the numbers on both sides of a seam are looked at."""
        return self._apart_from_numbers(a, b) + gaps.added(a, b)

    def _apart_from_numbers(self, at: int, to: int) -> float:
        a, b = self.fragments[at], self.fragments[to]
        if b.kind is BlockKind.HEADING:
            return _heading_after(a, b) if a.kind is BlockKind.HEADING else _STARTS[_end(a)]
        if b.number is not None:
            return 1.0 if a.kind is BlockKind.HEADING else _STARTS[_end(a)]
        return max(self._ways(a, b))

    def _flip(self, at: int, to: int) -> float:
        goes_on, starts = self._ways(self.fragments[at], self.fragments[to])
        return min(STARTS_ONLY, max(GOES_ON_ONLY, starts - goes_on))

    def _ways(self, a: Fragment, b: Fragment) -> tuple[float, float]:
        """How well a piece without a number goes on with the fragment before it, and how well it begins a paragraph."""
        heading = a.kind is BlockKind.HEADING
        starts = _UNDER_HEADING if heading else _STARTS[_end(a)]
        if b.kind is BlockKind.LIST_ITEM:
            return self._next_item(a, b), starts if b.marked else -math.inf
        if not b.plain:
            return (-math.inf, starts) if b.marked else (0.0, -math.inf)
        # The first paragraph of a section opens with "and" far less often than others: that says nothing here.
        tells = self._opens(b) if self.habits.loses and not heading else 0.0
        starts += tells if self.habits.misses else -_UNNUMBERED
        if heading:
            return -3.0, starts
        goes_on = _GOES_ON[_end(a)] + self.seam(a, b) - tells
        if a.open_quote:
            goes_on += QUOTE_GOES_ON if b.open_quote else -QUOTE_GOES_ON
        return goes_on, starts

    def _score(self, at: int, to: int) -> float:
        a, b = self.fragments[at], self.fragments[to]
        if b.kind is BlockKind.HEADING:
            base = 0.5 if a.kind is BlockKind.HEADING else _STARTS[a.end]
            return base + self._belongs(a, b)
        if a.kind is BlockKind.HEADING:
            if b.plain:
                return (-1.0 if self.habits.loses else -3.0) if self.habits.numbered else 0.5
            return 1.0 + (self._numbers(a, b) / 2 if b.number is not None else 0.0)
        if b.kind is BlockKind.LIST_ITEM:
            return self._next_item(a, b) + self._belongs(a, b)
        if b.number is not None or b.marked:
            return _STARTS[a.end] + self._numbers(a, b)
        return self._goes_on(a, b) if b.plain else 0.0

    def _next_item(self, a: Fragment, b: Fragment) -> float:
        """A list item behind a colon or behind the item before it."""
        if a.item is not None and b.item is not None:
            return NEXT_ITEM if b.item == a.item + 1 else -NEXT_ITEM / 2
        if a.end is End.COLON:
            return NEXT_ITEM if b.item in (1, None) else -NEXT_ITEM / 2
        return 0.5 if a.kind is BlockKind.LIST_ITEM else min(0.0, _STARTS[a.end])

    def _belongs(self, a: Fragment, b: Fragment) -> float:
        """Whether two fragments are, as far as known, of the same paragraph or stand between the same two."""
        own = a.own_number
        if own is None or b.inferred is None or b.inferred == 0:
            return 0.0
        return SAME_PARAGRAPH if own == b.inferred else OTHER_PARAGRAPH

    def _numbers(self, a: Fragment, b: Fragment) -> float:
        """Two paragraphs, or a piece of one and the next."""
        own = a.own_number
        if own is None or b.number is None:
            return UNREAD_NUMBER if own is not None and b.marked and b.inferred == own + 1 else 0.0
        if b.number == own + 1:
            return NEXT if a.number is not None else SAME_PARAGRAPH
        if b.number == 1:
            return RESTART
        return SKIPPED if b.number > own else WRONG

    def _goes_on(self, a: Fragment, b: Fragment) -> float:
        """A piece without a number goes on with the paragraph before it, or begins one whose number was lost."""
        follows = self.habits.numbered and a.own_number is not None and b.inferred == a.own_number + 1
        score = _GOES_ON[a.end]
        if not self.habits.numbered and a.end is End.CLOSED:
            score = 0.5
        score += self._belongs(a, b) + self.seam(a, b)
        if a.open_quote and not follows:
            score += QUOTE_GOES_ON if b.open_quote else -QUOTE_GOES_ON
        if self.habits.loses:
            tells = self._opens(b)
            return max(score - tells, _STARTS[a.end] + tells + (LOST_NUMBER if follows else 0.0))
        return max(_STARTS[a.end] + LOST_NUMBER, score) if follows else score

    def _opens(self, b: Fragment) -> float:
        """How much a piece opens as the paragraphs of this document do (with "and"), rather than in mid-sentence."""
        share = self.habits.opening
        if not share or not b.first:
            return 0.0
        return math.log(share / _AND_WITHIN if b.first[0].startswith(ar.AND) else (1 - share) / (1 - _AND_WITHIN))

    def seam(self, a: Fragment, b: Fragment) -> float:
        """Whether the document itself says the words over the seam elsewhere."""
        if a.end not in (End.OPEN, End.CUT) or not a.last or not b.first:
            return 0.0
        score = SEAM_DATE if a.awaits_month and b.month_first else 0.0
        grams = self._grams()
        if (a.last[-1], b.first[0]) in grams:
            score += SEAM_BIGRAM
        if len(a.last) > 1 and (*a.last, b.first[0]) in grams:
            score += SEAM_TRIGRAM
        if len(b.first) > 1 and (a.last[-1], *b.first) in grams:
            score += SEAM_TRIGRAM
        return score


def _heading_after(a: Fragment, b: Fragment) -> float:
    """A heading right behind another: none that is above it, nor the next of its row, which would leave it empty."""
    row = a.section is not None and b.section is not None and a.section.series == b.section.series
    return _EMPTY_SECTION if row or 0 < b.level < a.level else _HEADINGS


def _opened(a: Fragment, b: Fragment) -> float:
    """An annex does not begin in the middle of a sequence."""
    if not a.annex:
        return 0.0
    place = b.number if b.number is not None else b.section.place if b.section else 1
    return WRONG if place > 1 else 0.0


def _end(fragment: Fragment) -> End:
    """How a fragment ends: one that does not fill a line was not cut at the end of a column ("5. Budget")."""
    return End.COLON if fragment.end is End.OPEN and fragment.length < _LINE else fragment.end


def seam_grams(document: Document, fragments: Sequence[Fragment]) -> Grams:
    """Word pairs and triples of the document that could stand over some seam."""
    ends = {f.last[-1] for f in fragments if f.last and f.end in (End.OPEN, End.CUT)}
    if not ends:
        return Grams()
    grams = set[tuple[str, ...]]()
    for block in document.blocks:
        words = ar.folded_words(block.text)
        for at, word in enumerate(words[:-1]):
            if word in ends:
                grams.add((word, words[at + 1]))
                if at + 2 < len(words):
                    grams.add((word, words[at + 1], words[at + 2]))
                if at:
                    grams.add((words[at - 1], word, words[at + 1]))
    return Grams(grams)
