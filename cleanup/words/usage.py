"""The words of a document, as the word rules see them: where they stand, how often, beside which others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import NamedTuple

from cleanup.document import Block, BlockKind, Document
from cleanup.languages import ar
from cleanup.lexicon.forms import UNKNOWN, Forms, forms_of
from cleanup.locks import Names
from cleanup.structure.verses import is_in_verse

_READ = frozenset({
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
    BlockKind.HEADING, BlockKind.TABLE,
})  # fmt: skip
# A block behind a mere line end goes on with the one before it: text that is wrapped by hand.
_GOES_ON = frozenset({BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.HEADING})
# A line that is full, so that the next one, be it as short as a heading, is its end.
_FULL_LINE = 60
_LINE_ENDS = frozenset({"\n", "\r\n", "\r", " \n"})
_TOKEN = re.compile(
    rf"(?P<before>[^\s{ar.LETTERS}]*)(?P<word>[{ar.LETTERS}][{ar.LETTERS}{ar.DIACRITICS}{ar.TATWEEL}]*)"
    rf"(?P<after>[^\s{ar.LETTERS}]*)(?:(?=\s)|\Z)"
    r"|(?P<other>\S+)"
)
# Vowel signs that say a word is vocalised throughout, as verses are: more than a tanween and a shadda.
_VOCALISED = 3
_SIGNS = re.compile(f"[{ar.DIACRITICS}]")
# Words that tell how noisy a document is.
_LEAST_LETTERS = 2


_ALEFS = str.maketrans("أإآ", "ااا")


def folded_spelling(word: str) -> str:
    """A word without the hamza of its alefs and with a dotted final yeh."""
    plain = word.translate(_ALEFS)
    return plain[:-1] + "ي" if plain.endswith("ى") else plain


def _goes_on(document: Document, last: Block, block: Block) -> bool:
    """Whether a block is the next line of a paragraph that was wrapped by hand."""
    if block.kind not in _GOES_ON or block.level or document.text[last.end : block.start] not in _LINE_ENDS:
        return False
    return block.kind is not BlockKind.HEADING or len(last.text) >= _FULL_LINE


class Word(NamedTuple):
    """A word in running text; `bare` is empty for anything else between two spaces (numbers, Latin, mixtures)."""

    start: int
    end: int
    bare: str
    """Its letters, without vowel signs."""
    raw: str
    before: str
    """What stands before it without a space: quotes, brackets."""
    after: str
    """What stands behind it without a space: punctuation."""
    opens: bool
    """Whether a paragraph begins with it."""
    closes: bool = False
    """Whether a paragraph ends with it."""


class Usage:
    """What a document tells of its words."""

    def __init__(self, document: Document, forms: Forms) -> None:
        self.forms = forms
        self.words: list[Word] = []
        last: Block | None = None
        for block in document.blocks:
            if block.kind in _READ:
                self._read(block.text, block.start, block.body, last is not None and _goes_on(document, last, block))
            last = block
        self.counts = Counter(word.bare for word in self.words)
        self.names = Names.of(document.cues.names | document.cues.months)
        self.document = document
        frequency = forms.frequency
        told = {bare: n for bare, n in self.counts.items() if len(bare) >= _LEAST_LETTERS}
        self.size = sum(told.values())
        unknown = sum(n for bare, n in told.items() if frequency(bare) < UNKNOWN)
        self.unknown = unknown / max(1, self.size)
        """Share of the words that the lexicon does not know: .005 to .02 on clean text, .05 and more on raw scans."""

    def _read(self, text: str, offset: int, body: int, goes_on: bool) -> None:
        opens, words = not goes_on, self.words
        if goes_on and words:
            words[-1] = words[-1]._replace(closes=False)
        for token in _TOKEN.finditer(text, body):
            raw = token["word"]
            if raw is None:
                words.append(Word(token.start() + offset, token.end() + offset, "", token[0], "", "", opens))
            else:
                start = token.start("word") + offset
                words.append(
                    Word(start, start + len(raw), ar.bare_word(raw), raw, token["before"], token["after"], opens)
                )
            opens = False
        if words and not opens:
            words[-1] = words[-1]._replace(closes=True)

    @cached_property
    def neighbours(self) -> Counter[tuple[str, str]]:
        """How often two words follow each other with nothing but a space between them."""
        return Counter(
            (a.bare, b.bare)
            for a, b in zip(self.words, self.words[1:], strict=False)
            if a.bare and b.bare and not b.opens and not a.after and not b.before
        )

    @cached_property
    def written(self) -> dict[str, str]:
        """How the document writes a word most often, vowel signs included."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for word in self.words:
            seen[word.bare][word.raw] += 1
        return {bare: min(raws, key=lambda raw: (-raws[raw], raw)) for bare, raws in seen.items()}

    @cached_property
    def writes_tanween(self) -> bool:
        """Whether the document writes the tanween of the accusative anywhere, which readers of scans often lose."""
        return "\u0627\u064b" in self.document.text or "\u064b\u0627" in self.document.text

    @cached_property
    def spellings(self) -> dict[str, str]:
        """For words that the document writes in several ways, hamzas and final yeh apart: the commonest other way."""
        ways: dict[str, list[str]] = defaultdict(list)
        for bare in self.counts:
            if bare:
                ways[folded_spelling(bare)].append(bare)
        out = {}
        for found in ways.values():
            if len(found) > 1:
                usual = max(found, key=lambda bare: (self.counts[bare], bare))
                out.update({bare: usual for bare in found if bare != usual})
        return out

    def before(self, at: int) -> str:
        """The word that stands before another in its sentence; empty where there is none."""
        if not at or self.words[at].opens or self.words[at].before or self.words[at - 1].after:
            return ""
        return self.words[at - 1].bare

    def after(self, at: int) -> str:
        """The word that stands behind another in its sentence; empty where there is none."""
        if self.words[at].after or at + 1 == len(self.words) or self.words[at + 1].opens or self.words[at + 1].before:
            return ""
        return self.words[at + 1].bare

    def is_guarded(self, at: int) -> bool:
        """Whether a word is left alone: vocalised throughout, in scripture or poetry, or part of a listed name."""
        word = self.words[at]
        if len(word.raw) - len(word.bare) >= _VOCALISED and len(_SIGNS.findall(word.raw)) >= _VOCALISED:
            return True
        if is_in_verse(self.document.text, word.start):
            return True
        return self._in_name(at)

    def _in_name(self, at: int) -> bool:
        word = self.words[at]
        near = self.words[max(0, at - 4) : at + 5]
        if not any(w.bare in self.names.by_first for w in near):
            return False
        start = near[0].start
        text = self.document.text[start : near[-1].end]
        return any(a <= word.start - start < b for a, b in self.names.spans(text))


@lru_cache(maxsize=4)
def usage_of(document: Document) -> Usage:
    """The words of a document with the shipped lexicon and the user's lists."""
    return Usage(document, forms_of(document.cues.lexicons))
