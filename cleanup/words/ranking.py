"""Ranking: how likely each candidate is, against the word as it stands (a conditional logit, McFadden 1974).

The weights come from the pack; `python -m tests.bench fit` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from cleanup.words.evidence import CHANGED, KEPT


class Ranking:
    """Weights in the order of the evidence."""

    def __init__(self, kept: Mapping[str, float], changed: Mapping[str, float]) -> None:
        self._kept = [kept.get(name, 0.0) for name in KEPT]
        self._changed = [changed.get(name, 0.0) for name in CHANGED]

    def shares(self, kept: Sequence[float], changed: Sequence[Sequence[float]]) -> list[float]:
        """The probability of each candidate; what is missing to 1 is that of the word as it stands."""
        stay = _sum(self._kept, kept)
        scores = [_sum(self._changed, evidence) for evidence in changed]
        top = max(stay, *scores)
        weights = [math.exp(score - top) for score in scores]
        total = math.exp(stay - top) + sum(weights)
        return [weight / total for weight in weights]


def _sum(weights: Sequence[float], evidence: Sequence[float]) -> float:
    return sum(w * e for w, e in zip(weights, evidence, strict=True))
