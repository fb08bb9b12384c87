"""The desk without a browser: the order map, the changes in place, and the colours."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from cleanup import engine
from cleanup.edits import Edit
from cleanup.reports.fates import account
from cleanup.reports.order_map import order_map
from cleanup.reports.style import DARK, LIGHT
from tests.made_results import FOURTH, TEXT, THIRD, Step, everything, made, rendered, replaced, results, swapped

LONG_RUN = "\n\n".join(f"{i} - فقرة من التقرير تبقى في مكانها." for i in range(1, 60)) + "\n\n"


def test_order_map_says_where_each_block_stood_and_stands() -> None:
    found = order_map(account(everything()))
    assert [(0, 0, "moved"), (1, 2, "joined"), (3, 3, "moved"), (4, 4, "dropped"), (5, 5, "in-place")] == [
        (e.first, e.last, e.label) for e in found.before
    ]
    assert ["moved", "joined", "moved", "in-place"] == [e.label for e in found.after]
    assert {(2, 0, "moved"), (1, 1, "joined"), (0, 2, "moved"), (4, 3, "in-place")} == set(found.lines)


def test_order_map_is_as_short_as_what_changed() -> None:
    text = LONG_RUN + TEXT
    found = order_map(account(made(text, [("ORD001", [swapped(text, THIRD, FOURTH)])])))
    assert 3 == len(found.before) == len(found.after)
    assert (0, 60) == (found.before[0].first, found.before[0].last)
    assert found.before[0].slot == found.after[0].slot == 0


@settings(max_examples=50, deadline=None)
@given(results())
def test_order_map_holds_every_block_once(result: engine.Result) -> None:
    accounted = account(result)
    found = order_map(accounted)
    assert list(range(len(accounted.blocks))) == [at for e in found.before for at in range(e.first, e.last + 1)]
    assert list(range(len(accounted.sources))) == [at for e in found.after for at in range(e.first, e.last + 1)]
    for side in (found.before, found.after):
        assert all(a.slot < b.slot for a, b in pairwise(side)) and all(e.slot < found.slots for e in side)
    pairs = {(s, c) for c, sources in enumerate(accounted.sources) for s in sources}
    drawn = {(line.before, line.after) for line in found.lines}
    assert all(
        any(found.before[b].first <= s <= found.before[b].last and found.after[a].first <= c <= found.after[a].last
            for b, a in drawn)
        for s, c in pairs
    )  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(results())
def test_changes_in_place_hold_the_clean_text(result: engine.Result) -> None:
    page = rendered(result).partition('<details class="view" id="inline">')[2].partition("</summary>")[2]
    page = page.partition("</details>")[0]
    shown = re.sub(r"<p class=.*?</p>|<span class=.*?</span>|<del>.*?</del>|<[^>]*>", "", page, flags=re.DOTALL)
    assert re.sub(r"[\s\u2423\u23ce\u21e5]", "", result.text) == re.sub(r"[\s\u2423\u23ce\u21e5]", "", shown)


def test_changes_in_place_show_both_words() -> None:
    page = rendered(made(TEXT, [("OCR001", [replaced(TEXT, "المكتب", "المجلس")])]))
    assert '<a href="#F0001"><del>المكتب</del><ins>المجلس</ins></a>' in page


def test_every_block_that_did_not_stay_leads_to_the_map_and_back() -> None:
    page = rendered(everything())
    for mark in re.findall(r'<a id="(m[sc]\d+)" class="m (?:moved|joined|dropped)" href="#([sc]\d+)"', page):
        assert f'href="#{mark[0]}"' in page and f'id="{mark[1]}"' in page
    assert re.search(r'id="s5">.*?href="#ms5"', page)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """The contrast of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_colours_have_the_contrast_of_wcag_aa(colours: dict[str, str]) -> None:
    texts = [("fg", "bg"), ("fg", "panel"), ("soft", "bg"), ("soft", "panel"), ("link", "bg"), ("link", "panel")]
    texts += [("delfg", "bg"), ("insfg", "bg"), ("delfg", "panel"), ("insfg", "panel"), ("movefg", "bg")]
    texts += [(f"{name}fg", name) for name in ("del", "ins", "mark", "move", "join")]
    texts += [("fg", "move"), ("fg", "join"), ("link", "move"), ("link", "join"), ("markfg", "bg"), ("joinfg", "bg")]
    assert [] == [pair for pair in texts if contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert [] == [name for name in ("edge", "link") if contrast(colours[name], colours["bg"]) < 3]


def test_a_word_changed_in_several_places_is_shown_once() -> None:
    steps: list[Step] = [("OCR001", [Edit("replace", 0, 0, "", "")]), ("ORD003", [Edit("join", 0, 0, "", "")])]
    page = rendered(made("ب ج", [*steps, ("OCR002", [Edit("join", 0, 0, "", "س")])]))
    assert "<del>ب</del><ins>سب</ins></a> ج" in page
