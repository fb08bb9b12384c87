"""Differences between two readings: what a scan does to words, and what only an author does.

A scan changes letters: dots go, shapes are taken for others, words fall apart or come out as scraps, and all of this
is scattered. An author changes whole words, names and numbers, and both versions are good words.
"""

from __future__ import annotations

import enum
import itertools
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from cleanup.cues import Cues
from cleanup.document import BlockKind, Document
from cleanup.duplicates.align import Alignment
from cleanup.duplicates.compare import guarded
from cleanup.duplicates.stretches import Words, words_of
from cleanup.languages import ar

# A misread word keeps half of its letters' shapes (see compare.py).
_ALIKE = 0.5
# Shorter pieces are scraps as often as words.
_WORD_LETTERS = 3
# What stands for a word of another text is about as long; what is left of a garbled line is shorter.
_COMPARABLE = 0.5
# A word of a heading keeps more of its shape: headings are set large. Those of second readings on the bench do.
_HEADING_ALIKE = 0.7
# What is much shorter is the rest of a word.
_HEADING_LENGTHS = 0.65
# Longer headings ran into the text behind them.
_HEADING_CHARS = 60
# The shapes of particles that are written together with a word.
_PREFIXES = frozenset(ar.rasm("وفبلك"))
# Words of one line of a column, and some more.
_LINE = 12


class Kind(enum.Enum):
    """What a difference looks like."""

    MISREAD = "misread"
    """The same shapes but for some letters, or the same letters with other spaces."""
    SCRAP = "scrap"
    """One side is specks, single letters or Latin ones, or lost."""
    NUMBER = "number"
    """Two numbers, each well-formed."""
    WORD = "word"
    """Two words of other shape, about equally long: another word, or a line that went wrong in both readings."""
    LISTED = "listed"
    """Two words of one list (months, ordinals, names, number words), a negation more or less, or another heading."""


class Difference(NamedTuple):
    """Words of the earlier and of the later reading that differ."""

    kind: Kind
    earlier: tuple[str, ...]
    later: tuple[str, ...]


class Differences(NamedTuple):
    """All differences of two readings, counted against their words."""

    words: int
    found: tuple[Difference, ...]

    def count(self, kind: Kind) -> int:
        """How many are of a kind."""
        return sum(1 for d in self.found if d.kind is kind)

    @property
    def systematic(self) -> int:
        """How often the most frequent pair of two words comes again: a scan seldom errs twice in the same way."""
        pairs = Counter((d.earlier, d.later) for d in self.found if d.kind in (Kind.WORD, Kind.MISREAD, Kind.LISTED))
        return max(pairs.values(), default=0)

    @property
    def renumbered(self) -> bool:
        """Whether most numbers that differ do so by the same step, as paragraph numbers of repeated sections do."""
        pairs = [
            [int(w) for side in (d.earlier, d.later) for w in side if w.isdecimal()]
            for d in self.found if d.kind is Kind.NUMBER
        ]  # fmt: skip
        steps = Counter(pair[1] - pair[0] for pair in pairs if len(pair) == 2)
        same = max(steps.values(), default=0)
        return same >= 2 and 2 * same > len(pairs)


def differences(document: Document, readings: Alignment) -> Differences:
    """Every difference between two aligned readings."""
    words = words_of(document)
    heads = _heads(document, readings)
    found, count = [], 0
    for chunk in readings.chunks:
        one, two = words.text[chunk.start : chunk.end], words.text[chunk.other_start : chunk.other_end]
        count += max(len(one), len(two))
        if one != two:
            kind = _kind(one, two, document.cues)
            places = words.block[chunk.start : chunk.end] + words.block[chunk.other_start : chunk.other_end]
            if kind in (Kind.WORD, Kind.MISREAD) and heads.issuperset(places) and _apart(one, two):
                kind = Kind.LISTED
            found.append(Difference(kind, one, two))
    return Differences(count, tuple(found))


def _heads(document: Document, readings: Alignment) -> set[int]:
    """Headings, and short first blocks of a reading: these are headings too, even where they were not taken for one."""
    firsts = {span.first for span in (readings.earlier, readings.later)}
    return {
        b.index for b in document.blocks
        if (b.kind is BlockKind.HEADING or b.index in firsts) and len(b.text) < _HEADING_CHARS
    }  # fmt: skip


