"""Proof: whether a copy breaks the sequence in which it stands, so that the text is better without it."""

from __future__ import annotations

from cleanup.document import Document
from cleanup.duplicates.runs import Copy
from cleanup.order.analysis import is_numbered, raw_fragments
from cleanup.order.fragments import Fragment, with_places
from cleanup.order.links import Links
from cleanup.order.solve import chain_score, solve

# Fragments on each side that are looked at: two pages. A column read twice stands within a page of its first reading.
_AROUND = 40


def gain_without(document: Document, copy: Copy) -> float:
    """What the order of the fragments around gains at its seams when the copy goes.

    Both texts, with and without the copy, are put in their best order first; links inside the copy do not count. A
    copy that belongs where it stands gains nothing by going: its neighbours lose each other's numbers.
    """
    raw, grams = raw_fragments(document)
    at = [i for i, f in enumerate(raw) if copy.first <= f.block <= copy.last]
    if not at:
        return 0.0
    low, high = max(0, at[0] - _AROUND), min(len(raw), at[-1] + 1 + _AROUND)
    with_copy = raw[low:high]
    without = raw[low : at[0]] + raw[at[-1] + 1 : high]
    numbered = is_numbered(raw)
    inside = Links(with_places(raw[at[0] : at[-1] + 1]), numbered, grams)
    own = chain_score(range(len(at)), inside)
    return _best(without, numbered, grams) - (_best(with_copy, numbered, grams) - own)


def _best(fragments: tuple[Fragment, ...], numbered: bool, grams: object) -> float:
    placed = with_places(fragments)
    return solve(placed, Links(placed, numbered, grams)).score  # type: ignore[arg-type]
