"""The OCR readings with known truth in ../shared/bench: where they are, how they are scored, what is worse.

No benchmark of its own: the parts of the `order` and `words` benchmarks share it.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from tests.support import SHARED

WORDS = ("OCR",)
"""Rules that the benchmark of order leaves out: a word that was put right looks like one that was lost."""
FOLDER = SHARED / "bench"
KINDS = ("noiseless.txt", "ocr.digits.txt", "ocr.pages.txt", "ocr.txt")
"""The kinds of reading: clean letters in the wrong order, digits put right, page breaks, raw."""

# A piece_tau lower, or a sequence CER higher by this much is worse: the demand on every reading and rebuild.
WORSE = 0.005


class Reading(NamedTuple):
    """One reading of one document, and its truth."""

    folder: Path
    kind: str

    @property
    def name(self) -> str:
        """The document."""
        return self.folder.name

    @property
    def text(self) -> str:
        """What was read."""
        return (self.folder / self.kind).read_bytes().decode("utf-8")

    @property
    def truth(self) -> str:
        """What was printed."""
        return (self.folder / "clean.txt").read_bytes().decode("utf-8")

    @property
    def in_wrong_order(self) -> bool:
        """Whether the left column of each page was read before its right one."""
        return "wrong" in self.folder.name


class Score(NamedTuple):
    """The figures of score.py that the tables print."""

    tau: float
    breaks: int
    cer: float
    cer_aligned: float
    duplicate_runs: int
    duplicated: int
    border_precision: float
    border_recall: float
    words_lost: int

    @property
    def border(self) -> float:
        """Precision and recall of paragraph borders in one figure: their harmonic mean."""
        both = self.border_precision + self.border_recall
        return 2 * self.border_precision * self.border_recall / both if both else 0.0

    def is_worse_than(self, other: Score) -> bool:
        """Whether the order or the text suffered."""
        return self.tau < other.tau - WORSE or self.cer > other.cer + WORSE


def readings(kind: str) -> list[Reading]:
    """The readings of one kind, of all documents that have it."""
    found = (Reading(folder, kind) for folder in sorted((FOLDER / "ocr").iterdir()))
    return [reading for reading in found if (reading.folder / kind).exists()]


def scorer() -> ModuleType:
    """The measuring script that belongs to the readings."""
    return script("score")


@lru_cache(maxsize=4)
def script(name: str) -> ModuleType:
    """A script of the folder with the readings, as a module."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=256)
def score(truth: str, candidate: str) -> Score:
    """Measure a text against the truth; remembered, since parts of the benchmark measure one text twice."""
    found = scorer().score(truth, candidate)
    return Score(
        found["piece_tau"], found["order_breaks"], found["cer_sequence"], found["cer_aligned"],
        found["duplicate_runs"], found["paras_duplicated"], found["border_precision"], found["border_recall"],
        found["words_lost"],
    )  # fmt: skip
