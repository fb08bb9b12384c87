"""Copies: what stands at two places, as blocks that could go and blocks that stay."""

from __future__ import annotations

from typing import NamedTuple

from cleanup.duplicates.compare import Comparison


class Copy(NamedTuple):
    """Blocks first..last, all found at blocks other_first..other_last; comparisons block by block."""

    first: int
    last: int
    other_first: int
    other_last: int
    comparisons: tuple[Comparison, ...]
    covers: float = 1.0
    """The share of the repeated stretch that it holds, in letters."""
    in_a_row: bool = False
    """A piece of a paragraph that stands twice with nothing between."""

    @property
    def alike(self) -> float:
        """How alike the readings are, over all blocks (0 to 1)."""
        weights = [c.length for c in self.comparisons]
        return sum(c.alike * c.length for c in self.comparisons) / max(1, sum(weights))


class Repeat(NamedTuple):
    """Two places with one text: the copies that could go, at the later and at the earlier place."""

    later: Copy | None
    earlier: Copy | None
