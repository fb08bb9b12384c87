"""Commands that heed configuration files: what the command line leaves open is taken from there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleanup import codes
from cleanup.cached import known_codes
from cleanup.cli.speaking import Command
from cleanup.config import KEYS, NO_CONFIG, Config, load
from cleanup.errors import ConfigError
from cleanup.files import Input
from cleanup.globs import matches, relative
from cleanup.messages import text
from cleanup.per_file import NO_PER_FILE, PerFile
from cleanup.policy import NEVER, TIERS

_CODES = ("select", "ignore", "warn", "fail-on")


class ConfiguredCommand(Command):
    """A command with --config and --no-config. Its parameters are named like the keys of the configuration."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.params += [
            click.Option(["--config", "config_file"], metavar="FILE",
                         help="This configuration instead of the one found beside the documents."),
            click.Option(["--no-config", "isolated"], is_flag=True, help="No configuration file."),
        ]  # fmt: skip

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; the configuration is then `current()`."""
        given, isolated = ctx.params.pop("config_file"), ctx.params.pop("isolated")
        if given and isolated:
            raise click.UsageError("--config and --no-config cannot go together")
        config = NO_CONFIG if isolated else load(_start(ctx), Path(given) if given else None)
        for other in config.also:
            said = text("config.also", ctx.params["lang"], heeded=config.label, other=other.name)
            click.echo(f"cleanup: {said}", err=True)
        _fill(ctx, config)
        _check_codes(ctx, config)
        ctx.obj = config
        return super().invoke(ctx)


def current() -> Config:
    """The configuration of the command that runs."""
    config = click.get_current_context().obj
    return config if isinstance(config, Config) else NO_CONFIG


def per_file() -> PerFile:
    """Rules that the configuration leaves out in some files."""
    ignores = current().values.get("per-file-ignores", ())
    return PerFile(str(current().folder), ignores) if ignores else NO_PER_FILE


def without_excluded(inputs: Iterable[Input]) -> list[Input]:
    """The documents that the configuration does not exclude."""
    config = current()
    patterns: Sequence[str] = config.values.get("exclude", ())
    if not patterns:
        return list(inputs)
    folder = config.folder
    return [item for item in inputs if not any(matches(p, relative(item.path, folder)) for p in patterns)]


def key_of(parameter: click.Parameter) -> str | None:
    """The key of the configuration that stands for an option."""
    return next((opt[2:] for opt in parameter.opts if opt.startswith("--") and opt[2:] in KEYS), None)


def from_command_line(ctx: click.Context, parameter: click.Parameter) -> bool:
    """Whether the user gave an option."""
    return ctx.get_parameter_source(parameter.name or "") not in (None, ParameterSource.DEFAULT)


def _start(ctx: click.Context) -> Path:
    """The folder of the first document, where the search for a configuration begins."""
    given = ctx.params.get("paths") or (ctx.params.get("path"),)
    first = given[0] or "."
    if first == "-":
        first = ctx.params.get("stdin_filename") or "."
        return Path(first).parent if first != "." else Path(first)
    path = Path(first)
    if path.is_dir():
        return path
    if any(sign in first for sign in "*?[") and not path.exists():
        fixed = first[: min(first.index(sign) for sign in "*?[" if sign in first)]
        return Path(os.path.dirname(fixed) or ".")
    return path.parent


def _fill(ctx: click.Context, config: Config) -> None:
    for parameter in ctx.command.params:
        key = key_of(parameter)
        if key is None or key not in config.values or from_command_line(ctx, parameter):
            continue
        value = config.values[key]
        try:
            # A switch can have more values in a file than on the command line, where it has no value at all.
            switch = isinstance(parameter, click.Option) and parameter.is_flag
            ctx.params[parameter.name or ""] = value if switch else parameter.type_cast_value(ctx, value)
        except click.BadParameter as error:
            raise ConfigError(f"{config.label}: {key}: {error.message}") from None


def _check_codes(ctx: click.Context, config: Config) -> None:
    """Raises PackError for a code in the configuration that no rule has."""
    found = list(_codes_in(config))
    if not found:
        return
    from cleanup.cli.options import store

    known = known_codes(tuple(ctx.params.get("rules") or ()), store(ctx.params.get("cache", True)))
    for key, given in found:
        tiers = (*TIERS, NEVER) if key == "fail-on" else ()
        codes.check(known, (code for code in given if code not in tiers), f"{config.label}: {key}: ", tiers)


def _codes_in(config: Config) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in _CODES:
        if key in config.values:
            yield key, config.values[key]
    for pattern, given in config.values.get("per-file-ignores", ()):
        yield f"per-file-ignores.{pattern}", given
