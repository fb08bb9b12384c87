"""Headings in the way of an order: annexes begin anew, and sections and articles do not run back."""

from __future__ import annotations

from cleanup.order.analysis import Analysis, analyse
from cleanup.order.gates import LEAST_GAIN, is_proven
from cleanup.order.shapes import Swap
from tests.support import parsed
from tests.test_order_pages import PARAGRAPHS, joined

LETTER = f"يشرفني أن أحيل إليكم طيه التقرير المطلوب. {PARAGRAPHS[20]}"


def analysed(*blocks: int | str) -> Analysis:
    """A report whose paragraphs have these numbers, with other blocks between them."""
    return analyse(parsed(joined([b if isinstance(b, str) else f"{b} - {PARAGRAPHS[b]}" for b in blocks])))


def numbers(found: Analysis) -> list[int]:
    return [n for at in found.order if (n := found.fragments[at].number) is not None]


def test_an_annex_stays_before_the_first_of_its_paragraphs() -> None:
    found = analysed(LETTER, "المرفق", "تقرير اللجنة", 4, 5, "ثانيا - النتائج", 6, "أولا - مقدمة", 1, 2, 3, 7, 8, 9)
    assert (Swap(3, 7, 11),) == found.solution.swaps
    assert is_proven(found, LEAST_GAIN)


def test_the_title_of_an_annex_belongs_to_it() -> None:
    found = analysed("المرفق الأول", "تقرير اللجنة", "أولا - مقدمة", 1, 2, 3).fragments
    assert [True, True, False, False] == [f.annex for f in found[:4]]


def test_an_order_that_puts_numbers_into_an_annex_is_not_proven() -> None:
    found = analysed(4, 5, 6, 1, 2, 3, "ملاحظات ختامية", 7, 8, 9)
    annexed = found._replace(fragments=tuple(f._replace(annex=f.number is None) for f in found.fragments))
    assert [True, False] == [is_proven(each, LEAST_GAIN) for each in (found, annexed)]


def articles(*places: int) -> list[str]:
    """Articles of two paragraphs each, which are counted anew."""
    return [block for at in places for block in (
        f"المادة {at}", f"1 - {PARAGRAPHS[2 * at]}", f"2 - {PARAGRAPHS[2 * at + 1]}",
    )]  # fmt: skip


def test_articles_that_run_back_prove_no_order() -> None:
    blocks = articles(1, 3, 2, 4)
    found = analysed(*blocks[:4], blocks[5], *blocks[6:], blocks[4])
    assert not is_proven(found, LEAST_GAIN)


def test_articles_in_their_order_are_left_alone() -> None:
    assert () == analysed(*articles(1, 2, 3, 4, 5)).solution.swaps
