"""Commands whose help is there in English and Arabic.

The language is that of `--lang`, wherever it stands on the command line, else that of CLEANUP_LANG.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from cleanup.messages import LANGUAGES

VARIABLE = "CLEANUP_LANG"
"""The variable of the environment that gives `--lang` where the command line does not."""

LANG_HELP = f"Language of reports, messages and help [{VARIABLE}]."

_KEY = "cleanup.lang"


class _Speaking(click.Command):
    """Notes the language before click looks at the arguments: it shows help as soon as it meets `--help`."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not any(parameter.name == "lang" for parameter in self.params):
            # What needs the language for its help alone takes the option all the same.
            self.params.append(click.Option(
                ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=LANG_HELP,
            ))  # fmt: skip

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The rest of the arguments, as click has it."""
        if asked := _asked(args):
            ctx.meta[_KEY] = asked
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the command."""
        if ctx.meta.get(_KEY, os.environ.get(VARIABLE)) == "ar":
            from cleanup.cli.arabic_help import write_help

            write_help(self, ctx, formatter)
        else:
            super().format_help(ctx, formatter)


class Command(_Speaking):
    """A command of this program."""


class Group(_Speaking, click.Group):
    """A command with commands of its own."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As above; a language that stands before a command holds for the command."""
        rest = super().parse_args(ctx, args)
        if _KEY in ctx.meta:
            ctx.default_map = {name: {"lang": ctx.meta[_KEY]} for name in self.list_commands(ctx)}
        return rest


def _asked(args: Sequence[str]) -> str | None:
    """The last language that arguments ask for; None where they ask for none that there is."""
    given = args[: args.index("--")] if "--" in args else args
    words = [word.removeprefix("--lang=") for word in given if word.startswith("--lang=")]
    words += [word for option, word in pairwise(given) if option == "--lang"]
    return next((word for word in reversed(words) if word in LANGUAGES), None)
