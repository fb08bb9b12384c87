"""Fragments: the pieces of the body between which the order is in question."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.cues import Cues
from cleanup.document import Block, BlockKind, Document
from cleanup.languages import ar
from cleanup.order.numbering import Marks, Start, completed, marks_of
from cleanup.order.sections import Section, section_of
from cleanup.structure.marks import list_item


class End(enum.Enum):
    """How a fragment ends."""

    CLOSED = "closed"
    """Full stop, question or exclamation mark."""
    COLON = "colon"
    SEMICOLON = "semicolon"
    COMMA = "comma"
    OPEN = "open"
    """No mark at all."""
    CUT = "cut"
    """A word that cannot end a paragraph."""


class Fragment(NamedTuple):
    """A block of the body with what its place depends on."""

    block: int
    kind: BlockKind
    number: int | None
    last_number: int | None
    """The last paragraph number inside it, where paragraphs were merged."""
    marked: bool
    """It opens like a paragraph, though its number may be unreadable."""
    inferred: int | None
    """For a piece without a number: the paragraph that it belongs to or follows, by the number that comes after it."""
    end: End
    first: tuple[str, ...]
    """Its first two words, folded."""
    last: tuple[str, ...]
    """Its last two words, folded."""
    length: int
    open_quote: bool
    page: int
    level: int = 0
    """Depth of a heading, 0 for others."""
    item: int | None = None
    """The place of a list item in its list, 1 for (a)."""
    section: Section | None = None
    """The section that a heading opens."""
    awaits_month: bool = False
    """It breaks off inside a date: with a day of the month, or between the two names of a month."""
    month_first: bool = False
    """It opens with the name of a month."""
    annex: bool = False
    """It is the heading of an annex, in which everything is numbered anew, or its title."""

    @property
    def plain(self) -> bool:
        """Running text without a number: it may go on where another fragment broke off."""
        return self.kind in (BlockKind.CONTINUATION, BlockKind.PARAGRAPH) and not self.marked

    @property
    def own_number(self) -> int | None:
        """The number of the paragraph that its end belongs to, read or inferred."""
        if self.last_number is not None:
            return self.last_number
        return self.number if self.number is not None else self.inferred


_CLOSING = r"[\s\"”»’'\)\]*\\\u200e\u200f]"
# Looked for only where a run of closing signs begins: a long one inside a text would be gone through from each of them.
_TRAILING = re.compile(rf"(?<!{_CLOSING})(?:{_CLOSING}|<sup>\(?[\d*\\]+\)?</sup>|\(\d{{1,3}}\))+\Z")
_DAY = re.compile(r"(?:/|(?<!\S)(?:[12]?\d|3[01]))[\s\u200e\u200f]*\Z")
_LISTED = re.compile("[؛;،]\\s*(?:و|أو)\\Z")
"""An item of a list that ends in "; and"."""
_NUMBERABLE = (BlockKind.NUMBERED, BlockKind.CONTINUATION, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_NO_MARKS = Marks(False, None, None)
_FLOATING = (BlockKind.FOOTNOTE, BlockKind.JUNK, BlockKind.PAGE_BREAK, BlockKind.FURNITURE, BlockKind.MASTHEAD)


def fragments_of(document: Document) -> list[Fragment]:
    """The fragments of the body, in the order in which they stand. Notes and page breaks are not among them.

    Their places in the number sequence are still unknown: see `with_places`.
    """
    page = 0
    found: list[Fragment] = []
    starts: list[Start] = []
    for block in document.blocks:
        if block.kind is BlockKind.PAGE_BREAK:
            page += 1
        elif block.kind not in _FLOATING:
            number = block.number.value if block.kind is BlockKind.NUMBERED and block.number else None
            marks = marks_of(block.text, number) if block.kind in _NUMBERABLE else _NO_MARKS
            starts.append(Start(len(found), number, marks.last, number is not None or marks.garbled, marks.bare))
            found.append(_fragment(block, document.cues, page, number, marks))
    for at, number in completed(starts).items():
        found[at] = found[at]._replace(number=number, marked=True)
    found = [f if f.number is not None else f._replace(last_number=None) for f in found]
    for at in range(1, len(found)):
        if found[at - 1].annex and found[at].kind is BlockKind.HEADING and found[at].section is None:
            found[at] = found[at]._replace(annex=True)
    return found


def end_of(text: str, cues: Cues) -> End:
    """How a text ends, past closing quotes, brackets and note marks."""
    stem = _TRAILING.sub("", text)
    if not stem:
        return End.OPEN
    mark = stem[-1]
    if mark in ".!?؟…":
        return End.CLOSED
    if mark == ":":
        return End.COLON
    if mark in "؛;" or _LISTED.search(stem):
        return End.SEMICOLON
    if mark in "،,":
        return End.COMMA
    words = ar.WORD.findall(stem[-40:])
    if mark in "/(«":
        return End.CUT
    if words and stem.endswith(words[-1]) and len(stem) == len(text.rstrip()) and ar.bare(words[-1]) in cues.open_ends:
        return End.CUT
    return End.OPEN


def _fragment(block: Block, cues: Cues, page: int, number: int | None, marks: Marks) -> Fragment:
    head, tail = ar.folded_words(block.words_text[:80])[:2], ar.folded_words(block.text[-80:])[-2:]
    return Fragment(
        block=block.index,
        kind=block.kind,
        number=number,
        last_number=marks.last,
        marked=number is not None or marks.garbled,
        inferred=None,
        end=end_of(block.text, cues),
        first=tuple(head),
        last=tuple(tail),
        length=block.end - block.start,
        open_quote=block.text.count('"') % 2 == 1,
        page=page,
        level=block.level,
        item=list_item(block.text) if block.kind is BlockKind.LIST_ITEM else None,
        section=section_of(block.text, cues) if block.kind is BlockKind.HEADING else None,
        awaits_month=bool(_DAY.search(block.text[-12:])),
        month_first=bool(head) and head[0] in cues.months,
        annex=block.kind is BlockKind.HEADING and _opens_annex(block.words_text, cues),
    )


def _opens_annex(heading: str, cues: Cues) -> bool:
    words = ar.bare(heading).split()
    return bool(words) and words[0].strip(".:-–—ـ") in cues.annex_words


def with_places(found: Sequence[Fragment], *, closes: bool = False) -> list[Fragment]:
    """Give pieces without a number their place in the sequence: just before the number that follows them.

    A heading gets one only from a number that follows it at once: before a piece that goes on it is out of place. A
    number that cannot be read is taken for the one before the number that follows. Where the document `closes` its
    paragraphs, an open end before a paragraph's start is the end of a column: what follows says nothing.
    """
    out: list[Fragment] = []
    following: int | None = None
    at_once = False
    page = -1
    for fragment in reversed(found):
        behind = out[-1] if out else None
        breaks_off = closes and fragment.end in (End.OPEN, End.CUT) and fragment.kind is not BlockKind.HEADING
        if fragment.page != page or (breaks_off and behind and not behind.plain):
            following, page, at_once = None, fragment.page, False
        if fragment.number is not None:
            following, at_once = fragment.number, True
        elif fragment.kind is BlockKind.HEADING:
            following = following if at_once else None
            fragment = fragment._replace(inferred=following - 1 if following is not None else None)
        else:
            at_once = fragment.marked and at_once
            if following is not None and following > 1:
                fragment = fragment._replace(inferred=following - 1)
                following = following - 1 if fragment.marked else following
        out.append(fragment)
    out.reverse()
    return _with_lists(out)


def _with_lists(found: list[Fragment]) -> list[Fragment]:
    """An item that goes on with the list before it belongs to the paragraph of that list, whatever number follows.

    So does the rest of a date that was cut in two.
    """
    for at in range(1, len(found)):
        before, item = found[at - 1], found[at]
        if item.plain and item.month_first and before.awaits_month and before.own_number is not None:
            found[at] = item._replace(inferred=before.own_number)
        if item.item is None or item.page != before.page or before.own_number is None:
            continue
        goes_on = before.item == item.item - 1 if item.item > 1 else before.end is End.COLON
        if goes_on:
            found[at] = item._replace(inferred=before.own_number)
    return found
