"""Edits: reversible operations on a text, applied one after another.

Two shapes cover everything. A *replacement* (ops replace, join, split, drop) puts `after` where `before` stood. A
*move* lets two neighbouring stretches change places around the gap between them: with cuts a <= b <= c <= d the text
`[a:b] [b:c] [c:d]` becomes `[c:d] [b:c] [a:b]`; it conserves length, so it moves nothing outside `[a:d]`, and it is
its own kind of inverse. Each edit's offsets count code points of the text as it stands when the edit is applied.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Op = Literal["replace", "join", "split", "drop", "move"]


class Edit(NamedTuple):
    """One reversible operation. For a move, `before` and `after` are empty and `cuts` holds the inner offsets b, c."""

    op: Op
    start: int
    end: int
    before: str = ""
    after: str = ""
    cuts: tuple[int, int] | None = None

    @property
    def shift(self) -> int:
        """By how much the text after the edit moves."""
        return len(self.after) - len(self.before)

    def inverse(self) -> Edit:
        """The edit that takes this one back, in the text that this one leaves."""
        if self.cuts:
            b, c = self.cuts
            return Edit("move", self.start, self.end, cuts=(self.start + self.end - c, self.end - (b - self.start)))
        op: Op = {"join": "split", "split": "join"}.get(self.op, self.op)  # type: ignore[assignment]
        return Edit(op, self.start, self.start + len(self.after), before=self.after, after=self.before)


class EditError(ValueError):
    """An edit does not fit the text it is applied to."""


def replacement(op: Op, text: str, start: int, end: int, after: str) -> Edit:
    """A replacement whose `before` is taken from the text."""
    return Edit(op, start, end, before=text[start:end], after=after)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits in order.

    Replacements in falling or rising order of offset, and moves, are applied in batches, so that the cost is one copy
    of the text for a batch and not one for each edit.

    Raises EditError where the text at an edit is not what the edit says.
    """
    at = 0
    while at < len(edits):
        end, rising = _batch(edits, at)
        batch = edits[at:end]
        text = _apply_moves(text, batch) if batch[0].cuts else _apply_replacements(text, batch, rising)
        at = end
    return text


def invert(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that take `edits` back, in the order in which to apply them."""
    return [edit.inverse() for edit in reversed(list(edits))]


def _batch(edits: Sequence[Edit], at: int) -> tuple[int, bool]:
    """Where the batch that starts at `at` ends, and whether its offsets rise.

    Falling offsets are what a pass yields; rising ones are what their inverses look like.
    """
    end = at + 1
    if edits[at].cuts:
        while end < len(edits) and edits[end].cuts:
            end += 1
        return end, False
    falling = rising = True
    while end < len(edits) and not edits[end].cuts:
        still_falling = falling and edits[end].end <= edits[end - 1].start
        still_rising = rising and edits[end].start >= edits[end - 1].start + len(edits[end - 1].after)
        if not still_falling and not still_rising:
            break
        falling, rising = still_falling, still_rising
        end += 1
    return end, not falling


def _apply_replacements(text: str, batch: Sequence[Edit], rising: bool) -> str:
    out: list[str] = []
    done = shift = 0
    for edit in batch if rising else reversed(batch):
        start = edit.start - (shift if rising else 0)
        end = start + len(edit.before)
        if start < done or edit.end - edit.start != len(edit.before) or text[start:end] != edit.before:
            raise EditError(f"the text at {edit.start} is not what the edit expects")
        out += (text[done:start], edit.after)
        done, shift = end, shift + edit.shift
    out.append(text[done:])
    return "".join(out)


def _apply_moves(text: str, batch: Sequence[Edit]) -> str:
    """Moves keep lengths, so moves in windows that do not touch are independent of each other."""
    windows: list[list[int]] = []
    for start, end in sorted((e.start, e.end) for e in batch):
        if windows and start < windows[-1][1]:
            windows[-1][1] = max(windows[-1][1], end)
        else:
            windows.append([start, end])
    if windows[0][0] < 0 or windows[-1][1] > len(text):
        raise EditError("a move lies outside the text")
    parts = {start: text[start:end] for start, end in windows}
    starts = sorted(parts)
    for edit in batch:
        at = starts[bisect_right(starts, edit.start) - 1]
        assert edit.cuts
        a, b, c, d = (x - at for x in (edit.start, *edit.cuts, edit.end))
        if not 0 <= a <= b <= c <= d:
            raise EditError("a move's cuts are out of order")
        part = parts[at]
        parts[at] = part[:a] + part[c:d] + part[b:c] + part[a:b] + part[d:]
    out: list[str] = []
    done = 0
    for start, end in windows:
        out += (text[done:start], parts[start])
        done = end
    out.append(text[done:])
    return "".join(out)
