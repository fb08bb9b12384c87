"""Patterns of paths: `*` and `?` stand for anything but a slash, `**` for whole folders, `[...]` for one of some.

A pattern without a slash matches the name of a file or folder anywhere, as in `.gitignore`; one with a slash starts at
the base folder. A pattern that matches a folder matches all in it.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

_PARTS = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)
# What has a meaning of its own inside a class of Python's regular expressions.
_SIGNS = re.compile(r"[\\^\[&~|]")
_ESCAPED = r"\\\g<0>"
_MEANINGS = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def relative(path: Path, base: Path) -> str:
    """A path from a base folder on, with slashes; a path on another drive as it is."""
    try:
        return Path(os.path.relpath(os.path.abspath(path), os.path.abspath(base))).as_posix()
    except ValueError:
        return path.as_posix()


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern matches a path as `relative` gives it."""
    return _compiled(pattern).match(path) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    body = "".join(map(_meaning, _PARTS.findall(plain.removeprefix("/"))))
    return re.compile(f"{anywhere}{body}(?:/.*)?\\Z", re.DOTALL)


def _meaning(part: str) -> str:
    if part in _MEANINGS:
        return _MEANINGS[part]
    if len(part) > 2 and part.startswith("["):
        inverse = part.startswith("[!")
        inside = part[2 if inverse else 1 : -1]
        # A class that Python cannot compile, such as [z-a], stands for itself.
        made = f"[{'^/' if inverse else ''}{_SIGNS.sub(_ESCAPED, inside)}]"
        try:
            re.compile(made)
        except re.error:
            return re.escape(part)
        return made
    return re.escape(part)
