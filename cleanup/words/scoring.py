"""What the evidence for and against a reading comes to under the weights of the model.

What a candidate and its neighbours say by themselves is the same in every round and every document: what each of these
numbers weighs is remembered, and only what the document adds is weighed anew.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import mul

from cleanup.lexicon.forms import Forms
from cleanup.words import discourse, features, likely
from cleanup.words.beside import beside
from cleanup.words.evidence import CHANGED, KEPT, KEPT_HERE, Evidence
from cleanup.words.options import Options

# Candidates of some long documents, each between several neighbours.
_REMEMBERED = 1 << 15
# Suspects of some long documents, each with up to a dozen candidates.
_OPTIONS = 1 << 12


def _places(order: Sequence[str], names: Sequence[str]) -> list[int]:
    return list(map(order.index, names))


_KEPT_HERE = _places(KEPT, KEPT_HERE)
_WORD, _BESIDE = _places(KEPT, features.WORD), _places(KEPT, features.BESIDE)
_CANDIDATE = _places(CHANGED, features.CANDIDATE)
_LEAD = CHANGED.index("lead")
_LIKELY = slice(CHANGED.index(likely.CANDIDATE[0]), CHANGED.index(likely.CANDIDATE[-1]) + 1)
# What the rest of the document says stands last.
_REST = len(CHANGED) - len(discourse.CANDIDATE)
# Neighbours are side by side there, so that they are put in place at once.
_BETWEEN = slice(CHANGED.index(features.BETWEEN[0]), CHANGED.index(features.BETWEEN[-1]) + 1)


class Scorer:
    """The weights of one kind of text, and what they make of words, candidates and neighbours."""

    def __init__(self, forms: Forms, weights_of: Callable[[str, Sequence[str]], list[float]], regime: str) -> None:
        self._forms = forms
        self._kept, self._changed = weights_of(f"{regime}.kept", KEPT), weights_of(f"{regime}.changed", CHANGED)
        self._kept_here = [self._kept[place] for place in _KEPT_HERE]
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._word)
        self._of_options = lru_cache(maxsize=_OPTIONS)(self._options)
        self._of_neighbours = lru_cache(maxsize=_REMEMBERED)(self._between)

    def stay(self, evidence: Evidence, at: int, options: Options) -> float:
        """What speaks for leaving a word as it is."""
        usage = evidence.usage
        row = self._of_word(usage.before(at), options.bare, usage.after(at)).copy()
        for place, weight, found in zip(_KEPT_HERE, self._kept_here, evidence.kept_here(at, options), strict=True):
            row[place] = weight * found
        return sum(row)

    def scores(self, evidence: Evidence, before: str, options: Options, after: str) -> list[float]:
        """What speaks for each candidate of a word between two others, but for the rest of the document."""
        here, between = evidence.changed_here(before, options, after), self._of_neighbours
        return [
            self._score(row, between(before, candidate.word, after), found)
            for candidate, row, found in zip(options, self._of_options(options), here, strict=True)
        ]

    def elsewhere(self, evidence: Evidence, at: int, options: Options) -> list[float]:
        """What the rest of the document says for each candidate of word number `at`, to be added to its score."""
        weights = self._changed[_REST:]
        return [sum(map(mul, weights, found)) for found in evidence.discourse.of_candidates(at, options)]

    def likely(self, found: Iterable[Sequence[float]]) -> list[float]:
        """What the likely readings of its neighbours (`likely.Likely`) say for each candidate, to be added as well."""
        weights = self._changed[_LIKELY]
        return [sum(map(mul, weights, evidence)) for evidence in found]

    def _score(self, by_itself: list[float], between: list[float], here: Iterable[tuple[int, float]]) -> float:
        """Summed up in the order of `CHANGED`, so that the last bit does not depend on what is remembered."""
        row, weights = by_itself.copy(), self._changed
        row[_BETWEEN] = between
        for place, found in here:
            row[place] = weights[place] * found
        return sum(row)

    def _word(self, before: str, bare: str, after: str) -> list[float]:
        """What speaks for a word between two others, weighed, in the order of `KEPT`; 0 where the document speaks."""
        row = [0.0] * len(KEPT)
        for place, found in zip(_WORD, features.of_word(self._forms, bare), strict=True):
            row[place] = self._kept[place] * found
        for place, found in zip(_BESIDE, beside(self._forms, before, bare, after), strict=True):
            row[place] = self._kept[place] * found
        return row

    def _options(self, options: Options) -> list[list[float]]:
        """What speaks for each candidate by itself, weighed, in the order of `CHANGED`; 0 in all other places."""
        rows = []
        for candidate, lead in zip(options, options.leads, strict=True):
            row = [0.0] * _REST
            found = features.of_candidate(self._forms, options.bare, candidate)
            for place, number in zip((*_CANDIDATE, _LEAD), (*found, lead), strict=True):
                row[place] = self._changed[place] * number
            rows.append(row)
        return rows

    def _between(self, before: str, word: str, after: str) -> list[float]:
        """What neighbours say for a candidate, weighed."""
        return list(map(mul, self._changed[_BETWEEN], features.between(self._forms, before, word, after)))


def shares(stay: float, scores: Sequence[float]) -> list[float]:
    """The probability of each candidate against the word as it stands (a conditional logit, McFadden 1974)."""
    top = max(stay, *scores)
    found = [math.exp(score - top) for score in scores]
    total = math.exp(stay - top) + sum(found)
    return [share / total for share in found]


def weighed(weights: Sequence[float], evidence: Sequence[float]) -> float:
    """The sum of the evidence, each number times its weight."""
    return float(sum(map(mul, weights, evidence)))
