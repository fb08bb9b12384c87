"""Texts with their truth as rows that the ranking of candidates is fitted on: evidence, candidates, which one is right.

No benchmark of its own: `fit` and `words` use it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.cues import Cues, merge
from cleanup.document import Document
from cleanup.languages import ar
from cleanup.lexicon.forms import forms_of
from cleanup.packs import load
from cleanup.readers.dispatch import read_bytes
from cleanup.structure.parse import parse
from cleanup.words import commas, gaps, real_words, standing
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.columns import Word
from cleanup.words.evidence import CHANGED, Evidence
from cleanup.words.likely import CANDIDATE as LIKELY
from cleanup.words.likely import Likely
from cleanup.words.looking import first_look
from cleanup.words.scoring import Scorer
from cleanup.words.usage import Usage, usage_of
from tests.bench.confusions import without
from tests.bench.word_sources import Text

_LIKELY = slice(CHANGED.index(LIKELY[0]), CHANGED.index(LIKELY[-1]) + 1)
_MARKS = {"comma": "،", "stop": "."}
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c]")


class Row(NamedTuple):
    """One word that may be misread, with its candidates."""

    text: Text
    at: int
    """The number of the word in the text."""
    word: Word
    kept: list[float]
    options: list[str]
    changed: list[list[float]]
    right: int
    """Which option stands in the truth, from 1; 0 where the word does as it is, or no option."""
    is_wrong: bool
    """Whether the truth has another word."""
    suspicion: float
    is_scan: bool
    """Whether the program takes the text for a raw scan."""


@lru_cache(maxsize=2)
def study(text: Text, cues: Cues) -> tuple[Usage, dict[int, list[str]], Evidence]:
    """The words of a reading, and the truth opposite each."""
    read = plain(text.read)
    document = parse(read_bytes(read.encode()), read, cues)
    usage = Usage(document, forms_of())
    opposite = _opposite(read, " ".join(plain(text.truth).split()))
    return usage, opposite, Evidence(usage, _candidates_without(text.group))


def rows(text: Text, cues: Cues, scorers: Callable[[str], Scorer] | None = None) -> list[Row]:
    """The words of a reading that may be misread.

    What neighbours may be is as the scorer of the regime has it; without one it is not looked at.
    """
    usage, opposite, evidence = study(text, cues)
    out = []
    looks = first_look(scorers(evidence.regime), evidence) if scorers else {}
    likely = Likely(usage, {at: look.weighed() for at, look in looks.items()})
    for at, word in enumerate(usage.words):
        if not word.bare or not evidence.is_suspect(at):
            continue
        truth = opposite.get(word.start)
        if truth is None:
            continue
        options = evidence.options(at)
        if not options:
            continue
        wanted = {ar.bare(w) for w in re.findall(rf"[{ar.LETTERS}{ar.DIACRITICS}]+", " ".join(truth))}
        is_wrong = word.bare not in wanted
        right = 0
        if is_wrong:
            right = next((i for i, o in enumerate(options, 1) if _is_right(o, truth, wanted)), 0)
        changed = evidence.changed(at, options)
        if at in looks:
            for row, found in zip(changed, likely.of_candidates(at), strict=True):
                row[_LIKELY] = found
        out.append(
            Row(
                text, at, word, evidence.kept(at, options), [o.word for o in options], changed, right, is_wrong,
                evidence.suspicion, evidence.is_scan,
            )
        )  # fmt: skip
    return out


def wrong_words(text: Text, cues: Cues) -> tuple[Document, list[bool | None]]:
    """A reading as a document, and for each of its words whether its letters are wrong; None for other tokens."""
    read = plain(text.read)
    document = parse(read_bytes(read.encode()), read, cues)
    opposite = _opposite(read, " ".join(plain(text.truth).split()))
    out: list[bool | None] = []
    for word in usage_of(document).words:
        truth = opposite.get(word.start)
        if truth is None or not re.search(f"[{ar.LETTERS}]", word.raw):
            out.append(None)
        elif word.bare:
            tokens = re.findall(rf"[{ar.LETTERS}{ar.DIACRITICS}{ar.TATWEEL}]+", " ".join(truth))
            out.append(word.bare not in map(ar.bare, tokens))
        else:
            out.append(word.raw not in truth)
    return document, out


def plain(text: str) -> str:
    """A text in NFC without marks of direction."""
    return _BIDI.sub("", unicodedata.normalize("NFC", text))


class Binary(NamedTuple):
    """A place where something is to be done or not, with its evidence."""

    text: Text
    what: str
    evidence: list[float]
    right: bool
    is_wrong: bool
    suspicion: float


def gap_rows(text: Text, cues: Cues) -> list[Binary]:
    """The gaps of a reading that may have to be closed."""
    usage, opposite, found = study(text, cues)
    out = []
    for gap in gaps.gaps(usage):
        left, right = usage.words[gap.at], usage.words[gap.at + 1]
        truth = opposite.get(left.start, []) + opposite.get(right.start, [])
        whole = {ar.bare(w) for w in re.findall(rf"[{ar.LETTERS}{ar.DIACRITICS}]+", " ".join(truth))}
        apart = {left.bare, right.bare} <= whole
        out.append(
            Binary(
                text,
                gap.joined,
                gaps.evidence(usage, gap),
                gap.joined in whole and not apart,
                not apart,
                found.suspicion,
            )
        )
    return out


def real_word_rows(text: Text, cues: Cues) -> list[Binary]:
    """The known words of a reading that do not fit where they stand."""
    usage, opposite, found = study(text, cues)
    out = []
    for place in real_words.misplaced(found):
        word = usage.words[place.at]
        if word.start not in opposite:
            continue
        tokens = re.findall(rf"[{ar.LETTERS}{ar.DIACRITICS}]+", " ".join(opposite[word.start]))
        truth = {ar.bare(token) for token in tokens}
        is_wrong = word.bare not in truth
        right = is_wrong and place.candidate.word in truth
        evidence = real_words.evidence_of(found, place)
        out.append(Binary(text, word.bare, evidence, right, is_wrong, found.suspicion))
    return out


def comma_rows(text: Text, cues: Cues) -> list[Binary]:
    """The marks of a reading that may stand for commas."""
    usage, opposite, found = study(text, cues)
    out = []
    for mark in commas.marks(usage).places:
        word = usage.words[mark.at]
        truth = [ar.bare(token) for token in opposite.get(word.start, [])]
        own = [token for token in truth if word.bare in token]
        right = any(token.endswith("،") for token in own or truth)
        out.append(Binary(text, word.raw + word.after, commas.evidence(usage, mark), right, not own, found.suspicion))
    return out


def standing_rows(text: Text, cues: Cues) -> list[Binary]:
    """The words before the marks of a reading that may stand for commas."""
    usage, opposite, found = study(text, cues)
    out = []
    for mark in commas.marks(usage).places:
        word = usage.words[mark.at]
        right = word.bare in [re.sub(f"[^{ar.LETTERS}]", "", ar.bare(token)) for token in opposite.get(word.start, [])]
        evidence = standing.evidence_of(found, mark.at)
        out.append(Binary(text, word.bare, evidence, right, not right, found.suspicion))
    return out


def _is_right(option: Candidate, truth: list[str], wanted: set[str]) -> bool:
    """Whether a candidate stands in the truth; which mark was read as other letters than hamza is not asked."""
    if option.adds_mark and not option.adds_other_mark:
        return any(ar.bare(token).lstrip('"«(') == option.word + _MARKS[option.kind] for token in truth)
    if option.kind == "space":
        return set(option.word.split()) <= wanted
    return option.word in wanted


@lru_cache(maxsize=32)
def _candidates_without(group: str) -> Candidates:
    """The candidates under confusions that were counted without a group of texts."""
    return Candidates(forms_of(), without(group))


def shipped_cues() -> Cues:
    """The cues of the shipped packs."""
    return merge(pack.cues for pack in load())


def _opposite(read: str, truth: str) -> dict[int, list[str]]:
    """For each word of the reading, by its offset: the tokens of the truth opposite it.

    Tokens that both have whole are anchors; a token between two anchors has all of the truth between them opposite.
    """
    tokens = [(m.start(), m[0]) for m in re.finditer(r"\S+", read)]
    folded, places = "", []
    for _, token in tokens:
        places.append(len(folded))
        folded += token + " "
    anchors = _anchors(folded.rstrip(), truth, [(p, t) for p, (_, t) in zip(places, tokens, strict=True)])
    out: dict[int, list[str]] = {}
    waiting: list[int] = []
    last = 0
    for (start, token), anchor in zip(tokens, anchors, strict=True):
        if anchor is None:
            waiting.append(start)
            continue
        for before in waiting:
            _put(out, read, before, truth[last:anchor].split())
        waiting = []
        last = anchor + len(token)
        _put(out, read, start, [token])
    for before in waiting:
        _put(out, read, before, truth[last:].split())
    return out


def _put(out: dict[int, list[str]], read: str, start: int, truth: list[str]) -> None:
    """Under the offset of each word in the token."""
    end = start
    while end < len(read) and not read[end].isspace():
        out[end] = truth
        end += 1


def _anchors(read: str, truth: str, tokens: list[tuple[int, str]]) -> list[int | None]:
    """Where each token of the reading stands, whole, in the truth."""
    equal = [(op.src_start, op.src_end, op.dest_start) for op in Levenshtein.opcodes(read, truth) if op.tag == "equal"]
    out: list[int | None] = []
    at = 0
    for start, token in tokens:
        end = start + len(token)
        while at < len(equal) and equal[at][1] < end:
            at += 1
        place = None
        if at < len(equal) and equal[at][0] <= start:
            begin = equal[at][2] + start - equal[at][0]
            finish = begin + len(token)
            if (begin == 0 or truth[begin - 1] == " ") and (finish == len(truth) or truth[finish] == " "):
                place = begin
        out.append(place)
    return out
