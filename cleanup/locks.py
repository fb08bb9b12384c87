"""Locked spans: digits, document symbols, dates, Latin words and listed names, which no rule changes silently.

The engine compares the locked tokens of the lines that a fix touches before and after it. A rule may declare that it
touches a class (`may_touch`); the value must stay the same even then: digits are compared by value. One that declares
`sequence` may put locked tokens into another order and change none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleanup.edits import Edit, apply
from cleanup.languages import ar

CLASSES = ("digits", "latin", "names")

# A number with its inner separators (decimal, thousands, time, ratio, range, slash as in resolution numbers), or a
# Latin word with what document symbols are made of. Punctuation beside them is not part of them.
_TOKENS = re.compile(
    r"(?P<latin>[A-Za-z\u00c0-\u024f](?:[\w./&'()\u2019-]*[A-Za-z0-9\u00c0-\u024f])?)"
    r"|(?P<digits>\d+(?:[.,:/\u066b\u066c\u2013-]\d+)*)",
)
_LINE = re.compile(r"[^\r\n\f]*")
_REACH = 400
# Lines of some dozen pages: rounds come back to the same ones.
_REMEMBERED = 1 << 13


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Listed names, by their first word, longest first. Two of them are told apart by identity."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Index a list of names."""
        grouped: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(ar.bare(name).split())
            if words:
                grouped.setdefault(words[0], set()).add(words)
        return cls({first: tuple(sorted(group, key=len, reverse=True)) for first, group in grouped.items()})

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where listed names stand in a line of text."""
        if not self.by_first:
            return []
        bare = list(map(ar.bare_word, ar.WORD.findall(text)))
        if self.by_first.keys().isdisjoint(bare):
            return []
        matches = list(ar.WORD.finditer(text))
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(bare):
            for name in self.by_first.get(bare[at], ()):
                if tuple(bare[at : at + len(name)]) == name:
                    last = at + len(name) - 1
                    found.append((matches[at].start(), matches[last].end()))
                    at = last
                    break
            at += 1
        return found


NO_NAMES = Names({})


@lru_cache(maxsize=4)
def names_of(names: frozenset[str]) -> Names:
    """The index of a list, the same one each time: what was worked out with it is found again."""
    return Names.of(names)


def locked_spans(text: str, names: Names = NO_NAMES) -> list[tuple[int, int, str]]:
    """Start, end and class of every locked span of a text, in order of offset."""
    spans = [(m.start(), m.end(), str(m.lastgroup)) for m in _TOKENS.finditer(text)]
    spans += [(start, end, "names") for start, end in names.spans(text)]
    return sorted(spans)


@lru_cache(maxsize=_REMEMBERED)
def _tokens(text: str, names: Names, may_touch: tuple[str, ...]) -> list[tuple[str, str]]:
    """The locked tokens of a text, as far as a rule with `may_touch` must leave them alone.

    Remembered: a line has several findings.
    """
    out = []
    for start, end, kind in locked_spans(text, names):
        if kind == "digits":
            token = text[start:end]
            out.append((kind, ar.western(token) if kind in may_touch else token))
        elif kind not in may_touch:
            out.append((kind, text[start:end]))
    return out


def _only_space(edit: Edit) -> bool:
    """White space that stays white space divides the same tokens."""
    return bool(edit.before) and edit.before.isspace() and edit.after.isspace()


def keeps_locked(text: str, edits: Sequence[Edit], names: Names, may_touch: Sequence[str] = ()) -> bool:
    """Whether the replacements leave every locked token of the lines they touch as it is.

    Moves change no character, and what is dropped is kept whole in the ledger: both are left out.
    """
    edits = sorted((e for e in edits if e.op not in ("move", "drop") and not _only_space(e)), key=lambda e: e.start)
    if not edits:
        return True
    # Tokens are shorter than this: what stands farther away is the same before and after.
    low, high = max(0, edits[0].start - _REACH), min(len(text), edits[-1].end + _REACH)
    first = edits[0].start
    start = max(text.rfind("\n", low, first), text.rfind("\r", low, first), text.rfind("\f", low, first))
    start = start + 1 if start >= 0 else low
    rest = _LINE.match(text, edits[-1].end, high)
    end = rest.end() if rest else high
    window = text[start:end]
    local = tuple(Edit(e.op, e.start - start, e.end - start, e.before, e.after) for e in reversed(edits))
    return _keeps(window, local, names, tuple(may_touch))


@lru_cache(maxsize=_REMEMBERED)
def _keeps(line: str, edits: tuple[Edit, ...], names: Names, may_touch: tuple[str, ...]) -> bool:
    """As `keeps_locked`, for a line and its edits from the end on."""
    before, after = _tokens(line, names, may_touch), _tokens(apply(line, edits), names, may_touch)
    return sorted(before) == sorted(after) if "sequence" in may_touch else before == after
