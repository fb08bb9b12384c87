"""The `speed` part of the `words` benchmark: words in a second, the time to open the lexicon, memory.

All on one processor, in seconds of its time. "First" is the first run over a text in a process that has cleaned another
one before; "warm" the median of further runs over the same text. Cycles are collected as seldom as in the command.

No benchmark of its own: `python -m tests.bench words speed` prints it.
"""

from __future__ import annotations

import gc
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

from cleanup.cli.main import COLLECTED
from cleanup.lexicon.cache import lexicon
from tests.bench import order_cost
from tests.bench.readings import FOLDER
from tests.bench.speed import report as report_path
from tests.bench.word_texts import WORD_RULES, pairs, read, words_of
from tests.support import fixed, parsed

_TIMES = 3
_OPENINGS = 5
# What a new process does to say how long the lexicon takes to open: imports are counted apart.
_OPEN = """
import time
start = time.perf_counter()
from cleanup.lexicon.cache import lexicon
imported = time.perf_counter()
lexicon().zipf("\u0643\u062a\u0627\u0628")
print(imported - start, time.perf_counter() - imported)
"""


def speed() -> None:
    """Print all figures."""
    gc.set_threshold(*COLLECTED)
    print("\nspeed: tokens in a second, one processor")
    print(f"  {'text':22} {'tokens':>7} {'first':>9} {'warm':>9} {'other rules':>12} {'parse':>9} {'tokenise':>10} "
          f"{'words, in passes of tokenise and count':>40}")  # fmt: skip
    lexicon()
    parsed(read(report_path()))
    noisy = "\n\n".join(pair.text for noise in ("noisy", "light") for pair in pairs(noise))
    for name, text in (
        ("clean, xquad", read(FOLDER / "clean" / "msa_xquad_translated.txt")),
        ("pairs, as scanned", noisy),
    ):  # fmt: skip
        _line(name, text)
    _lexicon()
    _memory()


def _line(name: str, text: str) -> None:
    tokens = words_of(text)
    ways: tuple[Callable[[], object], ...] = (
        lambda: fixed(text, select=(WORD_RULES,)),
        lambda: fixed(text, select=("PUN", "CHR", "NUM")),
        lambda: parsed(text),
        lambda: Counter(re.findall(r"\w+", text)),
    )
    first = _seconds(ways[0])
    warm = [statistics.median(_seconds(way) for _ in range(_TIMES)) for way in ways]
    rates = "".join(f" {tokens / seconds:{width},.0f}" for seconds, width in zip(warm, (9, 12, 9, 10), strict=True))
    print(f"  {name:22} {tokens:7,} {tokens / first:9,.0f}{rates} {warm[0] / warm[3]:40.1f}", flush=True)


def _seconds(way: Callable[[], object]) -> float:
    start = time.process_time()
    way()
    return time.process_time() - start


def _lexicon() -> None:
    """A new process opens the lexicon that is compiled already."""
    runs = [
        tuple(map(float, subprocess.run([sys.executable, "-c", _OPEN], check=True, capture_output=True).stdout.split()))
        for _ in range(_OPENINGS)
    ]
    imports, opening = (statistics.median(run[at] for run in runs) * 1000 for at in (0, 1))
    print(f"  lexicon in a new process: {opening:.1f} ms to open and look a word up, after {imports:.0f} ms of imports")


def _memory() -> None:
    """A process that fixes one report, with the word rules and without."""
    path = report_path()
    others = ("STR", "ORD", "DUP", "PUN", "CHR", "NUM")
    for name, codes in (("all rules", ()), ("word rules alone", (WORD_RULES,)), ("all but word rules", others)):
        found = order_cost.measured(path, codes)
        print(f"  {path.name}, {name}: {found.seconds:.3f} s, peak memory {found.megabytes:.0f} MB")
