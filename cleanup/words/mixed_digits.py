"""Numbers written in two digit systems at once: the value stays. In a scan one of the digits was misread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleanup.document import Document
from cleanup.findings import Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.words.model import model_of

_DIGIT_RUN = re.compile(r"\d{2,}")
# So few digits of a document do not tell which system it uses. Chosen, like the confidence in a number that is doubted.
_FEW_DIGITS, _DOUBTFUL = 20, 0.6
_WESTERN = "0123456789"
_SYSTEMS = {"eastern": ar.EASTERN_DIGITS, "persian": ar.PERSIAN_DIGITS, "western": _WESTERN}
_ONE_SYSTEM = re.compile("|".join(f"[{digits}]+" for digits in _SYSTEMS.values()))


@kind(
    "mixed-digits",
    "Numbers written in two digit systems at once",
    {"clear": Parameter(float, 0.9, "share of the document's digits in one system from which the change is safe")},
    reads_lexicon=True,
)
def mixed_digits(document: Document, rule: Rule) -> Iterator[Finding]:
    """The value stays; the digits become those that the document uses (in a tie, those that the number has more of)."""
    mixed = [m for m in _DIGIT_RUN.finditer(document.text) if not _ONE_SYSTEM.fullmatch(m[0])]
    if not mixed:
        return
    usage = {system: sum(map(document.text.count, digits)) for system, digits in _SYSTEMS.items()}
    is_typed = _is_typed(document)
    for match in mixed:
        systems = Counter(_system(d) for d in match[0])
        if "" in systems:
            continue
        target = max(systems, key=lambda s: (usage[s], systems[s], s))
        clear = usage[target] >= rule.parameters["clear"] * sum(usage.values()) or sum(usage.values()) < _FEW_DIGITS
        # Persian digits look like Eastern ones and not like Western ones: of 3 such numbers of scans none was right.
        alike = not systems.keys() >= {"persian", "western"}
        trusted = is_typed and clear and alike
        yield finding(
            document, rule, match.start(), match.end(), _in_system(match[0], target),
            tier=None if trusted else Tier.MANUAL, confidence=None if trusted else _DOUBTFUL,
        )  # fmt: skip


def _is_typed(document: Document) -> bool:
    """Whether the text is edited. In a scan the mixture says that a digit was misread: of 40 such numbers of readings
    one was the number on the page."""
    return not ar.reads_badly(document.source.text) and not model_of(document).is_scan


def _system(digit: str) -> str:
    if digit in ar.EASTERN_DIGITS:
        return "eastern"
    if digit in ar.PERSIAN_DIGITS:
        return "persian"
    return "western" if digit in _WESTERN else ""


def _in_system(number: str, system: str) -> str:
    plain = ar.western(number)
    if system == "western":
        return plain
    return plain.translate(
        ar.TO_EASTERN if system == "eastern" else {48 + i: d for i, d in enumerate(ar.PERSIAN_DIGITS)}
    )