def _apart(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two words are too unlike for one heading: what a heading says tells two sections apart."""
    shape, other = ar.rasm("".join(one)), ar.rasm("".join(two))
    shorter, longer = sorted((len(shape), len(other)))
    if len(one) != len(two) or shorter < _HEADING_LENGTHS * longer:
        return False
    return Indel.normalized_similarity(shape, other) < _HEADING_ALIKE


def _kind(one: tuple[str, ...], two: tuple[str, ...], cues: Cues) -> Kind:
    numbers = [{int(w) for w in side if w.isdecimal()} for side in (one, two)]
    if all(numbers):
        if not numbers[0] & numbers[1]:
            return Kind.NUMBER
        one, two = (tuple(w for w in side if not w.isdecimal()) for side in (one, two))
    shape, other = ar.rasm("".join(one)), ar.rasm("".join(two))
    if not shape and not other:
        return Kind.SCRAP
    if shape == other:
        return Kind.LISTED if _contradict(one, two, cues) else Kind.MISREAD
    if _contradict(one, two, cues):
        return Kind.LISTED
    if not _wordlike(one) or not _wordlike(two):
        return Kind.SCRAP
    if Indel.normalized_similarity(shape, other) >= _ALIKE:
        return Kind.MISREAD
    shorter, longer = sorted((len(shape), len(other)))
    return Kind.WORD if shorter >= _COMPARABLE * longer else Kind.SCRAP


def _wordlike(words: Sequence[str]) -> bool:
    """Whether there is an Arabic word of some length among these."""
    return any(len(w) >= _WORD_LETTERS and ar.WORD.fullmatch(w) for w in words)


def _contradict(one: tuple[str, ...], two: tuple[str, ...], cues: Cues) -> bool:
    """Whether both sides hold listed words and not the same ones, or one only a negation more."""
    ours, theirs = ({g for w in side if (g := _listed(w, cues))} for side in (one, two))
    if ours and theirs and not ours & theirs and not any(_one_letter(a, b) for a in ours for b in theirs):
        return True
    return any(
        more[-len(less) :] == less and len(more) == len(less) + 1 and more[0] in cues.negations
        for more, less in ((one, two), (two, one)) if less
    )  # fmt: skip


def _one_letter(one: str, two: str) -> bool:
    """Whether a letter at the end of a word was lost: that makes a masculine ordinal of a feminine one."""
    shorter, longer = sorted((one, two), key=len)
    return len(longer) == len(shorter) + 1 and longer.startswith(shorter)


def _listed(word: str, cues: Cues) -> str | None:
    """The listed word, without dots, that a word is: its dots may be misread."""
    known = guarded(word, cues)
    if known is not None:
        return ar.rasm(known)
    shape, shapes = ar.rasm(word), _ordinal_shapes(cues)
    stem = shape[1:] if shape[:1] in _PREFIXES and shape not in shapes else shape
    return stem if stem in shapes else None


@lru_cache(maxsize=8)
def _ordinal_shapes(cues: Cues) -> frozenset[str]:
    return frozenset(ar.rasm(w) for w in cues.ordinals.union(cues.section_ordinals, cues.months))


def unmatched(words: Words, readings: Alignment, *, earlier: bool) -> dict[int, int]:
    """For each block of one reading, the longest row of words in it that the other reading lacks."""
    missing: list[int] = []
    for chunk in readings.chunks:
        sides = range(chunk.start, chunk.end), range(chunk.other_start, chunk.other_end)
        missing += _missing(words, *(sides if earlier else sides[::-1]))
    rows: dict[int, int] = {}
    row = 0
    for before, at in itertools.pairwise([-2, *missing]):
        row = row + 1 if at == before + 1 and words.block[at] == words.block[before] else 1
        rows[words.block[at]] = max(rows.get(words.block[at], 0), row)
    return rows


def _missing(words: Words, own: range, other: range) -> list[int]:
    """Words of one side without a counterpart near by, where the other side holds not half as much."""
    if 2 * sum(len(words.shapes[at]) for at in other) >= sum(len(words.shapes[at]) for at in own):
        return []
    # A scan may read lines out of order: the word can stand a line before or behind its place.
    ours, theirs = (
        Counter(words.shapes[max(0, side.start - _LINE) : side.stop + _LINE]) for side in (own, other)
    )  # fmt: skip
    near = [words.shapes[at] for at in other]
    return [
        at for at in own
        if ar.WORD.fullmatch(words.text[at]) and theirs[words.shapes[at]] < ours[words.shapes[at]]
        and not any(Indel.normalized_similarity(words.shapes[at], shape) >= _ALIKE for shape in near)
    ]  # fmt: skip
