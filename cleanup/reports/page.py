"""What every part of a page of the HTML report needs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from cleanup.document import Lines
from cleanup.engine import Result
from cleanup.reports import markup
from cleanup.reports.fates import Account
from cleanup.reports.markup import say
from cleanup.run_info import NOBODY, RunInfo


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of a page needs."""

    result: Result
    account: Account
    language: str
    lines: Lines
    """Lines of the source."""
    shown_blocks: frozenset[int] | None
    """Source blocks that the comparison shows; None for all."""
    shown_clean: frozenset[int] | None = None
    """Clean blocks that it shows; None for all."""
    run: RunInfo = NOBODY

    def say(self, key: str, **values: str) -> str:
        """A text of the interface as HTML."""
        return say(key, self.language, **values)

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return "\u060c " if self.language == "ar" else ", "

    @property
    def arrow(self) -> str:
        """An arrow in the direction of reading."""
        return "\u2190" if self.language == "ar" else "\u2192"

    @property
    def back(self) -> str:
        """An arrow against the direction of reading."""
        return "\u2192" if self.language == "ar" else "\u2190"

    def attributes(self, value: str) -> str:
        """Language and direction of a text of the document."""
        return markup.text_attributes(value, self.result.document.language)

    def shows_source(self, at: int) -> bool:
        """Whether the comparison shows a source block."""
        return self.shown_blocks is None or at in self.shown_blocks

    def shows_clean(self, at: int) -> bool:
        """Whether the comparison shows a clean block."""
        return self.shown_clean is None or at in self.shown_clean

    def place(self, offset: int) -> str:
        """Line and column of the source, linked to the block where it is shown."""
        line, column = self.lines.place(offset)
        label = f"{line}:{column}"
        blocks = self.account.blocks
        at = bisect_right(blocks, offset, key=lambda b: b.start) - 1
        seen = at >= 0 and self.shows_source(at)
        return f'<a href="#s{at + 1}" dir="ltr">{label}</a>' if seen else f'<bdi dir="ltr">{label}</bdi>'
