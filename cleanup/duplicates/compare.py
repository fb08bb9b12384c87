"""Whether two readings can be of one text: every word that differs must be a plausible misreading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from cleanup.cues import Cues
from cleanup.languages import ar

# A misread word keeps at least this share of its letters' shapes; two different words of a sentence seldom do.
_WORD_ALIKE = 0.5
# Second readings of light scans are 94 to 98 % alike, of heavy ones 67 to 89 %.
LEAST_ALIKE = 0.9
# A long stretch may be less alike: every word of it has been looked at.
LEAST_ALIKE_LONG = 0.72
_LONG = 120
# A listed name and what it was misread as.
_NAME_ALIKE = 0.75
# Scraps (digits lost or added, specks read as words) that readings may differ by, for each word; only where misread
# words show that the scan is noisy.
_SCRAPS = 0.04


class Comparison(NamedTuple):
    """How alike two texts are (0 to 1), and the words that differ."""

    alike: float
    differing: tuple[tuple[str, str], ...]
    conflict: tuple[str, str] | None
    """A difference that no misreading explains: another number, name, month or ordinal, a negation more or less."""
    length: int = 0
    """Letters of the first text."""
    words: int = 0
    """Words of the first text."""
    scraps: int = 0
    """Differences that only noise explains."""

    @property
    def same(self) -> bool:
        """Whether they can be two readings of one text."""
        misread = len(self.differing) - self.scraps
        calm = self.scraps <= min(misread, 1 + _SCRAPS * self.words)
        least = LEAST_ALIKE if self.length < _LONG else LEAST_ALIKE_LONG
        return self.conflict is None and calm and self.alike >= least


def compare(a: Sequence[str], b: Sequence[str], cues: Cues, *, cut: bool = False) -> Comparison:
    """Align two token lists and judge each difference.

    With `cut`, b was cut out of a longer text by guess: words that it has more at its ends say nothing.
    """
    if a == b:
        return Comparison(1.0, (), None, sum(map(len, a)), len(a))
    rough = Indel.normalized_similarity("".join(a), "".join(b))
    if rough < LEAST_ALIKE_LONG / 2:
        return Comparison(rough, (), None, sum(map(len, a)), len(a))
    pairs: list[tuple[Sequence[str], Sequence[str]]] = []
    b_start, b_end = 0, len(b)
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        at_end = op.src_start == op.src_end and op.src_start in (0, len(a))
        if cut and at_end:
            b_start, b_end = (op.dest_end, b_end) if op.src_start == 0 else (b_start, op.dest_start)
            continue
        pairs.append((a[op.src_start : op.src_end], b[op.dest_start : op.dest_end]))
    alike = Indel.normalized_similarity("".join(a), "".join(b[b_start:b_end]))
    scraps = sum(1 for left, right in pairs if not _misread(left, right))
    differing = tuple((" ".join(left), " ".join(right)) for left, right in pairs)
    made = Comparison(alike, differing, None, sum(map(len, a)), len(a), scraps)
    if alike < LEAST_ALIKE_LONG:
        return made
    conflict = next(
        (d for d, (left, right) in zip(differing, pairs, strict=True) if _contradict(left, right, cues)), None
    )
    return made._replace(conflict=conflict)


def _misread(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one stretch of words has the shape of the other, or one of them is no Arabic: specks and scraps."""
    if left and right and (_is_scrap(left) or _is_scrap(right)):
        return True
    one, other = ar.rasm("".join(left)), ar.rasm("".join(right))
    if one == other:
        return True
    if not one or not other:
        return False
    return Indel.normalized_similarity(one, other) >= _WORD_ALIKE


def _is_scrap(words: Sequence[str]) -> bool:
    """Latin letters, digits and single letters that stand where a reading went wrong."""
    return all(len(w) <= 5 and (w.isascii() or len(w) < 2) for w in words)


def _contradict(left: Sequence[str], right: Sequence[str], cues: Cues) -> bool:
    """Whether two stretches say different things: other numbers, another listed word, a negation more or less."""
    numbers = [[int(w) for w in side if w.isdecimal()] for side in (left, right)]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return True
    ours, theirs = (Counter(filter(None, (guarded(w, cues) for w in side))) for side in (left, right))
    return any(not _near(word, right) for word in (ours - theirs)) or any(
        not _near(word, left) for word in (theirs - ours)
    )


def _near(word: str, others: Sequence[str]) -> bool:
    """Whether a listed word was misread as one of the others."""
    shape = ar.rasm(word)
    return len(word) > 3 and any(Indel.normalized_similarity(shape, ar.rasm(w)) >= _NAME_ALIKE for w in others)


def guarded(word: str, cues: Cues) -> str | None:
    """The listed word in a word: it must stand in both readings, or in one misread."""
    listed = cues.negations | cues.ordinals | cues.months | cues.names
    stem = word[1:] if word[:1] in "وفبلك" and word[1:] in listed else word
    return stem if stem in listed or ar.is_number_word(stem) else None
