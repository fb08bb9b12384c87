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
# A number whose dash was lost.
_BARE = re.compile(rf"\s*[^\w\s]{{0,2}}\s*(?P<digits>\d{{1,3}})[{_RLM}]*(?:\s*[^\w\s]{{1,2}}){{0,3}}\s*(?=[{_L}]{{2}})")
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


def completed(starts: Sequence[Start]) -> dict[int, int]:
    """Numbers for garbled marks and bare numbers, where the readable numbers around them ask for just these.

    A gap between numbers p and q that holds exactly q - p - 1 marked starts numbers them all; a start right behind p
    with the bare number p + 1 has it.
    """
    found: dict[int, int] = {}
    known: list[Start] = []
    pending: list[Start] = []
    previous: int | None = None
    for start in starts:
        if start.value is None and previous is not None and not pending and start.bare == previous + 1:
            found[start.at] = start.bare
            previous = start.last if start.last is not None else start.bare
            continue
        if start.value is None:
            if start.marked:
                pending.append(start)
            continue
        if previous is not None and pending and start.value - previous - 1 == len(pending):
            found.update({p.at: previous + 1 + i for i, p in enumerate(pending)})
        pending = []
        previous = start.last if start.last is not None else start.value
        known.append(start)
    # Backwards: a bare number right before its successor.
    following: int | None = None
    for start in reversed(starts):
        value = found.get(start.at, start.value)
        if value is None and start.bare is not None and following == start.bare + 1:
            found[start.at] = value = start.bare
        if value is not None:
            following = value
        elif start.marked:
            following = None
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
