"""A letter at the beginning of a word that was read as a mark of its own: an alef as `!`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from cleanup.document import Document
from cleanup.findings import Finding
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.lexicon.forms import forms_of
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.words.shown import frequencies

_LEAST_LETTERS = 2
_PARTS = 2
# Blocks of some hundred pages.
_REMEMBERED = 1 << 12
_LONE = re.compile(rf"(?<!\S)(\S) +([{ar.LETTERS}{ar.DIACRITICS}{ar.TATWEEL}]{{{_LEAST_LETTERS},}})")


def check(parameters: Mapping[str, object]) -> None:
    """Raises ValueError, with a message of one line, for pairs that are not written as they should be."""
    pairs = parameters["letters"]
    assert isinstance(pairs, list)
    for pair in pairs:
        parts = pair.split() if isinstance(pair, str) else []
        if list(map(len, parts)) != [1] * _PARTS or parts[0].isalnum():
            raise ValueError(f"parameter letters holds {pair!r}, expected a mark and a letter")


@kind(
    "mark-for-letter",
    "A lone mark before what is no word, that makes one with a letter for the mark",
    {
        "letters": Parameter(list, None, "pairs of a mark and the letter that is read as it, as in '! \u0625'"),
        "least_zipf": Parameter((int, float), 2.5, "Zipf frequency from which the word that it makes is a word"),
        "ahead": Parameter((int, float), 1.0, "how much more frequent that word has to be, on the same scale"),
    },
    check=check,
    reads_lexicon=True,
)
def mark_for_letter(document: Document, rule: Rule) -> Iterator[Finding]:
    """Put the letter for the mark and close the gap; of several letters the one that makes the most frequent word."""
    letters: dict[str, list[str]] = defaultdict(list)
    for mark, letter in map(str.split, rule.parameters["letters"]):
        letters[mark].append(letter)
    forms = forms_of(document.cues.lexicons)
    for block in document.blocks:
        for start, end, mark, rest in _lone(block.text):
            if mark not in letters:
                continue
            frequency, word = max((forms.frequency(ar.bare(letter + rest)), letter + rest) for letter in letters[mark])
            apart = ar.bare(rest)
            if frequency >= max(rule.parameters["least_zipf"], forms.frequency(apart) + rule.parameters["ahead"]):
                yield finding(
                    document, rule, block.start + start, block.start + end, word,
                    evidence=[frequencies(forms, (ar.bare(word), apart))],
                )  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def _lone(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """The lone marks of a block before letters: from where to where the two stand, and both."""
    return tuple((*match.span(), match[1], match[2]) for match in _LONE.finditer(text) if not match[1].isalnum())
