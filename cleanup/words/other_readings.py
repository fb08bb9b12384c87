"""What a second reading that was dropped has for a word: the same words stand around it there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
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

    @cached_property
    def _between(self) -> dict[tuple[str, str], set[str]]:
        """The words between two others that the source has there more often than the text: those of dropped copies."""
        source, text = self._usage.document.source.text, self._usage.document.text
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        if len(source) - len(text) >= _DROPPED:
            has = _in_rows(text).get
            for words, times in _in_rows(source).items():
                if times > has(words, 0):
                    found[words[0], words[2]].add(words[1])
        return dict(found)

    def of(self, at: int, options: Sequence[Candidate]) -> Candidate | None:
        """The candidate that a dropped second reading has between the same two words."""
        between, before, after = self._between, self._usage.before(at), self._usage.after(at)
        if not between or not before or not after or not (words := between.get((before, after))):
            return None
        found = (c for c in options if c.word in words)
        return next((c for c in found if self._usage.forms.frequency(c.word) >= KNOWN), None)


@lru_cache(maxsize=4)
def _in_rows(text: str) -> Counter[tuple[str, str, str]]:
    """How often three words follow each other in a text."""
    words = _WORDS.findall(ar.bare(text))
    return Counter(zip(words, words[1:], words[2:], strict=False))
