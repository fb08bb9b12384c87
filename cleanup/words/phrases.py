"""Words that are read wrong although they are words: known by the phrase they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from cleanup.document import Block, Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.structure.verses import is_in_verse
from cleanup.words.glued import is_trusted, marks_around
from cleanup.words.patterns import PatternError, Phrase, parsed
from cleanup.words.phrase_index import Index, index_of, lists_of
from cleanup.words.shapes import REACHES, misread
from cleanup.words.tokens import Tokens, blocks_by_word, tokens

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|[﴿﴾][^﴿﴾]*[﴿﴾]")
_LEAST_CONFIDENCE = 0.7
# Blocks of some dozen pages for each rule: what a round has found, the next one need not look for again.
_REMEMBERED = 1 << 14
# Prefix, article and a letter: at the start of a sentence nothing tells which prefix a word had. The two wrong of 85
# changes of terms in the readings of ../shared/bench were of this kind.
_BEGINNING = 4


class Match(NamedTuple):
    """A phrase that was found, the word that is wrong in it, and what it has to be."""

    phrase: Phrase
    anchor: int
    at: int
    after: str


def check(parameters: Mapping[str, Any]) -> None:
    """Raises ValueError, with a message of one line, for phrases and lists that are not written as they should be."""
    lists = parameters.get("lists", {})
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise PatternError(f"parameter lists: {name} must be a list of strings")
    for text in parameters["phrases"]:
        if not text.strip():
            raise PatternError(f"parameter phrases holds {text!r}, expected words")
        parsed(text, lists_of(lists))


@kind(
    "phrase",
    "A word that is another word than its phrase asks for, though a word itself",
    {
        "phrases": Parameter(list, None, "the phrases, see Phrases"),
        "lists": Parameter(dict, {}, "lists of words that phrases name as <name>"),
        "reach": Parameter(
            str, "letters", "how far a misreading goes: dots, one letter of like shape, one lost or added", REACHES
        ),
        "within": Parameter(int, 3, "how many words `...` stands for at most"),
        "least_zipf": Parameter((int, float), 3.0, "Zipf frequency from which a word that a star makes is a word"),
        "valid_pairs": Parameter(
            list, [], "pairs of words that are both right: one for the other is only suggested", pairs=True
        ),
        "never_after": Parameter(list, [], "words behind which a name follows, which is left alone"),
    },
    check=check,
    reads_lexicon=True,
)  # fmt: skip
def phrase(document: Document, rule: Rule) -> Iterator[Finding]:
    """Silent in scripture and on words with vowel signs; only suggested in quotations and for valid pairs."""
    places = blocks_by_word(document)
    found = {number for word in index_of(rule).by_word.keys() & places.keys() for number in places[word]}
    for block in (document.blocks[number] for number in sorted(found)):
        for match in _matches(rule, block.text):
            if match.phrase.items[match.phrase.slot].shapes and not _known(match.after, rule, document):
                continue
            at = block.start + tokens(block.text).spans[match.at][0]
            if not is_in_verse(document.text, at):
                yield _found(document, rule, block, match)


@lru_cache(maxsize=_REMEMBERED)
def _matches(rule: Rule, text: str) -> tuple[Match, ...]:
    """The phrases that a block's text has with another word in them; one for a word."""
    index, words = index_of(rule), tokens(text)
    found: dict[int, Match] = {}
    for word in sorted(index.by_word.keys() & words.places.keys()):
        for place in words.places[word]:
            before = words.words[place - 1] if not words.before[place] else ""
            after = words.words[place + 1] if _linked(words, place, 1) else ""
            for candidate, left, right in index.by_word[word]:
                if (left and before not in left) or (right and after not in right):
                    continue
                if abs(candidate.slot - candidate.anchor) == 1:
                    # Nearly all words beside an anchor are right, which is told without fitting the whole phrase.
                    beside = after if candidate.slot > candidate.anchor else before
                    if not beside or _right_form(candidate, index, beside) is None:
                        continue
                match = _match(candidate, index, words, place)
                if match is not None and match.at not in found and _stands(match, rule, words, text):
                    found[match.at] = match
    return tuple(found.values())


def _match(candidate: Phrase, index: Index, words: Tokens, place: int) -> Match | None:
    """The phrase around a word that it is looked up by."""
    right = _walk(candidate, index, words, candidate.anchor, place, 1)
    if right is None:
        return None
    left = _walk(candidate, index, words, candidate.anchor, place, -1)
    if left is None:
        return None
    at, after = right if candidate.slot > candidate.anchor else left
    return Match(candidate, place, at, after)


