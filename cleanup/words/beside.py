"""How a word fits between its neighbours: listed terms, and how often they stand together."""

from __future__ import annotations

from cleanup.lexicon.forms import Forms


def beside(forms: Forms, before: str, word: str, after: str) -> tuple[float, ...]:
    """With how many neighbours a word makes a listed term; its associations above 0, before and behind; those below."""
    left, right = associations(forms, before, word, after)
    listed = (bool(before) and forms.is_pair(before, word)) + (bool(after) and forms.is_pair(word, after))
    return (
        listed, left if left > 0.0 else 0.0, right if right > 0.0 else 0.0, left if left < 0.0 else 0.0,
        right if right < 0.0 else 0.0,
    )  # fmt: skip


def associations(forms: Forms, before: str, word: str, after: str) -> tuple[float, float]:
    """How much a word belongs behind and before its neighbours (`Forms.association`); a word may be two."""
    first, _, second = word.partition(" ")
    return (
        forms.association(before, first) if before else 0.0,
        forms.association(second or first, after) if after else 0.0,
    )
