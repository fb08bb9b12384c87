"""Second readings on a noisy scan: proven without numbers, by extent, borders and the way in which they differ.

An author who repeats himself repeats letter for letter, or changes whole words, numbers and names. Two readings of one
column differ by scattered misreadings and nothing else, over hundreds of letters, and begin and end where columns do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.align import Alignment, Span, aligned, joined
from cleanup.duplicates.differences import Differences, Kind, differences, unmatched
from cleanup.duplicates.stretches import found_stretches, words_of
from cleanup.order.fragments import End, end_of
from cleanup.order.numbering import marks_of

# Words between the first and the last seed from which a stretch is looked at: some 80 characters.
_SEEDED = 12
# Second readings of the bench are .71 alike and more without dots, other places with shared phrases .65 and less.
_ALIKE = 0.68
# Misread words that show a scan at work: second readings of the bench have 6 in 100 and more, and 13 at least; copies
# on clean letters have none.
_NOISE = 0.03
_NOISY_WORDS = 4
_MISREAD = 3
# Well-formed numbers that differ, for each misread word: tesseract reads digits worst, up to .29 on the bench. Parallel
# paragraphs on a scan have .3 and more; where extent proves little, they are not let through.
_NUMBERS_LONG = 0.4
_NUMBERS_SHORT = 0.15
# The same two words against each other: up to twice on the worst scan of the bench. Other words never come again.
_SYSTEMATIC = 3
# Columns of reports hold 1,250 characters and more; a bad reading loses some. That much and a column between the two
# readings needs no other proof. A third of a column is enough where nothing stands between them.
_COLUMN = 1100
_THIRD = 500
# The columns of a page hold about as much as each other: second readings of the bench stand .92 to 1.09 of their own
# length apart. A last page, whose left column is short, is left to the other proofs.
_SAME_SIZE = 1.5
# A block of about one line and more, which is no heading whose mark was lost, and the share of those that must end
# with a full stop before an open end says that a column ended there.
_LINE = 60
_CLOSED_SHARE = 0.6
_RUNNING = (BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM)


class Reread(NamedTuple):
    """Two readings of one run of text on a noisy scan."""

    readings: Alignment
    differences: Differences
    chars: int
    """Characters of the shorter reading."""
    proven: bool
    """Whether no author can have written it twice; else it is worth a look."""
    adjacent: bool
    """Whether nothing stands between the two readings."""
    missing_earlier: dict[int, int]
    """For each block of the earlier reading, the longest row of words that the later one lacks."""
    missing_later: dict[int, int]


@lru_cache(maxsize=4)
def rereads(document: Document, least_chars: int) -> tuple[Reread, ...]:
    """Second readings of at least so many characters, longest first."""
    return tuple(_rereads(document, least_chars))


def _rereads(document: Document, least_chars: int) -> Iterator[Reread]:
    words = words_of(document)
    for stretch in joined(found_stretches(document)):
        readings = aligned(document, stretch) if stretch.end - stretch.start >= _SEEDED else None
        if readings is None or readings.alike < _ALIKE:
            continue
        chars = min(_chars(document, readings.earlier), _chars(document, readings.later))
        found = differences(words, readings, document.cues)
        if chars < least_chars or not _scanned(found, chars):
            continue
        adjacent = _words_between(document, readings) == 0
        proven = (
            _cut(document, readings)
            or (adjacent and chars >= _THIRD)
            or (chars >= _COLUMN and _column_between(document, readings, chars))
        )
        yield Reread(
            readings, found, chars, proven, adjacent,
            unmatched(words, readings, earlier=True), unmatched(words, readings, earlier=False),
        )  # fmt: skip


def _scanned(found: Differences, chars: int) -> bool:
    """Whether a scan explains every difference, and the differences show a scan."""
    misread = found.count(Kind.MISREAD)
    noise = misread + found.count(Kind.SCRAP)
    if misread < _MISREAD or noise < max(_NOISY_WORDS, _NOISE * found.words):
        return False
    if found.count(Kind.LISTED) or found.systematic >= _SYSTEMATIC:
        return False
    # Two good words of other shape: both readings must have gone wrong at the same place.
    if found.count(Kind.WORD) > noise / found.words * noise:
        return False
    return found.count(Kind.NUMBER) <= (_NUMBERS_LONG if chars >= _COLUMN else _NUMBERS_SHORT) * noise


def _chars(document: Document, span: Span) -> int:
    return sum(len(b.text) for b in document.blocks[span.first : span.last + 1])


def _column_between(document: Document, readings: Alignment, chars: int) -> bool:
    """Whether what stands between the readings can be the other column of their page."""
    between = document.blocks[readings.earlier.last + 1 : readings.later.first]
    size = sum(len(b.text) for b in between)
    same_page = all(b.kind is not BlockKind.PAGE_BREAK for b in between)
    return same_page and chars <= _SAME_SIZE * size and size <= _SAME_SIZE * chars


def _words_between(document: Document, readings: Alignment) -> int:
    """Words of the body between the readings: page breaks, running heads and specks are none."""
    between = document.blocks[readings.earlier.last + 1 : readings.later.first]
    return sum(len(b.text.split()) for b in between if b.kind in (*_RUNNING, BlockKind.HEADING, BlockKind.FOOTNOTE))


def _cut(document: Document, readings: Alignment) -> bool:
    """Whether the readings begin or end in the middle of a sentence: then a column begins or ends there."""
    if not _closes(document):
        return False
    ends = [_last_running(document, span.last, span.first) for span in (readings.earlier, readings.later)]
    if all(block is not None and _is_open(document, block) for block in ends):
        return True
    firsts = [document.blocks[span.first] for span in (readings.earlier, readings.later)]
    before = [_last_running(document, block.index - 1, 0) for block in firsts]
    return all(_goes_on(block) for block in firsts) and any(b is not None and _is_open(document, b) for b in before)


def _closes(document: Document) -> bool:
    """Whether the document closes its paragraphs, and the scan does not cut them into lines."""
    ends = [end_of(b.text, document.cues) for b in document.blocks if b.kind in _RUNNING and len(b.text) >= _LINE]
    return bool(ends) and sum(1 for end in ends if end is End.CLOSED) >= _CLOSED_SHARE * len(ends)


def _last_running(document: Document, last: int, first: int) -> Block | None:
    """The last block of running text or heading in a range: notes and specks stand at the foot of a column."""
    blocks = document.blocks[first : last + 1][::-1]
    return next((b for b in blocks if b.kind in (*_RUNNING, BlockKind.HEADING)), None)


def _is_open(document: Document, block: Block) -> bool:
    return block.kind in _RUNNING and len(block.text) >= _LINE and end_of(block.text, document.cues) in (
        End.OPEN, End.CUT
    )  # fmt: skip


def _goes_on(block: Block) -> bool:
    """Whether a block shows no mark of a paragraph's beginning."""
    marks = marks_of(block.text, None)
    plain = block.kind in (BlockKind.CONTINUATION, BlockKind.PARAGRAPH)
    return plain and not marks.garbled and marks.bare is None
