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
# A border within so many characters of the seam is that of the seam: less than the shortest word with its spaces.
_NEAR = 3
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
    """Whether one of the two places that the sides suggest has the other side near, and no border between.

    A side that is not found is given the benefit of the doubt.
    """
    left = fuzz.partial_ratio_alignment(seam.left, truth, score_cutoff=_LIKE)
    right = fuzz.partial_ratio_alignment(seam.right, truth, score_cutoff=_LIKE)
    if left is None or right is None:
        return True
    for at in (left.dest_end, right.dest_start):
        around = truth[max(0, at - _SIDE) : at + _SIDE]
        if fuzz.ratio(f"{seam.left} {seam.right}", around) >= _LIKE:
            return _BORDER not in truth[max(0, at - _NEAR) : at + _NEAR]
    return False


def _flat(text: str) -> str:
    return " ".join(text.split())
