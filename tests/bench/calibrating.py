"""Fits how sure the model of words is (`cleanup.words.certainty`) on its answers for texts left out.

No benchmark of its own: `fit` uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cleanup.words.calibration import log_odds, probability_of, terms
from cleanup.words.certainty import DOCUMENT, Certainty, of_document, of_row
from cleanup.words.evidence import CHANGED, KEPT, RAW_SCAN, noise_of
from cleanup.words.model import DAMAGED
from tests.bench.boosting import nodes_of, trees_of
from tests.bench.ranking import Judged
from tests.bench.word_rows import Row

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
    """What the model said of words of texts that it had not seen: arrays with a row for each."""

    evidence: Any
    """In the order of `certainty.EVIDENCE`."""
    right: Any
    """Whether the likeliest candidate is."""
    weight: Any
    groups: Any
    """Of texts that share sentences."""
    asks_trees: Any
    """Whether the level of the text has trees."""

    def some(self, at: Any) -> Answers:
        """The rows at these places."""
        return Answers(*(column[at] for column in self))

    def told(self) -> Told:
        """What makes them as often right as they say."""
        odds, noise = self.evidence[:, DOCUMENT.index("odds")], self.evidence[:, DOCUMENT.index("noise")]
        bend = weights_of([probability_of(found) for found in odds], self.right, noise)
        asking = self.some(self.asks_trees)
        return Told(bend, trees_of(bend, *asking[:3]) if len(asking.right) else [])


class Told(NamedTuple):
    """The calibration and the trees of a kind of text, as its pack has them."""

    bend: list[float]
    trees: list[str]


def answers_of(rows: Sequence[Row], found: Judged, weight: Any) -> Answers:
    """The answers for rows, which the ranking judged. Only raw scans that are not badly damaged ask trees."""
    import numpy as np

    evidence = [
        (
            *of_document(probability, runner_up, stays, noise_of(row.suspicion)),
            *of_row(dict(zip(KEPT, row.kept, strict=True)), dict(zip(CHANGED, row.changed[best], strict=True)), size),
        )
        for row, probability, _, best, runner_up, stays in zip(rows, *found, strict=True)
        for size in [len(row.options)]
    ]
    groups = np.array([row.text.group for row in rows])
    suspicion = np.array([row.suspicion for row in rows])
    asks = (suspicion >= RAW_SCAN) & (suspicion < DAMAGED)
    return Answers(np.array(evidence, float), np.array(found.right), np.array(weight, float), groups, asks)


def left_out(answers: Answers, told: Answers) -> Any:
    """The probabilities of answers, those on each group by what is told of the others."""
    import numpy as np

    out = np.zeros(len(answers.right))
    for group in sorted(set(answers.groups)):
        bend, lines = told.some(told.groups != group).told()
        sure = {True: Certainty(bend, nodes_of(lines)), False: Certainty(bend, [])}
        own = answers.groups == group
        rows_ = zip(answers.evidence[own].tolist(), answers.asks_trees[own].tolist(), strict=True)
        out[own] = [sure[asks].given(row) for row, asks in rows_]
    return out
