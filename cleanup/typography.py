"""Typography: spaces, punctuation, quotes. Most rules are patterns in the packs; here are the mechanisms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import regex

from cleanup.document import BlockKind, Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.structure.verses import is_in_verse

PATTERN_TIMEOUT = 2.0
"""Seconds that a pattern may take on one document before it is reported as slow."""

_WEAKER = {"suggested": Tier.SUGGESTED, "manual": Tier.MANUAL}
# Chosen: a rule says beside its tier how many of its changes were right in such texts.
DOUBTFUL = 0.5
"""Confidence of a change in a text that was read so badly that it only is suggested or pointed out."""
_KIND_NAMES = {k.value: k for k in BlockKind}


_READ_BADLY = Parameter(
    str, "", "tier in a text that was read badly: hardly a comma, or many specks read as letters and marks",
    ("", *_WEAKER),
)  # fmt: skip
PATTERN_PARAMETERS = {
    "pattern": Parameter(str, None, "the regular expression, version 1 syntax: \\p{Arabic}, sets with &&, look-behind"),
    "replacement": Parameter(str, "", "what to put; \\1 and \\g<name> are groups"),
    "only_point": Parameter(bool, False, "point the match out, change nothing"),
    "blocks": Parameter(list, [], "kinds of block to look at; empty for all", tuple(_KIND_NAMES)),
    "needs": Parameter(str, "", "a literal string without which the pattern cannot match (speed)"),
    "read_badly": _READ_BADLY,
}  # fmt: skip
"""The parameters of a rule that replaces what a pattern matches."""


@kind("replace", "What a regular expression (the regex module's) matches is replaced", PATTERN_PARAMETERS)
def replace(document: Document, rule: Rule) -> Iterator[Finding]:
    """Run a pattern over the text, or over the blocks of the kinds named. A slow pattern is reported."""
    needs = rule.parameters["needs"]
    if needs and needs not in document.text:
        return
    pattern = regex.compile(rule.parameters["pattern"], regex.V1)
    kinds = {_KIND_NAMES[name] for name in rule.parameters["blocks"] if name in _KIND_NAMES}
    spans = [(b.start, b.end) for b in document.blocks if b.kind in kinds] if kinds else [(0, len(document.text))]
    try:
        for start, end in spans:
            for match in pattern.finditer(document.text, start, end, timeout=PATTERN_TIMEOUT):
                if match.end() == match.start() and not rule.parameters["replacement"]:
                    continue
                yield _replacement(document, rule, match)
    except TimeoutError:
        yield finding(document, rule, 0, 0, evidence=[Evidence("slow-pattern", str(PATTERN_TIMEOUT))], confidence=0)


def _replacement(document: Document, rule: Rule, match: Any) -> Finding:
    if rule.parameters["only_point"]:
        return finding(document, rule, match.start(), match.end())
    after = match.expand(rule.parameters["replacement"])
    return _changed(document, rule, match.start(), match.end(), after)


def _changed(document: Document, rule: Rule, start: int, end: int, after: str) -> Finding:
    """The finding of a change, in a text that was read badly of the weaker tier that the rule gives for such."""
    weaker = _WEAKER.get(rule.parameters["read_badly"])
    if weaker is None or not ar.reads_badly(document.source.text):
        return finding(document, rule, start, end, after)
    return finding(document, rule, start, end, after, tier=weaker, confidence=DOUBTFUL)


_QUOTE = '"'
_QUOTES = re.compile(_QUOTE)


@kind(
    "quote-spacing",
    "A word that runs into the opening quote after it",
    {
        "particles": Parameter(list, None, "words and prefixes that may stand against a quote"),
        "read_badly": _READ_BADLY,
    },
)
def quote_spacing(document: Document, rule: Rule) -> Iterator[Finding]:
    """Straight quotes open and close in turn within a block; where they do not come out even, nothing is certain."""
    particles = frozenset(rule.parameters["particles"])
    for block in document.blocks:
        quotes = [match.start() for match in _QUOTES.finditer(block.text)]
        if not quotes or len(quotes) % 2:
            continue
        for opening in quotes[::2]:
            word = _word_before(block.text, opening)
            follows = block.text[opening + 1 : opening + 2]
            if len(ar.bare(word)) < 3 or word in particles or not follows.strip():
                continue
            at = block.start + opening
            yield _changed(document, rule, at - len(word), at, word + " ")


def _word_before(text: str, end: int) -> str:
    start = end
    while start and (ar.WORD.match(text[start - 1]) or text[start - 1] in _TAIL):
        start -= 1
    return text[start:end]


_TAIL = frozenset(chr(c) for c in (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x640))

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_BRACKET = re.compile(r'[()\[\]«»“”"]')
_LIST_MARK = re.compile(rf"[\s\u200e\u200f]*(?:\d{{1,3}}|[{ar.LETTERS}]\u0640?|[A-Za-z]{{1,4}})[\u200e\u200f]*\)")


@kind(
    "balance",
    "Quotes and brackets without a partner in their paragraph",
    {"signs": Parameter(str, None, "which: quotes or brackets", ("quotes", "brackets"))},
)
def balance(document: Document, rule: Rule) -> Iterator[Finding]:
    """Pointed out only: the missing partner may have been lost anywhere, or stand in a paragraph that was cut off."""
    quotes = rule.parameters["signs"] == "quotes"
    for block in document.blocks:
        lead = _LIST_MARK.match(block.text)
        skip = lead.end() if lead else 0
        signs = [(m.start(), m[0]) for m in _BRACKET.finditer(block.text, skip)]
        lone = _lone_quotes(signs) if quotes else _lone_brackets(signs)
        for at in lone:
            start = block.start + at
            yield finding(document, rule, start, start + 1)


def _lone_quotes(signs: list[tuple[int, str]]) -> list[int]:
    straight = [at for at, sign in signs if sign == _QUOTE]
    lone = straight[-1:] if len(straight) % 2 else []
    return lone + _unmatched([s for s in signs if s[1] in "«»“”"])


def _lone_brackets(signs: list[tuple[int, str]]) -> list[int]:
    return _unmatched([s for s in signs if s[1] in "()[]"])


def _unmatched(signs: list[tuple[int, str]]) -> list[int]:
    stack: list[tuple[int, str]] = []
    lone = []
    for at, sign in signs:
        if sign in _PAIRS:
            stack.append((at, sign))
        elif stack and _PAIRS[stack[-1][1]] == sign:
            stack.pop()
        else:
            lone.append(at)
    return sorted(lone + [at for at, _ in stack])


_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_PROSE = (BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.FOOTNOTE)
# A paragraph of prose has at least this many characters; shorter lines may be laid out with spaces.
_PROSE_CHARS = 80


@kind("double-spaces", "Several spaces between two words of running text")
def double_spaces(document: Document, rule: Rule) -> Iterator[Finding]:
    """Not in tables, mastheads, verses and short lines, where spaces align."""
    for block in document.blocks:
        if block.kind not in _PROSE or len(block.text) < _PROSE_CHARS or "\t" in block.text:
            continue
        found = list(_DOUBLE.finditer(block.text))
        tier = Tier.SUGGESTED if any(len(m[0]) > 2 for m in found) and len(found) > 2 else None
        for match in found:
            start = block.start + match.start()
            if not is_in_verse(document.text, start):
                yield finding(document, rule, start, start + len(match[0]), " ", tier=tier)
