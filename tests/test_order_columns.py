"""What tells of columns where no page is marked: sections inside merged blocks, and columns that were read twice."""

from __future__ import annotations

import re

import pytest

from cleanup.document import BlockKind, Document, SecondReading
from cleanup.order.analysis import analyse, raw_fragments
from cleanup.order.sections import Section, lettered, sections_in
from cleanup.order.twice import NOTHING, twice_in
from cleanup.readers import read_bytes
from cleanup.structure import parse
from tests.support import FIXTURES, blocks_of, fixed, parsed, shipped_cues

ONE, TWO, THREE = (Section("ordinal", place) for place in (1, 2, 3))
A, B, C = (Section("letter", place) for place in (1, 2, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أولا - مقدمة ١ - عقدت اللجنة دورتها في المقر.", [ONE]),
        ("وعقدت اللجنة دورتها. 1 ثانيا - الإطار العام", [TWO]),
        ("في المناطق النائية. باء - مرحلة الإنعاش ٩ - وفي القطاع الصحي", [B]),
        ("أولا - مقدمة ١ - عقدت الدورة. ثانيا - الأنشطة", [ONE, TWO]),
        ("وينبغي أولا - وقبل كل شيء - أن تنظر اللجنة في الأمر.", []),
        ("وقررت اللجنة ما يلي. أولا، تنظر في التقرير.", []),
    ],
)
def test_a_heading_is_found_in_a_block_that_it_was_merged_into(text: str, expected: list[Section]) -> None:
    assert expected == sections_in(text, shipped_cues())


def test_letters_go_on_within_one_section() -> None:
    assert lettered([ONE, A, B, TWO, A, B], None)[0] > 0


def test_a_section_that_opens_with_its_second_letter_lacks_the_first() -> None:
    assert lettered([ONE, A, TWO, B], None)[0] < 0 < lettered([ONE, A, B, TWO], None)[0]


def test_a_text_that_begins_among_letters_says_nothing() -> None:
    assert (0.0, 3) == lettered([C], None)


PARAGRAPHS = [
    f"وفي {month} عقدت اللجنة جلسة عامة ناقشت فيها {subject}، واستمعت إلى بيانات أدلى بها ممثلو {count} دولة عضوا، "
    f"وطلبت إلى الأمانة أن تعد ورقة عن {subject} وأن تعرضها على الدورة المقبلة بعد التشاور مع المنظمات المعنية."
    for month, subject, count in [
        ("كانون الثاني", "إمدادات المياه في الأرياف", "تسع"), ("شباط", "صيانة الطرق الفرعية والجسور", "عشر"),
        ("آذار", "تدريب المعلمات في القرى", "أربع"), ("نيسان", "مكافحة الآفات الزراعية", "خمس"),
        ("أيار", "حماية المراعي الجبلية", "سبع"), ("حزيران", "توزيع البذور المحسنة", "ثماني"),
        ("تموز", "تخزين الحبوب والأسمدة", "ست"), ("آب", "تلقيح الماشية من الأوبئة", "ثلاث"),
    ]
]  # fmt: skip


def document(kept: list[str], readings: list[tuple[int, int, int]]) -> Document:
    """A text from which second readings were dropped: blocks from..to-1 were kept, and others stood before block at."""
    text = "\n\n".join(kept) + "\n"
    plain = parsed(text)
    starts = [block.start for block in plain.blocks] + [len(text)]
    known = [SecondReading((starts[a], starts[b] - 2), (starts[at], starts[at])) for a, b, at in readings]
    return parse(read_bytes(text.encode(), "-", "text"), text, shipped_cues(), second_readings=known)


def test_a_column_read_again_behind_the_other_shows_the_page() -> None:
    found = document(PARAGRAPHS[:6], [(0, 3, 6)])
    assert ((0, 3, 6),) == tuple(twice_in(found, raw_fragments(found)).pages)


def test_a_column_read_again_before_the_other_shows_the_page() -> None:
    found = document(PARAGRAPHS, [(3, 6, 0)])
    told = twice_in(found, raw_fragments(found))
    assert (((0, 3, 6),), (3, 6)) == (tuple(told.pages), told.borders)


def test_a_column_read_twice_in_a_row_shows_its_borders_but_no_page() -> None:
    found = document(PARAGRAPHS, [(2, 5, 5)])
    told = twice_in(found, raw_fragments(found))
    assert ((2, 5), frozenset()) == (told.borders, told.pages)


def test_a_paragraph_that_stood_twice_is_no_column() -> None:
    found = document([*PARAGRAPHS[:2], "وشكرت اللجنة الرئيس.", *PARAGRAPHS[2:]], [(2, 3, 5)])
    assert NOTHING == twice_in(found, raw_fragments(found))


def test_a_second_reading_that_is_dropped_is_remembered() -> None:
    report = blocks_of((FIXTURES / "clean/report-water.txt").read_text("utf-8"))
    blocks = [block for block in report if re.match(r"[٠-٩]+ - ", block)]
    result = fixed("\n\n".join([*blocks[:6], *blocks[:3], *blocks[6:9]]) + "\n")
    assert (SecondReading((0, 3), (6, 6)),) == result.document.second_readings


def test_a_first_column_that_goes_on_with_a_sentence_is_no_masthead() -> None:
    masthead = "الأمم المتحدة\n\nالجمعية العامة\n\nتقرير الأمين العام\n\n"
    text = parsed(f"{masthead}خمسة اجتماعات، وأصدر عددا من الوثائق عن حماية المشردين في عمليات الإغاثة. ١\n")
    assert BlockKind.MASTHEAD is not text.blocks[-1].kind


def test_a_garbled_number_with_its_dash_opens_a_paragraph_among_numbers_that_can_be_read() -> None:
    blocks = [f"{at} - {text}" for at, text in enumerate(PARAGRAPHS, 1)]
    blocks[3] = blocks[3].replace("4 -", "+0 -")
    fragments = analyse(parsed("\n\n".join(blocks) + "\n")).fragments
    assert [True] * len(blocks) == [fragment.marked for fragment in fragments]
