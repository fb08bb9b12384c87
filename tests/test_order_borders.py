"""Where a border between columns runs: numbers on both sides of it, headings, and what columns hold."""

from __future__ import annotations

import pytest

from cleanup.document import BlockKind
from cleanup.order.borders import lead
from cleanup.order.fragments import End, Fragment, with_places
from cleanup.order.gaps import worth
from cleanup.order.habits import habits_of
from cleanup.order.links import Grams, Links
from cleanup.order.numbering import stray
from cleanup.order.sections import Section, section_of
from cleanup.order.shapes import Column, Shapes, Swap, swap_cost
from cleanup.order.solve import solve
from tests.support import shipped_cues
from tests.test_order_numbers import HEADING, piece

BEGINS, GOES_ON = 3.5, -5.0
"""What a piece loses by going on where it looks like a start, and where it looks like a rest."""
COLUMN = Column(1500, 0.1)


def solved(*fragments: Fragment) -> tuple[Swap, ...]:
    """The swaps of the best order."""
    habits = habits_of(fragments)
    placed = with_places(fragments, closes=habits.closes)
    return solve(placed, Links(placed, habits, Grams)).swaps


def titled(place: int, *, level: int = 1) -> Fragment:
    """A heading with its number."""
    return HEADING._replace(level=level, section=Section("ordinal", place))


# The numbers on both sides of pieces without one


@pytest.mark.parametrize(("before", "flips", "behind"), [
    (2, (), 3), (2, (BEGINS,), 4), (2, (GOES_ON,), 3), (2, (BEGINS, GOES_ON, BEGINS), 5), (0, (BEGINS,), 2),
])  # fmt: skip
def test_pieces_that_just_fill_the_numbers_tell_for_their_place(
    before: int, flips: tuple[float, ...], behind: int
) -> None:
    assert worth(before, flips, behind, headed=False) >= 4


@pytest.mark.parametrize(("before", "flips", "behind"), [(30, (BEGINS,), 31), (2, (GOES_ON,), 4), (2, (BEGINS,), 3)])
def test_pieces_that_fill_them_only_by_force_tell_less(before: int, flips: tuple[float, ...], behind: int) -> None:
    assert worth(before, flips, behind, headed=False) < 1.5


@pytest.mark.parametrize(("before", "behind"), [(2, 9), (9, 2)])
def test_numbers_that_jump_tell_against_a_place(before: int, behind: int) -> None:
    assert worth(before, (BEGINS,), behind, headed=False) < 0


def test_a_heading_lets_numbers_begin_again() -> None:
    assert worth(36, (), 1, headed=True) > 0 > worth(36, (), 1, headed=False)
    assert worth(36, (BEGINS,), 2, headed=True) > 0 > worth(36, (BEGINS,), 2, headed=False)


def _page(lost: int) -> list[Fragment]:
    """A page read left column first, 11 to 14 before 5 to 9, between 4 and 15; one number lost."""
    numbers = [1, 2, 3, 4, 10, 11, 12, 13, 5, 6, 7, 8, 9, 14, 15, 16, 17]
    return [piece(n if n != lost else None) for n in numbers]


@pytest.mark.parametrize("lost", [3, 5, 9, 10, 12, 13, 14, 16])
def test_a_lost_number_at_a_border_moves_none(lost: int) -> None:
    assert (Swap(4, 8, 13),) == solved(*_page(lost))


# Numbers that were misread


def test_a_number_that_others_have_in_step_is_stray() -> None:
    assert {2} == stray(list(enumerate((1, 2, 6, 3, 4, 5, 6))))


def test_a_number_beyond_the_last_is_stray() -> None:
    assert {1} == stray([(0, 3), (1, 71), (2, 4), (3, 5)])


@pytest.mark.parametrize("numbers", [(10, 11, 5, 1, 2, 3), (4, 5, 6, 1, 2), (4, 5, 9, 6, 7)])
def test_a_column_may_hold_a_single_number(numbers: tuple[int, ...]) -> None:
    assert set() == stray(list(enumerate(numbers)))


