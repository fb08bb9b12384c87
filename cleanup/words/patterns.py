"""The pattern language of phrases: words in their order, one of them read wrong.

| written | stands for |
|---|---|
| `كثب` | this word |
| `قرب|بعد` | one of these words |
| `(و)(ال)تعاون` | this word, with the letters in brackets or without them |
| `ال*ة` | a word that begins and ends like this; `*` stands for two letters or more |
| `ت*ان!تبيان|تيجان` | a word of this shape, but none of these |
| `!من|إلى` | here stands none of these words |
| `<organs>` | one of the words of a list |
| `{definite feminine}` | a word that has all these features |
| `...` | up to `within` words of any kind |
| `/` | at the start or end: here a clause begins or ends; elsewhere punctuation ends a phrase |
| `[كثب]` | the word that may be misread; several with `|` |
| `[*ات > *تان]` | a word of the first shape, which is wrong here, and what it has to be |
| `[عن|هن > من]` | these words are wrong here, and what they have to be |
| `[النفاذ!النفاد]` | the word that may be misread, but never where one of these stands |

Without a word in square brackets each word of the phrase may be the misread one, where the others stand as they should.
The first word of a phrase may always carry و or ف, and ب, ل or ك.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from cleanup.languages import ar
from cleanup.words.shapes import joined, stem

_ITEM = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}|\S+")
_OPTIONAL = re.compile(r"\(([^()]+)\)")
_FORM = re.compile(f"[{ar.LETTERS}*]+")
_BREAK = "/"
_GAP = "..."
_LEAST_STAR = 2
# What a word of a phrase without brackets must have to be taken for misread: shorter words have too many neighbours.
_LEAST_LETTERS = 4
# Words of some thousand phrases, most of which stand in several.
_REMEMBERED = 1 << 13

Lists = tuple[tuple[str, tuple[str, ...]], ...]
"""Lists of words that phrases name, by their name."""


class PatternError(ValueError):
    """A phrase that is not written as phrases are."""


class Shape(NamedTuple):
    """How a word begins and ends."""

    start: str
    end: str

    def middle(self, word: str) -> str | None:
        """What stands for the star; None where the word has another shape."""
        inside = len(word) - len(self.start) - len(self.end)
        if inside < _LEAST_STAR or not word.startswith(self.start) or not word.endswith(self.end):
            return None
        return word[len(self.start) : len(word) - len(self.end)]


# The name of a list, or what stands between the wrong form and the right one.
_LIST_OR_ARROW = re.compile("<[^<>]*>|>")


class Item(NamedTuple):
    """What one place of a phrase asks of a word."""

    forms: frozenset[str] = frozenset()
    shapes: tuple[Shape, ...] = ()
    features: tuple[str, ...] = ()
    but_not: frozenset[str] = frozenset()
    gap: bool = False
    breaks: bool = False
    """A clause begins or ends here."""
    rights: tuple[str, ...] = ()
    """The right forms of the word that may be misread."""
    becomes: Shape | None = None
    """What a word of `shapes` has to be."""

    @property
    def is_slot(self) -> bool:
        """Whether this is the word that is put right."""
        return bool(self.rights) or self.becomes is not None

    @property
    def is_negative(self) -> bool:
        """Whether it only says which word must not stand here."""
        return bool(self.but_not) and not (self.forms or self.shapes or self.is_slot)

    @property
    def is_anchor(self) -> bool:
        """Whether a phrase can be looked up by it."""
        return bool(self.forms) and not (self.but_not or self.shapes or self.is_slot)

    def becoming(self, word: str) -> str | None:
        """What a word that is wrong here has to be; None for another word."""
        if self.becomes is None:
            return None
        if word in self.forms:
            return self.becomes.start
        middles = (shape.middle(word) for shape in self.shapes)
        return next((f"{self.becomes.start}{m}{self.becomes.end}" for m in middles if m is not None), None)

    def fits(self, word: str) -> bool:
        """Whether a word may stand here."""
        if word in self.but_not:
            return False
        if self.forms:
            return word in self.forms or any(shape.middle(word) is not None for shape in self.shapes)
        if self.shapes:
            return any(shape.middle(word) is not None for shape in self.shapes)
        return all(FEATURES[feature](word) for feature in self.features)


class Phrase(NamedTuple):
    """A phrase with the one place that is put right, and the place by which it is looked up."""

    written: str
    items: tuple[Item, ...]
    slot: int
    anchor: int


def is_definite(word: str) -> bool:
    """Whether a word carries the article."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return bare.startswith(("ال", "بال", "كال", "لل"))


def _feminine(word: str) -> bool:
    return word.endswith(("ة", "ات"))


FEATURES: Final[Mapping[str, Callable[[str], bool]]] = {
    "definite": is_definite,
    "indefinite": lambda word: not is_definite(word),
    "feminine": _feminine,
    "masculine": lambda word: not _feminine(word),
    "dual": lambda word: len(stem(word)) > _LEAST_LETTERS and word.endswith(("ان", "ين")),
    "plural": lambda word: len(stem(word)) > _LEAST_LETTERS and word.endswith(("ات", "ون", "ين")),
    "accusative": lambda word: word.endswith("ا"),
}
"""Features that an ending or the article shows, by the name they have in patterns."""


@lru_cache(maxsize=_REMEMBERED)
def parsed(text: str, lists: Lists = ()) -> tuple[Phrase, ...]:
    """The phrases that a pattern stands for: one for each word that may be misread.

    Raises PatternError, with a message of one line, for what is not of the language.
    """
    pieces = _ITEM.findall(text)
    items = [_item(piece, lists) for piece in pieces]
    if any(item.breaks for item in items[1:-1]) or (items and items[-1].gap):
        raise PatternError(f"{text!r} has {_BREAK} inside or {_GAP} at the end")
    slots = [at for at, item in enumerate(items) if item.is_slot]
    if not slots:
        return tuple(_each_word(text, items))
    if len(slots) > 1:
        raise PatternError(f"{text!r} has {len(slots)} words in square brackets, expected one")
    return (_phrase(text, items, slots[0]),)


