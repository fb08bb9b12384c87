"""Clean reports printed in two columns, read left column first, and a fifth of their paragraph numbers spoilt.

No benchmark of its own: `python -m tests.bench order spoilt` prints it. The layouts and seeds are others than those of
`tests.test_damage_numbers`, so that it shows whether what holds there holds elsewhere.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cleanup.findings import Tier
from tests.damage import Layout, damaged, with_numbers_spoilt
from tests.support import FIXTURES, FORMATS, SHARED, fixed

_SHARE = 0.2
_SEEDS = range(61, 65)
_FIRST_PAGE = 0.55
_COLUMNS = {
    FIXTURES / "clean" / "report-water.txt": (950, 1350, 1700),
    FIXTURES / "clean" / "report-mission.txt": (850, 1100, 1300),
    FIXTURES / "clean" / "report-markdown.md": (850, 1000, 1200),
    FIXTURES / "clean" / "report-western.txt": (650, 800, 950),
    SHARED / "samples" / "a-55-98.ordered.txt": (1400, 1900, 2450),
}


def spoilt() -> None:
    """Print for each report how many of its readings come out right, half right, proposed or as they were."""
    print("\nclean reports read left column first, a fifth of their numbers garbled or lost")
    total = Counter[str]()
    for path, columns in _COLUMNS.items():
        found = Counter(_verdict(wrong, right, FORMATS[path.suffix]) for wrong, right in _readings(path, columns))
        total += found
        print(f"  {path.name:24} {_listed(found)}", flush=True)
    print(f"{'all':26} {_listed(total)}")


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{verdict} {count}" for verdict, count in sorted(found.items()))


def _readings(path: Path, columns: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """The report read left column first and read right, with the same numbers spoilt."""
    clean = path.read_text(encoding="utf-8")
    for column, breaks, lost, seed in itertools.product(columns, (False, True), (False, True), _SEEDS):
        layout = Layout(column, int(_FIRST_PAGE * column), form_feeds=breaks)
        shares = {"lost": _SHARE} if lost else {"garbled": _SHARE}
        texts = (damaged(clean, replace(layout, wrong_order=wrong)).text for wrong in (True, False))
        wrong, right = (with_numbers_spoilt(text, seed, **shares) for text in texts)
        yield wrong, right


def _verdict(wrong: str, right: str, format: str) -> str:
    result = fixed(wrong, select=("ORD001",), format=format)
    if result.text == right:
        return "right"
    if result.text != wrong:
        return "HALF RIGHT"
    if not result.findings:
        return "left alone"
    proposal = fixed(wrong, select=("ORD001",), format=format, apply=Tier.SUGGESTED)
    return "proposed, right" if proposal.text == right else "proposed, not quite right"
