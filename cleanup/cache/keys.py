"""The key of a document's findings: a hash of everything that they depend on.

A key is worked out without opening what it names: no rule is read, no lexicon, and the engine is not imported. Whatever
changes what `reports.json_report.check_document` gives has to be part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanup.cache.program import program
from cleanup.lexicon.sources import digest
from cleanup.packs import files_of, shipped_folder
from cleanup.results import Options

_FORMAT = 1
"""Raised when entries look different."""


class Inputs(NamedTuple):
    """What the documents of a run have in common; all but `options` is given to the command as it is."""

    rules: tuple[str, ...]
    """Folders of the user."""
    lexicons: tuple[str, ...]
    language: str
    diff: bool


def document_key(content: str, format_name: str, options: Options, inputs: Inputs) -> str:
    """The key of one document: `content` is the SHA-256 of its bytes; its name makes no difference.

    Raises OSError for a rules folder or word list that cannot be read.
    """
    return _hash([
        content, format_name, repr(options._replace(lexicons=())), inputs.language, inputs.diff, _FORMAT, program(),
        rules_key(inputs.rules), digest(""), [_file(path) for path in inputs.lexicons],
    ])  # fmt: skip


@lru_cache(maxsize=8)
def rules_key(folders: tuple[str, ...]) -> str:
    """A hash of the shipped packs and those in the user's folders. Raises OSError."""
    shipped = [[name, _file(str(path))] for name, path in files_of(shipped_folder(), "rules")]
    return _hash([_FORMAT, program(), shipped, *(list(_own(folder)) for folder in folders)])


def _own(folder: str) -> Iterable[Sequence[str]]:
    """The packs of a user's folder, with the word lists that they name, which can stand anywhere."""
    for name, path in files_of(Path(folder), folder):
        data = path.read_bytes()
        yield [name, hashlib.sha256(data).hexdigest()]
        if b"lexicons" in data:
            yield [_file(str(path.parent / word)) for word in _lexicons(data)]


def _lexicons(data: bytes) -> list[str]:
    """The word lists that a pack names; none where it is broken, which is said when it is loaded."""
    import tomllib

    try:
        words = tomllib.loads(data.decode("utf-8"))["cues"]["lexicons"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    return [word for word in words if isinstance(word, str)] if isinstance(words, list) else []


@lru_cache(maxsize=64)
def _file(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode("ascii")).hexdigest()
