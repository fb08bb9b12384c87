"""Learning what a reader takes letters for: readings are aligned with their truth, and what differs is counted."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.languages import ar

LONGEST = 3
"""Letters of the longest run that is counted, as the cue `letter_readings` takes them."""
LEAST_ALIKE = 0.5
"""A reading less like its truth is no reading of it: other reports of the same series are alike by less than this,
unreadable scans by more."""
# Where more differs in one place, a line or column is missing or stands elsewhere: nothing was read for anything.
_LONGEST_GAP = 20
# Texts are cut where the same words stand once in both, so that the time grows with the length, not with its square.
_ANCHOR_WORDS, _STRETCH = 3, 300
# The largest stretch that is aligned, letters times letters: about half a second. A larger one is another text.
_MOST = 4_000_000_000
_DIRECTIONS = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]*")


class Counted(NamedTuple):
    """What readings tell of their reader."""

    written: Mapping[str, int]
    """How often each letter stands in the truths, but for what was not read at all."""
    read: Mapping[tuple[str, str], int]
    """Letters of the truth and what was read for them, each up to `LONGEST` letters, empty for nothing."""
    characters: int
    """Length of the truths, white space folded."""
    errors: int
    """Characters that were changed, added or lost, but for what was not read at all."""


class _Stretch(NamedTuple):
    truth: str
    reading: str


def plain(text: str) -> str:
    """The text as it is compared: NFC, in Arabic letters (`ar.arabic_letters`), white space folded.

    Without direction marks, vowel signs and tatweel.
    """
    letters = ar.arabic_letters(unicodedata.normalize("NFC", text))
    return " ".join(ar.bare(_DIRECTIONS.sub("", letters)).split())


def count(reading: str, truth: str) -> tuple[Counted, float]:
    """What was read for what, and how alike the two texts are, 0 to 1; both as `plain` gives them."""
    written: Counter[str] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    errors = unread = 0
    for stretch in _stretches(truth, reading):
        written.update(letter for letter in stretch.truth if is_letters(letter))
        for meant, seen in _differences(stretch):
            size = max(len(meant), len(seen))
            if size > _LONGEST_GAP:
                unread += size
                written.subtract(letter for letter in meant if is_letters(letter))
                continue
            errors += size
            if size <= LONGEST and is_letters(meant + seen):
                read[meant, seen] += 1
    alike = 1 - (errors + unread) / max(1, len(truth), len(reading))
    return Counted(+written, read, len(truth), errors), max(0.0, alike)


def is_letters(text: str) -> bool:
    """Whether a text is Arabic letters and nothing else; nothing at all is."""
    return bool(_LETTERS.fullmatch(text))


def total(counts: Sequence[Counted]) -> Counted:
    """What several readings tell together."""
    written: Counter[str] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    for found in counts:
        written.update(found.written)
        read.update(found.read)
    return Counted(written, read, sum(c.characters for c in counts), sum(c.errors for c in counts))


def often(counted: Counted, least: int | None = None) -> list[tuple[str, str, int]]:
    """What was read for what, the commonest first.

    Runs of several letters count from two on and single letters from one, both from `least` on where it is given.
    """
    found = [
        (meant, seen, n) for (meant, seen), n in counted.read.items()
        if n >= (least or (2 if max(len(meant), len(seen)) > 1 else 1))
    ]  # fmt: skip
    return sorted(found, key=lambda entry: (-entry[2], entry[0], entry[1]))


def _differences(stretch: _Stretch) -> Iterator[tuple[str, str]]:
    """What stands in the truth and was read otherwise, as long as one runs into the next."""
    truth, reading = stretch
    if len(truth) * len(reading) > _MOST:
        yield truth, reading
        return
    start: tuple[int, int] | None = None
    for op in Levenshtein.opcodes(truth, reading):
        if op.tag != "equal":
            start = start or (op.src_start, op.dest_start)
        elif start:
            yield truth[start[0] : op.src_start], reading[start[1] : op.dest_start]
            start = None
    if start:
        yield truth[start[0] :], reading[start[1] :]


def _stretches(truth: str, reading: str) -> Iterator[_Stretch]:
    """The two texts, cut before words that stand once in each."""
    at = here = 0
    for a, b in _anchors(truth, reading):
        if a - at >= _STRETCH and b > here:
            yield _Stretch(truth[at:a], reading[here:b])
            at, here = a, b
    yield _Stretch(truth[at:], reading[here:])


def _anchors(truth: str, reading: str) -> list[tuple[int, int]]:
    """Offsets where the same words begin that stand once in each text; of those, the most that rise in both.

    This is the longest increasing subsequence, as in patience diff (Bram Cohen).
    """
    there, seen = _unique(truth), _unique(reading)
    places = [(at, seen[words]) for words, at in there.items() if words in seen]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(places):
        length = bisect_left(ends, at)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        last[length : length + 1] = [index]
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(places[index])
        index = before[index]
    return chain[::-1]


def _unique(text: str) -> dict[str, int]:
    """Where each run of words begins that stands once in a text, in the order of the text."""
    starts = [0, *(m.end() for m in re.finditer(" ", text))]
    found: dict[str, int] = {}
    for first, behind in zip(starts, [*starts[_ANCHOR_WORDS:], len(text) + 1], strict=False):
        words = text[first : behind - 1]
        found[words] = -1 if words in found else first
    return {words: at for words, at in found.items() if at >= 0}
