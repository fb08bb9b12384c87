"""The part of the HTML report that sets the document before and after side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.document import Block
from cleanup.reports import markup
from cleanup.reports.fates import Account, Fate
from cleanup.reports.html_changes import Page
from cleanup.reports.markup import code, link, shown
from cleanup.reports.visible import signs
from cleanup.reports.words import widen

LONG_DOCUMENT = 300_000
"""From this many characters on, only blocks that changed are shown, with their neighbours."""

_NEIGHBOURS = 1
_IDS_SHOWN = 8
_SIGNS = {"changed": "\u2260", "moved": "\u2195", "joined": "\u29fa", "split": "\u2afd", "dropped": "\u2715"}


class Mark(NamedTuple):
    """A stretch of a text to mark, with the ids of the changes that explain it; of length 0 for a mere place."""

    start: int
    end: int
    ids: tuple[str, ...]
    op: str


class Row(NamedTuple):
    """Source blocks beside the clean blocks that stand at the same height."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    plain: bool


def rows(account: Account, clean: int) -> list[Row]:
    """Pair the blocks that kept their order; what moved, came or went stands between them, each on its own side."""
    found: list[Row] = []
    fates = account.fates
    pending: list[int] = []
    done = at = 0
    while at < len(fates):
        fate = fates[at]
        target = fate.result_block
        if target is None or fate.moved or target < done:
            pending.append(at)
            at += 1
            continue
        if pending or target > done:
            found.append(Row(tuple(pending), tuple(range(done, target)), False))
            pending = []
        together = [at]
        while at + 1 < len(fates) and fates[at + 1].result_block == target and not fates[at + 1].moved:
            at += 1
            together.append(at)
        plain = len(together) == 1 and fate.fate == "kept" and len(account.sources[target]) < 2
        found.append(Row(tuple(together), (target,), plain))
        done = target + 1
        at += 1
    if pending or done < clean:
        found.append(Row(tuple(pending), tuple(range(done, clean)), False))
    return found


def visible_rows(found: Sequence[Row], long: bool) -> list[Row | int]:
    """The rows to show; for a long document those with changes and their neighbours, and how many are left out."""
    if not long:
        return list(found)
    keep = [False] * len(found)
    for at, row in enumerate(found):
        if not row.plain:
            for near in range(max(0, at - _NEIGHBOURS), min(len(found), at + _NEIGHBOURS + 1)):
                keep[near] = True
    out: list[Row | int] = []
    for row, kept in zip(found, keep, strict=True):
        if kept:
            out.append(row)
        elif out and isinstance(out[-1], int):
            out[-1] += 1
        else:
            out.append(1)
    return out


def compare(page: Page, listed: Sequence[Row | int], long: bool) -> Iterator[str]:
    """The section of the page."""
    yield f'<section id="compare"><h2>{page.say("page.compare")}</h2>'
    if long:
        yield f"<p>{page.say('page.long')}</p>"
    if not listed:
        yield f"<p>{page.say('page.empty')}</p></section>"
        return
    yield f'<div class="r top"><div>{page.say("label.before")}</div><div>{page.say("label.after")}</div></div>'
    view = _View(page)
    for row in listed:
        if isinstance(row, int):
            yield f'<p class="gap">\u22ef {page.say("page.skipped", count=markup.number(row))} \u22ef</p>'
            continue
        left = "".join(view.source_block(at) for at in row.left)
        right = "".join(view.clean_block(at) for at in row.right)
        yield f'<div class="r"><div>{left}</div><div>{right}</div></div>'
    yield "</section>"


