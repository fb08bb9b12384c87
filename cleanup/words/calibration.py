"""How sure the model may be: its probabilities put right by how often it was right on texts left out of the fitting.

A conditional logit that is fitted on many scans is too sure of badly damaged ones, and not sure enough of light ones in
the middle of its range. So its log odds are bent (Platt 1999, here with two knots) and moved by how noisy the document
is. Nearly clean text has a model of its own, which needs none of that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

TERMS = ("bias", "odds", "likely", "sure", "noise", "noise_odds", "noise_noise")
"""What is added to the log odds; all of it 0 leaves a probability as it is."""
# Log odds of .88 and .97, beyond which the bend may differ; the middle of the noise of scans. Chosen.
_LIKELY, _SURE = 2.0, 3.5
_MIDDLE = -1.5
_FARTHEST = 14.0


def terms(odds: float, noise: float) -> list[float]:
    """The numbers that the weights of `TERMS` are for, from log odds and a document's noise (`Condition.noise`)."""
    off = noise - _MIDDLE
    return [1.0, odds, max(0.0, odds - _LIKELY), max(0.0, odds - _SURE), off, off * odds, off * off]


def log_odds(probability: float) -> float:
    """The log odds of a probability, cut where they are beyond what any text could tell."""
    if probability <= 0:
        return -_FARTHEST
    if probability >= 1:
        return _FARTHEST
    return max(-_FARTHEST, min(_FARTHEST, math.log(probability) - math.log1p(-probability)))


def moved(weights: Sequence[float], odds: float, noise: float) -> float:
    """What is added to log odds, given the weights of `TERMS` and the noise of the document."""
    return float(sum(map(mul, weights, terms(odds, noise))))


def calibrated(weights: Sequence[float], probability: float, noise: float) -> float:
    """A probability as it should be, given the weights of `TERMS` and the noise of the document."""
    if not any(weights):
        return probability
    odds = log_odds(probability)
    return probability_of(odds + moved(weights, odds, noise))


def probability_of(odds: float) -> float:
    """The probability that log odds stand for, cut like them."""
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, odds))))
