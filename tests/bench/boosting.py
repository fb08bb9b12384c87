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

# Only raw scans that are not badly damaged have trees. On texts left out (bench, printed, and worn in ways that nothing
# was fitted on) the log-loss of their words is 6,088 calibrated, with 50 such trees 5,909, with 80 5,887; from .98 on
# 3,519 of 3,555 are right without them and 4,438 of 4,488 with them. With trees that badly damaged scans teach, too,
# it is 5,916 and 3,847 of 3,885. In those scans themselves trees add nothing (from .945 on 8,125 of 8,327 are right
# without, 8,162 of 8,350 with those of all scans, 7,849 of 8,032 with their own), and in nearly clean text they are
# surer where nothing is wrong (log-loss of clean texts 126 without, 144 with them).
_TREES, _RATE, _DEPTH = 80, 0.12, 3
# An answer is given for so many rows at least, and each tree is fitted on so many of all. Of 60 and 150 rows, of .7 and
# all, none was better by more than 1 in 300 of the log-loss.
_LEAST_ROWS, _SHARE = 100, 0.7
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
        subsample=_SHARE, random_state=0,
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
