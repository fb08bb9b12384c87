"""Escaping that several formats share: whatever a document or a file name holds, it stays text.

Hidden characters, terminal controls and bidirectional overrides never pass raw, nor does what a runner of CI would take
for a command. JSON carries them as escapes, so that nothing is lost; formats for readers show them by name
(`reports.visible`).
"""

from __future__ import annotations

import json
from typing import Any

from cleanup.reports.visible import BRACKET_COMMAND, HIDDEN


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON with Arabic letters as they are and hidden characters escaped: on one line without `indent`."""
    # A line end between items is no part of a string: JSON has escaped those that are.
    shown = HIDDEN.sub(lambda match: _escaped(match[0]), json.dumps(value, ensure_ascii=False, indent=indent))
    return BRACKET_COMMAND.sub(r"\1\\u005b", shown)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


def valid(name: str) -> str:
    """A file name as valid Unicode: bytes that are none of a name's encoding are written as `\\udcXX`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
