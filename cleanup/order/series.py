"""Series of numbers, however badly they are read: those of paragraphs, and those of articles in their headings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.cues import Cues
from cleanup.languages import ar
from cleanup.order.digits import DigitReadings

_L = ar.LETTERS
_MARKS = "\u200e\u200f"
# A scrap before a dash (or what is read for one) and a word: up to eight characters that are no letters, a single
# letter, or lam-alef, which seven is read as.
_LEAD = re.compile(
    rf"\s*([^{_L}\n]{{0,8}}?|[{_L}][^{_L}\n]{{0,4}}?|لا\W{{0,4}})[{_MARKS}]*\s*[-–—ـ>=+~»«][{_MARKS}]*\s*(?=\S*[{_L}]{{2}})"
)
_NOISE = re.compile(rf"[\s.,:|{_MARKS}]")
_EDGES = f".,:;|'\"-–—ـ{_MARKS}"
# A number of three digits, and a speck.
_SCRAP = 4
# From one number to the next: by one; one or two marks lost in between; the same again (a mark that is none).
_ONE, _TWO, _THREE, _SAME = math.log(0.84), math.log(0.09), math.log(0.03), math.log(0.04)
_STEPS = ((0, _SAME), (1, _ONE), (2, _TWO), (3, _THREE))
# To number 1 again, and to any of the numbers up to this one from anywhere: annexes, extracts, agendas, amendments.
_NUMBERS = 100
_RESTART, _ANYWHERE = math.log(0.05), math.log(0.05 / _NUMBERS)
# The scraps of neighbouring numbers were spoilt by the same noise: they count for less than if they were independent.
_WEIGHT = 0.7
# Numbers whose share is so far (log) behind the best are followed no further, nor more of them than this. Of 57 layouts
# of the bench's raw readings 36 are proposed better and none worse with 32, as if all were followed; 34 and 4 with 12.
_BEHIND = 7.0
_FOLLOWED = 32

Standing = tuple[tuple[int, float], ...]
"""Where a series may stand: the likeliest numbers, rising, and the logs of their shares."""

START: Standing = ((0, 0.0),)


class Scraps(NamedTuple):
    """What a text shows of the two series, as it was read."""

    paragraphs: tuple[str, ...]
    articles: tuple[str, ...]


def scraps_of(text: str, cues: Cues) -> Scraps:
    """The scrap that a paragraph opens with, and those behind the word "article", at its start or merged into it."""
    lead = _LEAD.match(text)
    articles = _articles(text.split(), _shapes(cues.article_words))
    return Scraps((_NOISE.sub("", lead[1]),) if lead else (), tuple(articles))


def _articles(tokens: Sequence[str], shapes: frozenset[str]) -> Iterator[str]:
    """The scraps behind words of these shapes that open a text or a sentence; before one that a text ends with."""
    for at, token in enumerate(tokens):
        opens = at == 0 or tokens[at - 1][-1] in ".؟!" or (at == 1 and not tokens[0].strip(_EDGES))
        if not (opens or (at == 1 and len(tokens) == 2)) or ar.rasm(token.strip(_EDGES)) not in shapes:
            continue
        if opens and at + 1 < len(tokens) and len(tokens[at + 1]) <= _SCRAP:
            yield _NOISE.sub("", tokens[at + 1])
        elif at == 1 and len(tokens) == 2 and len(tokens[0]) <= _SCRAP:
            yield _NOISE.sub("", tokens[0])[::-1]


@lru_cache(maxsize=4)
def _shapes(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(ar.rasm, words))


def run(scraps: Iterable[str], standing: Standing, channel: DigitReadings) -> Standing:
    """Where a series stands after some more scraps (Viterbi 1967; numbers far behind the best are given up)."""
    for scrap in scraps:
        standing = _step(scrap, standing, channel)
    return standing


@lru_cache(maxsize=1 << 14)
def _step(scrap: str, standing: Standing, channel: DigitReadings) -> Standing:
    """Where a series stands after one more scrap; remembered, since many ways to part a page begin alike."""
    reached = dict[int, float]()
    for number, share in standing:
        for step, cost in _STEPS:
            value = share + cost
            if value > reached.get(number + step, -math.inf):
                reached[number + step] = value
    likely = channel.likelihoods(scrap, max(_NUMBERS, standing[-1][0] + len(_STEPS)) + 1)
    reached = {number: value + likely[number] for number, value in reached.items()}
    top = best(standing)
    reached[1] = max(reached.get(1, -math.inf), top + _RESTART + likely[1])
    least = max(reached.values()) - _BEHIND
    for number in _likeliest(scrap, channel):
        value = top + _ANYWHERE + likely[number]
        if value < least:
            break
        if value > reached.get(number, -math.inf):
            reached[number] = value
            least = max(least, value - _BEHIND)
    followed = sorted(((n, v) for n, v in reached.items() if v >= least), key=lambda pair: -pair[1])[:_FOLLOWED]
    return tuple(sorted(followed))


@lru_cache(maxsize=1 << 10)
def _likeliest(scrap: str, channel: DigitReadings) -> list[int]:
    """The numbers by how likely the scrap is read from them, likeliest first."""
    likely = channel.likelihoods(scrap, _NUMBERS + 1)
    return sorted(range(1, _NUMBERS + 1), key=lambda number: -likely[number])[:_FOLLOWED]


def best(standing: Standing) -> float:
    """The log of the best share."""
    return max(share for _, share in standing)


class Series(NamedTuple):
    """Where both series stand."""

    paragraphs: Standing = START
    articles: Standing = START

    def after(self, texts: Sequence[Scraps], channel: DigitReadings) -> Series:
        """Where they stand after several texts in a row."""
        paragraphs = run((s for each in texts for s in each.paragraphs), self.paragraphs, channel)
        return Series(paragraphs, run((s for each in texts for s in each.articles), self.articles, channel))

    @property
    def told(self) -> float:
        """What they tell up to here, in the scale of the links: how well the scraps fit."""
        return _WEIGHT * (best(self.paragraphs) + best(self.articles))
