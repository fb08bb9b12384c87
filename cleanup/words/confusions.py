"""What letters are read as: the costs of a noisy channel (Shannon 1948; Kernighan, Church and Gale 1990).

A cost is the base-10 logarithm of how rarely a reader makes the change. The counts are cues (`letters_written`,
`letter_readings`), so packs of users add to them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from rapidfuzz.distance import Levenshtein

from cleanup.cues import Cues
from cleanup.languages import ar

# Counts are small. A letter is taken to have been read that many times more as each letter of its own dot-less shape,
# as each other letter, and as nothing, in texts where it stood that often more.
_SHAPE, _OTHER, _NOTHING, _WRITTEN = 3.0, 0.25, 0.5, 1000
# Share of the positions of a text where a letter can be added.
_PLACES = 0.3
_UNSEEN = 4.0
# A letter that stands twice where it should stand once, or once where it should twice, is easily miscounted.
_DOUBLED = 1.0
# Two neighbouring letters in the wrong order: rare in readings, less so in typing; the rate of the rarest letters lost.
_TURNED = 3.3
_PAIR, _BOTH = 2, {"insert", "delete"}
_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"


class Change(NamedTuple):
    """One letter of the right word and what was read for it; empty for a letter added or lost."""

    written: str
    read: str
    at: int
    """Its place in the right word, for a letter added the place behind which it stands."""


Operation = tuple[str, int, int]
"""replace, delete (a letter was lost) or insert (one was added), the place in the word and that in what was read."""


class Channel:
    """Costs of readings."""

    def __init__(self, written: Counter[str], read: Counter[tuple[str, str]]) -> None:
        total = sum(written.values())
        shapes = {letter: ar.rasm(letter) for letter in _LETTERS}
        self._replaced = {
            (a, b): -math.log10(
                (read[a, b] + (_SHAPE if shapes[a] == shapes[b] else _OTHER)) / (written[a] + _WRITTEN)
            )
            for a in _LETTERS for b in _LETTERS if a != b
        }  # fmt: skip
        self._lost = {a: -math.log10((read[a, ""] + _NOTHING) / (written[a] + _WRITTEN)) for a in _LETTERS}
        self._added = {a: -math.log10((read["", a] + _NOTHING) / (total * _PLACES + _WRITTEN)) for a in _LETTERS}
        self.runs: dict[str, tuple[tuple[str, float], ...]] = {}
        """By the letters read: runs of letters that they may stand for, and the cost."""
        for (a, b), count in read.items():
            if a and b and max(len(a), len(b)) > 1:
                cost = -math.log10((count + _OTHER) / (min(written[letter] for letter in a) + _WRITTEN))
                self.runs[b] = (*self.runs.get(b, ()), (a, cost))

    def cost(self, word: str, read: str, done: Sequence[Operation]) -> float:
        """The cost of reading `read` for `word`, by what was done to its letters (`operations`)."""
        if len(done) == _PAIR and {done[0][0], done[1][0]} == _BOTH and is_turned(letters_changed(word, read, done)):
            return _TURNED
        total = 0.0
        for tag, at, to in done:
            if tag == "replace":
                total += self._replaced.get((word[at], read[to]), _UNSEEN)
            elif tag == "delete":
                written = word[at]
                total += self._lost.get(written, _UNSEEN) - (_DOUBLED if at and word[at - 1] == written else 0)
            else:
                seen = read[to]
                total += self._added.get(seen, _UNSEEN) - (_DOUBLED if seen in word[max(0, at - 1) : at + 1] else 0)
        return total


def is_turned(changes: Sequence[Change]) -> bool:
    """Whether two neighbouring letters changed places: one is lost where the other is added, or the reverse."""
    if len(changes) != _PAIR:
        return False
    first, second = changes
    (lost, read, at), (written, added, behind) = (first, second) if first[0] else (second, first)
    return not read and not written and lost == added and abs(at - behind) <= _PAIR


def operations(word: str, read: str) -> list[Operation]:
    """What was done to the letters of a word, by the shortest alignment (Levenshtein 1966): thousands are looked at
    for their cost alone, so that no more is made of them."""
    return cast("list[Operation]", Levenshtein.editops(word, read).as_list())


def letters_changed(word: str, read: str, done: Iterable[Operation], shift: int = 0) -> list[Change]:
    """The letters that were read otherwise; those before `word` in the whole word shift its places."""
    return [
        Change(word[at] if tag != "insert" else "", read[to] if tag != "delete" else "", at + shift)
        for tag, at, to in done
    ]


@lru_cache(maxsize=4)
def channel_of(cues: Cues) -> Channel:
    """The channel of the packs' counts."""
    written: Counter[str] = Counter()
    for entry in cues.letters_written:
        letter, count = entry.split()
        written[letter] += int(count)
    read: Counter[tuple[str, str]] = Counter()
    for entry in cues.letter_readings:
        a, b, count = entry.split()
        read[a.strip("-"), b.strip("-")] += int(count)
    return Channel(written, read)
