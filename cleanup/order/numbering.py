"""Numbers that are hard to read: marks that a scan garbled, numbers inside blocks, numbers without their dash.

What a block opens with is a *mark* when it looks like "number, dash". Its value may be unreadable; the sequence around
it then tells it, where both sides agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.languages import ar

_L = ar.LETTERS
_RLM = "\u200e\u200f"
# Up to four characters that are no word before a dash (or what a reader takes for one): a number that was misread.
_GARBLED = re.compile(
    rf"\s*(?P<token>[^\s{_L}]{{1,4}}|[اهموىع]|\d[{_L}]|[{_L}]\d)[{_RLM}]*\s*[-–—ـ>=+~»«.]{{1,2}}\s+(?=[{_L}]{{2}})"
)
# A number whose dash was lost, scraps of a misread dash behind it.
_BARE = re.compile(
    rf"\s*[^\w\s]{{0,2}}\s*(?P<digits>\d{{1,3}})(?![\d٫٬%/]|[.,،]\d)[^\n]{{0,14}}?(?<![{_L}])(?=[{_L}]{{2}})"
)
_INSIDE = re.compile(rf"(?<=[\s{_RLM}])(?P<digits>\d{{1,3}})[{_RLM}]*\s*[-–—>]\s+(?=[{_L}]{{2}})")


class Marks(NamedTuple):
    """What a block shows of paragraph numbers."""

    garbled: bool
    """It opens with a mark whose value cannot be read."""
    bare: int | None
    """It opens with a number without a dash: a paragraph number only if the sequence asks for it."""
    last: int | None
    """The last number of the sequence that stands inside it, where a reader merged paragraphs."""


def marks_of(text: str, number: int | None) -> Marks:
    """The marks of a block that has `number` as its own paragraph number, or none."""
    garbled = bare = None
    if number is None:
        bare_match = _BARE.match(text)
        bare = int(ar.western(bare_match["digits"])) if bare_match else None
        garbled = _GARBLED.match(text) if bare is None else None
    last = number if number is not None else bare
    if last is not None:
        for match in _INSIDE.finditer(text, 4):
            value = int(ar.western(match["digits"]))
            if value == last + 1:
                last = value
    return Marks(garbled is not None, bare, last if last != number else None)


class Start(NamedTuple):
    """A fragment as far as its number goes; the value is None where it has a mark that cannot be read."""

    at: int
    value: int | None
    last: int | None
    marked: bool
    bare: int | None


# What a reading of a number is worth: one with its dash is never given up (a column may hold a single number, out of
# step with both neighbours), one without may be any number.
_DASHED, _UNDASHED = 8.0, -1.0
# Steps between neighbouring numbers: n, n+1; one or two marks lost in between; anything else (a column border, a
# restart, a misread number).
_IN_STEP, _NEARLY, _JUMP = 2.0, 1.0, -1.5
NEAR = 3
# How many numbers in a row may be left out.
_BACK = 6


def in_sequence(starts: Sequence[Start]) -> dict[int, int]:
    """The readings that make the best sequence of numbers: bare ones where it asks for them, no outliers.

    A dynamic programme over the readings in the order of the text (weights above); linear in their number.
    """
    readings = [
        (s.at, s.value if s.value is not None else s.bare, s.last, _DASHED if s.value is not None else _UNDASHED)
        for s in starts
        if s.value is not None or s.bare is not None
    ]
    best: list[tuple[float, int]] = []
    for i, (_, value, _, weight) in enumerate(readings):
        options = [(weight, -1)] if i <= _BACK else []
        for j in range(max(0, i - _BACK), i):
            last = readings[j][2]
            options.append((best[j][0] + weight + _step(last if last is not None else readings[j][1], value), j))
        best.append(max(options))
    found: dict[int, int] = {}
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        value = readings[at][1]
        if value is not None:
            found[readings[at][0]] = value
        at = best[at][1]
    return found


def _step(previous: int | None, value: int | None) -> float:
    if previous is None or value is None:
        return _JUMP
    ahead = value - previous
    return _IN_STEP if ahead == 1 else _NEARLY if 1 < ahead <= NEAR else _JUMP


def completed(starts: Sequence[Start]) -> dict[int, int | None]:
    """Numbers for bare and garbled marks where the readable numbers around them ask for just these.

    A gap between numbers p and q that holds exactly q - p - 1 marked starts numbers them all. None stands for a
    number that was read but is out of all sequence.
    """
    chosen = in_sequence(starts)
    found: dict[int, int | None] = {}
    pending: list[Start] = []
    previous: int | None = None
    for start in starts:
        value = chosen.get(start.at)
        if value is None:
            if start.marked or start.value is not None:
                pending.append(start)
            if start.value is not None:
                found[start.at] = None
            continue
        if value != start.value:
            found[start.at] = value
        if previous is not None and pending and value - previous - 1 == len(pending):
            found.update({p.at: previous + 1 + i for i, p in enumerate(pending)})
        pending = []
        previous = start.last if start.last is not None else value
    return found


# Numbers on each side that must agree on a place before a number that disagrees with them is called misread.
_WITNESSES = 2


def misread(numbers: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Numbers that the sequence around them contradicts, with the value that it asks for.

    `numbers` are pairs of fragment and number in the order of the text. Each number votes for the offset that makes
    the sequence n, n+1, ...; a number whose neighbours on both sides agree on another offset was misread.
    """
    offsets = [value - at for at, (_, value) in enumerate(numbers)]
    found: dict[int, int] = {}
    for at, (fragment, _) in enumerate(numbers):
        before = offsets[max(0, at - _WITNESSES - 1) : at]
        after = offsets[at + 1 : at + 2 + _WITNESSES]
        left = max(set(before), key=before.count, default=None)
        if left is None or left == offsets[at] or left not in after:
            continue
        if before.count(left) >= _WITNESSES and after.count(left) >= _WITNESSES:
            found[fragment] = left + at
    return found
