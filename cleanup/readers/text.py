"""Plain text: the decoded characters, unchanged."""

from __future__ import annotations

from cleanup.readers.decode import Decoded, decode


def read(data: bytes, name: str) -> Decoded:
    """Read plain text. Raises InputError."""
    return decode(data, name)
