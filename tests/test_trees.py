"""Trees that say how sure a misreading is: how they are written, what they answer, and what a slip in a pack says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import packs
from cleanup.errors import PackError
from cleanup.words import calibration, certainty
from cleanup.words.certainty import EVIDENCE, Certainty, of_row
from cleanup.words.condition import noise_of
from cleanup.words.evidence import CHANGED, KEPT
from cleanup.words.model import certainty_of, model_of
from cleanup.words.trees import answered, parsed
from cleanup.words.wholeness import of_token
from tests.support import parsed as document
from tests.support import shipped_cues
from tests.test_marks_as_letters import SCAN
from tests.test_phrases import HEAD

_NAMES = ("cost", "odd")
_UNBENT = [0.0] * len(calibration.TERMS)


@pytest.mark.parametrize(("evidence", "answer"), [
    ((1.2, 9.0), 0.1), ((1.3, 0.3), -0.2), ((1.3, 0.4), 0.4),
])  # fmt: skip
def test_a_tree_asks_until_it_answers(evidence: tuple[float, ...], answer: float) -> None:
    tree = parsed("cost 1.2 0.1 odd 0.3 -0.2 0.4", _NAMES)
    assert answer == answered([tree], evidence)
    assert answer + 2 == answered([tree, parsed("2", _NAMES)], evidence)


@pytest.mark.parametrize("line", [
    "", "cost", "cost 1.2", "cost 1.2 0.1", "cost x 1 2", "cost 1 2 3 4", "else 1 2 3", "nan", "cost inf 1 2",
    "cost 1 " * 5000,
])  # fmt: skip
def test_what_is_no_tree_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        parsed(line, _NAMES)


@pytest.mark.parametrize(("line", "message"), [
    ("scan cost 1.2 0.1", "a tree ends before its last answer"),
    ("scan colour 1.2 0.1 0.2", "colour"),
    ("photo cost 1.2 0.1 0.2", "'photo' is no kind of text, expected clean, scan"),
])  # fmt: skip
def test_a_slip_in_a_tree_of_a_pack_is_one_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "own.toml").write_text(f'{HEAD}\n[cues]\nmodel_trees = ["{line}"]\n', encoding="utf-8")
    with pytest.raises(PackError, match=rf"^[^\n]*own\.toml: \[cues\]: model_trees: [^\n]*{message}[^\n]*$"):
        packs.load((str(tmp_path),))


def test_without_trees_the_calibrated_probability_stays() -> None:
    for share in (0.2, 0.9):
        evidence = (*certainty.of_document(share, 0.05, 0.05, noise_of(0.1)), *[0.0] * (len(EVIDENCE) - 4))
        assert share == pytest.approx(Certainty(_UNBENT, []).of_token(evidence))


def test_trees_add_to_the_log_odds() -> None:
    tree = certainty.tree_of("runner_up -0.5 1.0 -1.0")
    sure = Certainty(_UNBENT, [tree])
    likely, rivalled = (
        sure.of_token((*certainty.of_document(0.6, other, 0.1, noise_of(0.1)), *[0.0] * (len(EVIDENCE) - 4)))
        for other in (0.01, 0.39)
    )
    assert rivalled < 0.6 < likely


@given(st.lists(st.floats(-20, 20), min_size=len(EVIDENCE), max_size=len(EVIDENCE)), st.sampled_from(certainty.REGIMES))
def test_certainties_stay_probabilities(evidence: list[float], regime: str) -> None:
    assert 0 <= certainty_of(shipped_cues(), regime).of_token(tuple(evidence)) <= 1


def test_a_change_beside_a_doubtful_mark_is_less_certain() -> None:
    """A word is right as often there, and its token is not."""
    clear, doubtful = (
        {p.word.bare: of_token(model, p) for p in model.proposals.values()}
        for mark in ("", ":")
        for model in [model_of(document(f"{SCAN}\n\nونظرت المتظمة{mark} في التقريز الذي عرصه الأمين."))]
    )
    assert doubtful["المتظمة"] < clear["المتظمة"] - 0.1


def test_nearly_clean_text_has_the_probability_of_the_word() -> None:
    model = model_of(document("ونظرت المتظمة في التقرير الذي عرضه الأمين العام على الجمعية العامة. " * 3))
    assert not model.is_scan
    assert all(of_token(model, proposal) == proposal.probability for proposal in model.proposals.values())


def test_trees_are_fitted_on_what_they_are_asked() -> None:
    """The evidence of the program and that of the rows of the benchmark are the same numbers."""
    model = model_of(document(f"{SCAN}\n\nونظرت المتظمة في التقريز الذي عرصه الأمين."))
    evidence, forms = model.evidence, model.usage.forms
    checked = 0
    for at in evidence.suspects():
        options = evidence.options(at)
        if not options:
            continue
        kept = dict(zip(KEPT, evidence.kept(at, options), strict=True))
        for chosen, found in enumerate(evidence.changed(at, options)):
            row = of_row(kept, dict(zip(CHANGED, found, strict=True)), len(options))
            assert row == pytest.approx(certainty._everywhere(forms, options, chosen))
            checked += 1
    assert checked > 10
