"""Markdown: its marks are part of the text; structure recognises headings, bullets, notes and tables by them."""

from __future__ import annotations

from cleanup.readers.decode import Decoded, decode


def read(data: bytes, name: str) -> Decoded:
    """Read Markdown. Raises InputError."""
    return decode(data, name)
