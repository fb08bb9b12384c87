"""Cues: the words by which a language shows structure. They come from the packs' `[cues]` tables, so users can add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cleanup.languages import ar


class Cues(NamedTuple):
    """Word lists by use. Every field is a key of the `[cues]` table of a pack."""

    section_ordinals: tuple[str, ...] = ()
    """Words that number the main sections (أولا, ثانيا), in their order."""
    section_letters: tuple[str, ...] = ()
    """Names of letters that number sub-sections (ألف, باء), in their order."""
    annex_words: frozenset[str] = frozenset()
    """Words that open an annex or appendix."""
    article_words: frozenset[str] = frozenset()
    """Words that, with a number, head an article or chapter."""
    digit_readings: tuple[str, ...] = ()
    """What a scan's digits are read as, with how often: "٢ ؟ 16"."""
    letters_written: tuple[str, ...] = ()
    """How often each letter stood in the texts whose readings were counted: "ا 10743"."""
    letter_readings: tuple[str, ...] = ()
    """What letters are read as, with how often; "-" is nothing: "و ر 23"."""
    masthead_words: frozenset[str] = frozenset()
    """Words that open a line of a masthead."""
    page_words: frozenset[str] = frozenset()
    """Words for "page" beside a page number."""
    open_ends: frozenset[str] = frozenset()
    """Words that cannot end a paragraph: prepositions, relative pronouns, conjunctions."""
    negations: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    """Ordinal and cardinal number words."""
    months: frozenset[str] = frozenset()
    """Month names, each word of them that is no common word."""
    names: frozenset[str] = frozenset()
    """Names and terms that are never changed."""
    model_weights: tuple[str, ...] = ()
    """Weights of the model of misread words: "clean.kept.bias 1.52"."""
    model_trees: tuple[str, ...] = ()
    """Trees of the same, by the kind of text: "scan cost 1.2 0.1 -0.2" (`words/trees.py`). Those of packs add up."""
    lexicons: tuple[str, ...] = ()
    """Word lists of the user: paths of files with one term a line (see `lexicon/own.py`)."""
    web_furniture: frozenset[str] = frozenset()
    """Lines that stand around an article on a web page."""
    web_phrases: frozenset[str] = frozenset()
    """Phrases by which a whole paragraph shows itself to be a notice of the web page (subscriptions, cookies)."""


CUE_NAMES = Cues._fields
NO_CUES = Cues()
_IN_ORDER = (
    "section_ordinals",
    "section_letters",
    "digit_readings",
    "letters_written",
    "letter_readings",
    "model_weights",
    "model_trees",
    "lexicons",
)
# What was counted in two packs was counted twice: equal entries are no repetitions.
_COUNTS = frozenset({"digit_readings", "letters_written", "letter_readings"})


def merge(tables: Iterable[Mapping[str, Sequence[str]]]) -> Cues:
    """One set of cues from the tables of several packs; vowel signs are dropped, but not from paths."""
    merged: dict[str, list[str]] = {name: [] for name in CUE_NAMES}
    for table in tables:
        for name, words in table.items():
            merged[name] += words if name == "lexicons" else map(ar.bare, words)
    ordered = {}
    for name in _IN_ORDER:
        words = merged.pop(name)
        ordered[name] = tuple(words if name in _COUNTS else dict.fromkeys(words))
    return Cues(**ordered, **{name: frozenset(found) for name, found in merged.items()})  # type: ignore[arg-type]
