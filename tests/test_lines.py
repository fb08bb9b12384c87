"""Lines and columns, as editors count them."""

from __future__ import annotations

import pytest

from cleanup.document import Lines


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("ab\n", 2, (1, 3)),
        ("ab\n", 3, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\rb", 2, (2, 1)),
        ("a\n\x0cb", 3, (2, 2)),
        ("a\u2028b\x85c\x0bd", 6, (1, 7)),
        ("\U0001f600\u064eb", 2, (1, 3)),
    ],
)
def test_place(text: str, offset: int, place: tuple[int, int]) -> None:
    assert place == Lines(text).place(offset)
