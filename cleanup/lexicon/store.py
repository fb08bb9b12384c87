"""The compiled lexicon: tries that are mapped into memory and shared by processes, and lists of the user over them."""

from __future__ import annotations

import math
import mmap
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import marisa_trie

from cleanup.languages import ar
from cleanup.lexicon import spelling

FORMAT = 9
"""Version of the compiled form, of how `forms.effective` works frequencies out, and of `ar.stem`: a change of these
compiles anew."""
# A frequency is kept in one byte: 30 steps for each unit of the Zipf scale, which ends at 8.
STEPS = 30
_MOST_STEPS = 256
_FREQUENCIES = [steps / STEPS for steps in range(_MOST_STEPS)]
_TENTHS = 10
MOST_USES = 254
"""More uses of a word are not counted: a byte holds one more than there are."""
_TRIES = ("words", "pairs", "stems")
_INDEXES = ("near", "common", "neighbours")
_BYTES = ("zipf", "bound", "letters", "uses", "stem_uses")
# Whole numbers without sign of 4 bytes, in the order of the machine's own: a cache is not carried from one to another.
NUMBERS: Final = "I"
# Frequencies of forms, 8 bytes each: to look one up must give what working it out gives, to the last bit.
FREQUENCIES: Final = "d"
# Words of some long documents.
_REMEMBERED = 1 << 16


class Index(NamedTuple):
    """Words by keys: an inverted index. A key that is not there costs one look into a trie."""

    keys: marisa_trie.Trie
    ends: Sequence[int]
    """Where the words of each key end; those of key number `n` begin where those of `n - 1` end."""
    words: Sequence[int]
    """Numbers of the words in the trie that they are kept in."""

    def span(self, number: int | None) -> tuple[int, int]:
        """Where the words of a key begin and end, by its number; None for one that is not there."""
        return (0, 0) if number is None else (self.ends[number - 1] if number else 0, self.ends[number])

    def of(self, keys: Iterable[str]) -> set[int]:
        """The words of some keys."""
        number_of, ends, words = self.keys.get, self.ends, self.words
        found = set[int]()
        for key in keys:
            number = number_of(key)
            if number is not None:
                found.update(words[ends[number - 1] if number else 0 : ends[number]])
        return found


class Tries(NamedTuple):
    """A compiled lexicon."""

    words: marisa_trie.Trie
    pairs: marisa_trie.Trie
    stems: marisa_trie.Trie
    near: Index
    """Words by their skeleton, and by skeletons that lack a letter."""
    common: Index
    """The common words by their letters, and by these with one less: what is one letter away shares a key."""
    neighbours: Index
    """Words by the word before them, in the order of their numbers, which are those of the keys here."""
    zipf: bytes
    """Frequency of each word by its number."""
    bound: bytes
    """Association of each pair of neighbours by its place in their index, in tenths of a base-10 logarithm."""
    letters: bytes
    """How usual runs of letters are (see `spelling`)."""
    uses: bytes
    """How often each word is used in UN prose (`sources.Entries`), by its number; and one more."""
    stem_uses: bytes
    """The same for all words of a stem (`ar.stem`), by the number of the stem."""
    effective: Sequence[float] = ()
    """Effective frequency of each word by its number (`forms.effective`); 0 where it is worked out when asked, as it is
    for all words where this is empty."""


def save(tries: Tries, folder: Path) -> None:
    """Write a compiled lexicon into a folder of its own."""
    for name in _TRIES:
        getattr(tries, name).save(str(folder / f"{name}.marisa"))
    for name in _INDEXES:
        index: Index = getattr(tries, name)
        index.keys.save(str(folder / f"{name}.marisa"))
        _save_numbers(index.ends, folder / f"{name}.ends.bin")
        _save_numbers(index.words, folder / f"{name}.words.bin")
    for name in _BYTES:
        (folder / f"{name}.bin").write_bytes(getattr(tries, name))
    _save_numbers(tries.effective, folder / "effective.bin")


