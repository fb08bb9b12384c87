"""Trace: the log replayed with the finding's id on every character that was put in or taken out.

`Provenance` says where a character stood; reports also have to say which change put it there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.engine import Result


class Piece(NamedTuple):
    """A stretch of the clean text: kept from the source (no id), or put in by a finding for a stretch of the source.

    A piece of length 0 marks where a finding took something out.
    """

    length: int
    source: int
    source_end: int
    id: str = ""
    op: str = ""


class Placed(NamedTuple):
    """A piece with its place in the clean text."""

    start: int
    end: int
    source: int
    source_end: int
    id: str
    op: str


class Removed(NamedTuple):
    """A stretch of the source that a finding took out or replaced."""

    start: int
    end: int
    id: str
    op: str


class Moved(NamedTuple):
    """The stretch of the source from whose parts a move was made."""

    start: int
    end: int
    id: str


class Trace(NamedTuple):
    """The clean text as pieces in order, what is missing of the source in source order, and the moves."""

    pieces: tuple[Placed, ...]
    removed: tuple[Removed, ...]
    moves: tuple[Moved, ...]

    @property
    def kept(self) -> list[Placed]:
        """The pieces that come from the source, in the order of the clean text."""
        return [piece for piece in self.pieces if not piece.id]


def trace(result: Result) -> Trace:
    """Replay the log of a result."""
    pieces = [Piece(len(result.source.text), 0, len(result.source.text))] if result.source.text else []
    removed: list[Removed] = []
    moves: list[Moved] = []
    for batch in _batches(result.log):
        pieces = _move(pieces, batch, moves) if batch[0][1].cuts else _replace(pieces, batch[::-1], removed)
    return Trace(_placed(pieces), tuple(sorted(removed)), tuple(moves))


def _batches(log: Sequence[tuple[str, Edit]]) -> Iterator[list[tuple[str, Edit]]]:
    """Runs of moves, and runs of replacements whose offsets fall, so that one does not shift the next."""
    batch: list[tuple[str, Edit]] = []
    for entry in log:
        if batch:
            before, edit = batch[-1][1], entry[1]
            together = bool(before.cuts) == bool(edit.cuts) and (edit.cuts or edit.end <= before.start)
            if not together:
                yield batch
                batch = []
        batch.append(entry)
    if batch:
        yield batch


def _chunks(pieces: Sequence[Piece], cuts: Sequence[int]) -> list[list[Piece]]:
    """The pieces between rising offsets. A mark of length 0 at a cut stays with what stands before it."""
    out: list[list[Piece]] = []
    queue = iter(pieces)
    piece = next(queue, None)
    at = 0
    for cut in cuts:
        chunk: list[Piece] = []
        while piece is not None and at + piece.length <= cut:
            chunk.append(piece)
            at += piece.length
            piece = next(queue, None)
        if piece is not None and at < cut:
            head, piece = _cut(piece, cut - at)
            chunk.append(head)
            at = cut
        out.append(chunk)
    out.append([] if piece is None else [piece, *queue])
    return out


def _cut(piece: Piece, length: int) -> tuple[Piece, Piece]:
    if piece.id:
        return piece._replace(length=length), piece._replace(length=piece.length - length)
    middle = piece.source + length
    return Piece(length, piece.source, middle), Piece(piece.length - length, middle, piece.source_end)


def _replace(pieces: list[Piece], rising: Sequence[tuple[str, Edit]], removed: list[Removed]) -> list[Piece]:
    chunks = _chunks(pieces, [x for _, e in rising for x in (e.start, e.end)])
    out = chunks[0]
    for (id_, edit), gone, kept in zip(rising, chunks[1::2], chunks[2::2], strict=True):
        marks: list[Piece] = []
        while gone and not gone[-1].length:
            marks.append(gone.pop())
        if gone:
            start, end = min(p.source for p in gone), max(p.source_end for p in gone)
        else:
            start = end = out[-1].source_end if out else (kept[0].source if kept else 0)
        removed += [Removed(p.source, p.source_end, id_, edit.op) for p in gone if not p.id]
        out.append(Piece(len(edit.after), start, end, id_, edit.op))
        out += marks[::-1]
        out += kept
    return out


def _move(pieces: list[Piece], batch: Sequence[tuple[str, Edit]], moves: list[Moved]) -> list[Piece]:
    bounds: list[int] = []
    for start, end in sorted((e.start, e.end) for _, e in batch):
        if bounds and start < bounds[-1]:
            bounds[-1] = max(bounds[-1], end)
        else:
            bounds += (start, end)
    chunks = _chunks(pieces, bounds)
    for id_, edit in batch:
        which = bisect_right(bounds[::2], edit.start) - 1
        base = bounds[2 * which]
        assert edit.cuts
        cuts = [x - base for x in (edit.start, *edit.cuts, edit.end)]
        head, left, gap, right, tail = _chunks(chunks[1 + 2 * which], cuts)
        carried = [p for p in left + right if not p.id]
        if carried:
            moves.append(Moved(min(p.source for p in carried), max(p.source_end for p in carried), id_))
        chunks[1 + 2 * which] = head + right + gap + left + tail
    return [piece for chunk in chunks for piece in chunk]


def _placed(pieces: Sequence[Piece]) -> tuple[Placed, ...]:
    """Pieces with their offsets; neighbours that also were neighbours in the source become one again."""
    out: list[Placed] = []
    at = 0
    for length, source, source_end, id_, op in pieces:
        last = out[-1] if out else None
        if last and not id_ and not last.id and last.source_end == source:
            out[-1] = Placed(last.start, at + length, last.source, source_end, "", "")
        else:
            out.append(Placed(at, at + length, source, source_end, id_, op))
        at += length
    return tuple(out)
