"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from cleanup import codes as rule_codes
from cleanup.cache.folder import cache_folder
from cleanup.cache.store import Store
from cleanup.cli.speaking import LANG_HELP, VARIABLE
from cleanup.cli.types import Codes
from cleanup.decisions import Decisions
from cleanup.document import Source
from cleanup.findings import Tier
from cleanup.messages import LANGUAGES
from cleanup.readers import read_bytes, read_path
from cleanup.results import Options

F = TypeVar("F", bound=Callable[..., Any])


codes = rule_codes.split


def own_options(command: F) -> F:
    """--rules, --lexicon."""
    for option in reversed((
        click.option("--rules", "rules", multiple=True, metavar="DIR", help="A folder with rule packs of your own."),
        click.option("--lexicon", multiple=True, metavar="FILE", help="A list of words of your own, a term a line."),
    )):  # fmt: skip
        command = option(command)
    return command


def rule_options(command: F) -> F:
    """--apply, --select, --ignore, --rules, --lexicon."""
    command = own_options(command)
    for option in reversed((
        click.option("--apply", "apply_", type=click.Choice(["safe", "suggested"]), default="safe", show_default=True,
                     help="Apply only safe fixes, or suggestions too."),
        click.option("--select", multiple=True, type=Codes(), metavar="CODES",
                     help="Only these rules (ORD001, or PUN for all)."),
        click.option("--ignore", multiple=True, type=Codes(), metavar="CODES", help="Not these rules."),
    )):  # fmt: skip
        command = option(command)
    return command


def run_options(command: F) -> F:
    """--reviewer, --date."""
    for option in reversed((
        click.option("--reviewer", metavar="NAME", help="Who does this, for report and ledger [CLEANUP_USER]."),
        click.option("--date", "when", metavar="ISO", help="When; no clock is read [SOURCE_DATE_EPOCH]."),
    )):  # fmt: skip
        command = option(command)
    return command


def lang_option(command: F) -> F:
    """--lang."""
    return click.option(
        "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, envvar=VARIABLE,
        help=LANG_HELP,
    )(command)  # fmt: skip


def jobs_option(command: F) -> F:
    """--jobs."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
        help="Documents at a time; 0 for one on each processor.",
    )(command)  # fmt: skip


def decisions_option(command: F) -> F:
    """--decisions."""
    return click.option(
        "--decisions", multiple=True, metavar="FILE", help="Decisions of a reviewer to carry; of two the later counts."
    )(command)


def read_decisions(paths: Sequence[str]) -> tuple[Decisions, ...]:
    """The decisions files at some paths.

    Raises InputError for one that cannot be read, and DecisionsError for one that is damaged.
    """
    if not paths:
        return ()
    from cleanup import decisions
    from cleanup.cli.ledgers import read_file

    return tuple(decisions.read(read_file(Path(path)), path, Path(path).name) for path in paths)


def job_count(jobs: int) -> int:
    """The number of processes."""
    return jobs or os.cpu_count() or 1


def made_options(
    apply_: str, select: Sequence[str], ignore: Sequence[str], rules: Sequence[str], lexicon: Sequence[str] = ()
) -> Options:
    """Options from the command line.

    Raises PackError for a broken pack and for a code that no rule has, InputError for a word list that cannot be read.
    """
    options = options_of(apply_, select, ignore, lexicon)
    check_options(options, rules)
    return options


def options_of(apply_: str, select: Sequence[str], ignore: Sequence[str], lexicon: Sequence[str] = ()) -> Options:
    """Options as given; nothing is opened."""
    return Options(Tier(apply_), codes(select), codes(ignore), tuple(lexicon))


def check_options(options: Options, rules: Sequence[str]) -> None:
    """Look at everything that options name.

    Raises PackError for a broken pack and for a code that no rule has, InputError for a word list that cannot be read.
    """
    from cleanup import packs

    loaded = packs.load(tuple(rules))
    rule_codes.check([rule.code for pack in loaded for rule in pack.rules], (*options.select, *options.ignore))
    lists = (*options.lexicons, *(path for pack in loaded for path in pack.cues.get("lexicons", ())))
    if lists:
        from cleanup.lexicon.own import own_list

        for path in lists:
            own_list(path)


def store(setting: bool | str) -> Store | None:
    """Where the findings of documents are kept: as `cache` of the configuration says; None for nowhere."""
    if setting is False:
        return None
    try:
        return Store((Path(setting) if isinstance(setting, str) else cache_folder()) / "check")
    except RuntimeError:  # no home
        return None


def one_source(path: str) -> Source:
    """The document at a path, or from standard input for `-`."""
    if path == "-":
        return read_bytes(sys.stdin.buffer.read(), "-")
    return read_path(Path(path))
