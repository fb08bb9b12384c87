"""Fits the calibration of the model of words (`cleanup.words.calibration`) on its answers for texts left out.

No benchmark of its own: `fit` uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cleanup.words.calibration import calibrated, log_odds, terms

# Weighs little beside some ten thousand answers: it only keeps what they do not tell at 0.
_PENALTY = 1.0


def weights_of(probability: Sequence[float], right: Sequence[bool], noise: Sequence[float]) -> list[float]:
    """The weights that make probabilities as often right as they say (a logistic regression)."""
    import numpy as np
    from scipy.optimize import minimize

    odds = np.array([log_odds(p) for p in probability])
    found = np.array([terms(o, n) for o, n in zip(odds, noise, strict=True)])
    truth = np.array(right, bool)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = odds + found @ weights
        value = np.logaddexp(0, np.where(truth, -scores, scores)).sum()
        slope = found.T @ (1 / (1 + np.exp(-scores)) - truth)
        return value + _PENALTY / 2 * weights @ weights, slope + _PENALTY * weights

    return [float(w) for w in minimize(loss, np.zeros(found.shape[1]), jac=True, method="L-BFGS-B").x]


class Answers(NamedTuple):
    """What the model said of words of texts that it had not seen."""

    probability: Sequence[float]
    right: Sequence[bool]
    noise: Sequence[float]
    groups: Sequence[str]
    """Of texts that share sentences."""

    def weights(self) -> list[float]:
        """The weights that make them as often right as they say."""
        return weights_of(self.probability, self.right, self.noise)

    def without(self, group: str) -> Answers:
        """Those on other groups."""
        others = [at for at, own in enumerate(self.groups) if own != group]
        return Answers(*([column[at] for at in others] for column in self))


def left_out(answers: Answers, told: Answers) -> list[float]:
    """The calibrated probabilities of answers, those on each group by what is told of the others."""
    out = list(answers.probability)
    for group in sorted(set(answers.groups)):
        weights = told.without(group).weights()
        for at, own in enumerate(answers.groups):
            if own == group:
                out[at] = calibrated(weights, answers.probability[at], answers.noise[at])
    return out
