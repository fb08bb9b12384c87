"""Blocks of the document as HTML: what became of each stands above it in words, with links to explain it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cleanup.document import Block
from cleanup.reports.fates import Fate
from cleanup.reports.markup import SIGNS, link
from cleanup.reports.page import Page


def labels(fate: Fate) -> list[str]:
    """The words for what became of a block."""
    names: list[str] = [fate.fate] if fate.fate in ("joined", "dropped") else []
    if fate.fate != "dropped":
        names += ["moved"] * fate.moved + ["changed"] * fate.edited
    return names


def clean_labels(fates: Iterable[Fate], split: bool) -> list[str]:
    """The words for a clean block that is made of the blocks with these fates; none where it is unchanged."""
    found = list(fates)
    names = dict.fromkeys(label for fate in found for label in labels(fate) if label != "joined")
    out = (["joined"] if len(found) > 1 else []) + (["split"] if split else []) + list(names)
    return out if found else ["changed"]


def main_label(names: Iterable[str]) -> str:
    """The one of several words that decides the look."""
    return max(names, key=lambda name: ("changed", "split", "moved", "joined").index(name))


@dataclass(frozen=True, slots=True)
class Frames:
    """Makes the frame of a block: its anchor, its label, and the link to its entry in the order map."""

    page: Page
    before_marks: Mapping[int, str]
    after_marks: Mapping[int, str]

    def tag(self, label: str, block: Block, names: Iterable[str], more: str, mark: str | None) -> str:
        """The line above a block that changed."""
        page = self.page
        what = page.comma.join(f"<span>{SIGNS[name]} {page.say(f'fate.{name}')}</span>" for name in names)
        kind = page.say(f"kind.{block.kind.value}")
        on_map = f" {link(mark, page.say('map.link'))}" if mark else ""
        return f'<p class="tag">{label} \u00b7 {kind} \u00b7 {what}{more}{on_map}</p>'

    def block(self, anchor: str, name: str, tag: str, block: Block, content: str) -> str:
        """A block with its text as HTML."""
        shape = f"b {name}" if name else "b"
        attributes = self.page.attributes(block.text)
        return f'<div class="{shape}" id="{anchor}">{tag}<div class="t" {attributes}>{content}</div></div>'

    def before(self, at: int) -> str:
        """The name of a source block."""
        return f"{self.page.say('label.before')} {at + 1}"

    def after(self, at: int) -> str:
        """The name of a clean block."""
        return f"{self.page.say('label.after')} {at + 1}"
