"""Prints texts, wears the pages like scans, has tesseract read them: misreadings of fonts and noise the bench lacks.

    python -m tests.bench printed FOLDER [--jobs N]

Writes `NAME.truth.txt` and `NAME.read.txt` for each reading; those that are in the folder stay. `fit` and `words`
take such a folder from the environment (CLEANUP_PRINTED). Each text is printed twice, mostly in another font and look,
and read by two models of tesseract: that of the Arabic language, and that of the Arabic script, which takes letters for
those of Persian and Urdu as well. Needs tesseract with both, Pillow with Raqm, numpy, fonts (Debian: tesseract-ocr-ara,
tesseract-ocr-script-arab, fonts-kacst, fonts-kacst-one, fonts-hosny-amiri, fonts-noto-core, fonts-sil-scheherazade,
fonts-arabeyes, fonts-dejavu-core).
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.word_sources import Truth, truths

_ROOT = Path("/usr/share/fonts")
_FONTS = (
    "truetype/kacst/KacstBook.ttf", "truetype/kacst-one/KacstOne.ttf", "opentype/fonts-hosny-amiri/Amiri-Regular.ttf",
    "truetype/noto/NotoNaskhArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Regular.ttf",
    "truetype/scheherazade/Scheherazade-Regular.ttf", "truetype/fonts-arabeyes/ae_AlArabiya.ttf",
    "truetype/fonts-arabeyes/ae_Petra.ttf", "truetype/dejavu/DejaVuSans.ttf",
)  # fmt: skip
# Models of tesseract. Readings of the second have its name among the seeds of their chance.
_MODELS = ("ara", "Arabic")
# Pages are drawn finely and scaled down, as a scanner sees them.
_DRAWN = 300
_PAGE = (8.27, 11.69)
_MARGIN = 1.0
_ARABIC: Any = {"direction": "rtl", "language": "ar"}


class Look(NamedTuple):
    """How a page was scanned; lengths in inches, greys from 0 to 1."""

    name: str
    dpi: tuple[int, int]
    blur: tuple[float, float]
    grain: tuple[float, float]
    """Standard deviation of the noise."""
    cut: tuple[float, float] | None
    """Grey below which a point is black, for pages of two colours; lower ones lose thin strokes."""
    wear: float
    """How much that differs over the page."""


LOOKS = (
    Look("light", (190, 220), (0.0, 0.003), (0.01, 0.05), None, 0.0),
    Look("medium", (155, 175), (0.001, 0.004), (0.02, 0.08), (0.5, 0.65), 0.05),
    Look("heavy", (140, 160), (0.002, 0.005), (0.04, 0.1), (0.42, 0.62), 0.12),
)


def main(arguments: Sequence[str]) -> int:
    """Print and read all texts that the folder does not have."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench printed")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(arguments)
    if missing := [font for font in _FONTS if not (_ROOT / font).exists()]:
        # With fewer fonts the same names would be other readings.
        print(f"printed: these fonts are not in {_ROOT}: {', '.join(missing)}", file=sys.stderr)
        return 2
    if lacking := {*_MODELS} - _models():
        print(f"printed: tesseract does not have these models: {', '.join(sorted(lacking))}", file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(options.jobs) as pool:
        for name in pool.map(lambda wanted: _printed(options.folder, *wanted), itertools.product(truths(), _MODELS)):
            print(name, flush=True)
    return 0


def _models() -> set[str]:
    """The models that tesseract has; none where it is not installed."""
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return set()
    return set(listed.split())


def _printed(folder: Path, truth: Truth, model: str) -> str:
    """Print one text in the look and font that its name decides, and have a model of tesseract read it."""
    chance = random.Random(truth.name if model == _MODELS[0] else f"{truth.name}.{model}")
    look, font = chance.choice(LOOKS), chance.choice(_FONTS)
    name = f"{truth.name}.{Path(font).stem}.{look.name}.{model}"
    if not (folder / f"{name}.read.txt").exists():
        seed = chance.randrange(1 << 30)
        drawn = enumerate(_pages(truth.text, _ROOT / font, chance))
        pages = [read(scanned(page, look, seed + n), model) for n, page in drawn]
        (folder / f"{name}.truth.txt").write_text(truth.text, encoding="utf-8")
        (folder / f"{name}.read.txt").write_text("\n\n".join(pages) + "\n", encoding="utf-8")
    return name


def _pages(text: str, font: Path, chance: random.Random) -> Iterator[Any]:
    """The text set in one column, page by page, as grey images."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = (round(side * _DRAWN) for side in _PAGE)
    margin = round(_MARGIN * _DRAWN)
    size = round(chance.uniform(11.5, 14.5) * _DRAWN / 72)
    face = ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.RAQM)
    pitch = round(size * chance.uniform(1.7, 2.0))
    page, at = None, 0
    for line in _lines(text, face.getlength, width - 2 * margin):
        if page is None:
            page, at = Image.new("L", (width, height), 255), margin
        if line:
            ImageDraw.Draw(page).text((width - margin, at), line, fill=0, font=face, anchor="ra", **_ARABIC)
        at += pitch if line else pitch // 2
        if at > height - margin - pitch:
            yield page
            page = None
    if page is not None:
        yield page


def _lines(text: str, length: Any, width: int) -> Iterator[str]:
    """The lines of all paragraphs, an empty one behind each."""
    for paragraph in re.split(r"\n+", text):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and length(longer, **_ARABIC) > width:
                yield line
                longer = word
            line = longer
        if line:
            yield line
            yield ""


def scanned(page: Any, look: Look, seed: int) -> Any:
    """A page as a scanner of that look sees it."""
    import numpy as np
    from PIL import Image, ImageFilter

    chance = np.random.default_rng(seed)
    dpi = chance.integers(*look.dpi)
    page = page.rotate(chance.uniform(-0.4, 0.4), resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(*look.blur) * _DRAWN))
    size = tuple(round(side * dpi / _DRAWN) for side in page.size)
    grey = np.asarray(page.resize(size, Image.Resampling.LANCZOS), float) / 255
    grey = grey * chance.uniform(0.85, 0.97) + chance.uniform(0, 0.08)
    grey = grey + chance.normal(0, chance.uniform(*look.grain), grey.shape)
    if look.cut is not None:
        coarse = chance.normal(0, look.wear, (size[1] // 12 + 1, size[0] // 12 + 1))
        spread = np.asarray(Image.fromarray(coarse.astype("float32")).resize(size, Image.Resampling.BICUBIC))
        grey = (grey > chance.uniform(*look.cut) + spread).astype(float)
    out = Image.fromarray((np.clip(grey, 0, 1) * 255).astype("uint8"))
    out.info["dpi"] = (dpi, dpi)
    return out


def read(page: Any, model: str = _MODELS[0]) -> str:
    """What a model of tesseract reads on a page: a line a paragraph, an empty line between."""
    with tempfile.TemporaryDirectory(prefix="cleanup-printed-") as folder:
        path = Path(folder) / "page.png"
        page.save(path, dpi=page.info["dpi"])
        command = ["tesseract", str(path), "-", "-l", model, "--psm", "4"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        text = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.replace("\f", "\n")))
    return "\n\n".join(part for part in paragraphs if part)
