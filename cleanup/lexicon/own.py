"""Word lists of users: terms, or words and pairs of words with how often they are used."""

from __future__ import annotations

import hashlib
import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanup.errors import InputError
from cleanup.languages import ar
from cleanup.lexicon.sources import LISTED, WORD, Entries, entries

LEAST_PAIR = 5
"""Uses from which a pair of words counts as a term: leaving rarer ones out costs nothing, as measured."""
# A list with fewer uses says which words there are, but not how common they are: one use in a million is LISTED.
_LEAST_USES = 1_000_000
_COUNTED = re.compile(r"\S+(?:[ \t]+\S+)?[ \t]+[0-9]{1,15}")
_PAIR = re.compile(f"{WORD.pattern} {WORD.pattern}")


class OwnList(NamedTuple):
    """A word list as read from a file."""

    sha256: str
    """Of the file's bytes."""
    entries: Entries


@lru_cache(maxsize=64)
def own_list(path: str) -> OwnList:
    """Read a list once in a process: UTF-8, one term a line, `#` begins a comment; vowel signs make no difference.

    Each word of a term gets the Zipf frequency `LISTED`, and neighbours in it become pairs. Where every line is a word
    or two words and a whole number, with spaces or tabs between them, the numbers say how often they are used: pairs
    used `LEAST_PAIR` times or more become pairs; a word gets the base-10 logarithm of its uses in a billion, by its
    share of the uses of all single words of the list (of a million uses, where the list has fewer), at least `LISTED`.

    Raises InputError for a file that is missing, no UTF-8 text, or without an Arabic word.
    """
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: a list of words must be UTF-8, and byte {error.start} is not") from None
    plain = ar.bare(unicodedata.normalize("NFC", text)).splitlines()
    lines = [line for raw in plain if (line := raw.partition("#")[0].strip())]
    found = _counted(lines) if all(map(_COUNTED.fullmatch, lines)) else entries(["\n".join(lines)])
    if not found.words:
        raise InputError(f"{path}: no Arabic word in this list of words")
    return OwnList(hashlib.sha256(data).hexdigest(), found)


def together(lists: Iterable[Entries]) -> Entries:
    """Several lists as one; a word has its highest frequency."""
    words: dict[str, float] = {}
    pairs: set[str] = set()
    uses: Counter[str] = Counter()
    for found in lists:
        pairs |= found.pairs
        uses.update(found.uses)
        for word, zipf in found.words.items():
            words[word] = max(zipf, words.get(word, 0.0))
    return Entries(words, frozenset(pairs), uses=uses)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None


def _counted(lines: Sequence[str]) -> Entries:
    """Words and pairs by how often they are used."""
    uses: Counter[str] = Counter()
    for line in lines:
        *parts, count = line.split()
        uses[" ".join(parts)] += int(count)
    total = max(_LEAST_USES, sum(n for term, n in uses.items() if " " not in term))
    words = {
        term: max(LISTED, math.log10(n / total) + 9)
        for term, n in uses.items() if n and WORD.fullmatch(term)
    }  # fmt: skip
    pairs = frozenset(term for term, n in uses.items() if n >= LEAST_PAIR and _PAIR.fullmatch(term))
    for word in itertools.chain.from_iterable(map(str.split, pairs)):
        words.setdefault(word, LISTED)
    return Entries(words, pairs, uses={word: uses.get(word, 1) for word in words})
