"""The document's own vocabulary: a badly misread word is found by the words that the document uses elsewhere.

Readers misread one word in many ways, and a report says the same things again. Of the misread words that no candidate
of the lexicon fits, 139 of 443 stand elsewhere in noisy readings of the bench, 37 of 323 in light ones.
"""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from cleanup.words.usage import Usage

_LEAST_LETTERS = 4
# Letters that may differ, by how many the word has: three of seven, chosen so that more than half stay.
_BRIEF, _LONG = 5, 7
# The nearest ones; the right one was among the first two 133 times in 139.
_KEPT = 3
# Words that are compared with each suspect, so that long documents do not take time by the square of their length: more
# than the known words of twenty pages.
_MOST = 1500


class Vocabulary:
    """The words of a document that may stand for misread ones."""

    def __init__(self, usage: Usage, is_known: Callable[[str], bool]) -> None:
        known = [bare for bare in usage.counts if len(bare) >= _LEAST_LETTERS and is_known(bare)]
        self._words = sorted(known, key=lambda bare: (-usage.counts[bare], bare))[:_MOST]
        self._of_size: dict[int, list[str]] = {}

    def near(self, word: str) -> list[str]:
        """The words that differ from one in few of its letters, nearest first, then the commonest."""
        size = len(word)
        if size < _LEAST_LETTERS:
            return []
        most = _most_changes(size)
        if size not in self._of_size:
            self._of_size[size] = [known for known in self._words if abs(len(known) - size) <= most]
        words = self._of_size[size]
        found = process.extract(word, words, scorer=Levenshtein.distance, score_cutoff=most, limit=_KEPT)
        return [near for near, _, _ in found]


def _most_changes(size: int) -> int:
    return 1 if size < _BRIEF else 2 if size < _LONG else 3
