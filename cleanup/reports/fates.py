"""Fates: what became of every block of the source. Each block has exactly one fate."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from cleanup.document import Block
from cleanup.engine import Result
from cleanup.reports.rising import heaviest_rising
from cleanup.reports.trace import Placed, Trace, trace
from cleanup.structure import parse

FateName = Literal["kept", "changed", "moved", "joined", "dropped"]

_SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace() and c != "\f")

FATES: tuple[FateName, ...] = ("kept", "changed", "moved", "joined", "dropped")
"""Every fate; a block that meets several has the last of them."""


class Fate(NamedTuple):
    """What became of a source block.

    A joined block may have been moved too, and a joined or moved one changed: the two flags keep that.
    """

    block: Block
    fate: FateName
    result_start: int | None
    """Offset in the clean text of the first of its characters that is still there."""
    result_block: int | None
    """Index of the clean block that holds that character."""
    findings: tuple[str, ...]
    moved: bool = False
    edited: bool = False


class Account(NamedTuple):
    """All that reports need to know of the way from source blocks to clean blocks."""

    blocks: tuple[Block, ...]
    """The blocks of the source."""
    trace: Trace
    fates: tuple[Fate, ...]
    sources: tuple[tuple[int, ...], ...]
    """For each clean block, the source blocks that it is made of, in the order of the clean text."""

    def counts(self) -> dict[FateName, int]:
        """How many source blocks met each fate."""
        found = Counter(fate.fate for fate in self.fates)
        return {name: found[name] for name in FATES}


@dataclass(slots=True)
class _Survey:
    """What is left of one source block, gathered before its fate is decided."""

    start: int | None = None
    clean_blocks: set[int] | None = None
    ids: dict[str, None] | None = None
    edited: bool = False
    replaced: bool = False

    def note(self, id_: str) -> None:
        self.ids = self.ids or {}
        self.ids[id_] = None


def block_fates(result: Result) -> tuple[Fate, ...]:
    """The fate of every source block, in source order."""
    return account(result).fates


@lru_cache(maxsize=1)
def account(result: Result) -> Account:
    """Trace the blocks of the source into the clean text."""
    blocks = result.document.blocks
    if result.log:
        blocks = parse(result.source, result.source.text, result.document.cues, result.document.language).blocks
    traced = trace(result)
    surveys = [_Survey() for _ in blocks]
    sources = _survivors(result, blocks, traced, surveys)
    _removals(blocks, traced, surveys)
    _replacements(result, blocks, traced, surveys)
    _seams(result, traced, sources, surveys, blocks)
    moved = _moved(result, blocks, traced, surveys)
    joined = {at for found in sources if len(found) > 1 for at in found}
    fates = tuple(
        _fate(result, block, survey, block.index in moved, block.index in joined)
        for block, survey in zip(blocks, surveys, strict=True)
    )
    return Account(blocks, traced, fates, tuple(tuple(found) for found in sources))


def _fate(result: Result, block: Block, survey: _Survey, moved: bool, joined: bool) -> Fate:
    ids = tuple(survey.ids or ())
    if survey.start is None:
        return Fate(block, "dropped", None, None, ids)
    name: FateName = "joined" if joined else "moved" if moved else "changed" if survey.edited else "kept"
    home = _block_index(result.document.blocks, survey.start)
    return Fate(block, name, survey.start, home, ids, moved, survey.edited)


def _block_index(blocks: Sequence[Block], offset: int) -> int | None:
    """The block in which an offset lies, or the last one before it."""
    at = bisect_right(blocks, offset, key=lambda b: b.start) - 1
    return at if at >= 0 else None


def _survivors(result: Result, blocks: Sequence[Block], traced: Trace, surveys: list[_Survey]) -> list[list[int]]:
    """Note where each block's characters are now; returns the source blocks of each clean block."""
    clean, text = result.document.blocks, result.text
    parts: list[tuple[int, int, int]] = []
    at = 0
    for piece in sorted(traced.kept, key=lambda p: p.source):
        while at < len(blocks) and blocks[at].end <= piece.source:
            at += 1
        inside = at
        while inside < len(blocks) and blocks[inside].start < piece.source_end:
            start = max(blocks[inside].start, piece.source) - piece.source + piece.start
            end = min(blocks[inside].end, piece.source_end) - piece.source + piece.start
            parts.append((start, end, inside))
            # A block in several parts is no longer what it was, also where nothing of it is missing.
            surveys[inside].edited |= blocks[inside].start < piece.source or piece.source_end < blocks[inside].end
            inside += 1
    sources: list[list[int]] = [[] for _ in clean]
    for start, end, index in parts:
        # A form feed is a block of its own, and all there is of it.
        first = start + len(text[start:end]) - len(text[start:end].lstrip(_SPACE))
        if first < end and surveys[index].start is None:
            surveys[index].start = first
    here = 0
    for start, end, index in sorted(parts):
        while here < len(clean) and clean[here].end <= start:
            here += 1
        inside = here
        while inside < len(clean) and clean[inside].start < end:
            low, high = max(start, clean[inside].start), min(end, clean[inside].end)
            if index not in sources[inside][-1:] and text[low:high].strip(_SPACE):
                sources[inside].append(index)
            inside += 1
    return [list(dict.fromkeys(found)) for found in sources]


