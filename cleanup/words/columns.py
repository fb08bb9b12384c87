"""The words of running text in columns, and the blocks that they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import cached_property
from typing import NamedTuple, overload

from cleanup.words.pieces import Piece


class Word(NamedTuple):
    """A word in running text; `bare` is empty for anything else between two spaces (numbers, Latin, mixtures)."""

    start: int
    end: int
    bare: str
    """Its letters, without vowel signs."""
    raw: str
    """As it is written, but for letters of other languages that are drawn like Arabic ones: these are put for them."""
    before: str
    """What stands before it without a space: quotes, brackets."""
    after: str
    """What stands behind it without a space: punctuation."""
    opens: bool
    """Whether a paragraph begins with it."""
    closes: bool = False
    """Whether a paragraph ends with it."""


class Stretch(NamedTuple):
    """The words of a block where it stands: the number of the first one, and the words around it in its sentence."""

    first: int
    piece: Piece
    before: str
    after: str


class Words(Sequence[Word]):
    """The words of running text in columns: most are known and fit, and of these no more is asked than a column or two.

    A `Word` is made when it is asked for.
    """

    def __init__(self) -> None:
        self.bares: list[str] = []
        self.raws: list[str] = []
        self.after: list[str] = []
        """What stands behind each without a space."""
        self.previous: list[str] = []
        """The word that stands before each in its sentence; empty where there is none."""
        self.following: list[str] = []
        """The word that stands behind each in its sentence; empty where there is none."""
        self._starts: list[int] = []
        self.before: list[str] = []
        """What stands before each without a space."""
        self._opens: set[int] = set()
        self._closes: set[int] = set()
        self._made: dict[int, Word] = {}
        self._pieces: list[tuple[int, Piece]] = []

    def add(self, piece: Piece, offset: int, goes_on: bool) -> None:
        """Add the words of a block at an offset of the text; one that goes on is no paragraph of its own."""
        first = len(self.bares)
        self._pieces.append((first, piece))
        self._starts += [start + offset for start in piece.starts]
        self.bares += piece.bares
        self.raws += piece.raws
        self.before += piece.before
        self.after += piece.after
        self.previous += piece.previous
        self.following += piece.following
        if not goes_on:
            self._opens.add(first)
        elif first:
            self._closes.discard(first - 1)
            if not piece.before[0] and not self.after[first - 1]:
                self.previous[first], self.following[first - 1] = self.bares[first - 1], piece.bares[0]
        self._closes.add(len(self.bares) - 1)

    def __len__(self) -> int:
        return len(self.bares)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if at not in self._made:
            start, raw = self._starts[at], self.raws[at]
            place = at if at >= 0 else at + len(self)
            self._made[at] = Word(
                start, start + len(raw), self.bares[at], raw, self.before[at], self.after[at], place in self._opens,
                place in self._closes,
            )  # fmt: skip
        return self._made[at]

    def end(self, at: int) -> int:
        """Where a word ends, without what stands behind it."""
        return self._starts[at] + len(self.raws[at])

    def last_before(self, offset: int) -> int | None:
        """The number of the last word that begins before an offset of the text; None for none."""
        at = bisect_left(self._starts, offset) - 1
        return at if at >= 0 else None

    def borders(self, step: int) -> Set[int]:
        """The numbers of the words with which paragraphs begin (step -1) or end (step 1)."""
        return self._opens if step < 0 else self._closes

    def stretches(self) -> Sequence[Stretch]:
        """The words block by block: what depends on nothing but a block and its neighbours is worked out once."""
        return self._stretches

    def pieces(self) -> Sequence[Piece]:
        """The blocks that have words."""
        return [piece for _, piece in self._pieces]

    @cached_property
    def _stretches(self) -> tuple[Stretch, ...]:
        previous, following = self.previous, self.following
        return tuple([
            Stretch(first, piece, previous[first], following[first + len(piece.bares) - 1])
            for first, piece in self._pieces
        ])  # fmt: skip

    def ends(self) -> list[int]:
        """The numbers of the words that end paragraphs."""
        return sorted(self._closes)

    def punctuated(self) -> list[int]:
        """The numbers of the words that begin a paragraph, or have something before or behind them without a space."""
        lone = enumerate(zip(self.before, self.after, strict=True))
        return sorted(self._opens.union(at for at, (before, after) in lone if before or after))
