"""Seams of a text without readable numbers: what the language and the text's own habits say of two fragments."""

from __future__ import annotations

import pytest

from cleanup.lexicon.forms import forms_of
from cleanup.order.analysis import analyse, raw_fragments
from cleanup.order.digits import readings_of
from cleanup.order.fragments import Fragment
from cleanup.order.seams import Seams
from cleanup.order.series import START, run, scraps_of
from cleanup.words.model import candidates_of
from tests.support import parsed, shipped_cues


def seams(*blocks: str) -> tuple[Seams, tuple[Fragment, ...]]:
    """The seams of a text of these blocks."""
    document = parsed("\n\n".join(blocks) + "\n")
    fragments = raw_fragments(document)
    scraps = [scraps_of(document.blocks[f.block].text, document.cues) for f in fragments]
    candidates = candidates_of(document.cues)
    links = analyse(document).links
    return Seams(fragments, scraps, links, forms_of(()), lambda w: [c.word for c in candidates.of(w)]), fragments


def language(last: str, first: str) -> float:
    """What the language says of a fragment that breaks off with one word and another that begins with one."""
    found, (a, b) = seams(f"وقررت اللجنة في دورتها العادية أن تنظر في {last}", f"{first} في دورتها المقبلة.")
    return found.language(a, b)


@pytest.mark.parametrize(("last", "first"), [("الأمم", "المتحدة"), ("حقوق", "الإنسان"), ("مجلس", "الأمن")])
def test_words_that_stand_together_in_the_language_go_on(last: str, first: str) -> None:
    assert language(last, first) > 1


def test_a_word_that_was_misread_goes_on_by_what_it_may_stand_for() -> None:
    assert language("المنطمات", "الدولية") > 1 and language("الأمم", "المتحذة") > 1


def test_common_words_that_never_follow_each_other_do_not_go_on() -> None:
    assert language("هذا", "في") < -0.5 > language("كان", "الذي")


def test_words_that_nothing_is_known_of_say_little() -> None:
    assert -0.5 < language("الطحالب", "البحيرات") < 0


def test_a_number_is_no_word() -> None:
    assert 0 == language("١٢", "المتحدة")


def test_a_sentence_that_has_ended_does_not_go_on() -> None:
    found, (a, b) = seams("وأحيل التقرير إلى الأمم.", "المتحدة في دورتها المقبلة.")
    assert 0 == found.language(a, b)


BLOCKS = ("أولا - مقدمة", "* - وتنظر اللجنة في التقرير.", "في دورتها المقبلة.")


def test_a_text_begins_with_a_heading_rather_than_with_the_rest_of_a_paragraph() -> None:
    found, _ = seams(*BLOCKS)
    assert found(-1, 0) > found(-1, 1) > found(-1, 2)


PLACES = ("المياه", "الغابات", "السواحل", "المدن", "الموانئ", "الطرق")


def test_what_often_meets_in_the_text_itself_fits_better() -> None:
    cut = [f"* - وتنظر اللجنة في دورتها المقبلة في التقرير الذي أعده الأمين العام عن {place}" for place in PLACES]
    rest = [f"في البلدان النامية التي تعتمد على {place} اعتمادا كبيرا." for place in PLACES]
    whole = [f"* - وقد وافقت اللجنة على الميزانية المخصصة لحماية {place} من التلوث." for place in PLACES]
    often, _ = seams(*(block for three in zip(cut, rest, whole, strict=True) for block in three))
    never, _ = seams(*cut, *whole, *rest)
    assert often(0, 1) > never(0, 12)


def test_a_seam_is_worth_the_same_when_it_is_asked_for_again() -> None:
    found, _ = seams(*BLOCKS)
    assert found(0, 1) == found(0, 1)


def test_a_series_stands_where_it_did_however_its_scraps_are_handed_over() -> None:
    channel = readings_of(shipped_cues().digit_readings)
    scraps = ("١", "؟", "*", "؛", "ه", "1١", "?١")
    half = run(scraps[:3], START, channel)
    assert run(scraps, START, channel) == run(scraps[3:], half, channel)
