"""The damage generator, and every kind of damage on every clean report."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from tests.damage import Layout, damaged
from tests.support import FIXTURES, FORMATS, blocks_of, characters, fixed

DOCUMENTS = {
    "report-water.txt": "A/57/143",
    "report-mission.txt": "A/57/318",
    "report-markdown.md": "A/57/206",
    "report-western.txt": "E/2002/86",
}
COLUMN = {"report-water.txt": 1450, "report-mission.txt": 1150, "report-markdown.md": 1150, "report-western.txt": 1150}
LISTS = {"report-water.txt": ("list-at-a-columns-foot",)}
"""Documents that have a list, and a column width that ends in it."""
KINDS = ("columns", "form-feeds", "furniture", "form-feeds-and-furniture", "column-twice", "page-twice", "right-order")

_LAST = "a last page that is read twice: no number follows that could tell which reading is in its place"

FAILS: dict[str, str] = {
    "report-western-page-twice": _LAST,
}
"""Cases that are not repaired whole today, and why."""


def _layout(name: str, kind: str) -> Layout:
    column = 1400 if kind == "list-at-a-columns-foot" else COLUMN[name]
    return Layout(
        column, column // 2,
        again={"column-twice": {2: "column"}, "page-twice": {2: "page"}}.get(kind, {}),
        form_feeds=kind.startswith("form-feeds"),
        running_symbol=DOCUMENTS[name] if kind.endswith("furniture") else "",
        wrong_order=kind != "right-order",
    )  # fmt: skip


def _clean(name: str) -> str:
    return (FIXTURES / "clean" / name).read_bytes().decode("utf-8")


def _cases() -> list[Any]:
    out = []
    for name in DOCUMENTS:
        for kind in (*KINDS, *LISTS.get(name, ())):
            id_ = f"{name.split('.')[0]}-{kind}"
            marks = [pytest.mark.xfail(strict=True, reason=FAILS[id_])] if id_ in FAILS else []
            out.append(pytest.param(name, kind, id=id_, marks=marks))
    return out


def _plain_cases() -> list[Any]:
    return [pytest.param(*case.values, id=case.id) for case in _cases()]


@pytest.mark.parametrize(("name", "kind"), _cases())
def test_damage_is_repaired(name: str, kind: str) -> None:
    report = damaged(_clean(name), _layout(name, kind))
    assert report.expected == fixed(report.text, format=FORMATS[name[name.index(".") :]]).text


def _neighbours(text: str, expected: str) -> int:
    """How many neighbouring blocks of the expected text are neighbours in the text."""
    found = blocks_of(text)
    pairs = set(pairwise(found))
    return sum(1 for pair in pairwise(blocks_of(expected)) if pair in pairs)


@pytest.mark.parametrize(("name", "kind"), _plain_cases())
def test_repair_never_parts_more_neighbours_than_it_unites(name: str, kind: str) -> None:
    report = damaged(_clean(name), _layout(name, kind))
    result = fixed(report.text, format=FORMATS[name[name.index(".") :]])
    assert _neighbours(result.text, report.expected) >= _neighbours(report.text, report.expected)


@pytest.mark.parametrize(("name", "kind"), _plain_cases())
def test_nothing_is_dropped_that_stands_once(name: str, kind: str) -> None:
    report = damaged(_clean(name), _layout(name, kind))
    result = fixed(report.text, format=FORMATS[name[name.index(".") :]])
    assert not characters(report.expected) - characters(result.text)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_damage_without_any_is_the_document(name: str) -> None:
    report = damaged(_clean(name), Layout(column=10**6, first_column=10**6, wrong_order=False))
    assert characters(_clean(name)) == characters(report.text)
    assert _clean(name) == report.expected


@pytest.mark.parametrize(("name", "kind"), _plain_cases())
def test_damage_is_real(name: str, kind: str) -> None:
    report = damaged(_clean(name), _layout(name, kind))
    assert (report.text == report.expected) == (kind == "right-order" and name == "report-western.txt")
    assert not characters(report.expected) - characters(report.text)


@pytest.mark.parametrize(("name", "kind"), _plain_cases())
def test_damage_is_the_same_every_time(name: str, kind: str) -> None:
    assert damaged(_clean(name), _layout(name, kind)) == damaged(_clean(name), _layout(name, kind))


def test_columns_hold_what_they_can() -> None:
    report = damaged(_clean("report-water.txt"), Layout(column=1200, first_column=600, form_feeds=True))
    pages = [len(page) for page in re.split("\f", report.text)]
    assert [True] * (len(pages) - 1) == [1200 < page < 2 * 1200 + 900 for page in pages[:-1]]
