"""Letters of other languages that are drawn like Arabic ones: what they are read as, and when they are changed."""

from __future__ import annotations

import pytest

from cleanup.findings import Tier
from cleanup.languages import ar
from tests.support import fixed
from tests.test_marks_as_letters import SCAN


@pytest.mark.parametrize(("text", "arabic"), [
    ("القیام بالعمل", "القيام بالعمل"), ("علی", "على"), ("علی،", "على،"), ("الشَّرقیّة", "الشَّرقيّة"),
    ("ھذہ المادۃ", "هذه المادة"), ("کان ڪبيرا", "كان كبيرا"), ("السکاں", "السكان"), ("المبنى", "المبنى"),
    ("A/55/98", "A/55/98"),
])  # fmt: skip
def test_each_letter_is_read_as_the_arabic_one(text: str, arabic: str) -> None:
    assert ar.arabic_letters(text) == arabic


def _found(text: str, *select: str) -> list[tuple[str, str | None, Tier]]:
    result = fixed(f"{SCAN}\n\n{text}", select=select)
    return [(r.before, r.after, r.finding.tier) for r in result.findings if r.before in text.split()]


def test_a_word_of_a_scan_that_is_right_then_is_mended() -> None:
    assert _found("ونظرت اللجنة في التقریر الذي قدمته الأمانة العامة", "CHR011") == [("التقریر", "التقرير", Tier.SAFE)]


@pytest.mark.parametrize(("text", "word"), [
    pytest.param("ونظرت اللجنة في اخنیوجات البلدان النامية", ("اخنیوجات", "اخنيوجات"), id="a word misread elsewhere"),
    pytest.param("ونظرت اللجنة في تقریر: وقدمته الأمانة", ("تقریر", "تقرير"), id="before a doubtful mark"),
])  # fmt: skip
def test_one_that_is_not_waits_for_a_person(text: str, word: tuple[str, str]) -> None:
    result = fixed(f"{SCAN}\n\n{text}", select=("CHR011",))
    assert [(r.before, r.after, r.finding.tier) for r in result.findings] == [(*word, Tier.SUGGESTED)]


def test_a_misread_word_is_put_right_at_once_with_them() -> None:
    found = _found("ونظرت اللجنة في احنیاجات البلدان النامية")
    assert [("احنیاجات", "احتياجات")] == [(before, after) for before, after, _ in found]
