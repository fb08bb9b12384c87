"""The compiled lexicon: tries that are mapped into memory and shared by processes, and lists of the user over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from cleanup.languages import ar
from cleanup.lexicon.sources import Entries

FORMAT = 4
"""Version of the compiled form; a change of it compiles anew."""
# A frequency is kept in one byte: 30 steps for each unit of the Zipf scale, which ends at 8. In keys it is one
# character, counted from here.
_STEPS = 30
_BASE = 0x100
_TENTHS = 10
# Words found by their skeleton, and by a skeleton that lacks a letter: rarer ones are names and slips of spelling.
_SHAPE_FROM, _NEAR_FROM = 1.5, 2.3
_NEAR_LETTERS = 3
COMMON = 3.4
"""Zipf frequency from which a word is common: so are 98 in 100 of those that known words are misread for (885 on
the bench's readings and planted errors)."""
_TRIES = ("words", "near", "pairs", "neighbours", "common")
_BYTES = ("zipf", "bound")


class Tries(NamedTuple):
    """A compiled lexicon."""

    words: marisa_trie.Trie
    near: marisa_trie.Trie
    """A skeleton or one that lacks a letter, tab, frequency, word."""
    pairs: marisa_trie.Trie
    neighbours: marisa_trie.Trie
    common: marisa_trie.Trie
    """A skeleton or one that lacks a letter, tab, word: of common words only, to be searched fast."""
    zipf: bytes
    """Frequency of each word by its key in the trie."""
    bound: bytes
    """Association of each pair of neighbours by its key in the trie, in tenths of a base-10 logarithm."""


def _byte(zipf: float) -> int:
    return max(1, min(255, round(zipf * _STEPS)))


def _near_keys(word: str, zipf: float) -> Iterator[str]:
    if zipf < _SHAPE_FROM:
        return
    skeleton, tail = ar.rasm_of_letters(word), f"\t{chr(_BASE + _byte(zipf))}{word}"
    whole = zipf < _NEAR_FROM or len(word) < _NEAR_LETTERS
    yield from (key + tail for key in ({skeleton} if whole else ar.less_one(skeleton)))


def _common_keys(word: str) -> Iterator[str]:
    yield from (f"{key}\t{word}" for key in ar.less_one(ar.rasm_of_letters(word)))


def compiled(entries: Entries) -> Tries:
    """The tries of words and pairs."""
    words = marisa_trie.Trie(entries.words)
    zipf = bytearray(len(words))
    for word, value in entries.words.items():
        zipf[words[word]] = _byte(value)
    near = marisa_trie.Trie(key for word, value in entries.words.items() for key in _near_keys(word, value))
    common = [word for word, value in entries.words.items() if value >= COMMON and len(word) >= _NEAR_LETTERS]
    neighbours = marisa_trie.Trie(entries.associations)
    bound = bytearray(len(neighbours))
    for pair, tenths in entries.associations.items():
        bound[neighbours[pair]] = tenths
    return Tries(
        words, near, marisa_trie.Trie(sorted(entries.pairs)), neighbours,
        marisa_trie.Trie(key for word in common for key in _common_keys(word)), bytes(zipf), bytes(bound),
    )  # fmt: skip


def save(tries: Tries, folder: Path) -> None:
    """Write a compiled lexicon into a folder of its own."""
    for name in _TRIES:
        getattr(tries, name).save(str(folder / f"{name}.marisa"))
    for name in _BYTES:
        (folder / f"{name}.bin").write_bytes(getattr(tries, name))


def opened(folder: Path) -> Tries:
    """Map a compiled lexicon. Raises OSError or RuntimeError where a file is missing or damaged."""
    words, near, pairs, neighbours, common = (
        marisa_trie.Trie().mmap(str(folder / f"{name}.marisa")) for name in _TRIES
    )
    zipf, bound = ((folder / f"{name}.bin").read_bytes() for name in _BYTES)
    # No word has the frequency 0, no pair the association 0: a disk that was cut off leaves zeros.
    if (len(zipf), len(bound)) != (len(words), len(neighbours)) or 0 in zipf or 0 in bound:
        raise OSError(f"{folder}: the compiled lexicon is damaged")
    return Tries(words, near, pairs, neighbours, common, zipf, bound)


class Lexicon:
    """Frequencies of words; words of a skeleton; neighbours in listed terms, and how much they belong together."""

    def __init__(self, tries: Sequence[Tries], version: str = "") -> None:
        self._tries = tuple(tries)
        self.version = version
        """What it was compiled from, as a hash; the ledger names it."""

    def zipf(self, word: str) -> float:
        """Zipf frequency of a word without vowel signs; 0.0 for one that it does not have."""
        best = 0
        for layer in self._tries:
            key = layer.words.get(word)
            if key is not None and layer.zipf[key] > best:
                best = layer.zipf[key]
        return best / _STEPS

    def near(self, skeleton: str) -> list[tuple[float, str]]:
        """Words whose skeleton (rasm) is this one, or is this one once it loses a letter; with their frequency."""
        start = len(skeleton) + 1
        return [
            ((ord(key[start]) - _BASE) / _STEPS, key[start + 1 :])
            for layer in self._tries for key in layer.near.keys(f"{skeleton}\t")
        ]  # fmt: skip

    def common(self, skeleton: str) -> list[str]:
        """The common words whose skeleton (rasm) is this one, or is this one once it loses a letter."""
        start = len(skeleton) + 1
        return [key[start:] for layer in self._tries for key in layer.common.keys(f"{skeleton}\t")]

    def is_pair(self, first: str, second: str) -> bool:
        """Whether two words follow each other in a listed term."""
        key = f"{first} {second}"
        return any(key in layer.pairs for layer in self._tries)

    def association(self, first: str, second: str) -> float | None:
        """How much more often than by chance two words follow each other, as a base-10 logarithm above 0.

        None for a pair that was not counted often enough, or that chance alone explains.
        """
        pair = f"{first} {second}"
        for layer in self._tries:
            key = layer.neighbours.get(pair)
            if key is not None:
                return float(layer.bound[key] / _TENTHS)
        return None
