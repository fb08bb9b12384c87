"""Fits the model of misread words on the bench's readings and writes `rules/ar/weights.toml`.

The ranking of candidates is a conditional logit (McFadden 1974), gaps and commas are logistic regressions, all with a
quadratic penalty. Printed first, for texts left out of the fitting (those that share sentences together): how many of
the proposals of each range of probability are right. `--keep` writes nothing. Needs scipy.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.cues import Cues
from cleanup.lexicon.forms import forms_of
from cleanup.words import calibration, commas, discourse, evidence, gaps, likely, real_words, standing
from cleanup.words.evidence import RAW_SCAN
from cleanup.words.model import Weights
from cleanup.words.scoring import Scorer
from tests.bench import calibrating
from tests.bench.word_rows import (
    Binary,
    Row,
    comma_rows,
    gap_rows,
    real_word_rows,
    rows,
    shipped_cues,
    standing_rows,
)  # fmt: skip
from tests.bench.word_sources import Text, near_clean, printed, scans
from tests.support import ROOT

PACK = ROOT / "rules" / "ar" / "weights.toml"
EDITED = ("clean", "planted")
"""Kinds of texts that are no scans."""
_Bound = tuple[float | None, float | None]
_FREE: _Bound = (None, None)
_POSITIVE: _Bound = (0, None)
_NEGATIVE: _Bound = (None, 0)
_MOST = 10
_PENALTY = 2.0
_NEVER = -1e9
# Evidence that hardly any row has is scaled as if it varied so much, or its weight would be free: that of a listed term
# with a likely neighbour was 16 in nearly clean text. Log-loss on texts left out is 9,734 so and 9,738 without.
_NOTHING, _RARE = 1e-3, 0.3
# Texts near the border of the two regimes teach both; a scan is no edited text, so that those teach it less. Of 0, .15,
# .3 and 1 the first lose right changes among the surest and the last some twenty among the likely ones.
_CLEAN_TO, _SCAN_FROM, _EDITED = 0.035, 0.012, 0.3
# Nearly clean text is calibrated on six times as many planted errors as weights are fitted on, beside the same texts
# without any: a tenth of the range holds some sixty proposals otherwise. Log-loss on texts left out 1,751, uncalibrated
# 1,789; of scans 6,145 and 6,224.
_SEEDS = range(2, 8)
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
_REGIMES = ("clean", "scan")
_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


class Choices(NamedTuple):
    """Rows as arrays."""

    kept: Any
    changed: Any
    barred: Any
    right: Any
    weight: Any

    def some(self, at: Any) -> Choices:
        """The rows at these places."""
        return Choices(*(array[at] for array in self))


def main(arguments: Sequence[str]) -> int:
    """Fit, print the calibration, write the weights."""
    import numpy as np

    cues = shipped_cues()
    texts = [text for source in (scans(), printed(), near_clean()) for text in source]
    words, closed, marks, misplaced, before_marks = _data(texts, cues)
    weights: dict[str, float] = {}
    print(f"rows: {len(words)} words, {len(closed)} gaps, {len(marks)} marks, {len(misplaced)} real words")
    probability = np.zeros(len(words))
    right = np.zeros(len(words), bool)
    choices, groups = _choices(words), np.array([row.text.group for row in words])
    suspicion = np.array([row.suspicion for row in words])
    scan = np.array([row.text.kind not in EDITED for row in words])
    more = _more_planted(words, cues)
    regimes = {
        "clean": (suspicion < _CLEAN_TO, suspicion < RAW_SCAN),
        "scan": (scan | (suspicion > _SCAN_FROM), suspicion >= RAW_SCAN),
    }
    for name, (teaches, judged) in regimes.items():
        fits = {group: fitted(choices.some(teaches & (groups != group)), name) for group in sorted(set(groups[judged]))}
        for group, fit in fits.items():
            out = judged & (groups == group)
            probability[out], right[out] = _judged(choices.some(out), *fit)
        kept, changed = fitted(choices.some(teaches), name)
        weights |= _named(f"{name}.kept", evidence.KEPT, kept) | _named(f"{name}.changed", evidence.CHANGED, changed)
        noise = [evidence.noise_of(s) for s in suspicion[judged]]
        answers = calibrating.Answers(probability[judged], right[judged], noise, groups[judged])
        told = answers if name == "scan" else _answers(more, fits)
        weights |= _named(f"{name}.calibration", calibration.TERMS, told.weights())
        probability[judged] = calibrating.left_out(answers, told)
    kinds = np.array([row.text.kind for row in words])
    for kind in sorted(set(kinds)):
        _print_bins(f"words, {kind}", probability[kinds == kind], right[kinds == kind])
    for regime in regimes:
        taught = [row for row in closed if _teaches(row, regime)]
        weights |= _named(f"{regime}.gaps", gaps.EVIDENCE, _binary(f"gaps, {regime}", taught))
    weights |= _named("commas", commas.EVIDENCE, _binary("commas", marks))
    weights |= _named("standing", standing.EVIDENCE, _binary("words before marks", before_marks))
    weights |= _named("real_words", real_words.EVIDENCE, _binary("real words", misplaced))
    if "--keep" not in arguments:
        _write(weights, PACK, _source(words))
    return 0


def _answers(rows_: Sequence[Row], fits: Mapping[str, tuple[Any, Any]]) -> calibrating.Answers:
    """What the weights that were fitted without a group say of the words of its texts."""
    probability, right, noise, groups = list[float](), list[bool](), list[float](), list[str]()
    for group, fit in fits.items():
        own = [row for row in rows_ if row.text.group == group]
        if own:
            said, found = _judged(_choices(own), *fit)
            probability += said.tolist()
            right += found.tolist()
            noise += [evidence.noise_of(row.suspicion) for row in own]
            groups += [group] * len(own)
    return calibrating.Answers(probability, right, noise, groups)


def word_weights(words: Sequence[Row], without: Callable[[Row], bool]) -> dict[str, float]:
    """The weights of words of both regimes, fitted without some rows."""
    weights: dict[str, float] = {}
    for name in _REGIMES:
        taught = [row for row in words if not without(row) and _teaches(row, name)]
        kept, changed = fitted(_choices(taught), name)
        weights |= _named(f"{name}.kept", evidence.KEPT, kept) | _named(f"{name}.changed", evidence.CHANGED, changed)
    return weights


def _teaches(row: Row | Binary, regime: str) -> bool:
    if regime == "clean":
        return row.suspicion < _CLEAN_TO
    return row.text.kind not in EDITED or row.suspicion > _SCAN_FROM


def _data(
    texts: Sequence[Text], cues: Cues
) -> tuple[list[Row], list[Binary], list[Binary], list[Binary], list[Binary]]:  # fmt: skip
    """The rows of all models; those of words with what their neighbours may be, told by weights that know nothing of
    it."""
    closed, marks, misplaced, before_marks = list[Binary](), list[Binary](), list[Binary](), list[Binary]()
    for text in texts:
        closed += gap_rows(text, cues)
        marks += comma_rows(text, cues)
        misplaced += real_word_rows(text, cues)
        before_marks += standing_rows(text, cues)
    return looked_at_twice(texts, cues), closed, marks, misplaced, before_marks


def looked_at_twice(texts: Sequence[Text], cues: Cues, without: Callable[[Row], bool] = lambda row: False) -> list[Row]:
    """The rows of words as the second look has them, after a first one with weights that know nothing of it."""
    first = word_weights([row for text in texts for row in rows(text, cues)], without)
    return _second_rows(texts, cues, first)


def _second_rows(texts: Iterable[Text], cues: Cues, first: Mapping[str, float]) -> list[Row]:
    scorer = {regime: Scorer(forms_of(), Weights(first).of, regime) for regime in _REGIMES}
    return [row for text in texts for row in rows(text, cues, scorer.__getitem__)]


def _more_planted(words: Sequence[Row], cues: Cues) -> list[Row]:
    """The words of edited texts with other planted errors than those that weights are fitted on, and without any."""
    found = _second_rows(near_clean(_SEEDS), cues, word_weights(words, lambda row: False))
    return [row for row in found if row.suspicion < RAW_SCAN]


def _choices(words: Sequence[Row]) -> Choices:
    import numpy as np

    count = len(words)
    changed = np.zeros((count, _MOST, len(evidence.CHANGED)))
    barred = np.full((count, _MOST), _NEVER)
    for at, row in enumerate(words):
        for option, found in enumerate(row.changed[:_MOST]):
            changed[at, option] = found
            barred[at, option] = 0
    right = np.array([row.right if row.right <= _MOST else 0 for row in words])
    weight = np.array([_EDITED if row.text.kind in EDITED else 1.0 for row in words])
    return Choices(np.array([row.kept for row in words], float), changed, barred, right, weight)


def fitted(choices: Choices, regime: str) -> tuple[Any, Any]:
    """The weights of the conditional logit of a regime, for leaving a word and for its candidates."""
    import numpy as np

    kept_scale, changed_scale = _scale(choices.kept), _scale(choices.changed.reshape(-1, choices.changed.shape[2]))
    kept, changed = choices.kept / kept_scale, choices.changed / changed_scale
    size, rows_ = kept.shape[1], np.arange(len(choices.right))
    weight = choices.weight if regime == "scan" else np.ones(len(rows_))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = np.concatenate([(kept @ weights[:size])[:, None], changed @ weights[size:] + choices.barred], axis=1)
        top = scores.max(axis=1, keepdims=True)
        shares = np.exp(scores - top)
        total = shares.sum(axis=1, keepdims=True)
        value = -(weight * (scores[rows_, choices.right] - top[:, 0] - np.log(total[:, 0]))).sum()
        slope = shares / total
        slope[rows_, choices.right] -= 1
        slope *= weight[:, None]
        gradient = np.concatenate([kept.T @ slope[:, 0], np.einsum("nm,nmc->c", slope[:, 1:], changed)])
        return value + _PENALTY / 2 * weights @ weights, gradient + _PENALTY * weights

    weights = _minimised(loss, _bounds())
    return weights[:size] / kept_scale, weights[size:] / changed_scale


def _judged(choices: Choices, kept: Any, changed: Any) -> tuple[Any, Any]:
    """The probability of each row's best candidate, and whether it is right."""
    import numpy as np

    scores = np.concatenate([(choices.kept @ kept)[:, None], choices.changed @ changed + choices.barred], axis=1)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    best = shares[:, 1:].argmax(axis=1)
    return shares[:, 1:].max(axis=1), best + 1 == choices.right


