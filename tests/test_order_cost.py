"""What keeps the cost of order and duplicates near linear: answers depend on their surroundings, and are given once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleanup.duplicates import proof
from cleanup.duplicates.copies import Copy
from cleanup.duplicates.proof import gain_without
from cleanup.order import unmarked
from cleanup.order.analysis import Analysis, analyse
from cleanup.order.fragments import Fragment
from cleanup.order.links import Links
from cleanup.order.shapes import Swap
from cleanup.order.solve import Solution, solve
from tests.support import FIXTURES, blocks_of, parsed

PARAGRAPHS = [
    block.split(" - ", 1)[1]
    for block in blocks_of((FIXTURES / "clean" / "report-water.txt").read_text(encoding="utf-8"))
    if block[0] in "١٢٣٤٥٦٧٨٩" and " - " in block and block.endswith(".")
]


def numbered(*numbers: int) -> str:
    """A report with paragraphs of these numbers."""
    return "\n\n".join(f"{n} - {PARAGRAPHS[n % len(PARAGRAPHS)]}" for n in numbers) + "\n"


# Copies


def copied(between: int) -> tuple[str, Copy]:
    """A report in which paragraphs 5 and 6 stand again so many paragraphs later, and the copy."""
    upto = 6 + between
    return numbered(*range(1, upto + 1), 5, 6, *range(upto + 1, upto + 40)), Copy(upto, upto + 1, 4, 5, ())


def gain(between: int) -> float:
    text, copy = copied(between)
    return gain_without(parsed(text), copy)


def test_what_stands_far_from_a_copy_says_nothing_of_it() -> None:
    assert gain(100) == pytest.approx(gain(150))


@pytest.mark.parametrize("between", [10, 100])
def test_a_copy_out_of_step_gains_by_going_however_far_its_first_reading_is(between: int) -> None:
    assert gain(between) > 3


def test_a_copy_is_looked_at_with_what_stands_near_it_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = list[int]()

    def counted(fragments: Sequence[Fragment], links: Links) -> Solution:
        sizes.append(len(fragments))
        return solve(fragments, links)

    monkeypatch.setattr(proof, "solve", counted)
    proof._best_score.cache_clear()
    gain(150)
    assert [48, 2, 50] == sizes


def test_an_order_that_was_asked_for_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    first = gain(10)
    monkeypatch.delattr(proof, "solve")
    assert first == gain(10)


# Swaps that touch


def touching() -> Analysis:
    """Three pages read left column first, one right behind the other."""
    return analyse(parsed(numbered(4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9, 16, 17, 18, 13, 14, 15)))


def test_the_gain_of_a_swap_counts_its_neighbours_in_the_new_order() -> None:
    found = touching()
    assert (Swap(0, 3, 6), Swap(6, 9, 12), Swap(12, 15, 18)) == found.solution.swaps
    links = found.links
    with_it = links(2, 9) + links(11, 6) + links(8, 15)
    without = links(2, 6) + links(8, 9) + links(11, 15)
    assert with_it - without == pytest.approx(found.gain_of(found.solution.swaps[1]))


# Texts too long for columns to be tried


def test_a_text_too_long_to_try_columns_on_is_not_read_for_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "\n\n".join(f"؟ - {PARAGRAPHS[at % len(PARAGRAPHS)]}" for at in range(800)) + "\n"
    assert 240_000 < len(long)
    monkeypatch.delattr(unmarked, "_text")
    assert analyse(parsed(long)).pages is None
