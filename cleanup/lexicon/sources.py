"""Where the words of the lexicon come from: wordfreq, the lists of the shipped packs, CLDR, and lists of users.

Frequencies are on the Zipf scale: the base-10 logarithm of uses in a billion words (van Heuven et al. 2014,
"SUBTLEX-UK", QJEP 67). The wordfreq data (Robyn Speer, https://github.com/rspeer/wordfreq) is licensed CC BY-SA 4.0.
Associations of neighbours are pointwise mutual information (Church and Hanks 1990), see `tests/bench/associations.py`.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cleanup.errors import CleanupError
from cleanup.languages import ar
from cleanup.packs import shipped_folder

LISTED = 3.0
"""Zipf frequency that a word of a list has at least: enough to be known, too little to outdo common words."""
WORD = re.compile(f"[{ar.LETTERS}]+")
"""A word as lexicons hold it: letters without vowel signs."""
_CENTIBELS = 900


class Entries(NamedTuple):
    """What a lexicon is made of."""

    words: Mapping[str, float]
    """Zipf frequency of each word."""
    pairs: frozenset[str]
    """Neighbours in listed terms, a space between them."""
    associations: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    """By the first of two words and the one behind it, how much more often than by chance they stand next to each
    other: tenths of a base-10 logarithm."""
    uses: Mapping[str, int] = MappingProxyType({})
    """How often the terms of lists, and texts in the manner of UN documents, use a word."""


def shipped_lists() -> list[Path]:
    """The word lists of the shipped Arabic packs."""
    return sorted((shipped_folder() / "ar" / "lexicon").glob("*.txt"))


def uses_file() -> Path:
    """The shipped counts of words in texts in the manner of UN documents."""
    return shipped_folder() / "ar" / "lexicon" / "uses.tsv"


def uses(path: Path) -> dict[str, int]:
    """Words and how often they are used: one a line, a tab between word and count; `#` begins a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, tab, count in (line.partition("\t") for line in lines) if tab}


def association_file() -> Path:
    """The shipped table of words that stand next to each other more often than by chance."""
    return shipped_folder() / "ar" / "lexicon" / "neighbours.gz"


def associations(path: Path) -> dict[str, dict[str, int]]:
    """The pairs of such a table: a word a line, then a tab and the words behind it with their association."""
    import gzip

    pairs = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        first, tab, after = line.partition("\t")
        if tab:
            parts = after.replace("=", " ").split()
            pairs[first] = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
    return pairs


def digest(form: str) -> str:
    """A hash of all that the shipped lexicon is made of, and of the form it is kept in; big files go by their size."""
    sizes = [path.stat().st_size if path else 0 for path in (frequency_file(), locale_file(), association_file())]
    found = hashlib.sha256(f"{form} {sizes}".encode())
    for path in (*shipped_lists(), uses_file()):
        found.update(path.read_bytes())
    return found.hexdigest()


def frequency_file() -> Path | None:
    """The data file of wordfreq's large Arabic list; None where the package is not installed."""
    spec = find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "data" / "large_ar.msgpack.gz"
    return path if path.is_file() else None


def frequencies(path: Path) -> dict[str, float]:
    """The Arabic words of a wordfreq file (cBpack: lists of words by their frequency in centibels)."""
    import gzip

    import msgpack

    with gzip.open(path) as file:
        header, *bins = msgpack.load(file, raw=False)
    if header.get("format") != "cB":
        raise CleanupError(f"{path}: not a wordfreq list")
    words_only = re.compile(f"^{WORD.pattern}$", re.MULTILINE)
    return {
        word: (_CENTIBELS - centibels) / 100
        for centibels, words in enumerate(bins) for word in words_only.findall("\n".join(words))
    }  # fmt: skip


def locale_file() -> Path | None:
    """Babel's Arabic locale (CLDR); None where the package is not installed."""
    spec = find_spec("babel")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "locale-data" / "ar.dat"
    return path if path.is_file() else None


def locale_names() -> str:
    """Names of countries, territories and months in the Arabic locales of CLDR, one a line."""
    if locale_file() is None:
        return ""
    from babel import Locale

    names = list(Locale("ar").territories.values())
    for territory in (None, "SY", "MA", "EG", "DZ", "TN"):
        names += Locale("ar", territory).months["stand-alone"]["wide"].values()
    return "\n".join(sorted({str(name) for name in names}))


def terms(text: str) -> Iterator[list[str]]:
    """The terms of a list, as words: one term a line, `#` begins a comment."""
    for line in text.splitlines():
        if words := WORD.findall(ar.bare(line.partition("#")[0])):
            yield words


def entries(
    lists: Iterable[str], base: Mapping[str, float] | None = None, counted: Mapping[str, int] | None = None
) -> Entries:  # fmt: skip
    """The words and pairs of word lists, given as text, and `counted` words, over the frequencies of `base`."""
    words, pairs, used = dict(base or {}), set[str](), Counter(counted)
    for text in lists:
        for term in terms(text):
            used.update(term)
            pairs.update(f"{a} {b}" for a, b in itertools.pairwise(term))
    for word in used:
        words[word] = max(LISTED, words.get(word, 0.0))
    return Entries(words, frozenset(pairs), uses=used)
