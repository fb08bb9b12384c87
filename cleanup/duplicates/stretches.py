"""Stretches of text that come again, found by shared word shapes, however the blocks are cut.

Seeds are word n-grams of dot-less shapes; seeds on nearly one diagonal of the document-against-itself matrix make a
stretch (as in BLAST, Altschul 1990, or plagiarism detection). Linear in the number of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import BlockKind, Document
from cleanup.languages import ar

# Words of a seed: at a word error rate of one in five, two seeds in five still match.
_SEED = 4
# Seeds that stand in more places than this are stock phrases and lead nowhere.
_COMMON = 6
# How far seeds of one stretch may lie apart, and how far insertions may push them off the diagonal (words).
_GAP = 40
_DRIFT = 8
_SEEDS = 3
# A second reading stands within two pages of the first: a page of two full columns has about 1,200 words.
_REACH = 3000

COMPARED = (
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
    BlockKind.HEADING, BlockKind.TABLE, BlockKind.JUNK,
)  # fmt: skip


class Words(NamedTuple):
    """The words of the body, block after block."""

    text: tuple[str, ...]
    shapes: tuple[str, ...]
    block: tuple[int, ...]
    """For each word, its block."""
    of_block: dict[int, list[str]]
    """For each block, its words."""


@dataclass(slots=True)
class _Chain:
    start: int
    other_start: int
    end: int
    other_end: int
    seeds: list[tuple[int, int]]


class Stretch(NamedTuple):
    """Blocks of an earlier and a later place that share a stretch of words."""

    earlier: tuple[int, int]
    later: tuple[int, int]
    seeds: int
    start: int
    """Place of the first word of the first seed, and so on."""
    end: int
    other_start: int
    other_end: int
    anchor: tuple[int, int]
    """A seed in the middle: its place at the earlier and at the later place."""


@lru_cache(maxsize=4)
def words_of(document: Document) -> Words:
    """The words of the body with their shapes."""
    text: list[str] = []
    shapes: list[str] = []
    blocks: list[int] = []
    of_block: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.kind in COMPARED:
            found = list(ar.folded_words(block.text))
            of_block[block.index] = found
            text += found
            shapes += _shapes(found)
            blocks += [block.index] * len(found)
    return Words(tuple(text), tuple(shapes), tuple(blocks), of_block)


def _shapes(words: Sequence[str]) -> list[str]:
    """The dot-less shapes of words; in one go, since most of the time goes into calls."""
    together = ar.rasm(" ".join(words)).split(" ")
    return together if len(together) == len(words) else [ar.rasm(word) for word in words]


@lru_cache(maxsize=4)
def found_stretches(document: Document) -> tuple[Stretch, ...]:
    """Stretches of a document that come again, longest first."""
    return tuple(stretches(words_of(document)))


def stretches(words: Words) -> list[Stretch]:
    """Stretches that come again, longest first."""
    shapes = words.shapes
    first: dict[tuple[str, ...], int] = {}
    places: dict[tuple[str, ...], list[int]] = {}
    for at, seed in enumerate(zip(shapes, shapes[1:], shapes[2:], shapes[3:], strict=False)):
        if seed not in first:
            first[seed] = at
        else:
            places.setdefault(seed, [first[seed]]).append(at)
    seeds = sorted(pair for group in places.values() for pair in _near_pairs(group))
    found = [c for c in _chains(seeds) if len(c.seeds) >= _SEEDS and c.end <= c.other_start]
    out = [
        Stretch(
            (words.block[c.start], words.block[c.end + _SEED - 1]),
            (words.block[c.other_start], words.block[c.other_end + _SEED - 1]),
            len(c.seeds),
            c.start,
            c.end + _SEED,
            c.other_start,
            c.other_end + _SEED,
            c.seeds[len(c.seeds) // 2],
        )
        for c in found
    ]
    return sorted(set(out), key=lambda s: (-s.seeds, s.later, s.earlier))


def _near_pairs(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places within reach of each other, but for stock phrases."""
    for i, a in enumerate(group):
        near = group[i + 1 : i + 2 + _COMMON]
        reach = [b for b in near if b - a <= _REACH]
        if len(reach) <= _COMMON:
            yield from ((a, b) for b in reach)


def _chains(seeds: Sequence[tuple[int, int]]) -> list[_Chain]:
    """Seeds in order, joined to the chain on their diagonal."""
    open_: dict[int, _Chain] = {}
    out: list[_Chain] = []
    for a, b in seeds:
        key = (b - a) // _DRIFT
        chain = None
        for near in (key, key - 1, key + 1):
            candidate = open_.get(near)
            if candidate and 0 <= a - candidate.end <= _GAP and 0 <= b - candidate.other_end <= _GAP + _DRIFT:
                chain = candidate
                break
        if chain is None:
            chain = _Chain(a, b, a, b, [(a, b)])
            out.append(chain)
        else:
            chain.end, chain.other_end = a, b
            chain.seeds.append((a, b))
        open_[key] = chain
    return out
