"""The words of a document's running text, with what stands between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import BlockKind, Document
from cleanup.languages import ar

_TEXT = frozenset({
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
    BlockKind.HEADING, BlockKind.MASTHEAD,
})  # fmt: skip
BORDER = "\n"
"""What stands before the first word of a block."""


class Tokens(NamedTuple):
    """Words without vowel signs, the spans they have in the text, and what else than white space is before each."""

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    before: Sequence[str]
    places: Mapping[str, Sequence[int]]
    """Where each word stands, so that a rule looks only at the words that its phrases name."""


@lru_cache(maxsize=2)
def tokens(document: Document) -> Tokens:
    """The words of the blocks that hold sentences or headings."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    before: list[str] = []
    places: dict[str, list[int]] = {}
    for block in document.blocks:
        if block.kind not in _TEXT:
            continue
        done, offset, text = 0, block.start, block.text
        for at, match in enumerate(ar.WORD.finditer(text)):
            start, end = match.span()
            word = match[0]
            if not word.isalpha() or ar.TATWEEL in word:
                word = ar.bare(word)
            places.setdefault(word, []).append(len(words))
            before.append(text[done:start].strip() if at else BORDER)
            words.append(word)
            spans.append((offset + start, offset + end))
            done = end
    return Tokens(words, spans, before, places)
