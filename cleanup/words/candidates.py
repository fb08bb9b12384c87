"""Candidates: the few words that a misread word may stand for.

Found by the dot-less skeleton (rasm) and by skeletons that lack a letter, as in Garbe's symmetric delete algorithm
(2012), under the particles and pronouns that a word carries; by runs of letters that are read for others; as two words
run together; and as a word whose comma was read as a hamza.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN, Forms
from cleanup.words.confusions import Change, Channel, changes_of

# Words found through the skeleton: so frequent at least, more so where particles or pronouns are taken off first.
_LEAST, _LEAST_INSIDE = 2.3, 3.0
# The most frequent ones of those that share a skeleton, whose distance is then worked out.
_MOST_FREQUENT = 48
_MOST_CHANGES = 3
_LEAST_INNER = 3
_LONGEST_RUN = 3
KEPT = 6
"""Candidates kept for a word, the best by frequency and cost: the right one, if found at all, is 97 times in 100 among
them."""
# A reader misses a space, and takes a comma for the hamza that it looks like, this rarely (costs on tesseract readings:
# 1 space in 1,500; 1 comma in 6 of one font, none in others).
_SPACE_LOST, _COMMA = 3.2, 1.5
_PARTS_FROM = 3.6
_SHORT_PARTS = frozenset(["لا", "ما", "من", "في", "أن", "إن", "لم", "لن", "قد", "أو", "عن", "كل", "هو", "هي", "ثم"])


class Candidate(NamedTuple):
    """What a word may stand for."""

    word: str
    cost: float
    """What the channel asks for it."""
    score: float
    """Frequency less cost, both base-10 logarithms."""
    changes: tuple[Change, ...]
    kind: str
    """letters, run, comma or space."""


class Candidates:
    """Candidates over a lexicon and a channel; each word is looked up once."""

    def __init__(self, forms: Forms, channel: Channel) -> None:
        self._forms, self._channel = forms, channel
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def of(self, word: str) -> tuple[Candidate, ...]:
        """The best candidates, likeliest first."""
        if word not in self._known:
            found: dict[str, Candidate] = {}
            for candidate in (*self._by_letters(word), *self._by_runs(word), *self._comma(word), *self._parted(word)):
                if candidate.word not in found or candidate.cost < found[candidate.word].cost:
                    found[candidate.word] = candidate
            ranked = sorted(found.values(), key=lambda c: (-c.score, c.word))
            self._known[word] = tuple(ranked[:KEPT])
        return self._known[word]

    def spelt(self, word: str, read: str) -> Candidate:
        """Another spelling as a candidate."""
        changes = changes_of(word, read)
        cost = self._channel.cost(word, read, changes)
        return Candidate(word, cost, self._forms.frequency(word) - cost, tuple(changes), "letters")

    def _by_letters(self, word: str) -> list[Candidate]:
        out = []
        for head, tail in _shells(word):
            inner = word[len(head) : len(word) - len(tail)]
            least = _LEAST_INSIDE if head or tail else _LEAST
            for stem in self._near(inner, least):
                changes = changes_of(stem, inner)
                if len(changes) <= _MOST_CHANGES:
                    cost = self._channel.cost(stem, inner, changes)
                    whole = head + stem + tail
                    shifted = tuple(c._replace(at=c.at + len(head)) for c in changes) if head else tuple(changes)
                    out.append(Candidate(whole, cost, self._forms.frequency(whole) - cost, shifted, "letters"))
        return out

    def _near(self, inner: str, least: float) -> list[str]:
        skeleton = ar.rasm(inner)
        keys = {skeleton}
        if len(skeleton) >= _LEAST_INNER:
            keys.update(skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))
        near = self._forms.lexicon.near
        size = len(inner)
        # A word of the very same skeleton may be rarer.
        found = {e for key in keys for e in near(key) if e[0] >= least or (key == skeleton and len(e[1]) == size)}
        found.discard((self._forms.zipf(inner), inner))
        best = sorted(found, key=lambda e: (Levenshtein.distance(e[1], inner) * 2 - e[0], e[1]))
        return list(dict.fromkeys(word for _, word in best[:_MOST_FREQUENT]))

    def _by_runs(self, word: str) -> list[Candidate]:
        out = []
        runs = self._channel.runs
        for at in range(len(word)):
            for length in range(1, _LONGEST_RUN + 1):
                read = word[at : at + length]
                for written, cost in runs.get(read, ()) if len(read) == length else ():
                    whole = word[:at] + written + word[at + length :]
                    frequency = self._forms.frequency(whole)
                    if frequency >= KNOWN:
                        out.append(Candidate(whole, cost, frequency - cost, (Change(written, read, at),), "run"))
        return out

    def _comma(self, word: str) -> list[Candidate]:
        stem = word[:-1]
        if word[-1] != "ء" or len(stem) < 2 or (frequency := self._forms.frequency(stem)) < KNOWN:
            return []
        return [Candidate(stem, _COMMA, frequency - _COMMA, (Change("", "ء", len(stem)),), "comma")]

    def _parted(self, word: str) -> list[Candidate]:
        out = []
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            both = self._part(left), self._part(right)
            if min(both) >= _PARTS_FROM:
                frequency = min(both) - 1
                out.append(Candidate(f"{left} {right}", _SPACE_LOST, frequency - _SPACE_LOST, (), "space"))
        return out

    def _part(self, part: str) -> float:
        if len(part) < _LEAST_INNER:
            return self._forms.zipf(part) if part in _SHORT_PARTS else 0.0
        return self._forms.zipf(part)


def _shells(word: str) -> list[tuple[str, str]]:
    """The particles and pronouns that may be kept around a misread stem, none among them."""
    heads = ["", *(p for p in ar.PROCLITICS if word.startswith(p) and len(word) - len(p) >= _LEAST_INNER)]
    tails = ["", *(t for t in ar.PRONOUNS if word.endswith(t) and len(word) - len(t) >= _LEAST_INNER)]
    return [(h, t) for h in heads for t in tails if len(word) - len(h) - len(t) >= _LEAST_INNER or not (h or t)]
