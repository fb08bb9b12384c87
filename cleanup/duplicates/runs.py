"""Runs of blocks that repeat an earlier run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.compare import Comparison, compare, tokens

# Words of a shingle: five in a row hardly come twice by chance, and most survive an error rate of one word in ten.
_SHINGLE = 5
# Shingles that stand in more places than this are boilerplate and lead nowhere.
_COMMON = 8
_LEAST_WORDS = 4

_COMPARED = (
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
    BlockKind.HEADING, BlockKind.TABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repeat:
    """Blocks first..last again read what stands at earlier..earlier_last; comparisons block by block."""

    earlier: int
    first: int
    length: int
    comparisons: tuple[Comparison, ...]

    @property
    def earlier_last(self) -> int:
        """The last block of the earlier run."""
        return self.earlier + self.length - 1

    @property
    def last(self) -> int:
        """The last block of the later run."""
        return self.first + self.length - 1


def repeats(document: Document) -> list[Repeat]:
    """Longest runs of blocks that are read again later, none inside another."""
    words = {b.index: tokens(b.text) for b in document.blocks if b.kind in _COMPARED}
    pairs: dict[tuple[int, int], Comparison] = {}
    for a, b in sorted(_candidates(document.blocks, words)):
        if _numbers_differ(document.blocks[a], document.blocks[b]):
            continue
        comparison = compare(words[a], words[b], document.cues)
        if comparison.same:
            pairs[(a, b)] = comparison
    return _grow(pairs)


def _numbers_differ(a: Block, b: Block) -> bool:
    """Paragraphs with different numbers are different, however alike."""
    return a.kind is b.kind is BlockKind.NUMBERED and a.number is not None and b.number is not None and (
        a.number.value != b.number.value
    )


def _candidates(blocks: Sequence[Block], words: dict[int, list[str]]) -> set[tuple[int, int]]:
    """Pairs of blocks that share a shingle, and pairs of short blocks with the same words."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, found in words.items():
        if len(found) < _LEAST_WORDS and blocks[at].kind is not BlockKind.HEADING:
            continue
        size = min(_SHINGLE, len(found))
        for shingle in {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}:
            places[shingle].append(at)
    out = set()
    for group in places.values():
        if 2 <= len(group) <= _COMMON:
            out |= {
                (a, b) for i, a in enumerate(group) for b in group[i + 1 :] if _sizes_fit(len(words[a]), len(words[b]))
            }
    return out


def _sizes_fit(a: int, b: int) -> bool:
    return 0.8 * max(a, b) <= min(a, b)


def _grow(pairs: dict[tuple[int, int], Comparison]) -> list[Repeat]:
    """Join pairs on a diagonal into runs; a run does not reach into its own copy."""
    out = []
    used: set[tuple[int, int]] = set()
    for a, b in sorted(pairs):
        if (a, b) in used:
            continue
        length = 1
        while (a + length, b + length) in pairs and a + length < b:
            length += 1
        run = [(a + i, b + i) for i in range(length)]
        used |= set(run)
        out.append(Repeat(a, b, length, tuple(pairs[pair] for pair in run)))
    return out
