"""Specks before words of raw scans that their readers took for full stops."""

from __future__ import annotations

import pytest

from cleanup.findings import Tier
from tests.support import fixed
from tests.test_marks_as_letters import SCAN


def _found(text: str, scan: str = SCAN) -> list[tuple[str, Tier]]:
    result = fixed(f"{scan}\n\n{text}", select=("PUN013",))
    return [(r.finding.message.rpartition(" ")[2], r.finding.tier) for r in result.findings]


@pytest.mark.parametrize("word", ["على", "تقديم", "أن"])
def test_a_full_stop_against_the_beginning_of_a_word_of_a_scan_is_a_speck(word: str) -> None:
    assert [(f".{word}", Tier.SUGGESTED)] == _found(
        f"ونظرت اللجنة في الطلبات ووافقت .{word} المشروع إلى الجمعية العامة."
    )


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(".على المشروع وافقت اللجنة", id="at the beginning of a paragraph"),
        pytest.param("ووافقت في الجلسة 20 .على المشروع", id="behind a number"),
        pytest.param("ونظرت اللجنة في .حكام المعاهدة", id="where it may be a letter"),
        pytest.param("وعقدت اللجنة .سم جلسات", id="before two letters that may be digits"),
        pytest.param("ونظرت اللجنة في الطلبات .المتظمة", id="before a misread word"),
        pytest.param("ونظرت اللجنة في الطلبات .اقثعدخ", id="before what is no word"),
        pytest.param("ونظرت اللجنة في الطلبات «على الفور", id="another mark"),
    ],
)
def test_elsewhere_it_stays(place: str) -> None:
    assert not _found(place)


def test_edited_text_is_not_looked_at() -> None:
    edited = "ونظرت اللجنة في التقرير وأوصت الجمعية العامة باعتماده في دورتها المقبلة." * 6
    assert not _found("ونظرت اللجنة في الطلبات ووافقت .على المشروع.", scan=edited)


@pytest.mark.parametrize(("mark", "tier"), [("", Tier.SAFE), (":", Tier.SUGGESTED), ("؛", Tier.SUGGESTED)])
def test_in_a_scan_that_was_read_badly_it_goes_but_for_words_with_a_doubtful_mark_behind(mark: str, tier: Tier) -> None:
    scan = " ".join([SCAN] * 6)
    text = f"{scan}\n\nونظرت اللجنة في الطلبات ووافقت .على{mark} المشروع."
    result = fixed(text, select=("PUN013",))
    assert [(tier, tier is Tier.SAFE)] == [(r.finding.tier, r.applied) for r in result.findings]
    assert result.text == (text.replace(" .على", " على") if tier is Tier.SAFE else text)
