"""What the order rules know of a document, worked out once for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleanup.document import BlockKind, Document
from cleanup.order.fragments import End, Fragment, fragments_of
from cleanup.order.links import Links
from cleanup.order.solve import Solution, Swap, chain_score, solve

# Numbered paragraphs without which numbers say nothing.
NUMBERED_FROM = 3
# Share of consecutive numbers that are n, n+1. Measured: clean letters .75 and more, digits put right .52 and more,
# raw tesseract text .06 and less.
RELIABLE = 0.75


@dataclass(frozen=True, slots=True)
class Analysis:
    """Fragments, links and the best order of a document."""

    fragments: tuple[Fragment, ...]
    links: Links
    solution: Solution
    order: tuple[int, ...]
    reliability_before: float
    reliability_after: float
    closed_share: float
    """Share of numbered paragraphs that end closed, among those that are followed by another number or heading."""

    def gain_of(self, swap: Swap) -> float:
        """What the whole order would lose without this swap."""
        others = tuple(s for s in self.solution.swaps if s is not swap)
        order = Solution(others, 0.0, 0.0).order(len(self.fragments))
        return chain_score(self.order, self.links) - chain_score(order, self.links)

    @property
    def margin(self) -> float:
        """Gain of the order over leaving the text alone."""
        return chain_score(self.order, self.links) - self.solution.as_it_stands


@lru_cache(maxsize=4)
def analyse(document: Document) -> Analysis:
    """Fragments, links, best order and how far numbers can be trusted."""
    fragments = fragments_of(document)
    numbers = [f.number for f in fragments if f.number is not None]
    links = Links(document, fragments, numbered=len(numbers) >= NUMBERED_FROM)
    solution = solve(fragments, links)
    order = solution.order(len(fragments))
    return Analysis(
        tuple(fragments), links, solution, tuple(order), reliability(fragments, range(len(fragments))),
        reliability(fragments, order), _closed_share(fragments),
    )  # fmt: skip


def reliability(fragments: Sequence[Fragment], order: Sequence[int]) -> float:
    """Share of neighbouring paragraph numbers that are n, n+1; a restart at 1 counts as neither."""
    numbers = [n for n in (fragments[at].number for at in order) if n is not None]
    pairs = [(a, b) for a, b in zip(numbers, numbers[1:], strict=False) if b != 1]
    if len(pairs) < NUMBERED_FROM - 1:
        return 0.0
    return sum(1 for a, b in pairs if b == a + 1) / len(pairs)


def _closed_share(fragments: Sequence[Fragment]) -> float:
    """How regularly the document closes its paragraphs: without that, an open end proves no cut."""
    ends = [
        a.end
        for a, b in zip(fragments, fragments[1:], strict=False)
        if (a.number is not None or a.plain) and (b.number is not None or b.kind is BlockKind.HEADING) and a.length > 60
    ]
    if not ends:
        return 0.0
    return sum(1 for end in ends if end in (End.CLOSED, End.COLON, End.SEMICOLON)) / len(ends)
