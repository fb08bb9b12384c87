"""Benchmarks of several parts, each of which can be asked for by name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from tests.bench.readings import FOLDER


def run(parts: Mapping[str, Callable[[], None]], names: Sequence[str]) -> int:
    """Print the parts that are named, or all; 2 for an unknown name, and where there is nothing to measure."""
    unknown = [name for name in names if name not in parts]
    if unknown:
        print(f"no part {unknown[0]!r}; there are: {', '.join(parts)}", file=sys.stderr)
        return 2
    if not FOLDER.is_dir():
        print(f"{FOLDER} is not there: nothing to measure")
        return 2
    for name in names or parts:
        parts[name]()
    return 0
