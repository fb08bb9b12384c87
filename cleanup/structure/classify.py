"""What each block is: masthead, heading, numbered paragraph, note, table, and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from cleanup.cues import Cues
from cleanup.document import Block, BlockKind, Number
from cleanup.languages import ar
from cleanup.structure import marks

TERMINALS = ".!?؟…:؛;"
"""Marks that can close a paragraph; closing quotes, brackets and note marks may follow them."""

_CLOSERS = re.compile(r"(?:[\s\"”»’'\)\]*\\\u200e\u200f]|<sup>\(?[\d*\\]+\)?</sup>|\(\d{1,3}\))+\Z")
_SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Za-z0-9.()-]+){1,6}(?:\s+(?:and|و)\s+\S+)*")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$|\S(?:\t+| {3,})\S.*\S(?:\t+| {3,})\S", re.MULTILINE)

# Longest line that is taken for a heading by its form alone; two lines of a report's column (design figure, not tuned).
_HEADING_CHARS = 120
_HEADING_FORM_CHARS = 200
_LONG_PARAGRAPH = 200
_SENTENCE = 50
# A speck or the mark of a note may stand behind the full stop.
_SENTENCE_END = re.compile(r"[.؟!](?:\s+[^\s\w]*[\d٠-٩]?[^\s\w]*)?\s*\Z")
# A document counts as numbered from this many numbered paragraphs on.
NUMBERED_FROM = 3
_YEARS_FROM = 1500
_JUNK_SCRAPS = 5
_FURNITURE_CHARS = 12
_DIGITS_ONLY = re.compile(r"[-–—/\s\u200e\u200f]*\d{1,4}(?:/\d{1,4})?[-–—/.\s\u200e\u200f]*")
_SCRAP = re.compile(r"(?<!\S)[A-Za-z]{1,3}(?!\w)")
# A word: two letters side by side; a block without one is specks, lines and lost digits.
_WORD = re.compile(r"[^\W\d_]{2}")
_TOKEN = re.compile(r"\S+")


@lru_cache(maxsize=16384)
def ends_closed(text: str) -> bool:
    """Whether a block ends as a finished paragraph does."""
    stem = _CLOSERS.sub("", text)
    return bool(stem) and stem[-1] in TERMINALS


def is_symbol(text: str) -> bool:
    """Whether a block is nothing but a document symbol."""
    return bool(_SYMBOL.fullmatch(text.strip()))


def _without_years(numbers: list[marks.NumberMark | None]) -> list[marks.NumberMark | None]:
    """Numbers from 1500 on are years, but in documents with that many paragraphs."""
    if sum(1 for n in numbers if n and n.value < _YEARS_FROM) >= _YEARS_FROM // 2:
        return numbers
    return [n if n and n.value < _YEARS_FROM else None for n in numbers]


def _numbered_lists(pieces: Sequence[str], called: Counter[str]) -> set[int]:
    """Blocks (1), (2), ... that are items of a list, not notes, although notes may carry the same numbers.

    They stand behind a colon, or in an unbroken run of which some are called by no mark.
    """
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for at, piece in enumerate([*pieces, ""]):
        note = marks.note_mark(piece) if piece else None
        number = note[0] if note and note[0].isdigit() else None
        if run and (number is None or int(run[-1][1]) + 1 != int(number)):
            before = pieces[run[0][0] - 1].rstrip() if run[0][0] else ""
            uncalled = len(run) > 1 and any(not called[mark] for _, mark in run)
            if uncalled or (run[0][1] == "1" and before.endswith(":")):
                found |= {i for i, _ in run}
            run = []
        if number is not None:
            run.append((at, number))
    return found


def _is_table(piece: str) -> bool:
    """At least half of the lines are rows."""
    if "|" not in piece and "\t" not in piece and "   " not in piece:
        return False
    return len(_TABLE_ROW.findall(piece)) >= max(1, (piece.count("\n") + 1) // 2)


def _is_furniture(piece: str) -> bool:
    """Document symbols and page numbers that stand alone."""
    symbol = "/" in piece and is_symbol(ar.bare(piece))
    return symbol or (len(piece) <= _FURNITURE_CHARS and _DIGITS_ONLY.fullmatch(piece) is not None)


@lru_cache(maxsize=16384)
def _is_junk(piece: str) -> bool:
    """Specks and lines read as letters: in an Arabic text, many Latin scraps of one to three letters."""
    scraps = _SCRAP.findall(piece)
    if len(scraps) < _JUNK_SCRAPS or ar.arabic_share(piece) > 0.3:
        return False
    return len(scraps) >= 0.6 * len(_TOKEN.findall(piece))


def _is_dashed(words: Sequence[str]) -> bool:
    """Whether a dash or colon stands behind one of the first words, as behind the number of a section."""
    return any(word in ("-", "–", "—", "ـ") or word.endswith(("-", "–", ":")) for word in words[:3])


class Classifier:
    """Names the blocks of one text. What a block is can depend on the others: a note needs a mark that calls it."""

    def __init__(self, spans: Sequence[tuple[int, int]], pieces: Sequence[str], cues: Cues, arabic: bool) -> None:
        self.spans, self.pieces, self.cues, self.arabic = spans, pieces, cues, arabic
        self.carried = carried = [marks.marks_in(piece) for piece in pieces]
        self.called = Counter(mark for found in carried for mark in found)
        self.numbers = _without_years(marks.numbers_of(pieces))
        separators = Counter(mark.separator for mark in self.numbers if mark)
        self.main_separators = {s for s in separators if s != ")"} or set(separators)
        self.listed = _numbered_lists(pieces, self.called)
        self.openers = {word.split()[0] for word in cues.section_ordinals}

    def blocks(self) -> list[Block]:
        found = [self._block(at) for at in range(len(self.pieces))]
        numbered = sum(1 for b in found if b.kind is BlockKind.NUMBERED)
        self._masthead(found)
        if numbered >= NUMBERED_FROM:
            self._continuations(found)
        return found

    def _block(self, at: int) -> Block:
        piece, carried, (start, end) = self.pieces[at], self.carried[at], self.spans[at]

        def made(kind: BlockKind, **more: object) -> Block:
            return Block(at, kind, start, end, piece, marks=carried, **more)  # type: ignore[arg-type]

        if piece == "\f":
            return made(BlockKind.PAGE_BREAK)
        if _is_table(piece):
            return made(BlockKind.TABLE)
        heading = marks.MARKDOWN_HEADING.match(piece)
        if heading and "\n" not in piece:
            return made(BlockKind.HEADING, level=len(heading["hashes"]), body=heading.end())
        note = None if at in self.listed else self._note(piece)
        if note:
            return Block(at, BlockKind.FOOTNOTE, start, end, piece, marks=(note[0],), body=note[1])
        number = self.numbers[at]
        if number and number.separator in self.main_separators:
            digits = Number(number.value, start + number.start, start + number.end)
            return made(BlockKind.NUMBERED, number=digits, body=number.body)
        level = self._heading_level(piece)
        if level:
            return made(BlockKind.HEADING, level=level)
        item = marks.LIST.match(piece)
        if item or number:
            return made(BlockKind.LIST_ITEM, level=1, body=item.end() if item else number.body if number else 0)
        if _is_furniture(piece):
            return made(BlockKind.FURNITURE)
        if not _WORD.search(piece) or (self.arabic and _is_junk(piece)):
            return made(BlockKind.JUNK)
        return made(BlockKind.PARAGRAPH)

    def _note(self, piece: str) -> tuple[str, int] | None:
        note = marks.note_mark(piece)
        if not note or not self.called[note[0]] or note[1] >= len(piece):
            return None
        own = marks.marks_in(piece)
        return note if self.called[note[0]] > own.count(note[0]) else None

    def _heading_level(self, piece: str) -> int:
        """Depth of a heading recognised by its form, 0 where it is none."""
        if "\n" in piece or len(piece) > _HEADING_FORM_CHARS or ends_closed(piece):
            return 0
        words = ar.bare(piece).split()
        if not words:
            return 0
        first = words[0].strip(".:-–—ـ")
        if first in self.openers and (_is_dashed(words) or " ".join(words) in self.cues.section_ordinals):
            return 1
        if first in self.cues.section_letters and _is_dashed(words):
            return 2
        if first in self.cues.annex_words and len(piece) <= _HEADING_CHARS and len(words) <= 12:
            return 1
        if first in self.cues.article_words and len(words) > 1 and len(words) <= 12:
            second = words[1].strip(":.-–—ـ")
            if second in self.cues.ordinals or second.isdigit() or len(second) == 1:
                return 2
        return 0

    def _masthead(self, found: list[Block]) -> None:
        """Name the lines before the body, where words of a masthead stand among them, and headings by their place."""
        end = next((i for i, b in enumerate(found) if self._is_body(b)), len(found))
        if any(self._opens_masthead(b.text) for b in found[:end]):
            for at in range(end):
                if found[at].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FURNITURE):
                    found[at] = replace(found[at], kind=BlockKind.MASTHEAD, body=0, level=0)
            start = end
        else:
            start = 0
        for at in range(start, len(found)):
            if found[at].kind is BlockKind.PARAGRAPH and self._looks_like_heading(found, at):
                found[at] = replace(found[at], kind=BlockKind.HEADING, level=0)

    def _opens_masthead(self, piece: str) -> bool:
        bare = ar.bare(piece).strip()
        return is_symbol(bare) or any(bare.startswith(word) for word in self.cues.masthead_words)

    @staticmethod
    def _is_body(block: Block) -> bool:
        if block.kind in (BlockKind.NUMBERED, BlockKind.HEADING, BlockKind.TABLE):
            return True
        # A line of a masthead is short and does not end like a sentence.
        sentence = len(block.text) > _SENTENCE and _SENTENCE_END.search(block.text) is not None
        text = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        return text and (len(block.text) > _LONG_PARAGRAPH or sentence)

    def _looks_like_heading(self, found: Sequence[Block], at: int) -> bool:
        """A short line that does not end like a paragraph, before something that begins one."""
        text = found[at].text
        if "\n" in text or len(text) > _HEADING_CHARS or ends_closed(text) or text[-1] in "،,":
            return False
        words = text.split()
        if len(words) > 16 or ar.bare(words[-1]) in self.cues.open_ends:
            return False
        following = next((b for b in found[at + 1 :] if b.kind is not BlockKind.PAGE_BREAK), None)
        begins = (BlockKind.NUMBERED, BlockKind.HEADING, BlockKind.LIST_ITEM)
        return following is not None and (following.kind in begins or len(following.text) > _LONG_PARAGRAPH)

    @staticmethod
    def _continuations(found: list[Block]) -> None:
        """In a numbered document, a paragraph without a number goes on where another broke off, or so it seems."""
        numbered = [i for i, b in enumerate(found) if b.kind is BlockKind.NUMBERED]
        body = [b for b in found if b.kind in (BlockKind.NUMBERED, BlockKind.PARAGRAPH)]
        if len(numbered) * 2 < len(body):
            return
        first = next((i for i, b in enumerate(found) if b.kind is not BlockKind.MASTHEAD), 0)
        for at in range(first, len(found)):
            if found[at].kind is BlockKind.PARAGRAPH:
                found[at] = replace(found[at], kind=BlockKind.CONTINUATION)
