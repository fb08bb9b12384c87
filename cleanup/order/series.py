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
_STEPS = ((1, math.log(0.84)), (2, math.log(0.09)), (3, math.log(0.03)), (0, math.log(0.04)))
# Numbers that are followed side by side.
_WIDTH = 64

Standing = dict[int, float]
"""Where a series may stand: for each number, the log of its share."""

START: Standing = {0: 0.0}


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
        if ar.rasm(token.strip(_EDGES)) not in shapes:
            continue
        opens = at == 0 or tokens[at - 1][-1] in ".؟!" or (at == 1 and not tokens[0].strip(_EDGES))
        if opens and at + 1 < len(tokens) and len(tokens[at + 1]) <= _SCRAP:
            yield _NOISE.sub("", tokens[at + 1])
        elif at == 1 and len(tokens) == 2 and len(tokens[0]) <= _SCRAP:
            yield _NOISE.sub("", tokens[0])[::-1]


@lru_cache(maxsize=4)
def _shapes(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(ar.rasm, words))


def run(scraps: Iterable[str], standing: Standing, channel: DigitReadings) -> Standing:
    """Where a series stands after some more scraps (Viterbi 1967, the best ways only)."""
    for scrap in scraps:
        reached: Standing = {}
        for number, value in standing.items():
            for step, share in _STEPS:
                to = number + step
                if to > 0 and value + share > reached.get(to, -math.inf):
                    reached[to] = value + share
        scored = [(value + channel.likelihood(scrap, number), number) for number, value in reached.items()]
        standing = {number: value for value, number in sorted(scored, reverse=True)[:_WIDTH]}
    return standing


def best(standing: Standing) -> float:
    """The log of the best share."""
    return max(standing.values())


def strung(scraps: Sequence[Scraps]) -> tuple[list[str], list[str]]:
    """The scraps of several texts in a row, series by series."""
    return [s for each in scraps for s in each.paragraphs], [s for each in scraps for s in each.articles]
