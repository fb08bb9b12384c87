"""How likely a word of a scan is right as it stands, where it is one: readers take words for other words, too.

A mark is put right for good only if the word that it is written as one with is right. In a badly damaged scan a known
word before a mark was wrong one time in ten (printed ones 126 in 1,196, noisy ones of the bench 16 in 153).
"""

from __future__ import annotations

from cleanup.lexicon.forms import DOMAIN, KNOWN, UNKNOWN
from cleanup.words.beside import associations
from cleanup.words.discourse import often
from cleanup.words.evidence import Evidence
from cleanup.words.features import SHORT

EVIDENCE = (
    "bias", "noise", "frequency", "known", "unknown", "letters", "short", "repeated", "seen", "bound", "unbound",
    "first", "family", "quoted", "noise_frequency", *DOMAIN,
)  # fmt: skip
"""What speaks for a word as it stands."""
_TWICE = 2


def evidence_of(evidence: Evidence, at: int) -> list[float]:
    """The evidence for word number `at`, in the order of `EVIDENCE`."""
    usage = evidence.usage
    bare, before = usage.words.bares[at], usage.before(at)
    frequency, noise = usage.forms.frequency(bare), evidence.noise
    bound, _ = associations(usage.forms, before, bare, "")
    return [
        1.0, noise, frequency, frequency >= KNOWN, frequency < UNKNOWN, len(bare), len(bare) <= SHORT,
        often(usage.counts[bare] - 1), min(_TWICE, usage.neighbours[before, bare] - 1) if before else 0,
        max(0.0, bound), min(0.0, bound), not before, evidence.discourse.of_word(at)[0], bool(usage.words.before[at]),
        noise * frequency, *usage.forms.domain(bare),
    ]  # fmt: skip
