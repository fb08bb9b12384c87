"""Characters that cannot be seen or that steer the display are shown by name, so that no document can fake a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cleanup.languages import ar

# Controls but tab and line feed; soft hyphen, marks and joiners without width; direction marks, embeddings, overrides
# and isolates; fillers; variation selectors; separators; byte order mark; surrogates; private use; tags. Not the
# Arabic number signs (U+0600 to U+0605, U+06DD): they are format characters by class but have a shape.
_HIDDEN = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ud800-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb"
    "\\ufffe\\uffff\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U0010ffff"
)
HIDDEN = re.compile(f"[{_HIDDEN}]")
"""One character that is shown by name."""

_SPACES = {" ": "\u2423", "\t": "\u21e5", "\n": "\u23ce", "\u00a0": "\u237d"}  # open box, tab, return, shouldered box

_SHORT = {
    0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE",
    0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
    0x061C: "ALM", 0xFEFF: "BOM", 0x001B: "ESC", 0x000C: "FF", 0x000D: "CR",
}  # fmt: skip

_CLASSES = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE", "Cs": "SURROGATE"}


def token(character: str) -> str:
    """The visible name of a character: \u27e6U+202E RLO\u27e7."""
    code = ord(character)
    short = _SHORT.get(code)
    return f"\u27e6U+{code:04X} {short}\u27e7" if short else f"\u27e6U+{code:04X}\u27e7"


def visible(text: str) -> str:
    """The text with hidden characters as tokens; line ends and tabs stay."""
    return HIDDEN.sub(lambda m: token(m[0]), text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text on one line, safe to print: line ends and tabs as signs too."""
    return visible(text).replace("\n", _SPACES["\n"]).replace("\t", _SPACES["\t"])


BRACKET_COMMAND = re.compile(r"(##\w*)\[")
"""The beginning of a command to a runner, wherever it stands in a line of a log: `##[error]` (GitHub Actions, Azure
Pipelines), `##vso[...]` (Azure), `##teamcity[...]`. In JSON and XML it can stand only inside of texts."""

_COLON_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)


def no_command(text: str) -> str:
    """Lines for a log in which no runner finds a command: the sign that would begin one is shown by name.

    The runner of GitHub takes `::` at the beginning of a line for one, also behind spaces.
    """
    return _COLON_COMMAND.sub(rf"\1{token(':')}", BRACKET_COMMAND.sub(rf"\1{token('[')}", text))


def log_line(text: str) -> str:
    """The text on one line, safe to print where a log is read by a runner."""
    return no_command(one_line(text))


def signs(text: str) -> str:
    """White space as signs, for a change of nothing but white space."""
    return "".join(_SPACES.get(c, c) for c in text.replace("\r\n", "\n"))


def hidden_names(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Token and Unicode name of every hidden character in the texts, by code point."""
    found = {c for text in texts for c in HIDDEN.findall(text.replace("\r\n", "\n"))}
    return [(token(c), unicodedata.name(c, _CLASSES.get(unicodedata.category(c), "UNASSIGNED"))) for c in sorted(found)]


def direction(text: str, otherwise: str = "other") -> tuple[str, str]:
    """Language tag and direction of a text by its letters; `otherwise` is the document's language."""
    return _direction(text[:_JUDGED], otherwise)


@lru_cache(maxsize=4096)
def _direction(head: str, otherwise: str) -> tuple[str, str]:
    share = ar.arabic_share(head)
    if share == 0 and not _LETTER.search(head):
        return ("ar", "rtl") if otherwise == "ar" else ("en", "ltr")
    return ("ar", "rtl") if share >= 0.4 else ("en", "ltr")


# Letters at the beginning of a block that decide its direction: a few lines.
_JUDGED = 400
_LETTER = re.compile(rf"[^\W\d_{ar.TATWEEL}]")
