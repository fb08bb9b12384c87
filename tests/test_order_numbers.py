"""Numbers that are hard to read: their sequence, what a lost one means, and a noisy channel for their digits."""

from __future__ import annotations

import pytest

from cleanup.document import BlockKind
from cleanup.order.digits import DigitReadings, readings_of
from cleanup.order.fragments import End, Fragment, with_places
from cleanup.order.habits import habits_of
from cleanup.order.numbering import Marks, Start, completed, consecutive, in_sequence, marks_of, misread
from cleanup.order.sections import Section, evidence, section_of
from cleanup.order.series import START, Scraps, best, run, scraps_of
from tests.support import shipped_cues

UNREAD = "?"


def starts(*marks: int | str | None) -> list[Start]:
    """Starts of blocks: a number, "7" for a number without its dash, `UNREAD` for a garbled one, None for none."""
    out = []
    for at, mark in enumerate(marks):
        value = mark if isinstance(mark, int) else None
        bare = int(mark) if isinstance(mark, str) and mark != UNREAD else None
        out.append(Start(at, value, None, value is not None or mark == UNREAD, bare))
    return out


def piece(
    number: int | None = None, *, end: End = End.CLOSED, kind: BlockKind | None = None, marked: bool = False,
    page: int = 0, first: tuple[str, ...] = ("وتنظر", "اللجنة"), length: int = 400,
) -> Fragment:  # fmt: skip
    """A fragment: a paragraph with a number, or running text without one."""
    usual = BlockKind.NUMBERED if number is not None else BlockKind.CONTINUATION
    return Fragment(
        0, kind or usual, number, None, marked or number is not None, None, end, first, ("السنة", "الماضية"), length,
        False, page,
    )  # fmt: skip


HEADING = piece(kind=BlockKind.HEADING, end=End.OPEN, length=30)


# What a block opens with


@pytest.mark.parametrize("lead", ["؟ - ", "*- ", "+؛\u200f - ", "ه - ", "+ – "])
def test_what_is_no_word_before_a_dash_is_a_mark(lead: str) -> None:
    assert Marks(True, None, None) == marks_of(f"{lead}وتنظر اللجنة في التقرير.", None)


@pytest.mark.parametrize("text", ["وتنظر اللجنة - في التقرير.", "- وتنظر اللجنة", "لا - وتنظر", "؟؟؟؟؟ - وتنظر"])
def test_a_word_before_a_dash_is_no_mark(text: str) -> None:
    assert Marks(False, None, None) == marks_of(text, None)


@pytest.mark.parametrize(("lead", "number"), [("١٢ ", 12), ("7 . ", 7), (". 31 :", 31)])
def test_a_number_without_its_dash_is_bare(lead: str, number: int) -> None:
    assert Marks(False, number, number) == marks_of(f"{lead}وتنظر اللجنة في التقرير.", None)


@pytest.mark.parametrize("text", ["١٢٫٥ مليون", "40% من السكان", "٢٠٠١ سنة", "١٢/٥ من القرار"])
def test_quantities_and_years_are_no_bare_numbers(text: str) -> None:
    assert marks_of(text, None).bare is None


def test_numbers_in_step_inside_a_block_are_of_merged_paragraphs() -> None:
    assert 6 == marks_of("٤ - نظرت اللجنة. ٥ - وأوصت بالنشر. ٦ - وشكرت المدير.", 4).last


def test_other_numbers_inside_a_block_are_not() -> None:
    assert marks_of("٤ - نظرت اللجنة في البند ٩ - وهو الأخير.", 4).last is None


# The sequence


def test_a_number_without_its_dash_counts_where_the_sequence_asks_for_it() -> None:
    assert {0: 1, 1: 2, 2: 3} == in_sequence(starts(1, "2", 3))


def test_a_number_without_its_dash_is_left_out_where_it_does_not_fit() -> None:
    assert {0: 1, 2: 2, 3: 3} == in_sequence(starts(1, "40", 2, 3))


def test_numbers_with_a_dash_are_kept_out_of_step_too() -> None:
    assert {0: 5, 1: 1, 2: 9} == in_sequence(starts(5, 1, 9))


def test_a_gap_of_the_right_size_numbers_the_marks_in_it() -> None:
    assert {1: 4, 2: 5} == completed(starts(3, UNREAD, UNREAD, 6))


@pytest.mark.parametrize("marks", [(3, UNREAD, 6), (3, UNREAD, UNREAD, UNREAD, 6), (6, UNREAD, 3), (UNREAD, 2)])
def test_a_gap_of_another_size_numbers_nothing(marks: tuple[int | str, ...]) -> None:
    assert {} == completed(starts(*marks))


def test_pieces_without_a_mark_fill_no_gap() -> None:
    assert {} == completed(starts(3, None, 5))


def test_a_number_that_its_neighbours_contradict_was_misread() -> None:
    assert {12: 4} == misread([(10, 2), (11, 3), (12, 74), (13, 5), (14, 6)])


