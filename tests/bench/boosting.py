"""Fits the trees that say how sure a misreading is (`cleanup.words.certainty`): gradient boosting (Friedman 2001), from
the calibrated odds on.

No benchmark of its own: `fit` uses it. Needs scikit-learn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleanup.words.calibration import moved, probability_of
from cleanup.words.certainty import DOCUMENT, EVIDENCE, tree_of
from cleanup.words.trees import Node

# On texts left out, 24,538 words of bench and printed scans of which 16,915 become whole tokens: log-loss by the
# calibrated probability of the word 14,246, with 200 such trees 10,264, with 80 that ask five questions (rate .15)
# 10,398. One set for all scans: of 42,879 words of these and of more readings of the same texts, worn otherwise too,
# which chose the questions here, the log-loss is 16,050 with trees for all and 16,280 with others for badly damaged
# ones; without what guards say (`doubts`) it is 16,430, without the share of junk 16,210. Words before and behind, the
# rates of commas and vowel signs, the last letter and how often the document has the candidate add nothing.
_TREES, _RATE, _DEPTH = 200, 0.08, 4
# An answer is given for so many rows at least, each tree is fitted on so many of all, and each question is chosen among
# so many of all that may be asked: chosen, they also make fitting quick.
_LEAST_ROWS, _SHARE, _ASKED = 40, 0.7, 0.3
_ODDS, _NOISE = map(DOCUMENT.index, ("odds", "noise"))


class _Start:
    """The calibrated probability, from which boosting sets out."""

    def __init__(self, bend: Sequence[float]) -> None:
        self.bend = bend

    def get_params(self, deep: bool = False) -> dict[str, Any]:
        return {"bend": self.bend}

    def fit(self, evidence: Any, right: Any, sample_weight: Any = None) -> _Start:
        import numpy as np

        self.classes_ = np.unique(right)
        return self

    def predict_proba(self, evidence: Any) -> Any:
        import numpy as np

        found = [
            probability_of(odds + moved(self.bend, odds, noise))
            for odds, noise in evidence[:, [_ODDS, _NOISE]].tolist()
        ]
        return np.array([[1 - share, share] for share in found])


def trees_of(bend: Sequence[float], evidence: Any, right: Any, weight: Any) -> list[str]:
    """The lines of the trees for evidence in the order of `EVIDENCE`, given the weights of the calibration."""
    from sklearn.ensemble import GradientBoostingClassifier

    boosted = GradientBoostingClassifier(
        init=_Start(bend), n_estimators=_TREES, learning_rate=_RATE, max_depth=_DEPTH, min_samples_leaf=_LEAST_ROWS,
        subsample=_SHARE, max_features=_ASKED, random_state=0,
    ).fit(evidence, right, sample_weight=weight)  # fmt: skip
    return [_written(found.tree_) for found in boosted.estimators_[:, 0]]


def nodes_of(lines: Sequence[str]) -> list[Node]:
    """The trees as the program has them."""
    return [tree_of(line) for line in lines]


def _written(tree: Any, node: int = 0) -> str:
    low, high = tree.children_left[node], tree.children_right[node]
    if low < 0:
        return f"{_RATE * tree.value[node, 0, 0]:.4f}"
    asked = EVIDENCE[tree.feature[node]]
    return f"{asked} {tree.threshold[node]:.4f} {_written(tree, low)} {_written(tree, high)}"
