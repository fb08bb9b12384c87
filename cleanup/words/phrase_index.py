"""The phrases of a rule by the words that they are looked up by.

Which words those are takes long to work out for some thousand phrases, so it is kept from one run to the next; a phrase
itself is read only when a document has one of its words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from cleanup.cache.program import program
from cleanup.cache.store import pack_store
from cleanup.packs import Rule
from cleanup.words.patterns import Phrase, parsed

Lists = tuple[tuple[str, tuple[str, ...]], ...]


class Index:
    """The phrases of one rule."""

    def __init__(self, rule: Rule) -> None:
        self._texts: Sequence[str] = rule.parameters["phrases"]
        self._lists = lists_of(rule.parameters["lists"])
        self._numbers = _kept_numbers(self._texts, self._lists)
        self._read: dict[str, tuple[Phrase, ...]] = {}
        self.within: int = rule.parameters["within"]
        self.reach: str = rule.parameters["reach"]
        self.words = self._numbers.keys()
        """The words that phrases are looked up by."""

    def phrases(self, word: str) -> tuple[Phrase, ...]:
        """The phrases that are looked up by a word, in the order of the rule."""
        if word not in self._read:
            self._read[word] = tuple(parsed(self._texts[text], self._lists)[at] for text, at in self._numbers[word])
        return self._read[word]


@lru_cache(maxsize=64)
def index_of(rule: Rule) -> Index:
    """The index of a rule, made once in a process."""
    return Index(rule)


def lists_of(lists: Mapping[str, Sequence[str]]) -> Lists:
    """The lists of a rule in the form in which `parsed` takes them."""
    return tuple((name, tuple(words)) for name, words in lists.items())


def _kept_numbers(texts: Sequence[str], lists: Lists) -> dict[str, list[list[int]]]:
    """As `_numbers`, from the cache where it is there."""
    store = pack_store()
    if store is None:
        return _numbers(texts, lists)
    key = hashlib.sha256(json.dumps([program(), "phrases", texts, lists]).encode("ascii")).hexdigest()
    kept: dict[str, Any] | None = store.get(key)
    if kept is not None:
        return kept
    found = _numbers(texts, lists)
    store.put(key, found)
    store.tidy()
    return found


def _numbers(texts: Sequence[str], lists: Lists) -> dict[str, list[list[int]]]:
    """For each word: the numbers of the texts, and of the phrases among those that the text stands for."""
    numbers: dict[str, list[list[int]]] = {}
    for number, text in enumerate(texts):
        for at, phrase in enumerate(parsed(text, lists)):
            for word in sorted(phrase.items[phrase.anchor].forms):
                numbers.setdefault(word, []).append([number, at])
    return numbers
