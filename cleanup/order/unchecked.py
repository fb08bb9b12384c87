"""Order that could not be checked: numbers that a scan garbled, and another order that gains but that nothing proves.

Strong evidence moves blocks, weak evidence proposes it. Where a text shows paragraph numbers and they cannot be
followed, silence would say that its order is right; nobody knows that.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanup.document import BlockKind, Document
from cleanup.order.analysis import RELIABLE, Analysis, raw_fragments
from cleanup.order.gates import LEAST_GAIN, is_plausible, is_proven, read_twice
from cleanup.order.habits import NUMBERED_FROM
from cleanup.order.numbering import NEAR
from cleanup.order.series import scraps_of

if TYPE_CHECKING:
    from cleanup.order.pages import PageOrder

# Two columns of a small report (1,050 characters each): a shorter text has no columns to mix up.
# All right texts with garbled numbers among the fixtures are shorter (1,349 characters and less).
_TWO_COLUMNS = 2100
# Share of neighbouring numbers in step below which they cannot be followed: on raw tesseract readings .5 and less
# (steps over one or two lost numbers counted), in right texts of that length .8 and more.
_FOLLOWED = 0.5
# A number of three digits, and a speck: more is a date or a word.
_SCRAP = 4


class Numbering(NamedTuple):
    """What a text shows of paragraph numbers."""

    marks: int
    """Blocks that open like a numbered paragraph."""
    readable: int
    """Those whose number can be read, rightly or not."""
    in_step: int
    """Neighbouring marks whose numbers rise by one, or by a little."""
    pairs: int
    """Neighbouring marks that should; a number 1 may begin a new series."""
    first: int
    """The block of the first mark; the first block of the text where there is none."""

    @property
    def is_lost(self) -> bool:
        """Whether there is a numbering that cannot be followed; some of it garbled, or it may be meant so."""
        return self.marks >= NUMBERED_FROM and self.readable < self.marks and self.in_step < _FOLLOWED * self.pairs


def numbering_of(document: Document) -> Numbering:
    """The paragraph numbers of a text, as far as they can be read."""
    marks = list[tuple[int, int | None, int | None]]()
    fragments = raw_fragments(document)
    for fragment in fragments:
        if fragment.number:
            marks.append((fragment.block, fragment.number, fragment.last_number or fragment.number))
        elif fragment.number == 0 or _garbled(document, fragment.block):
            marks.append((fragment.block, None, None))
    pairs = [(a[2], b[1]) for a, b in itertools.pairwise(marks) if b[1] != 1]
    in_step = sum(1 for a, b in pairs if a is not None and b is not None and 1 <= b - a <= NEAR)
    readable = sum(1 for _, number, _ in marks if number is not None)
    first = marks[0][0] if marks else fragments[0].block if fragments else 0
    return Numbering(len(marks), readable, in_step, len(pairs), first)


def _garbled(document: Document, block: int) -> bool:
    """Whether a block opens with a scrap before a dash that is no letter of a list, no date and no bullet."""
    found: Sequence[str] = scraps_of(document.blocks[block].text, document.cues).paragraphs
    return any(0 < len(scrap) <= _SCRAP and not scrap.isalpha() for scrap in found)


def is_unchecked(document: Document, analysis: Analysis, numbering: Numbering) -> bool:
    """Whether nothing says if the order is right: no order proven or proposed, nor the text as it stands borne out."""
    body = [f for f in analysis.fragments if f.kind is not BlockKind.HEADING]
    if sum(f.length for f in body) < _TWO_COLUMNS or _decided(document, analysis):
        return False
    pages = analysis.pages
    if numbering.is_lost:
        return pages is None or _speaks_for(pages) > -LEAST_GAIN
    # Extracts, whose numbers are in step in no order, are not out of order.
    gains = analysis.margin >= 2 * LEAST_GAIN and analysis.reliability_after > 0
    return pages is None and gains and analysis.reliability_before < RELIABLE


def _speaks_for(pages: PageOrder) -> float:
    """What speaks for another order: where pages are only inferred, they cost any text something, right or wrong."""
    return pages.gain if pages.pages else max(pages.gain, pages.told)


def _decided(document: Document, analysis: Analysis) -> bool:
    """Whether another order is proven or proposed."""
    if not analysis.solution.swaps:
        return False
    return is_plausible(analysis) or (is_proven(analysis, LEAST_GAIN) and not read_twice(document))
