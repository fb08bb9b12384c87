"""The cost of the `order` benchmark: seconds and memory for 10, 100 and 1,000 pages, and what two passes take of them.

Each size is cleaned in a process of its own, which says what it took: the start of Python is not counted, its memory
is. Two kinds of long document: the report of the benchmark `speed` again and again, its paragraph numbers going on, and
all raw OCR readings one after another, again and again. A size that would take more than half a minute is left out.

No benchmark of its own: `python -m tests.bench order cost` prints it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench import speed
from tests.bench.readings import readings
from tests.support import FIXTURES, fixed

_PAGES = (10, 100, 1000)
_OTHER = FIXTURES / "clean" / "report-water.txt"
# Two columns of the real report: a column holds 1,485 characters on average.
_PAGE = 2970
# Seconds that one size may take, guessed as ten times the size before: the whole benchmark has to end in a few minutes.
_LONGEST = 30
_PASSES = {"all rules": (), "order alone": ("ORD",), "duplicates alone": ("DUP",)}


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    megabytes: float


def cost() -> None:
    """Print the table; ratios are to the size before, ten times smaller."""
    _report()
    print("\ncost: seconds and peak memory in a process of its own; the ratio is to a tenth of the pages")
    with tempfile.TemporaryDirectory(prefix="cleanup-bench-") as folder:
        for name, text in (("report, repeated", _reports), ("OCR, repeated", _readings)):
            paths = {pages: Path(folder) / f"{pages}.txt" for pages in _PAGES}
            for pages, path in paths.items():
                path.write_text(text(pages * _PAGE), encoding="utf-8")
            for passes, codes in _PASSES.items():
                _line(f"{name}, {passes}", paths, codes)


def _report() -> None:
    """Print what the passes take on the real report where the program has been started and has read its rules."""
    text = speed.report().read_text(encoding="utf-8")
    print(f"\ncost on the real report ({len(text)} characters), in a process that has cleaned another document:")
    for passes, codes in (("order", ("ORD",)), ("duplicates", ("DUP",)), ("both", ("ORD", "DUP"))):
        fixed(_OTHER.read_text(encoding="utf-8"), select=codes)
        start = time.process_time()
        fixed(text, select=codes)
        print(f"  {passes:11} {time.process_time() - start:5.2f} s")


def _line(name: str, paths: dict[int, Path], codes: tuple[str, ...]) -> None:
    print(f"  {name:34}", end="")
    before: Cost | None = None
    for pages, path in paths.items():
        if before and before.seconds * 10 > _LONGEST:
            print(f" {pages:5} pages left out", end="")
            break
        found = measured(path, codes)
        ratio = f"(x{found.seconds / before.seconds:5.1f})" if before else ""
        print(f" {pages:5} pages {found.seconds:7.2f} s {ratio} {found.megabytes:5.0f} MB", end="", flush=True)
        before = found
    print()


def _reports(characters: int) -> str:
    """The report until so many characters are reached."""
    text = speed.report().read_text(encoding="utf-8")
    return _cut(speed.repeated(text, characters // len(text) + 1), characters)


def _readings(characters: int) -> str:
    """All raw readings until so many characters are reached."""
    text = "\n\n".join(reading.text.strip() for reading in readings("ocr.txt"))
    return _cut("\n\n".join([text] * (characters // len(text) + 1)), characters)


def _cut(text: str, characters: int) -> str:
    """The text up to the end of the block in which so many characters are reached."""
    end = text.find("\n\n", characters)
    return text if end < 0 else text[:end] + "\n"


def measured(path: Path, codes: tuple[str, ...]) -> Cost:
    """Clean one document with the rules of these codes, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.order_cost", str(path), *codes]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Cost(*json.loads(done.stdout))


def _child(path: str, *codes: str) -> None:
    """Clean one document and say what it took."""
    text = Path(path).read_text(encoding="utf-8")
    start = time.perf_counter()
    fixed(text, select=codes)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, _peak()]))


def _peak() -> float:
    """The peak memory of this process in megabytes; ru_maxrss would count the parent's, too, where a fork made it."""
    match = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(match[1]) / 1024 if match else 0.0


if __name__ == "__main__":
    _child(*sys.argv[1:])
