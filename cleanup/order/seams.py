"""Seams of a text without readable numbers: how well one fragment follows another, as a score in log odds.

Three things tell. What the document itself does at its seams: nearly all of those that it shows are right, so that ends
and starts which often meet in it belong together. What the language does: the last word of one fragment and the first
of the next follow each other more often than by chance, or never. And what paragraphs do in general (`links`).
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from cleanup.document import BlockKind
from cleanup.lexicon.forms import HARDLY, Forms
from cleanup.order.fragments import End, Fragment
from cleanup.order.links import Links
from cleanup.order.series import Scraps

# Shares of the general links and of the document's own habit. Chosen on readings with columns of 1,300 and 1,900
# characters, checked on 1,100, 1,600 and 2,300: general links alone part texts in wrong order from right ones by an
# area under the curve of .85, these together with the language by .95.
_LINKS, _OWN = 0.3, 0.7
# Meetings of an end and a start that are taken to have been seen already, just as often as chance asks.
_PRIOR = 2.0
# Neighbours inside paragraphs of raw readings against words put together by chance: associated by .8 and more 13 to 33
# in 100 against 1; by .1 and more 19 to 44 against 3 to 7; by -.5 and less 3 to 7 against 8 to 19. The logarithms of
# these, less what noise at the end of a column takes.
_BOUND, _LOOSE, _NEVER = 0.8, 0.1, -0.5
_GO_TOGETHER, _MAY, _SELDOM, _HARDLY = 2.5, 1.2, -0.3, -1.0
# What a text begins with behind its masthead: a heading or a mark far oftener than the rest of a paragraph.
_OPENING = {"heading": 1.5, "mark": 0.5, "item": -1.0, "plain": -2.0}
# Candidates of a word that the lexicon does not know, and letters from which it has any.
_CANDIDATES, _LETTERS = 2, 3
# A heading of one line ("Article 5").
_LINE = 30

Respelt = Callable[[str], Sequence[str]]
"""The words that a misread word may stand for, likeliest first."""


class Seams:
    """Scores of pairs of fragments of one document, remembered."""

    def __init__(
        self, fragments: Sequence[Fragment], scraps: Sequence[Scraps], links: Links, forms: Forms, respelt: Respelt
    ) -> None:
        self._fragments, self._links, self._forms, self._respelt = fragments, links, forms, respelt
        self._ends = ["heading" if f.kind is BlockKind.HEADING else f.end.value for f in fragments]
        self._starts = [_start(f, s) for f, s in zip(fragments, scraps, strict=True)]
        self._own = _own_habits(self._ends, self._starts)
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, a: int, b: int) -> float:
        """How well fragment `b` follows fragment `a`; a = -1 is the start of the text."""
        if a < 0:
            return _OPENING[self._starts[b]]
        key = (a, b)
        score = self._known.get(key)
        if score is None:
            score = self._known[key] = self._score(a, b)
        return score

    def _score(self, at: int, to: int) -> float:
        a, b = self._fragments[at], self._fragments[to]
        habit = self._own[self._ends[at], self._starts[to]] + self._links.seam(a, b)
        told = self.language(a, b) if self._starts[to] in ("plain", "heading") else 0.0
        return _LINKS * self._links(at, to) + _OWN * habit + told

    def language(self, a: Fragment, b: Fragment) -> float:
        """Whether a sentence goes on from the last word of a fragment that breaks off to the first of another."""
        if a.kind is BlockKind.HEADING or a.end not in (End.OPEN, End.CUT, End.COMMA) or not a.last or not b.first:
            return 0.0
        last, first = a.last[-1], b.first[0]
        if not (last.isalpha() and first.isalpha()):
            return 0.0
        pairs = list(itertools.product(self._spellings(last), self._spellings(first)))
        bound = max(itertools.starmap(self._forms.association, pairs))
        if bound > _BOUND or any(itertools.starmap(self._forms.is_pair, pairs)):
            return _GO_TOGETHER
        return _MAY if bound > _LOOSE else _SELDOM if bound > _NEVER else _HARDLY

    def _spellings(self, word: str) -> Iterator[str]:
        yield word
        if len(word) >= _LETTERS and self._forms.frequency(word) < HARDLY:
            yield from self._respelt(word)[:_CANDIDATES]


def _start(fragment: Fragment, scraps: Scraps) -> str:
    """How a fragment starts: a key of `_OPENING`."""
    if fragment.kind is BlockKind.HEADING or (scraps.articles and fragment.length < _LINE):
        return "heading"
    if fragment.kind is BlockKind.LIST_ITEM:
        return "item"
    return "mark" if fragment.marked or scraps.paragraphs else "plain"


def _own_habits(ends: Sequence[str], starts: Sequence[str]) -> dict[tuple[str, str], float]:
    """How much oftener than by chance each kind of end meets each kind of start in the text as it stands."""
    met, before, behind = Counter(zip(ends, starts[1:], strict=False)), Counter(ends[:-1]), Counter(starts[1:])
    count = max(1, len(ends) - 1)
    return {
        (end, start): math.log((met[end, start] + _PRIOR) / (before[end] * behind[start] / count + _PRIOR))
        for end, start in itertools.product(set(ends), set(starts))
    }