@pytest.mark.parametrize("numbers", [
    (1, 2, 3, 7, 8, 9),  # a border of columns
    (2, 3, 9, 20, 21),  # one side says 4, the other 19
    (3, 74, 5, 6),  # one witness before it
    (2, 3, 74, 5),  # one behind it
    (4, 5, 6, 1, 2, 3),  # a new sequence
    (2, 3, 4, 5),
])  # fmt: skip
def test_numbers_are_not_called_misread_by_less(numbers: tuple[int, ...]) -> None:
    assert {} == misread(list(enumerate(numbers)))


# Places of what has no number


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((7, 8, 9), {0, 1, 2}),
        ((7, 8), set()),
        ((7, 8, 20, 9, 10, 11), {3, 4, 5}),
        ((3, 2, 1), set()),
        ((), set()),
    ],
)
def test_three_numbers_in_a_row_were_read_right(numbers: tuple[int, ...], expected: set[int]) -> None:
    assert expected == consecutive(list(enumerate(numbers)))


def places(*found: Fragment, closes: bool = True) -> list[int | None]:
    return [f.inferred for f in with_places(found, closes=closes)]


def test_a_piece_belongs_to_the_paragraph_before_the_number_behind_it() -> None:
    assert [None, 4, None] == places(piece(4, end=End.OPEN), piece(), piece(5))


def test_a_garbled_number_in_between_takes_a_place_of_its_own() -> None:
    assert [4, 5, 5, None] == places(piece(), piece(marked=True, end=End.OPEN), piece(), piece(6))


def test_an_open_end_before_a_start_ends_the_column() -> None:
    assert [None, None] == places(piece(end=End.OPEN), piece(9))


def test_an_open_end_says_nothing_where_paragraphs_are_not_closed() -> None:
    assert [8, None] == places(piece(end=End.OPEN), piece(9), closes=False)


def test_an_open_end_before_the_rest_of_it_is_no_end() -> None:
    assert [8, 8, None] == places(piece(end=End.OPEN), piece(), piece(9))


def test_a_heading_has_a_place_only_right_before_a_number() -> None:
    assert [8, None] == places(HEADING, piece(9))
    assert [None, 8, None] == places(HEADING, piece(), piece(9))


def test_the_next_page_says_nothing_of_this_one() -> None:
    assert [None, None] == places(piece(), piece(9, page=1))


# Habits


def test_three_numbered_paragraphs_are_numbered_and_two_are_not() -> None:
    assert [True, False] == [habits_of([piece(n) for n in range(1, last)]).numbered for last in (4, 3)]


def test_a_document_closes_its_paragraphs_where_few_whole_ones_are_open() -> None:
    closed = [piece(n) for n in range(1, 12)]
    few = [p._replace(end=End.OPEN) if p.number in (3, 6, 9) else p for p in closed]
    many = [p._replace(end=End.OPEN) if p.number in (3, 5, 6, 9) else p for p in closed]
    assert [True, True, False] == [habits_of(document).closes for document in (closed, few, many)]


def test_numbers_are_lost_where_one_in_twenty_is_missing() -> None:
    numbers = range(1, 21)
    assert [False, True] == [habits_of([piece(n) for n in numbers if n not in gone]).loses for gone in ((), (7,))]


def test_the_share_of_openings_with_and_is_kept_off_certainty() -> None:
    found = [piece(n) for n in range(1, 21) if n != 7]
    other = [p._replace(first=("تنظر", "اللجنة")) for p in found]
    assert [0.9, pytest.approx(0.1)] == [habits_of(document).opening for document in (found, other)]


def test_openings_are_not_asked_where_no_number_is_lost() -> None:
    assert 0 == habits_of([piece(n) for n in range(1, 21)]).opening


def test_commas_before_numbers_are_a_habit_from_three_on() -> None:
    commas = [piece(n, end=End.COMMA) for n in range(1, 5)]
    assert [True, False] == [habits_of(found).comma_ends for found in (commas, commas[:3])]


# Sections


@pytest.mark.parametrize(("text", "section"), [
    ("ثالثا - النتائج", Section("ordinal", 3)),
    ("ثالتا - النتائج", Section("ordinal", 3)),  # dots are what scans lose first
    ("ثاني عشر - خاتمة", Section("ordinal", 12)),
    ("جيم - التمويل", Section("letter", 3)),
    ("المادة ١٤", Section("article المادة", 14)),
    ("المادة الأخيرة", None),
    ("النتائج والتوصيات", None),
    ("", None),
])  # fmt: skip
def test_headings_say_their_section(text: str, section: Section | None) -> None:
    assert section == section_of(text, shipped_cues())


def ordinals(*numbers: int) -> list[Section]:
    return [Section("ordinal", n) for n in numbers]


def test_sections_that_follow_without_a_gap_say_more() -> None:
    assert evidence(ordinals(3, 4), ordinals(1, 2)) > evidence(ordinals(4), ordinals(1, 2)) > 0


