"""A mark that opens a word and means nothing there: dirt on the page that the reader of a scan took for a full stop."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleanup.document import Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.lexicon.forms import Forms
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.words.features import SHORT
from cleanup.words.glued import is_trusted
from cleanup.words.model import Model, model_of
from cleanup.words.shown import frequencies

# Share of suspects from which specks are common: from there on 98 of 104 tokens of bench and printed readings are right
# without them, in cleaner scans none of 4 (three times the page has the full stop).
_DIRTY = 0.04
# Words of one or two letters beside a speck are read from digits and dirt as well (٣٠ as سم), but for the commonest
# (من, في, لا), which are some hundred times as frequent.
_COMMONEST = 6.0
# Letters that may be lost at the beginning of a word. Those of particles are none: with one of them any word is a word.
_LOST = tuple(sorted({*ar.ABJAD, "ا", "إ"} - {*ar.PROCLITICS, "هـ"}))
# Words beside specks of some long documents: rounds come back to the same ones.
_REMEMBERED = 1 << 12


@kind(
    "speck-before-word",
    "A mark against the beginning of a word of a raw scan, where none stands",
    {
        "marks": Parameter(list, None, "the marks"),
        "word_stands": Parameter((int, float), None, "probability that the word is right, from which the mark may go"),
    },
    reads_lexicon=True,
)
def speck_before_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Drop the mark in a scan that is dirty and was read badly, suggest it in others; silent in edited text.

    Only behind another word: at the beginning of a paragraph, and behind a number, it may be the mark of an item.
    """
    model = model_of(document)
    if not model.is_scan:
        return
    dirty = model.evidence.suspicion >= _DIRTY and (model.is_damaged or ar.reads_badly(document.source.text))
    tier = None if dirty else Tier.SUGGESTED
    marks, words = frozenset(rule.parameters["marks"]), model.usage.words
    opens = words.borders(-1)
    for at, (mark, bare) in enumerate(zip(words.before, words.bares, strict=True)):
        if mark not in marks or at in opens or not words.bares[at - 1] or not _is_whole(model.usage.forms, bare):
            continue
        stands = model.stands(at)
        if stands < rule.parameters["word_stands"] or at in model.proposals:
            continue
        start = words[at].start
        yield finding(
            document, rule, start - len(mark), start, "", tier=tier if _is_whole_behind(model, at) else Tier.SUGGESTED,
            values={"words": words[at].raw},
            evidence=[frequencies(model.usage.forms, (bare,)), *_uses(model, at)],
        )  # fmt: skip


def _is_whole_behind(model: Model, at: int) -> bool:
    """Whether the mark behind a word is right as well, and it has no vowel signs: a token is put right as a whole."""
    behind = "" if model.is_comma(at) else model.usage.words[at].after
    return not model.has_signs(at) and model.mark_is_settled(at) and is_trusted("", behind)


def _uses(model: Model, at: int) -> list[Evidence]:
    """How often the document has the word elsewhere."""
    count = model.usage.counts[model.usage.words.bares[at]] - 1
    return [Evidence("document-uses", str(count))] if count else []


@lru_cache(maxsize=_REMEMBERED)
def _is_whole(forms: Forms, bare: str) -> bool:
    """Whether nothing is missing at the beginning of a word: the mark may have been its first letter (حكام, أحكام)."""
    if not bare:
        return False
    frequency = forms.frequency(bare)
    if len(bare) < SHORT and frequency < _COMMONEST:
        return False
    return all(forms.frequency(letter + bare) < frequency for letter in _LOST)
