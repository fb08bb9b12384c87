"""Footnotes: where each belongs in running text, which is behind the whole paragraph that refers to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from cleanup.document import Block, BlockKind, Document
from cleanup.order.fragments import End, end_of

# A note and its mark stand on one page: two columns of at most 3,300 characters, and a heading.
_BEHIND = (BlockKind.FOOTNOTE, BlockKind.PAGE_BREAK, BlockKind.JUNK)
PAGE_CHARS = 7000
_NOTES_TOGETHER = 50


def placed(document: Document) -> list[int] | None:
    """The order of the blocks with every note behind its paragraph; None where nothing is to be placed."""
    blocks = document.blocks
    notes = [b for b in blocks if b.kind is BlockKind.FOOTNOTE]
    if not notes or _are_endnotes(blocks, notes):
        return None
    behind: dict[int, list[int]] = {}
    for note, carrier in _carriers(document, notes):
        end = _paragraph_end(document, carrier)
        if not _stands_behind(blocks, end, note):
            behind.setdefault(end, []).append(note)
    if not behind:
        return None
    moving = {note for group in behind.values() for note in group}
    order: list[int] = []
    for block in blocks:
        if block.index not in moving:
            order.append(block.index)
        following = behind.get(block.index, [])
        if following:
            # Notes that stand there already keep their place before those that join them, unless numbered later.
            order += following
    return order


def _are_endnotes(blocks: Sequence[Block], notes: Sequence[Block]) -> bool:
    """All notes in one group at the end: the document collects them there."""
    if len(notes) < 2:
        return False
    last_text = next((b for b in reversed(blocks) if b.kind not in _BEHIND), None)
    return last_text is None or notes[0].index > last_text.index


def _carriers(document: Document, notes: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs of note and the block that carries its mark: the nearest one on its page that no other note has taken.

    A note that stands behind the whole paragraph of a carrier keeps it, however near another one is: else two notes of
    one mark would change places for ever, where a long paragraph parts the first from its mark.
    """
    blocks = document.blocks
    by_mark: dict[str, list[int]] = {}
    for block in blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            for mark in block.marks:
                by_mark.setdefault(mark, []).append(block.index)
    settled = _settled(document, notes, by_mark)
    taken = set(settled)
    out = [(note, carrier) for (_, carrier), note in settled.items()]
    standing = set(settled.values())
    for note in notes:
        if note.index in standing:
            continue
        mark = note.marks[0]
        places = by_mark.get(mark, [])
        at = bisect_left(places, note.index)
        before = next((p for p in reversed(places[:at]) if (mark, p) not in taken), None)
        after = next((p for p in places[at:] if (mark, p) not in taken), None)
        options = [p for p in (before, after) if p is not None and _distance(blocks, note.index, p) <= PAGE_CHARS]
        if options:
            carrier = min(options, key=lambda p: _distance(blocks, note.index, p))
            taken.add((mark, carrier))
            out.append((note.index, carrier))
    return out


def _settled(
    document: Document, notes: Sequence[Block], by_mark: Mapping[str, Sequence[int]]
) -> dict[tuple[str, int], int]:
    """For a mark and the paragraph that carries it the note that stands right behind it."""
    out: dict[tuple[str, int], int] = {}
    for note in notes:
        mark = note.marks[0]
        places = by_mark.get(mark, [])
        at = bisect_left(places, note.index) - 1
        if at < 0 or (mark, places[at]) in out:
            continue
        if _stands_behind(document.blocks, _paragraph_end(document, places[at]), note.index):
            out[mark, places[at]] = note.index
    return out


def _distance(blocks: Sequence[Block], a: int, b: int) -> int:
    low, high = (a, b) if a < b else (b, a)
    return blocks[high].start - blocks[low].end


def _paragraph_end(document: Document, carrier: int) -> int:
    """The last block of the paragraph that a block begins or goes on."""
    blocks = document.blocks
    at = carrier
    if blocks[at].kind not in (BlockKind.NUMBERED, BlockKind.CONTINUATION, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return at
    while end_of(blocks[at].text, document.cues) in (End.OPEN, End.CUT, End.COMMA):
        following = at + 1
        while following < len(blocks) and blocks[following].kind in (BlockKind.FOOTNOTE, BlockKind.PAGE_BREAK):
            following += 1
        if following == len(blocks) or blocks[following].kind is not BlockKind.CONTINUATION:
            break
        at = following
    return at


def _stands_behind(blocks: Sequence[Block], end: int, note: int) -> bool:
    """Whether only other notes stand between a paragraph and its note."""
    return (
        end < note
        and note - end <= _NOTES_TOGETHER
        and all(b.kind is BlockKind.FOOTNOTE for b in blocks[end + 1 : note])
    )
