"""Second readings on a noisy scan: proven without numbers, by extent, borders and the way in which they differ.

An author who repeats himself repeats letter for letter, or changes whole words, numbers and names. Two readings of one
column differ by scattered misreadings and nothing else, over hundreds of letters, and begin and end where columns do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import BlockKind, Document
from cleanup.duplicates.align import Alignment, Span, aligned, joined
from cleanup.duplicates.differences import Differences, Kind, differences, unmatched
from cleanup.duplicates.stretches import Stretch, Words, found_stretches, words_of
from cleanup.order.fragments import End, end_of

# Words between the first and the last seed from which a stretch is looked at: some 130 characters, and the seeds in
# it. The worst column of the bench has 28 seeds over 170 words.
_SEEDED = 20
_SEEDS = 6
# Second readings of the bench are .71 alike and more without dots, other places with shared phrases .65 and less.
_ALIKE = 0.68
# Differences that show a scan at work: second readings of the bench have 6 in 100 words and more, and 10 at least;
# copies on clean letters have none.
_NOISE = 0.02
_NOISY_WORDS = 4
_MISREAD = 3
# Well-formed numbers that differ, for each misread word: tesseract reads digits worst, up to .29 on the bench. Parallel
# paragraphs on a scan have .3 and more; where extent proves little, they are not let through.
_NUMBERS_LONG = 0.4
_NUMBERS_SHORT = 0.15
# The same two words against each other: up to twice on the worst scan of the bench. Other words never come again.
_SYSTEMATIC = 3
# Columns of reports hold 1,250 characters and more; a bad reading loses some.
_COLUMN = 1000
_THIRD = 500
# The columns of a page hold about as much as each other: second readings of the bench stand .92 to 1.09 of their own
# length apart. A last page, whose left column is short, is left to the other proofs.
_SAME_SIZE = 1.25
# A block that is long enough to be no heading whose mark was lost.
_LINE = 40
# Share of blocks without a closing mark from which on an open end says nothing: a scan that was cut into lines.
_MOSTLY_OPEN = 0.5
# So many headings that are the same belong to articles, not to one procedure that is described again.
_HEADINGS = 2
# Points of evidence, in the manner of log odds, that prove a second reading, and that are worth a look. On the bench
# every second reading has 4 and more; see `_points`.
_PROVEN = 4
_PLAUSIBLE = 3
_OPEN = (End.OPEN, End.CUT)
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
        readings = aligned(document, stretch, _ALIKE) if _worth_aligning(words, stretch) else None
        if readings is None:
            continue
        chars = min(_chars(document, readings.earlier), _chars(document, readings.later))
        found = differences(document, readings)
        if chars < least_chars or not _scanned(found, chars):
            continue
        adjacent = _words_between(document, readings) == 0
        points = _points(document, readings, chars, adjacent=adjacent)
        if points >= _PLAUSIBLE:
            missing = (unmatched(words, readings, earlier=side) for side in (True, False))
            yield Reread(readings, found, chars, points >= _PROVEN, adjacent, *missing)


def _worth_aligning(words: Words, stretch: Stretch) -> bool:
    """Whether a stretch is long enough, and not the same letter for letter: that shows no scan at work."""
    if stretch.end - stretch.start < _SEEDED or stretch.seeds < _SEEDS:
        return False
    return words.text[stretch.start : stretch.end] != words.text[stretch.other_start : stretch.other_end]


def _scanned(found: Differences, chars: int) -> bool:
    """Whether a scan explains every difference, and the differences show a scan."""
    misread = found.count(Kind.MISREAD)
    noise = misread + found.count(Kind.SCRAP)
    if misread < _MISREAD or noise < max(_NOISY_WORDS, _NOISE * found.words):
        return False
    if found.count(Kind.LISTED) or found.systematic >= _SYSTEMATIC or found.renumbered:
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


def _points(document: Document, readings: Alignment, chars: int, *, adjacent: bool) -> int:
    """What speaks for a second reading: length, place, and borders in the middle of a sentence.

    Nobody writes a page twice in a row; whole columns come again a column later; an author repeats paragraphs, seldom
    a row of sections with all their headings; a column begins and ends anywhere, while paragraphs end with a full stop.
    One open end can be a full stop that the scan lost.
    """
    spans = readings.earlier, readings.later
    points = 2 if chars >= _COLUMN else 1 if chars >= _THIRD else 0
    points += 2 if adjacent else 1 if _column_between(document, readings, chars) else 0
    points += 1 if min(_headings(document, span) for span in spans) >= _HEADINGS else 0
    last = [_end_in(document, span.first, span.last) for span in spans]
    before = [_end_in(document, 0, span.first - 1) for span in spans]
    if not _closes(document):
        return points + (End.CUT in last)
    points += 2 if all(end in _OPEN for end in last) else 0
    return points + sum(1 for end in before if end in _OPEN)


def _headings(document: Document, span: Span) -> int:
    """Headings inside a reading, behind text of it."""
    inside = document.blocks[span.first + 1 : span.last + 1]
    return sum(1 for b in inside if b.kind is BlockKind.HEADING and any(c.isalpha() for c in b.text))


def _end_in(document: Document, first: int, last: int) -> End | None:
    """How the last block of running text in a range ends; None for headings and scraps. Notes are passed over."""
    blocks = document.blocks[first : last + 1][::-1]
    block = next((b for b in blocks if b.kind in (*_RUNNING, BlockKind.HEADING)), None)
    if block is None or block.kind is BlockKind.HEADING or len(block.text) < _LINE:
        return None
    return end_of(block.text, document.cues)


@lru_cache(maxsize=4)
def _closes(document: Document) -> bool:
    """Whether the document closes its paragraphs, and the scan does not cut them into lines."""
    ends = [end_of(b.text, document.cues) for b in document.blocks if b.kind in _RUNNING and len(b.text) >= _LINE]
    return sum(1 for end in ends if end in _OPEN) < _MOSTLY_OPEN * len(ends)
