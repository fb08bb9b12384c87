"""Marks behind words: in a raw scan one is put right for good only where the word that it is written as one with is."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.document import Document
from cleanup.findings import Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.typography import DOUBTFUL, PATTERN_PARAMETERS, replace
from cleanup.words.model import model_of


@kind(
    "replace-behind-word",
    "As `replace`, for marks behind words",
    {
        **PATTERN_PARAMETERS,
        "word_stands": Parameter(
            (int, float), None, "probability that the word before is right, below which a scan gets a suggestion"
        ),
    },
    reads_lexicon=True,
)
def replace_behind_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Run the pattern; in a raw scan ask for the word."""
    for found in replace(document, rule):
        if found.fix is None or found.fix.tier is not Tier.SAFE:
            yield found
            continue
        model = model_of(document)
        at = model.usage.words.last_before(found.start)
        stands = 1.0 if not model.is_scan or at is None else model.stands(at)
        if stands >= rule.parameters["word_stands"]:
            yield found
        else:
            yield finding(
                document, rule, found.start, found.end, edits=found.fix.edits, tier=Tier.SUGGESTED,
                confidence=min(stands, DOUBTFUL), values={"after": found.fix.edits[0].after},
            )  # fmt: skip
