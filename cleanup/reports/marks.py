"""Marks: what is marked inside a block of the comparison, and the HTML of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.document import Block
from cleanup.reports import markup
from cleanup.reports.markup import SIGNS, shown
from cleanup.reports.page import Page
from cleanup.reports.visible import signs
from cleanup.reports.words import widen


class Mark(NamedTuple):
    """A stretch of a text to mark, with the ids of the changes that explain it; of length 0 for a mere place."""

    start: int
    end: int
    ids: tuple[str, ...]
    op: str


def within(text: str, block: Block, marks: Sequence[Mark], clean: bool) -> list[Mark]:
    """The marks inside a block, as whole words; those that meet are one."""
    first = bisect_left(marks, (block.start,))
    while first and marks[first - 1].end > block.start:
        first -= 1
    out: list[Mark] = []
    for mark in marks[first : bisect_right(marks, (block.end,))]:
        start, end = max(mark.start, block.start), min(mark.end, block.end)
        if mark.start == mark.end and not block.start < start < block.end:
            continue
        start, end = widen(text, start, end, block.start, block.end)
        if start == end and (not clean or mark.op == "split"):
            continue
        last = out[-1] if out else None
        if last and (start < last.end or (start, end) == (last.start, last.end)):
            ids = last.ids + tuple(id_ for id_ in mark.ids if id_ not in last.ids)
            out[-1] = Mark(last.start, max(end, last.end), ids, last.op)
        else:
            out.append(Mark(start, end, mark.ids, mark.op))
    return out


def marked(text: str, block: Block, marks: Sequence[Mark], tag: str, page: Page) -> str:
    """The block's text with its marks, each a link to the change that explains it."""
    out: list[str] = []
    done = block.start
    for mark in marks:
        out.append(shown(text[done : mark.start]))
        piece = text[mark.start : mark.end]
        title = " ".join(mark.ids) if len(mark.ids) > 1 else ""
        if mark.op == "join" and not piece.strip():
            inner = f'{shown(piece)}<span class="j">{SIGNS["joined"]}</span>'
            title = f"{page.say('label.joined-here')} {title}".rstrip()
        elif piece:
            inner = f"<{tag}>{shown(signs(piece) if piece.isspace() else piece)}</{tag}>"
        else:
            inner = markup.NOTHING
            title = f"{page.say('label.removed-here')} {title}".rstrip()
        titled = f' title="{title}"' if title else ""
        out.append(f'<a href="#{mark.ids[0]}"{titled}>{inner}</a>')
        done = mark.end
    out.append(shown(text[done : block.end]))
    return "".join(out)
