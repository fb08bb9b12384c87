"""`cleanup check --show-config`: the settings in force, as a configuration file that would give them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import click
from click.core import ParameterSource

from cleanup.cli.configured import from_command_line, key_of
from cleanup.cli.types import Output
from cleanup.config import KEYS, Config
from cleanup.reports.visible import visible

_BARE = re.compile("[A-Za-z0-9_-]+")


def show(ctx: click.Context, config: Config) -> None:
    """Print a line of TOML for each key that the command heeds, with where its value comes from."""
    options = {key: parameter for parameter in ctx.command.params if (key := key_of(parameter))}
    lines, tables = [], []
    for key, known in KEYS.items():
        if ctx.command.name not in known.commands:
            continue
        option = options.get(key)
        if option is not None and from_command_line(ctx, option):
            source = ctx.get_parameter_source(option.name or "")
            origin = "environment" if source is ParameterSource.ENVIRONMENT else "command line"
        else:
            origin = config.label if key in config.values else "default"
        value = _plain(config.values.get(key) if option is None else ctx.params[option.name or ""])
        if value is None:
            lines.append(f"# {key} is not set")
        elif isinstance(value, Mapping):
            tables.append("\n".join([f"\n[{key}]  # {origin}", *_entries(value)]))
        else:
            lines.append(f"{key} = {_toml(value)}  # {origin}")
    click.echo(visible("\n".join([*lines, *tables])))


def _plain(value: Any) -> Any:
    """A value as a configuration file would have it."""
    if isinstance(value, tuple) and value and all(isinstance(entry, tuple) and len(entry) == 2 for entry in value):
        if isinstance(value[0], Output):
            return [output.name if output.file is None else f"{output.name}={output.file}" for output in value]
        return {pattern: list(codes) for pattern, codes in value}
    return list(value) if isinstance(value, tuple) else value


def _entries(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key if _BARE.fullmatch(key) else _toml(key)} = {_toml(value)}"


def _toml(value: Any) -> str:
    """A TOML value: JSON's strings, numbers, lists, true and false are the same."""
    return json.dumps(value, ensure_ascii=False)
