"""Words that a reader split in two: a gap where none is, mostly behind a letter that does not join the next one."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from cleanup.languages import ar
from cleanup.lexicon.forms import DOMAIN, HARDLY, KNOWN, UNKNOWN, Forms
from cleanup.words.pieces import REMEMBERED, Piece
from cleanup.words.usage import Usage

EVIDENCE = (
    "bias", "joined", "direct", "left", "right", "left_unknown", "right_unknown", "left_letters", "right_letters",
    "single", "conjunction", "open", "in_document", "seen", "listed_apart", "listed_joined", "noise", "least_letters",
    "both_known", "conjunction_unseen", "advantage", "bound", "fits_joined", "fits_apart", *DOMAIN,
    *(f"parts_{name}" for name in DOMAIN),
)  # fmt: skip
"""What speaks for closing a gap."""

_LEAST_JOINED = 3
_SHORT = 2
_MOST = 20
# Two known words that are rare next to each other: their Zipf frequencies together, and how much commoner (a base-10
# logarithm) the word that they make is than the two side by side by chance. Of the 30 gaps between two known words that
# have to be closed on the bench's readings the frequencies add up to 7.4 at most, the other is 3.1 and more.
_RARE_TOGETHER, _ADVANTAGE = 8.3, 3.0
_BILLION = 9
# A word as rare as that is likelier than two of which one is none, and one that only has particles and pronouns about
# a known stem likelier than two that are none; chosen, the model weighs it.
_KNOWN_INSTEAD, _INFLECTED_INSTEAD = 1.9, 1.0


class Gap(NamedTuple):
    """A gap that may have to be closed: the number of the word before it, and the word that the two make."""

    at: int
    joined: str


def gaps(usage: Usage) -> list[Gap]:
    """The gaps where the two words make one that is known, and are next to none, or hardly ever together."""
    words, text, guarded = usage.words, usage.document.text, usage.is_guarded
    found = (
        (stretch.first + at, joined) for stretch in words.stretches()
        for at, joined in _joined(usage.forms, stretch.piece, stretch.after)
    )  # fmt: skip
    return [
        Gap(at, joined) for at, joined in found
        if text[words[at].end : words[at + 1].start] == " " and not guarded(at) | guarded(at + 1)
    ]  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def _joined(forms: Forms, piece: Piece, after: str) -> tuple[tuple[int, str], ...]:
    """The words of a block that make one with the next, and what they make; `after` stands behind the last."""
    frequency = forms.frequency
    out = []
    following = (*piece.following[:-1], after)
    known = [frequency(bare) if bare else 0.0 for bare in (*piece.bares, after)]
    for at, (left, right) in enumerate(zip(piece.bares, following, strict=True)):
        if not left or not right:
            continue
        if known[at + 1] >= KNOWN and known[at] >= KNOWN and len(left) > _SHORT:
            # Two known words: they have to be rare beside each other, and the first one to end where a word can break.
            if left[-1] not in ar.NON_CONNECTORS or known[at] + known[at + 1] > _RARE_TOGETHER:
                continue
            if frequency(left + right) < _ADVANTAGE or _advantage(forms, left, right) < _ADVANTAGE:
                continue
        joined = left + right
        if len(joined) >= _LEAST_JOINED and frequency(joined) >= _least(known[at], known[at + 1]):
            out.append((at, joined))
    return tuple(out)


def _least(left: float, right: float) -> float:
    """How frequent the word must be that two make of such frequencies."""
    if min(left, right) >= HARDLY:
        return KNOWN
    return _KNOWN_INSTEAD if max(left, right) >= HARDLY else _INFLECTED_INSTEAD


def _advantage(forms: Forms, left: str, right: str) -> float:
    """How much commoner the word that two make is than the two side by side, as a base-10 logarithm."""
    apart = forms.frequency(left) + forms.frequency(right) - _BILLION + max(0.0, forms.association(left, right))
    return forms.frequency(left + right) - max(0.0, apart)


def evidence(usage: Usage, gap: Gap) -> list[float]:
    """The evidence for closing a gap, in the order of `EVIDENCE`."""
    frequency, is_pair, domain = usage.forms.frequency, usage.forms.lexicon.is_pair, usage.forms.domain
    left, right = usage.words[gap.at].bare, usage.words[gap.at + 1].bare
    before, after = usage.before(gap.at), usage.after(gap.at + 1)
    conjunction = left == ar.AND
    known = frequency(left), frequency(right)
    seen = usage.neighbours[left, right] - 1
    bound = usage.forms.association
    joins = [bound(before, gap.joined) if before else 0.0, bound(gap.joined, after) if after else 0.0]
    parts = [bound(before, left) if before else 0.0, bound(right, after) if after else 0.0]
    listed = sum(1 for a, b in ((before, gap.joined), (gap.joined, after)) if a and b and is_pair(a, b))
    return [
        1.0, frequency(gap.joined), usage.forms.zipf(gap.joined) >= frequency(gap.joined) - 0.01, known[0], known[1],
        known[0] < UNKNOWN, known[1] < UNKNOWN, len(left), len(right), len(left) == 1, conjunction,
        left[-1] in ar.NON_CONNECTORS, math.log1p(min(_MOST, usage.counts.get(gap.joined, 0))), min(3, seen),
        is_pair(left, right), listed, math.log10(usage.unknown + 0.002), min(len(left), len(right)),
        min(known) >= KNOWN, conjunction and usage.counts[ar.AND] <= 1, _advantage(usage.forms, left, right),
        bound(left, right), sum(joins), sum(parts), *domain(gap.joined), *domain(f"{left} {right}"),
    ]  # fmt: skip
