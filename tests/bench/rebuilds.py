"""Rebuilds: the fragments of a reading in true order, without second readings: right as they are, but for the letters.

meta.json says in which order the regions of the pages were read and, for each block of ocr.txt, its region. The blocks
of ocr.pages.txt are the same. Those of ocr.digits.txt are cut otherwise: each takes the region that most of its letters
have in ocr.txt. Those of noiseless.txt are the masthead and the fragments of each region, footnotes last.

No benchmark of its own: `python -m tests.bench order rebuilds` uses it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from tests.bench.readings import Reading

# On a page of a right-to-left text the right column comes first; running heads and feet were read apart.
_RANK = {"head": 0, "mast": 1, "R": 2, "L": 3, "foot": 4}
_SECOND = "dup"
# A block of which fewer letters than this lie in one region has no sure place.
_SURE = 0.9


class Region(NamedTuple):
    """A part of a page: its page, and the part as meta.json calls it."""

    page: int
    part: str

    @property
    def is_second(self) -> bool:
        """Whether it was read before or will be read again."""
        return self.part.endswith(_SECOND)

    @property
    def place(self) -> tuple[int, int]:
        """Where it belongs."""
        return self.page, _RANK[self.part]


class Placed(NamedTuple):
    """A block and the region in which it was read."""

    region: Region
    text: str


class Rebuild(NamedTuple):
    """A text in true order, and where the correspondence of blocks and regions is in doubt."""

    text: str
    doubts: tuple[str, ...]


def rebuilt(reading: Reading) -> Rebuild:
    """The reading in true region order, each region read once, its blocks in their order."""
    placed, doubts = _placed(reading)
    regions = [Region(*region) for region in _meta(reading.folder)["regions"]]
    doubts += _out_of_turn(placed, regions)
    return Rebuild(_text(_in_order(placed), "\f" in reading.text), tuple(doubts))


def placed_in_order(reading: Reading) -> list[Placed]:
    """The blocks of a reading in true region order, each region once."""
    return _in_order(_placed(reading)[0])


def _in_order(placed: Iterable[Placed]) -> list[Placed]:
    return sorted((block for block in placed if not block.region.is_second), key=lambda block: block.region.place)


def blocks_of(text: str) -> list[str]:
    """The blocks of a reading; form feeds separate them as blank lines do."""
    return [block.strip() for block in re.split(r"\n[ \t]*\n|\f", text) if block.strip()]


@lru_cache(maxsize=16)
def _meta(folder: Path) -> Any:
    return json.loads((folder / "meta.json").read_text(encoding="utf-8"))


def _placed(reading: Reading) -> tuple[list[Placed], list[str]]:
    if reading.kind == "noiseless.txt":
        return _of_fragments(reading)
    raw = blocks_of((reading.folder / "ocr.txt").read_text(encoding="utf-8"))
    regions = [Region(block["page"], block["region"]) for block in _meta(reading.folder)["ocr_pars"]]
    doubts = [] if len(raw) == len(regions) else [f"{len(raw)} blocks in ocr.txt, {len(regions)} in meta.json"]
    known = [Placed(region, text) for region, text in zip(regions, raw, strict=False)]
    own = blocks_of(reading.text)
    if own == raw:
        return known, doubts
    placed, unsure = _by_letters(own, known)
    return placed, doubts + unsure


def _of_fragments(reading: Reading) -> tuple[list[Placed], list[str]]:
    """Clean letters: the masthead, then the fragments region by region."""
    meta, own = _meta(reading.folder), blocks_of(reading.text)
    body = []
    for region in (Region(*r) for r in meta["regions"]):
        column = [f for f in meta["fragments"] if (f["page"], f["col"]) == (region.page, region.part[:1])]
        column.sort(key=lambda f: f["kind"] == "fn")
        body += [Placed(region, f["text"]) for f in column]
    head = own[: len(own) - len(body)]
    differing = sum(1 for block, text in zip(body, own[len(head) :], strict=False) if block.text != text)
    doubts = [f"{differing} blocks differ from the fragments of meta.json"] if differing else []
    return [*(Placed(Region(1, "mast"), text) for text in head), *body], doubts


def _by_letters(own: Sequence[str], known: Sequence[Placed]) -> tuple[list[Placed], list[str]]:
    """Blocks of the same reading cut otherwise: each in the region that most of its letters have."""
    region_at = [block.region for block in known for _ in f"{block.text}\n"]
    matched: dict[int, Region] = {}
    whole = "\n".join(own)
    for tag, start, end, other, _ in Levenshtein.opcodes(whole, "\n".join(block.text for block in known)):
        if tag == "equal":
            matched.update((at, region_at[other + at - start]) for at in range(start, end))
    placed: list[Placed] = []
    doubts = []
    at = 0
    for text in own:
        votes = Counter(matched[i] for i in range(at, at + len(text)) if i in matched)
        at += len(text) + 1
        region, most = votes.most_common(1)[0] if votes else (placed[-1].region, 0)
        if most < _SURE * votes.total():
            doubts.append(f"in {region.page} {region.part} by {most} of {votes.total()} letters: {text[:40]!r}")
        placed.append(Placed(region, text))
    return placed, doubts


def _out_of_turn(placed: Sequence[Placed], regions: Sequence[Region]) -> list[str]:
    """Blocks whose region does not come in the order in which meta.json says that the regions were read."""
    turn = {region: at for at, region in enumerate(regions)}
    doubts = [f"a block in no region: {b.text[:40]!r}" for b in placed if b.region not in turn]
    turns = [turn.get(block.region, 0) for block in placed]
    doubts += [
        f"read out of turn: {block.text[:40]!r}"
        for block, now, before in zip(placed[1:], turns[1:], turns[:-1], strict=True)
        if now < before
    ]
    return doubts


def _text(blocks: Iterable[Placed], form_feeds: bool) -> str:
    return "".join(_written(blocks, form_feeds)) + "\n"


def _written(blocks: Iterable[Placed], form_feeds: bool) -> Iterator[str]:
    """Blocks with what stands between them: a form feed between pages where the reading has form feeds."""
    page = 0
    for block in blocks:
        if page:
            yield "\n\f\n" if form_feeds and block.region.page != page else "\n\n"
        page = block.region.page
        yield block.text
