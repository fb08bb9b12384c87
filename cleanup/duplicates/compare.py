"""Whether two readings can be of one text: every word that differs must be a plausible misreading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

from cleanup.cues import Cues
from cleanup.languages import ar

_TOKEN = re.compile(r"\w+")

# A misread word keeps at least this share of its letters' shapes; two different words of a sentence seldom do.
_WORD_ALIKE = 0.5
# Second readings of light scans are 94 to 98 % alike, of heavy ones 67 to 89 %.
LEAST_ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two texts are (0 to 1), and the words that differ."""

    alike: float
    differing: tuple[tuple[str, str], ...]
    conflict: tuple[str, str] | None
    """A difference that no misreading explains: a number, name, month, ordinal or negation."""
    length: int = 0
    """Letters of the first text."""

    @property
    def same(self) -> bool:
        """Whether they can be two readings of one text."""
        return self.conflict is None and self.alike >= LEAST_ALIKE


@lru_cache(maxsize=8192)
def tokens(text: str) -> list[str]:
    """The words and numbers of a text, without vowel signs, digits in one system. Not to be changed: remembered."""
    return _TOKEN.findall(ar.western(ar.bare(text)))


def compare(a: Sequence[str], b: Sequence[str], cues: Cues) -> Comparison:
    """Align two token lists and judge each difference."""
    if a == b:
        return Comparison(1.0, (), None, sum(map(len, a)))
    differing: list[tuple[str, str]] = []
    conflict = None
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        left, right = a[op.src_start : op.src_end], b[op.dest_start : op.dest_end]
        differing.append((" ".join(left), " ".join(right)))
        if conflict is None and not _misread(left, right, cues):
            conflict = differing[-1]
    alike = Indel.normalized_similarity("".join(a), "".join(b))
    return Comparison(alike, tuple(differing), conflict, sum(map(len, a)))


def _misread(left: Sequence[str], right: Sequence[str], cues: Cues) -> bool:
    """Whether one stretch of words can be a misreading of the other."""
    if _guarded(left, cues) != _guarded(right, cues):
        return False
    one, other = ar.rasm("".join(left)), ar.rasm("".join(right))
    if one == other:
        return True
    if not one or not other:
        return max(len(one), len(other)) <= 2
    return Indel.normalized_similarity(one, other) >= _WORD_ALIKE


def _guarded(words: Sequence[str], cues: Cues) -> list[str]:
    """The words that must be the same in both readings."""
    listed = cues.negations | cues.ordinals | cues.months | cues.names
    out = []
    for word in words:
        stem = word[1:] if word[:1] in "وفبلك" and word[1:] in listed else word
        if stem in listed or any(c.isdigit() for c in word) or word.isascii() or ar.is_number_word(word):
            out.append(stem)
    return out
