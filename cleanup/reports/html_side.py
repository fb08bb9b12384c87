"""The document before and after side by side."""

from __future__ import annotations

from collections.abc import Mapping

from cleanup.reports.blocks import Frames, clean_labels, labels, main_label
from cleanup.reports.marks import Mark, marked, within
from cleanup.reports.markup import code, link, shown
from cleanup.reports.order_map import split_blocks
from cleanup.reports.page import Page
from cleanup.reports.rows import Row

_IDS_SHOWN = 8


class Side:
    """Renders rows; the marks of the whole document are gathered once."""

    def __init__(self, page: Page, before_marks: Mapping[int, str], after_marks: Mapping[int, str]) -> None:
        self._page = page
        self._frames = Frames(page, before_marks, after_marks)
        trace = page.account.trace
        gone = [Mark(r.start, r.end, (r.id,), r.op) for r in trace.removed]
        put_in = [p for p in trace.pieces if p.id]
        # What is put in where nothing was taken out still belongs to the word around it in the source.
        gone += [Mark(p.source, p.source, (p.id,), p.op) for p in put_in if p.source == p.source_end and p.op != "join"]
        self._source_marks = sorted(gone)
        self._clean_marks = sorted(Mark(p.start, p.end, (p.id,), p.op) for p in put_in)
        self._split = split_blocks(page.account)

    def row(self, row: Row) -> str:
        """Source blocks beside clean blocks."""
        left = "".join(self._source_block(at) for at in row.left)
        right = "".join(self._clean_block(at) for at in row.right)
        return f'<div class="r"><div>{left}</div><div>{right}</div></div>'

    def _source_block(self, at: int) -> str:
        page, frames = self._page, self._frames
        fate = page.account.fates[at]
        block = fate.block
        target = fate.result_block
        if fate.fate == "kept":
            number = link(f"c{target + 1}", str(at + 1)) if target is not None else str(at + 1)
            return frames.block(f"s{at + 1}", "", f'<span class="n">{number}</span>', block, shown(block.text))
        arrow = f" {page.arrow} {link(f'c{target + 1}', frames.after(target))}" if target is not None else ""
        ids = " ".join(link(id_, code(id_)) for id_ in fate.findings[:_IDS_SHOWN])
        mark = frames.before_marks.get(at)
        tag = frames.tag(frames.before(at), block, labels(fate), f"{arrow} <bdi>{ids}</bdi>", mark)
        content = shown(block.text)
        if fate.fate != "dropped":
            text = page.result.source.text
            content = marked(text, block, within(text, block, self._source_marks, False), "del", page)
        return frames.block(f"s{at + 1}", fate.fate, tag, block, content)

    def _clean_block(self, at: int) -> str:
        page, frames = self._page, self._frames
        block = page.result.document.blocks[at]
        sources = page.account.sources[at]
        names = clean_labels((page.account.fates[s] for s in sources), at in self._split)
        if not names:
            number = f'<span class="n">{link(f"s{sources[0] + 1}", str(at + 1))}</span>'
            return frames.block(f"c{at + 1}", "", number, block, shown(block.text))
        back = page.comma.join(link(f"s{s + 1}", frames.before(s)) for s in sources)
        more = f" {page.back} {back}" if back else ""
        tag = frames.tag(frames.after(at), block, names, more, frames.after_marks.get(at))
        marks = within(page.result.text, block, self._clean_marks, True)
        content = marked(page.result.text, block, marks, "ins", page)
        return frames.block(f"c{at + 1}", main_label(names), tag, block, content)
