"""The phrases of a rule by the words that they are looked up by.

Reading some thousand phrases takes longer than most documents, so they are kept from one run to the next.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cleanup.cache.program import program
from cleanup.cache.store import pack_store
from cleanup.packs import Rule
from cleanup.words.patterns import Item, Lists, Phrase, Shape, parsed


class Entry(NamedTuple):
    """A phrase, with the words of which one has to stand beside the one that it is looked up by; none for any."""

    phrase: Phrase
    before: frozenset[str]
    after: frozenset[str]


class Index(NamedTuple):
    """The phrases of a rule, in its order, by the words that they are looked up by."""

    by_word: Mapping[str, Sequence[Entry]]
    within: int
    reach: str


@lru_cache(maxsize=64)
def index_of(rule: Rule) -> Index:
    """The index of a rule, made once in a process."""
    by_word: dict[str, list[Entry]] = {}
    for phrase in read_phrases(rule.parameters["phrases"], lists_of(rule.parameters["lists"])):
        entry = Entry(phrase, _required(phrase, phrase.anchor - 1), _required(phrase, phrase.anchor + 1))
        for word in phrase.items[phrase.anchor].forms:
            by_word.setdefault(word, []).append(entry)
    return Index(by_word, rule.parameters["within"], rule.parameters["reach"])


def lists_of(lists: Mapping[str, Sequence[str]]) -> Lists:
    """The lists of a rule in the form in which `parsed` takes them."""
    return tuple((name, tuple(words)) for name, words in lists.items())


def _required(phrase: Phrase, item: int) -> frozenset[str]:
    """The words of which one has to stand at an item; empty where there is none or other words will do."""
    inside = 0 <= item < len(phrase.items) and phrase.items[item].is_anchor
    return phrase.items[item].forms if inside else frozenset()


def read_phrases(texts: Sequence[str], lists: Lists) -> list[Phrase]:
    """The phrases that texts stand for, from the cache where they are there."""
    store = pack_store()
    key = hashlib.sha256(json.dumps([program(), "phrases", texts, lists]).encode("ascii")).hexdigest()
    kept = store.get(key) if store else None
    if kept is not None:
        return _phrases_of(kept)
    found = [phrase for text in texts for phrase in parsed(text, lists)]
    if store:
        store.put(key, _value_of(found))
        store.tidy()
    return found


def _value_of(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """Phrases as JSON can hold them: many have items in common."""
    numbers: dict[Item, int] = {}
    written = [
        [phrase.written, [numbers.setdefault(item, len(numbers)) for item in phrase.items], phrase.slot, phrase.anchor]
        for phrase in phrases
    ]
    items = [[sorted(value) if isinstance(value, frozenset) else value for value in item] for item in numbers]
    return {"items": items, "phrases": written}


def _phrases_of(value: dict[str, Any]) -> list[Phrase]:
    items = [_item_of(*fields) for fields in value["items"]]
    return [
        Phrase(written, tuple(items[number] for number in numbers), slot, anchor)
        for written, numbers, slot, anchor in value["phrases"]
    ]


def _item_of(
    forms: list[str], shapes: list[list[str]], features: list[str], but_not: list[str], gap: bool, breaks: bool,
    rights: list[str], becomes: list[str] | None,
) -> Item:  # fmt: skip
    return Item(
        frozenset(forms), tuple(Shape(*shape) for shape in shapes), tuple(features), frozenset(but_not), gap, breaks,
        tuple(rights), Shape(*becomes) if becomes else None,
    )  # fmt: skip
