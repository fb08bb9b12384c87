"""Habits: how a document writes its paragraphs, which tells what a missing number or full stop says."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.languages import ar
from cleanup.order.fragments import End, Fragment

# Numbered paragraphs without which numbers say nothing.
NUMBERED_FROM = 3
# Whole paragraphs without a closing mark: 12 in 100 on OCR readings, next to none on clean letters.
_MOSTLY_CLOSED = 0.3
# Share of paragraph numbers missing from which a piece without one may begin a paragraph.
_LOSES = 0.05
# Numbered paragraphs that tell how often paragraphs of a document open with "and"; the share is kept off 0 and 1.
_OPENINGS_FROM = 8
_OPENING_LIMIT = 0.9
_COMMA_ENDS = 2


class Habits(NamedTuple):
    """What is usual in a document."""

    numbered: bool
    """It has enough numbered paragraphs for numbers to say something."""
    closes: bool
    """It closes its paragraphs, so that an open end says that one was cut."""
    loses: bool
    """Numbers are missing from its sequence: a piece without one may begin a paragraph."""
    misses: bool
    """Even one number is missing: one such piece may."""
    opening: float
    """The share of its paragraphs that open with "and"; 0 where too few tell."""
    comma_ends: bool
    """Whole paragraphs of it end with commas, as clauses of a resolution do."""


def habits_of(fragments: Sequence[Fragment]) -> Habits:
    """The habits that the fragments of a document show."""
    numbered = sum(1 for f in fragments if f.number is not None) >= NUMBERED_FROM
    missing = missing_share(fragments) if numbered else 0.0
    loses = missing >= _LOSES
    return Habits(
        numbered,
        closes(fragments),
        loses,
        missing > 0,
        _opening_share(fragments) if loses else 0.0,
        _comma_ends(fragments),
    )


def closes(fragments: Sequence[Fragment]) -> bool:
    """Whether the document closes its paragraphs: where most of them end without a mark, an open end proves no cut.

    Looked at are paragraphs with a number or heading behind them (they are whole), and all numbered ones (where most
    of those are open, the numbers are those of headings).
    """
    whole = [
        a.end for a, b in itertools.pairwise(fragments)
        if (a.number is not None or a.plain) and (b.number is not None or b.kind is BlockKind.HEADING)
    ]  # fmt: skip
    numbered = [f.end for f in fragments if f.number is not None]
    if not whole or not numbered:
        return False
    return _open_share(whole) <= _MOSTLY_CLOSED and _open_share(numbered) <= 0.5


def missing_share(fragments: Sequence[Fragment]) -> float:
    """The share of paragraph numbers between the first and the last that no fragment carries."""
    numbers = {n for f in fragments if f.number is not None for n in range(f.number, (f.last_number or f.number) + 1)}
    if not numbers:
        return 0.0
    count = max(numbers) - min(numbers) + 1
    return (count - len(numbers)) / count


def _opening_share(fragments: Sequence[Fragment]) -> float:
    opened = [f.first[0].startswith(ar.AND) for f in fragments if f.number is not None and f.first]
    if len(opened) < _OPENINGS_FROM:
        return 0.0
    return min(_OPENING_LIMIT, max(1 - _OPENING_LIMIT, sum(opened) / len(opened)))


def _comma_ends(fragments: Sequence[Fragment]) -> bool:
    commas = sum(1 for a, b in itertools.pairwise(fragments) if a.end is End.COMMA and b.number is not None)
    return commas > _COMMA_ENDS


def _open_share(ends: Sequence[End]) -> float:
    return sum(1 for end in ends if end in (End.OPEN, End.CUT)) / len(ends)
