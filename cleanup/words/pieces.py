"""The words of a block, read once: rounds come back to the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cleanup.languages import ar

_TOKEN = re.compile(
    rf"(?P<before>[^\s{ar.LETTERS}]*)(?P<word>[{ar.LETTERS}][{ar.LETTERS}{ar.DIACRITICS}{ar.TATWEEL}]*)"
    rf"(?P<after>[^\s{ar.LETTERS}]*)(?:(?=\s)|\Z)"
    r"|(?P<other>\S+)"
)
# Blocks of some hundred pages.
REMEMBERED = 1 << 12
"""Blocks of which it is remembered what depends on nothing but their words."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The words of a block, in columns as `Words` has them; offsets are those of the block.

    Pieces are told apart by identity, so that what rounds need to know of one is worked out once.
    """

    starts: tuple[int, ...]
    bares: tuple[str, ...]
    raws: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    previous: tuple[str, ...]
    following: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    """Words that follow each other with nothing but a space between them."""
    signed: tuple[tuple[str, str], ...]
    """Words with vowel signs or tatweel: their letters, and how they are written."""

    def rows(self, before: str, after: str) -> Iterable[tuple[str, str, str]]:
        """Each word with those before and behind it in its sentence, where the block stands between these two."""
        return zip(self.bares, (before, *self.previous[1:]), (*self.following[:-1], after), strict=True)


@lru_cache(maxsize=REMEMBERED)
def read(text: str, body: int) -> Piece | None:
    """The words of a block from an offset on, in Arabic letters; None where it has none."""
    starts, bares, raws, before, after = list[int](), list[str](), list[str](), list[str](), list[str]()
    for token in _TOKEN.finditer(ar.arabic_letters(text), body):
        lead, raw, trail, other = token.groups()
        starts.append(token.start() if raw is None else token.start("word"))
        bares.append("" if raw is None else ar.bare_word(raw))
        raws.append(other if raw is None else raw)
        before.append(lead or "")
        after.append(trail or "")
    if not starts:
        return None
    linked = [not (trail or lead) for trail, lead in zip(after, before[1:], strict=False)]
    previous = ("", *(bare if link else "" for bare, link in zip(bares, linked, strict=False)))
    following = (*(bare if link else "" for bare, link in zip(bares[1:], linked, strict=True)), "")
    pairs = tuple((last, bare) for last, bare in zip(previous, bares, strict=True) if last and bare)
    signed = tuple((bare, raw) for bare, raw in zip(bares, raws, strict=True) if bare and raw != bare)
    return Piece(
        tuple(starts), tuple(bares), tuple(raws), tuple(before), tuple(after), previous, following, pairs, signed
    )  # fmt: skip
