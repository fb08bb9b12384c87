"""Evidence of the word rules as findings show it."""

from __future__ import annotations

from functools import lru_cache

from cleanup.findings import Evidence
from cleanup.lexicon.forms import Forms

# Findings of some long documents: rounds come back to the same ones.
REMEMBERED = 1 << 13


@lru_cache(maxsize=REMEMBERED)
def frequencies(forms: Forms, words: tuple[str, ...]) -> Evidence:
    """How frequent the words are, on the Zipf scale."""
    return Evidence("frequency", ", ".join(f"{word} {forms.frequency(word):.1f}" for word in words))