class _View:
    """Renders blocks; the marks of the whole document are gathered once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        trace = page.account.trace
        gone = [Mark(r.start, r.end, (r.id,), r.op) for r in trace.removed]
        put_in = [p for p in trace.pieces if p.id]
        # What is put in where nothing was taken out still belongs to the word around it in the source.
        gone += [Mark(p.source, p.source, (p.id,), p.op) for p in put_in if p.source == p.source_end and p.op != "join"]
        self.source_marks = sorted(gone)
        self.clean_marks = sorted(Mark(p.start, p.end, (p.id,), p.op) for p in put_in)
        self.split = self._split_blocks()

    def _split_blocks(self) -> set[int]:
        """Clean blocks whose words all come from source blocks that are at home in another clean block."""
        fates, sources = self.page.account.fates, self.page.account.sources
        return {at for at, found in enumerate(sources) if found and all(fates[s].result_block != at for s in found)}

    def source_block(self, at: int) -> str:
        fate = self.page.account.fates[at]
        block = fate.block
        label = f"{self.page.say('label.before')} {at + 1}"
        target = fate.result_block
        if fate.fate == "kept":
            number = link(f"c{target + 1}", str(at + 1)) if target is not None else str(at + 1)
            return self._block(f"s{at + 1}", "", f'<span class="n">{number}</span>', block, shown(block.text))
        arrow = ""
        if target is not None:
            arrow = f" {self.page.arrow} {link(f'c{target + 1}', self.page.say('label.after') + f' {target + 1}')}"
        ids = " ".join(link(id_, code(id_)) for id_ in fate.findings[:_IDS_SHOWN])
        tag = self._tag(label, block, _labels(fate), f"{arrow} <bdi>{ids}</bdi>")
        text = self.page.result.source.text
        content = shown(block.text)
        if fate.fate != "dropped":
            content = _marked(text, block, _within(text, block, self.source_marks, False), "del", self.page)
        return self._block(f"s{at + 1}", fate.fate, tag, block, content)

    def clean_block(self, at: int) -> str:
        page = self.page
        block = page.result.document.blocks[at]
        sources = page.account.sources[at]
        fates = [page.account.fates[s] for s in sources]
        labels = dict.fromkeys(label for fate in fates for label in _labels(fate) if label != "joined")
        names = (["joined"] if len(sources) > 1 else []) + (["split"] if at in self.split else []) + list(labels)
        if not sources:
            names = ["changed"]
        if not names:
            number = f'<span class="n">{link(f"s{sources[0] + 1}", str(at + 1))}</span>'
            return self._block(f"c{at + 1}", "", number, block, shown(block.text))
        back = page.comma.join(link(f"s{s + 1}", f"{page.say('label.before')} {s + 1}") for s in sources)
        tag = self._tag(f"{page.say('label.after')} {at + 1}", block, names, f" {page.back} {back}" if back else "")
        marks = _within(page.result.text, block, self.clean_marks, True)
        main = max(names, key=lambda name: ("changed", "split", "moved", "joined").index(name))
        return self._block(f"c{at + 1}", main, tag, block, _marked(page.result.text, block, marks, "ins", page))

    def _tag(self, label: str, block: Block, names: Iterable[str], more: str) -> str:
        what = self.page.comma.join(f"<span>{_SIGNS[name]} {self.page.say(f'fate.{name}')}</span>" for name in names)
        kind = self.page.say(f"kind.{block.kind.value}")
        return f'<p class="tag">{label} \u00b7 {kind} \u00b7 {what}{more}</p>'

    def _block(self, anchor: str, name: str, tag: str, block: Block, content: str) -> str:
        shape = f"b {name}" if name else "b"
        attributes = self.page.attributes(block.text)
        return f'<div class="{shape}" id="{anchor}">{tag}<div class="t" {attributes}>{content}</div></div>'


def _labels(fate: Fate) -> list[str]:
    names: list[str] = [fate.fate] if fate.fate in ("joined", "dropped") else []
    if fate.fate != "dropped":
        names += ["moved"] * fate.moved + ["changed"] * fate.edited
    return names


def _within(text: str, block: Block, marks: Sequence[Mark], clean: bool) -> list[Mark]:
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


def _marked(text: str, block: Block, marks: Sequence[Mark], tag: str, page: Page) -> str:
    """The block's text with its marks, each a link to the change that explains it."""
    out: list[str] = []
    done = block.start
    for mark in marks:
        out.append(shown(text[done : mark.start]))
        piece = text[mark.start : mark.end]
        title = " ".join(mark.ids) if len(mark.ids) > 1 else ""
        if mark.op == "join" and not piece.strip():
            inner = f'{shown(piece)}<span class="j">{_SIGNS["joined"]}</span>'
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
