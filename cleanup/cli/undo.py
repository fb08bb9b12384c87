"""`cleanup undo`: the original back, or single changes taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cleanup import ledger
from cleanup.cli.ledgers import Cleaned, guard, read_cleaned
from cleanup.cli.options import codes, lang_option, own_options
from cleanup.cli.speaking import Command
from cleanup.files import write_all
from cleanup.messages import text
from cleanup.reports.visible import log_line


@click.command("undo", cls=Command, short_help="Give the original back, or take single changes back.")
@click.argument("ledger_file", metavar="LEDGER")
@click.option("-o", "--output", metavar="FILE", help="Where to write [default: beside the ledger].")
@click.option("--only", multiple=True, metavar="ID", help="Take only this change back, and what builds on it (F0012).")
@click.option("--text", "clean_file", metavar="FILE", help="The clean text, where it does not stand beside the ledger.")
@own_options
@lang_option
def undo_command(
    ledger_file: str, output: str | None, only: Sequence[str], clean_file: str | None, rules: Sequence[str],
    lexicon: Sequence[str], lang: str,
) -> int:  # fmt: skip
    """Give the original back from a ledger and the clean text beside it, byte for byte.

    Writes NAME.restored.EXT beside the ledger. With --only, writes a new clean text and a new ledger, in which that
    change (and what builds on it) is taken back; give rules and word lists of your own again, so that the figures of
    the new ledger can be worked out. Hashes are checked before and after.

    \b
    Examples:
      cleanup undo out/report.ledger.json
      cleanup undo out/report.ledger.json --only F0012
      cleanup undo out/report.ledger.json -o report.original.txt
    """
    read = read_cleaned(ledger_file, clean_file)
    ids = codes(only)
    if ids:
        return _take_back(read, ids, output, (tuple(rules), tuple(lexicon)), lang)
    data = ledger.undone(read.ledger, read.clean, ledger_file)
    source_name = Path(read.ledger.source["name"])
    name = "restored.txt" if str(source_name) == "-" else f"{source_name.stem}.restored{source_name.suffix}"
    target = Path(output) if output else read.path.parent / name
    guard(target, (read.path, read.clean_path))
    write_all([(target, data)])
    click.echo(f"{text('undo.restored', lang)}: {log_line(str(target))}", err=True)
    return 0


def _take_back(
    read: Cleaned, ids: Sequence[str], output: str | None, own: tuple[tuple[str, ...], tuple[str, ...]], lang: str
) -> int:
    """`own` is folders of rule packs and word lists."""
    from cleanup.replay import Own
    from cleanup.revise import renamed, taken_back

    new = taken_back(read.ledger, read.clean, str(read.path), ids, Own(*own))
    tag = "without-" + "-".join(ids)
    target = Path(output) if output else read.path.parent / f"{read.stem}.{tag}.clean{read.clean_path.suffix}"
    ledger_target = target.parent / f"{target.name.removesuffix(target.suffix).removesuffix('.clean')}.ledger.json"
    guard(target, (read.path, read.clean_path))
    guard(ledger_target, (read.path, read.clean_path))
    data = renamed(new.ledger, target.name).data
    write_all([(target, new.clean), (ledger_target, ledger.dump(data).encode("utf-8"))])
    others = sorted(new.gone - set(ids))
    if others:
        click.echo(f"{text('undo.dependent', lang)}: {', '.join(others)}", err=True)
    for path in (target, ledger_target):
        click.echo(f"{text('undo.written', lang)}: {log_line(str(path))}", err=True)
    return 0
