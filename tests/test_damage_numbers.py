"""Damaged reports whose paragraph numbers are misread or lost as well: put in order or left alone, never made worse.

What is compared is the order alone: the pieces that the pages give when they are read right column first.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import pytest

from tests.damage import Layout, damaged, with_numbers_spoilt
from tests.support import FIXTURES, FORMATS, blocks_of, fixed
from tests.test_damage import COLUMN, DOCUMENTS

SHARE = 0.2
SEEDS = range(1, 5)


class Case(NamedTuple):
    """A report, its pages and what becomes of its numbers."""

    name: str
    layout: Layout
    garbled: float
    lost: float
    seed: int

    def read(self, *, wrong_order: bool) -> str:
        """The damaged report, its pages read in one order or the other."""
        clean = (FIXTURES / "clean" / self.name).read_bytes().decode("utf-8")
        text = damaged(clean, replace(self.layout, wrong_order=wrong_order)).text
        return with_numbers_spoilt(text, self.seed, garbled=self.garbled, lost=self.lost)

    @property
    def format(self) -> str:
        """The format of the report."""
        return FORMATS[self.name[self.name.index(".") :]]


def _some_spoilt() -> list[Any]:
    """Every report with a fifth of its numbers garbled or lost."""
    out = []
    for name in DOCUMENTS:
        for breaks in ("", "form-feeds-"):
            for fate in ("garbled", "lost"):
                for seed in SEEDS:
                    layout = Layout(COLUMN[name], COLUMN[name] // 2, form_feeds=bool(breaks))
                    shares = (SHARE, 0.0) if fate == "garbled" else (0.0, SHARE)
                    id_ = f"{name.split('.')[0]}-{breaks}{fate}-{seed}"
                    out.append(pytest.param(Case(name, layout, *shares, seed), id=id_))
    return out


def _all_spoilt(names: dict[str, tuple[Layout, tuple[int, ...]]]) -> list[Any]:
    """Reports with page breaks whose numbers are all garbled."""
    return [
        pytest.param(Case(name, layout, 1.0, 0.0, seed), id=f"{name.split('.')[0]}-{seed}")
        for name, (layout, seeds) in names.items()
        for seed in seeds
    ]


SOME = _some_spoilt()
ALL_GARBLED = _all_spoilt({
    "report-mission.txt": (Layout(1000, 1000, form_feeds=True), (1, 2, 3, 5, 6, 7, 8)),
    "report-water.txt": (Layout(1300, 650, form_feeds=True), (3, 4)),
})  # fmt: skip
ANY_GARBLED = _all_spoilt({
    "report-mission.txt": (Layout(900, 450, form_feeds=True), tuple(range(1, 5))),
    "report-water.txt": (Layout(1450, 725, form_feeds=True), tuple(range(1, 5))),
    "report-western.txt": (Layout(500, 250, form_feeds=True), tuple(range(1, 5))),
})  # fmt: skip


@lru_cache(maxsize=256)
def _ordered(text: str, format: str) -> str:
    return fixed(text, select=("ORD001",), format=format).text


def _united(text: str, expected: str) -> int:
    """How many neighbouring blocks of the expected text are neighbours in the text."""
    pairs = set(pairwise(blocks_of(text)))
    return sum(1 for pair in pairwise(blocks_of(expected)) if pair in pairs)


@pytest.mark.parametrize("case", SOME)
def test_with_a_fifth_of_the_numbers_spoilt_it_is_put_right_or_left_alone(case: Case) -> None:
    wrong, right = case.read(wrong_order=True), case.read(wrong_order=False)
    assert _ordered(wrong, case.format) in (right, wrong)


@pytest.mark.parametrize("name", ["report-water", "report-mission", "report-markdown", "report-western"])
@pytest.mark.parametrize("fate", ["garbled", "lost"])
def test_of_each_report_some_are_put_right(name: str, fate: str) -> None:
    cases = [c.values[0] for c in SOME if c.id.startswith(name) and f"-{fate}-" in c.id]
    right = [c for c in cases if _ordered(c.read(wrong_order=True), c.format) == c.read(wrong_order=False)]
    assert right


@pytest.mark.parametrize("case", [*SOME, *ALL_GARBLED, *ANY_GARBLED])
def test_order_never_parts_more_neighbours_than_it_unites(case: Case) -> None:
    wrong, right = case.read(wrong_order=True), case.read(wrong_order=False)
    assert _united(_ordered(wrong, case.format), right) >= _united(wrong, right)


@pytest.mark.parametrize("case", [*SOME, *ALL_GARBLED, *ANY_GARBLED])
def test_what_was_read_in_order_stays(case: Case) -> None:
    right = case.read(wrong_order=False)
    assert right == _ordered(right, case.format)


@pytest.mark.parametrize("case", ALL_GARBLED)
def test_pages_without_a_number_that_can_be_read_are_put_in_order(case: Case) -> None:
    assert case.read(wrong_order=False) == _ordered(case.read(wrong_order=True), case.format)


@pytest.mark.parametrize("case", ALL_GARBLED)
def test_the_numbers_of_these_pages_are_really_spoilt(case: Case) -> None:
    clean = (FIXTURES / "clean" / case.name).read_bytes().decode("utf-8")
    whole, spoilt = blocks_of(damaged(clean, case.layout).text), blocks_of(case.read(wrong_order=True))
    changed = sum(1 for a, b in zip(whole, spoilt, strict=True) if a != b)
    numbered = sum(1 for block in whole if block[0].isdecimal() and " - " in block[:6])
    assert changed >= 0.7 * numbered > 10


@pytest.mark.parametrize(("name", "column", "seed"), [
    ("report-water.txt", 1450, 1), ("report-water.txt", 1450, 2), ("report-mission.txt", 1000, 1),
    ("report-water.txt", 800, 1), ("report-mission.txt", 900, 5),
])  # fmt: skip
def test_nothing_is_proposed_where_pages_were_read_in_order(name: str, column: int, seed: int) -> None:
    right = Case(name, Layout(column, column), 1.0, 0.0, seed).read(wrong_order=False)
    assert () == fixed(right, select=("ORD001",)).findings


# Page borders that only running furniture shows: it is dropped before the order is looked at

_RUNNING = [
    pytest.param(Case("report-water.txt", Layout(column, column // 2, running_symbol="A/58/212"), 1.0, 0.0, seed),
                 id=f"{column}-{seed}")
    for column in (1300, 1450)
    for seed in SEEDS
]  # fmt: skip
_RUNNING_RIGHT = [case for case in _RUNNING if case.id in ("1300-3", "1450-3")]


@cache
def _without_furniture(text: str) -> str:
    return fixed(text, select=("STR001", "ORD001")).text


@pytest.mark.parametrize("case", _RUNNING_RIGHT)
def test_pages_that_running_heads_show_are_put_in_order(case: Case) -> None:
    right = _without_furniture(case.read(wrong_order=False))
    assert right == _without_furniture(case.read(wrong_order=True))


@pytest.mark.parametrize("case", _RUNNING)
def test_running_heads_never_part_more_neighbours_than_they_unite(case: Case) -> None:
    wrong, right = case.read(wrong_order=True), _without_furniture(case.read(wrong_order=False))
    assert _united(_without_furniture(wrong), right) >= _united(wrong, right)


@pytest.mark.parametrize("case", _RUNNING)
def test_pages_with_running_heads_that_were_read_in_order_stay(case: Case) -> None:
    right = case.read(wrong_order=False)
    assert fixed(right, select=("STR001",)).text == _without_furniture(right)


@pytest.mark.parametrize("case", _RUNNING)
def test_the_order_is_at_rest_when_the_running_heads_are_gone(case: Case) -> None:
    once = _without_furniture(case.read(wrong_order=True))
    assert once == _without_furniture(once)
