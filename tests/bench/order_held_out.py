"""How the order of a reading comes out when the digits of its own document were not counted.

The counts in rules/ar/digits.toml were made on these very readings. Here they are made anew for each document, on all
others: what a scan read for each digit of a paragraph number whose truth is known.

No benchmark of its own: `python -m tests.bench order held-out` prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from cleanup import engine, packs
from cleanup.languages import ar
from cleanup.order.series import scraps_of
from cleanup.readers.dispatch import read_bytes
from tests.bench.order_tables import Row
from tests.bench.readings import Reading, readings, score
from tests.support import parsed

_KIND = "ocr.pages.txt"
_NUMBERED = re.compile(r"(\d{1,3}) - (\S.*)")
_READ = re.compile(r"\S{1,8}\s*\S?\s+(\S.*)")
# Letters by which a paragraph is known again, and how alike they must be: heavy noise leaves four in five.
_OPENING = 50
_ALIKE = 70
# What was counted once is chance, as in the shipped counts.
_LEAST = 2

Readings = Counter[tuple[str, str]]
"""How often a digit was read as a character."""


def held_out() -> None:
    """Print what becomes of each document with shipped counts, counts on all documents, and on all others."""
    print(f"\n{_KIND} with digits counted on the other documents: what is said of the order, piece_tau")
    cases = readings(_KIND)
    total = sum((counted(reading) for reading in cases), Counter[tuple[str, str]]())
    print(f"counted anew: {total.total()} digits; shipped: {_shipped_total()}")
    print(f"{'document':36} {'shipped':>22} {'counted on all':>22} {'on all others':>22} digits")
    rows: dict[str, list[Row]] = {"shipped": [], "counted on all": [], "on all others": []}
    for reading in cases:
        own = counted(reading)
        found = [
            _measured(reading, None), _measured(reading, _entries(total)), _measured(reading, _entries(total - own)),
        ]  # fmt: skip
        for known, row in zip(rows.values(), found, strict=True):
            known.append(row)
        cells = " ".join(f"{row.before.tau:.3f}→{row.after.tau:.3f} {_said(row):>9}" for row in found)
        print(f"{reading.name[:36]:36} {cells} {own.total():4}", flush=True)
    for name, known in rows.items():
        wrong = [row for row in known if row.reading.in_wrong_order]
        said = Counter(map(_said, wrong))
        print(
            f"{name}: repaired {said['repaired']}, proposed {said['proposed']} of {len(wrong)} in wrong order; "
            f"worse {sum(row.is_worse for row in known)} of {len(known)}"
        )


def _said(row: Row) -> str:
    if row.is_worse:
        return "WORSE"
    return "repaired" if row.verdict == "changed" and row.is_repaired else row.verdict


def _measured(reading: Reading, entries: tuple[str, ...] | None) -> Row:
    """A reading cleaned with other counts; with the shipped ones for None."""
    loaded = packs.load()
    if entries is not None:
        loaded = tuple(pack._replace(cues=_with_counts(pack.cues, entries)) for pack in loaded)
    result = engine.run(read_bytes(reading.text.encode("utf-8"), "-", "text"), loaded)
    return Row(reading, result, score(reading.truth, reading.text), score(reading.truth, result.text))


def _with_counts(cues: Mapping[str, tuple[str, ...]], entries: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    return {**cues, "digit_readings": entries} if "digit_readings" in cues else cues


def _shipped_total() -> int:
    listed = [pack.cues.get("digit_readings", ()) for pack in packs.load()]
    return sum(int(entry.split()[2]) for entries in listed for entry in entries)


def _entries(counts: Readings) -> tuple[str, ...]:
    listed = sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return tuple(f"{digit} {read} {count}" for (digit, read), count in listed if count >= _LEAST)


@lru_cache(maxsize=32)
def counted(reading: Reading) -> Readings:
    """What was read for each digit of the paragraph numbers of a reading, where as many characters were read."""
    paragraphs = {m[2][:_OPENING]: m[1] for line in reading.truth.splitlines() if (m := _NUMBERED.match(line))}
    counts: Readings = Counter()
    document = parsed(reading.text)
    for block in document.blocks:
        scraps = scraps_of(block.text, document.cues).paragraphs
        rest = _READ.match(block.text)
        if scraps and rest and (found := process.extractOne(
            rest[1][:_OPENING], list(paragraphs), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )):  # fmt: skip
            counts.update(_aligned(paragraphs[found[0]], scraps[0]))
    return counts


def _aligned(digits: str, scrap: str) -> Iterable[tuple[str, str]]:
    """Digits and what was read for them; turned round where more of them are read right then."""
    if len(digits) != len(scrap):
        return ()
    return max((_pairs(digits, scrap), _pairs(digits, scrap[::-1])), key=_right)


def _pairs(digits: str, scrap: str) -> list[tuple[str, str]]:
    return list(zip(digits.translate(ar.TO_EASTERN), scrap, strict=True))


def _right(pairs: list[tuple[str, str]]) -> int:
    return sum(1 for digit, read in pairs if ar.western(digit) == ar.western(read))
