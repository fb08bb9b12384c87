"""`cleanup undo`: the original back, or single changes taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cleanup import ledger
from cleanup.cli.ledgers import Cleaned, guard, read_cleaned
from cleanup.cli.options import codes
from cleanup.files import write_all


@click.command("undo", short_help="Give the original back, or take single changes back.")
@click.argument("ledger_file", metavar="LEDGER")
@click.option("-o", "--output", metavar="FILE", help="Where to write [default: beside the ledger].")
@click.option("--only", multiple=True, metavar="ID", help="Take only this change back, and what builds on it (F0012).")
@click.option("--text", "clean_file", metavar="FILE", help="The clean text, where it does not stand beside the ledger.")
def undo_command(ledger_file: str, output: str | None, only: Sequence[str], clean_file: str | None) -> int:
    """Give the original back from a ledger and the clean text beside it, byte for byte.

    Writes NAME.restored.EXT beside the ledger. With --only, writes a new clean text and a new ledger, in which that
    change (and what builds on it) is taken back. Hashes are checked before and after.

    \b
    Examples:
      cleanup undo out/report.ledger.json
      cleanup undo out/report.ledger.json --only F0012
      cleanup undo out/report.ledger.json -o report.original.txt
    """
    read = read_cleaned(ledger_file, clean_file)
    ids = codes(only)
    if ids:
        return _take_back(read, ids, output)
    data = ledger.undone(read.ledger, read.clean, ledger_file)
    source_name = Path(read.ledger.source["name"])
    name = "restored.txt" if str(source_name) == "-" else f"{source_name.stem}.restored{source_name.suffix}"
    target = Path(output) if output else read.path.parent / name
    guard(target, (read.path, read.clean_path))
    write_all([(target, data)])
    click.echo(f"restored: {target}", err=True)
    return 0


def _take_back(read: Cleaned, ids: Sequence[str], output: str | None) -> int:
    from cleanup.revise import renamed, taken_back

    new = taken_back(read.ledger, read.clean, str(read.path), ids)
    tag = "without-" + "-".join(ids)
    target = Path(output) if output else read.path.parent / f"{read.stem}.{tag}.clean{read.clean_path.suffix}"
    ledger_target = target.parent / f"{target.name.removesuffix(target.suffix).removesuffix('.clean')}.ledger.json"
    guard(target, (read.path, read.clean_path))
    guard(ledger_target, (read.path, read.clean_path))
    data = renamed(new.ledger, target.name).data
    write_all([(target, new.clean), (ledger_target, ledger.dump(data).encode("utf-8"))])
    others = sorted(new.gone - set(ids))
    if others:
        click.echo(f"also taken back, since they build on it: {', '.join(others)}", err=True)
    click.echo(f"written: {target}\nwritten: {ledger_target}", err=True)
    return 0
