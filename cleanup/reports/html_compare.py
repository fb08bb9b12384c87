"""The part of the HTML report that shows the document: before and after side by side, or the changes in place.

Both views stand in the page, one of them closed. Closed details cost a browser next to nothing, and need no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleanup.reports.html_inline import Inline
from cleanup.reports.html_side import Side
from cleanup.reports.markup import number
from cleanup.reports.page import Page
from cleanup.reports.rows import Row

Anchors = tuple[Mapping[int, str], Mapping[int, str]]


def compare(page: Page, listed: Sequence[Row | int], long: bool, anchors: Anchors) -> Iterator[str]:
    """The section of the page; `anchors` are the entries of the order map."""
    yield f'<section id="compare"><h2>{page.say("page.compare")}</h2>'
    if long:
        yield f"<p>{page.say('page.long')}</p>"
    if not listed:
        yield f"<p>{page.say('page.empty')}</p></section>"
        return
    yield f'<fieldset class="js views"><legend>{page.say("view.title")}</legend>'
    for name, checked in (("side", " checked"), ("inline", "")):
        label = page.say(f"view.{name}")
        yield f'<label><input type="radio" name="view" value="{name}"{checked}> {label}</label>'
    yield f'</fieldset><details class="view" id="side" open><summary>{page.say("view.side")}</summary>'
    yield f'<div class="r top"><div>{page.say("label.before")}</div><div>{page.say("label.after")}</div></div>'
    side = Side(page, *anchors)
    for row in listed:
        yield _gap(page, row) if isinstance(row, int) else side.row(row)
    yield f'</details><details class="view" id="inline"><summary>{page.say("view.inline")}</summary>'
    inline = Inline(page, *anchors)
    for row in listed:
        yield _gap(page, row) if isinstance(row, int) else inline.row(row)
    yield "</details></section>"


def _gap(page: Page, count: int) -> str:
    return f'<p class="gap">\u22ef {page.say("page.skipped", count=number(count))} \u22ef</p>'
