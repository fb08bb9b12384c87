"""The help of a command in Arabic: in the form of click's, with the texts of `messages.help_ar`.

A text that is missing there is shown in English.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from cleanup.messages.help_ar import COMMANDS, OPTIONS, WORDS

_EXTRA_WORDS = re.compile("|".join(re.escape(word) for word in ("default:", "required")))


def write_help(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write usage, explanation, options and commands."""
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=WORDS["usage"])
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(_full(command, _words(ctx)))
    options = [row for parameter in command.get_params(ctx) if (row := _option(parameter, ctx))]
    with formatter.section(WORDS["options"]):
        formatter.write_dl(options)
    if isinstance(command, click.Group):
        with formatter.section(WORDS["commands"]):
            formatter.write_dl(list(_commands(command, ctx)))


def _words(ctx: click.Context) -> str:
    """The words by which a command is called, without the program's own name."""
    return " ".join(ctx.command_path.split()[1:])


def _full(command: click.Command, words: str) -> str:
    text = COMMANDS.get(words)
    return (text.full or text.short) if text else inspect.cleandoc(command.help or "")


def _option(parameter: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    """How an option is written, and what it does; None for a parameter that click does not list."""
    record = parameter.get_help_record(ctx)
    if record is None or not isinstance(parameter, click.Option):
        return None
    names, told = record
    english = parameter.help or ""
    extra = _EXTRA_WORDS.sub(lambda match: WORDS[match[0]], told.removeprefix(english))
    return names, OPTIONS.get(english, english) + extra


def _commands(group: click.Group, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(ctx):
        text = COMMANDS.get(f"{_words(ctx)} {name}".strip())
        command = group.get_command(ctx, name)
        english = command.get_short_help_str() if command else ""
        yield name, text.short if text else english
