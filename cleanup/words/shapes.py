"""How one word is misread as another: by its dots, by one letter of like shape, or by a letter lost or added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from cleanup.languages import ar

REACHES = ("dots", "shapes", "letters")
"""How far a misreading may go, the nearest first; each holds the ones before it."""

# Letters that stand for each other in one place of a word: the pairs counted ten times or more among the confusions of
# tesseract in ../shared/bench, and pairs of like shape (ث with ذ, د with ر, س with ص, خ with غ, ظ with ض, ك with د).
_ALIKE = {
    "ء": "هدعم", "ئ": "نثلتيد", "ا": "لوهت", "ب": "يهتملن", "ت": "نقثلعفمسشد", "ث": "شكنقذدر", "ج": "حخل",
    "ح": "خعمهسغ", "خ": "غعم", "د": "ذنهلمضرو", "ذ": "لنفرز", "ر": "وزين", "ز": "ون", "س": "مشنصي", "ش": "ضكق",
    "ص": "ضعمطس",
    "ض": "طنظ", "ط": "ظل", "ع": "مغهفيق", "غ": "فق", "ف": "قنمله", "ق": "نميل", "ك": "لد", "ل": "نمي", "م": "هني",
    "ن": "ي", "ه": "ي", "و": "ي",
}  # fmt: skip
_PAIRS = frozenset(pair for a, others in _ALIKE.items() for b in others for pair in (a + b, b + a))
# Spelling, which is no misreading: hamza on alef, dots of a final yeh, dots of a teh marbuta.
_SPELLING = str.maketrans("أإآٱىةؤ", "ااااي\u0647و")
_AND, _PREPOSITIONS, _ARTICLE = "وف", "بكل", "ال"
_GOVERNED = ("لل", "بال", "كال")
_CASES = ("ون", "ين", "ان")
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "ي", "نا", "ك", "كم")
_NOUN_AND_ADJECTIVE = ({"ة", "ي"}, {"ة", "ا"}, {"ه", "ا"})
_LEAST_STEM = 3
# A word this short has too many neighbours for a letter that is lost or added.
_LEAST_FOR_LOST = 5
# Words of some long documents: the same words meet the same phrases over and over.
_REMEMBERED = 1 << 14
_PAIRS_REMEMBERED = 1 << 16


def folded(word: str) -> str:
    """The word in the spelling in which forms are compared."""
    return word.translate(_SPELLING)


def stem(word: str) -> str:
    """The word without conjunction, preposition and article, as far as three letters are left."""
    if word[:1] in _AND and len(word) > _LEAST_STEM:
        word = word[1:]
    if word[:1] in _PREPOSITIONS and len(word) > _LEAST_STEM:
        word = word[1:]
        if word[0] == "ل" and len(word) > _LEAST_STEM:  # لل: the article behind a preposition
            return word[1:]
    return word[2:] if word.startswith(_ARTICLE) and len(word) > _LEAST_STEM + 1 else word


def _is_inflected(word: str, right: str) -> bool:
    """Whether two words are forms of one word: of another case, of another person, a noun and its adjective."""
    for endings in (_CASES, _PRONOUNS):
        bases = {word.removesuffix(ending) for ending in endings if word.endswith(ending)}
        if any(right.endswith(ending) and right.removesuffix(ending) in bases for ending in endings):
            return True
    return word[:-1] == right[:-1] and {word[-1], right[-1]} in _NOUN_AND_ADJECTIVE


def distance(word: str, right: str) -> int | None:
    """0 for dots, 1 for a letter of like shape, 2 for a letter lost or added; None for words that are not alike."""
    if abs(len(word) - len(right)) > 1:
        return None
    near = _difference(folded(word), folded(right))
    # Most words differ more than that: what costs more to tell comes last.
    return None if near is None or _is_inflected(word, right) else near


def _difference(word: str, right: str) -> int | None:
    """As `distance`, for words in the spelling in which forms are compared, whatever their endings."""
    if len(word) == len(right):
        places = [at for at, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
        near = 1 if len(places) == 1 and word[places[0]] + right[places[0]] in _PAIRS else None
        near = 0 if ar.rasm(word) == ar.rasm(right) else near
    else:
        longer, shorter = (word, right) if len(word) > len(right) else (right, word)
        # The first and the last letter are prefixes and endings too often; one more there may be a mark.
        lost = (longer[:at] + longer[at + 1 :] for at in range(1, len(longer) - 1))
        at_an_end = right in (word[1:], word[:-1])
        near = 2 if len(right) >= _LEAST_FOR_LOST and shorter in lost and not at_an_end else None
    return None if near is None or word == right or stem(word) == stem(right) else near


def _readings(token: str) -> Iterator[tuple[str, str]]:
    """The token as it stands, and without the conjunction and preposition that may be written as one with it."""
    yield "", token
    conjunction = token[0] if token[0] in _AND and len(token) > _LEAST_STEM else ""
    rest = token[len(conjunction) :]
    if conjunction:
        yield conjunction, rest
    if rest[0] in _PREPOSITIONS and len(rest) > _LEAST_STEM + 1:
        if rest.startswith("لل"):
            yield conjunction + "ل", _ARTICLE + rest[2:]
        yield conjunction + rest[0], rest[1:]


@lru_cache(maxsize=_REMEMBERED)
def _plain(word: str) -> frozenset[str]:
    """The word in the spelling in which forms are compared, whole and without particles."""
    return frozenset((folded(word), stem(folded(word))))


@lru_cache(maxsize=_REMEMBERED)
def _forms(token: str) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """The readings of a token, and the plain forms of all of them."""
    readings = tuple(_readings(token))
    return readings, frozenset[str]().union(*(_plain(word) for _, word in readings))


def joined(prefix: str, word: str) -> str:
    """A prefix and a word; the article behind ل loses its alef."""
    return prefix + (word[1:] if prefix.endswith("ل") and word.startswith(_ARTICLE) else word)


def _governs_twice(prefix: str, right: str) -> bool:
    """Whether a preposition would stand before another one."""
    return prefix != "" and prefix[-1] in _PREPOSITIONS and right.startswith(_GOVERNED)


_FAR = 4


def nearest(token: str, rights: Iterable[str], reach: str) -> str | None:
    """The right form that a token is a misreading of; None for a right form, and for a token that is near two."""
    # With a conjunction and a preposition more, and two letters misread: what is farther is looked at no closer.
    rights = [r for r in rights if Levenshtein.distance(token, r, score_cutoff=_FAR) <= _FAR]
    if not rights:
        return None
    plain = frozenset[str]().union(*map(_plain, rights))
    readings, own = _forms(token)
    if not own.isdisjoint(plain):
        return None
    limit = REACHES.index(reach)
    best = [
        (near, joined(prefix, right)) for prefix, word in readings for right in rights
        if not _governs_twice(prefix, right) and (near := distance(word, right)) is not None and near <= limit
    ]  # fmt: skip
    if not best:
        return None
    least = min(best)[0]
    forms = {form for near, form in best if near == least}
    return forms.pop() if len(forms) == 1 else None


@lru_cache(maxsize=_PAIRS_REMEMBERED)
def misread(token: str, rights: tuple[str, ...], reach: str) -> str | None:
    """As `nearest`, remembered."""
    return nearest(token, rights, reach)


__all__ = ["REACHES", "distance", "folded", "misread", "stem"]
