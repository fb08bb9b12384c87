"""Finding the configuration that holds for a document, and checking it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleanup.config.files import NAMES, Table, label, table_of
from cleanup.config.keys import KEYS
from cleanup.config.values import Place
from cleanup.errors import ConfigError
from cleanup.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration: the values of the keys that it gives, checked, with absolute paths."""

    file: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[Path, ...] = ()
    """Files beside it that configure too and are not heeded."""

    @property
    def folder(self) -> Path:
        """What patterns of paths are relative to."""
        return self.file.parent if self.file else Path.cwd()

    @property
    def label(self) -> str:
        """The file as messages show it."""
        return label(self.file) if self.file else ""


NO_CONFIG = Config()


def load(start: Path, given: Path | None = None) -> Config:
    """The configuration in `given`; without it, the first one upward from the folder `start`.

    The search ends at the first folder that has one, at the root of a repository, or at the root of the file system.

    Raises ConfigError for a file that is broken, for an unknown key, and for a value of a wrong type.
    """
    if given is not None:
        table = table_of(Path(os.path.abspath(given)))
        if table is None:
            reason = "has no configuration of cleanup" if given.exists() else "no such file"
            raise ConfigError(f"{given}: {reason}")
        return _checked(table)
    first = Path(os.path.abspath(start))
    for folder in (first, *first.parents):
        tables = [table for name in NAMES if (table := table_of(folder / name)) is not None]
        if tables:
            return _checked(tables[0], tuple(table.path for table in tables[1:]))
        if (folder / ".git").exists():
            break
    return NO_CONFIG


def _checked(table: Table, also: tuple[Path, ...] = ()) -> Config:
    file = label(table.path)
    values = {}
    for name, value in table.values.items():
        if name not in KEYS:
            hint = did_you_mean(name, KEYS) or f"; keys are {', '.join(KEYS)}"
            raise ConfigError(f"{file}: unknown key {name!r}{hint}")
        values[name] = KEYS[name].read(value, Place(file, name, table.path.parent, table.written))
    return Config(table.path, values, also)
