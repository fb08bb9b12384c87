"""`cleanup cache`: where the program keeps what it can work out again, and emptying that place."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import click

from cleanup.cache.folder import cache_folder
from cleanup.cli.options import lang_option
from cleanup.cli.speaking import Group
from cleanup.errors import OutputError
from cleanup.messages import text
from cleanup.reports.visible import one_line

_OURS = ("check", "packs", "lexicon-*")
"""What the program puts into the folder. Anything else in it is not ours to remove."""


@click.group("cache", cls=Group, short_help="Say where findings and lexicons are kept; empty that place.")
def cache_command() -> None:
    """Findings of unchanged documents and compiled lexicons are kept in a folder of their own.

    CLEANUP_CACHE_DIR chooses another folder. Nothing is lost when it is emptied.
    """


@cache_command.command("path", short_help="Print the folder.")
def path_command() -> int:
    """Print the folder."""
    click.echo(str(_folder()))
    return 0


@cache_command.command("clear", short_help="Remove all that is kept.")
@lang_option
def clear_command(lang: str) -> int:
    """Remove all that is kept."""
    folder = _folder()
    count = 0
    for found in (path for pattern in _OURS for path in folder.glob(pattern)):
        count += sum(len(names) for _, _, names in os.walk(found))
        with contextlib.suppress(FileNotFoundError):
            try:
                shutil.rmtree(found)
            except OSError as error:
                raise OutputError(f"{found}: cannot be removed ({error.strerror or error})") from None
    click.echo(text("cache.cleared", lang, folder=one_line(str(folder)), count=count), err=True)
    return 0


def _folder() -> Path:
    try:
        return cache_folder()
    except RuntimeError:
        raise OutputError("no folder for the cache: the user has no home; set CLEANUP_CACHE_DIR") from None
