"""Words before a number, one misreading away from what mostly stands there: the article of a treaty, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleanup.document import Document
from cleanup.findings import Evidence, Finding
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.structure.verses import is_in_verse
from cleanup.words.digits import YEARS
from cleanup.words.patterns import with_clitics
from cleanup.words.shapes import REACHES, misread
from cleanup.words.tokens import running_text

_BIDI = "\u200e\u200f"
_BEFORE_NUMBER = re.compile(rf"(?<![{ar.LETTERS}])([{ar.LETTERS}]+)(?=[ {_BIDI}]+\(?[{_BIDI}]*(\d+))")
# Blocks of some hundred pages.
_REMEMBERED = 1 << 12


@kind(
    "word-before-number",
    "A word before a number, one misreading away from one that mostly stands there",
    {
        "words": Parameter(list, None, "what stands before a number"),
        "before_years": Parameter(list, [], "what stands before a year"),
        "never": Parameter(list, [], "words that stand before numbers as well"),
        "reach": Parameter(str, "shapes", "how far a misreading goes: dots, one letter of like shape", REACHES),
    },
)
def word_before_number(document: Document, rule: Rule) -> Iterator[Finding]:
    """Silent in scripture, and on words with vowel signs."""
    words, years = tuple(rule.parameters["words"]), tuple(rule.parameters["before_years"])
    never = frozenset(form for word in rule.parameters["never"] for form in with_clitics(word))
    reach = rule.parameters["reach"]
    for block in running_text(document):
        for start, word, number in _before_numbers(block.text):
            if word in never:
                continue
            right = misread(word, (*words, *years) if _is_year(number) else words, reach)
            at = block.start + start
            if right is not None and not is_in_verse(document.text, at):
                yield finding(
                    document, rule, at, at + len(word), right, evidence=[Evidence("phrase", f"{right} {number}")]
                )


@lru_cache(maxsize=_REMEMBERED)
def _before_numbers(text: str) -> tuple[tuple[int, str, str], ...]:
    """Where the words before the numbers of a text begin, these words, and the numbers."""
    return tuple((match.start(1), match[1], match[2]) for match in _BEFORE_NUMBER.finditer(text))


def _is_year(number: str) -> bool:
    return len(number) == 4 and int(number) in YEARS
