"""Numbers that are hard to read: marks that a scan garbled, numbers inside blocks, numbers without their dash.

What a block opens with is a *mark* when it looks like "number, dash". Its value may be unreadable; the sequence around
it then tells it, where both sides agree.
"""

from __future__ import annotations

import itertools
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


def opens_marked(text: str) -> bool:
    """Whether a text opens with what looks like a paragraph number and its dash, readable or not."""
    return _GARBLED.match(text) is not None


class Start(NamedTuple):
    """A fragment as far as its number goes; the value is None where it has a mark that cannot be read."""

    at: int
    value: int | None
    last: int | None
    marked: bool
    bare: int | None


# A reading without its dash may be any number: it costs more than a jump spares, and less than two steps bring.
_UNDASHED = -1.0
# Steps between neighbouring numbers: n, n+1; one or two marks lost in between; anything else (a column border, a
# restart, a misread number).
_IN_STEP, _NEARLY, _JUMP = 2.0, 1.0, -1.5
NEAR = 3
# Bare readings in a row among which one is looked for that goes on.
_BACK = 6


def in_sequence(starts: Sequence[Start]) -> dict[int, int]:
    """The readings that make the best sequence of numbers: all that have a dash, bare ones where it asks for them.

    A number with its dash is never given up: a column may hold a single number, out of step with both neighbours. A
    dynamic programme over the readings in the order of the text; linear in their number.
    """
    readings = [(s, value) for s in starts if (value := s.value if s.value is not None else s.bare) is not None]
    best: list[tuple[float, int]] = []
    dashed = -1
    for i, (start, value) in enumerate(readings):
        options = [(0.0, -1)] if dashed < 0 else []
        for j in sorted({dashed, *range(max(dashed, i - _BACK), i)} - {-1}):
            before, last = readings[j]
            options.append((best[j][0] + _step(before.last if before.last is not None else last, value), j))
        total, before_this = max(options)
        best.append((total + (_UNDASHED if start.value is None else 0.0), before_this))
        dashed = i if start.value is not None else dashed
    at = max(range(max(dashed, 0), len(best)), key=lambda i: best[i][0], default=-1)
    if dashed < 0 and (at < 0 or best[at][0] <= 0):
        return {}
    found: dict[int, int] = {}
    while at >= 0:
        found[readings[at][0].at] = readings[at][1]
        at = best[at][1]
    return found


def _step(previous: int, value: int) -> float:
    ahead = value - previous
    return _IN_STEP if ahead == 1 else _NEARLY if 1 < ahead <= NEAR else _JUMP


def completed(starts: Sequence[Start]) -> dict[int, int]:
    """Numbers for bare and garbled marks where the readable numbers around them ask for just these.

    A gap between numbers p and q that holds exactly q - p - 1 marked starts numbers them all.
    """
    chosen = in_sequence(starts)
    found: dict[int, int] = {}
    pending: list[Start] = []
    previous: int | None = None
    for start in starts:
        value = chosen.get(start.at)
        if value is None:
            if start.marked:
                pending.append(start)
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


def consecutive(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """The fragments of three and more numbers n, n+1, ... in a row as they stand: no chance made them so."""
    rows = [
        [fragment for _, (fragment, _) in row]
        for _, row in itertools.groupby(enumerate(numbers), key=lambda each: each[1][1] - each[0])
    ]
    return {fragment for row in rows if len(row) > _WITNESSES for fragment in row}


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


def stray(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """The fragments whose number was surely misread: in step with neither neighbour, and its value is not to be had.

    `numbers` are pairs of fragment and number in the order of the text. A column may hold a single number, out of step
    with both neighbours; but then no other paragraph in step has it, and it is not far behind the last one.
    """
    in_step = set[int]()
    for (a, first), (b, second) in itertools.pairwise(numbers):
        if 1 <= second - first <= NEAR:
            in_step |= {a, b}
    taken = {value for at, value in numbers if at in in_step}
    if not taken:
        return set()
    last = max(taken) + NEAR
    return {at for at, value in numbers if at not in in_step and value != 1 and (value in taken or value > last)}
