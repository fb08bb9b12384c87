"""Digits read for letters inside words, and letters read for digits inside numbers: pointed out, never changed.

Digits are locked, so that a person has to look; the finding says what probably stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from cleanup.document import Document
from cleanup.findings import Finding
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.lexicon.forms import UNKNOWN, Forms, forms_of
from cleanup.making import finding
from cleanup.packs import Rule

_MIXED = re.compile(rf"(?<![\w/.\-])(?=[{ar.LETTERS}A-Za-z]*\d)(?=\d*[{ar.LETTERS}A-Za-z])\w{{3,}}(?![\w/\-])")
_ARABIC = re.compile(f"[{ar.LETTERS}]")
_LEAST_LETTERS = 3
_MOST_DIGITS = 2
# Blocks of some hundred pages.
_REMEMBERED = 1 << 12
YEARS = range(1800, 2100)
"""Years that reports are of and speak of."""


def check(parameters: Mapping[str, object]) -> None:
    """Raises ValueError, with a message of one line, for pairs that are not written as they should be."""
    pairs = parameters["alike"]
    assert isinstance(pairs, list)
    for pair in pairs:
        parts = pair.split() if isinstance(pair, str) else []
        if len(parts) != 2 or len(parts[0]) != 1 or len(parts[1]) != 1 or not parts[0].isdecimal():
            raise ValueError(f"parameter alike holds {pair!r}, expected a digit and a letter")


@kind(
    "digit-misread",
    "A digit inside a word, or a letter inside a number, of like shape",
    {
        "alike": Parameter(list, None, "pairs of a digit and the letter that looks like it, as in '\u0661 \u0627'"),
        "inside": Parameter(str, None, "what the wrong character stands in", ("word", "number")),
        "least_zipf": Parameter((int, float), 3.5, "Zipf frequency from which the word that it makes is a word"),
    },
    check=check,
    reads_lexicon=True,
)
def digit_misread(document: Document, rule: Rule) -> Iterator[Finding]:
    """Point out what probably stands on the page."""
    pairs = [pair.split() for pair in rule.parameters["alike"]]
    found = [(block.start + at, token) for block in document.blocks for at, token in _mixed(block.text)]
    for start, token in found:
        after = (
            _word(token, dict(pairs), float(rule.parameters["least_zipf"]), forms_of(document.cues.lexicons))
            if rule.parameters["inside"] == "word"
            else _number(token, pairs)
        )
        if after is not None:
            yield finding(document, rule, start, start + len(token), after)


@lru_cache(maxsize=_REMEMBERED)
def _mixed(text: str) -> tuple[tuple[int, str], ...]:
    """What is to be looked at in a block: each rule of the kind, in each round, looks at the same."""
    return tuple((match.start(), match[0]) for match in _MIXED.finditer(text))


def _word(token: str, letters: Mapping[str, str], least: float, forms: Forms) -> str | None:
    """The word that a token is with letters for its digits; None where it is more likely meant as it stands."""
    digits = [c for c in token if c.isdecimal()]
    without = "".join(c for c in token if not c.isdecimal())
    if not 1 <= len(digits) <= _MOST_DIGITS or len(_ARABIC.findall(token)) < _LEAST_LETTERS:
        return None
    if any(digit not in letters for digit in digits):
        return None
    word = "".join(letters.get(c, c) for c in token)
    frequency, meant = forms.frequency(word), forms.frequency(without)
    # A digit behind a word is more often the mark of a footnote.
    rival = meant >= UNKNOWN if token[-1].isdecimal() else meant > frequency
    return word if frequency >= least and not rival else None


def _number(token: str, pairs: Iterable[Sequence[str]]) -> str | None:
    """The number that a token is with digits for its letters, where a letter stands among digits or makes a year.

    A letter stands for a digit of the system that most digits of the token are of.
    """
    signs = [c for c in token if not c.isdecimal()]
    western = 2 * sum(c.isascii() for c in token if c.isdecimal()) >= len(token) - len(signs)
    digits = {letter: digit for digit, letter in pairs if digit.isascii() == western}
    if any(sign not in digits for sign in signs):
        return None
    number = "".join(digits.get(c, c) for c in token)
    inner = len(signs) == 1 and token[0].isdecimal() and token[-1].isdecimal()
    year = len(number) == 4 and int(number) in YEARS and len(signs) <= 2
    return number if inner or year else None
