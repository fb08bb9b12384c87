"""Fits the model of misread words on the bench's readings and writes `rules/ar/weights.toml`.

The ranking of candidates is a conditional logit (`ranking`), gaps and commas are logistic regressions with a quadratic
penalty; how sure the ranking may be is told by what it says of texts left out (`calibrating`). Printed first, for texts
left out of both (those that share sentences together): how many of the proposals of each range of probability are
right. `--keep` writes nothing. Needs scipy and scikit-learn.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.cues import Cues
from cleanup.lexicon.forms import forms_of
from cleanup.words import calibration, commas, gaps, real_words, standing
from cleanup.words.condition import MANY_ERRORS
from cleanup.words.model import Weights
from cleanup.words.scoring import Scorer
from tests.bench import calibrating
from tests.bench.ranking import (
    EDITED,
    FREE,
    PENALTY,
    Ends,
    Judged,
    choices_of,
    fitted,
    judged,
    minimised,
    named,
    scale_of,
)  # fmt: skip
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
from tests.bench.word_tables import print_deciles
from tests.support import ROOT

PACK = ROOT / "rules" / "ar" / "weights.toml"
# Texts near the border of the two regimes teach both: without those of the other one right changes are lost among the
# surest.
_CLEAN_TO, _SCAN_FROM = MANY_ERRORS, 0.012
# Weights of nearly clean text are fitted on errors planted that many times more. Log-loss of 28,264 words of such texts
# left out, in which 8,649 are wrong: 3,550 with none of them, 3,342 with three, 3,272 with twelve. Calibrated on each
# other the last are 3,304: a name that a text repeats is wrong each time or never, and tells other texts nothing.
_SEEDS = range(2, 8)
_REGIMES = ("clean", "scan")
# A word as likely as that is suggested in a scan, and in nearly clean text.
_SHOWN, _SHOWN_EDITED = 0.3, 0.45
_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


class _Told(NamedTuple):
    """What is said of words on texts left out, and whether it is right: arrays with a row for each."""

    probability: Any
    """Of the likeliest candidate."""
    right: Any
    token: Any
    """Of the token that arises, where trees are asked."""
    whole: Any
    asks: Any


def main(arguments: Sequence[str]) -> int:
    """Fit, print the calibration, write the weights."""
    cues = shipped_cues()
    texts = [text for source in (scans(), printed(), near_clean()) for text in source]
    words, closed, marks, misplaced, before_marks = _data(texts, cues)
    print(f"rows: {len(words)} words, {len(closed)} gaps, {len(marks)} marks, {len(misplaced)} real words")
    weights, trees, told = _fit_words(words, cues)
    _print_words(words, told)
    for regime in _REGIMES:
        taught = [row for row in closed if _teaches(row, regime)]
        weights |= named(f"{regime}.gaps", gaps.EVIDENCE, _binary(f"gaps, {regime}", taught))
    weights |= named("commas", commas.EVIDENCE, _binary("commas", marks))
    weights |= named("standing", standing.EVIDENCE, _binary("words before marks", before_marks))
    weights |= named("real_words", real_words.EVIDENCE, _binary("real words", misplaced))
    if "--keep" not in arguments:
        _write(weights, trees, PACK, _source(words))
    return 0


def _fit_words(words: Sequence[Row], cues: Cues) -> tuple[dict[str, float], list[str], _Told]:
    """The weights and trees of both regimes, and what they say of texts left out."""
    import numpy as np

    told = _Told(*(np.zeros(len(words), kind) for kind in (float, bool, float, bool, bool)))
    weights: dict[str, float] = {}
    trees: list[str] = []
    scan = np.array([row.is_scan for row in words])
    for name, asked in (("clean", ~scan), ("scan", scan)):
        asking = list(itertools.compress(words, asked))
        planted = more_planted(words, cues) if name == "clean" else []
        taught = [row for row in words if _teaches(row, name)] + planted
        fits, fit = _fits(taught, sorted({row.text.group for row in asking}), name)
        weights |= fit.named(name)
        answers = _answers(asking, fits, cues)
        told.right[asked], told.whole[asked], told.asks[asked] = answers.right, answers.whole, answers.asks_trees
        if name == "clean":
            told.probability[asked] = answers.said()
            _print_edited(_answers(planted, fits, cues))
            continue
        sure = answers.told()
        weights |= named(f"{name}.calibration", calibration.TERMS, sure.bend)
        trees += [f"{name} {tree}" for tree in sure.trees]
        found = calibrating.left_out(answers)
        told.probability[asked], told.token[asked] = found.word, found.token
        weights[f"{name}.tokens.temperature"] = found.temperature
    return weights, trees, told


def _print_words(words: Sequence[Row], told: _Told) -> None:
    import numpy as np

    kinds = np.array([row.text.kind for row in words])
    for kind in sorted(set(kinds)):
        _print_bins(f"words, {kind}", told.probability[kinds == kind], told.right[kinds == kind])
        if (asking := told.asks & (kinds == kind)).any():
            _print_bins(f"tokens, {kind}", told.token[asking], told.whole[asking])
    again, edited = np.char.startswith(kinds.astype(str), "printed"), np.isin(kinds, EDITED)
    for name, chosen in (
        ("tokens of printed scans", told.asks & again), ("tokens of the bench's scans", told.asks & ~again & ~edited),
        ("tokens of edited texts with as many errors as a scan", told.asks & edited),
    ):  # fmt: skip
        print(f"{name} that are suggested or changed, left out of the fitting")
        shown = chosen & (told.probability >= _SHOWN)
        print_deciles(list(zip(told.token[shown].tolist(), told.whole[shown].tolist(), strict=True)))


def _fits(taught: Sequence[Row], left_out: Sequence[str], regime: str) -> tuple[dict[str, Ends], Ends]:
    """The weights that rows teach, without the texts of each group and with all of them."""
    import numpy as np

    choices, groups = choices_of(taught), np.array([row.text.group for row in taught])
    return {group: fitted(choices.some(groups != group), regime) for group in left_out}, fitted(choices, regime)


def _print_edited(answers: calibrating.Answers) -> None:
    """How often what is said of planted errors, and of the words beside them, is right."""
    shown = [found for found in zip(answers.said(), answers.right.tolist(), strict=True) if found[0] >= _SHOWN_EDITED]
    print("words of nearly clean texts that are suggested or changed, left out of the fitting")
    print_deciles(shown)


def _answers(rows_: Sequence[Row], fits: Mapping[str, Ends], cues: Cues) -> calibrating.Answers:
    """What the weights that were fitted without a group say of the words of its texts, in the order of the rows."""
    import numpy as np

    rows_ = [row for row in rows_ if row.text.group in fits]
    choices, groups = choices_of(rows_), np.array([row.text.group for row in rows_])
    found = Judged(*(np.zeros(len(rows_), kind) for kind in (float, bool, int, float, float)))
    for group, fit in fits.items():
        own = groups == group
        for column, values in zip(found, judged(choices.some(own), fit), strict=True):
            column[own] = values
    return calibrating.answers_of(rows_, found, choices.weight, cues)


def word_weights(
    words: Sequence[Row], without: Callable[[Row], bool] = lambda row: False, planted: Sequence[Row] = ()
) -> dict[str, float]:
    """The weights of words of both regimes, fitted without some rows; of nearly clean text with more planted errors."""
    weights: dict[str, float] = {}
    for name in _REGIMES:
        rows_ = [*words, *planted] if name == "clean" else words
        taught = [row for row in rows_ if not without(row) and _teaches(row, name)]
        weights |= fitted(choices_of(taught), name).named(name)
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


def more_planted(words: Sequence[Row], cues: Cues) -> list[Row]:
    """The words of edited texts with more planted errors."""
    texts = (text for text in near_clean(_SEEDS) if text.kind == "planted")
    found = _second_rows(texts, cues, word_weights(words))
    return [row for row in found if row.suspicion < _CLEAN_TO]


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

    scale = scale_of(found)
    scaled = found / scale

    def loss(weights: Any) -> tuple[float, Any]:
        scores = scaled @ weights
        value = np.logaddexp(0, np.where(right, -scores, scores)).sum()
        gradient = scaled.T @ (1 / (1 + np.exp(-scores)) - right)
        return value + PENALTY / 2 * weights @ weights, gradient + PENALTY * weights

    return minimised(loss, [FREE] * found.shape[1]) / scale


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


def _write(weights: Mapping[str, float], trees: Sequence[str], path: Path, source: str) -> None:
    lines = [f'    "{name} {value:.4f}",' for name, value in weights.items()]
    path.write_text(
        "# The weights of the model of misread words, written by `python -m tests.bench fit`, not by hand.\n"
        "\n[pack]\n"
        'id = "ar-weights"\nlanguage = "ar"\nversion = "1.0"\nlicence = "GPL-3.0-or-later"\n'
        f'source = "{source}"\n'
        "\n[cues]\nmodel_weights = [\n" + "\n".join(lines) + "\n]\n"
        "\nmodel_trees = [\n" + "\n".join(f'    "{tree}",' for tree in trees) + "\n]\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
