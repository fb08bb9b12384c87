"""Copies: runs of blocks whose every word is found again at another place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.compare import Comparison, compare
from cleanup.duplicates.copies import Copy, Repeat
from cleanup.duplicates.pieces import twice_in_a_row
from cleanup.duplicates.stretches import Words, found_stretches, words_of
from cleanup.languages import ar

# Short blocks (headings, list items) are compared as wholes; longer ones may be part of a longer block.
_SHORT_WORDS = 4
# "Article 7" that lost its number beside "Article 7": it goes only with the run in which it stands.
_SHORT_ALIKE = 0.7
# At a word error rate of two in five, one seed of four words in eight still matches.
_SEED_SHARE = 0.12
# Words that two readings have in common in any order: a cheap look before the alignment. Half is less than any second
# reading of the bench has (.65 for heavy noise), and more than two unlike paragraphs of one report.
SHARED_WORDS = 0.5


@lru_cache(maxsize=4)
def repeats(document: Document) -> tuple[Repeat, ...]:
    """Every two places with one text, longest first; before them, pieces of a paragraph that stand twice in a row."""
    return tuple(_repeats(document))


def _repeats(document: Document) -> Iterator[Repeat]:
    words = words_of(document)
    for piece in twice_in_a_row(document, words):
        yield Repeat(piece, None)
    for stretch in found_stretches(document):
        later = _copy(document, words, stretch.later, stretch.earlier, stretch.seeds)
        earlier = _copy(document, words, stretch.earlier, stretch.later, stretch.seeds)
        if later or earlier:
            yield Repeat(later, earlier)


def _copy(document: Document, words: Words, own: tuple[int, int], other: tuple[int, int], seeds: int) -> Copy | None:
    """The longest run of blocks at `own` that are found at `other`; a neighbour on each side may belong to it."""
    low, high = max(0, own[0] - 1), min(len(document.blocks) - 1, own[1] + 1)
    other_low, other_high = max(0, other[0] - 1), min(len(document.blocks) - 1, other[1] + 1)
    if low <= other_high and other_low <= high:
        low, high, other_low, other_high = *own, *other
        if low <= other_high and other_low <= high:
            return None
    if all(seeds < _SEED_SHARE * len(words.of_block.get(i, ())) for i in range(own[0], own[1] + 1)):
        return None
    window = [w for i in range(other_low, other_high + 1) for w in words.of_block.get(i, ())]
    others = document.blocks[other_low : other_high + 1]
    best: list[tuple[int, Comparison]] = []
    run: list[tuple[int, Comparison]] = []
    for at in range(low, high + 1):
        known = words.of_block.get(at, [])
        enough = seeds >= _SEED_SHARE * len(known)
        found = _found(document, known, document.blocks[at], window, others, words) if enough else None
        run = [*run, (at, found)] if found else []
        if sum(c.length for _, c in run) > sum(c.length for _, c in best):
            best = run
    if not best:
        return None
    letters = sum(sum(map(len, words.of_block.get(at, ()))) for at in range(own[0], own[1] + 1))
    covers = sum(c.length for _, c in best) / max(1, letters)
    return Copy(best[0][0], best[-1][0], other_low, other_high, tuple(c for _, c in best), covers)


def _found(
    document: Document, own: list[str], block: Block, window: Sequence[str], others: Sequence[Block],
    words: Words,
) -> Comparison | None:  # fmt: skip
    """The comparison of a block with the stretch of the window that reads like it; None where it is not there."""
    if not own or not window:
        return None
    if len(own) <= _SHORT_WORDS or block.kind is BlockKind.HEADING:
        return _short(document, own, window, others, words)
    text, around = " ".join(own), " ".join(window)
    if len(text) > len(around) + 20 or shared(own, window) < SHARED_WORDS:
        return None
    match = fuzz.partial_ratio_alignment(text, around)
    if match is None or match.score < 60:
        return None
    start = around.rfind(" ", 0, match.dest_start + 1) + 1
    end = around.find(" ", max(0, match.dest_end - 1))
    if _numbers_differ(block, _block_at(others, words, around.count(" ", 0, start))):
        return None
    comparison = compare(own, around[start : end if end >= 0 else len(around)].split(), document.cues, cut=True)
    return comparison if comparison.same else None


def _short(
    document: Document, own: list[str], window: Sequence[str], others: Sequence[Block], words: Words
) -> Comparison | None:
    """A heading or scrap: it stands in the window word for word, or a block there reads nearly like it."""
    if f" {' '.join(own)} " in f" {' '.join(window)} ":
        return Comparison(1.0, (), None, sum(map(len, own)), len(own))
    found = [compare(own, words.of_block.get(b.index, []), document.cues) for b in others]
    close = [c for c in found if c.same or (c.conflict is None and c.alike >= _SHORT_ALIKE)]
    return max(close, key=lambda c: c.alike, default=None)


def shared(own: Sequence[str], window: Sequence[str]) -> float:
    """The share of a block's word shapes that stand in a window."""
    shapes = {ar.rasm(word) for word in window}
    return sum(1 for word in own if ar.rasm(word) in shapes) / max(1, len(own))


def _block_at(others: Sequence[Block], words: Words, at: int) -> tuple[Block, bool] | None:
    """The block that holds word `at` of the window, and whether the word stands at its beginning."""
    for block in others:
        count = len(words.of_block.get(block.index, ()))
        if at < count:
            return block, at <= 1
        at -= count
    return None


def _numbers_differ(block: Block, place: tuple[Block, bool] | None) -> bool:
    """Whether two paragraphs that begin alike carry different numbers: then they are different, however alike."""
    if place is None or block.kind is not BlockKind.NUMBERED or not block.number:
        return False
    other, at_start = place
    differ = other.kind is BlockKind.NUMBERED and other.number is not None and other.number.value != block.number.value
    return at_start and differ
