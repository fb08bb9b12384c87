"""The words of a document's running text, with what stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import Block, BlockKind, Document
from cleanup.languages import ar

_TEXT = frozenset({
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
    BlockKind.HEADING, BlockKind.MASTHEAD,
})  # fmt: skip
BORDER = "\n"
"""What stands before the first word of a block."""
# Blocks of some hundred pages: what a round has read, the next one need not read again.
_REMEMBERED = 1 << 12


class Tokens(NamedTuple):
    """Words without vowel signs, the spans they have in the block, and what else than white space is before each."""

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    before: Sequence[str]
    places: Mapping[str, Sequence[int]]
    """Where each word stands, so that a rule looks only at the words that its phrases name."""


def running_text(document: Document) -> Iterator[Block]:
    """The blocks that hold sentences or headings."""
    return (block for block in document.blocks if block.kind in _TEXT)


@lru_cache(maxsize=4)
def blocks_by_word(document: Document) -> Mapping[str, Sequence[int]]:
    """The numbers of the blocks of running text that have a word: most rules have to look at few of them."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for block in running_text(document):
        for word in tokens(block.text).places:
            found[word].append(block.index)
    return found


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> Tokens:
    """The words of a block's text."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    before: list[str] = []
    places: dict[str, list[int]] = {}
    done = 0
    for at, match in enumerate(ar.WORD.finditer(text)):
        span = match.span()
        word = match[0]
        if not word.isalpha() or ar.TATWEEL in word:
            word = ar.bare(word)
        places.setdefault(word, []).append(at)
        before.append(text[done : span[0]].strip() if at else BORDER)
        words.append(word)
        spans.append(span)
        done = span[1]
    return Tokens(words, spans, before, places)