def _save_numbers(numbers: Sequence[float], path: Path) -> None:
    path.write_bytes(memoryview(numbers))  # type: ignore[arg-type]  # arrays and mapped memory both are buffers


def opened(folder: Path) -> Tries:
    """Map a compiled lexicon. Raises OSError or RuntimeError where a file is missing or damaged."""
    words, pairs, stems = (_trie(folder, name) for name in _TRIES)
    near, common, neighbours = (_opened_index(folder, name) for name in _INDEXES)
    zipf, bound, letters, uses, stem_uses = tables = [(folder / f"{name}.bin").read_bytes() for name in _BYTES]
    # No table has a 0: a disk that was cut off leaves zeros.
    sizes = [len(words), len(neighbours.words), spelling.SIZE, len(words), len(stems)]
    if list(map(len, tables)) != sizes or any(0 in table for table in tables):
        raise OSError(f"{folder}: the compiled lexicon is damaged")
    effective: Sequence[float] = _mapped(folder / "effective.bin", FREQUENCIES)
    if len(effective) != len(words) or not any(effective):
        raise OSError(f"{folder}: the compiled lexicon is damaged")
    return Tries(words, pairs, stems, near, common, neighbours, zipf, bound, letters, uses, stem_uses, effective)


def _trie(folder: Path, name: str) -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(folder / f"{name}.marisa"))


def _opened_index(folder: Path, name: str) -> Index:
    keys = _trie(folder, name)
    ends, words = (_mapped(folder / f"{name}.{part}.bin", NUMBERS) for part in ("ends", "words"))
    # The last word of the last key is never that of the number 0 alone: zeros are a disk that was cut off.
    if len(ends) != len(keys) or ends[-1] != len(words) or not any(words[-2:]):
        raise OSError(f"{folder}: the compiled lexicon is damaged")
    return Index(keys, ends, words)


def _mapped(path: Path, kind: Literal["I", "d"]) -> memoryview[Any]:
    """The numbers of a file, mapped into memory. Raises OSError where they are none."""
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast(kind)
    except (ValueError, TypeError) as error:  # empty, or cut off within a number
        raise OSError(f"{path}: the compiled lexicon is damaged") from error


def _zipf_in(layer: Tries) -> Callable[[str], float]:
    """The frequencies of one layer. Thousands are asked for in a document, so that a mere function is to answer."""
    number_of, zipf = layer.words.get, layer.zipf

    def found(word: str) -> float:
        number = number_of(word)
        return 0.0 if number is None else zipf[number] / STEPS

    return found


def _numbered_in(layer: Tries) -> Callable[[str], tuple[int | None, int, int]]:
    """The number of a word in the table of neighbours of a layer, and where those behind it begin and end."""
    number_of, span = layer.neighbours.keys.get, layer.neighbours.span

    @lru_cache(maxsize=_REMEMBERED)
    def found(word: str) -> tuple[int | None, int, int]:
        number = number_of(word)
        return (number, *span(number))

    return found


class _Restored(dict[int, str]):
    """Words by their numbers, as far as they were asked for: hundreds are for each misread word."""

    def __init__(self, restore: Callable[[int], str]) -> None:
        super().__init__()
        self._restore = restore

    def __missing__(self, number: int) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = self[number] = self._restore(number)
        return word


def _steps(frequency: float) -> int:
    """The least number of steps that are at least a frequency: whole numbers are compared without dividing each."""
    return bisect_left(_FREQUENCIES, frequency)


