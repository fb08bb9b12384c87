"""Errors planted in clean text, of the kinds that a vision model leaves where it reads nearly all words right.

A seed decides which words are hit and how; no lexicon has a part in it, so that the same errors stand in the text
however the lexicon changes. Whether an error made a word or no word is looked up afterwards.

No benchmark of its own: the `words` benchmark uses it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleanup.languages import ar
from cleanup.lexicon.cache import lexicon

# From this Zipf frequency on a form counts as a word: below it the lexicon has many misspellings.
WORD_FROM = 1.5
# The share of words that is hit, drawn for each text: the real report has 56 errors in 5,120 words.
_RATES = (0.005, 0.02)
# How often each kind is tried first. In the real report more than half of the non-words differ from the right word in
# dots alone; one error of 56 is a doubled word and one a letter of another script: here more, so that they can be
# measured at all.
_WEIGHTS = {"dots": 45, "lost": 15, "added": 12, "look-alike": 18, "doubled": 5, "script": 5}
KINDS = tuple(_WEIGHTS)
# How often the dots of a second letter of the word are wrong as well: in one of the six annotated non-words of the real
# report that differ in dots alone; tesseract has two such letters or more in 432 of 5,399 (bench and printed readings).
_SECOND_DOTS = 1 / 6

_WORD = re.compile(f"[{ar.LETTERS}{ar.DIACRITICS}]+")
_LETTER = re.compile(f"[{ar.LETTERS}]")
# Letters that differ in dots alone: anywhere in a word, and only where a letter follows in the word.
_ANYWHERE = ("بتث", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ")
_BEFORE_A_LETTER = ("بتثني", "فق")
_LOOK_ALIKE = ("در", "ذز", "ور", "وف", "غف", "مه", "كل", "ال", "نز", "صم", "عم", "رن")
_ADDED = "ابتيلنمرو"
# Letters of other scripts with the sound and place, or the shape, of an Arabic one.
_SCRIPTS = {
    "ا": "א", "ب": "ב", "د": "ד", "و": "ו", "ي": "י", "ك": "כ", "ل": "ל", "م": "מ", "ن": "נ", "س": "ס", "ف": "פ",
    "ق": "ק", "ر": "ר", "ت": "ת", "ه": "ה",
}  # fmt: skip
_LONGEST_RUN = 3


class Error(NamedTuple):
    """A planted error."""

    kind: str
    at: int
    """Where the word begins in the clean text."""
    start: int
    """The span of the error in the damaged text."""
    end: int
    before: str
    after: str

    @property
    def makes_no_word(self) -> bool:
        """Whether the lexicon does not know what came out; a doubled word is made of words."""
        return self.kind != "doubled" and lexicon().zipf(ar.bare(self.after)) < WORD_FROM


class Planting(NamedTuple):
    """A damaged text, its clean one and the errors in it, in order."""

    clean: str
    text: str
    errors: tuple[Error, ...]


def planted(clean: str, seed: int, rate: float | None = None) -> Planting:
    """The text with a share of its words damaged, no two neighbours."""
    chance = random.Random(seed)
    words = list(_WORD.finditer(clean))
    rate = chance.uniform(*_RATES) if rate is None else rate
    damages = _damages([word[0] for word in words], round(rate * len(words)), chance)
    out: list[str] = []
    errors: list[Error] = []
    done = length = 0
    for index in sorted(damages):
        word, (kind, after) = words[index], damages[index]
        out += (clean[done : word.start()], after)
        start = length + word.start() - done
        length, done = start + len(after), word.end()
        errors.append(Error(kind, word.start(), start, length, word[0], after))
    out.append(clean[done:])
    return Planting(clean, "".join(out), tuple(errors))


def slices(text: str, seed: int, least: int = 2000, most: int = 5000) -> list[str]:
    """The text cut at line ends into pieces of about that many words; the last may be shorter."""
    chance = random.Random(seed)
    out, size, wanted = [""], 0, chance.randint(least, most)
    for line in text.splitlines(keepends=True):
        if size >= wanted:
            out.append("")
            size, wanted = 0, chance.randint(least, most)
        out[-1] += line
        size += len(line.split())
    return out


def _damages(words: Sequence[str], wanted: int, chance: random.Random) -> dict[int, tuple[str, str]]:
    """Kind and outcome by the index of the word: so many words as are wanted, none beside another."""
    order = list(range(len(words)))
    chance.shuffle(order)
    damages: dict[int, tuple[str, str]] = {}
    for index in order:
        if len(damages) >= wanted:
            break
        if index - 1 in damages or index + 1 in damages:
            continue
        if damage := _damaged(words[index], chance):
            damages[index] = damage
    return damages


def _damaged(word: str, chance: random.Random) -> tuple[str, str] | None:
    """Kind and outcome: of the kind that is drawn, or of another that the word allows; None for most short words."""
    kinds = dict.fromkeys(chance.choices(KINDS, tuple(_WEIGHTS.values()), k=4 * len(KINDS)))
    for rank, kind in enumerate(kinds):
        if kind == "doubled" and rank:  # else nearly all words of two letters were doubled
            continue
        places = [match.start() for match in _LETTER.finditer(word)]
        after = _WAYS[kind](word, places, chance)
        if after is not None and after != word:
            return kind, after
    return None


def _dots(word: str, places: Sequence[int], chance: random.Random) -> str | None:
    once = _put(word, _other_dots(word, places), chance)
    if once is None or chance.random() >= _SECOND_DOTS:
        return once
    unchanged = [choice for choice in _other_dots(once, places) if once[choice[0]] == word[choice[0]]]
    return _put(once, unchanged, chance) or once


def _other_dots(word: str, places: Sequence[int]) -> list[tuple[int, str]]:
    choices = []
    for at in places if len(places) > 2 else ():
        groups = (*_BEFORE_A_LETTER, *_ANYWHERE) if at != places[-1] else _ANYWHERE
        others = {other for group in groups if word[at] in group for other in group} - {word[at]}
        choices += [(at, other) for other in sorted(others)]
    return choices


def _look_alike(word: str, places: Sequence[int], chance: random.Random) -> str | None:
    hit = places if len(places) > 2 else ()
    choices = [(at, group.replace(word[at], "")) for at in hit for group in _LOOK_ALIKE if word[at] in group]
    return _put(word, choices, chance)


def _put(word: str, choices: Sequence[tuple[int, str]], chance: random.Random) -> str | None:
    """The word with one of the choices made: a place and the letter for it."""
    if not choices:
        return None
    at, letter = chance.choice(choices)
    return word[:at] + letter + word[at + 1 :]


def _lost(word: str, places: Sequence[int], chance: random.Random) -> str | None:
    if len(places) < 4:
        return None
    at = chance.choice(places)
    return word[:at] + word[at + 1 :]


def _added(word: str, places: Sequence[int], chance: random.Random) -> str | None:
    if len(places) < 3:
        return None
    at = chance.choice(places)
    return word[:at] + chance.choice((word[at], chance.choice(_ADDED))) + word[at:]


def _doubled(word: str, places: Sequence[int], chance: random.Random) -> str | None:
    return f"{word} {word}" if len(places) > 1 else None


def _script(word: str, places: Sequence[int], chance: random.Random) -> str | None:
    """A run of letters is read in another script, never the whole word."""
    known = [at for at in places if word[at] in _SCRIPTS]
    if len(places) < 3 or not known:
        return None
    first = chance.choice(known)
    end = first + 1
    while end in known and end - first < min(_LONGEST_RUN, len(places) - 1) and chance.random() < 0.5:
        end += 1
    return word[:first] + "".join(_SCRIPTS[letter] for letter in word[first:end]) + word[end:]


_WAYS: dict[str, Callable[[str, Sequence[int], random.Random], str | None]] = {
    "dots": _dots,
    "lost": _lost,
    "added": _added,
    "look-alike": _look_alike,
    "doubled": _doubled,
    "script": _script,
}
