"""The scorecard and the gate for incoming documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import api
from cleanup.gate import DECISIONS, THRESHOLDS, judge
from cleanup.messages import TEXTS
from cleanup.reports.json_report import check_document
from cleanup.reports.scorecard import Scorecard, Scorecards, scorecards
from cleanup.results import Options
from tests.support import FIXTURES, ROOT

REPORTS = sorted((FIXTURES / "reports").glob("*/input.*"))
MARKS = ("order", "duplicates", "words", "structure", "total")


def cards(path: Path, *select: str) -> Scorecards:
    return scorecards(api.fix(path, options=Options(select=select)))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_damage_lowers_the_marks_and_cleaning_raises_them(path: Path) -> None:
    damaged, right = cards(path), cards(path.with_stem("expected"))
    assert damaged.before.total < right.before.total
    assert damaged.before.total < damaged.after.total
    assert all(a <= b for a, b in zip(damaged.before, damaged.after, strict=True))


@pytest.mark.parametrize("path", sorted((FIXTURES / "clean").rglob("*.txt")), ids=lambda path: path.name)
def test_clean_document_is_accepted(path: Path) -> None:
    judgement = judge(check_document(api.fix(path), path.name))
    assert ("accept", ()) == (judgement.decision, judgement.reasons)


def test_empty_document_has_full_marks() -> None:
    assert Scorecard(100, 100, 100, 100) == scorecards(api.fix(b"")).before


def document(marks: dict[str, float], suggested: int = 0, unchecked: int = 0) -> dict[str, Any]:
    card = {**marks, "total": Scorecard(*(marks[name] for name in Scorecard._fields)).total}
    return {
        "scorecard": {"before": card, "after": card},
        "counts": {
            "words": 1000, "tiers": {"suggested": suggested}, "codes": {"ORD005": unchecked} if unchecked else {},
        },
        "findings": [],
    }  # fmt: skip


marks = st.fixed_dictionaries({name: st.floats(0, 100) for name in Scorecard._fields})


@given(marks, st.sampled_from(Scorecard._fields), st.floats(0, 1), st.integers(0, 50), st.integers(0, 3))
def test_worse_document_is_never_judged_better(
    found: dict[str, float], name: str, share: float, suggested: int, unchecked: int
) -> None:
    better = judge(document(found))
    worse = judge(document({**found, name: found[name] * share}, suggested, unchecked))
    assert DECISIONS.index(better.decision) <= DECISIONS.index(worse.decision)
    assert {reason.key for reason in better.reasons} <= {reason.key for reason in worse.reasons}


@given(st.tuples(*[st.floats(0, 100)] * 4), st.integers(0, 3), st.floats(0, 1))
def test_total_never_rises_where_a_mark_falls(found: tuple[float, ...], at: int, share: float) -> None:
    lower = [mark * share if at == index else mark for index, mark in enumerate(found)]
    assert Scorecard(*lower).total <= Scorecard(*found).total


def test_reasons_tell_value_and_limit_in_both_languages() -> None:
    judgement = judge(document({"order": 97.5, "duplicates": 100, "words": 60, "structure": 100}, 30)).values()
    assert "re-ocr" == judgement["decision"]
    assert ["re-ocr-words", "accept-words", "accept-order", "accept-suggestions"] == [
        reason["key"] for reason in judgement["reasons"]
    ]
    assert "Mark for order: 97.5. Least for acceptance: 99." == judgement["reasons"][2]["message"]
    assert "97.5" in judgement["reasons"][2]["message_ar"]


def test_thresholds_decide() -> None:
    found = document({"order": 97.5, "duplicates": 100, "words": 90, "structure": 100})
    assert "review" == judge(found).decision
    assert "accept" == judge(found, {"accept-words": 90, "accept-order": 95}).decision
    assert "re-ocr" == judge(found, {"re-ocr-words": 91}).decision


@pytest.mark.parametrize("name", THRESHOLDS)
def test_every_threshold_has_a_text_and_a_default_in_its_range(name: str) -> None:
    threshold = THRESHOLDS[name]
    assert threshold.lowest <= threshold.default <= threshold.highest
    assert f"gate.{name}" in TEXTS


@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_in_the_findings_of_check(name: str) -> None:
    found = check_document(api.fix(REPORTS[0]), "a.txt")["scorecard"]
    assert 0 <= found["before"][name] <= found["after"][name] <= 100


@pytest.mark.parametrize("name", THRESHOLDS)
def test_guide_names_every_threshold(name: str) -> None:
    threshold = THRESHOLDS[name]
    row = f"| `{name}` | {threshold.default:g} | {threshold.meaning} |"
    assert row in (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
