"""What keeps a sure change of a word waiting for a person."""

from __future__ import annotations

import pytest

from cleanup.words import doubts
from cleanup.words.commas import goes_on
from cleanup.words.model import Proposal, model_of
from tests.support import parsed
from tests.test_marks_as_letters import SCAN

_EDITED = "وعقدت اللجنة جلستها الأولى في جنيف، ونظرت في جدول الأعمال المؤقت، ثم أقرته. ودعت الدول إلى التعاون معها."


def _proposal(bare: str, right: str) -> Proposal:
    """That a word is read as another one."""
    model = model_of(parsed(f"{_EDITED} ونظرت في الجلسه."))
    at = model.usage.words.bares.index("الجلسه")
    candidate = model.evidence.options(at)[0]._replace(word=right)
    return Proposal(at, model.usage.words[at]._replace(bare=bare), candidate, 0.99)


@pytest.mark.parametrize(("bare", "right", "may_be_read", "lost"), [
    ("للنظمة", "المنظمة", True, True), ("لالمنظمة", "المنظمة", False, True), ("اتنظمة", "المنظمة", True, False),
    ("للنظمة", "للمنظمة", True, False), ("اامنظمة", "المنظمة", True, True), ("اامنظمة", "المنظمة", False, False),
])  # fmt: skip
def test_a_preposition_is_not_lost(bare: str, right: str, may_be_read: bool, lost: bool) -> None:
    assert lost is doubts._loses_preposition(_proposal(bare, right), may_be_read)


@pytest.mark.parametrize(("bare", "right", "adds"), [
    ("ووؤسسة", "ومؤسسة", True), ("ووؤسسة", "مؤسسة", False), ("ووصلث", "ووصلت", False), ("وصلث", "وصلت", False),
])  # fmt: skip
def test_one_of_two_waws_is_no_conjunction(bare: str, right: str, adds: bool) -> None:
    assert adds is doubts._adds_conjunction(_proposal(bare, right))


@pytest.mark.parametrize(("bare", "right", "sooner"), [
    pytest.param("آلاجتماعي", "الاجتماع", True, id="the ending of an adjective"),
    pytest.param("الجتماعي", "الاجتماعي", False, id="an ending that stays"),
    pytest.param("المنظظةع", "المنظمة", True, id="a letter behind a teh marbuta"),
    pytest.param("المنظظة", "المنظمة", False, id="none"),
])  # fmt: skip
def test_endings_that_go(bare: str, right: str, sooner: bool) -> None:
    assert sooner is doubts._ends_sooner(bare, right)


@pytest.mark.parametrize(("bare", "right", "of_women"), [
    ("يبحن", "يبحث", True), ("ويعملن", "ويعمل", True), ("تقررن", "تقرر", True), ("يبحن", "نبحث", False),
    ("التعاون", "التعاود", False), ("بين", "بيت", False),
])  # fmt: skip
def test_verbs_of_women_keep_their_ending(bare: str, right: str, of_women: bool) -> None:
    assert of_women is doubts._is_of_women(_proposal(bare, right))


@pytest.mark.parametrize(("word", "on"), [("ونظرت", True), ("التي", True), ("و", False), ("نظرت", False), ("", False)])
def test_words_that_go_on_with_a_sentence(word: str, on: bool) -> None:
    assert on is goes_on(word)


@pytest.mark.parametrize(("text", "ends"), [(SCAN, True), (_EDITED, False)])
def test_a_mark_of_a_damaged_scan_may_end_the_sentence_unless_it_goes_on(text: str, ends: bool) -> None:
    model = model_of(parsed(f"{text} ونظرت اللجنة في المسألة» التي أحيلت إليها» نظرت الهيئة فيها"))
    bares = model.usage.words.bares
    assert [False, ends] == [model.may_end(bares.index("المسألة")), model.may_end(bares.index("إليها"))]
    assert ends is model.may_end(len(bares) - 1)


def test_a_mark_among_many_specks_may_mean_nothing() -> None:
    specks = " ".join("#م 5ا |ن لا:ن" for _ in range(6))
    model = model_of(parsed(f"{SCAN} {specks}\n\nونظرت اللجنة في المسألة» التي أحيلت إليها."))
    assert model.may_end(model.usage.words.bares.index("المسألة"))
