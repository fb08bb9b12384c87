"""Footnotes that share a mark: each keeps its paragraph once it stands behind it."""

from __future__ import annotations

import itertools

import pytest

from cleanup.order.notes import placed
from tests.support import parsed

BODY = (
    "١ - عقدت اللجنة دورتها في المقر وحضرها ممثلو اثنتي عشرة دولة.",
    "٢ - وانتخبت اللجنة رئيسا ومقررا في جلستها الأولى التي عقدت في المقر.",
    "٣ - وناقشت اللجنة تقرير الأمين العام عن تمويل البعثات(١) وأحاطت علما بما ورد فيه من ملاحظات بشأن توزيع الموارد "
    "بين المكاتب القطرية التي تعمل في",
    "المناطق الريفية النائية، وقررت أن تعود إلى هذه المسألة في دورتها المقبلة بعد أن تتلقى ردود الحكومات وملاحظات "
    "الوكالات المتخصصة على الاستبيان الذي عمم عليها.",
    "٤ - ووافقت اللجنة على جدول أعمالها المؤقت(١) بالصيغة التي اقترحها المكتب.",
    "٥ - واختتمت اللجنة أعمالها بتوجيه الشكر إلى الرئيس وأعضاء المكتب والأمانة العامة.",
)
NOTES = ("(١) الوثيقة المعنونة تمويل البعثات، الفصل الثاني.", "(١) الوثيقة المعنونة جدول الأعمال المؤقت، المرفق.")


def rearranged(blocks: list[str]) -> list[str]:
    """The blocks as the rule places their notes."""
    document = parsed("\n\n".join(blocks) + "\n")
    return [document.blocks[at].text for at in placed(document) or range(len(blocks))]


@pytest.mark.parametrize(("first", "second"), list(itertools.product(range(3, 7), range(3, 8))))
def test_notes_that_were_placed_are_not_placed_again(first: int, second: int) -> None:
    blocks = list(BODY)
    blocks.insert(first, NOTES[0])
    blocks.insert(second, NOTES[1])
    once = rearranged(blocks)
    assert once == rearranged(once)


def test_a_note_behind_its_long_paragraph_stays_although_another_mark_is_nearer() -> None:
    blocks = [*BODY[:4], NOTES[0], BODY[4], NOTES[1], BODY[5]]
    assert blocks == rearranged(blocks)


def test_two_notes_of_one_paragraph_both_follow_it() -> None:
    paragraph = "٢ - ونظرت اللجنة في تقريرين(١) بشأن المياه والصحة(٢) في المناطق الريفية."
    notes = ["(١) الوثيقة الأولى.", "(٢) الوثيقة الثانية."]
    blocks = [BODY[0], paragraph, *notes, BODY[5]]
    assert blocks == rearranged(blocks)
    assert blocks == rearranged([BODY[0], notes[0], paragraph, notes[1], BODY[5]])
