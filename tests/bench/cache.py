"""Time of a second `check` of unchanged documents, against the first.

30 documents of some 11 pages, no two alike. Every figure is of a process of its own; the lexicon is compiled before.
The first run must take at least 10 times as long as the second.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.speed import line, measured, report
from tests.cli import command

TARGET = 10.0
_DOCUMENTS = 30


def main(arguments: Sequence[str]) -> int:
    """Print all figures."""
    text = report().read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="cleanup-bench-") as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for at in range(_DOCUMENTS):
            (folder / "in" / f"{at:02}.txt").write_text(
                f"{text}\n\u0648\u062b\u064a\u0642\u0629 {at}\n", encoding="utf-8"
            )
        (folder / "in" / "cleanup.toml").write_text(f"cache = '{folder / 'kept'}'\n", encoding="utf-8")
        check = [*command(), "check", "--exit-zero", str(folder / "in")]
        bare = measured([*check, "--no-cache"])
        first, second = measured(check), measured(check)
        line(f"{_DOCUMENTS} documents, --no-cache", f"{bare.seconds:8.3f} s")
        line("first run, which keeps its findings", f"{first.seconds:8.3f} s")
        line("second run", f"{second.seconds:8.3f} s", first.seconds / second.seconds, TARGET, above=True)
        kept = sum(entry.stat().st_size for entry in os.scandir(folder / "kept" / "check"))
        line("kept", f"{kept / 1e6:8.1f} MB")
    return 0
