"""Names whose article was lost behind the preposition li-: readers of scans take its two lams for one.

(`للأونروا` read as `لأونروا`.) No lexicon tells, since other writers leave the article out; the document does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.document import Document
from cleanup.findings import Evidence, Finding
from cleanup.kinds import Parameter, kind
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.structure.verses import is_in_verse
from cleanup.words.patterns import with_clitics
from cleanup.words.tokens import blocks_by_word, tokens

_ARTICLE, _LOST, _WHOLE = "ال", "ل", "لل"
_CONJUNCTIONS = ("", "و", "ف")
_REMEMBERED = 16


class _Name(NamedTuple):
    """The forms of a name: with its article, without any, and what those that lost it have to be."""

    whole: frozenset[str]
    without: frozenset[str]
    lost: dict[str, str]


@kind(
    "lost-article",
    "A name without its article behind the preposition li-, in a document that always gives it one",
    {
        "names": Parameter(list, None, "names of one word that bear the article, written with it"),
        "least": Parameter(int, 3, "how often the document has the name with its article at least"),
    },
)
def lost_article(document: Document, rule: Rule) -> Iterator[Finding]:
    """Silent where the document leaves the article out anywhere else, in scripture, and on words with vowel signs."""
    blocks = blocks_by_word(document)
    for name in _names(tuple(rule.parameters["names"])):
        lost = name.lost.keys() & blocks.keys()
        if not lost or name.without & blocks.keys():
            continue
        times = sum(1 for form in name.whole for _ in _places(document, form))
        for form in sorted(lost) if times >= rule.parameters["least"] else ():
            for start, end in _places(document, form):
                if document.text[start:end] == form and not is_in_verse(document.text, start):
                    seen = [Evidence("document-uses", str(times))]
                    yield finding(document, rule, start, end, name.lost[form], evidence=seen)


@lru_cache(maxsize=_REMEMBERED)
def _names(names: tuple[str, ...]) -> Sequence[_Name]:
    out = []
    for name in names:
        bare = name.removeprefix(_ARTICLE)
        lost = {conjunction + _LOST + bare: conjunction + _WHOLE + bare for conjunction in _CONJUNCTIONS}
        out.append(_Name(frozenset(with_clitics(name)), frozenset(with_clitics(bare)) - lost.keys(), lost))
    return out


def _places(document: Document, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands."""
    for number in blocks_by_word(document).get(word, ()):
        block = document.blocks[number]
        found = tokens(block.text)
        for place in found.places[word]:
            start, end = found.spans[place]
            yield block.start + start, block.start + end
