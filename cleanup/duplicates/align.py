"""Alignment: two readings of a column side by side, however their lines and paragraphs were cut.

The readings are compared as text without dots (rasm), so that most misread words still match. Where one reading has
blocks that the other lacks or garbled, the alignment bridges them: both sides hold about as much between two anchors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.document import Document
from cleanup.duplicates.stretches import Stretch, Words, words_of

# How far beyond the outermost seed the edge of a column is looked for (words): on heavy scans the first seed of a
# column stood up to 60 words behind its beginning.
_EDGE = 120
# Two readings of one line are more alike than this, two lines of other text less: unlike Arabic lines without dots
# match in 25 to 35 letters of 100, the worst readings of the bench in 55 and more.
_HALF = 0.5
# How far bad lines may push two stretches of one column off their diagonal (words).
_DRIFT = 8
# Lengths of the two sides of an edge may differ by this share, and by so many letters more.
_LENGTHS = 0.35
_LETTERS = 25


class Span(NamedTuple):
    """Blocks first..last, which hold the words start..end-1."""

    first: int
    last: int
    start: int
    end: int


class Chunk(NamedTuple):
    """Words of the two readings that stand for each other; one side may be empty. Indices of `Words`."""

    start: int
    end: int
    other_start: int
    other_end: int


class Alignment(NamedTuple):
    """Two readings of one run of text, word against word."""

    earlier: Span
    later: Span
    chunks: tuple[Chunk, ...]
    alike: float
    """How alike the shapes of the two are, 0 to 1."""


def joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches of one column made one, where bad lines between them had no seed; longest first."""
    done: list[Stretch] = []
    open_: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: s.start):
        done += [before for before in open_ if stretch.start - before.end > _EDGE]
        open_ = [before for before in open_ if stretch.start - before.end <= _EDGE]
        at = next((i for i, before in enumerate(open_) if _goes_on(before, stretch)), None)
        if at is None:
            open_.append(stretch)
            continue
        before = open_[at]
        longer = max(before, stretch, key=lambda s: s.seeds)
        open_[at] = Stretch(
            (before.earlier[0], stretch.earlier[1]), (before.later[0], stretch.later[1]),
            before.seeds + stretch.seeds, before.start, stretch.end, before.other_start, stretch.other_end,
            longer.anchor,
        )  # fmt: skip
    return sorted(done + open_, key=lambda s: (-s.seeds, s.other_start, s.start))


def _goes_on(before: Stretch, stretch: Stretch) -> bool:
    """Whether a stretch goes on where another one ended, at both places alike."""
    gap, other_gap = stretch.start - before.end, stretch.other_start - before.other_end
    if min(gap, other_gap) < -_DRIFT or max(gap, other_gap) > _EDGE:
        return False
    return abs(gap - other_gap) <= _LENGTHS * max(gap, other_gap) + _DRIFT and stretch.end <= before.other_start


@lru_cache(maxsize=4)
def _borders(document: Document) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Blocks with words, and the place of the first word of each."""
    words = words_of(document)
    blocks = tuple(sorted(index for index, found in words.of_block.items() if found))
    return blocks, tuple(bisect_left(words.block, index) for index in blocks)


def aligned(document: Document, stretch: Stretch, least: float = 0.0) -> Alignment | None:
    """The readings around a stretch, from block border to block border.

    None where they would overlap, or are less than `least` alike.
    """
    words, (blocks, starts) = words_of(document), _borders(document)
    ends = (*starts[1:], len(words.shapes))
    (a, b) = stretch.anchor
    first, other_first = stretch.start - _EDGE, max(stretch.other_start - _EDGE, a + 1)
    left = _edge(words, _between(starts, first, a), a, _between(starts, other_first, b), b, before=True)
    if left is None:
        return None
    last, other_last = min(stretch.end + _EDGE, left[1]), stretch.other_end + _EDGE
    right = _edge(words, _between(ends, a + 1, last), a, _between(ends, b + 1, other_last), b, before=False)
    if right is None:
        return None
    earlier, later = _span(blocks, starts, left[0], right[0]), _span(blocks, starts, left[1], right[1])
    one, two = (" ".join(words.shapes[span.start : span.end]) for span in (earlier, later))
    alike = Levenshtein.normalized_similarity(one, two, score_cutoff=least)
    return Alignment(earlier, later, _chunks(one, two, earlier, later), alike) if alike >= least else None


def _span(blocks: Sequence[int], starts: Sequence[int], start: int, end: int) -> Span:
    first, last = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
    return Span(blocks[first], blocks[last], start, end)


def _between(borders: Sequence[int], least: int, most: int) -> Sequence[int]:
    return borders[bisect_left(borders, least) : bisect_right(borders, most)]


def _edge(
    words: Words, own: Sequence[int], own_anchor: int, other: Sequence[int], other_anchor: int, *, before: bool
) -> tuple[int, int] | None:
    """The pair of borders up to which (or from which on) the two readings match best."""
    best: tuple[float, int, int] | None = None
    texts = [_text(words, border, other_anchor, before) for border in other]
    for border in own:
        text = _text(words, border, own_anchor, before)
        for other_border, other_text in zip(other, texts, strict=True):
            longer = max(len(text), len(other_text))
            if best is not None and abs(len(text) - len(other_text)) > _LENGTHS * longer + _LETTERS:
                continue
            least = best[0] / longer + _HALF if best and longer else 0.0
            if least > 1:
                continue
            alike = Levenshtein.normalized_similarity(text, other_text, score_cutoff=max(0.0, least))
            if best is None or longer * (alike - _HALF) > best[0]:
                best = (longer * (alike - _HALF), border, other_border)
    return best[1:] if best else None


def _text(words: Words, border: int, anchor: int, before: bool) -> str:
    return " ".join(words.shapes[border:anchor] if before else words.shapes[anchor:border])


def _chunks(one: str, two: str, earlier: Span, later: Span) -> tuple[Chunk, ...]:
    """The words that stand for each other: the alignment is cut where a space stands on both sides."""
    out: list[Chunk] = []
    at, other_at, letters, other_letters = earlier.start, later.start, 0, 0
    for end, other_end in [*_shared_spaces(one, two), (len(one), len(two))]:
        stop = at + one.count(" ", letters, end) + 1
        other_stop = other_at + two.count(" ", other_letters, other_end) + 1
        out.append(Chunk(at, stop, other_at, other_stop))
        at, other_at, letters, other_letters = stop, other_stop, end + 1, other_end + 1
    return tuple(out)


def _shared_spaces(one: str, two: str) -> Iterator[tuple[int, int]]:
    for op in Levenshtein.opcodes(one, two):
        if op.tag != "equal":
            continue
        at = one.find(" ", op.src_start, op.src_end)
        while at >= 0:
            yield at, op.dest_start + at - op.src_start
            at = one.find(" ", at + 1, op.src_end)
