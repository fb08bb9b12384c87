"""Real-word errors: a known word that never stands beside its neighbours, one misreading away from one that does.

Detected by association with the words before and behind (Mays, Damerau and Mercer 1991, "Context based spelling
correction", IPM 27), in raw scans by what the document says elsewhere too. A word that belongs beside one of its
neighbours is not looked at.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from cleanup.lexicon.forms import HARDLY, UNKNOWN, Forms
from cleanup.words.beside import associations, beside
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.evidence import Evidence
from cleanup.words.options import is_inflected
from cleanup.words.pieces import REMEMBERED, Piece
from cleanup.words.traits import keys_of, kinds_of, last_letter_changed, particle_changed
from cleanup.words.usage import Usage

EVIDENCE = (
    "bias", "frequency", "candidate_frequency", "growth", "clear_growth", "bound_before", "bound_after",
    "unbound_before", "unbound_after", "kept_before", "kept_after", "both", "listed", "cost", "spelling", "dots",
    "letter", "lost", "ligature", "added", "doubled", "last_letter", "prefix", "first", "repeated", "in_document",
    "absent", "noise", "letters", "short", "best", "junk", "edge", "seen", "adaptation", "seen_so", "fits_elsewhere",
)  # fmt: skip
"""What speaks for the candidate."""


class _Gate(NamedTuple):
    """Which words are looked at, and which may stand for them; all as base-10 logarithms."""

    letters: int
    """Letters of a word that is looked at, at least: shorter ones have a neighbour in every direction."""
    common: float
    """Zipf frequency from which a word stands beside everything."""
    belongs: float
    """A word that is bound to a neighbour by more than that belongs there."""
    bound: float
    """A candidate has to follow or precede a neighbour so much more often than by chance."""


# In edited text only what is odd and clear is looked at: of the misread words 94 in 100 are less common (479 on the
# bench). In a raw scan more is: of the suggestions 117 in 137 are right on light readings of the bench where the first
# gate has 95 in 117, and 51 in 72 for 45 in 64 on noisy ones.
_EDITED, _SCAN = _Gate(3, 4.3, 0.0, 0.6), _Gate(2, 5.2, 1.0, 0.3)
# So much more a candidate has to be bound to its neighbours, both together, than the word; chosen.
_AHEAD = 0.5
_CLEAR = 1.5
# What a listed term is worth beside an association, in the choice of the likeliest candidate.
_LISTED = 1.5
# Ways of writing the same letter: hamzas of alef, teh marbuta. No word list decides between them, nor between the
# yehs where a document does not dot the final one.
_SPELLINGS = frozenset("اأإآةه")
_YEHS = frozenset("ىي")
_VERB_PREFIXES = "يتنأ"
_SHORT = 3
# Misplaced words of some long documents.
_PLACES = 1 << 13


class Misplaced(NamedTuple):
    """A known word that does not fit where it stands."""

    at: int
    candidate: Candidate
    fits: int
    """In how many other places of the document it does."""


def misplaced(evidence: Evidence) -> Iterator[Misplaced]:
    """The known words that never stand beside their neighbours, with the likeliest word that does."""
    gate = _SCAN if evidence.is_scan else _EDITED
    usage, months = evidence.usage, evidence.usage.document.cues.months
    fits: Counter[str] = Counter()
    odd: list[tuple[int, Sequence[Candidate]]] = []
    for stretch in usage.words.stretches():
        fitting, others = _looked_at(usage.forms, evidence.candidates, gate, months, *stretch[1:])
        fits.update(fitting)
        odd += [(stretch.first + at, better) for at, better in others]
    if evidence.is_scan:
        odd = sorted([*odd, *_said_elsewhere(evidence, gate, {at for at, _ in odd})], key=itemgetter(0))
    for at, better in odd:
        if not evidence.is_suspect(at) and not usage.is_guarded(at):
            best = next((c for c in better if evidence.dots_yeh or {*c.changes[0][:2]} != _YEHS), None)
            if best is not None:
                yield Misplaced(at, best, fits[usage.words.bares[at]])


@lru_cache(maxsize=REMEMBERED)
def _looked_at(
    forms: Forms, candidates: Candidates, gate: _Gate, months: frozenset[str], piece: Piece, before: str, after: str
) -> tuple[Sequence[str], Sequence[tuple[int, Sequence[Candidate]]]]:
    """Of the words of a block, between these two, those that belong where they stand, and the places of those that do
    not, with the words that belong there more, likeliest first."""
    frequency, bond, next_to = forms.frequency, forms.bond, candidates.next_to
    fitting, odd = list[str](), list[tuple[int, Sequence[Candidate]]]()
    for at, (bare, left, right) in enumerate(piece.rows(before, after)):
        if len(bare) >= gate.letters and HARDLY <= frequency(bare) < gate.common:
            if (left and bond(left, bare) > gate.belongs) or (right and bond(bare, right) > gate.belongs):
                fitting.append(bare)
            elif (left or right) and next_to(bare):
                least = sum(associations(forms, left, bare, right)) + _AHEAD
                better = [
                    candidates.spelt(word, bare) for word in next_to(bare)
                    if ((left and bond(left, word) > gate.bound) or (right and bond(word, right) > gate.bound))
                    and sum(associations(forms, left, word, right)) > least and word not in months
                ]  # fmt: skip
                found = [
                    (_score(forms, left, c, right), c.word, c) for c in better
                    if _is_plain(c, bool(left)) and not is_inflected(forms, bare, c)
                ]  # fmt: skip
                if found:
                    odd.append((at, [candidate for _, _, candidate in sorted(found, reverse=True)]))
    return fitting, odd


def _said_elsewhere(evidence: Evidence, gate: _Gate, known: Set[int]) -> Iterator[tuple[int, Sequence[Candidate]]]:
    """The places of words beside which the document has other words elsewhere, one misread letter away.

    Reports say the same things again, and a table of neighbours has few of the pairs of a subject. Only in raw scans:
    in edited text such a word is nearly always another one that is meant. With these places 130 of 151 suggestions are
    right on light readings of the bench that were left out of the fitting, without them 111 of 127; 63 of 90 for 53 of
    79 on noisy ones.
    """
    usage, forms, candidates = evidence.usage, evidence.usage.forms, evidence.candidates
    seen, words = usage.neighbours.get, usage.words
    for stretch in words.stretches():
        for place, bare, near in _passing(forms, candidates, gate, stretch.piece):
            at = stretch.first + place
            left, right = words.previous[at], words.following[at]
            if seen((left, bare), 0) + seen((bare, right), 0) > bool(left) + bool(right) or at in known:
                continue
            better = [
                (seen((left, word), 0) + seen((word, right), 0), usage.counts[word], word) for word in near
                if (left, word) in usage.neighbours or (word, right) in usage.neighbours
            ]  # fmt: skip
            found = [candidates.spelt(word, bare) for *_, word in sorted(better, reverse=True)]
            plain = [c for c in found if _is_plain(c, bool(left)) and not is_inflected(forms, bare, c)]
            if plain:
                yield at, plain


@lru_cache(maxsize=REMEMBERED)
def _passing(
    forms: Forms, candidates: Candidates, gate: _Gate, piece: Piece
) -> Sequence[tuple[int, str, tuple[str, ...]]]:
    """The places of the words of a block that are looked at, with them and those that may stand for them."""
    return [
        (at, bare, near) for at, bare in enumerate(piece.bares)
        if len(bare) >= gate.letters and HARDLY <= forms.frequency(bare) < gate.common
        and (near := candidates.next_to(bare))
    ]  # fmt: skip


def _is_plain(candidate: Candidate, follows: bool) -> bool:
    """Whether one letter was misread, and none that makes another form or spelling of the word.

    The first letter of a sentence's first word is not looked at, which follows none: a verb and a noun with its
    preposition both begin sentences, and there is nothing before them to tell by.
    """
    if candidate.kind != "letters" or len(candidate.changes) != 1 or particle_changed(candidate):
        return False
    change = candidate.changes[0]
    return not {*change[:2]} <= _SPELLINGS and (follows or change.at != 0)


def _score(forms: Forms, before: str, candidate: Candidate, after: str) -> float:
    listed, left, right, *_ = beside(forms, before, candidate.word, after)
    return left + right + _LISTED * listed + candidate.score


def evidence_of(evidence: Evidence, place: Misplaced) -> list[float]:
    """The evidence for the candidate, in the order of `EVIDENCE`."""
    usage, candidate, at = evidence.usage, place.candidate, place.at
    bare, word = usage.words.bares[at], candidate.word
    before, after = usage.before(at), usage.after(at)
    words, letters, (short, best) = _by_itself(usage.forms, before, bare, candidate, after)
    return [
        *words, *letters, math.log(usage.counts[bare]), math.log1p(usage.counts[word]), usage.counts[word] == 0,
        evidence.noise, len(bare), short, best, _junk(usage, at), not before or not after,
        _seen(usage, before, bare, after) - bool(before) - bool(after), evidence.adapted(bare, keys_of(candidate)),
        _seen(usage, before, word, after), math.log1p(place.fits),
    ]  # fmt: skip


@lru_cache(maxsize=_PLACES)
def _by_itself(
    forms: Forms, before: str, bare: str, candidate: Candidate, after: str
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, float]]:
    """What of the evidence is the same in every document: rounds come back to the same places."""
    frequency, word, change = forms.frequency, candidate.word, candidate.changes[0]
    kept, bound = associations(forms, before, bare, after), associations(forms, before, word, after)
    growth = frequency(word) - frequency(bare)
    words = (
        1.0, frequency(bare), frequency(word), growth, max(0.0, growth - _CLEAR), max(0.0, bound[0]),
        max(0.0, bound[1]), min(0.0, bound[0]), min(0.0, bound[1]), *kept, min(bound) > 0,
        int(beside(forms, before, word, after)[0]),
    )  # fmt: skip
    letters = (
        candidate.cost, *kinds_of(candidate), last_letter_changed(candidate),
        change.at == 0 and change.written[:1] in _VERB_PREFIXES, change.at == 0,
    )  # fmt: skip
    return words, letters, (len(bare) <= _SHORT, max(bound))


def _junk(usage: Usage, at: int) -> int:
    near = [usage.words.bares[i] for i in (at - 1, at + 1) if 0 <= i < len(usage.words)]
    return sum(1 for bare in near if not bare or usage.forms.frequency(bare) < UNKNOWN)


def _seen(usage: Usage, before: str, word: str, after: str) -> int:
    seen = usage.neighbours.get
    return seen((before, word), 0) + seen((word, after), 0)
