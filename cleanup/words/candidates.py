"""Candidates: the few words that a misread word may stand for.

Found by the dot-less skeleton (rasm) and by skeletons that lack a letter, as in Garbe's symmetric delete algorithm
(2012), under the particles and pronouns that a word carries; by runs of letters that are read for others; as two words
run together; and as a word behind which a mark was read as letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from cleanup.languages import ar
from cleanup.lexicon.forms import HARDLY, KNOWN, Forms
from cleanup.words.confusions import Change, Channel, Operation, letters_changed, operations

# Words found through the skeleton: so frequent at least, more so where particles or pronouns are taken off first.
_LEAST, _LEAST_INSIDE = 2.3, 3.0
# Letters that may differ: of the words read with three letters wrong next to none can be told.
_MOST_CHANGES = 2
# The best ones by a rough frequency, whose own is then looked up.
_LOOKED_AT = 10
_LEAST_INNER = 3
# A skeleton of fewer letters that lacks one fits too many words to tell anything.
_LEAST_SKELETON = 4
# Words so short are looked up by their letters, and only very common ones are found; both chosen.
_SHORTEST, _COMMON = 3, 5.0
_LONGEST_RUN = 3
# Of the known words that are misread as others, 94 in 100 stand for one so much commoner (479 on the bench).
_COMMONER = 0.3
KEPT = 6
"""Candidates kept for a word, the best by frequency and cost: the right one, where it is found at all, was among them
3,150 times in 3,182 on the bench's readings and planted errors."""
# What a lost space and a comma read as hamza cost. Counted on tesseract readings: 6 spaces in 27,985, 100 commas in
# 636, which would be 3.7 and 0.8. These were chosen; the weights of the model, fitted with them, make up for it.
_SPACE_LOST, _MARK = 3.2, 1.5
_KINDS = {"،": "comma", ".": "stop"}
_PARTS_FROM = 3.6
# A word that the lexicon has only under particles and pronouns: ولإزالتها has 1.0. What is no word has less.
_INFLECTED = 1.0


# Words of some long documents; without a bound, thousands of documents would fill the memory.
_REMEMBERED = 1 << 14


class Candidate(NamedTuple):
    """What a word may stand for."""

    word: str
    cost: float
    """What the channel asks for it."""
    score: float
    """Frequency less cost, both base-10 logarithms."""
    changes: tuple[Change, ...]
    kind: str
    """letters, run, comma, stop or space; own for a word that only the document's own vocabulary suggests."""

    @property
    def adds_mark(self) -> bool:
        """Whether the last letters of the word are taken for a mark that was misread."""
        return self.kind in ("comma", "stop")

    @property
    def adds_other_mark(self) -> bool:
        """Whether that mark was read as other letters than hamza: then it is less certain which mark it was."""
        return self.adds_mark and self.changes[-1].read != ar.HAMZA


