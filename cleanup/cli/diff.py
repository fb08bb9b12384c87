"""`cleanup diff`: what would change, in the terminal or as a unified diff."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cleanup import engine, packs
from cleanup.cli.configured import ConfiguredCommand, per_file
from cleanup.cli.options import lang_option, made_options, one_source, rule_options


@click.command("diff", cls=ConfiguredCommand, short_help="Show what would change.")
@click.argument("path", metavar="PATH")
@rule_options
@click.option("--format", "format_", type=click.Choice(["words", "unified"]), default="words", show_default=True)
@lang_option
def diff_command(
    path: str, apply_: str, select: Sequence[str], ignore: Sequence[str], rules: Sequence[str], lexicon: Sequence[str],
    format_: str, lang: str,
) -> int:  # fmt: skip
    """Show what would change in a document, word by word, or as a unified diff for other tools.

    \b
    Examples:
      cleanup diff report.txt
      cleanup diff report.txt --format unified | less
    """
    options = per_file().options_for(Path(path), made_options(apply_, select, ignore, rules, lexicon))
    result = engine.run(one_source(path), packs.load(tuple(rules)), options)
    if format_ == "unified":
        from cleanup.reports.terminal import unified

        click.echo(unified(result, path, f"{path} (clean)"), nl=False)
        return 0
    from rich.console import Console

    from cleanup.reports.terminal import word_diff

    word_diff(result, Console(markup=False, highlight=False, emoji=False), lang)
    return 0
