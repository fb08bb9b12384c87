"""The raw readings of the `order` benchmark in other layouts: other columns, and columns read twice.

The blocks of each reading in true order are poured into columns of another size, blocks cut where a column ends; each
page is then read left column first, or right. Page marks, running heads and feet are left out. A column that is read
twice comes from another "reading": its letters are confused as tesseract confuses them. So what is proposed for ten
documents can be looked at for two hundred of them, none of which set a threshold by itself.

No benchmark of its own: `python -m tests.bench order layouts` prints it.
"""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tests.bench.order_tables import accepted_text
from tests.bench.readings import FOLDER, WORDS, Reading, readings, score
from tests.bench.rebuilds import placed_in_order
from tests.support import fixed

_COLUMNS = (1100, 1500, 2000)
_FIRST_PAGE = 0.6
# Two lines of a column: less is not left alone at its foot or head.
_LEAST_PIECE = 110
# Letters that another reading of a column reads otherwise: readings of the bench are 67 to 98 % alike.
_CONFUSED = 0.06


class Piece(NamedTuple):
    """A block or a part of one, and its place in true order; a second reading has that of the first."""

    place: int
    text: str


class Variant(NamedTuple):
    """One layout of a reading, and what is read twice in it."""

    reading: Reading
    column: int
    again: str
    """Empty, "R" or "L" (a column in the middle is read twice) or "last" (the last page has one, read twice)."""
    wrong: bool
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text as it was read."""
        return "\n\n".join(piece.text for piece in self.pieces) + "\n"

    @property
    def name(self) -> str:
        """What to print."""
        return f"{self.reading.name[:24]:24} {self.column} {self.again or '-':4} {'wrong' if self.wrong else 'right'}"


def layouts() -> None:
    """Print what is said of each layout, and what its proposals would do."""
    print("\nocr.txt in other layouts: what is said of the order; each line is a fault")
    total = {True: Counter[str](), False: Counter[str]()}
    for variant in variants_of(readings("ocr.txt")):
        verdict, figures = judged(variant)
        total[variant.wrong][verdict] += 1
        if "WORSE" in verdict or (not variant.wrong and verdict not in ("silent", "unchecked")):
            print(f"  {variant.name} {verdict:18} {figures}", flush=True)
    for wrong, counted in total.items():
        listed = ", ".join(f"{verdict} {count}" for verdict, count in sorted(counted.items()))
        print(f"{'wrong' if wrong else 'right'} order ({counted.total()}): {listed}")


def judged(variant: Variant) -> tuple[str, str]:
    """What is said of the order of a layout, and what changes or proposals do to it."""
    result = fixed(variant.text, ignore=WORDS)
    moved = any(r.applied and r.rule.code == "ORD001" for r in result.findings)
    proposed = any(r.rule.code == "ORD001" and not r.applied for r in result.findings)
    if not moved and not proposed:
        return ("unchecked" if any(r.rule.code == "ORD005" for r in result.findings) else "silent"), ""
    truth = variant.reading.truth
    # What duplicates alone do is not what the order did.
    base = fixed(variant.text, ignore=(*WORDS, "ORD001")).text if moved else result.text
    before, after = score(truth, base), score(truth, accepted_text(result, "ORD001") if proposed else result.text)
    worse = after.is_worse_than(before)
    verdict = f"{'changed' if moved else 'proposed'}{', WORSE' if worse else ''}"
    return verdict, f"tau {before.tau:.3f}→{after.tau:.3f}, CER {before.cer:.3f}→{after.cer:.3f}"


def variants_of(cases: Sequence[Reading]) -> Iterator[Variant]:
    """The layouts of some readings."""
    for reading, column in itertools.product(cases, _COLUMNS):
        head, body = _parts(reading)
        columns = _poured(body, column)
        for again in ("", "R", "L", "last"):
            for wrong in (True, False):
                if again == "last" and not len(columns) % 2:
                    continue
                chance = random.Random(f"{reading.name} {column} {again}")
                pieces = (*head, *_read(columns, again, wrong, chance))
                yield Variant(reading, column, again, wrong, pieces)


def _parts(reading: Reading) -> tuple[list[Piece], list[str]]:
    """The masthead, and the blocks of the body in true order."""
    placed = placed_in_order(reading)
    head = [block.text for block in placed if block.region.part == "mast"]
    return [Piece(at - len(head), text) for at, text in enumerate(head)], [
        block.text for block in placed if block.region.part in ("R", "L")
    ]


def _poured(blocks: Sequence[str], column: int) -> list[list[Piece]]:
    columns: list[list[Piece]] = [[]]
    room, places = int(_FIRST_PAGE * column), itertools.count()
    for block in blocks:
        rest = block
        while rest:
            if room < _LEAST_PIECE and columns[-1]:
                columns.append([])
                room = int((_FIRST_PAGE if len(columns) <= 2 else 1) * column)
            piece, rest = _cut(rest, room)
            columns[-1].append(Piece(next(places), piece))
            room -= len(piece)
    return columns


def _cut(text: str, room: int) -> tuple[str, str]:
    at = text.rfind(" ", _LEAST_PIECE, max(room, _LEAST_PIECE))
    if len(text) <= room + 30 or at < 0 or len(text) - at < _LEAST_PIECE:
        return text, ""
    return text[:at], text[at + 1 :]


def _read(columns: Sequence[Sequence[Piece]], again: str, wrong: bool, chance: random.Random) -> Iterator[Piece]:
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)]
    twice = len(pages) - 1 if again == "last" else chance.randrange(len(pages) - 1) if len(pages) > 1 else 0
    for at, page in enumerate(pages):
        right, left = page[0], page[1] if len(page) > 1 else list[Piece]()
        regions = [left, right] if wrong else [right, left]
        if at == twice and again:
            copy = [piece._replace(text=_reread(piece.text, chance)) for piece in (left if again == "L" else right)]
            # As in the readings: the right column before both, the left one behind both.
            regions = [*regions, copy] if again == "L" else [copy, *regions]
        for region in regions:
            yield from region


def _reread(block: str, chance: random.Random) -> str:
    """A block as another reading gives it: some letters confused as tesseract confuses them."""
    confused = _confusions()
    return "".join(
        chance.choice(confused[c]) if c in confused and chance.random() < _CONFUSED else c for c in block
    ).strip() or block  # fmt: skip


@lru_cache(maxsize=1)
def _confusions() -> dict[str, list[str]]:
    counted = json.loads((FOLDER / "confusions_medium.json").read_text(encoding="utf-8"))["confusions"]
    out: dict[str, list[str]] = {}
    for clean, read, count, _ in counted:
        if len(clean) == 1 and clean.isalpha():
            out.setdefault(clean, []).extend([read] * count)
    return out
