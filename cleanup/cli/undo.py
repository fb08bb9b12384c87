"""`cleanup undo`: the original back, or single changes taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cleanup import ledger
from cleanup.cli.options import codes
from cleanup.errors import InputError, LedgerError, OutputError
from cleanup.files import write_all
from cleanup.ledger import Ledger
from cleanup.revise import renamed, taken_back


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
    path = Path(ledger_file)
    read = ledger.load(_read(path).decode("utf-8", errors="replace"), ledger_file)
    clean_path = Path(clean_file) if clean_file else path.parent / _plain_name(read, ledger_file)
    clean = _read(clean_path)
    ids = codes(only)
    if ids:
        return _take_back(read, clean, path, clean_path, ids, output)
    data = ledger.undone(read, clean, ledger_file)
    source_name = Path(read.source["name"])
    name = "restored.txt" if str(source_name) == "-" else f"{source_name.stem}.restored{source_name.suffix}"
    target = Path(output) if output else path.parent / name
    _guard(target, (path, clean_path))
    write_all([(target, data)])
    click.echo(f"restored: {target}", err=True)
    return 0


def _take_back(read: Ledger, clean: bytes, path: Path, clean_path: Path, ids: Sequence[str], output: str | None) -> int:
    new = taken_back(read, clean, str(path), ids)
    tag = "without-" + "-".join(ids)
    stem = path.name.removesuffix(".ledger.json")
    target = Path(output) if output else path.parent / f"{stem}.{tag}.clean{clean_path.suffix}"
    ledger_target = target.parent / f"{target.name.removesuffix(target.suffix).removesuffix('.clean')}.ledger.json"
    _guard(target, (path, clean_path))
    _guard(ledger_target, (path, clean_path))
    data = renamed(new.ledger, target.name).data
    write_all([(target, new.clean), (ledger_target, ledger.dump(data).encode("utf-8"))])
    others = sorted(new.gone - set(ids))
    if others:
        click.echo(f"also taken back, since they build on it: {', '.join(others)}", err=True)
    click.echo(f"written: {target}\nwritten: {ledger_target}", err=True)
    return 0


def _plain_name(read: Ledger, ledger_file: str) -> str:
    """The clean text's file name. A ledger is data: it may not lead out of its folder."""
    name = str(read.result["name"])
    if name == "-":
        raise InputError(f"{ledger_file}: the clean text went to standard output; say where it is with --text FILE")
    if Path(name).name != name or name in ("", ".", "..") or "\\" in name or "\x00" in name:
        raise LedgerError(f"{ledger_file}: damaged ledger (the clean text's name is a path)")
    return name


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from None


def _guard(target: Path, inputs: Sequence[Path]) -> None:
    if target.resolve() in {p.resolve() for p in inputs}:
        raise OutputError(f"{target}: would overwrite an input; choose another file")
