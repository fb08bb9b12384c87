"""The clean text with every change in its place: what was taken out stands before what was put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from cleanup.document import Block
from cleanup.reports.blocks import Frames, clean_labels, labels, main_label
from cleanup.reports.markup import NOTHING, SIGNS, link, shown
from cleanup.reports.order_map import split_blocks
from cleanup.reports.page import Page
from cleanup.reports.rows import Row
from cleanup.reports.trace import Placed
from cleanup.reports.visible import signs
from cleanup.reports.words import widen


class _Spot(NamedTuple):
    """A stretch of the clean text with the pieces that changed it, as whole words."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Inline:
    """Renders rows; each stretch that was taken out is shown once."""

    def __init__(self, page: Page, before_marks: Mapping[int, str], after_marks: Mapping[int, str]) -> None:
        self._page = page
        self._frames = Frames(page, before_marks, after_marks)
        self._pieces = page.account.trace.pieces
        self._removed = page.account.trace.removed
        self._shown: set[int] = set()
        self._split = split_blocks(page.account)

    def row(self, row: Row) -> str:
        """What left this place, then what stands here now."""
        fates = self._page.account.fates
        gone = "".join(self._gone(at) for at in row.left if fates[at].fate == "dropped" or fates[at].moved)
        return f'<div class="i">{gone}{"".join(self._block(at) for at in row.right)}</div>'

    def _gone(self, at: int) -> str:
        page, frames = self._page, self._frames
        fate = page.account.fates[at]
        mark = frames.before_marks.get(at)
        if fate.fate == "dropped":
            ids = " ".join(link(id_, id_) for id_ in fate.findings[:1])
            tag = frames.tag(frames.before(at), fate.block, labels(fate), f" <bdi>{ids}</bdi>", mark)
            return frames.block(f"g{at + 1}", "dropped", tag, fate.block, f"<del>{shown(fate.block.text)}</del>")
        now = fate.result_block
        target = f" {page.arrow} {link(f'i{now + 1}', frames.after(now))}" if now is not None else ""
        on_map = f" {link(mark, page.say('map.link'))}" if mark else ""
        words = f"{SIGNS['moved']} {frames.before(at)}: {page.say('view.stood-here')}{target}{on_map}"
        return f'<p class="gone" id="g{at + 1}">{words}</p>'

    def _block(self, at: int) -> str:
        page, frames = self._page, self._frames
        block = page.result.document.blocks[at]
        sources = page.account.sources[at]
        names = clean_labels((page.account.fates[s] for s in sources), at in self._split)
        content = self._marked(block)
        if not names:
            return frames.block(f"i{at + 1}", "", f'<span class="n">{at + 1}</span>', block, content)
        back = page.comma.join(frames.before(s) for s in sources)
        more = f" {page.back} {back}" if back else ""
        tag = frames.tag(frames.after(at), block, names, more, frames.after_marks.get(at))
        return frames.block(f"i{at + 1}", main_label(names), tag, block, content)

    def _marked(self, block: Block) -> str:
        text = self._page.result.text
        out: list[str] = []
        done = block.start
        for spot in self._spots(block):
            out.append(shown(text[done : spot.start]))
            out.append(self._spot(spot))
            done = spot.end
        out.append(shown(text[done : block.end]))
        return "".join(out)

    def _spots(self, block: Block) -> list[_Spot]:
        """Where the block was changed; spots that meet are one, since their words cannot be told apart."""
        text = self._page.result.text
        out: list[_Spot] = []
        at = bisect_left(self._pieces, block.start, key=lambda p: p.end)
        while at < len(self._pieces) and self._pieces[at].start <= block.end:
            piece = self._pieces[at]
            if piece.id and _belongs(piece, block):
                start, end = max(piece.start, block.start), min(piece.end, block.end)
                if piece.op != "join":
                    start, end = widen(text, start, end, block.start, block.end)
                spot = _Spot(start, end, (at,))
                # Whole words can reach back over several spots.
                while out and (spot.start < out[-1].end or spot[:2] == out[-1][:2]):
                    last = out.pop()
                    spot = _Spot(min(spot.start, last.start), max(spot.end, last.end), last.pieces + spot.pieces)
                out.append(spot)
            at += 1
        return out

    def _spot(self, spot: _Spot) -> str:
        page = self._page
        after = page.result.text[spot.start : spot.end]
        before = self._before(spot)
        pieces = [self._pieces[at] for at in spot.pieces]
        if all(piece.op == "join" for piece in pieces) and not before.strip() and not after.strip():
            title = page.say("label.joined-here")
            inner = f'{shown(after)}<span class="j">{SIGNS["joined"]}</span>'
            return f'<a href="#{pieces[0].id}" title="{title}">{inner}</a>'
        if before == after:
            return shown(after)
        inner = _alone("del", before) + _alone("ins", after)
        return f'<a href="#{pieces[0].id}">{inner or NOTHING}</a>'

    def _before(self, spot: _Spot) -> str:
        """What stood in the source instead of a spot."""
        out: list[str] = []
        at = bisect_left(self._pieces, spot.start, key=lambda p: p.end)
        while at < len(self._pieces) and self._pieces[at].start <= spot.end:
            piece = self._pieces[at]
            if at in spot.pieces:
                out.append(self._taken_out(piece))
            elif not piece.id:
                out.append(self._page.result.text[max(piece.start, spot.start) : min(piece.end, spot.end)])
            at += 1
        return "".join(out)

    def _taken_out(self, piece: Placed) -> str:
        out: list[str] = []
        at = bisect_left(self._removed, piece.source, key=lambda r: r.start)
        while at < len(self._removed) and self._removed[at].start < piece.source_end:
            gone = self._removed[at]
            mine = gone.id == piece.id or gone.op != "drop"
            if mine and at not in self._shown and gone.end <= piece.source_end:
                self._shown.add(at)
                out.append(self._page.result.source.text[gone.start : gone.end])
            at += 1
        return "".join(out)


def _belongs(piece: Placed, block: Block) -> bool:
    """Whether a change shows inside a block; a paragraph dropped at its border is a block of its own."""
    if block.start < piece.end and piece.start < block.end:
        return True
    return piece.start == piece.end and piece.op not in ("drop", "join")


def _alone(tag: str, value: str) -> str:
    if not value:
        return ""
    return f"<{tag}>{shown(signs(value) if value.isspace() else value)}</{tag}>"
