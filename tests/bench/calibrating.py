"""Fits the calibration of the model of words (`cleanup.words.calibration`) on its answers for texts left out.

No benchmark of its own: `fit` uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def left_out(
    probability: Sequence[float], right: Sequence[bool], noise: Sequence[float], groups: Sequence[str]
) -> list[float]:
    """The calibrated probabilities, those of each group by what the others tell."""
    out = list(probability)
    for group in sorted(set(groups)):
        others = [at for at, own in enumerate(groups) if own != group]
        weights = weights_of(
            [probability[at] for at in others], [right[at] for at in others], [noise[at] for at in others]
        )
        for at, own in enumerate(groups):
            if own == group:
                out[at] = calibrated(weights, probability[at], noise[at])
    return out
