"""What a second reading that was dropped has for a word: the same words stand around it there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN
from cleanup.words.candidates import Candidate
from cleanup.words.usage import Usage

# A copy that was dropped: at least a paragraph.
_DROPPED = 120
_WORDS = re.compile(f"[{ar.LETTERS}]+|[^\\s{ar.LETTERS}]+")


class OtherReadings:
    """The readings of one document that were dropped."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage

    def of(self, at: int, options: Iterable[Candidate]) -> Candidate | None:
        """The candidate that a dropped second reading has between the same two words."""
        before, after = self._usage.before(at), self._usage.after(at)
        if not before or not after or not (words := self._between.get((before, after))):
            return None
        found = (c for c in options if c.word in words and self._is_dropped((before, c.word, after)))
        return next((c for c in found if self._usage.forms.frequency(c.word) >= KNOWN), None)

    @cached_property
    def _between(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The words between two others in the source; nothing where no copy was dropped of it."""
        source, text = self._usage.document.source.text, self._usage.document.text
        return _by_neighbours(source) if len(source) - len(text) >= _DROPPED else {}

    def _is_dropped(self, row: tuple[str, str, str]) -> bool:
        """Whether the source has three words more often than the text: those of dropped copies."""
        document = self._usage.document
        return _in_rows(document.source.text)[row] > _in_rows(document.text)[row]


@lru_cache(maxsize=2)
def _by_neighbours(text: str) -> dict[tuple[str, str], list[str]]:
    """The words of a text by those before and behind them."""
    found: dict[tuple[str, str], list[str]] = {}
    for before, word, after in _in_rows(text):
        found.setdefault((before, after), []).append(word)
    return found


@lru_cache(maxsize=4)
def _in_rows(text: str) -> Counter[tuple[str, str, str]]:
    """How often three words follow each other in a text."""
    words = _WORDS.findall(ar.bare(text))
    return Counter(zip(words, words[1:], words[2:], strict=False))
