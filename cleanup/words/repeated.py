"""Faults that the words themselves prove without a lexicon: words written twice, names run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleanup.document import BlockKind, Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.structure.verses import is_in_verse

_W = f"[{ar.LETTERS}][{ar.LETTERS}{ar.DIACRITICS}]*"
_DOUBLED = re.compile(rf"(?<![{ar.LETTERS}{ar.DIACRITICS}\u0640])({_W}) +\1(?![{ar.LETTERS}{ar.DIACRITICS}\u0640])")
_LEAST_LETTERS = 3
# An accusative with its sign that stands twice says "one by one": grammar. Of 26 doubled words in 313,000 words of
# prose written to measure by 10 were such, none of them a fault.
_TANWEEN = "\u064b"
# Blocks of some hundred pages: what a round has read, the next one need not read again.
_REMEMBERED = 1 << 12
_RUNNING = (
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
)  # fmt: skip


@kind(
    "doubled-word",
    "The same word twice in a row",
    {
        "may_double": Parameter(list, None, "words that are said twice on purpose"),
        "never_double": Parameter(list, None, "function words that never stand twice in a row"),
        "article": Parameter(str, "ال", "the definite article: a word with it is no part of a doubled name"),
        "least_letters": Parameter(int, 5, "letters that a word with the article must have"),
    },
)
def doubled_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Safe for words with the article and for function words; other words double in names and for emphasis.

    Silent where the sign of the accusative says that it is done one by one.
    """
    may, never = frozenset(rule.parameters["may_double"]), frozenset(rule.parameters["never_double"])
    article = rule.parameters["article"]
    for block in document.blocks:
        if block.kind not in _RUNNING:
            continue
        for match in _doubled(block.text):
            word = ar.bare(match[1])
            if word in may or len(word) < 2 or _TANWEEN in match[1][-2:]:
                continue
            stem = word[1:] if word[0] in "وفبك" and word[1:].startswith(article) else word
            certain = word in never or (stem.startswith(article) and len(word) >= rule.parameters["least_letters"])
            if not certain and len(word) < _LEAST_LETTERS:
                continue  # initials spelt out: بي بي سي
            repeats = document.text.count(match[0]) > 2
            start = block.start + match.start()
            if is_in_verse(document.text, start):
                continue
            yield finding(
                document, rule, start, start + len(match[0]), match[1],
                tier=None if certain and not repeats else Tier.SUGGESTED,
                confidence=None if certain and not repeats else 0.7,
                evidence=[Evidence("repeated", match[1])],
            )  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def _doubled(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_DOUBLED.finditer(text))


@kind(
    "names-run-together",
    "Two names for one thing, written without the stroke between them",
    {"pairs": Parameter(list, None, "pairs of names: [[first, second], ...]", pairs=True)},
)
def names_run_together(document: Document, rule: Rule) -> Iterator[Finding]:
    """`سبتمبرأيلول`: both halves are listed as names of the same month, so that only the stroke can be missing."""
    glued = {}
    for first, second in rule.parameters["pairs"]:
        glued[first + second] = f"{first}/{second}"
        glued[second + first] = f"{second}/{first}"
    ends = {first.split()[-1] + second.split()[0] for first, second in rule.parameters["pairs"]}
    ends |= {second.split()[-1] + first.split()[0] for first, second in rule.parameters["pairs"]}
    if not any(end in document.text for end in ends):
        return
    pattern = re.compile(
        rf"(?<![{ar.LETTERS}])(?P<prefix>[وبلفك]?)(?P<names>"
        + "|".join(sorted(map(re.escape, glued), key=len, reverse=True))
        + rf")(?![{ar.LETTERS}])"
    )  # fmt: skip
    for match in pattern.finditer(document.text):
        yield finding(document, rule, match.start(), match.end(), match["prefix"] + glued[match["names"]])
