"""The files that can hold a configuration, and reading its table out of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleanup.errors import ConfigError
from cleanup.nearest import did_you_mean

NAMES: Final = ("cleanup.toml", "pyproject.toml", "setup.cfg")
"""The files of a folder that are looked into, in this order."""
_NAMED = {"pyproject.toml": re.compile(b"cleanup"), "setup.cfg": re.compile(rb"^\[cleanup[:\]]", re.MULTILINE)}
_LINE = re.compile(r"at line (\d+)")
_INI_TABLES = ("gate", "per-file-ignores")
# A configuration is a page; more is another file under its name.
_MAX_BYTES = 4 * 1024 * 1024


class Table(NamedTuple):
    """What a file says, as it stands there."""

    path: Path
    values: Mapping[str, Any]
    written: bool
    """Whether every value is text, as in INI files."""


def label(path: Path) -> str:
    """The path as messages show it: from the current folder, where it stands below that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def table_of(path: Path) -> Table | None:
    """The configuration in a file; None where the file has none or is not there.

    Raises ConfigError for a file that cannot be read or is broken.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ConfigError(f"{label(path)}: too large for a configuration")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(f"{label(path)}: cannot be read ({error.strerror or error})") from None
    # A file of other programs, broken or not, is not our business as long as it does not name us.
    if path.name in _NAMED and not _NAMED[path.name].search(data):
        return None
    text = _text(path, data)
    if path.suffix in (".cfg", ".ini"):
        return _from_ini(path, text)
    return _from_toml(path, text)


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{label(path)}: line {line}: not UTF-8") from None


def _from_toml(path: Path, text: str) -> Table | None:
    import tomllib

    try:
        found: Any = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        match = _LINE.search(str(error))
        line = match[1] if match else text.rstrip("\n").count("\n") + 1
        raise ConfigError(f"{label(path)}: line {line}: not valid TOML: {error}") from None
    if path.name == "pyproject.toml":
        tools = found.get("tool", {})
        found = tools.get("cleanup") if isinstance(tools, dict) else None
        if found is not None and not isinstance(found, dict):
            raise ConfigError(f"{label(path)}: tool.cleanup must be a table")
    return None if found is None else Table(path, found, written=False)


def _from_ini(path: Path, text: str) -> Table | None:
    import configparser

    parser = configparser.ConfigParser(interpolation=None)
    # Keys are patterns of paths too: they keep their capitals.
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text)
    except configparser.Error as error:
        line = getattr(error, "lineno", None) or next((at for at, _ in getattr(error, "errors", ())), 1)
        message = " ".join(error.message.split()).replace("'<string>'", path.name)
        raise ConfigError(f"{label(path)}: line {line}: not valid: {message}") from None
    sections = [name for name in parser.sections() if name == "cleanup" or name.startswith("cleanup:")]
    if not sections:
        return None
    values: dict[str, Any] = dict(parser["cleanup"]) if "cleanup" in sections else {}
    for section in sections:
        name = section.partition(":")[2]
        if name and name not in _INI_TABLES:
            raise ConfigError(f"{label(path)}: unknown section [{section}]{did_you_mean(name, _INI_TABLES, least=0)}")
        if name:
            values[name] = dict(parser[section])
    return Table(path, values, written=True)
