"""Notes on a whole document.

Ledgers and the documents of `check` hold a note as its English sentence; `told` gives it in another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "note.unsettled": (
        "rules that would not settle were switched off: {codes}",
        "قواعد لم تستقر نتيجتها فأوقفت: {codes}",
    ),
    "note.not-arabic": (
        "{count} rules for Arabic do not apply: the text is not Arabic",
        "قواعد العربية لا تنطبق لأن النص ليس عربيا، وعددها: {count}",
    ),
}
"""Texts by key: English, Arabic."""


def note(key: str, **values: object) -> str:
    """The sentence of a note, as ledgers hold it."""
    return TEXTS[f"note.{key}"][0].format(**values)


def told(sentence: str, language: str) -> str:
    """A note in the language of the reader; one that is not known, as of another version, stays as it is."""
    if language != "ar":
        return sentence
    found = ((re.fullmatch(_form(english), sentence), arabic) for english, arabic in TEXTS.values())
    return next((arabic.format(**match.groupdict()) for match, arabic in found if match), sentence)


def _form(template: str) -> str:
    """A pattern for the sentences of a template, with its values as groups."""
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(f"(?P<{part}>.*)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
