"""The compiled lexicon: tries that are mapped into memory and shared by processes, and lists of the user over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from cleanup.languages import ar
from cleanup.lexicon.sources import Entries

FORMAT = 1
"""Version of the compiled form; a change of it compiles anew."""
# A frequency is kept in one byte: 30 steps for each unit of the Zipf scale, which ends at 8.
_STEPS = 30
_FILES = ("words.marisa", "zipf.bin", "shapes.marisa", "pairs.marisa")


class Tries(NamedTuple):
    """A compiled lexicon."""

    words: marisa_trie.Trie
    zipf: bytes
    """Frequency of each word by its key in the trie."""
    shapes: marisa_trie.Trie
    """Skeleton, tab, word."""
    pairs: marisa_trie.Trie


def compiled(entries: Entries) -> Tries:
    """The tries of words and pairs."""
    words = marisa_trie.Trie(entries.words)
    zipf = bytearray(len(words))
    for word, value in entries.words.items():
        zipf[words[word]] = max(1, min(255, round(value * _STEPS)))
    shapes = marisa_trie.Trie(f"{ar.rasm(word)}\t{word}" for word in entries.words)
    return Tries(words, bytes(zipf), shapes, marisa_trie.Trie(sorted(entries.pairs)))


def save(tries: Tries, folder: Path) -> None:
    """Write a compiled lexicon into a folder of its own."""
    for name, trie in zip(("words.marisa", "shapes.marisa", "pairs.marisa"), (tries.words, *tries[2:]), strict=True):
        trie.save(str(folder / name))
    (folder / "zipf.bin").write_bytes(tries.zipf)


def opened(folder: Path) -> Tries:
    """Map a compiled lexicon. Raises OSError or RuntimeError where a file is missing or damaged."""
    maps = {name: marisa_trie.Trie().mmap(str(folder / name)) for name in _FILES if name.endswith(".marisa")}
    zipf = (folder / "zipf.bin").read_bytes()
    if len(zipf) != len(maps["words.marisa"]):
        raise OSError(f"{folder}: the compiled lexicon is damaged")
    return Tries(maps["words.marisa"], zipf, maps["shapes.marisa"], maps["pairs.marisa"])


class Lexicon:
    """Frequencies of words; words of a skeleton; neighbours in listed terms."""

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

    def of_shape(self, skeleton: str) -> list[str]:
        """The words that have this skeleton (rasm)."""
        start = len(skeleton) + 1
        return [key[start:] for layer in self._tries for key in layer.shapes.iterkeys(f"{skeleton}\t")]

    def is_pair(self, first: str, second: str) -> bool:
        """Whether two words follow each other in a listed term."""
        key = f"{first} {second}"
        return any(key in layer.pairs for layer in self._tries)

    def known(self, words: Iterable[str], least: float) -> list[str]:
        """Those of the words that are at least this frequent."""
        return [word for word in words if self.zipf(word) >= least]
