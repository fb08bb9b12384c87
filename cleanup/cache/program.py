"""The program as a part of keys: what another version worked out is worked out anew."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from cleanup._version import __version__


@lru_cache(maxsize=1)
def program() -> list[object]:
    """The version; in a checkout also when its modules were last changed, and how many there are."""
    package = Path(__file__).resolve().parent.parent
    if not (package.parent / "setup.cfg").exists():
        return [__version__]
    times = [
        os.stat(os.path.join(folder, name)).st_mtime_ns
        for folder, _, names in os.walk(package) for name in names if name.endswith(".py")
    ]  # fmt: skip
    return [__version__, max(times), len(times)]
