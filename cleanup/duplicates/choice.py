"""Which of two readings goes: the one that the order misses least, or that says less."""

from __future__ import annotations

from typing import NamedTuple

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.align import Span
from cleanup.duplicates.copies import Copy
from cleanup.duplicates.proof import gain_without, seams_without
from cleanup.duplicates.rereads import Reread
from cleanup.duplicates.stretches import COMPARED
from cleanup.making import runs_of
from cleanup.order.analysis import raw_fragments, reliability

# So much gain leaves no doubt which copy is out of place: two wrong numbers and more (see the weights in order/links).
CLEAR_GAIN = 6.0
# Where few numbers can be read only the seams around the readings are compared: one broken paragraph made whole.
CLEAR_SEAM = 3.0
# Numbers in step below which no other order is looked for: raw tesseract text has .06 and less.
_RELIABLE = 0.5
# A row of so many words that the other reading lacks is a line that it lost: lines of a column hold seven and more, and
# up to four in a row were garbled beyond recognition in second readings of the bench.
_LOST_ROW = 5


class Choice(NamedTuple):
    """Blocks that go, in runs, and the reading that stays."""

    gone: tuple[tuple[int, int], ...]
    kept: Span
    gain: float
    """What the order gains when they go."""


def chosen(document: Document, reread: Reread) -> Choice:
    """The reading that goes, without the blocks that hold a line which only it has.

    The order tells, where it is clear. Else a reading that has all lines stays. Else, of two readings side by side,
    the fuller one stays, since both stand in the same place; of others the earlier one, since a right column that was
    read again before its left one stands right at first.
    """
    earlier, later = reread.readings.earlier, reread.readings.later
    gains, clear = _gains(document, reread)
    lines_lost = [max(m.values(), default=0) >= _LOST_ROW for m in (reread.missing_earlier, reread.missing_later)]
    if abs(gains[0] - gains[1]) >= clear:
        later_goes = gains[0] > gains[1]
    elif lines_lost[0] != lines_lost[1]:
        later_goes = lines_lost[0]
    else:
        fuller_later = sum(reread.missing_earlier.values()) < sum(reread.missing_later.values())
        later_goes = not (reread.adjacent and fuller_later)
    gone, kept, missing, gain = (
        (later, earlier, reread.missing_later, gains[0]) if later_goes
        else (earlier, later, reread.missing_earlier, gains[1])
    )  # fmt: skip
    whole = range(gone.first, gone.last + 1)
    blocks = [i for i in whole if missing.get(i, 0) < _LOST_ROW and _may_go(document.blocks[i])]
    return Choice(tuple(runs_of(blocks)), kept, gain)


def _gains(document: Document, reread: Reread) -> tuple[list[float], float]:
    """What the order gains without the later and without the earlier reading, and by how much it must differ."""
    earlier, later = reread.readings.earlier, reread.readings.later
    fragments = raw_fragments(document)
    if reliability(fragments, range(len(fragments))) < _RELIABLE:
        return seams_without(document, _copy(later, earlier), _copy(earlier, later)), CLEAR_SEAM
    copies = _copy(later, earlier), _copy(earlier, later)
    return [gain_without(document, copy) for copy in copies], CLEAR_GAIN


def _may_go(block: Block) -> bool:
    """Whether a block was compared, or is a speck that was taken for a page number."""
    return block.kind in COMPARED or (block.kind is BlockKind.FURNITURE and not any(c.isalpha() for c in block.text))


def _copy(own: Span, other: Span) -> Copy:
    return Copy(own.first, own.last, other.first, other.last, ())
