"""Types of option values: they say what was meant where a value is wrong, and complete it in shells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from cleanup.nearest import did_you_mean
from cleanup.policy import NEVER, TIERS
from cleanup.reports.formats import FORMATS


class Codes(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, which is not asked for
    """Codes of rules or their beginnings, divided by commas; with `tiers`, names of tiers too."""

    name = "codes"

    def __init__(self, tiers: bool = False) -> None:
        self._tiers = tiers

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The codes that begin like the last one, behind those that stand before it."""
        from cleanup import packs

        before, comma, last = incomplete.rpartition(",")
        rules = {rule.code: rule.name for pack in packs.load() for rule in pack.rules}
        groups = {code[:3]: "" for code in rules}
        known = {**(dict.fromkeys((*TIERS, NEVER), "") if self._tiers else {}), **groups, **rules}
        # After three letters the rules of the group are wanted, not its name again.
        return [
            CompletionItem(f"{before}{comma}{code}", help=name or None)
            for code, name in sorted(known.items())
            if code.lower().startswith(last.lower()) and code != last.upper()
        ]


class Output(NamedTuple):
    """A format, and the file that takes it; without a file it goes to standard output."""

    name: str
    file: str | None


class Format(click.ParamType):  # type: ignore[type-arg]
    """NAME or NAME=FILE."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What stands in the help."""
        return f"{'|'.join(FORMATS)}[=FILE]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Output:
        """A value from the command line or the configuration."""
        if isinstance(value, Output):
            return value
        name, sign, file = str(value).partition("=")
        if name not in FORMATS:
            hint = did_you_mean(name, FORMATS) or f"; formats are {', '.join(FORMATS)}"
            self.fail(f"no format {name!r}{hint}", param, ctx)
        if sign and not file:
            self.fail(f"{value}: a file is missing behind the sign", param, ctx)
        return Output(name, file or None)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The formats that begin so."""
        return [CompletionItem(name) for name in _beginning(FORMATS, incomplete)]


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
