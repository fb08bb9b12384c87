"""Fits the ranking of candidates: a conditional logit (McFadden 1974) with a quadratic penalty, between bounds.

Scans have weights for the least and for the most damage (`cleanup.words.scoring.WEIGHTS`), and each text is weighed by
its mixture of them. No benchmark of its own: `fit` uses it. Needs scipy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from cleanup.words import discourse, evidence, likely
from cleanup.words.condition import damage_of, noise_of
from cleanup.words.scoring import WEIGHTS
from tests.bench.word_rows import Row

EDITED = ("clean", "planted")
"""Kinds of texts that are no scans."""
Bound = tuple[float | None, float | None]
FREE: Bound = (None, None)
_POSITIVE: Bound = (0, None)
_NEGATIVE: Bound = (None, 0)
_NONE: Bound = (0, 0)
PENALTY = 2.0
# The weights of the most damage are drawn to those of the least. Of 2, 10, 30 and 100 the log-loss of scans left out is
# 8,444, 8,430, 8,427 and 8,438.
_APART = 30.0
_MOST = 10
_NEVER = -1e9
# Evidence that hardly any row has is scaled as if it varied so much, or its weight would be free: that of a listed term
# with a likely neighbour was 16 in nearly clean text. Log-loss on texts left out is 9,734 so and 9,738 without.
_NOTHING, _RARE = 1e-3, 0.3
# A scan is no edited text, so that those teach it less: of .15, .3 and 1 the last loses some twenty right changes among
# the likely ones. So do readings by the second model, of texts that the first one has read, too: log-loss of the
# others on texts left out (in the manner of UN reports) is 3,872 without these, 3,858 so, 3,874 with all their weight.
_LESS = 0.3
# What can only speak for a candidate or against it, and for a word as it stands. Evidence that goes together gets
# weights that cancel out in these texts and not in longer ones: without the bounds a word that a report has twenty
# times was worth less than one that it has once. On texts left out they cost nothing (log-loss 10,220 with them, 10,223
# without).
_FOR = frozenset([
    "own_often", "with_previous", "with_next", "adaptation", "topical", "topical_family", "family_previous",
    "family_next", "spaced_previous", "spaced_next", *discourse.POOLED, *likely.CANDIDATE,
])  # fmt: skip
_AGAINST = frozenset(["absent", "familyless"])
_FOR_THE_WORD = frozenset(["seen", *discourse.WORD])
# What scans have none of, so that the edited texts that teach their weights shall not be told by it either: printed
# pages lose 92 of 10,431 right changes, and .0009 of precision, where they are.
_OF_EDITED_TEXT = frozenset(["in_domain"])


class Choices(NamedTuple):
    """Rows as arrays."""

    kept: Any
    changed: Any
    barred: Any
    right: Any
    weight: Any
    damage: Any

    def some(self, at: Any) -> Choices:
        """The rows at these places."""
        return Choices(*(array[at] for array in self))


class Ends(NamedTuple):
    """Weights for leaving a word and for its candidates: a row for the least damage and, of scans, one for the most."""

    kept: Any
    changed: Any

    def named(self, regime: str) -> dict[str, float]:
        """The weights by their names in the pack."""
        found: dict[str, float] = {}
        for end, kept, changed in zip(WEIGHTS[regime], self.kept, self.changed, strict=False):
            found |= named(f"{end}.kept", evidence.KEPT, kept) | named(f"{end}.changed", evidence.CHANGED, changed)
        return found


def named(prefix: str, names: Sequence[str], values: Any) -> dict[str, float]:
    """Weights by name, under a prefix."""
    return {f"{prefix}.{name}": float(value) for name, value in zip(names, values, strict=True)}


def choices_of(words: Sequence[Row]) -> Choices:
    """Rows as arrays."""
    import numpy as np

    count = len(words)
    changed = np.zeros((count, _MOST, len(evidence.CHANGED)))
    barred = np.full((count, _MOST), _NEVER)
    for at, row in enumerate(words):
        for option, found in enumerate(row.changed[:_MOST]):
            changed[at, option] = found
            barred[at, option] = 0
    right = np.array([row.right if row.right <= _MOST else 0 for row in words])
    weight = np.array([_LESS if row.text.kind in EDITED or row.text.is_second else 1.0 for row in words])
    damage = np.array([damage_of(noise_of(row.suspicion)) for row in words])
    return Choices(np.array([row.kept for row in words], float), changed, barred, right, weight, damage)


def fitted(choices: Choices, regime: str) -> Ends:
    """The weights of a regime."""
    import numpy as np

    ends, size = len(set(WEIGHTS[regime])), choices.kept.shape[1]
    kept_scale, changed_scale = scale_of(choices.kept), scale_of(choices.changed.reshape(-1, choices.changed.shape[2]))
    scaled = choices._replace(kept=choices.kept / kept_scale, changed=choices.changed / changed_scale)
    weight = choices.weight if regime == "scan" else np.ones(len(choices.right))
    rows_ = np.arange(len(choices.right))
    shares = _mixture(choices.damage, ends)

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(ends, -1)
        scores = _scores(scaled, weights[:, :size], weights[:, size:], shares)
        top = scores.max(axis=1, keepdims=True)
        slope = np.exp(scores - top)
        total = slope.sum(axis=1, keepdims=True)
        value = -(weight * (scores[rows_, choices.right] - top[:, 0] - np.log(total[:, 0]))).sum()
        slope /= total
        slope[rows_, choices.right] -= 1
        slope *= weight[:, None]
        gradient = [_gradient(scaled, slope * share[:, None]) for share in shares]
        apart = np.diff(weights, axis=0)
        pull = np.concatenate([-apart, apart]) if ends > 1 else 0
        value += PENALTY / (2 * ends) * (weights**2).sum() + _APART / 2 * (apart**2).sum()
        return value, (np.array(gradient) + PENALTY / ends * weights + _APART * pull).ravel()

    weights = minimised(loss, _bounds(regime) * ends).reshape(ends, -1)
    return Ends(weights[:, :size] / kept_scale, weights[:, size:] / changed_scale)


class Judged(NamedTuple):
    """What the weights make of rows: arrays."""

    probability: Any
    """Of each row's best candidate."""
    right: Any
    """Whether that is right."""
    best: Any
    """Its place among the candidates."""
    runner_up: Any
    """The probability of the next one."""
    stays: Any
    """That of the word as it stands."""


