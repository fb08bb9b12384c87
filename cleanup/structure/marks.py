"""Marks at the start of a block, and footnote marks inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.languages import ar

_LEAD = "[\\s\u200e\u200f\u202a-\u202e]*"
_DASH = "[-\u2013\u2014\u0640]"

NUMBER = re.compile(
    rf"{_LEAD}(?:\*\*)?(?P<digits>\d{{1,4}})(?:\*\*)?[\u200e\u200f]*"
    rf"(?P<sep>\s*{_DASH}{{1,2}}\s*(?!\d)|(?:\\?\.|/)(?:\s+|(?=[{ar.LETTERS}]))|\)\s+)"
)
"""A paragraph number: digits, then a dash, a full stop or a bracket. Not a date range, not a decimal."""

CHAPTERED = re.compile(
    rf"{_LEAD}(?P<one>\d{{1,3}})[\u200e\u200f]*[-\u2013.][\u200e\u200f]*(?P<two>\d{{1,3}})[\u200e\u200f]*"
    rf"(?:\s*{_DASH})?\s+(?=[{ar.LETTERS}])"
)
"""A paragraph number with its chapter before it, or behind it where a reader turned them round; or a range of dates."""

FOOTNOTE = re.compile(
    rf"{_LEAD}(?:<sup>)?\(?(?P<mark>\d{{1,3}})\)?(?:</sup>)|{_LEAD}\((?P<mark2>\d{{1,3}})\)[\u200e\u200f]*\s*"
    rf"|{_LEAD}\)(?P<mark3>\d{{1,2}})[\u200e\u200f]*(?:\([\u200e\u200f]*\s*|\s+)"
)
"""A note's own mark in brackets (also turned round, or one of them lost, as on right-to-left pages) or raised."""

STARS = re.compile(rf"{_LEAD}(?P<mark>(?:\\?\*){{1,3}})(?!\*)[\u200e\u200f]*\s*(?!{_DASH}\s)(?=\S)")
"""A note's own mark of asterisks (escaped or not); a dash behind it says that it is a number that was misread."""

LIST = re.compile(
    rf"{_LEAD}(?:(?P<bullet>[-\u2013\u2014\u2022\u25cf\u25aa*+])\s+"
    rf"|\((?P<letter>[{ar.LETTERS}]\u0640?|[a-z]|[ivx]{{1,5}}|\d{{1,2}})\)\s*"
    rf"|(?P<bare>[{ar.LETTERS}]\u0640?)\s*(?:{_DASH}|\))\s+)"
)
"""A list item: bullet, letter or small number in brackets, letter and dash."""

IN_TEXT = re.compile(
    r"(?<=[^\s(/])\((?P<a>\d{1,3})\)|<sup>\(?(?P<b>\d{1,3}|\\?\*+)\)?</sup>|(?<=[^\s*\\])(?P<c>(?:\\\*)+|\*{1,3})(?=\s|$|[.,،؛])"
)
"""Footnote marks in a text: glued to the word before them, raised, or asterisks at a word's end."""

MARKDOWN_HEADING = re.compile(r"\s{0,3}(?P<hashes>#{1,6})\s+(?=\S)")


# Blocks recur from pass to pass, most of them unchanged: what their marks are is remembered.
_REMEMBERED = 16384


class NumberMark(NamedTuple):
    """A paragraph number as it stands at the start of a block."""

    value: int
    start: int
    end: int
    body: int
    separator: str


@lru_cache(maxsize=_REMEMBERED)
def number_mark(text: str) -> NumberMark | None:
    """The paragraph number that a block opens with."""
    match = NUMBER.match(text)
    if not match or match.end() >= len(text):
        return None
    value = int(ar.western(match["digits"]))
    if value == 0 or ar.western(match["digits"])[0] == "0":
        return None
    separator = match["sep"].strip().strip("\\") or "."
    start, end = match.span("digits")
    return NumberMark(value, start, end, match.end(), separator[:1])


# Paragraphs of one chapter from which on "29-1" is the first paragraph of chapter 29, and no range of days; chosen.
_CHAPTER_FROM = 5


def numbers_of(texts: Sequence[str]) -> list[NumberMark | None]:
    """The paragraph numbers that the blocks of a text open with, those of a chapter ("29-1") included."""
    numbers = [number_mark(text) for text in texts]
    found = {at: match for at, text in enumerate(texts) if not numbers[at] and (match := CHAPTERED.match(text))}
    for chapter, own in (("one", "two"), ("two", "one")):
        values = Counter(ar.western(match[chapter]) for match in found.values())
        most, count = values.most_common(1)[0] if values else ("", 0)
        same = [at for at, match in found.items() if ar.western(match[chapter]) == most]
        distinct = {ar.western(found[at][own]) for at in same}
        # Days and times begin alike, too, but not in more blocks than all numbers of another kind.
        if count >= _CHAPTER_FROM and 2 * len(distinct) > count > sum(1 for n in numbers if n):
            for at in same:
                start, end = found[at].span(own)
                numbers[at] = NumberMark(int(ar.western(found[at][own])), start, end, found[at].end(), "-")
            break
    return numbers


@lru_cache(maxsize=_REMEMBERED)
def note_mark(text: str) -> tuple[str, int] | None:
    """The mark of a footnote block and where its words begin."""
    match = FOOTNOTE.match(text)
    if match:
        return ar.western(match["mark"] or match["mark2"] or match["mark3"]), match.end()
    match = STARS.match(text)
    if match:
        return match["mark"].replace("\\", ""), match.end()
    return None


@lru_cache(maxsize=_REMEMBERED)
def marks_in(text: str) -> tuple[str, ...]:
    """The footnote marks that a text carries, in Western digits or asterisks."""
    if "(" not in text and "*" not in text and "<" not in text:
        return ()
    found = [m["a"] or m["b"] or m["c"] for m in IN_TEXT.finditer(text)]
    emphasis = sum(1 for mark in found if mark.startswith("*")) > 1 or text.count("**") > 1
    return tuple(ar.western(mark).replace("\\", "") for mark in found if not (emphasis and mark.startswith("*")))


def list_item(text: str) -> int | None:
    """The place that a list item's letter or number gives it, None for bullets."""
    match = LIST.match(text)
    letter = (match["letter"] or match["bare"]) if match else None
    if not letter:
        return None
    if letter.isdecimal():
        return int(ar.western(letter))
    if letter.isascii():
        return _ROMAN.index(letter) + 1 if letter in _ROMAN and letter != "c" else ord(letter[0]) - ord("a") + 1
    plain = letter.rstrip(ar.TATWEEL).replace("ا", "أ")
    return _LETTERS.index(plain) + 1 if plain in _LETTERS else None


_LETTERS = tuple(dict.fromkeys(letter.rstrip(ar.TATWEEL) for letter in ar.ABJAD))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
