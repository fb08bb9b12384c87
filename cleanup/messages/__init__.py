"""Every text that a user reads, apart from the rules' own, in English and Arabic.

Numbers stand after a colon ("Moved: 3") and not inside sentences: Arabic has six plural forms. Texts that only one
command needs stand in modules of their own; `TEXTS` holds all of them.

The help of commands and the explanations of rule kinds stand in English where the command or the kind is declared, and
in Arabic in `help_ar` and `kinds_ar`, which are imported only when a reader wants them. The tests compare the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cleanup.messages import ci, commands, desk, formats, gate, index, interface, notes, review

LANGUAGES: Final = ("en", "ar")

_PARTS = (interface, ci, commands, desk, formats, gate, index, notes, review)
TEXTS: Final[Mapping[str, tuple[str, str]]] = {key: texts for part in _PARTS for key, texts in part.TEXTS.items()}
"""Texts by key: English, Arabic."""


def text(key: str, language: str = "en", **values: object) -> str:
    """The text of a key with its values filled in. For an unknown key, the key's own last part."""
    found = TEXTS.get(key)
    if found is None:
        return key.split(".", 1)[-1]
    template = found[1] if language == "ar" else found[0]
    return template.format(**values) if values else template
