"""Pages that are worn: each in its own way, the same for the same seed, and dark where they were."""

from __future__ import annotations

import pytest

from tests.bench.wear import DRAWN, OTHERS, SCANS, Wear

np = pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image")


@pytest.mark.parametrize("wear", [pytest.param(wear, id=name) for name, wear in {**SCANS, **OTHERS}.items()])
def test_a_worn_page_is_dark_where_it_was(wear: Wear) -> None:
    page = Image.new("L", (DRAWN, DRAWN), 255)
    page.paste(0, (0, 0, DRAWN, DRAWN // 2))
    worn = wear(page, 7)
    values = np.asarray(worn, float)
    half = len(values) // 2
    assert values[: half - 9].mean() < 90 < 190 < values[half + 9 :].mean()
    assert worn.info["dpi"][0] > 100
    assert np.array_equal(values, np.asarray(wear(page, 7), float))
