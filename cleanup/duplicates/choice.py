"""Which of two readings goes: the one that the order misses least, or that says less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cleanup.document import Document
from cleanup.duplicates.align import Span
from cleanup.duplicates.proof import gains_without
from cleanup.duplicates.rereads import Reread
from cleanup.duplicates.runs import Copy
from cleanup.duplicates.stretches import COMPARED
from cleanup.making import runs_of

# So much gain leaves no doubt which copy is out of place: two wrong numbers and more (see the weights in order/links).
CLEAR_GAIN = 6.0
# A row of so many words that the other reading lacks is a line that it lost; second readings of the bench lack up to
# three in a row, which were garbled beyond recognition.
_LOST_ROW = 4


class Choice(NamedTuple):
    """Blocks that go, in runs, and the reading that stays."""

    gone: tuple[tuple[int, int], ...]
    kept: Span
    gain: float
    """What the order gains when they go."""


def chosen(document: Document, reread: Reread) -> Choice:
    """The reading that goes, without the blocks that hold a line which only it has.

    Where the order is no help: of two readings side by side the fuller one stays, since both stand in the same place;
    of others the earlier one, since a right column that was read again before its left one stands right at first.
    """
    earlier, later = reread.readings.earlier, reread.readings.later
    gains = gains_without(document, [_copy(later, earlier), _copy(earlier, later)])
    fuller_later = _words(reread.missing_earlier) < _words(reread.missing_later)
    if max(gains) >= CLEAR_GAIN and abs(gains[0] - gains[1]) >= CLEAR_GAIN / 2:
        later_goes = gains[0] > gains[1]
    else:
        later_goes = not (reread.adjacent and fuller_later)
    gone, kept, missing, gain = (
        (later, earlier, reread.missing_later, gains[0]) if later_goes
        else (earlier, later, reread.missing_earlier, gains[1])
    )  # fmt: skip
    whole = range(gone.first, gone.last + 1)
    blocks = [i for i in whole if missing.get(i, 0) < _LOST_ROW and document.blocks[i].kind in COMPARED]
    return Choice(tuple(runs_of(blocks)), kept, gain)


def _copy(own: Span, other: Span) -> Copy:
    return Copy(own.first, own.last, other.first, other.last, ())


def _words(missing: Mapping[int, int]) -> int:
    return sum(missing.values())
