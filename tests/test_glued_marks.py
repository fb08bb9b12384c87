"""Marks written as one with a word of a raw scan: most are misread, and beside them no word is put right for good."""

from __future__ import annotations

import pytest

from cleanup.document import Document
from cleanup.findings import Tier
from cleanup.words.doubts import is_whole
from cleanup.words.glued import is_trusted, marks_around
from cleanup.words.model import model_of
from tests.support import fixed, parsed
from tests.test_marks_as_letters import SCAN

_TERM = "الغامة"


def _tiers(text: str, before: str) -> set[tuple[Tier, bool]]:
    found = fixed(text, ignore=("PUN",)).findings
    return {(r.finding.tier, r.applied) for r in found if r.before is not None and r.before.startswith(before)}


def _scan(token: str) -> str:
    usual = "وأيدت الوفود تقرير المنظمة، وطلبت أن يعمم تقرير المنظمة على الأعضاء."
    return f"{SCAN}\n\n{usual} ونظرت اللجنة في تقرير {token} ثم أوصت الجمعية باعتماده."


@pytest.mark.parametrize("token", ["المتظمة", "المتظمة،", "المتظمة)"])
def test_a_word_without_doubtful_marks_is_put_right(token: str) -> None:
    assert {(Tier.SAFE, True)} == _tiers(_scan(token), "المتظمة")


@pytest.mark.parametrize("token", ["المتظمة؛", "المتظمة:", "المتظمة.", "المتظمة,", "[المتظمة", "المتظمة|"])
def test_a_word_beside_a_doubtful_mark_waits_for_a_person(token: str) -> None:
    assert {(Tier.SUGGESTED, False)} == _tiers(_scan(token), "المتظمة")


def test_the_mark_is_told_as_the_reason() -> None:
    found = [r for r in fixed(_scan("المتظمة؛"), ignore=("PUN",)).findings if r.before == "المتظمة"]
    assert ["؛"] == [e.value for r in found for e in r.finding.evidence if e.key == "doubtful-mark"]


def test_how_sure_the_word_alone_is_is_told_where_its_token_is_not() -> None:
    told = {mark: [e.value for r in fixed(_scan(f"المتظمة{mark}"), ignore=("PUN",)).findings
                   if r.before.startswith("المتظمة") for e in r.finding.evidence if e.key == "word-alone"]
            for mark in ("", ":")}  # fmt: skip
    assert ([], 1) == (told[""], len(told[":"]))
    assert float(told[":"][0]) > 0.9


@pytest.mark.parametrize(("mark", "expected"), [("", (Tier.SAFE, True)), ("؛", (Tier.SUGGESTED, False))])
def test_so_does_a_term(mark: str, expected: tuple[Tier, bool]) -> None:
    text = f"{SCAN}\n\nوأوصت الجمعية {_TERM}{mark} باعتماد مشروع القرار."
    assert {expected} == _tiers(text, _TERM)


@pytest.mark.parametrize("mark", ["؛", ":", "."])
def test_marks_of_edited_text_are_trusted(mark: str) -> None:
    text = f"وأوصت اللجنة باعتماد مشروع القرار في الجمعية {_TERM}{mark} وطلبت إعداد تقرير عن تنفيذه في الدورة المقبلة."
    assert {(Tier.SAFE, True)} == _tiers(text, _TERM)


@pytest.mark.parametrize(("token", "whole"), [("المنظمق", False), ("المنظمق،", True), ("المنظمث", True)])
def test_a_teh_marbuta_read_as_qaf_may_have_a_comma_behind_it(token: str, whole: bool) -> None:
    model = model_of(parsed(_scan(token)))
    proposals = [
        p for p in model.proposals.values() if p.word.raw == token.rstrip("،") and p.candidate.word == "المنظمة"
    ]
    assert [whole] == [is_whole(model, proposal) for proposal in proposals]


@pytest.mark.parametrize(("token", "whole"), [
    pytest.param("االمنظمة", False, id="an alef for an opening mark"),
    pytest.param("االمنظهة", False, id="one before a word that was misread, too"),
    pytest.param("\"االمنظمة", True, id="one behind such a mark"),
    pytest.param("المنظمةق", False, id="a letter more for a mark at the end"),
    pytest.param("المنظمةق،", True, id="one before such a mark"),
    pytest.param("المنظنمة", True, id="a letter more inside"),
])  # fmt: skip
def test_letters_that_go_at_an_end_of_a_word_may_have_been_marks(token: str, whole: bool) -> None:
    model = model_of(parsed(_scan(token)))
    proposals = [p for p in model.proposals.values() if p.candidate.word == "المنظمة" and p.word.raw in token]
    assert [whole] == [is_whole(model, proposal) for proposal in proposals]


@pytest.mark.parametrize(("before", "tier"), [("و ", Tier.SUGGESTED), ("", Tier.SAFE)])
@pytest.mark.parametrize("token", ["المتظمة", "المنظ مة"])
def test_a_word_whose_conjunction_stands_before_a_gap_waits_for_a_person(token: str, before: str, tier: Tier) -> None:
    assert {tier} == {found for found, _ in _tiers(_scan(before + token), token)}


def test_marks_around_are_those_of_the_token() -> None:
    document: Document = parsed("وعقدت «[اللجنة]؛ جلسة")
    start = document.text.index("اللجنة")
    assert ("«[", "]؛") == marks_around(document, start, start + len("اللجنة"))
    assert not is_trusted("«[", "]؛")
