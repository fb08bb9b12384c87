"""Writers: from a clean text to bytes in the format it came in. A new format is a function and a line in the table."""

from __future__ import annotations

from collections.abc import Callable

from cleanup.document import Source
from cleanup.errors import OutputError


def _plain(source: Source, text: str) -> bytes:
    """Plain text and Markdown: the characters, in the source's encoding; all marks are part of the text."""
    return source.encode(text)


WRITERS: dict[str, Callable[[Source, str], bytes]] = {"text": _plain, "markdown": _plain}


def write(source: Source, text: str) -> bytes:
    """The bytes of a clean text, in the format and encoding of its source.

    Raises OutputError where the encoding lacks a character of the text.
    """
    try:
        return WRITERS[source.format](source, text)
    except UnicodeEncodeError as error:
        lacking = f"U+{ord(error.object[error.start]):04X}"
        raise OutputError(f"{source.path}: {source.encoding} has no {lacking}; nothing was written") from None
