"""Joins: a paragraph that was cut at the end of a column or page, and its other piece, which follows it now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import Block, BlockKind, Document
from cleanup.findings import Evidence
from cleanup.languages import ar
from cleanup.order.analysis import RELIABLE, Analysis, analyse
from cleanup.order.fragments import End, end_of
from cleanup.order.numbering import opens_marked

# A numbered heading ("5. Budget") has no full stop either: a cut piece is at least most of a column's line.
_CUT_WORDS = 5
# While another order of the document would gain this much, what stands side by side may not belong together.
_UNSETTLED = 5.0
_CUT_CHARS = 30


class Join(NamedTuple):
    """Two blocks that are one paragraph."""

    first: Block
    second: Block
    glue: bool
    """One word was cut in two: no space between the pieces."""
    proven: bool
    evidence: tuple[Evidence, ...]
    page_break: bool


@lru_cache(maxsize=4)
def joins(document: Document) -> tuple[Join, ...]:
    """Pairs of neighbouring pieces of one paragraph."""
    return tuple(_joins(document, analyse(document)))


def _joins(document: Document, analysis: Analysis) -> Iterator[Join]:
    blocks = document.blocks
    settled = analysis.margin < _UNSETTLED
    fragment_at = {f.block: i for i, f in enumerate(analysis.fragments)}
    for first in blocks:
        if first.kind not in (BlockKind.NUMBERED, BlockKind.CONTINUATION, BlockKind.LIST_ITEM):
            continue
        at = first.index + 1
        broken = at < len(blocks) and blocks[at].kind is BlockKind.PAGE_BREAK
        at += broken
        if at >= len(blocks) or blocks[at].kind is not BlockKind.CONTINUATION:
            continue
        if opens_marked(blocks[at].text):
            continue
        end = end_of(first.text, document.cues)
        if end not in (End.OPEN, End.CUT, End.COMMA) or not _holds_line(first, end):
            continue
        join = _join(document, analysis, first, blocks[at], end, broken, fragment_at, settled=settled)
        if join is not None:
            yield join


def _join(
    document: Document, analysis: Analysis, first: Block, second: Block, end: End, broken: bool,
    fragment_at: dict[int, int], *, settled: bool,
) -> Join | None:  # fmt: skip
    a, b = analysis.fragments[fragment_at[first.index]], analysis.fragments[fragment_at[second.index]]
    own = _paragraph_number(document.blocks, first.index)
    following = _next_number(document.blocks, second.index)
    evidence = [Evidence("cut-end" if end is End.CUT else "open-end", " ".join(first.text.split()[-3:]))]
    in_step = own is not None and (following is None or following in (own + 1, 1))
    if in_step and following is not None:
        evidence.append(Evidence("number", f"{own} → {following}"))
    seam = analysis.links.seam(a, b)
    link = analysis.links(fragment_at[first.index], fragment_at[second.index])
    evidence.append(Evidence("margin", f"{link - analysis.links.apart(a):.1f}"))
    if seam:
        evidence.append(Evidence("seam-words", f"{' '.join(a.last)} … {' '.join(b.first)}"))
    orderly = max(analysis.reliability_before, analysis.reliability_after) >= RELIABLE
    if orderly and own is None and not seam and end is not End.CUT:
        # Where paragraphs have numbers, what stands outside of them is a title, a preamble or a list.
        return None
    comma = end is End.COMMA and analysis.habits.comma_ends
    proven = in_step and orderly and settled and not comma and (analysis.habits.closes or seam > 0 or end is End.CUT)
    return Join(first, second, _one_word(document, first, second), proven, tuple(evidence), broken)


def _holds_line(first: Block, end: End) -> bool:
    words = first.words_text.split()
    return end is End.CUT or (len(words) >= _CUT_WORDS and len(first.words_text) >= _CUT_CHARS)


def _paragraph_number(blocks: Sequence[Block], at: int) -> int | None:
    """The number of the paragraph that a block belongs to."""
    while at >= 0:
        block = blocks[at]
        if block.kind is BlockKind.NUMBERED and block.number:
            return block.number.value
        if block.kind in (BlockKind.HEADING, BlockKind.MASTHEAD):
            return None
        at -= 1
    return None


def _next_number(blocks: Sequence[Block], at: int) -> int | None:
    """The next paragraph number, past headings and notes."""
    for i in range(at + 1, len(blocks)):
        number = blocks[i].number
        if blocks[i].kind is BlockKind.NUMBERED and number:
            return number.value
    return None


def _one_word(document: Document, first: Block, second: Block) -> bool:
    """Whether the pieces cut a word: whole it stands elsewhere in the document, and its first half never does."""
    left = ar.WORD.findall(first.text[-30:])
    right = ar.WORD.match(second.text)
    if not left or not right or not first.text.endswith(left[-1]) or left[-1][-1] in ar.NON_CONNECTORS:
        return False
    words = _words(document)
    return words[left[-1] + right[0]] > 0 and words[left[-1]] == 1


@lru_cache(maxsize=4)
def _words(document: Document) -> Counter[str]:
    """The words of a document with how often they stand there."""
    return Counter(ar.WORD.findall(document.text))
