"""Words: what to mark as changed. Marks cover whole words: Arabic letters come apart where a mark ends inside one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.engine import Recorded
from cleanup.languages import ar

CONTEXT = 48
"""Characters of context on each side of a change: half a line of a report's column."""

LONGEST = 240
"""A part of a change that is longer is shown by its ends; the whole stands in the comparison and in the full list."""

_END = 80
_WORD_MARKS = frozenset(ar.TATWEEL + "\u200c\u200d")


class Part(NamedTuple):
    """A stretch of text for display, changed or not."""

    text: str
    changed: bool


class Change(NamedTuple):
    """A change in its context, before and after; `after` is None where nothing is put in its place."""

    before: tuple[Part, ...]
    after: tuple[Part, ...] | None


def in_word(text: str, at: int) -> bool:
    """Whether the character at an offset belongs to a word."""
    if not 0 <= at < len(text):
        return False
    c = text[at]
    return c.isalnum() or c in _WORD_MARKS or "\u0610" <= c <= "\u061a" or "\u064b" <= c <= "\u065f" or c == "\u0670"


def widen(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """A span made wider, inside `low` and `high`, where its borders cut a word."""
    if in_word(text, start - 1) and in_word(text, start):
        while start > low and in_word(text, start - 1):
            start -= 1
    if in_word(text, end) and in_word(text, end - 1):
        while end < high and in_word(text, end):
            end += 1
    return start, end


def change(recorded: Recorded, source: str) -> Change:
    """The words of a finding in their context in the source, with what its edits change marked."""
    head, tail = _context(source, recorded.source_start, recorded.source_end)
    if recorded.before and recorded.source_end <= recorded.source_start:
        # The words stood in several places of the source: what follows the first of them there did not follow here.
        tail = ""
    edits = _local_edits(recorded)
    text = head + recorded.before + tail
    if not edits:
        whole = (len(head), len(text) - len(tail))
        return Change(_parts(text, [whole] if whole[1] > whole[0] else []), None)
    spans, puts = _widened(text, [(e.start + len(head), e.end + len(head), e.after) for e in edits])
    before = _parts(text, spans)
    pieces: list[Part] = []
    done = 0
    for (start, end), put in zip(spans, puts, strict=True):
        pieces += (Part(text[done:start], False), Part(put, True))
        done = end
    pieces.append(Part(text[done:], False))
    return Change(before, tuple(p for p in pieces if p.text or p.changed))


def changed_text(recorded: Recorded) -> list[tuple[str, str]]:
    """Before and after of every edit of a finding whose edits lie outside of its span."""
    fix = recorded.finding.fix
    return [(e.before, e.after) for e in sorted(fix.edits, key=lambda e: e.start) if not e.cuts] if fix else []


def clip(value: str) -> str:
    """A long text by its two ends."""
    return f"{_head(value, 2 * _END)}[\u2026] {_tail(value)}" if len(value) > LONGEST else value


def clipped(parts: Sequence[Part]) -> list[Part]:
    """The parts with long texts shortened: unchanged ones keep the side that is near a change."""
    last = len(parts) - 1
    return [
        Part(clip(part.text), part.changed) if part.changed or not last else Part(_near(part.text, at, last), False)
        for at, part in enumerate(parts)
    ]


def _near(value: str, at: int, last: int) -> str:
    if len(value) <= LONGEST // 2:
        return value
    if at == 0:
        return "\u2026" + _tail(value)
    head = _head(value, _END)
    return f"{head}\u2026" if at == last else f"{head}[\u2026] {_tail(value)}"


def _head(value: str, length: int) -> str:
    """The beginning of a text, to the last gap between words within `length`."""
    return value[: value.rfind(" ", 0, length) + 1 or length]


def _tail(value: str) -> str:
    """The end of a text, from a gap between words on."""
    return value[value.find(" ", len(value) - _END) + 1 or -_END :]


def _local_edits(recorded: Recorded) -> list[Edit]:
    """The edits of a finding with offsets in its own words; none where they lie elsewhere or move something."""
    finding = recorded.finding
    if finding.fix is None or any(e.cuts for e in finding.fix.edits):
        return []
    if not all(finding.start <= e.start and e.end <= finding.end for e in finding.fix.edits):
        return []
    by = finding.start
    return [
        Edit(e.op, e.start - by, e.end - by, e.before, e.after)
        for e in sorted(finding.fix.edits, key=lambda e: (e.start, e.end))
    ]


def _context(source: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same line, cut between words."""
    head = source[max(0, start - CONTEXT) : start]
    tail = source[end : end + CONTEXT]
    line = max(head.rfind(mark) for mark in "\n\r\f")
    if line >= 0:
        head = head[line + 1 :]
    elif start > CONTEXT:
        head = "\u2026" + head[head.find(" ") + 1 :]
    ends = [at for at in (tail.find(mark) for mark in "\n\r\f") if at >= 0]
    if ends:
        tail = tail[: min(ends)]
    elif end + CONTEXT < len(source):
        cut = tail.rfind(" ")
        tail = (tail[:cut] if cut > 0 else tail) + "\u2026"
    return head, tail


def _widened(text: str, edits: Sequence[tuple[int, int, str]]) -> tuple[list[tuple[int, int]], list[str]]:
    """Spans to mark and what stands in their place, whole words on both sides, those that meet made one."""
    spans: list[tuple[int, int]] = []
    puts: list[str] = []
    for start, end, after in edits:
        low, high = start, end
        if in_word(text, start - 1) and (in_word(text, start) or in_word(after + text[end:], 0)):
            while in_word(text, low - 1):
                low -= 1
        left = text[:start][-1:] + after
        if in_word(text, end) and (in_word(text, end - 1) or in_word(left, len(left) - 1)):
            while in_word(text, high):
                high += 1
        put = text[low:start] + after + text[end:high]
        if spans and low < spans[-1][1]:
            # The widened span runs into the one before: what that one has put in already stands in front of this one.
            last_low, last_high = spans[-1]
            kept = puts[-1][: len(puts[-1]) - max(0, last_high - start)] + text[last_high:start]
            high = max(high, last_high)
            puts[-1] = kept + after + text[end:high]
            spans[-1] = (last_low, high)
        else:
            spans.append((low, high))
            puts.append(put)
    return spans, puts


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    cuts = [0, *(x for span in spans for x in span), len(text)]
    parts = [Part(text[a:b], bool(at % 2)) for at, (a, b) in enumerate(pairwise(cuts))]
    return tuple(p for p in parts if p.text)
