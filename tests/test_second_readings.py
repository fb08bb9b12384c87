"""Second readings on a noisy scan: found however the lines were cut, dropped without losing a line, never by chance."""

from __future__ import annotations

import random
import re

import pytest

from cleanup.engine import Result
from tests.support import FIXTURES, blocks_of, fixed

DOTS = str.maketrans("بتثنجحخدذرزسشصضعغفقةأ", "تنتبخجحذدزرشسضصغعقفها")
"""Each letter for one of the same shape."""
REPORT = [b for b in blocks_of((FIXTURES / "clean/report-water.txt").read_text("utf-8")) if re.match(r"[٠-٩]+ - ", b)]
PARAGRAPHS = [b.split(" - ", 1)[1] for b in REPORT]
RIGHT, LEFT, BEFORE, AFTER = PARAGRAPHS[4:8], PARAGRAPHS[8:12], PARAGRAPHS[:3], PARAGRAPHS[14:17]


def scanned(paragraph: str, seed: int, rate: float = 0.12) -> str:
    """A paragraph with dots misread in some of its words."""
    chance = random.Random(seed)
    return " ".join(w.translate(DOTS) if len(w) > 3 and chance.random() < rate else w for w in paragraph.split(" "))


def scan(paragraphs: list[str], seed: int, rate: float = 0.12) -> list[str]:
    """Paragraphs, each scanned with its own seed."""
    return [scanned(p, 100 * seed + at, rate) for at, p in enumerate(paragraphs)]


def in_lines(paragraph: str, words: int = 10) -> list[str]:
    """A paragraph cut into lines, as heavy noise does."""
    found = paragraph.split()
    return [" ".join(found[at : at + words]) for at in range(0, len(found), words)]


def dropped(result: Result) -> list[str]:
    """What was dropped as a second reading."""
    return [r.before for r in result.findings if r.rule.code == "DUP001" and r.applied]


def read(*parts: list[str]) -> Result:
    """The result for blocks one after another."""
    return fixed("\n\n".join(block for part in parts for block in part) + "\n", select=("DUP001",))


def cut(paragraphs: list[str]) -> list[str]:
    """A column that begins and ends in the middle of a sentence."""
    first, last = paragraphs[0].split(), paragraphs[-1].split()
    return [" ".join(first[len(first) // 2 :]), *paragraphs[1:-1], " ".join(last[: len(last) // 2])]


COLUMN = cut(RIGHT)


def test_a_column_read_twice_in_a_row_goes_once() -> None:
    kept, other = scan(COLUMN, 1), scan(COLUMN, 2)
    before, after = scan(BEFORE, 3), scan(AFTER, 4)
    assert [*before, *kept, *after] == blocks_of(read(before, kept, other, after).text)


def test_the_first_reading_stays_where_a_column_stands_between() -> None:
    kept, between, other = scan(COLUMN, 1), scan(LEFT, 2), scan(COLUMN, 3)
    before, after = scan(BEFORE, 4), scan(AFTER, 5)
    assert [*before, *kept, *between, *after] == blocks_of(read(before, kept, between, other, after).text)


def test_the_blocks_of_the_readings_need_not_be_the_same() -> None:
    kept, other = scan(COLUMN, 1), scan(COLUMN, 2)
    pieces = [*in_lines(other[0]), " ".join(other[1:3]), *other[3:]]
    assert [*BEFORE, *kept, *AFTER] == blocks_of(read(BEFORE, kept, pieces, AFTER).text)


def test_a_block_that_is_beyond_recognition_goes_with_its_column() -> None:
    kept, other = scan(COLUMN, 1), scan(COLUMN, 2)
    lines = in_lines(other[1])
    lines[1] = "٠ا لد 5 ه . 3"
    assert [*BEFORE, *kept, *AFTER] == blocks_of(read(BEFORE, kept, [other[0], *lines, *other[2:]], AFTER).text)


def test_the_reading_that_lost_a_line_goes() -> None:
    whole, short = scan(COLUMN, 1), scan(COLUMN, 2)
    words = short[1].split()
    short[1] = " ".join(words[:10] + words[19:])
    assert [*BEFORE, *whole, *AFTER] == blocks_of(read(BEFORE, short, whole, AFTER).text)


def test_a_block_with_a_line_that_only_it_has_stays() -> None:
    one, two = scan(COLUMN, 1), scan(COLUMN, 2)
    whole = two[2]
    for reading, at in ((one, 2), (two, 1)):
        words = reading[at].split()
        reading[at] = " ".join(words[:10] + words[19:])
    out = blocks_of(read(BEFORE, one, two, AFTER).text)
    assert whole in out and one[1] in out


def test_what_differs_is_kept_as_evidence() -> None:
    found = read(BEFORE, scan(COLUMN, 1), scan(COLUMN, 2), AFTER).findings[0].finding
    assert {"similarity", "length", "other-reading"} <= {e.key for e in found.evidence}


@pytest.mark.parametrize("seed", range(6))
def test_whole_paragraphs_repeated_under_another_heading_stay(seed: int) -> None:
    one = ["أولا - إجراء تسجيل الأسلحة", *scan(RIGHT, seed)]
    two = ["ثانيا - إجراء تسجيل المركبات", *scan(RIGHT, seed + 50)]
    assert [] == dropped(read(one, two, ["ثالثا - ملاحظات ختامية"], AFTER))


@pytest.mark.parametrize("seed", range(6))
def test_paragraphs_repeated_with_their_own_numbers_stay(seed: int) -> None:
    def numbered(paragraphs: list[str], first: int) -> list[str]:
        return [f"{first + at} - {p}" for at, p in enumerate(paragraphs)]

    one, two = numbered(scan(RIGHT, seed), 11), numbered(scan(RIGHT, seed + 50), 15)
    assert [] == dropped(read(one, two, AFTER))


@pytest.mark.parametrize("seed", range(6))
def test_another_month_in_a_repeated_column_keeps_both(seed: int) -> None:
    def dated(month: str, at: int) -> list[str]:
        line = f"وعقدت اللجنة جلستها الختامية في {month} في مقرها الدائم."
        return [*scan(COLUMN[:2], at), line, *scan(COLUMN[2:], at)]

    assert [] == dropped(read(BEFORE, dated("نيسان", seed), dated("آذار", seed + 50), AFTER))


def test_letter_for_letter_repetition_is_no_work_of_a_scan() -> None:
    assert [] == dropped(read(BEFORE, RIGHT, LEFT, RIGHT, AFTER))


def test_a_misread_last_line_goes() -> None:
    before = "ولا يجوز تأويل هذا النص على أنه يخول لجماعة أي حق في القيام بعمل يهدف إلى هدم"
    text = ["تكفل الحقوق للجميع.", "وتصان الحقوق بالقانون.", "والحقوق لا تجزأ، وهذه الحقوق عالمية."]
    lines = ["الحتوق والحريات الواردة فيه,", "الحقوق والحريات الواردة فيه."]
    assert [*text, before, lines[1]] == blocks_of(read(text, [before], lines).text)


def test_two_like_lines_behind_a_whole_paragraph_stay() -> None:
    text = ["تكفل الحقوق للجميع.", "وتصان الحقوق بالقانون.", "والحقوق لا تجزأ، وهذه الحقوق عالمية في كل مكان وزمان."]
    assert [] == dropped(read(text, ["الحتوق والحريات الواردة فيه,", "الحقوق والحريات الواردة فيه."]))
