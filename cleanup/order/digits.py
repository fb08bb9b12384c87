"""Numbers that a reader garbled: how likely a scrap before a dash is the number n (a noisy channel, Shannon 1948).

What Eastern Arabic digits are read as was counted (cue `digit_readings`). Each digit is read as one character, or lost,
or a speck is read as one more; readers of right-to-left text also turn the digits of a number round.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from cleanup.languages import ar

# Shares on 466 paragraph numbers of tesseract readings: digits lost, characters too many, numbers turned round.
_LOST, _ADDED, _TURNED = 0.25, 0.12, 0.25
# Counts are small: each digit is taken to have been seen four times more, as any character.
_PRIOR = 4.0
# Each digit is read as itself so often more than was counted: other readers do so more often than the one counted.
_ITSELF = 6
_UNSEEN = 0.005
# A scrap says as much as its background lets it: each character of it also stands in scraps that are no number.
_BACKGROUND = 0.7


class DigitReadings:
    """The channel of one set of counts; likelihoods are remembered."""

    def __init__(self, counts: Sequence[tuple[str, str, int]]) -> None:
        """Take triples of digit, character read for it, and how often."""
        read: dict[str, Counter[str]] = {str(d): Counter() for d in range(10)}
        total: Counter[str] = Counter()
        own = [(d, form, _ITSELF) for d in read for form in (d, d.translate(ar.TO_EASTERN))]
        for digit, character, count in (*counts, *own):
            read[ar.western(digit)][character] += count
            total[character] += count
        size = sum(total.values())
        self._background = {c: n / size for c, n in total.items()}
        self._read = {
            digit: ({c: (found[c] + _PRIOR * self._shared(c)) / (found.total() + _PRIOR) for c in total}, found.total())
            for digit, found in read.items()
        }
        self._rows: dict[str, list[float]] = {}

    def likelihood(self, scrap: str, number: int) -> float:
        """The log of how much likelier a scrap is read from `number` than from nothing; 0 for an empty scrap."""
        return self._likelihood(scrap, str(number)) if scrap else 0.0

    def likelihoods(self, scrap: str, count: int) -> list[float]:
        """The likelihoods of the numbers 0 to count - 1; 0 is no number of a series."""
        known = self._rows.setdefault(scrap, [-math.inf])
        known += [self.likelihood(scrap, number) for number in range(len(known), count)]
        return known

    def _likelihood(self, scrap: str, digits: str) -> float:
        share = self._aligned(digits, scrap)
        if len(digits) > 1:
            share = (1 - _TURNED) * share + _TURNED * self._aligned(digits[::-1], scrap)
        return math.log(share + 1e-12) - sum(math.log(self._shared(c) * _BACKGROUND) for c in scrap)

    def _aligned(self, digits: str, scrap: str) -> float:
        """The share of all ways to read `digits` that give `scrap` (forward algorithm over both)."""
        row = [1.0] + [0.0] * len(scrap)
        for j, character in enumerate(scrap):
            row[j + 1] = row[j] * _ADDED * self._shared(character)
        for digit in digits:
            above, row = row, [row[0] * _LOST] + [0.0] * len(scrap)
            for j, character in enumerate(scrap):
                row[j + 1] = (
                    above[j] * (1 - _LOST - _ADDED) * self._as(digit, character)
                    + above[j + 1] * _LOST
                    + row[j] * _ADDED * self._shared(character)
                )
        return row[-1]

    def _as(self, digit: str, character: str) -> float:
        shares, count = self._read[digit]
        return shares.get(character, _PRIOR * _UNSEEN / (count + _PRIOR))

    def _shared(self, character: str) -> float:
        return max(_UNSEEN, self._background.get(character, 0.0))


@lru_cache(maxsize=4)
def readings_of(entries: tuple[str, ...]) -> DigitReadings:
    """The channel of cues like "٢ ؟ 16": digit, character, count."""
    return DigitReadings([(digit, read, int(count)) for digit, read, count in (entry.split() for entry in entries)])