# Headings


def test_no_column_ends_with_a_heading() -> None:
    numbers = [piece(n) for n in (5, 6, 1, 2, 3, 4)]
    fragments = [*numbers[:2], HEADING, *numbers[2:]]
    shapes = Shapes(fragments, None)
    assert shapes.score(0, 2, 7) > shapes.score(0, 3, 7)


def test_a_heading_goes_with_what_it_heads() -> None:
    fragments = [piece(n) for n in (5, 6, 7, 8)] + [HEADING] + [piece(n) for n in (1, 2, 3, 4, 9)]
    assert (Swap(0, 4, 9),) == solved(*fragments)


def test_the_first_section_opens_a_report() -> None:
    with_first, with_third = ([*map(piece, (3, 4)), titled(place), *map(piece, (1, 2, 5))] for place in (1, 3))
    assert Shapes(with_first, None).score(0, 2, 5) > Shapes(with_third, None).score(0, 2, 5)


def test_a_heading_kept_before_an_earlier_section_tells_against_a_swap() -> None:
    left, right = [piece(3), piece(4)], [titled(1), piece(1), piece(2)]
    kept, none = [titled(2), *left, *right], [HEADING, *left, *right]
    assert Shapes(kept, None).score(1, 3, 6) < Shapes(none, None).score(1, 3, 6)


@pytest.mark.parametrize(("above", "below", "empty"), [
    (titled(2, level=2), titled(3, level=1), True), (titled(1), titled(2), True), (titled(1), HEADING, False),
])  # fmt: skip
def test_a_section_is_not_empty(above: Fragment, below: Fragment, empty: bool) -> None:
    fragments = [piece(1), above, below, piece(2), piece(3)]
    links = Links(fragments, habits_of(fragments), Grams)
    assert (links(1, 2) < 0) is empty


def test_headings_of_markdown_have_sections() -> None:
    assert Section("ordinal", 2) == section_of("## ثانيا - الموارد", shipped_cues())


# What columns hold


def test_on_the_last_page_the_left_column_may_be_short_behind_a_full_right_one() -> None:
    full, short = (swap_cost(300, right, last=True, column=COLUMN) for right in (1480, 1200))
    assert full < 0 < short


def test_on_the_first_page_both_columns_may_be_short() -> None:
    assert swap_cost(700, 720, first=True, column=COLUMN) < swap_cost(700, 720, column=COLUMN)


# How far an order is ahead


@pytest.mark.parametrize(("first", "sure"), [((1, 2, 3, 4, 5, 6), True), ((1, 2, 3), False)])
def test_a_border_is_unsure_where_too_many_numbers_are_missing(first: tuple[int, ...], sure: bool) -> None:
    """Two pieces stand between 14 and 7: behind 14, or among the three paragraphs that are missing before 7."""
    fragments = [piece(n) for n in (*first, 12, 13, 14, None, None, 7, 8, 9, 10, 11)]
    habits = habits_of(fragments)
    placed = with_places(fragments, closes=habits.closes)
    links = Links(placed, habits, Grams)
    assert (lead(placed, links, solve(placed, links), None) > 1.8) is sure


def test_a_text_in_order_has_no_border() -> None:
    fragments = [piece(n) for n in range(1, 9)]
    links = Links(fragments, habits_of(fragments), Grams)
    assert float("inf") == lead(fragments, links, solve(fragments, links), None)


def test_a_short_open_line_was_not_cut() -> None:
    rest = piece(kind=BlockKind.CONTINUATION)
    fragments = [piece(1), piece(2), piece(3, end=End.OPEN, length=25), rest, piece(4), piece(5, end=End.OPEN), rest]
    links = Links(fragments, habits_of(fragments), Grams)
    assert links(2, 3) < links(5, 6)
