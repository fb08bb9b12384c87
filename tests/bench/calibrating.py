"""Fits how sure the model of words is (`cleanup.words.certainty`) on its answers for texts left out.

No benchmark of its own: `fit` uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cleanup.cues import Cues
from cleanup.words.calibration import log_odds, probability_of, terms
from cleanup.words.certainty import DOCUMENT, Certainty, of_document, of_row
from cleanup.words.condition import noise_of
from cleanup.words.evidence import CHANGED, KEPT
from tests.bench.boosting import nodes_of, trees_of
from tests.bench.ranking import Judged
from tests.bench.wholes import LEAST, wholes
from tests.bench.word_rows import Row

# Weighs little beside some ten thousand answers: it only keeps what they do not tell at 0.
_PENALTY = 1.0
_TEMPERATURES = (0.5, 2.0)


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
    whole: Any
    """Whether the token that arises is."""
    weight: Any
    groups: Any
    """Of texts that share sentences."""
    asks_trees: Any
    """Whether trees are asked about the token, or have to say: it is likely enough, in a raw scan."""

    def some(self, at: Any) -> Answers:
        """The rows at these places."""
        return Answers(*(column[at] for column in self))

    def said(self) -> Any:
        """How likely the likeliest candidates are by the ranking alone."""
        return [probability_of(found) for found in self.evidence[:, DOCUMENT.index("odds")].tolist()]

    def told(self) -> Told:
        """What makes them as often right as they say."""
        odds, noise = self.evidence[:, DOCUMENT.index("odds")], self.evidence[:, DOCUMENT.index("noise")]
        bend = weights_of([probability_of(found) for found in odds], self.right, noise)
        asking = self.some(self.asks_trees)
        trees = trees_of(bend, asking.evidence, asking.whole, asking.weight) if len(asking.right) else []
        return Told(bend, trees)


class Told(NamedTuple):
    """The calibration and the trees of a kind of text, as its pack has them."""

    bend: list[float]
    trees: list[str]


def answers_of(rows: Sequence[Row], found: Judged, weight: Any, cues: Cues) -> Answers:
    """The answers for rows, which the ranking judged. Only raw scans ask trees."""
    import numpy as np

    words = [
        (
            *of_document(probability, runner_up, stays, noise_of(row.suspicion)),
            *of_row(dict(zip(KEPT, row.kept, strict=True)), dict(zip(CHANGED, row.changed[best], strict=True)), size),
        )
        for row, probability, _, best, runner_up, stays in zip(rows, *found, strict=True)
        for size in [len(row.options)]
    ]
    groups = np.array([row.text.group for row in rows])
    asks = np.array([row.is_scan for row in rows], bool) & (found.probability >= LEAST)
    tokens = wholes(rows, np.where(asks, found.probability, 0.0), found.best, cues)
    evidence = [(*word, *token.surroundings) for word, token in zip(words, tokens, strict=True)]
    whole = np.array([token.is_right for token in tokens])
    return Answers(
        np.array(evidence, float), np.array(found.right), whole, np.array(weight, float), groups, asks
    )  # fmt: skip


class LeftOut(NamedTuple):
    """Probabilities of answers, those on each group by what is told of the others: arrays."""

    word: Any
    token: Any
    """Only where trees are asked."""
    temperature: float
    """What the log odds of the tokens have to be divided by; those of each group are, by that of the others."""


def left_out(answers: Answers) -> LeftOut:
    """The probabilities of answers, those on each group by what is told of the others."""
    import numpy as np

    words, tokens = np.zeros(len(answers.right)), np.zeros(len(answers.right))
    odds, noise = DOCUMENT.index("odds"), DOCUMENT.index("noise")
    names, asks = sorted(set(answers.groups)), answers.asks_trees
    for group in names:
        bend, lines = answers.some(answers.groups != group).told()
        sure, own = Certainty(bend, nodes_of(lines)), answers.groups == group
        words[own] = [sure.of(probability_of(row[odds]), row[noise]) for row in answers.evidence[own].tolist()]
        tokens[own & asks] = [log_odds(sure.of_token(tuple(row))) for row in answers.evidence[own & asks].tolist()]
    everything = temperature_of(tokens[asks], answers.some(asks))
    temperatures = {group: temperature_of(tokens[at], answers.some(at))
                    for group in names for at in [asks & (answers.groups != group)]}  # fmt: skip
    for group in names:
        own = asks & (answers.groups == group)
        tokens[own] = [probability_of(found / temperatures[group]) for found in tokens[own]]
    return LeftOut(words, tokens, everything)


def temperature_of(odds: Any, answers: Answers) -> float:
    """What log odds are divided by to be those of whole tokens; 1 where there are none."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    if not len(odds):
        return 1.0

    def loss(temperature: float) -> float:
        return float((answers.weight * np.logaddexp(0, np.where(answers.whole, -odds, odds) / temperature)).sum())

    return float(minimize_scalar(loss, bounds=_TEMPERATURES, method="bounded").x)
