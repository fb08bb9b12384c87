"""Pieces of a paragraph that stand twice in a row: the last line of a column, read with each of two readings."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.compare import compare
from cleanup.duplicates.copies import Copy
from cleanup.duplicates.stretches import Words
from cleanup.languages import ar
from cleanup.order.fragments import End, end_of
from cleanup.order.numbering import marks_of

# Fewer words come twice by chance.
_LEAST_WORDS = 4
# A misread word of a line that is read well otherwise: one letter of four.
_ALIKE = 0.75
# A misreading can come again: the right word stands so many times as often in the rest of the text.
_OFTENER = 4
# A block of about one line and more, whose open end is no heading's.
_LINE = 50


def twice_in_a_row(document: Document, words: Words) -> Iterator[Copy]:
    """Pieces that stand twice, with the one that goes: the later of equal ones, the misread one of others."""
    blocks = [b for b in document.blocks if b.kind is not BlockKind.PAGE_BREAK]
    for at, (first, second) in enumerate(itertools.pairwise(blocks)):
        one, two = words.of_block.get(first.index, []), words.of_block.get(second.index, [])
        if len(one) < _LEAST_WORDS or len(one) != len(two):
            continue
        goes_first = False
        if one != two:
            known = _misread_side(one, two, words) if at and _cut_before(document, blocks[at - 1], first, second) else 0
            if not known:
                continue
            goes_first = known > 0
        elif not first.kind is second.kind is BlockKind.CONTINUATION:
            continue
        goes, stays = (first, second) if goes_first else (second, first)
        comparison = compare(words.of_block[goes.index], words.of_block[stays.index], document.cues)
        if comparison.conflict is None:
            yield Copy(goes.index, goes.index, stays.index, stays.index, (comparison,), in_a_row=True)


def _cut_before(document: Document, before: Block, *pieces: Block) -> bool:
    """Whether pieces without marks stand behind a paragraph that breaks off."""
    running = (BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION)
    if before.kind not in running or len(before.text) < _LINE:
        return False
    plain = all(
        b.kind in (BlockKind.PARAGRAPH, BlockKind.CONTINUATION) and marks_of(b.text, None) == (False, None, None)
        for b in pieces
    )
    return plain and end_of(before.text, document.cues) in (End.OPEN, End.CUT)


def _misread_side(one: Sequence[str], two: Sequence[str], words: Words) -> int:
    """1 where all that differs is misread in the first line, -1 in the second, 0 where that cannot be told.

    Misread is a word that is rare elsewhere, beside one of nearly the same shape that is not.
    """
    counts = Counter(words.text)
    here = Counter([*one, *two])
    sides = set()
    for a, b in zip(one, two, strict=True):
        if a == b:
            continue
        if Indel.normalized_similarity(ar.rasm(a), ar.rasm(b)) < _ALIKE:
            return 0
        elsewhere, elsewhere_other = counts[a] - here[a], counts[b] - here[b]
        if max(elsewhere, elsewhere_other) <= _OFTENER * min(elsewhere, elsewhere_other):
            return 0
        sides.add(1 if elsewhere_other > elsewhere else -1)
    return sides.pop() if len(sides) == 1 else 0
