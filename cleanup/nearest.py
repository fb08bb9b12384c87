"""What a user may have meant."""

from __future__ import annotations

from collections.abc import Iterable

_LIKE = 60
"""Similarity in 100 from which a name is worth proposing: two letters that changed places in a short word have it."""


def did_you_mean(given: str, known: Iterable[str], least: float = _LIKE) -> str:
    """The end of a message, `; did you mean X?`, with the nearest name; nothing where none is near."""
    from rapidfuzz import process

    near = process.extractOne(given, list(known), processor=str.lower, score_cutoff=least)
    return f"; did you mean {near[0]}?" if near else ""