def _binary(name: str, found: Sequence[Binary]) -> Any:
    """The weights of a logistic regression; prints its calibration on texts left out."""
    import numpy as np

    evidence_, right = np.array([row.evidence for row in found], float), np.array([row.right for row in found], bool)
    groups, kinds = np.array([row.text.group for row in found]), np.array([row.text.kind for row in found])
    probability = np.zeros(len(found))
    for group in sorted(set(groups)):
        out = groups == group
        probability[out] = 1 / (1 + np.exp(-evidence_[out] @ _logistic(evidence_[~out], right[~out])))
    for kind in sorted(set(kinds)):
        _print_bins(f"{name}, {kind}", probability[kinds == kind], right[kinds == kind])
    return _logistic(evidence_, right)


def _logistic(found: Any, right: Any) -> Any:
    import numpy as np

    scale = _scale(found)
    scaled = found / scale

    def loss(weights: Any) -> tuple[float, Any]:
        scores = scaled @ weights
        value = np.logaddexp(0, np.where(right, -scores, scores)).sum()
        gradient = scaled.T @ (1 / (1 + np.exp(-scores)) - right)
        return value + _PENALTY / 2 * weights @ weights, gradient + _PENALTY * weights

    return _minimised(loss, [_FREE] * found.shape[1]) / scale


