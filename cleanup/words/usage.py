"""The words of a document, as the word rules see them: where they stand, how often, beside which others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Set
from functools import cached_property, lru_cache
from itertools import chain, compress, count
from typing import TypeVar

from cleanup.document import Block, BlockKind, Document
from cleanup.languages import ar
from cleanup.lexicon.forms import HARDLY, UNKNOWN, Forms, forms_of
from cleanup.locks import names_of
from cleanup.structure.verses import borders, is_between
from cleanup.words.columns import Words
from cleanup.words.pieces import read

_READ = frozenset({
    BlockKind.NUMBERED, BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE,
    BlockKind.HEADING, BlockKind.TABLE,
})  # fmt: skip
# A block behind a mere line end goes on with the one before it: text that is wrapped by hand.
_GOES_ON = frozenset({BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.HEADING})
# A line that is full, so that the next one, be it as short as a heading, is its end.
_FULL_LINE = 60
_LINE_ENDS = frozenset({"\n", "\r\n", "\r", " \n"})
# Vowel signs that say a word is vocalised throughout, as verses are: more than a tanween and a shadda.
_VOCALISED = 3
_SIGNS = re.compile(f"[{ar.DIACRITICS}]")
_Part = TypeVar("_Part", bound=Hashable)
# Words that tell how noisy a document is.
_LEAST_LETTERS = 2
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


class Usage:
    """What a document tells of its words."""

    def __init__(self, document: Document, forms: Forms) -> None:
        self.forms = forms
        self.words = Words()
        self._pairs: list[tuple[str, str]] = []
        self.across: list[tuple[str, str]] = []
        """Words that follow each other across the border of two blocks."""
        last: Block | None = None
        for block in document.blocks:
            if block.kind in _READ:
                self._read(block.text, block.start, block.body, last is not None and _goes_on(document, last, block))
            last = block
        self.counts = Counter(self.words.bares)
        self.names = names_of(document.cues.names | document.cues.months)
        self.document = document
        short = sum(n for bare, n in self.counts.items() if len(bare) < _LEAST_LETTERS)
        self.size = len(self.words) - short
        self.frequencies = {bare: forms.frequency(bare) for bare in self.counts if len(bare) >= _LEAST_LETTERS}
        """The words of two letters or more with their frequency."""
        self.hardly_known = {bare: zipf for bare, zipf in self.frequencies.items() if zipf < HARDLY}
        """Those that the lexicon hardly knows: few of all."""
        unknown = sum(self.counts[bare] for bare, zipf in self.hardly_known.items() if zipf < UNKNOWN)
        self.unknown = unknown / max(1, self.size)
        """Share of the words that the lexicon does not know: .005 to .02 on clean text, .05 and more on raw scans."""

    def _read(self, text: str, offset: int, body: int, goes_on: bool) -> None:
        piece = read(text, body)
        if piece is None:
            return
        border = len(self.words)
        self.words.add(piece, offset, goes_on)
        if goes_on and self.words.previous[border] and piece.bares[0]:
            self.across.append((self.words.previous[border], piece.bares[0]))
        self._pairs += piece.pairs

    @cached_property
    def neighbours(self) -> Counter[tuple[str, str]]:
        """How often two words follow each other with nothing but a space between them."""
        return Counter([*self._pairs, *self.across])

    @cached_property
    def written(self) -> dict[str, str]:
        """How the document writes a word most often, for words that carry vowel signs somewhere."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for bare, raw in chain.from_iterable(piece.signed for piece in self.words.pieces()):
            seen[bare][raw] += 1
        for bare, raws in seen.items():
            raws[bare] = self.counts[bare] - raws.total()
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
        return self.words.previous[at]

    def after(self, at: int) -> str:
        """The word that stands behind another in its sentence; empty where there is none."""
        return self.words.following[at]

    def is_guarded(self, at: int) -> bool:
        """Whether a word is left alone: vocalised throughout, in scripture or poetry, or part of a listed name."""
        words = self.words
        raw = words.raws[at]
        if len(raw) - len(words.bares[at]) >= _VOCALISED and len(_SIGNS.findall(raw)) >= _VOCALISED:
            return True
        if self._verses and is_between(self._verses, words[at].start):
            return True
        return self._in_name(at)

    @cached_property
    def _verses(self) -> tuple[int, ...]:
        """The borders of verses, taken once: to know a long text again takes as long as to compare it."""
        return borders(self.document.text)

    @cached_property
    def _near_names(self) -> frozenset[int]:
        """The numbers of the words beside which a listed name may begin."""
        begins = self.names.by_first.keys() & self.counts.keys()
        first = compress(count(), map(begins.__contains__, self.words.bares))
        return frozenset(near for at in first for near in range(at - _NEAR, at + _NEAR + 1))

    def _in_name(self, at: int) -> bool:
        if at not in self._near_names:
            return False
        word = self.words[at]
        near = self.words[max(0, at - _NEAR) : at + _NEAR + 1]
        start = near[0].start
        text = self.document.text[start : near[-1].end]
        return any(a <= word.start - start < b for a, b in self.names.spans(text))


@lru_cache(maxsize=1)
def touched(usage: Usage, last: Usage) -> Set[str]:
    """The words that a document has more or less often than another one, or beside the same neighbour."""
    pieces = _unequal(usage.words.pieces(), last.words.pieces())
    words = {bare for piece in pieces for bare in piece.bares}
    pairs = _unequal(usage.across, last.across).union(*(piece.pairs for piece in pieces))
    now, had = usage.neighbours.get, last.neighbours.get
    other = [pair for pair in pairs if now(pair) != had(pair)]
    return {word for word in words if usage.counts[word] != last.counts[word]}.union(*other)


def _unequal(some: Iterable[_Part], others: Iterable[_Part]) -> set[_Part]:
    """What one of two has more often than the other."""
    return {part for part, _ in Counter(some).items() ^ Counter(others).items()}


@lru_cache(maxsize=4)
def usage_of(document: Document) -> Usage:
    """The words of a document with the shipped lexicon and the user's lists."""
    return Usage(document, forms_of(document.cues.lexicons))
