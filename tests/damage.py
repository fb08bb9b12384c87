"""Damage: a clean document as a scan of two-column pages would give it, read in the wrong order.

The body is poured into columns, paragraphs are cut where a column ends, notes go to the foot of the column in which
their mark stands. Each page is then read left column first, although the right column holds what comes first. A column
or a page may be read twice. All of it is a function of the document and the layout: there is no chance in it.

Numbers of paragraphs can be misread or lost besides (`with_numbers_spoilt`); there a seed tells which.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.bench import noise
from tests.support import blocks_of

# Fewer characters than this are not left alone at a column's foot or head: two lines of a column.
_LEAST_PIECE = 110

_NUMBERED = re.compile(r"[\d\u0660-\u0669]{1,3}(?: -|\.) ")
_HEADING_CHARS = 160
_NOTE = re.compile(r"(?:<sup>)?\((?P<mark>[\d\u0660-\u0669]+)\)(?:</sup>)? |(?P<star>\\?\*) ")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document was printed and read."""

    column: int = 1500
    """Characters that a column holds."""
    first_column: int = 800
    """The same on the first page, under the masthead."""
    again: Mapping[int, str] = field(default_factory=dict)
    """Pages (from 1) of which something was read twice: `column` (right, left, right) or `page` (all of it)."""
    running_symbol: str = ""
    """Where given, each page but the first opens with this symbol and the page number."""
    form_feeds: bool = False
    """Whether form feeds stand between the pages."""
    wrong_order: bool = True
    """Whether the left column is read before the right one."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text, and what repairing it has to give."""

    text: str
    expected: str


@dataclass(slots=True)
class _Column:
    """One column: its pieces from top to foot, and how much room is left."""

    room: int
    pieces: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def put(self, piece: str, notes: Sequence[str]) -> None:
        self.pieces.append(piece)
        self.notes += notes
        self.room -= len(piece) + sum(map(len, notes))

    @property
    def read(self) -> list[str]:
        return self.pieces + self.notes


def damaged(clean: str, layout: Layout) -> Damaged:
    """Print a clean document in two columns and read it back in the wrong order."""
    blocks = blocks_of(clean)
    start = next((i for i, block in enumerate(blocks) if _opens_body(block)), 0)
    head, head_notes = _split_notes(blocks[:start])
    columns, ends = _poured(blocks[start:], layout, head_notes)
    pages = [columns[i : i + 2] for i in range(0, len(columns), 2)]
    text = "\n\n".join([*head, *_read(pages, layout)]) + "\n"
    return Damaged(text, _expected(blocks, start, ends, layout))


def with_numbers_spoilt(text: str, seed: int, *, garbled: float = 0.0, lost: float = 0.0) -> str:
    """The text with a share of its paragraph numbers read as tesseract reads them, or lost with their dashes.

    What becomes of a number depends on the words behind it, not on its place: in every order of the blocks the same.
    """
    return "\n\n".join(_spoilt(block, seed, garbled, lost) for block in text.split("\n\n"))


def _spoilt(block: str, seed: int, garbled: float, lost: float) -> str:
    match = noise.NUMBER.match(block)
    if not match:
        return block
    chance = random.Random(f"{seed} {block[: _LEAST_PIECE // 2]}")
    fate = chance.random()
    if fate < lost:
        return block[match.end() :]
    return noise.garbled(match["digits"], chance) + block[match.end("digits") :] if fate < lost + garbled else block


def _opens_body(block: str) -> bool:
    return bool(_NUMBERED.match(block) or re.match(r"#{1,6} |[^\s.]+ - (?=\S)", block))


def _is_heading(block: str) -> bool:
    return len(block) < _HEADING_CHARS and block[-1] not in ".:؛" and not _NUMBERED.match(block)


def _split_notes(blocks: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lines of a masthead, and the notes among them."""
    notes = [block for block in blocks if _NOTE.match(block)]
    return [block for block in blocks if block not in notes], notes


def _with_notes(blocks: Sequence[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Blocks with the notes that follow them: the index of the last of these, the block, the notes."""
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and _NOTE.match(blocks[end]):
            end += 1
        yield end - 1, blocks[at], list(blocks[at + 1 : end])
        at = end


def _mark_of(note: str) -> str:
    match = _NOTE.match(note)
    assert match
    return f"({match['mark']})" if match["mark"] else match["star"]


def _poured(blocks: Sequence[str], layout: Layout, head_notes: Sequence[str]) -> tuple[list[_Column], list[int | None]]:
    """The columns, and for each the last block that begins in it or before it."""
    columns = [_Column(layout.first_column, notes=list(head_notes))]
    ends: list[int | None] = [None]
    waiting: list[str] = []

    def new_column() -> None:
        columns.append(_Column(layout.first_column if len(columns) < 2 else layout.column))
        ends.append(None)

    for last, block, notes in _with_notes(blocks):
        if _is_heading(block):
            waiting.append(block)
            continue
        rest = block
        headings = sum(len(h) for h in waiting)
        least = min(len(block), _LEAST_PIECE)
        if columns[-1].pieces and columns[-1].room - headings < least:
            new_column()
        for heading in waiting:
            columns[-1].put(heading, ())
        waiting = []
        while True:
            piece, rest = _cut(rest, columns[-1].room)
            mine = [note for note in notes if _mark_of(note) in piece]
            columns[-1].put(piece, mine)
            ends[-1] = last
            notes = [note for note in notes if note not in mine]
            if not rest:
                break
            new_column()
    for heading in waiting:
        columns[-1].put(heading, ())
    return columns, ends


def _cut(text: str, room: int) -> tuple[str, str]:
    """What still fits into a column, cut between words, and the rest; both at least two lines long."""
    if len(text) <= room + 30 or len(text) < 2 * _LEAST_PIECE:
        return text, ""
    at = text.rfind(" ", _LEAST_PIECE // 2, max(room, _LEAST_PIECE))
    while at > 0 and not (text[at - 1].isalpha() and text[at + 1 : at + 2].isalpha()):
        at = text.rfind(" ", 0, at)
    if at <= 0:
        return text, ""
    if len(text) - at < _LEAST_PIECE:
        return text, ""
    return text[:at], text[at + 1 :]


def _read(pages: Sequence[Sequence[_Column]], layout: Layout) -> Iterator[str]:
    """The blocks in the order in which the pages are read."""
    for number, page in enumerate(pages, 1):
        if number > 1:
            if layout.form_feeds:
                yield "\f"
            if layout.running_symbol:
                yield from (layout.running_symbol, str(number))
        right, left = page[0].read, page[1].read if len(page) > 1 else []
        first, second = (left, right) if layout.wrong_order else (right, left)
        again = layout.again.get(number, "")
        if again == "column":
            yield from [*right, *left, *right]
        else:
            yield from [*first, *second] * (2 if again == "page" else 1)


def _expected(blocks: Sequence[str], start: int, ends: Sequence[int | None], layout: Layout) -> str:
    """The clean document; a form feed follows the block in which its page ends."""
    breaks = set()
    if layout.form_feeds:
        page_ends = [ends[i + 1 if i + 1 < len(ends) else i] for i in range(0, len(ends), 2)][:-1]
        breaks = {start + end for end in page_ends if end is not None}
    out = []
    for at, block in enumerate(blocks):
        out += [block, "\f"] if at in breaks else [block]
    return "\n\n".join(out) + "\n"
