"""The public functions: read a document, check it, fix it, undo a fix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleanup import engine, packs
from cleanup.document import Source
from cleanup.engine import Options, Recorded, Result
from cleanup.readers import read_bytes, read_path


def read(document: str | Path | bytes, *, format: str = "text") -> Source:
    """Read a document from a path, or from bytes of the given format.

    Raises InputError where it is missing, too large, binary or undecodable.
    """
    if isinstance(document, bytes):
        return read_bytes(document, "-", format)
    return read_path(Path(document))


def fix(
    document: str | Path | bytes | Source,
    *,
    options: Options | None = None,
    rules: Sequence[str] = (),
    lexicon: Sequence[str | Path] = (),
) -> Result:
    """Clean a document in memory; nothing is written.

    `rules` names folders with packs of your own, `lexicon` files with words of your own, which are read once in a
    process. Raises InputError and PackError.
    """
    source = document if isinstance(document, Source) else read(document)
    chosen = options or Options()
    chosen = chosen._replace(lexicons=(*chosen.lexicons, *map(str, lexicon)))
    return engine.run(source, packs.load(tuple(rules)), chosen)


def check(
    document: str | Path | bytes | Source,
    *,
    options: Options | None = None,
    rules: Sequence[str] = (),
    lexicon: Sequence[str | Path] = (),
) -> tuple[Recorded, ...]:
    """Every finding of a document, those that `fix` would apply and those that it would only show."""
    return fix(document, options=options, rules=rules, lexicon=lexicon).findings


def undo(ledger_text: str | bytes, clean: bytes) -> bytes:
    """The original's bytes, from a ledger's text and the clean text's bytes.

    Raises LedgerError where the ledger is damaged or the clean text was changed since.
    """
    from cleanup import ledger

    text = ledger_text.decode("utf-8", errors="replace") if isinstance(ledger_text, bytes) else ledger_text
    return ledger.undone(ledger.load(text, "ledger"), clean, "ledger")