class Lexicon:
    """Frequencies of words; words of a skeleton; neighbours in listed terms, and how much they belong together."""

    def __init__(self, tries: Sequence[Tries], version: str = "") -> None:
        self._tries = tuple(tries)
        self.version = version
        """What it was compiled from, as a hash; the ledger names it."""
        self._zipf = [_zipf_in(layer) for layer in tries]
        self.zipf = self._zipf[0] if len(tries) == 1 else self._highest
        """Zipf frequency of a word without vowel signs; 0.0 for one that it does not have."""
        self._effective = tries[0].effective if len(tries) == 1 else ()
        self._words = [_Restored(layer.words.restore_key) for layer in tries]
        self._beside = [(layer.neighbours, layer.bound, _numbered_in(layer)) for layer in tries if layer.bound]

    def _highest(self, word: str) -> float:
        return max([zipf(word) for zipf in self._zipf])

    def frequencies(self, word: str) -> tuple[float, float]:
        """Its Zipf frequency, and the effective one (`forms.effective`) where that was worked out before, else 0.0.

        It was for the known words of the shipped lexicon, but lists of the user may have the words inside it.
        """
        if not self._effective:
            return self.zipf(word), 0.0
        layer = self._tries[0]
        number = layer.words.get(word)
        return (0.0, 0.0) if number is None else (layer.zipf[number] / STEPS, self._effective[number])

    def near(
        self, skeletons: Collection[str], least: float = 0.0, below: float = math.inf
    ) -> tuple[list[str], list[float]]:
        """Words whose skeleton (rasm) is one of these, or is one once it loses a letter; and how frequent each is.

        Only those with a frequency from `least` up to, and not as high as, `below`.
        """
        found: list[str] = []
        frequencies: list[float] = []
        first, last = _steps(least), _steps(below)
        for layer, words in zip(self._tries, self._words, strict=True):
            zipf = layer.zipf
            numbers = [number for number in layer.near.of(skeletons) if first <= zipf[number] < last]
            found += map(words.__getitem__, numbers)
            frequencies += map(_FREQUENCIES.__getitem__, map(zipf.__getitem__, numbers))
        if len(self._tries) > 1:
            once = dict.fromkeys(zip(found, frequencies, strict=True))
            return [word for word, _ in once], [frequency for _, frequency in once]
        return found, frequencies

    def common(self, word: str, least: float = 0.0) -> set[str]:
        """The common words that are a word with one letter more, less or another; some that are farther, and itself.

        Those known to have a lower effective frequency than `least` are left out.
        """
        keys = ar.less_one(word)
        found = set[str]()
        for layer, words in zip(self._tries, self._words, strict=True):
            numbers = layer.common.of(keys)
            known = self._effective
            found.update([words[n] for n in numbers if not known or not 0 < known[n] < least])
        return found

    def uses(self, word: str) -> tuple[int, int]:
        """How often UN prose uses a word, and words of its stem (`ar.stem`), `MOST_USES` at most."""
        own = of_stem = 0
        stem = ar.stem(word)
        for layer in self._tries:
            if (number := layer.words.get(word)) is not None:
                own = max(own, layer.uses[number] - 1)
            if (number := layer.stems.get(stem)) is not None:
                of_stem = max(of_stem, layer.stem_uses[number] - 1)
        return own, of_stem

    def is_pair(self, first: str, second: str) -> bool:
        """Whether two words follow each other in a listed term."""
        key = f"{first} {second}"
        for layer in self._tries:  # noqa: SIM110  # as a generator it takes three times as long, for every two words
            if key in layer.pairs:
                return True
        return False

    def association(self, first: str, second: str) -> float | None:
        """How much more often than by chance two words follow each other, as a base-10 logarithm above 0.

        None for a pair that was not counted often enough, or that chance alone explains.
        """
        for index, bound, numbered in self._beside:
            _, start, end = numbered(first)
            if start < end:
                number, _, _ = numbered(second)
                if number is not None:
                    place = bisect_left(index.words, number, start, end)
                    if place < end and index.words[place] == number:
                        return float(bound[place] / _TENTHS)
        return None

    def oddness(self, word: str) -> tuple[float, float]:
        """How unusual the letters of a word are, on average and at the worst of them (see `spelling`)."""
        return spelling.oddness(self._tries[0].letters, word)

    def bond(self, first: str, second: str) -> float:
        """As `association`, 0.0 for what was not seen; infinite where the two follow each other in a listed term."""
        return math.inf if self.is_pair(first, second) else self.association(first, second) or 0.0
