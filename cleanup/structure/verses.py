"""Scripture and poetry, which are left word for word and space for space as they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleanup.languages import ar

# Ornate brackets stand round verses of the Quran, and some fonts store them the wrong way round.
_SCRIPTURE = re.compile("\ufd3f[^\ufd3e\ufd3f]*\ufd3e|\ufd3e[^\ufd3e\ufd3f]*\ufd3f")
# A line of classical poetry is two half lines of some words each, with a wide gap, stars or dots between them.
_WORD = f"[{ar.LETTERS}][{ar.LETTERS}{ar.DIACRITICS}{ar.TATWEEL}]*"
_HALF = f"{_WORD}(?: {_WORD}){{1,7}}[،؟!.]?"
_GAP = r"[ \t]{4,}+|[ ]*+\t[ \t]*+|[ \t]++[/|][ \t]++"
_MARKS = r"[ \t]*+(?:(?:\*[ \t]*+){1,3}|(?:\.[ \t]*+){3,}+|\u2026[ \t]*+)"
_TWO_HALVES = re.compile(rf"^[ \t]*{_HALF}(?:{_GAP}|{_MARKS}){_HALF}[ \t]*$", re.MULTILINE)
# One line alone may be two columns of a table or a leader of dots.
_LEAST_LINES = 2


@lru_cache(maxsize=4)
def verses(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of scripture and of poetry, in order of offset."""
    return tuple(sorted([*_scripture(text), *_poetry(text)]))


def is_in_verse(text: str, offset: int) -> bool:
    """Whether an offset of a text lies in one of its verses."""
    return is_between(borders(text), offset)


def is_between(borders: Sequence[int], offset: int) -> bool:
    """Whether an offset lies in a verse of a text with these borders."""
    return bisect_right(borders, offset) % 2 == 1


@lru_cache(maxsize=4)
def borders(text: str) -> tuple[int, ...]:
    """Where verses begin and end by turns, in order of offset; those that overlap are one."""
    out: list[int] = []
    for start, end in verses(text):
        if out and start <= out[-1]:
            out[-1] = max(out[-1], end)
        else:
            out += (start, end)
    return tuple(out)


def _scripture(text: str) -> Iterator[tuple[int, int]]:
    if "\ufd3e" in text:
        yield from (match.span() for match in _SCRIPTURE.finditer(text))


def _poetry(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines in two halves, with nothing but white space between one line and the next."""
    run: list[tuple[int, int]] = []
    for match in _TWO_HALVES.finditer(text):
        if run and text[run[-1][1] : match.start()].strip():
            yield from _long(run)
            run = []
        run.append(match.span())
    yield from _long(run)


def _long(run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(run) >= _LEAST_LINES:
        yield run[0][0], run[-1][1]
