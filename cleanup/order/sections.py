"""Sections: what headings say of the order by their own numbers (first, second; A, B; article 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.cues import Cues
from cleanup.languages import ar

# What it tells, in the scale of the links, that all sections of one column come before those of the other, and that
# they do so without a gap. Headings are words, and outlast noise in which no number is read right.
BEFORE = 3.0
_NEXT = 1.0
_EDGES = ".:-–—ـ،\u200e\u200f"
# What a heading may open with in Markdown.
_MARKUP = "#* \t"
_SHORTEST = 2
_L = ar.LETTERS
_MERGED = re.compile(rf"(?:\A|[.؟!:])[^{_L}\n]{{0,8}}(?P<name>[{_L}]{{3,7}}(?: [{_L}]{{3,4}})?)\s{{0,2}}[-–—]\s")
"""A heading merged into a text: specks and a misread number may stand before it."""


class Section(NamedTuple):
    """The series of a heading and its place there."""

    series: str
    """"ordinal", "letter" or "article"."""
    place: int


def section_of(text: str, cues: Cues) -> Section | None:
    """The section that a heading opens, None where it does not say."""
    words = ar.bare(text.lstrip(_MARKUP)).split()[:3]
    if not words:
        return None
    for count in (2, 1):
        name = " ".join(word.strip(".:-–—ـ") for word in words[:count]).strip()
        place = _places(cues.section_ordinals).get(ar.rasm(name))
        if place:
            return Section("ordinal", place)
    first = words[0].strip(".:-–—ـ")
    if first in cues.section_letters:
        return Section("letter", cues.section_letters.index(first) + 1)
    if first in cues.article_words and len(words) > 1:
        digits = words[1].strip(".:-–—ـ\u200e\u200f")
        if digits.isdecimal() and len(digits) <= 3:
            return Section(f"article {first}", int(ar.western(digits)))
        place = _spelt(words[1:], cues.section_ordinals)
        if place:
            return Section(f"article {first}", place)
    return None


def sections_in(text: str, cues: Cues) -> list[Section]:
    """The sections that open in running text, where a reader merged a heading with what stands before or behind it.

    Only behind the end of a sentence or at the very start, and with a dash: "first" and "second" are common words.
    """
    out = []
    for match in _MERGED.finditer(text):
        section = section_of(f"{match['name']} -", cues)
        if section is not None:
            out.append(section)
    return out


def _spelt(words: Sequence[str], ordinals: tuple[str, ...]) -> int | None:
    """The place of an ordinal with its article, as in "the third chapter": the adverb's stem (third-ly) is in it."""
    stems = _places(tuple(name.removesuffix("ا") for name in ordinals))
    bare = [word.strip(_EDGES).removeprefix("ال").rstrip("ةى") for word in words[:2]]
    for name in (" ".join(bare), bare[0]):
        if len(name) > _SHORTEST and ar.rasm(name) in stems:
            return stems[ar.rasm(name)]
    return None


@lru_cache(maxsize=4)
def _places(ordinals: tuple[str, ...]) -> dict[str, int]:
    """The place of each ordinal by its shape: no two have the same, and dots are what scans lose first."""
    return {ar.rasm(name): place for place, name in enumerate(ordinals, 1)}


def evidence(left: Sequence[Section], right: Sequence[Section]) -> float:
    """What the sections of two stretches say for putting the right one first (negative: against it)."""
    total = 0.0
    for series in {s.series for s in left} & {s.series for s in right}:
        ours = [s.place for s in left if s.series == series]
        theirs = [s.place for s in right if s.series == series]
        if series == "letter" and any(s.series == "ordinal" for s in (*left, *right)):
            continue
        if max(theirs) < min(ours):
            total += BEFORE + (_NEXT if theirs[-1] + 1 == ours[0] else 0.0)
        elif max(ours) < min(theirs):
            total -= BEFORE + (_NEXT if ours[-1] + 1 == theirs[0] else 0.0)
    return total


# From one heading of a series to the next one read: the next or, in an order that runs down throughout, the one before;
# backwards by more.
_STEP, _BACK = 2.0, -2.0


def in_step(headings: Iterable[Section], standing: Mapping[str, int]) -> tuple[float, dict[str, int]]:
    """How well headings go on from where each series stands, and where they leave it.

    A series that runs down is as regular as one that runs up, and one that begins again says nothing. Articles are left
    to the series of their numbers.
    """
    total, places = 0.0, dict(standing)
    for series, place in headings:
        if series.startswith("article"):
            continue
        before = places.get(series)
        if before is not None and place > 1:
            total += _STEP if abs(place - before) == 1 else _BACK if place < before else 0.0
        places[series] = place
    return total, places


# A letter behind the one before it, and a letter that is not the first right behind the heading of a new section: then
# the letters before it stand elsewhere. Chosen like the steps of other headings.
def lettered(headings: Iterable[Section], last: int | None) -> tuple[float, int | None]:
    """How well the letters (A, B) of subsections go on, and the last letter: None at first, 0 under a new section."""
    total = 0.0
    for series, place in headings:
        if series == "ordinal":
            last = 0
        elif series == "letter":
            if place > 1 and last is not None:
                total += _STEP if place == last + 1 else _BACK if place <= last or not last else 0.0
            last = place
    return total, last
