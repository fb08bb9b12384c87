"""Prints texts, wears the pages like scans, has tesseract read them: misreadings of fonts and noise the bench lacks.

    python -m tests.bench printed FOLDER [--jobs N] [--others]

Writes `NAME.truth.txt` and `NAME.read.txt` for each reading; those that are in the folder stay. `fit` and `words`
take such a folder from the environment (CLEANUP_PRINTED). Each text is printed twice, mostly in another font and look,
and read by two models of tesseract: that of the Arabic language, and that of the Arabic script, which takes letters for
those of Persian and Urdu as well. With `--others` pages are worn in ways that no weights are fitted on, and read by the
first model: give these a folder of their own, to measure by. Needs tesseract with both models, Pillow with Raqm, numpy,
fonts (Debian: tesseract-ocr-ara, tesseract-ocr-script-arab, fonts-kacst, fonts-kacst-one, fonts-hosny-amiri,
fonts-noto-core, fonts-sil-scheherazade, fonts-arabeyes, fonts-dejavu-core).
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
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.bench.wear import DRAWN, OTHERS, SCANS, Wear
from tests.bench.word_sources import MODELS, Truth, truths

_ROOT = Path("/usr/share/fonts")
_FONTS = (
    "truetype/kacst/KacstBook.ttf", "truetype/kacst-one/KacstOne.ttf", "opentype/fonts-hosny-amiri/Amiri-Regular.ttf",
    "truetype/noto/NotoNaskhArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Regular.ttf",
    "truetype/scheherazade/Scheherazade-Regular.ttf", "truetype/fonts-arabeyes/ae_AlArabiya.ttf",
    "truetype/fonts-arabeyes/ae_Petra.ttf", "truetype/dejavu/DejaVuSans.ttf",
)  # fmt: skip
_PAGE = (8.27, 11.69)
_MARGIN = 1.0
_ARABIC: Any = {"direction": "rtl", "language": "ar"}


def main(arguments: Sequence[str]) -> int:
    """Print and read all texts that the folder does not have."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench printed")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--others", action="store_true", help="worn in ways that no weights are fitted on")
    options = parser.parse_args(arguments)
    if missing := [font for font in _FONTS if not (_ROOT / font).exists()]:
        # With fewer fonts the same names would be other readings.
        print(f"printed: these fonts are not in {_ROOT}: {', '.join(missing)}", file=sys.stderr)
        return 2
    if lacking := {*MODELS} - _models():
        print(f"printed: tesseract does not have these models: {', '.join(sorted(lacking))}", file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    wears, models = (OTHERS, MODELS[:1]) if options.others else (SCANS, MODELS)
    wanted = itertools.product(truths(), models)
    with ThreadPoolExecutor(options.jobs) as pool:
        for name in pool.map(lambda one: _printed(options.folder, wears, *one), wanted):
            print(name, flush=True)
    return 0


def _models() -> set[str]:
    """The models that tesseract has; none where it is not installed."""
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return set()
    return set(listed.split())


def _printed(folder: Path, wears: Mapping[str, Wear], truth: Truth, model: str) -> str:
    """Print one text in the look and font that its name decides, and have a model of tesseract read it."""
    chance = random.Random(truth.name if model == MODELS[0] else f"{truth.name}.{model}")
    look, font = chance.choice(list(wears)), chance.choice(_FONTS)
    name = f"{truth.name}.{Path(font).stem}.{look}.{model}"
    if not (folder / f"{name}.read.txt").exists():
        seed = chance.randrange(1 << 30)
        drawn = enumerate(_pages(truth.text, _ROOT / font, chance))
        pages = [read(wears[look](page, seed + n), model) for n, page in drawn]
        (folder / f"{name}.truth.txt").write_text(truth.text, encoding="utf-8")
        (folder / f"{name}.read.txt").write_text("\n\n".join(pages) + "\n", encoding="utf-8")
    return name


def _pages(text: str, font: Path, chance: random.Random) -> Iterator[Any]:
    """The text set in one column, page by page, as grey images."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = (round(side * DRAWN) for side in _PAGE)
    margin = round(_MARGIN * DRAWN)
    size = round(chance.uniform(11.5, 14.5) * DRAWN / 72)
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


def read(page: Any, model: str = MODELS[0]) -> str:
    """What a model of tesseract reads on a page: a line a paragraph, an empty line between."""
    with tempfile.TemporaryDirectory(prefix="cleanup-printed-") as folder:
        path = Path(folder) / "page.png"
        page.save(path, dpi=page.info["dpi"])
        command = ["tesseract", str(path), "-", "-l", model, "--psm", "4"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        text = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.replace("\f", "\n")))
    return "\n\n".join(part for part in paragraphs if part)
