"""Noise of the kind that tesseract makes where an order solver looks: paragraph numbers, dashes, ends, line breaks.

The letters stay. What digits turn into was seen in the raw readings of ../shared/bench, where 4 in 100 paragraph
numbers survive; the shares are set lower, so that enough numbers are left to mislead a solver.

No benchmark of its own: the harm of the `order` benchmark and `tests.damage` use it.
"""

from __future__ import annotations

import random
import re

from tests.support import blocks_of

NUMBER = re.compile(r"(?P<digits>[\d\u0660-\u0669]{1,3})(?P<dash> ?(?:-|\.) )")
_RLM = "\u200f"  # RIGHT-TO-LEFT MARK
_GARBLED = {
    "1": ("1", "١", "|"), "2": ("؟", "7", "1"), "3": ("*", "؟", "+"), "4": ("؛", "8", "£"), "5": ("ه", "0", "٠"),
    "6": ("1", "+", "٦"), "7": ("لا", "/", "٧"), "8": ("/", "8", "٨"), "9": ("و", "4", "٩"), "0": ("٠", "0", "."),
}  # fmt: skip
_WESTERN = {ord(eastern): western for western, eastern in zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True)}
_JUNK = ("ّْ", "٠", "1 :", "0", "' ,")
# Shares of numbers garbled, of marks of direction behind numbers, of dashes lost, of blocks split in two, of closing
# full stops lost, of junk blocks.
_SPOILT, _MARKED, _NO_DASH, _SPLIT, _NO_STOP, _JUNKED = 0.4, 0.5, 0.15, 0.1, 0.15, 0.05
# A block shorter than two lines is not split.
_TWO_LINES = 100


def noisy(text: str, seed: int) -> str:
    """The text in its own order, read badly."""
    chance = random.Random(seed)
    out: list[str] = []
    for block in blocks_of(text):
        out += _read(block, chance)
        if chance.random() < _JUNKED:
            out.append(chance.choice(_JUNK))
    return "\n\n".join(out) + "\n"


def _read(block: str, chance: random.Random) -> list[str]:
    block = NUMBER.sub(lambda match: _number(match, chance), block, count=1) if NUMBER.match(block) else block
    if block.endswith(".") and chance.random() < _NO_STOP:
        block = block[:-1]
    middle = block.find(" ", chance.randrange(len(block) // 3, len(block) // 3 * 2 + 1))
    if len(block) < _TWO_LINES or middle < 0 or chance.random() >= _SPLIT:
        return [block]
    return [block[:middle], block[middle + 1 :]]


def garbled(digits: str, chance: random.Random) -> str:
    """What digits are read as."""
    return "".join(chance.choice(_GARBLED[digit]) for digit in digits.translate(_WESTERN))


def _number(match: re.Match[str], chance: random.Random) -> str:
    digits, dash = match["digits"], match["dash"]
    if chance.random() < _SPOILT:
        digits = garbled(digits, chance)
    if chance.random() < _MARKED:
        digits += _RLM
    return digits + (" " if chance.random() < _NO_DASH else dash)
