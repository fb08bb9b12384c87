"""How usual the letters of a word are: a model of character n-grams (Shannon 1951) over the words of a lexicon.

Each letter is predicted by the three before it; counts of shorter runs are mixed in, by how often the longer one was
met (Jelinek and Mercer 1980). Words count alike, however frequent: what matters is how words are built.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from cleanup.languages import ar

_BORDER = "\0"
_CODES = {ord(letter): chr(code) for code, letter in enumerate(ar.ALPHABET, 1)}
_OTHER = chr(len(_CODES) + 1)
_SYMBOLS = len(_CODES) + 2
_ORDER = 4
SIZE = _SYMBOLS**_ORDER
"""Bytes of a model: one for each run of four letters and borders."""
# A probability is kept in one byte: 50 steps for each power of ten.
_STEPS = 50
# A context that was met so often counts as much as the shorter one behind it; chosen.
_HALF = 5
# Each letter or border is as likely as any other where nothing is known: there are about forty.
_HARDLY_ANY = 1 / 40


class _Codes(dict[int, str]):
    """What letters are translated to; those of other alphabets share a code."""

    def __missing__(self, letter: int) -> str:
        return _OTHER


_TABLE = _Codes(_CODES)


def letter_model(words: Iterable[str]) -> bytes:
    """What each run of four letters costs: the base-10 logarithm of how unlikely its last one is, in steps."""
    padding = _BORDER * (_ORDER - 1)
    text = padding + padding.join(word.translate(_TABLE) for word in words) + padding
    runs = Counter(map("".join, zip(text, text[1:], text[2:], text[3:], strict=False)))
    counts = {run: n for run, n in runs.items() if not run.endswith(_BORDER * 2)}
    rows = {"": (_HARDLY_ANY,) * _SYMBOLS}
    for order in range(_ORDER):
        rows |= _rows(counts, order, rows)
    costs = {context: _in_steps(row) for context, row in rows.items()}
    return b"".join(costs[_met(costs, context)] for context in range(SIZE // _SYMBOLS))


def _rows(
    counts: Mapping[str, int], length: int, shorter: Mapping[str, tuple[float, ...]]
) -> dict[str, tuple[float, ...]]:
    """For each context of a length: the probabilities of what follows, mixed with those behind a shorter one."""
    behind = defaultdict[str, Counter[int]](Counter)
    for run, count in counts.items():
        behind[run[_ORDER - 1 - length : _ORDER - 1]][ord(run[-1])] += count
    out = {}
    for context, found in behind.items():
        total = found.total()
        rest = _HALF / (total + _HALF)
        mixed = [rest * probability for probability in shorter[context[1:]]]
        for code, count in found.items():
            mixed[code] += count / (total + _HALF)
        out[context] = tuple(mixed)
    return out


def _in_steps(row: Iterable[float]) -> bytes:
    return bytes(max(1, min(255, round(-_STEPS * math.log10(share)))) for share in row)


def _met(costs: Mapping[str, bytes], number: int) -> str:
    """The context of a number, or what is left of it where that was met."""
    context = "".join(chr(number // _SYMBOLS**place % _SYMBOLS) for place in range(_ORDER - 2, -1, -1))
    while context not in costs:
        context = context[1:]
    return context


def oddness(model: bytes, word: str) -> tuple[float, float]:
    """How unlikely the letters of a word are, as a base-10 logarithm: on average, and the unlikeliest of them."""
    at = total = worst = 0
    codes = word.translate(_TABLE) + _BORDER
    for code in codes:
        at = (at * _SYMBOLS + ord(code)) % SIZE
        cost = model[at]
        total += cost
        if cost > worst:
            worst = cost
    return total / len(codes) / _STEPS, worst / _STEPS
