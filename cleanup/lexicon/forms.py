"""Words with particles and endings: how frequent a form is, by itself or by the word inside it."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from cleanup.languages import ar
from cleanup.lexicon.store import Lexicon

KNOWN = 2.5
"""Zipf frequency from which a form counts as a word: so are 94 % of the tokens of an edited text on health, particles
and endings analysed, and of damaged words, taken as they stand, 8.3 %."""
UNKNOWN = 1.5
"""Below this, no word: 1.8 % of the tokens of clean text, most of them names."""
HARDLY = 2.0
"""Below this Zipf frequency a word is looked into by itself: 2.7 % of the tokens of clean text. Of the misread words
that the model was surest of, on 19 readings of the bench, 94 in 100 are below it."""
DOMAIN = ("used", "unused", "stem_used", "stem_unused")
"""How often UN prose uses a form (`sources.Entries`), as a logarithm (`log1p`), and whether it never does; the same for
all forms of its stem."""
_LEAST_STEM = 3
# Neighbours were counted in so many words; a pair has to stand there so often to be kept.
_COUNTED, _LEAST_COUNT = 3.2e7, 5

_BY_FIRST = {
    letter: tuple(
        (p, cost, p.endswith("لل"), p.endswith(("ال", "لل"))) for p, cost in ar.PROCLITICS.items() if p[0] == letter
    )
    for letter in {particle[0] for particle in ar.PROCLITICS}
}
_TAILS = {tail: (cost, True) for tail, cost in ar.PRONOUNS.items()}
_TAILS |= {tail: (cost, False) for tail, cost in ar.ENDINGS.items()}
_LAST_LETTERS = frozenset(tail[-1] for tail in _TAILS)
_NO_TAIL = (0.0, False)
# A form of a word with the article is not rarer than the word by as much as lam and article are each.
_LAM_ARTICLE = 0.6


class Forms:
    """Effective frequencies over a lexicon, each word analysed once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.zipf = lexicon.zipf
        self.is_pair = lexicon.is_pair
        """Whether two words follow each other in a listed term."""
        self.bond = lru_cache(maxsize=1 << 17)(lexicon.bond)
        """How much two words belong next to each other, as far as it was ever seen: infinitely in a listed term."""
        self.frequency = lru_cache(maxsize=1 << 17)(self._frequency)
        """Effective Zipf frequency of a form, see `effective`."""
        self.domain = lru_cache(maxsize=1 << 16)(self._domain)
        """How much a form belongs to UN prose, in the order of `DOMAIN`."""
        self.oddness = lru_cache(maxsize=1 << 15)(lexicon.oddness)
        """How unusual the letters of a word are (see `lexicon.spelling`)."""
        self.association = lru_cache(maxsize=1 << 17)(self._association)
        """How much two words belong next to each other, as a base-10 logarithm: above 0 where they follow each other
        more often than by chance, below 0 where they are never met so though both are common, 0 where nothing is
        known."""

    def _domain(self, word: str) -> tuple[float, float, float, float]:
        """Of a form, or of the one of two with a space between them that is used less."""
        uses = [self.lexicon.uses(part) for part in word.split(" ")]
        own, of_stem = map(min, zip(*uses, strict=True))
        return math.log1p(own), not own, math.log1p(of_stem), not of_stem

    def _frequency(self, word: str) -> float:
        own, known = self.lexicon.frequencies(word)
        return known or effective(self.zipf, word, own)

    def _association(self, first: str, second: str) -> float:
        bound = self.lexicon.association(first, second)
        if bound is not None:
            return bound
        expected = _COUNTED * 10 ** (self.frequency(first) + self.frequency(second) - 18)
        return -math.log10(1 + expected / _LEAST_COUNT)


def effective(zipf: Callable[[str], float], word: str, own: float) -> float:
    """Zipf frequency of a form: its own, or that of the word inside it less what particles and endings cost.

    `zipf` tells the frequency of a word by itself, 0.0 for none.
    """
    size, best = len(word), own
    if size < _LEAST_STEM:
        return best
    # Tens of thousands of words are looked into for a noisy text: comparing takes half the time of asking `max`.
    if size > _LEAST_STEM and (found := _ended(zipf, word, False)) > best:
        best = found
    for particle, cost, lam, definite in _BY_FIRST.get(word[0], ()):
        if size - len(particle) < _LEAST_STEM or not word.startswith(particle):
            continue
        stem = word[len(particle) :]
        if (found := zipf(stem) - cost) > best:
            best = found
        if lam and (found := zipf("ال" + stem) - cost + _LAM_ARTICLE) > best:
            best = found
        if len(stem) > _LEAST_STEM and (found := _ended(zipf, stem, definite) - cost) > best:
            best = found
    return best


def _ended(zipf: Callable[[str], float], stem: str, definite: bool) -> float:
    """The frequency of the word in a stem with an ending; a word with the article takes no pronoun."""
    if stem[-1] not in _LAST_LETTERS:
        return 0.0
    best, size = 0.0, len(stem)
    for length in (1, 2, 3):
        if size - length < _LEAST_STEM:
            break
        cost, pronoun = _TAILS.get(stem[-length:], _NO_TAIL)
        if not cost or (pronoun and definite):
            continue
        core = stem[:-length]
        found = zipf(core)
        if pronoun and core[-1] == "ت":
            found = max(found, zipf(core[:-1] + "ة") - 0.2)
        if found - cost > best:
            best = found - cost
    return best


@lru_cache(maxsize=4)
def forms_of(lists: tuple[str, ...] = ()) -> Forms:
    """The forms of the shipped lexicon with the user's lists. Raises CleanupError for a list that cannot be read."""
    from cleanup.lexicon.cache import lexicon

    return Forms(lexicon(lists))
