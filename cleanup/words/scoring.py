"""What the evidence for and against a reading comes to under the weights of the model.

A scan that is badly damaged is weighed by other weights than one that hardly is, and most scans lie between the two.
Every sum is made with both, and they are mixed at the end by how damaged the document is (`Condition.damage`): so what
a candidate and its neighbours say by themselves comes to the same in every round and every document, and is remembered.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import mul

from cleanup.lexicon.forms import Forms
from cleanup.words import discourse, features, likely
from cleanup.words.beside import beside
from cleanup.words.evidence import CHANGED, KEPT_HERE, Evidence
from cleanup.words.options import Options

Both = complex
"""Two sums side by side, under the weights of the least and of the most damage: the parts of a complex number, since
these are added, and multiplied with evidence, each by itself."""

WEIGHTS = {"clean": ("clean", "clean"), "scan": ("light", "damaged")}
"""The names of the weights of words for the two regimes: of the least damage, and of the most."""

# Candidates of some long documents, each between several neighbours.
_REMEMBERED = 1 << 15
# Suspects of some long documents, each with up to a dozen candidates.
_OPTIONS = 1 << 12

_LIKELY = slice(CHANGED.index(likely.BESIDE[0]), CHANGED.index(likely.BESIDE[-1]) + 1)
_USUAL = CHANGED.index("usual")
# What the rest of the document says stands last.
_REST = len(CHANGED) - len(discourse.CANDIDATE)


class Scorer:
    """The weights of one kind of text, and what they make of words, candidates and neighbours."""

    def __init__(self, forms: Forms, weights_of: Callable[[str, Sequence[str]], list[float]], regime: str) -> None:
        self._forms = forms
        self._weights_of, self._ends = weights_of, WEIGHTS[regime]
        self._word_weights = self._both("kept", (*features.WORD, *features.BESIDE))
        self._here_weights = self._both("kept", KEPT_HERE)
        self._candidate_weights = self._both("changed", (*features.CANDIDATE, "lead"))
        self._between_weights = self._both("changed", features.BETWEEN)
        self._changed = self._both("changed", CHANGED)
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._word)
        self._of_options = lru_cache(maxsize=_OPTIONS)(self._options)
        self._of_neighbours = lru_cache(maxsize=_REMEMBERED)(self._between)

    def _both(self, what: str, names: Sequence[str]) -> list[Both]:
        least, most = (self._weights_of(f"{end}.{what}", names) for end in self._ends)
        return list(map(complex, least, most))

    def stay(self, evidence: Evidence, at: int, options: Options) -> Both:
        """What speaks for leaving a word as it is."""
        usage = evidence.usage
        by_itself = self._of_word(usage.before(at), options.bare, usage.after(at))
        return by_itself + _sum(self._here_weights, evidence.kept_here(at, options))

    def scores(self, evidence: Evidence, before: str, options: Options, after: str) -> list[Both]:
        """What speaks for each candidate of a word between two others, but for the rest of the document."""
        between, weights = self._of_neighbours, self._changed
        return [
            by_itself + between(before, candidate.word, after) + sum([weights[place] * found for place, found in here])
            for candidate, by_itself, here in zip(
                options, self._of_options(options), evidence.changed_here(before, options, after), strict=True
            )
        ]  # fmt: skip

    def elsewhere(self, evidence: Evidence, at: int, options: Options) -> list[Both]:
        """What the rest of the document says for each candidate of word number `at`, to be added to its score."""
        weights = self._changed[_REST:]
        return [_sum(weights, found) for found in evidence.discourse.of_candidates(at, options)]

    def likely(self, found: Iterable[Sequence[float]]) -> list[Both]:
        """What the likely readings of its neighbours (`Likely.beside`) say for each candidate, to be added as well."""
        weights = self._changed[_LIKELY]
        return [_sum(weights, evidence) for evidence in found]

    def usual(self, found: Iterable[float]) -> list[Both]:
        """What the way in which most others are misread (`Likely.usual`) says for each candidate, to be added."""
        weight = self._changed[_USUAL]
        return [weight * usual for usual in found]

    def _word(self, before: str, bare: str, after: str) -> Both:
        """What speaks for a word between two others, but for the document."""
        found = (*features.of_word(self._forms, bare), *beside(self._forms, before, bare, after))
        return _sum(self._word_weights, found)

    def _options(self, options: Options) -> list[Both]:
        """What speaks for each candidate by itself."""
        return [
            _sum(self._candidate_weights, (*features.of_candidate(self._forms, options.bare, candidate), lead))
            for candidate, lead in zip(options, options.leads, strict=True)
        ]  # fmt: skip

    def _between(self, before: str, word: str, after: str) -> Both:
        """What neighbours say for a candidate."""
        return _sum(self._between_weights, features.between(self._forms, before, word, after))


def _sum(weights: Iterable[Both], evidence: Iterable[float]) -> Both:
    return complex(sum(map(mul, weights, evidence)))


def mixed(scores: Iterable[Both], damage: float) -> list[float]:
    """Scores in a document that is so damaged, from 0 to 1."""
    return [score.real + (score.imag - score.real) * damage for score in scores]


def shares(stay: float, scores: Sequence[float]) -> list[float]:
    """The probability of each candidate against the word as it stands (a conditional logit, McFadden 1974)."""
    top = max(stay, *scores)
    found = [math.exp(score - top) for score in scores]
    total = math.exp(stay - top) + sum(found)
    return [share / total for share in found]


def weighed(weights: Sequence[float], evidence: Sequence[float]) -> float:
    """The sum of the evidence, each number times its weight."""
    return float(sum(map(mul, weights, evidence)))
