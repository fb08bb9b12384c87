"""Codes of rules as users give them: whole, or by their beginning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleanup.errors import PackError
from cleanup.nearest import did_you_mean


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Codes given once or more, divided by commas, in capitals."""
    return tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())


def check(known: Sequence[str], prefixes: Iterable[str], where: str = "", beside: Sequence[str] = ()) -> None:
    """Check codes that a user gave; `where` begins the message, `beside` are words that could have been meant too.

    Raises PackError for one that no rule begins with, naming the nearest code.
    """
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in known):
            raise PackError(f"{where}no rule has the code {prefix}{did_you_mean(prefix, (*known, *beside), least=0)}")
