"""Words that a reader split in two: a gap where none is, mostly behind a letter that does not join the next one."""

from __future__ import annotations

import math
from typing import NamedTuple

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN, UNKNOWN
from cleanup.words.usage import Usage

EVIDENCE = (
    "bias", "joined", "direct", "left", "right", "left_unknown", "right_unknown", "left_letters", "right_letters",
    "single", "conjunction", "open", "in_document", "seen", "listed_apart", "listed_joined", "noise", "least_letters",
    "both_known", "conjunction_unseen",
)  # fmt: skip
"""What speaks for closing a gap."""

_LEAST_JOINED = 3
_SHORT = 2
_MOST = 20


class Gap(NamedTuple):
    """A gap that may have to be closed: the number of the word before it, and the word that the two make."""

    at: int
    joined: str


def gaps(usage: Usage) -> list[Gap]:
    """The gaps where the two words make one that is known, and at least one of them is none or next to none."""
    frequency = usage.forms.frequency
    weak = {bare for bare in usage.counts if bare and (len(bare) <= _SHORT or frequency(bare) < KNOWN)}
    out = []
    for at, (left, right) in enumerate(zip(usage.words, usage.words[1:], strict=False)):
        if left.bare not in weak and (right.bare not in weak or frequency(right.bare) >= KNOWN):
            continue
        if not left.bare or not right.bare or left.after or right.before or right.opens:
            continue
        joined = left.bare + right.bare
        if (
            len(joined) < _LEAST_JOINED
            or frequency(joined) < KNOWN
            or usage.document.text[left.end : right.start] != " "
        ):
            continue
        if not (usage.is_guarded(at) or usage.is_guarded(at + 1)):
            out.append(Gap(at, joined))
    return out


def evidence(usage: Usage, gap: Gap) -> list[float]:
    """The evidence for closing a gap, in the order of `EVIDENCE`."""
    frequency, is_pair = usage.forms.frequency, usage.forms.lexicon.is_pair
    left, right = usage.words[gap.at].bare, usage.words[gap.at + 1].bare
    before, after = usage.before(gap.at), usage.after(gap.at + 1)
    conjunction = left == ar.AND
    known = frequency(left), frequency(right)
    seen = usage.neighbours[left, right] - 1
    listed = sum(1 for a, b in ((before, gap.joined), (gap.joined, after)) if a and b and is_pair(a, b))
    return [
        1.0, frequency(gap.joined), usage.forms.zipf(gap.joined) >= frequency(gap.joined) - 0.01, known[0], known[1],
        known[0] < UNKNOWN, known[1] < UNKNOWN, len(left), len(right), len(left) == 1, conjunction,
        left[-1] in ar.NON_CONNECTORS, math.log1p(min(_MOST, usage.counts.get(gap.joined, 0))), min(3, seen),
        is_pair(left, right), listed, math.log10(usage.unknown + 0.002), min(len(left), len(right)),
        min(known) >= KNOWN, conjunction and usage.counts[ar.AND] <= 1,
    ]  # fmt: skip
