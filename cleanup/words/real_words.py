"""Real-word errors: a known word that never stands beside its neighbours, one misreading away from one that does.

Detected by association with the words before and behind (Mays, Damerau and Mercer 1991, "Context based spelling
correction", IPM 27), in raw scans by what the document says elsewhere too. A word that belongs beside one of its
neighbours is not looked at.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from cleanup.lexicon.forms import DOMAIN, HARDLY, UNKNOWN, Forms
from cleanup.words.beside import associations, beside
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.discourse import POOLED
from cleanup.words.evidence import Evidence
from cleanup.words.gates import EDITED, SCAN, Gate, is_plain
from cleanup.words.options import is_inflected
from cleanup.words.pieces import REMEMBERED, Piece
from cleanup.words.said_elsewhere import said_elsewhere
from cleanup.words.traits import keys_of, kinds_of, last_letter_changed
from cleanup.words.usage import Usage

EVIDENCE = (
    "bias", "frequency", "candidate_frequency", "growth", "clear_growth", "bound_before", "bound_after",
    "unbound_before", "unbound_after", "kept_before", "kept_after", "both", "listed", "cost", "spelling", "dots",
    "letter", "lost", "ligature", "added", "doubled", "last_letter", "prefix", "first", "repeated", "in_document",
    "absent", "noise", "letters", "short", "best", "junk", "edge", "seen", "adaptation", "seen_so", "fits_elsewhere",
    *(f"word_{name}" for name in DOMAIN), *DOMAIN, *POOLED,
)  # fmt: skip
"""What speaks for the candidate."""

# So much more a candidate has to be bound to its neighbours, both together, than the word; chosen.
_AHEAD = 0.5
_CLEAR = 1.5
# What a listed term is worth beside an association, in the choice of the likeliest candidate.
_LISTED = 1.5
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
    gate = SCAN if evidence.is_scan else EDITED
    usage, months = evidence.usage, evidence.usage.document.cues.months
    fitting: list[str] = []
    odd: list[tuple[int, Sequence[Candidate]]] = []
    for stretch in usage.words.stretches():
        fit, others = _looked_at(usage.forms, evidence.candidates, gate, months, *stretch[1:])
        fitting += fit
        odd += [(stretch.first + at, better) for at, better in others]
    if evidence.is_scan:
        known = {at for at, _ in odd}
        said = (place for place in said_elsewhere(evidence, gate).places() if place[0] not in known)
        odd = sorted([*odd, *said], key=itemgetter(0))
    fits = Counter(fitting)
    for at, better in odd:
        if not evidence.is_suspect(at) and not usage.is_guarded(at):
            best = next((c for c in better if evidence.dots_yeh or {*c.changes[0][:2]} != _YEHS), None)
            if best is not None:
                yield Misplaced(at, best, fits[usage.words.bares[at]])


@lru_cache(maxsize=REMEMBERED)
def _looked_at(
    forms: Forms, candidates: Candidates, gate: Gate, months: frozenset[str], piece: Piece, before: str, after: str
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
                    if is_plain(c, bool(left)) and not is_inflected(forms, bare, c)
                ]  # fmt: skip
                if found:
                    odd.append((at, [candidate for _, _, candidate in sorted(found, reverse=True)]))
    return fitting, odd


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
        _seen(usage, before, word, after), math.log1p(place.fits), *usage.forms.domain(bare), *usage.forms.domain(word),
        *evidence.discourse.pooled(at, word).on_average(),
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