def _scale(values: Any) -> Any:
    import numpy as np

    scale = values.std(axis=0)
    return np.where(scale < _NOTHING, 1, np.maximum(scale, _RARE))


def _bounds() -> list[_Bound]:
    """Between what the weights of words lie, in the order of `KEPT` and `CHANGED`."""
    kept = [_POSITIVE if name in _FOR_THE_WORD else _FREE for name in evidence.KEPT]
    changed = [_POSITIVE if name in _FOR else _NEGATIVE if name in _AGAINST else _FREE for name in evidence.CHANGED]
    return kept + changed


def _minimised(loss: Callable[[Any], tuple[float, Any]], bounds: Sequence[_Bound]) -> Any:
    import numpy as np
    from scipy.optimize import minimize

    return minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x


def _print_bins(title: str, probability: Any, right: Any) -> None:
    """How many proposals each range of probability has, their mean probability, and how many of them are right."""
    print(f"{title}: {len(right)} proposals, {int(right.sum())} right")
    for low, high in itertools.pairwise(_BINS):
        chosen = (probability >= low) & (probability < high)
        if chosen.any():
            said, found = probability[chosen].mean(), right[chosen].mean()
            print(f"   {low:.2f}-{min(high, 1):.2f}: {int(chosen.sum()):6}  said {said:.3f}  right {found:.3f}")


def _source(words: Sequence[Row]) -> str:
    """What the weights were fitted on."""
    names = {kind: {row.text.name for row in words if row.text.kind == kind} for kind in {r.text.kind for r in words}}
    edited = sum(len(found) for kind, found in names.items() if kind in EDITED)
    again = sum(len(found) for kind, found in names.items() if kind.startswith("printed"))
    read = sum(len(found) for found in names.values()) - edited - again
    return (
        f"{read} tesseract readings with their truth, {again} pieces of text printed in nine fonts, worn and read by "
        f"tesseract (python -m tests.bench printed), {edited} pieces of edited Arabic, half with planted errors"
    )


def _named(prefix: str, names: Iterable[str], values: Any) -> dict[str, float]:
    return {f"{prefix}.{name}": float(value) for name, value in zip(names, values, strict=True)}


def _write(weights: Mapping[str, float], path: Path, source: str) -> None:
    lines = [f'    "{name} {value:.4f}",' for name, value in weights.items()]
    path.write_text(
        "# The weights of the model of misread words, written by `python -m tests.bench fit`, not by hand.\n"
        "\n[pack]\n"
        'id = "ar-weights"\nlanguage = "ar"\nversion = "1.0"\nlicence = "GPL-3.0-or-later"\n'
        f'source = "{source}"\n'
        "\n[cues]\nmodel_weights = [\n" + "\n".join(lines) + "\n]\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
