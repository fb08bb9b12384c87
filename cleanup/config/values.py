"""Values of configuration files: each function takes what TOML or an INI file gives and returns what the program uses.

All raise ConfigError, with the file and the key, for a value of a wrong type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from cleanup import codes as rule_codes
from cleanup import policy
from cleanup.errors import ConfigError
from cleanup.gate import DECISIONS, THRESHOLDS
from cleanup.nearest import did_you_mean

_DIVIDER = re.compile(r"[,\n]")
# The words of Python's configparser.
_YES_NO = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class Place(NamedTuple):
    """Where a value stands."""

    file: str
    key: str
    folder: Path
    """Relative paths start here."""
    written: bool = False
    """In an INI file every value is text, also numbers and lists."""

    def wrong(self, expected: str) -> NoReturn:
        """Raise ConfigError."""
        raise ConfigError(f"{self.file}: {self.key} must be {expected}")

    def inside(self, key: str) -> Place:
        """The place of a key of this table."""
        return self._replace(key=f"{self.key}.{key}")


GATE_FAILS = "fail-on"
"""Key of the gate that is no limit."""
Read = Callable[[Any, Place], Any]


def words(value: Any, place: Place) -> tuple[str, ...]:
    """A list of strings, or one string with commas or line ends between them."""
    if isinstance(value, str):
        value = _DIVIDER.split(value)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        place.wrong("a list of strings")
    return tuple(word.strip() for word in value if word.strip())


def codes(value: Any, place: Place) -> tuple[str, ...]:
    """Codes of rules or their beginnings."""
    return rule_codes.split(words(value, place))


def limits(value: Any, place: Place) -> tuple[str, ...]:
    """Tiers and codes."""
    return policy.limits(words(value, place))


def joined(value: Any, place: Place) -> str:
    """Words as an option of the command line takes them, with commas."""
    return ",".join(words(value, place))


def paths(value: Any, place: Place) -> tuple[str, ...]:
    """Paths, relative to the file's folder."""
    return tuple(str(place.folder / word) for word in words(value, place))


def path(value: Any, place: Place) -> str:
    """One path, relative to the file's folder."""
    if not isinstance(value, str) or not value.strip():
        place.wrong("a path")
    return str(place.folder / value.strip())


def formats(value: Any, place: Place) -> tuple[str, ...]:
    """Output formats, as NAME or NAME=FILE with the file relative to the file's folder."""
    named = (word.partition("=") for word in words(value, place))
    return tuple(f"{name}={place.folder / file}" if file else name for name, _, file in named)


def choice(*allowed: str) -> Read:
    """One of some words."""

    def read(value: Any, place: Place) -> str:
        if value not in allowed:
            place.wrong(" or ".join(allowed))
        return str(value)

    return read


def count(value: Any, place: Place) -> int:
    """A whole number from 0 on."""
    if place.written and isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        place.wrong("a whole number, 0 or more")
    return value


def switch_or_path(value: Any, place: Place) -> bool | str:
    """True or false, or a path."""
    if isinstance(value, bool):
        return value
    if place.written and isinstance(value, str) and value.strip().lower() in _YES_NO:
        return _YES_NO[value.strip().lower()]
    if not isinstance(value, str) or not value.strip():
        place.wrong("true, false or a path")
    return path(value, place)


def codes_by_pattern(value: Any, place: Place) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table of patterns of paths, each with codes."""
    return tuple((pattern, codes(given, place.inside(pattern))) for pattern, given in _table(value, place).items())


def gate(value: Any, place: Place) -> dict[str, float | str]:
    """The limits of the gate, and the decision from which it fails."""
    return {key: _gate_value(key, given, place.inside(key)) for key, given in _table(value, place).items()}


def _gate_value(key: str, value: Any, place: Place) -> float | str:
    if key == GATE_FAILS:
        return str(choice(policy.NEVER, *DECISIONS[:0:-1])(value, place))
    if key not in THRESHOLDS:
        raise ConfigError(
            f"{place.file}: unknown key {place.key}{did_you_mean(key, (*THRESHOLDS, GATE_FAILS), least=0)}"
        )
    number, limit = _number(value, place), THRESHOLDS[key]
    if not limit.lowest <= number <= limit.highest:
        place.wrong(f"a number from {limit.lowest:g} to {limit.highest:g}")
    return number


def _table(value: Any, place: Place) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        place.wrong("a table")
    return value


def _number(value: Any, place: Place) -> float:
    if place.written and isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            place.wrong("a number")
    # NaN is not equal to itself, and nothing is above or below it.
    if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
        place.wrong("a number")
    return value