class Candidates:
    """Candidates over a lexicon and a channel; the words met last are remembered."""

    def __init__(self, forms: Forms, channel: Channel) -> None:
        self._forms, self._channel = forms, channel
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)
        """The best candidates of a word, likeliest first."""
        self.next_to = lru_cache(maxsize=_REMEMBERED)(self._next_to)
        """The common words one letter away from a known word that are clearly commoner."""
        self.spelt = lru_cache(maxsize=_REMEMBERED)(self._spelt)
        """Another spelling as a candidate."""

    def _of(self, word: str) -> tuple[Candidate, ...]:
        found: dict[tuple[str, bool], Candidate] = {}
        for candidate in (
            *self._by_letters(word),
            *self._short(word),
            *self._by_runs(word),
            *self._with_mark(word),
            *self._parted(word),
        ):
            key = candidate.word, candidate.adds_mark
            if key not in found or candidate.cost < found[key].cost:
                found[key] = candidate
        return tuple(sorted(found.values(), key=lambda c: (-c.score, c.word, c.kind))[:KEPT])

    def _next_to(self, word: str) -> tuple[str, ...]:
        frequency, skeleton = self._forms.frequency, ar.rasm(word)
        least = frequency(word) + _COMMONER
        common = list(self._forms.lexicon.common(word, least))
        near = {common[at] for at in _within(1, word, common)}
        # As the candidates of misread words are found: by the skeleton, and where it is short by the whole of it.
        if len(skeleton) < _LEAST_SKELETON:
            near = {found for found in near if skeleton in ar.less_one(ar.rasm(found))}
        near.update(candidate.word for candidate in self._short(word))
        return tuple(sorted([found for found in near if frequency(found) >= least]))

    def _spelt(self, word: str, read: str, kind: str = "letters") -> Candidate:
        done = operations(word, read)
        cost = self._channel.cost(word, read, done)
        changes = tuple(letters_changed(word, read, done))
        return Candidate(word, cost, self._forms.frequency(word) - cost, changes, kind)

    def _by_letters(self, word: str) -> list[Candidate]:
        rough: list[tuple[float, str, float, list[Operation], str, str, int]] = []
        cost_of = self._channel.cost
        for head, tail, toll in _shells(word):
            inner = word[len(head) : len(word) - len(tail)]
            for zipf, stem in self._near(inner, _LEAST_INSIDE if toll else _LEAST):
                done = operations(stem, inner)
                cost = cost_of(stem, inner, done)
                rough.append((zipf - toll - cost, head + stem + tail, cost, done, stem, inner, len(head)))
        rough.sort(key=lambda r: (-r[0], r[1]))
        return [
            Candidate(
                whole, cost, self._forms.frequency(whole) - cost, tuple(letters_changed(stem, inner, done, shift)),
                "letters",
            )
            for _, whole, cost, done, stem, inner, shift in rough[:_LOOKED_AT]
        ]  # fmt: skip

    def _near(self, inner: str, least: float) -> Iterator[tuple[float, str]]:
        """Words a change or two away, with their frequency; a word of the very same skeleton may be rarer."""
        skeleton, size = ar.rasm(inner), len(inner)
        near = self._forms.lexicon.near
        for stem, zipf in zip(*near([skeleton], below=least), strict=True):
            if len(stem) == size and 0 < Levenshtein.distance(inner, stem, score_cutoff=_MOST_CHANGES) <= _MOST_CHANGES:
                yield zipf, stem
        stems, frequencies = near(_keys(skeleton), least)
        for at in _within(_MOST_CHANGES, inner, stems):
            yield frequencies[at], stems[at]

    def _short(self, word: str) -> list[Candidate]:
        """The very common words one letter away from a short word: too short for its skeleton to tell anything."""
        if not _SHORTEST <= len(word) < _LEAST_SKELETON:
            return []
        near = self._forms.lexicon.common(word)
        common = sorted(w for w in near if self._forms.zipf(w) >= _COMMON and _has_another_letter(w, word))
        return [self.spelt(w, word) for w in common]

    def _by_runs(self, word: str) -> list[Candidate]:
        out = []
        runs = self._channel.runs
        for at in range(len(word)):
            for length in range(1, _LONGEST_RUN + 1):
                read = word[at : at + length]
                for written, cost in runs.get(read, ()) if len(read) == length else ():
                    whole = word[:at] + written + word[at + length :]
                    frequency = self._forms.frequency(whole)
                    if frequency >= HARDLY:
                        out.append(Candidate(whole, cost, frequency - cost, (Change(written, read, at),), "run"))
        return out

    def _with_mark(self, word: str) -> list[Candidate]:
        """The words of which the last letters may be a mark; where they are no known word, misread ones too."""
        tail = ar.mark_read(word)
        stem = word[: len(word) - len(tail)]
        if not tail or len(stem) < 2:
            return []
        frequency = self._forms.frequency(stem)
        out = [] if frequency < _INFLECTED else [Candidate(stem, 0, frequency, (), "letters")]
        if frequency < KNOWN and len(stem) >= _LEAST_SKELETON:
            out += (*self._by_letters(stem), *self._by_runs(stem))
        kind = _KINDS[ar.MARKS_READ[tail]]
        return [
            Candidate(c.word, c.cost + _MARK, c.score - _MARK, (*c.changes, Change("", tail, len(c.word))), kind)
            for c in out
        ]

    def _parted(self, word: str) -> list[Candidate]:
        out = []
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            if (first := self._part(left)) >= _PARTS_FROM and (second := self._part(right)) >= _PARTS_FROM:
                frequency = min(first, second) - 1
                out.append(Candidate(f"{left} {right}", _SPACE_LOST, frequency - _SPACE_LOST, (), "space"))
        return out

    def _part(self, part: str) -> float:
        if len(part) < _LEAST_INNER:
            return self._forms.zipf(part) if part in ar.FUNCTION_WORDS else 0.0
        return self._forms.zipf(part)


def _within(most: int, word: str, others: Sequence[str]) -> list[int]:
    """The places of the words that differ from one in so many letters at most, but in one at least."""
    found = process.extract(word, others, scorer=Levenshtein.distance, score_cutoff=most, limit=None)
    return [at for _, far, at in found if far]


def _has_another_letter(word: str, read: str) -> bool:
    """Whether two words differ in one letter, which is one of the alphabet."""
    if len(word) != len(read):
        return False
    other = [a for a, b in zip(word, read, strict=True) if a != b]
    return len(other) == 1 and other[0] in ar.ALPHABET


def _keys(skeleton: str) -> set[str]:
    """What words near a skeleton are looked up by."""
    return ar.less_one(skeleton) if len(skeleton) >= _LEAST_SKELETON else {skeleton}


def _shells(word: str) -> list[tuple[str, str, float]]:
    """The particles and pronouns that may be kept around a misread stem, and what they cost; none among them."""
    size = len(word) - _LEAST_INNER
    heads = [("", 0.0), *((p, toll) for p, toll in ar.PROCLITICS.items() if word.startswith(p) and len(p) <= size)]
    tails = [("", 0.0), *((t, toll) for t, toll in ar.PRONOUNS.items() if word.endswith(t) and len(t) <= size)]
    return [(h, t, a + b) for h, a in heads for t, b in tails if len(h) + len(t) <= size or not (h or t)]
