"""Spellings that scans mix up: hamza and madda on an alef, the dots of the final yeh."""

from __future__ import annotations

import pytest

from cleanup.findings import Tier
from cleanup.lexicon.forms import forms_of
from cleanup.words.respelling import commoner
from tests.support import fixed
from tests.test_marks_as_letters import SCAN


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("الإقليمى", "الإقليمي"), ("فى", "في"), ("آلتي", "التي"), ("إذآ", "إذا"), ("وادارتها", "وإدارتها"),
        ("أيضأ", "أيضا"),
    ],
)  # fmt: skip
def test_a_spelling_that_is_far_rarer_than_another_is_doubtful(read: str, meant: str) -> None:
    assert meant == commoner(forms_of(), read, dots_yeh=True)


@pytest.mark.parametrize("word", ["ويجرى", "تراعى", "على", "إلى", "اسم", "الذي", "أن", "إن", "مستشفى", "ا"])
def test_a_word_that_is_one_as_it_is_spelt_is_not(word: str) -> None:
    assert commoner(forms_of(), word, dots_yeh=True) is None


def test_a_document_that_leaves_its_yehs_undotted_has_them_so() -> None:
    assert commoner(forms_of(), "الإقليمى", dots_yeh=False) is None


def _found(text: str) -> list[tuple[str | None, Tier, bool]]:
    respelt = [r for r in fixed(text, select=("OCR108",)).findings if r.before == "الدولى"]
    return [(r.after, r.finding.tier, r.applied) for r in respelt]


_SENTENCE = "ونظر المجلس في التعاون الدولى بين الدول الأعضاء في ميدان الطاقة، وفي التقرير السنوي الذي أعده الأمين."


def test_in_a_scan_the_other_spelling_is_suggested_and_not_applied() -> None:
    assert [("الدولي", Tier.SUGGESTED, False)] == _found(f"{SCAN}\n\n{_SENTENCE}")


def test_in_edited_text_the_spelling_is_left_to_the_writer() -> None:
    assert [] == _found(_SENTENCE)
