"""Entries on disk: a file each, written at once, the least recently used ones taken away.

A cache that cannot be read or written must never be noticed: no function here raises.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

from cleanup.cache.folder import cache_folder

LIMIT: Final = 200 * 1024 * 1024
"""Bytes that all entries may take: some thousand reports of usual length."""
# Taking away more than is needed spares the next runs the search.
_KEPT_SHARE = 0.9
_SUFFIX = ".json"
# Packs and phrase indexes: a version of the program with its packs takes a megabyte.
_PACKS_LIMIT = 20 * 1024 * 1024


class Store:
    """The entries of one folder. Keys are hexadecimal hashes."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._written = False

    def has(self, key: str) -> bool:
        """Whether there is an entry, whole or broken."""
        return os.path.exists(self._path(key))

    def get(self, key: str) -> dict[str, Any] | None:
        """The value of an entry; None where there is none or it is broken."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            digest, _, body = data.partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() != digest:
                return None
            value = json.loads(body)
        except (OSError, ValueError, RecursionError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return value if isinstance(value, dict) else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep a value under a key."""
        try:
            body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        except ValueError:  # lone surrogates, which no file of ours holds
            return
        # What it imports takes longer than reading an entry.
        import tempfile

        name = ""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=self._folder)
            with open(handle, "wb") as file:
                file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            os.replace(name, self._path(key))
            self._written = True
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(name)

    def tidy(self) -> None:
        """After writing: take the least recently used entries away where all together are over the limit."""
        if not self._written:
            return
        try:
            found = [(entry.stat(), entry.path) for entry in os.scandir(self._folder) if entry.is_file()]
        except OSError:
            return
        total = sum(stat.st_size for stat, _ in found)
        if total <= self._limit:
            return
        for stat, path in sorted(found, key=lambda pair: (pair[0].st_mtime_ns, pair[1])):
            if total <= self._limit * _KEPT_SHARE:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)
                total -= stat.st_size

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def pack_store() -> Store | None:
    """Where packs and the indexes of their phrases are kept; None where the user has no home."""
    try:
        return Store(cache_folder() / "packs", _PACKS_LIMIT)
    except (OSError, RuntimeError):
        return None
