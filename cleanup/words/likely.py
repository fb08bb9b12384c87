"""What the likely readings of misread neighbours say for a candidate: where two words that stand together are both
misread, each is the other's context.

The model looks twice. First each word is weighed beside its neighbours as they were read; then beside what they
probably are, each reading counted with its probability (a mean-field approximation, Jordan et al. 1999, "An
introduction to variational methods for graphical models").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleanup.words.candidates import Candidate
from cleanup.words.options import Options
from cleanup.words.usage import Usage

CANDIDATE = ("likely_before", "likely_after", "unlikely", "likely_listed", "likely_seen")
"""How much a candidate belongs behind and before what its neighbours may be (`Forms.association`), how much it does
not; with how many it makes a listed term; beside how many the document has it. Each times its probability."""

# What is less likely says next to nothing; chosen.
_LEAST = 0.05

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

    def of_candidates(self, at: int, candidates: Sequence[Candidate]) -> list[tuple[float, ...]] | None:
        """The evidence for each candidate of word number `at`, in the order of `CANDIDATE`; None for nothing."""
        before, after = self._behind(at), self._ahead(at)
        if not before and not after:
            return None
        return [self._evidence(before, candidate.word, after) for candidate in candidates]

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
