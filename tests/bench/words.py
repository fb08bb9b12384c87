"""Words: what the word rules fix, break and point out on scanned pages, planted errors and clean text.

Needs ../shared/bench. Furniture, copies and order are left alone. Parts, all of them without an argument:

- `light`, `noisy`: pages of one column with their truth, judged by score_words.py: a line for each page with safe
  fixes and one with suggested fixes too, the sum, and each rule's share of right fixes;
- `printed`: the same for texts that were printed and read again (`python -m tests.bench printed`), where there are any;
- `planted`: clean texts with errors planted as a vision model leaves them, by kind;
- `clean`: every safe change in clean text, and how much is pointed out there, by rule;
- `report`: the real report against the part of its errors that is annotated;
- `calibration`: whether fixes of a confidence are right as often as it says;
- `speed`: words in a second, the time to open the lexicon, memory.
"""

from __future__ import annotations

from functools import partial

from tests.bench.parts import run
from tests.bench.word_clean import clean
from tests.bench.word_planted import planted
from tests.bench.word_report import report
from tests.bench.word_sources import printed as readings
from tests.bench.word_speed import speed
from tests.bench.word_tables import calibration, pages


def printed() -> None:
    """The pages of each look, where there are any."""
    for kind in sorted({text.kind for text in readings()}):
        pages(kind)


PARTS = {
    "light": partial(pages, "light"),
    "noisy": partial(pages, "noisy"),
    "printed": printed,
    "planted": planted,
    "clean": clean,
    "report": report,
    "calibration": calibration,
    "speed": speed,
}


def main(arguments: list[str]) -> int:
    """Print the parts that the arguments name (default: all)."""
    return run(PARTS, arguments)
