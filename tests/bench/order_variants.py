"""The variants of the `order` benchmark: the real report with its paragraph numbers removed, or a fifth of them spoilt.

No benchmark of its own: `python -m tests.bench order variants` prints them.
"""

from __future__ import annotations

import random
import re
import time

from tests.bench.readings import WORDS, score
from tests.support import SHARED, fixed

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NUMBER = re.compile(r"(?m)^[٠-٩]+ - ")
# A fifth of the numbers: tesseract keeps 4 in 100, other programs far more.
_SPOILT = 0.2
_SEEDS = 6


def variants() -> None:
    """Print for each variant whether the report is repaired, left alone or half right."""
    print("\nthe real report with worse numbers: repaired (all breaks gone), left alone, or half right")
    raw = (SHARED / "samples" / "a-55-98.txt").read_text(encoding="utf-8")
    truth = (SHARED / "samples" / "a-55-98.ordered.txt").read_text(encoding="utf-8")
    _variant("removed", _NUMBER.sub("", raw), _NUMBER.sub("", truth))
    for kind in ("misread", "garbled", "lost"):
        for seed in range(_SEEDS):
            _variant(f"{kind} {seed}", spoilt(raw, kind, random.Random(seed)), truth)


def spoilt(text: str, kind: str, chance: random.Random) -> str:
    """A text some of whose paragraph numbers are misread, garbled or lost."""
    return _NUMBER.sub(lambda match: _spoilt(match[0], kind, chance), text)


def _spoilt(mark: str, kind: str, chance: random.Random) -> str:
    if chance.random() >= _SPOILT:
        return mark
    if kind == "misread":
        return str(chance.randrange(1, 60)).translate(_EASTERN) + " - "
    return chance.choice(("؟ - ", "ه - ", "© - ", "7٠ - ")) if kind == "garbled" else ""


def _variant(name: str, text: str, truth: str) -> None:
    start = time.perf_counter()
    result = fixed(text, ignore=WORDS)
    seconds = time.perf_counter() - start
    before, after = score(truth, text), score(truth, result.text)
    alone = after.breaks >= before.breaks - 2
    verdict = "repaired" if after.breaks == 0 else "left alone" if alone else "HALF RIGHT"
    print(
        f"  {name:12} {verdict:11} breaks {before.breaks}→{after.breaks}, "
        f"tau {before.tau:.3f}→{after.tau:.3f}, {seconds:.2f} s",
        flush=True,
    )
