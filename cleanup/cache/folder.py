"""Where the program keeps what it can work out again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """`CLEANUP_CACHE_DIR`, or the cache folder of the platform. Raises RuntimeError where the user has no home."""
    if given := os.environ.get("CLEANUP_CACHE_DIR"):
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("cleanup-reports", appauthor=False)