def _each_word(text: str, items: list[Item]) -> Iterator[Phrase]:
    found = False
    for at, item in enumerate(items):
        if item.is_anchor and min(map(len, item.forms)) >= _LEAST_LETTERS:
            found = True
            slot = Item(rights=tuple(sorted(item.forms)))
            yield _phrase(text, [*items[:at], slot, *items[at + 1 :]], at)
    if not found:
        raise PatternError(f"{text!r} has no word in square brackets and none of {_LEAST_LETTERS} letters")


def _phrase(text: str, items: Sequence[Item], slot: int) -> Phrase:
    first = items[0]
    if first.is_anchor:
        forms = frozenset(form for word in first.forms for form in with_clitics(word))
        items = (first._replace(forms=forms), *items[1:])
    anchors = [at for at, item in enumerate(items) if at != slot and item.is_anchor]
    if not anchors:
        raise PatternError(f"{text!r} has no word that is given in full beside the one in square brackets")
    # The longest words are the rarest; near the slot is quicker to tell.
    anchor = max(anchors, key=lambda at: (min(6, min(map(len, items[at].forms))), -abs(at - slot)))
    return Phrase(text, tuple(items), slot, anchor)


@lru_cache(maxsize=_REMEMBERED)
def with_clitics(word: str) -> tuple[str, ...]:
    """A word, and the word with the conjunctions and prepositions that are written as one with it."""
    forms = [joined(preposition, word) for preposition in ("", "ب", "ل", "ك")]
    return tuple(conjunction + form for form in forms for conjunction in ("", "و", "ف"))


@lru_cache(maxsize=_REMEMBERED)
def _item(piece: str, lists: Lists) -> Item:
    if piece == _GAP:
        return Item(gap=True)
    if piece[0] == "[" and piece[-1] == "]":
        return _slot(piece[1:-1].strip(), lists)
    if piece[0] == "{" and piece[-1] == "}":
        names = piece[1:-1].split()
        unknown = [name for name in names if name not in FEATURES]
        if unknown or not names:
            raise PatternError(f"{piece} is no feature, expected {', '.join(FEATURES)}")
        return Item(features=tuple(names))
    if piece == _BREAK:
        return Item(breaks=True)
    if piece[0] == "!":
        return Item(but_not=_words(piece[1:], lists))
    wanted, *excepted = piece.split("!")
    forms, shapes = _forms(wanted, lists)
    return Item(frozenset(forms), shapes, but_not=frozenset[str]().union(*(_words(e, lists) for e in excepted)))


def _slot(inside: str, lists: Lists) -> Item:
    at = next((match.start() for match in _LIST_OR_ARROW.finditer(inside) if match[0] == ">"), len(inside))
    wrong, arrow, right = inside[:at].strip(), inside[at : at + 1], inside[at + 1 :].strip()
    wanted, *excepted = wrong.split("!")
    forms, shapes = _forms(wanted, lists)
    but_not = frozenset(form for e in excepted for word in _words(e, lists) for form in with_clitics(word))
    if not arrow:
        if shapes:
            raise PatternError(f"[{inside}] has a star: say what the word has to be, as in [*ات > *تان]")
        return Item(rights=tuple(sorted(forms)), but_not=but_not)
    right_forms, right_shapes = _forms(right, lists)
    if len(right_forms) + len(right_shapes) != 1 or bool(forms) != bool(right_forms) or bool(forms) == bool(shapes):
        raise PatternError(f"[{inside}] needs one right form, and a star on both sides of > or on neither")
    becomes = right_shapes[0] if right_shapes else Shape(right_forms.pop(), "")
    return Item(frozenset(forms), shapes, but_not=but_not, becomes=becomes)


def _words(text: str, lists: Lists) -> frozenset[str]:
    forms, shapes = _forms(text, lists)
    if shapes:
        raise PatternError(f"{text!r} stands behind ! and has a star, expected words")
    return frozenset(forms)


def _forms(text: str, lists: Lists) -> tuple[set[str], tuple[Shape, ...]]:
    """The words and the shapes of alternatives."""
    forms: set[str] = set()
    shapes: list[Shape] = []
    for choice in text.split("|"):
        if choice[:1] == "<" and choice[-1:] == ">":
            known = dict(lists)
            if choice[1:-1] not in known:
                raise PatternError(f"{choice} is no list of the rule, expected {', '.join(known) or 'none'}")
            forms.update(form for entry in known[choice[1:-1]] for form in _expanded(entry))
            continue
        for form in _expanded(choice):
            start, star, end = form.partition("*")
            if not star:
                forms.add(form)
            elif "*" in end:
                raise PatternError(f"{choice!r} has two stars, expected one")
            else:
                shapes.append(Shape(start, end))
    return forms, tuple(shapes)


@lru_cache(maxsize=_REMEMBERED)
def _expanded(choice: str) -> tuple[str, ...]:
    """A word with letters in brackets, with and without them; the article behind ل becomes لل."""
    if _FORM.fullmatch(choice):
        return (choice,)
    parts = _OPTIONAL.split(choice)
    options = [("", part) if at % 2 else (part,) for at, part in enumerate(parts)]
    words = {re.sub("^([وف]?)لال", r"\1لل", ar.bare("".join(pick))) for pick in product(*options)}
    if not all(_FORM.fullmatch(word) for word in words):
        raise PatternError(f"{choice!r} is no Arabic word")
    return tuple(sorted(words))
