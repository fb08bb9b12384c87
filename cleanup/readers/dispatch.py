"""Which reader takes a file. A new format is a module with a `read` function and a line in the table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from cleanup.document import Source
from cleanup.errors import InputError
from cleanup.readers import markdown, text
from cleanup.readers.decode import Decoded

SUFFIXES: dict[str, str] = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
"""Formats by file ending."""

_READERS: dict[str, Callable[[bytes, str], Decoded]] = {"text": text.read, "markdown": markdown.read}

MAX_BYTES = 64 * 1024 * 1024
"""Largest input. A report has about 6 kB a page: this is some ten thousand pages; more is no document."""


def read_path(path: Path, max_bytes: int = MAX_BYTES) -> Source:
    """Read a file.

    Raises InputError where it is missing, no file, too large, binary or undecodable.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder")
        size = path.stat().st_size
        if size > max_bytes:
            raise InputError(f"{path}: {size:,} bytes, more than the limit of {max_bytes:,}")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from None
    return read_bytes(data, str(path), SUFFIXES.get(path.suffix.lower(), "text"))


def read_bytes(data: bytes, name: str = "-", format_name: str = "text") -> Source:
    """Read a document from bytes.

    Raises InputError where they are binary, undecodable or too many.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: {len(data):,} bytes, more than the limit of {MAX_BYTES:,}")
    decoded = _READERS[format_name](data, name)
    return Source(
        name, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding, decoded.bom, decoded.newline, format_name,
        decoded.text,
    )  # fmt: skip
