"""The document: a source, its text, and blocks that know what they are and where they came from."""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleanup.cues import NO_CUES, Cues


class BlockKind(enum.Enum):
    """What a block is. The values appear in ledgers and never change meaning."""

    MASTHEAD = "masthead"
    HEADING = "heading"
    NUMBERED = "numbered"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    LIST_ITEM = "list-item"
    FOOTNOTE = "footnote"
    TABLE = "table"
    PAGE_BREAK = "page-break"
    FURNITURE = "furniture"
    WEB_FURNITURE = "web-furniture"
    JUNK = "junk"


class Region(NamedTuple):
    """What a reader knows about a stretch of the source text; formats with geometry fill it.

    Offsets are code points of the source text, the box is (left, top, right, bottom) in the unit of the format,
    confidence is the OCR's own, 0 to 1.
    """

    start: int
    end: int
    page: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from, with all that is needed to write its bytes again."""

    path: str
    sha256: str
    size: int
    encoding: str
    bom: bool
    newline: str
    format: str
    text: str = field(repr=False)
    regions: tuple[Region, ...] = ()

    def encode(self, text: str) -> bytes:
        """The bytes of `text` in the source's encoding, with its byte order mark.

        Raises UnicodeEncodeError where the encoding lacks a character.
        """
        mark = "\ufeff".encode(self.encoding) if self.bom else b""
        return mark + text.encode(self.encoding)


class SecondReading(NamedTuple):
    """Text that stood twice, of which one reading was dropped: the span of the one that stays, and that of the other.

    Offsets of the source; in a `Document`, indices of blocks: those of the kept reading, and the block behind the place
    where the other one stood (both ends alike, unless a piece of it stayed).
    """

    kept: tuple[int, int]
    gone: tuple[int, int]


class Number(NamedTuple):
    """The number that a paragraph or footnote carries: its value and the span of its digits in the text."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text between paragraph borders. Offsets are code points of the document's working text."""

    index: int
    kind: BlockKind
    start: int
    end: int
    text: str
    number: Number | None = None
    marks: tuple[str, ...] = ()
    """Footnote marks: those that the text carries, or for a footnote its own."""
    level: int = 0
    """Depth of a heading or list item, 1 the outermost; 0 for others, and for headings known by their look alone."""
    body: int = 0
    """Offset in `text` where the words begin, after number, bullet or note mark."""
    region: Region | None = None

    @property
    def words_text(self) -> str:
        """The text without its leading number or mark."""
        return self.text[self.body :]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A working text with its blocks. Every pass takes one and yields findings about it.

    Documents are told apart by identity, so that what several rules need to know of one is worked out once.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    language: str
    cues: Cues = NO_CUES
    paragraph_style: str = "blank-line"
    furniture_before: tuple[int, ...] = ()
    """For each block, how many places of page furniture came before it in the source; empty where none was dropped."""
    second_readings: tuple[SecondReading, ...] = ()
    """What stood twice until one reading was dropped: where a column was read again, its borders show."""

    def gap_after(self, index: int) -> tuple[int, int]:
        """The span between block `index` and the next one (or the end of the text)."""
        following = self.blocks[index + 1].start if index + 1 < len(self.blocks) else len(self.text)
        return self.blocks[index].end, following

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`, or the last one before it."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 else None


_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Turns offsets into line and column, both counted from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        # Lines as editors and CI count them: a form feed, at which Python ends a line too, ends none.
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1


def number_values(blocks: Sequence[Block]) -> list[int]:
    """The numbers of the numbered paragraphs, in order."""
    return [b.number.value for b in blocks if b.kind is BlockKind.NUMBERED and b.number]
