"""Order that could not be checked: it is said once, where numbers cannot be followed, and nowhere else."""

from __future__ import annotations

import re

import pytest

from cleanup.engine import Result
from cleanup.findings import Tier
from cleanup.order.analysis import analyse
from cleanup.order.pages import PageOrder
from cleanup.order.unchecked import is_unchecked, numbering_of
from tests.support import FIXTURES, blocks_of, fixed, parsed

CODE = "ORD005"
PARAGRAPHS = [
    block.split(" - ", 1)[1]
    for block in blocks_of((FIXTURES / "clean" / "report-water.txt").read_text(encoding="utf-8"))
    if re.match("[٠-٩]+ - ", block) and block.endswith(".")
][:12]
GARBLED = ("؟", "8", "1", "ه؛", "4", "؛", "+1", "7", "؟؟", "5", "٠", "١؟")


def text(*marks: str, paragraphs: list[str] = PARAGRAPHS) -> str:
    """Paragraphs with these marks before them; an empty one stands for none."""
    pairs = zip(marks, paragraphs, strict=False)
    return "\n\n".join(f"{mark} - {words}" if mark else words for mark, words in pairs) + "\n"


def notices(result: Result) -> int:
    return sum(1 for record in result.findings if record.rule.code == CODE)


def test_garbled_numbers_are_pointed_out_once() -> None:
    [found] = [r.finding for r in fixed(text(*GARBLED)).findings if r.rule.code == CODE]
    assert (Tier.MANUAL, None) == (found.tier, found.fix)


def test_the_notice_says_what_can_be_read() -> None:
    [found] = [r.finding for r in fixed(text(*GARBLED), select=(CODE,)).findings]
    assert [("marks", "12"), ("readable", "5"), ("in-step", "0")] == [tuple(e) for e in found.evidence[:3]]


def test_it_changes_nothing_and_stays() -> None:
    result = fixed(text(*GARBLED), select=("ORD",), apply=Tier.SUGGESTED)
    assert (text(*GARBLED), 1) == (result.text, notices(fixed(result.text)))


@pytest.mark.parametrize(
    "marks",
    [
        (*tuple("١٢٣٤٥٦٧٨٩"), "١٠", "١١", "١٢"),
        (*tuple("١٢٣٤٥؟٧٨٩"), "١٠", "؛١", "١٢"),
        ("٣", "", "١٧", "", "٥", "", "٢٠", "", "١٢", "", "٨", ""),
        ("",) * 12,
        ("أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل"),
        ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"),
        ("*",) + ("",) * 11,
    ],
    ids=["in step", "nearly in step", "of extracts", "none", "letters", "Latin letters", "one bullet"],
)
def test_numbers_that_can_be_followed_and_none_are_silent(marks: tuple[str, ...]) -> None:
    assert 0 == notices(fixed(text(*marks)))


def test_a_text_too_short_for_two_columns_is_silent() -> None:
    short = [words[:120] for words in PARAGRAPHS]
    assert 0 == notices(fixed(text(*GARBLED, paragraphs=short)))


@pytest.mark.parametrize(("gain", "unchecked"), [(-5.1, False), (-4.9, True), (4.0, True), (30.0, False)])
def test_pages_that_bear_the_text_out_or_turn_it_are_silent(gain: float, unchecked: bool) -> None:
    document = parsed(text(*GARBLED))
    analysis = analyse(document)
    pages = PageOrder(analysis.solution.swaps, gain, gain, 1.0, 2)
    swaps = analysis.solution._replace(swaps=((0, 3, 6),))  # type: ignore[arg-type]
    told = analysis._replace(pages=pages, solution=swaps)
    assert unchecked is is_unchecked(document, told, numbering_of(document))
