"""The real documents beside the checkout: the report that the project exists for, news, clean texts of the bench."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support import SHARED, applied_codes, fixed_file, structural

NEWS = sorted([*SHARED.glob("samples/news-*.txt"), *SHARED.glob("samples/web-*.txt")])
CLEAN = sorted([*SHARED.glob("bench/ocr/*/clean.txt"), *SHARED.glob("bench/clean/*.txt")])
SLIPS = {"NUM001", "PUN007", "PUN008", "CHR003"}
"""Faults that form alone proves, and that really stand in the news texts."""


def _name(path: Path) -> str:
    return path.stem if path.stem != "clean" else path.parent.name


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, Any]:
    """What the bench's own score says of the repaired report."""
    path = shared / "bench" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    truth = (shared / "samples/a-55-98.ordered.txt").read_text(encoding="utf-8")
    result: dict[str, Any] = module.score(truth, fixed_file(shared / "samples/a-55-98.txt").text)
    return result


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("piece_tau", 1), ("order_breaks", 0), ("border_precision", 1), ("border_recall", 1), ("paras_duplicated", 0),
        ("duplicate_runs", 0), ("paras_lost", 0), ("backward_jumps", 0), ("adjacent_pairs", 1),
    ],
)  # fmt: skip
def test_the_report_comes_out_in_order(scores: dict[str, Any], figure: str, value: float) -> None:
    assert value == scores[figure]


def test_the_report_is_at_rest_when_put_in_order(shared: Path) -> None:
    assert [] == structural(fixed_file(shared / "samples/a-55-98.ordered.txt").edits)


@pytest.mark.skipif(not NEWS, reason="needs the real documents beside the checkout")
@pytest.mark.parametrize("path", NEWS, ids=_name)
def test_news_keeps_its_order(path: Path) -> None:
    assert [] == structural(fixed_file(path).edits)


@pytest.mark.skipif(not NEWS, reason="needs the real documents beside the checkout")
@pytest.mark.parametrize("path", NEWS, ids=_name)
def test_news_is_mended_only_where_form_proves_a_slip(path: Path) -> None:
    assert set() == set(applied_codes(fixed_file(path))) - SLIPS


@pytest.mark.skipif(not CLEAN, reason="needs the real documents beside the checkout")
@pytest.mark.parametrize("path", CLEAN, ids=_name)
def test_clean_texts_keep_their_order(path: Path) -> None:
    assert [] == structural(fixed_file(path, ignore=("OCR", "PUN", "CHR", "NUM")).edits)
