"""What the likely readings of all suspects say for a candidate of one: of misread neighbours each is the other's
context, and a reader that took dots for others in most words did so in the next one, too.

The model looks twice. First each word is weighed beside its neighbours as they were read; then beside what they
probably are, each reading counted with its probability (a mean-field approximation, Jordan et al. 1999, "An
introduction to variational methods for graphical models").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleanup.words.options import Options
from cleanup.words.usage import Usage

BESIDE = ("likely_before", "likely_after", "unlikely", "likely_listed", "likely_seen")
"""How much a candidate belongs behind and before what its neighbours may be (`Forms.association`), how much it does
not; with how many it makes a listed term; beside how many the document has it. Each times its probability."""
CANDIDATE = (*BESIDE, "usual")
"""The same, and how much more often than usual the other suspects are misread in the way of the candidate
(`traits.CHANGES`), as a logarithm."""

# What is less likely says next to nothing; chosen.
_LEAST = 0.05
# About how often words are misread in each way, by the probabilities of the options of all suspects (bench, printed and
# planted), where nothing else is known: a document of few suspects is taken to have so many more (chosen), misread like
# those. What is usual in a document took the log-loss of words of scans on texts left out from 8,588 to 8,510, before a
# scan was weighed by its damage.
_USUAL = {
    "dots": 0.28, "letter": 0.27, "several": 0.11, "spelling": 0.11, "added": 0.10, "comma": 0.07, "lost": 0.05,
    "stop": 0.005, "space": 0.005,
}  # fmt: skip
_AS_MANY = 5.0

Readings = Sequence[tuple[str, float]]
"""Words with their probabilities."""
_NONE: Readings = ()


class Weighed(NamedTuple):
    """What a suspect may stand for."""

    options: Options
    shares: Sequence[float]
    """The probability of each option, as far as the first look tells."""


class Likely:
    """What the suspects of a document may be."""

    def __init__(self, usage: Usage, weighed: Mapping[int, Weighed]) -> None:
        self._usage, self._weighed = usage, weighed
        self._ways: dict[str, float] = defaultdict(float)
        for options, shares in weighed.values():
            for way, share in zip(options.ways, shares, strict=True):
                self._ways[way] += share
        self._total = sum(self._ways.values())

    def of_candidates(self, at: int) -> list[tuple[float, ...]]:
        """All evidence for each candidate of word number `at`, which was weighed, in the order of `CANDIDATE`."""
        usual = self.usual(at)
        beside = self.beside(at) or [(0.0,) * len(BESIDE)] * len(usual)
        return [(*found, way) for found, way in zip(beside, usual, strict=True)]

    def beside(self, at: int) -> list[tuple[float, ...]] | None:
        """What its neighbours may be says for each, in the order of `BESIDE`; None for nothing."""
        before, after = self._behind(at), self._ahead(at)
        if not before and not after:
            return None
        return [self._evidence(before, option.word, after) for option in self._weighed[at].options]

    def usual(self, at: int) -> list[float]:
        """How usual it is that the others are misread in the way of each."""
        options, shares = self._weighed[at]
        own: dict[str, float] = {}
        for way, share in zip(options.ways, shares, strict=True):
            own[way] = own.get(way, 0.0) + share
        others = self._total - sum(own.values()) + _AS_MANY
        usual = {
            way: math.log((max(0.0, self._ways[way] - share) + _AS_MANY * _USUAL[way]) / (others * _USUAL[way]))
            for way, share in own.items()
        }
        return [usual[way] for way in options.ways]

    def _behind(self, at: int) -> Readings:
        """What the word before may be, in the same sentence: of two words, the second."""
        if not self._usage.before(at) or at - 1 not in self._weighed:
            return _NONE
        return [(word.rpartition(" ")[2], share) for word, share in self._readings(at - 1)]

    def _ahead(self, at: int) -> Readings:
        """What the word behind may be: of two words, the first."""
        if not self._usage.after(at) or at + 1 not in self._weighed:
            return _NONE
        return [(word.partition(" ")[0], share) for word, share in self._readings(at + 1)]

    def _readings(self, at: int) -> Readings:
        options, shares = self._weighed[at]
        return [(option.word, share) for option, share in zip(options, shares, strict=True) if share >= _LEAST]

    def _evidence(self, before: Readings, word: str, after: Readings) -> tuple[float, ...]:
        forms, seen = self._usage.forms, self._usage.neighbours.get
        first, _, second = word.partition(" ")
        bound, unlikely, listed, together = [0.0, 0.0], 0.0, 0.0, 0.0
        pairs = [(0, (other, first), share) for other, share in before]
        pairs += [(1, (second or first, other), share) for other, share in after]
        for side, pair, share in pairs:
            association = forms.association(*pair)
            if association > 0:
                bound[side] += share * association
            else:
                unlikely += share * association
            if forms.is_pair(*pair):
                listed += share
            if seen(pair):
                together += share
        return *bound, unlikely, listed, together