def _walk(candidate: Phrase, index: Index, words: Tokens, item: int, place: int, step: int) -> tuple[int, str] | None:
    """Fit the items on one side of an item; the place of the slot and its right form ((-1, "") on the other side)."""
    item += step
    if not 0 <= item < len(candidate.items):
        return -1, ""
    wanted = candidate.items[item]
    if wanted.gap:
        for skipped in range(index.within + 1):
            found = _walk(candidate, index, words, item, place + step * skipped, step)
            if found is not None:
                return found
            if not _linked(words, place + step * skipped, step):
                return None
        return None
    linked = _linked(words, place, step)
    if wanted.breaks:
        return None if linked else (-1, "")
    if wanted.but_not and wanted.is_negative:
        if linked and words.words[place + step] in wanted.but_not:
            return None
        return _walk(candidate, index, words, item, place, step)
    if not linked:
        return None
    return _fit(candidate, index, words, item, place + step, step)


def _fit(candidate: Phrase, index: Index, words: Tokens, item: int, place: int, step: int) -> tuple[int, str] | None:
    wanted, word = candidate.items[item], words.words[place]
    if item != candidate.slot:
        return _walk(candidate, index, words, item, place, step) if wanted.fits(word) else None
    after = _right_form(candidate, index, word)
    if after is None or _walk(candidate, index, words, item, place, step) is None:
        return None
    return place, after


def _right_form(candidate: Phrase, index: Index, word: str) -> str | None:
    slot = candidate.items[candidate.slot]
    if word in slot.but_not:
        return None
    return misread(word, slot.rights, index.reach) if slot.becomes is None else slot.becoming(word)


def _linked(words: Tokens, place: int, step: int) -> bool:
    """Whether the next word stands in the same clause, with nothing but white space between."""
    neighbour = place + step
    return 0 <= neighbour < len(words.words) and not words.before[max(place, neighbour)]


def _stands(match: Match, rule: Rule, words: Tokens, text: str) -> bool:
    """Whether nothing speaks for the word as it is: neither vowel signs nor a name."""
    start, end = words.spans[match.at]
    before = words.words[match.at - 1] if match.at and not words.before[match.at] else ""
    return text[start:end] == words.words[match.at] and before not in rule.parameters["never_after"]


def _known(word: str, rule: Rule, document: Document) -> bool:
    from cleanup.lexicon.cache import lexicon

    return lexicon(document.cues.lexicons).zipf(word) >= float(rule.parameters["least_zipf"])


def _inside(pattern: re.Pattern[str], text: str, offset: int) -> bool:
    return any(m.start() < offset < m.end() for m in pattern.finditer(text))


def _found(document: Document, rule: Rule, block: Block, match: Match) -> Finding:
    words = tokens(block.text)
    start, end = words.spans[match.at]
    evidence = [Evidence("phrase", _shown(words, match))]
    marks = _doubtful_marks(document, block.start + start, block.start + end)
    evidence += [Evidence("doubtful-mark", marks)] if marks else []
    weak = bool(marks) or _is_weak(block.text, rule, words, match)
    return finding(
        document, rule, block.start + start, block.start + end, match.after, evidence=evidence,
        confidence=min(rule.confidence, _LEAST_CONFIDENCE) if weak else None,
        tier=Tier.SUGGESTED if weak else None,
    )  # fmt: skip


def _doubtful_marks(document: Document, start: int, end: int) -> str:
    """The marks that are written as one with the word where they mostly are misread, in a raw scan; empty elsewhere."""
    marks = marks_around(document, start, end)
    if is_trusted(*marks):
        return ""
    # Few words need the model.
    from cleanup.words.model import model_of

    return "".join(marks) if model_of(document).is_scan else ""


def _shown(words: Tokens, match: Match) -> str:
    """The words that the phrase was known by, with the right one among them."""
    first, last = sorted((match.anchor, match.at))
    return " ".join(match.after if at == match.at else words.words[at] for at in range(first, last + 1))


def _adds_particle(match: Match) -> bool:
    """Whether a word within a phrase would have a conjunction or preposition that the phrase does not have there: its
    first letters were misread as well (منظمة للصحم is no منظمة للصحة)."""
    slot = match.phrase.items[match.phrase.slot]
    return match.phrase.slot > 0 and bool(slot.rights) and match.after not in slot.rights


def _loses_first(match: Match, word: str) -> bool:
    """Whether the first word of a phrase may have a conjunction or preposition and lack its own first letter: the
    Statute of the Court, where لمحكمة became لحكمة, is not that of محكمة."""
    return match.phrase.slot == 0 and word[0] in ar.PROCLITICS and word[1:] == match.after[1:]


def _is_weak(text: str, rule: Rule, words: Tokens, match: Match) -> bool:
    """Whether the word might be meant after all: in a quotation, one of a valid pair, or the first of a sentence."""
    start, word = words.spans[match.at][0], words.words[match.at]
    pairs = {frozenset(map(ar.bare, pair)) for pair in rule.parameters["valid_pairs"]}
    if any({word.removeprefix("و"), match.after.removeprefix("و")} == pair for pair in pairs):
        return True
    if words.before[match.at] and word[:_BEGINNING] != match.after[:_BEGINNING]:
        return True
    if _adds_particle(match) or _loses_first(match, word):
        return True
    return _inside(_QUOTED, text, start)
