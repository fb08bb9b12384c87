"""The order map as a drawing: an inline SVG whose entries are links to the blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleanup.reports.markup import SIGNS, plain
from cleanup.reports.order_map import Entry, Line, OrderMap
from cleanup.reports.page import Page

# Units of the drawing are CSS pixels at its natural size. On a screen of 320 to 400 pixels it shrinks to about 0.8:
# entries are then still 24 pixels apart (WCAG 2.2, target size).
_WIDTH: Final = 420
_COLUMN: Final = 160
_STEP: Final = 34
_HEIGHT: Final = 28
_INSET: Final = 9
_TITLE_WORDS: Final = 60
_SIGN: Final = {**SIGNS, "in-place": "="}


def anchors(order: OrderMap) -> tuple[dict[int, str], dict[int, str]]:
    """The anchor of the entry of each block that did not stay in place: of source blocks, and of clean blocks."""
    return (
        {at: f"ms{e.first + 1}" for e in order.before for at in range(e.first, e.last + 1) if e.label != "in-place"},
        {at: f"mc{e.first + 1}" for e in order.after for at in range(e.first, e.last + 1) if e.label != "in-place"},
    )


def section(page: Page, order: OrderMap) -> Iterator[str]:
    """The section of the page."""
    yield f'<section id="map"><h2>{page.say("page.map")}</h2><p>{page.say("map.how")}</p>'
    if not order.slots:
        yield f"<p>{page.say('page.empty')}</p></section>"
        return
    yield '<ul class="key">'
    for label in ("in-place", "moved", "joined", "split", "dropped"):
        yield f'<li><span class="k {label}">{_SIGN[label]}</span> {page.say(f"map.{label}")}</li>'
    yield "</ul>"
    title = page.say("page.map")
    height = (order.slots + 1) * _STEP
    # A region that scrolls has to be reached with the keyboard.
    yield f'<div class="map" tabindex="0" role="region" aria-label="{title}">'
    way = "rtl" if page.language == "ar" else "ltr"
    yield (
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" direction="{way}" '
        f'role="group" aria-label="{title}">'
    )
    view = _Drawing(page, order)
    yield view.head()
    yield '<g aria-hidden="true">'
    yield from map(view.line, order.lines)
    yield "</g>"
    yield from (view.entry(entry, before=True) for entry in order.before)
    yield from (view.entry(entry, before=False) for entry in order.after)
    yield "</svg></div></section>"


class _Drawing:
    """Draws entries and lines; on a page that is read from right to left everything is mirrored."""

    def __init__(self, page: Page, order: OrderMap) -> None:
        self.page = page
        self.order = order
        self.mirrored = page.language == "ar"

    def _x(self, x: int) -> int:
        return _WIDTH - x if self.mirrored else x

    def head(self) -> str:
        return "".join(
            f'<text class="mh" x="{self._x(x)}" y="20">{self.page.say(key)}</text>'
            for x, key in ((_INSET, "label.before"), (_WIDTH - _COLUMN + _INSET, "label.after"))
        )

    def line(self, line: Line) -> str:
        start, end = self.order.before[line.before], self.order.after[line.after]
        (x, y), (u, v) = (_COLUMN, _middle(start.slot)), (_WIDTH - _COLUMN, _middle(end.slot))
        half = (x + u) // 2
        path = f"M{self._x(x)} {y}C{self._x(half)} {y} {self._x(half)} {v} {self._x(u)} {v}"
        return f'<path class="l {line.label}" d="{path}"/>'

    def entry(self, entry: Entry, before: bool) -> str:
        page = self.page
        left = 0 if before else _WIDTH - _COLUMN
        y = (entry.slot + 1) * _STEP
        x = self._x(left + _COLUMN) if self.mirrored else left
        span = str(entry.first + 1) + (f"\u2013{entry.last + 1}" if entry.last > entry.first else "")
        sign = _SIGN[entry.label] + (SIGNS["moved"] if entry.moved and entry.label != "moved" else "")
        inner = (
            f"<title>{self._title(entry, span, before)}</title>"
            f'<rect x="{x + 1}" y="{y}" width="{_COLUMN - 2}" height="{_HEIGHT}" rx="4"/>'
            f'<text x="{self._x(left + _INSET)}" y="{y + 19}">{span}</text>'
            f'<text class="w" x="{self._x(left + _COLUMN - _INSET)}" y="{y + 19}">'
            f"{sign} {page.say(f'map.word-{entry.label}')}</text>"
        )
        side = "s" if before else "c"
        shows = page.shows_source if before else page.shows_clean
        seen = next((at for at in range(entry.first, entry.last + 1) if shows(at)), None)
        shape = f'id="m{side}{entry.first + 1}" class="m {entry.label}"'
        if seen is None:
            return f"<g {shape}>{inner}</g>"
        return f'<a {shape} href="#{side}{seen + 1}">{inner}</a>'

    def _title(self, entry: Entry, span: str, before: bool) -> str:
        page = self.page
        blocks = page.account.blocks if before else page.result.document.blocks
        words = blocks[entry.first].text.strip()[:_TITLE_WORDS]
        side = page.say("label.before" if before else "label.after")
        what = page.say(f"map.word-{entry.label}")
        also = page.comma + page.say("map.word-moved") if entry.moved and entry.label != "moved" else ""
        return f"{side} {span}: {what}{also}. {plain(words)}"


def _middle(slot: int) -> int:
    return (slot + 1) * _STEP + _HEIGHT // 2
