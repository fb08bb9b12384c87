"""Texts with their truth that the model of words is fitted and judged on.

No benchmark of its own: `fit`, `confusions` and `words` use it.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanup.languages import ar
from tests.bench.plant import Planting, planted
from tests.support import SHARED

_BENCH = SHARED / "bench"
_MISPRINTS = Path(__file__).with_name("misprints.tsv")
_SLICE = 12000
# Misreadings that are made again, half of them, in half of the places: in the real report a fifth stands twice or more.
_REPEATED, _LEAST_REPEATED, _RECUR = ("dots", "lost", "added", "look-alike"), 4, 0.5


# Sources that share sentences: the Charter, the Universal Declaration, a licence in two versions, goals and indicators.
_GROUPS = {
    "un_1": "charter", "un_2": "charter", "un_3": "udhr", "un_4": "licence", "un_7": "licence", "un_5": "goals",
    "un_6": "goals",
}  # fmt: skip
PRINTED = "CLEANUP_PRINTED"
"""Variable of the environment with the folder of printed texts, see `tests.bench.printed`."""
MODELS = ("ara", "Arabic")
"""The models of tesseract that read printed texts. Readings of the second have its name among the seeds of their
chance."""
# Texts in the manner of UN reports are printed that many times, others once and not all of them.
_TIMES, _PIECE, _EVERY = 3, 6000, 2


class Text(NamedTuple):
    """A text with its truth; texts of one group share sentences and are left out together."""

    name: str
    group: str
    kind: str
    read: str
    truth: str
    is_second: bool = False
    """Whether the second of two models has read what the first has read, too."""


def scans() -> Iterator[Text]:
    """Readings of tesseract with their truth."""
    for path in sorted((_BENCH / "pairs").glob("*.ocr.txt")):
        source, noise = path.name.split(".")[:2]
        truth = path.with_name(path.name.replace(".ocr.", ".gt.")).read_text(encoding="utf-8")
        yield Text(f"{source}.{noise}", _GROUPS[source], noise, path.read_text(encoding="utf-8"), truth)
    for folder in sorted((_BENCH / "ocr").iterdir()):
        number, source, _, noise = folder.name.split("_")[:4]
        texts = [(folder / name).read_text(encoding="utf-8") for name in ("ocr.txt", "noiseless.txt")]
        yield Text(f"{number}.{noise}", source, noise, *texts)


def near_clean(seeds: Sequence[int] = (1,)) -> Iterator[Text]:
    """Edited texts, as they are and with planted errors; the truth is what is meant (`meant`)."""
    for name, clean in _edited():
        for at in range(0, len(clean), _SLICE):
            piece = _whole_words(clean[at : at + _SLICE])
            group, truth = _group(name, at), meant(piece)
            yield Text(f"{name}.{at}", group, "clean", piece, truth)
            for seed in seeds:
                damaged = planted(piece, seed * 1000 + at)
                yield Text(f"{name}.{at}.{seed}", group, "planted", _recurring(damaged, at), truth)


def meant(text: str) -> str:
    """An edited text of the bench without the misprints that it is known to have."""
    pattern, right = _misprints()
    return pattern.sub(lambda found: right[found[0]], text)


@lru_cache(maxsize=1)
def _misprints() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = _MISPRINTS.read_text(encoding="utf-8").splitlines()
    right = dict(line.split("\t") for line in lines if not line.startswith("#"))
    letters = ar.LETTERS + ar.DIACRITICS
    return re.compile(f"(?<![{letters}])(?:{'|'.join(map(re.escape, right))})(?![{letters}])"), right


def printed() -> Iterator[Text]:
    """Texts that were printed and read again, where there are any (`python -m tests.bench printed`)."""
    folder = Path(os.environ.get(PRINTED, ""))
    for path in sorted(folder.glob("*.read.txt")) if os.environ.get(PRINTED) else ():
        name, at, time, font, look, model, *_ = path.name.split(".")
        truth = path.with_name(path.name.replace(".read.", ".truth.")).read_text(encoding="utf-8")
        reading = f"{name}.{at}.{time}.{font}.{look}.{model}"
        second = model != MODELS[0]
        yield Text(reading, _group(name, int(at)), f"printed {look}", path.read_text(encoding="utf-8"), truth, second)


class Truth(NamedTuple):
    """A piece of text to be printed."""

    name: str
    """The source, where the piece begins, and which time it is printed."""
    text: str


def truths() -> Iterator[Truth]:
    """The pieces of edited texts that are printed."""
    for name, clean in _edited():
        general = name.startswith("msa")
        for number, at in enumerate(range(0, len(clean), _PIECE)):
            piece = _whole_words(clean[at : at + _PIECE])
            for time in range(1 if general else _TIMES):
                if not general or number % _EVERY == 0:
                    yield Truth(f"{name}.{at}.{time}", piece)


def _whole_words(piece: str) -> str:
    """A piece without its first and last word, which may be cut."""
    return piece.partition(" ")[2].rpartition(" ")[0]


def _group(name: str, at: int) -> str:
    """The group of a piece of edited text: long collections are five."""
    return f"{name}.{at // _SLICE % 5}" if name.startswith("msa") else _GROUPS.get(name, name)


def _recurring(damaged: Planting, seed: int) -> str:
    """The damaged text, some of its misreadings made again where the word stands again: readers repeat themselves."""
    chance, text = random.Random(seed), damaged.text
    for error in damaged.errors:
        if error.kind in _REPEATED and len(error.before) >= _LEAST_REPEATED and chance.random() < _RECUR:
            word = re.compile(rf"(?<![{ar.LETTERS}]){re.escape(error.before)}(?![{ar.LETTERS}])")
            text = word.sub(lambda found, e=error: e.after if chance.random() < _RECUR else found[0], text)
    return text


def _edited() -> Iterator[tuple[str, str]]:
    for path in sorted((_BENCH / "clean").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    seen = set()
    for folder in sorted((_BENCH / "ocr").iterdir()):
        source = folder.name.split("_")[1]
        if source not in seen:
            seen.add(source)
            yield source, (folder / "clean.txt").read_text(encoding="utf-8")
    for path in sorted((_BENCH / "pairs").glob("*.light.gt.txt")):
        if not path.name.startswith("un_1"):
            yield path.name.split(".")[0], path.read_text(encoding="utf-8")