def test_sections_in_order_speak_against_a_swap() -> None:
    assert -evidence(ordinals(3), ordinals(2)) == evidence(ordinals(2), ordinals(3)) < 0


@pytest.mark.parametrize(("left", "right"), [
    ([], ordinals(1)),
    (ordinals(1, 4), ordinals(2)),
    (ordinals(2), ordinals(2)),
    (ordinals(2), [Section("letter", 1)]),
    ([*ordinals(2), Section("letter", 2)], [Section("letter", 1)]),  # B of section one, A of section two
])  # fmt: skip
def test_sections_that_cannot_be_compared_say_nothing(left: list[Section], right: list[Section]) -> None:
    assert 0 == evidence(left, right)


# The noisy channel


@pytest.fixture(scope="module")
def channel() -> DigitReadings:
    return readings_of(shipped_cues().digit_readings)


@pytest.mark.parametrize(("scrap", "number"), [
    ("٧", 7), ("7", 7), ("؟", 2), ("*", 3), ("A", 8), ("v", 7), ("٣٤", 34), ("34", 34), ("٣٤", 43), ("2٣", 23),
])  # fmt: skip
def test_the_true_number_is_among_the_likeliest(channel: DigitReadings, scrap: str, number: int) -> None:
    ranked = sorted(range(1, 100), key=lambda n: -channel.likelihood(scrap, n))
    assert number in ranked[:2]


@pytest.mark.parametrize("digit", "١٢٣٤٥٦٧٨٩")
def test_a_digit_that_is_read_as_itself_is_likeliest(channel: DigitReadings, digit: str) -> None:
    assert int(digit) == max(range(1, 10), key=lambda n: channel.likelihood(digit, n))


def test_a_number_read_straight_is_likelier_than_one_turned_round(channel: DigitReadings) -> None:
    assert channel.likelihood("34", 34) > channel.likelihood("34", 43) > channel.likelihood("34", 56)


def test_a_digit_may_be_lost_or_a_speck_read_as_one_more(channel: DigitReadings) -> None:
    assert channel.likelihood("4", 34) > channel.likelihood("4", 56)
    assert channel.likelihood("34;", 34) > channel.likelihood("34;", 56)


@pytest.mark.parametrize("number", [1, 9, 34, 120])
def test_no_scrap_says_nothing(channel: DigitReadings, number: int) -> None:
    assert 0 == channel.likelihood("", number)


def test_counts_tell_what_a_character_stands_for() -> None:
    found = DigitReadings([("٢", "x", 20), ("٣", "y", 20)])
    assert [2, 3] == [max(range(1, 10), key=lambda n: found.likelihood(scrap, n)) for scrap in "xy"]


# Series of scraps


@pytest.mark.parametrize(("text", "scraps"), [
    ("١٢ - وتنظر اللجنة", ("١٢",)),
    ("؟ — وتنظر اللجنة", ("؟",)),
    (" .|- وتنظر اللجنة", ("",)),
    ("لا - وتنظر اللجنة", ("لا",)),
    ("وتنظر - اللجنة", ()),
    ("وتنظر اللجنة", ()),
])  # fmt: skip
def test_the_scrap_before_a_dash_is_that_of_a_paragraph(text: str, scraps: tuple[str, ...]) -> None:
    assert Scraps(scraps, ()) == scraps_of(text, shipped_cues())


@pytest.mark.parametrize(("text", "scraps"), [
    ("المادة ؟", ("؟",)),
    ("المادة ٧", ("٧",)),
    ("المادة ٧ وتنظر اللجنة.", ("٧",)),
    ("تنتهي الولاية. المادة 1* يعقد المجلس دورة.", ("1*",)),
    ("وعملا بأحكام المادة ٧ من الميثاق", ()),
    ("المادة الأخيرة", ()),
])  # fmt: skip
def test_the_scrap_behind_the_word_article_is_that_of_an_article(text: str, scraps: tuple[str, ...]) -> None:
    assert scraps == scraps_of(text, shipped_cues()).articles


def standing(channel: DigitReadings, scraps: str) -> float:
    return best(run(scraps.split(), START, channel))


def test_a_rising_series_is_likelier_than_one_in_another_order(channel: DigitReadings) -> None:
    assert standing(channel, "١ ؟ * ؛ 5 6") > standing(channel, "؛ 5 6 ١ ؟ *")


def test_a_series_goes_on_past_a_number_that_was_lost(channel: DigitReadings) -> None:
    whole, gap, jump = (standing(channel, scraps) for scraps in ("1 2 3 4", "1 2 4 5", "1 2 8 9"))
    assert whole > gap > jump


def test_a_series_goes_on_where_it_stood(channel: DigitReadings) -> None:
    at_once = run(["1", "2", "3", "4"], START, channel)
    assert at_once == run(["3", "4"], run(["1", "2"], START, channel), channel)
    assert 4 == max(at_once, key=lambda pair: pair[1])[0]
