"""Marks beside words: in a raw scan one is put right for good only where the word that it is written as one with is."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.document import Document
from cleanup.findings import Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.typography import DOUBTFUL, PATTERN_PARAMETERS, replace
from cleanup.words.model import Model, model_of


@kind(
    "replace-beside-word",
    "As `replace`, for marks that are written as one with a word",
    {
        **PATTERN_PARAMETERS,
        "word_stands": Parameter(
            (int, float), None, "probability that the word is right, below which a scan gets a suggestion"
        ),
    },
    reads_lexicon=True,
)
def replace_beside_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Run the pattern; in a raw scan ask for the word."""
    for found in replace(document, rule):
        if found.fix is None or found.fix.tier is not Tier.SAFE:
            yield found
            continue
        model = model_of(document)
        stands = _stands(model, found) if model.is_scan else 1.0
        if stands >= rule.parameters["word_stands"]:
            yield found
        else:
            yield finding(
                document, rule, found.start, found.end, edits=found.fix.edits, tier=Tier.SUGGESTED,
                confidence=min(stands, DOUBTFUL), values={"after": found.fix.edits[0].after},
            )  # fmt: skip


def _stands(model: Model, found: Finding) -> float:
    """The probability that the word is right that begins behind a finding or, where none does, of the one before."""
    words = model.usage.words
    at = words.last_before(found.end + 1)
    if at is None or words[at].start != found.end:
        at = words.last_before(found.start)
    return 1.0 if at is None else model.stands(at)
