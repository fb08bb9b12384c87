"""Where a document lies, as other programs want it: relative to the folder of the run, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

STANDARD_INPUT = "-"


def relative(path: str) -> str | None:
    """The path from the working folder on, with forward slashes; None for a path that lies outside of it."""
    if path == STANDARD_INPUT:
        return path
    try:
        shortest = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return None
    outside = shortest == os.pardir or shortest.startswith(os.pardir + os.sep)
    return None if outside else Path(shortest).as_posix()


def shown_path(path: str) -> str:
    """The path as tools match it with their own list of files."""
    return relative(path) or Path(path).as_posix()


def uri(path: str) -> tuple[str, bool]:
    """The path as a URI (RFC 3986), and whether it is relative to the working folder."""
    inside = relative(path)
    if inside is None:
        return Path(os.path.abspath(path)).as_uri(), False
    # A file name is bytes, which need not be UTF-8. The colon too is quoted: before a slash it would end a scheme.
    return quote(os.fsencode(inside)), True
