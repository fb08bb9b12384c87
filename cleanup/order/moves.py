"""From a wished order of blocks to moves: as few characters as possible change place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.document import Document
from cleanup.edits import Edit


class Move(NamedTuple):
    """A run of blocks that changes place: its blocks, the block that it follows now (None: it is first), the edit."""

    first: int
    last: int
    after: int | None
    edit: Edit


def moves_to(document: Document, target: Sequence[int]) -> list[Move]:
    """The moves that bring the blocks into the order `target` (a permutation), each on the result of those before."""
    out: list[Move] = []
    lo, top = 0, -1
    for at, block in enumerate(target):
        top = max(top, block)
        if top == at:
            if at > lo:
                out += _window(document, list(target[lo : at + 1]), lo)
            lo = at + 1
    return out


def _window(document: Document, wish: Sequence[int], lo: int) -> Iterator[Move]:
    """Moves inside one stretch of blocks that keeps its place as a whole."""
    blocks = document.blocks
    length = {i: blocks[i].end - blocks[i].start for i in wish}
    staying = _heaviest_rising(wish, length)
    current = sorted(wish)
    gaps = [blocks[i + 1].start - blocks[i].end for i in current[:-1]]
    for first, last in _runs(wish, staying):
        at = wish.index(first)
        before = wish[at - 1] if at else None
        i, j = current.index(first), current.index(last)
        to = current.index(before) + 1 if before is not None else 0
        if to == i:
            continue
        a, b, c = (to, i, j + 1) if to < i else (i, j + 1, to)
        starts = [blocks[lo].start]
        for n, block in enumerate(current[:-1]):
            starts.append(starts[-1] + length[block] + gaps[n])
        edit = Edit(
            "move", starts[a], starts[c - 1] + length[current[c - 1]],
            cuts=(starts[b - 1] + length[current[b - 1]], starts[b]),
        )  # fmt: skip
        current[a:c] = current[b:c] + current[a:b]
        gaps[a : c - 1] = gaps[b : c - 1] + gaps[b - 1 : b] + gaps[a : b - 1]
        yield Move(first, last, before, edit)


def _heaviest_rising(wish: Sequence[int], weight: dict[int, int]) -> set[int]:
    """The rising subsequence with the greatest weight (Fredman 1975, with weights and a list of best tails)."""
    best: list[tuple[int, int]] = []
    total: dict[int, int] = {}
    previous: dict[int, int | None] = {}
    for block in wish:
        at = bisect_left(best, (block, 0))
        prior = best[at - 1][0] if at else None
        total[block] = weight[block] + 1 + (total[prior] if prior is not None else 0)
        previous[block] = prior
        if prior is not None and total[prior] >= total[block]:
            continue
        while at < len(best) and total[best[at][0]] <= total[block]:
            del best[at]
        best.insert(at, (block, 0))
    node: int | None = max(total, key=lambda b: total[b])
    keep = set()
    while node is not None:
        keep.add(node)
        node = previous[node]
    return keep


def _runs(wish: Sequence[int], staying: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of moving blocks that are neighbours both before and after."""
    at = 0
    while at < len(wish):
        if wish[at] in staying:
            at += 1
            continue
        end = at
        while end + 1 < len(wish) and wish[end + 1] == wish[end] + 1 and wish[end + 1] not in staying:
            end += 1
        yield wish[at], wish[end]
        at = end + 1
