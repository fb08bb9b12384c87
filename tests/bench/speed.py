"""Time and memory: one report, long reports, many reports.

Every figure is of a process of its own, from its start until all files are written, with caches filled and modules
compiled as an installation has them. Times are compared with each other on one machine in one run, since seconds mean
little elsewhere:

- a bare start of Python with the libraries, and the report: the ratio must stay below 5;
- a report 10 and 100 times as long: the ratios must stay below 12 and 130;
- 200 reports with one process and with two: the ratio must reach 1.7.

Options: --quick leaves the longest report and the 200 reports out.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleanup.languages import ar
from tests.support import FIXTURES, SHARED, blocks_of

TARGET_START = 5.0
TARGET_LONG = {10: 12.0, 100: 130.0}
TARGET_JOBS = 1.7
_TIMES = 7
_COPIES = 200
# Numbers from 1500 on are years to the program, so that a very long report starts a new volume before that.
_LAST_NUMBER = 1400

_NUMBERED = re.compile(r"(?P<digits>[\d\u0660-\u0669]{1,3})(?=\s*(?:[-\u2013]|\\?\.)\s)")
_BODY = re.compile(r"(?:#+ )?(?:[\d\u0660-\u0669]{1,3}\s*(?:-|\.)|\u0623\u0648\u0644\u0627 -)")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process took."""

    seconds: float
    megabytes: float


def report() -> Path:
    """The real report where it is there, else the made one."""
    real = SHARED / "samples" / "a-55-98.txt"
    return real if real.exists() else FIXTURES / "reports" / "report-water" / "input.txt"


def repeated(text: str, times: int) -> str:
    """One long report: the body of a report several times, its paragraph numbers going on."""
    blocks = blocks_of(text)
    start = next(i for i, block in enumerate(blocks) if _BODY.match(block))
    head, body = blocks[:start], blocks[start:]
    marks = [_NUMBERED.match(block) for block in body]
    last = max(int(ar.western(mark["digits"])) for mark in marks if mark)
    volume = _LAST_NUMBER // last
    out = list(head)
    for copy in range(times):
        out += [_raised(block, copy % volume * last) for block in body]
    return "\n\n".join(out) + "\n"


def _raised(block: str, by: int) -> str:
    """A block with its paragraph number raised."""

    def raised(match: re.Match[str]) -> str:
        digits = str(int(ar.western(match["digits"])) + by)
        return digits if match["digits"].isascii() else digits.translate(ar.TO_EASTERN)

    return _NUMBERED.sub(raised, block, count=1) if _NUMBERED.match(block) else block


def measured(command: Sequence[str]) -> Measured:
    """Run a command and wait for it."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    return Measured(seconds, usage.ru_maxrss / 1024)


def median(command: Sequence[str], times: int = _TIMES) -> Measured:
    """The median of several runs; the first, which fills the caches, is not counted."""
    measured(command)
    runs = [measured(command) for _ in range(times)]
    return Measured(statistics.median(r.seconds for r in runs), max(r.megabytes for r in runs))


def fix(*arguments: str | Path) -> list[str]:
    """The command that cleans documents."""
    script = Path(sys.executable).with_name("cleanup")
    start = [str(script)] if script.exists() else [sys.executable, "-c", "from cleanup.cli.main import main; main()"]
    return [*start, "fix", "--quiet", *map(str, arguments)]


def line(name: str, figure: str, ratio: float | None = None, target: float = 0, above: bool = False) -> None:
    """Print a figure, and whether its ratio keeps to a target."""
    verdict = ""
    if ratio is not None:
        good = ratio >= target if above else ratio <= target
        wanted = f"{'at least' if above else 'at most'} {target:g}"
        verdict = f"   ratio {ratio:6.2f} (target {wanted}): {'ok' if good else 'MISSED'}"
    print(f"{name:44} {figure:>24}{verdict}", flush=True)


def _figure(found: Measured) -> str:
    return f"{found.seconds:8.3f} s {found.megabytes:8.0f} MB"


def main(arguments: Sequence[str]) -> int:
    """Print all figures."""
    quick = "--quick" in arguments
    with tempfile.TemporaryDirectory(prefix="cleanup-bench-") as name:
        folder = Path(name)
        # An installed program has its modules compiled, whatever is set where it is developed.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        source = folder / "report.txt"
        shutil.copy(report(), source)
        text = source.read_text(encoding="utf-8")
        print(f"{report().name}: {len(text):,} characters, {len(blocks_of(text))} blocks")
        bare = median([sys.executable, "-c", "import regex, rapidfuzz, rich"])
        line("start of Python with regex, rapidfuzz, rich", _figure(bare))
        one = median(fix(source, "-o", folder / "out"))
        line("one report, start to all files written", _figure(one), one.seconds / bare.seconds, TARGET_START)
        base = median(_long(folder, text, 1), 3)
        line("the same, numbered as below", _figure(base))
        for times in (10,) if quick else (10, 100):
            found = measured(_long(folder, text, times))
            line(f"{times} times as long", _figure(found), found.seconds / base.seconds, TARGET_LONG[times])
        if not quick:
            _many(folder, text)
    return 0


def _long(folder: Path, text: str, times: int) -> list[str]:
    path = folder / f"long-{times}.txt"
    path.write_text(repeated(text, times), encoding="utf-8")
    return fix(path, "-o", folder / "out")


def _many(folder: Path, text: str) -> None:
    inputs = folder / "many"
    inputs.mkdir()
    for at in range(_COPIES):
        (inputs / f"{at:03}.txt").write_text(text, encoding="utf-8")
    one = measured(fix(inputs, "-o", folder / "one", "--jobs", "1"))
    line(f"{_COPIES} reports, one process", _figure(one))
    two = measured(fix(inputs, "-o", folder / "two", "--jobs", "2"))
    line(f"{_COPIES} reports, two processes", _figure(two), one.seconds / two.seconds, TARGET_JOBS, above=True)
