"""Joins judged one by one: whether the words on both sides of a seam stand in one paragraph of the truth.

No benchmark of its own: the harm of the `order` benchmark uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from cleanup import edits as editing
from cleanup.engine import Result

# How much of either side is looked for: a line of a column.
_SIDE = 40
# Noisy letters are still found at this likeness; score.py takes pieces of a line from 52 on.
_LIKE = 60
# The sides of a right seam lie so near to each other in the truth: a short word may be misread between them.
_NEAR = 12
_BORDER = "\N{PILCROW SIGN}"


class Seam(NamedTuple):
    """What a join put together."""

    left: str
    right: str

    def __str__(self) -> str:
        return f"…{self.left} + {self.right}…"


def joined(result: Result) -> Iterator[Seam]:
    """Every seam that the run closed, with the words as they stood then."""
    text = result.source.text
    for edit in result.edits:
        if edit.op == "join":
            yield Seam(_flat(text[: edit.start][-_SIDE:]), _flat(text[edit.end :][:_SIDE]))
        text = editing.apply(text, [edit])


def wrong(result: Result, truth: str) -> list[Seam]:
    """The seams at which the truth ends a paragraph or says something else."""
    whole = _BORDER.join(_flat(paragraph) for paragraph in re.split(r"\n[ \t]*\n|\f", truth) if paragraph.strip())
    return [seam for seam in joined(result) if not _is_right(seam, whole)]


def _is_right(seam: Seam, truth: str) -> bool:
    """Whether both sides stand next to each other in the truth with no border between them.

    Words may stand in several places: each side is looked for near the place of the other. A side that is not found at
    all is given the benefit of the doubt.
    """
    left = fuzz.partial_ratio_alignment(seam.left, truth, score_cutoff=_LIKE)
    right = fuzz.partial_ratio_alignment(seam.right, truth, score_cutoff=_LIKE)
    if left is None or right is None:
        return True
    return _follows(seam.right, truth, left.dest_end) or _precedes(seam.left, truth, right.dest_start)


def _follows(right: str, truth: str, end: int) -> bool:
    """Whether the right side begins where the left one ends, in the same paragraph."""
    found = fuzz.partial_ratio_alignment(right, truth[end : end + _SIDE + _NEAR], score_cutoff=_LIKE)
    return found is not None and _BORDER not in truth[end - 1 : end + max(1, found.dest_start)]


def _precedes(left: str, truth: str, start: int) -> bool:
    """Whether the left side ends where the right one begins, in the same paragraph."""
    first = max(0, start - _SIDE - _NEAR)
    found = fuzz.partial_ratio_alignment(left, truth[first:start], score_cutoff=_LIKE)
    return found is not None and _BORDER not in truth[min(first + found.dest_end, start - 1) : start + 1]


def _flat(text: str) -> str:
    return " ".join(text.split())
