"""Reading a ledger with the clean text beside it, for the commands that work on both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup import ledger
from cleanup.errors import InputError, LedgerError, OutputError
from cleanup.ledger import Ledger

ENDING = ".ledger.json"


class Cleaned(NamedTuple):
    """A ledger and its clean text, with their files."""

    ledger: Ledger
    clean: bytes
    path: Path
    clean_path: Path

    @property
    def stem(self) -> str:
        """What the names of the files of this document begin with."""
        return self.path.name.removesuffix(ENDING)

    @property
    def suffix(self) -> str:
        """The ending of the document's own name, "" where it has none."""
        return "" if self.clean_path.name.endswith(".clean") else self.clean_path.suffix


def read_cleaned(ledger_file: str, clean_file: str | None = None) -> Cleaned:
    """The ledger and the clean text, which stands beside it where nothing else is said.

    Raises InputError where one of them cannot be read, and LedgerError for a damaged ledger.
    """
    path = Path(ledger_file)
    read = ledger.load(read_file(path).decode("utf-8", errors="replace"), ledger_file)
    clean_path = Path(clean_file) if clean_file else path.parent / _plain_name(read, ledger_file)
    return Cleaned(read, read_file(clean_path), path, clean_path)


def _plain_name(read: Ledger, ledger_file: str) -> str:
    """The clean text's file name. A ledger is data: it may not lead out of its folder."""
    name = str(read.result["name"])
    if name == "-":
        raise InputError(f"{ledger_file}: the clean text went to standard output; say where it is with --text FILE")
    if Path(name).name != name or name in ("", ".", "..") or "\\" in name or "\x00" in name:
        raise LedgerError(f"{ledger_file}: damaged ledger (the clean text's name is a path)")
    return name


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises InputError where it is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from None


def guard(target: Path, inputs: Sequence[Path]) -> None:
    """Raises OutputError where an output would take the place of an input."""
    if target.resolve() in {p.resolve() for p in inputs}:
        raise OutputError(f"{target}: would overwrite an input; choose another file")
