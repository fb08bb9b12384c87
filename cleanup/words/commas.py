"""Commas that a reader took for another mark: some readers of Arabic never write the Arabic comma.

Where a long text has none, the marks that stand for it are told by how the document uses them.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from cleanup.languages import ar
from cleanup.words.paragraphs import ends_paragraph
from cleanup.words.usage import Usage

EVIDENCE = (
    "bias", "guillemet", "stop", "colon", "semicolon", "guillemets", "stops", "colons", "stop_stops", "colon_colons",
    "stop_guillemets", "colon_guillemets", "semicolon_semicolons", "and", "since", "until", "short_since", "quoted",
    "stop_and", "colon_and", "stop_unended", "colon_unended", "ends",
    "going_on", "beginning", "verb", "definite", "and_verb", "and_definite", "number",
)  # fmt: skip
"""What speaks for a comma."""

MARKS = "».:؛"
_VERB_LETTERS = ("ي", "ت")
_STOPS = ".؟!؛:»"
_FAR = 40
# So many paragraphs tell which marks end them; so few of them are slips.
_PARAGRAPHS, _RARELY = 15, 0.03


class Mark(NamedTuple):
    """A mark that may stand for a comma: the number of the word before it, and its offset."""

    at: int
    offset: int


class _Marks(NamedTuple):
    places: tuple[Mark, ...]
    lacks: bool
    """Whether the document has no Arabic commas."""
    unended: frozenset[str]
    """Marks that end no paragraph: a full stop that never ends one is none."""
    shares: dict[str, float]
    """Of each mark inside paragraphs: how many of a hundred words it stands behind, as a logarithm."""


@lru_cache(maxsize=4)
def marks(usage: Usage) -> _Marks:
    """The marks of a document whose source has no Arabic commas; none where it has some, or is short."""
    text = usage.document.text
    if not ar.lacks_commas(usage.document.source.text, usage.size):
        return _Marks((), False, frozenset(), {})
    places = []
    quotes = 0
    words = usage.words
    opening, closing = words.borders(-1), words.borders(1)
    for at in words.punctuated():
        quotes = 0 if at in opening else quotes
        quotes += words.before[at].count("«")
        mark = words.after[at]
        is_mark = words.bares[at] and len(mark) == 1 and mark in MARKS and at not in closing
        if is_mark and (mark != "»" or quotes <= 0):
            places.append(Mark(at, words.end(at)))
        quotes -= mark.count("»") if quotes > 0 else 0
    counts = Counter(text[mark.offset] for mark in places)
    ends = Counter((words.raws[at] + words.after[at])[-1:] for at in words.ends())
    unended = {m for m in MARKS if ends.total() >= _PARAGRAPHS and ends[m] <= _RARELY * ends.total()}
    shares = {mark: math.log10(100 * counts[mark] / usage.size + 0.02) for mark in MARKS}
    return _Marks(tuple(places), True, frozenset(unended), shares)


def evidence(usage: Usage, mark: Mark) -> list[float]:
    """The evidence for a comma, in the order of `EVIDENCE`."""
    _, _, unended, share = marks(usage)
    kind = usage.document.text[mark.offset]
    following = usage.words[mark.at + 1]
    guillemet, stop, colon, semicolon = (float(kind == m) for m in MARKS)
    since, until = _distance(usage, mark.at, -1), _distance(usage, mark.at, 1)
    joins = float(following.bare.startswith(ar.AND))
    return [
        1.0, guillemet, stop, colon, semicolon, share["»"], share["."], share[":"], stop * share["."],
        colon * share[":"], stop * share["»"], colon * share["»"], semicolon * share["؛"], joins,
        math.log1p(since), math.log1p(until), since <= 3, bool(following.before), stop * joins, colon * joins,
        stop * ("." in unended), colon * (":" in unended), ends_paragraph(usage, mark.at),
        *_sentence(following.bare),
    ]  # fmt: skip


def goes_on(following: str) -> bool:
    """Whether a word goes on with a sentence rather than that it begins one."""
    return following in ar.GOING_ON or (following.startswith(ar.AND) and following != ar.AND)


def _sentence(following: str) -> list[float]:
    """What the word behind a mark says of the sentence: whether it goes on with it, or begins another."""
    going_on, joins = following in ar.GOING_ON, following.startswith(ar.AND)
    word = following.removeprefix(ar.AND)
    verb, definite = word.startswith(_VERB_LETTERS), word.startswith("ال")
    return [
        float(found) for found in (
            going_on, following in ar.BEGINNING, verb and not joins and not going_on, definite and not joins,
            verb and joins, definite and joins, not following,
        )
    ]  # fmt: skip


def _distance(usage: Usage, at: int, step: int) -> int:
    """Words to the next mark of the paragraph in one direction."""
    borders, afters, away = usage.words.borders(step), usage.words.after, 0
    while away < _FAR:
        if at in borders:
            return away
        at, away = at + step, away + 1
        after = afters[at]
        if after and after[0] in _STOPS:
            return away
    return away