def judged(choices: Choices, ends: Ends) -> Judged:
    """The best candidate of each row with its probability, whether it is right, and what else is likely."""
    import numpy as np

    scores = _scores(choices, ends.kept, ends.changed, _mixture(choices.damage, len(ends.kept)))
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    best = shares[:, 1:].argmax(axis=1)
    *_, runner_up, first = np.sort(shares[:, 1:], axis=1).T
    return Judged(first, best + 1 == choices.right, best, runner_up, shares[:, 0])


def _mixture(damage: Any, ends: int) -> Any:
    """What part each end has in the weights of each row."""
    import numpy as np

    return np.array([1 - damage, damage]) if ends > 1 else np.ones((1, len(damage)))


def _scores(choices: Choices, kept: Any, changed: Any, shares: Any) -> Any:
    """What speaks for a word as it stands, and for each of its candidates."""
    import numpy as np

    stay = sum(share * (choices.kept @ own) for share, own in zip(shares, kept, strict=True))
    go = sum(share[:, None] * (choices.changed @ own) for share, own in zip(shares, changed, strict=True))
    return np.concatenate([stay[:, None], go + choices.barred], axis=1)


def _gradient(choices: Choices, slope: Any) -> Any:
    import numpy as np

    changed = choices.changed.reshape(-1, choices.changed.shape[2])
    return np.concatenate([choices.kept.T @ slope[:, 0], changed.T @ slope[:, 1:].ravel()])


def scale_of(values: Any) -> Any:
    """What evidence is divided by before it is weighed."""
    import numpy as np

    scale = values.std(axis=0)
    return np.where(scale < _NOTHING, 1, np.maximum(scale, _RARE))


def _bounds(regime: str) -> list[Bound]:
    """Between what the weights of words lie, in the order of `KEPT` and `CHANGED`."""
    without = _OF_EDITED_TEXT if regime == "scan" else ()
    kept = [_NONE if name in without else _POSITIVE if name in _FOR_THE_WORD else FREE for name in evidence.KEPT]
    changed = [_POSITIVE if name in _FOR else _NEGATIVE if name in _AGAINST else FREE for name in evidence.CHANGED]
    return kept + changed


def minimised(loss: Callable[[Any], tuple[float, Any]], bounds: Sequence[Bound]) -> Any:
    """The weights with the least loss."""
    import numpy as np
    from scipy.optimize import minimize

    return minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x
