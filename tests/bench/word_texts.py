"""The texts of the `words` benchmark, and how it cleans them: only the passes that change characters and words run.

No benchmark of its own: the parts of the `words` benchmark share it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanup.engine import Recorded, Result
from cleanup.findings import Tier
from tests.bench.plant import Planting, planted, slices
from tests.bench.readings import FOLDER
from tests.bench.word_sources import printed
from tests.support import SHARED, fixed

# Furniture that is dropped, copies and order are measured by the benchmark `order`.
_OTHER_PASSES = ("STR", "ORD", "DUP")
WORD_RULES = "OCR"
"""How the codes of the rules begin that are measured here; the others are about characters and typography."""

REPORT = SHARED / "samples" / "a-55-98.txt"
SEED = 5598


class Pair(NamedTuple):
    """A reading and its truth."""

    name: str
    truth: str
    text: str


@lru_cache(maxsize=256)
def cleaned(text: str, apply: Tier = Tier.SAFE, select: tuple[str, ...] = ()) -> Result:
    """Clean a text without moving or dropping anything of it; remembered, since several parts look at one text."""
    return fixed(text, select=select, ignore=_OTHER_PASSES, apply=apply)


def read(path: Path) -> str:
    """A text, its line ends as they are."""
    return path.read_bytes().decode("utf-8-sig")


def pairs(noise: str) -> list[Pair]:
    """The pages of one column that were scanned with this noise: light or noisy; or that were printed with a look."""
    if noise.startswith("printed"):
        return [Pair(text.name, text.truth, text.read) for text in printed() if text.kind == noise]
    paths = sorted((FOLDER / "pairs").glob(f"*.{noise}.ocr.txt"))
    return [Pair(path.name.split(".")[0], read(path.with_name(path.name.replace(".ocr.", ".gt."))), read(path))
            for path in paths]  # fmt: skip


def clean_texts() -> dict[str, str]:
    """Texts with few errors or none, by name."""
    samples = SHARED / "samples"
    paths = [*sorted(FOLDER.glob("clean/*.txt")), *sorted(samples.glob("news*.txt")), *sorted(samples.glob("web*.txt"))]
    return {path.stem: read(path) for path in paths} | truths()


def truths() -> dict[str, str]:
    """The truths of the readings and pairs, by name; one that several readings share is there once.

    Every noisy reading of a pair has a light one with the same truth, but for a few lines.
    """
    found: dict[str, str] = {}
    for path in [*sorted(FOLDER.glob("ocr/*/clean.txt")), *sorted(FOLDER.glob("pairs/*.light.gt.txt"))]:
        text = read(path)
        if text not in found.values():
            found[path.parent.name if path.name == "clean.txt" else path.stem] = text
    return found


@lru_cache(maxsize=1)
def plantings() -> tuple[Planting, ...]:
    """The clean texts of the bench in slices, with errors planted in each."""
    texts = [read(path) for path in sorted(FOLDER.glob("clean/*.txt"))] + list(truths().values())
    pieces = [piece for text in texts for piece in slices(text, SEED)]
    return tuple(planted(piece, SEED + number) for number, piece in enumerate(pieces))


def context(text: str, start: int, end: int, around: int = 40) -> str:
    """A place in its line, marked, with what stands around it."""
    left, right = text[max(0, start - around) : start], text[end : end + around]
    return " ".join(f"{left}[{text[start:end]}]{right}".split())


def words_of(text: str) -> int:
    """How many tokens stand between the spaces of a text."""
    return len(text.split())


def applied(result: Result) -> Iterator[Recorded]:
    """The findings whose fixes were applied."""
    return (record for record in result.findings if record.applied)
