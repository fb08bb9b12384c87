"""The words of a document, as the word rules see them: where they stand, how often, beside which others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import NamedTuple

from cleanup.cues import Cues
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
# Blocks of some hundred pages: what a round has read, the next one need not read again.
_REMEMBERED = 1 << 12
# Listed names are looked for among so many words on each side.
_NEAR = 4


_ALEFS = str.maketrans("أإآ", "ااا")


@lru_cache(maxsize=1 << 16)
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


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, body: int) -> tuple[tuple[int, str, str, str, str], ...]:
    """The words of a block from an offset on: start, bare, raw, before, after."""
    words = []
    for token in _TOKEN.finditer(text, body):
        before, raw, after, other = token.groups()
        if raw is None:
            words.append((token.start(), "", other, "", ""))
        else:
            words.append((token.start("word"), ar.bare_word(raw), raw, before, after))
    return tuple(words)


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
        self.counts = Counter([word.bare for word in self.words])
        self.names = _names(document.cues)
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
        for start, bare, raw, before, after in _read(text, body):
            words.append(Word(start + offset, start + offset + len(raw), bare, raw, before, after, opens))
            opens = False
        if words and not opens:
            words[-1] = words[-1]._replace(closes=True)

    @cached_property
    def neighbours(self) -> Counter[tuple[str, str]]:
        """How often two words follow each other with nothing but a space between them."""
        pairs = []
        last = ""
        for _, _, bare, _, before, after, opens, _ in self.words:
            if last and bare and not opens and not before:
                pairs.append((last, bare))
            last = "" if after else bare
        return Counter(pairs)

    @cached_property
    def written(self) -> dict[str, str]:
        """How the document writes a word most often, for words that carry vowel signs somewhere."""
        signed = {word.bare for word in self.words if word.bare and word.raw != word.bare}
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for word in self.words:
            if word.bare in signed:
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
            if (plain := folded_spelling(bare)) != bare:
                ways[plain].append(bare)
        out = {}
        for plain, others in ways.items():
            found = [plain, *others] if plain in self.counts else others
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

    @cached_property
    def _near_names(self) -> frozenset[int]:
        """The numbers of the words beside which a listed name may begin."""
        first = [at for at, word in enumerate(self.words) if word.bare in self.names.by_first]
        return frozenset(near for at in first for near in range(at - _NEAR, at + _NEAR + 1))

    def _in_name(self, at: int) -> bool:
        if at not in self._near_names:
            return False
        word = self.words[at]
        near = self.words[max(0, at - _NEAR) : at + _NEAR + 1]
        start = near[0].start
        text = self.document.text[start : near[-1].end]
        return any(a <= word.start - start < b for a, b in self.names.spans(text))


@lru_cache(maxsize=4)
def _names(cues: Cues) -> Names:
    return Names.of(cues.names | cues.months)


@lru_cache(maxsize=4)
def usage_of(document: Document) -> Usage:
    """The words of a document with the shipped lexicon and the user's lists."""
    return Usage(document, forms_of(document.cues.lexicons))
