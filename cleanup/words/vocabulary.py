"""The document's own vocabulary: a badly misread word is found by the words that the document uses elsewhere.

Readers misread one word in many ways, and a report says the same things again. Of the misread words that no candidate
of the lexicon fits, 139 of 443 stand elsewhere in noisy readings of the bench, 37 of 323 in light ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from cleanup.words.usage import Usage

_LEAST_LETTERS = 4
# Letters that may differ, by how many the word has: three of seven, chosen so that more than half stay.
_BRIEF, _LONG = 5, 7
_MOST_CHANGES = 3
# The nearest ones; the right one was among the first two 133 times in 139.
_KEPT = 3
# Words that are compared with each suspect, so that long documents do not take time by the square of their length: more
# than the known words of twenty pages.
_MOST = 1500
# Suspects of some hundred pages; each has some twenty words that are near.
_REMEMBERED = 1 << 12


class Vocabulary:
    """The words of a document that may stand for misread ones."""

    def __init__(self, usage: Usage, known: Iterable[str]) -> None:
        by_letters = sorted([bare for bare in known if len(bare) >= _LEAST_LETTERS])
        # The commonest first, those of one count by their letters: sorting keeps the order of what is equal.
        words = sorted(by_letters, key=usage.counts.__getitem__, reverse=True)[:_MOST]
        self._rank = {bare: rank for rank, bare in enumerate(words)}
        self._compared = _compared(usage.document.source.sha256)
        self._compared.add(words)

    def near(self, word: str) -> list[str]:
        """The words that differ from one in few of its letters, nearest first, then the commonest."""
        if len(word) < _LEAST_LETTERS:
            return []
        rank = self._rank
        found = sorted([(far, rank[known], known) for known, far in self._compared.near(word) if known in rank])
        return [known for _, _, known in found[:_KEPT]]


class _Compared:
    """Words with those that are near them: a round compares only what the ones before it did not have."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._of_size: dict[int, list[str]] = {}
        """By how many letters a word has: those that may be near it, in the order in which they came."""
        self._near: dict[str, tuple[int, list[tuple[str, int]]]] = {}
        """How many of these a word was compared with, and the ones that are near it, with how far."""

    def add(self, words: Iterable[str]) -> None:
        """Words to be compared from now on."""
        for word in words:
            if word not in self._words:
                self._words.add(word)
                for size in range(len(word) - _MOST_CHANGES, len(word) + _MOST_CHANGES + 1):
                    if abs(len(word) - size) <= _most_changes(size):
                        self._of_size.setdefault(size, []).append(word)

    def near(self, word: str) -> list[tuple[str, int]]:
        """All of them that differ from a word in few of its letters, and in how many."""
        words = self._of_size.get(len(word), [])
        done, near = self._near.get(word, (0, []))
        if done < len(words):
            most = _most_changes(len(word))
            found = process.extract(word, words[done:], scorer=Levenshtein.distance, score_cutoff=most, limit=None)
            near = [*near, *((known, far) for known, far, _ in found)]
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[word] = len(words), near
        return near


@lru_cache(maxsize=1)
def _compared(source: str) -> _Compared:
    """What was compared in one source, known by its hash."""
    return _Compared()


def _most_changes(size: int) -> int:
    return 1 if size < _BRIEF else 2 if size < _LONG else _MOST_CHANGES
