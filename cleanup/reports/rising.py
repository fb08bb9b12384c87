"""The heaviest rising subsequence: which things kept their order, so that the others are the ones that moved."""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.provenance import is_rising


def heaviest_rising(values: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Indices of the strictly rising subsequence with the greatest sum of weights; `values` are all different.

    A tree of prefix maxima (Fenwick, 1994) over the ranks of the values: n log n steps.
    """
    if is_rising(values):
        return set(range(len(values)))
    rank = {value: at for at, value in enumerate(sorted(values), 1)}
    best = [(0, -1)] * (len(values) + 1)
    before = [-1] * len(values)
    top = (0, -1)
    for at, value in enumerate(values):
        found = _prefix_best(best, rank[value])
        before[at] = found[1]
        mine = (found[0] + weights[at], at)
        _raise(best, rank[value], mine)
        top = max(top, mine)
    kept: set[int] = set()
    at = top[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _prefix_best(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    rank -= 1
    while rank > 0:
        found = max(found, best[rank])
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[int, int]], rank: int, entry: tuple[int, int]) -> None:
    while rank < len(best):
        best[rank] = max(best[rank], entry)
        rank += rank & -rank