def _removals(blocks: Sequence[Block], traced: Trace, surveys: list[_Survey]) -> None:
    at = 0
    for gone in traced.removed:
        while at < len(blocks) and blocks[at].end <= gone.start:
            at += 1
        inside = at
        while inside < len(blocks) and blocks[inside].start < gone.end:
            surveys[inside].note(gone.id)
            surveys[inside].edited = True
            surveys[inside].replaced |= gone.op == "replace"
            inside += 1


def _replacements(result: Result, blocks: Sequence[Block], traced: Trace, surveys: list[_Survey]) -> None:
    """Note what was put in inside a block, and where a block now stands that was replaced as a whole."""
    for piece in traced.pieces:
        if not piece.id or piece.op == "join":
            continue
        at = _block_index(blocks, piece.source)
        if at is None or piece.source >= blocks[at].end:
            continue
        survey = surveys[at]
        if piece.source > blocks[at].start or piece.source_end > piece.source:
            survey.note(piece.id)
            survey.edited = True
            put_in = result.text[piece.start : piece.end].strip()
            if survey.start is None and put_in and survey.replaced:
                survey.start = piece.start


def _seams(
    result: Result, traced: Trace, sources: list[list[int]], surveys: list[_Survey], blocks: Sequence[Block]
) -> None:
    """Name the join on both of the blocks that it brought together."""
    kept = [at for at, piece in enumerate(traced.pieces) if not piece.id and piece.end > piece.start]
    for left, right in pairwise(kept):
        if right == left + 1:
            continue
        ids = [p.id for p in traced.pieces[left + 1 : right] if p.op == "join"]
        if not ids:
            continue
        ends = (_last_block(blocks, traced.pieces[left]), _first_block(blocks, traced.pieces[right]))
        for at in ends:
            for id_ in ids if at is not None else ():
                surveys[at].note(id_)  # type: ignore[index]


def _last_block(blocks: Sequence[Block], piece: Placed) -> int | None:
    return _block_index(blocks, piece.source_end - 1)


def _first_block(blocks: Sequence[Block], piece: Placed) -> int | None:
    at = bisect_right(blocks, piece.source, key=lambda b: b.end)
    return at if at < len(blocks) else None


def _moved(result: Result, blocks: Sequence[Block], traced: Trace, surveys: list[_Survey]) -> set[int]:
    """The fewest and shortest blocks whose moving explains the new order, those that findings name before others."""
    alive = [at for at, survey in enumerate(surveys) if survey.start is not None]
    places = [surveys[at].start or 0 for at in alive]
    named = _named(result, blocks)
    named_weight = [blocks[at].end - blocks[at].start for at in alive]
    # A block that no finding names must outweigh any number of named ones.
    much = sum(named_weight) + 1
    weights = [weight + (0 if at in named else much) for at, weight in zip(alive, named_weight, strict=True)]
    staying = heaviest_rising(places, weights)
    moved = {at for i, at in enumerate(alive) if i not in staying}
    for at in moved:
        ids = named.get(at) or _window(traced, blocks[at])
        for id_ in ids:
            surveys[at].note(id_)
    return moved


def _named(result: Result, blocks: Sequence[Block]) -> dict[int, list[str]]:
    """Blocks that lie in the span of an applied finding that moves something, with the ids."""
    named: dict[int, list[str]] = {}
    for recorded in result.findings:
        if not recorded.applied or not any(edit.cuts for edit in recorded.edits):
            continue
        at = _first_at(blocks, recorded.source_start)
        while at < len(blocks) and blocks[at].start < recorded.source_end:
            named.setdefault(at, []).append(recorded.id)
            at += 1
    return named


def _first_at(blocks: Sequence[Block], offset: int) -> int:
    return bisect_right(blocks, offset, key=lambda b: b.end)


def _window(traced: Trace, block: Block) -> list[str]:
    """The narrowest move that carried a block which no finding's span names."""
    around = [m for m in traced.moves if m.start <= block.start and block.end <= m.end]
    return [min(around, key=lambda m: m.end - m.start).id] if around else []
