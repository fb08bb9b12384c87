"""Paragraph numbers that carry their chapter: 29-1, 29-2."""

from __future__ import annotations

import pytest

from cleanup.structure.marks import numbers_of
from tests.support import fixed
from tests.test_order_pages import PARAGRAPHS, joined


def values(*starts: str) -> list[int | None]:
    """The numbers of blocks that open so."""
    return [number and number.value for number in numbers_of([f"{start} عقدت اللجنة دورتها." for start in starts])]


@pytest.mark.parametrize("starts", [
    ("29-1", "29-2", "29-3", "29-4", "29-5"),
    ("٢٩-١", "٢٩-٢", "٢٩-٣", "٢٩-٤", "٢٩-٥"),
    ("29.1", "29.2", "29.3", "29.4", "29.5"),
    ("29-1 -", "29-2 -", "29-3 -", "29-4 -", "29-5 -"),
    ("1-29", "2-29", "3-29", "4-29", "5-29"),
])  # fmt: skip
def test_the_part_that_changes_is_the_number(starts: tuple[str, ...]) -> None:
    assert [1, 2, 3, 4, 5] == values(*starts)


def test_a_number_stands_where_it_is_read() -> None:
    *_, last = numbers_of([f"29-{n} عقدت اللجنة دورتها." for n in range(1, 6)])
    assert last and (3, 4, 5, "-") == (last.start, last.end, last.body, last.separator)


@pytest.mark.parametrize("starts", [
    ("29-1", "29-2", "29-3", "29-4"),
    ("3-5", "12-14", "20-22", "6-9", "17-18", "1-2"),
    ("10-12", "10-12", "10-12", "10-12", "10-12", "10-12"),
])  # fmt: skip
def test_ranges_and_a_few_blocks_are_no_chapter(starts: tuple[str, ...]) -> None:
    assert [None] * len(starts) == values(*starts)


def test_plain_numbers_count_where_they_are_more() -> None:
    plain = [f"{n} -" for n in range(1, 7)]
    assert [1, 2, 3, 4, 5, 6, None, None, None, None, None] == values(*plain, *(f"4-{n}" for n in range(1, 6)))


def test_paragraphs_of_a_chapter_are_put_in_order() -> None:
    blocks = [f"29-{at} {PARAGRAPHS[at]}" for at in range(1, 10)]
    wrong = joined([*blocks[3:6], *blocks[:3], *blocks[6:]])
    assert joined(blocks) == fixed(wrong, ignore=("OCR",)).text
