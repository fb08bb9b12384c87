"""Rule kinds: the closed list of mechanisms that rules in packs can name.

A kind is a function registered under its name, with the parameters that a rule of that kind may give. Python is
for how a fault is found; which words and limits count is a matter of the packs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from cleanup.document import Document
from cleanup.findings import Finding
from cleanup.packs import Rule

Find = Callable[[Document, Rule], Iterable[Finding]]
Check = Callable[[Mapping[str, Any]], None]

PASSES: Final = ("characters", "structure", "duplicates", "order", "words", "typography")
"""The passes, in the order in which a document goes through them."""

PASS_OF_PREFIX: Final = {
    "CHR": "characters",
    "STR": "structure",
    "DUP": "duplicates",
    "ORD": "order",
    "OCR": "words",
    "NUM": "words",
    "PUN": "typography",
}
"""The pass that a rule runs in, by the letters of its code."""


class Parameter(NamedTuple):
    """A parameter of a kind: its type as TOML knows it, its default (None: required), its meaning."""

    type: type | tuple[type, ...]
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()
    """What a string, or each entry of a list, may be; empty for anything."""
    pairs: bool = False
    """Whether the entries of a list are pairs of strings, and not strings."""

    def holds(self, entry: object) -> bool:
        """Whether a list may have such an entry."""
        if not self.pairs:
            return isinstance(entry, str)
        return isinstance(entry, list) and len(entry) == 2 and all(isinstance(word, str) for word in entry)


@dataclass(frozen=True, slots=True)
class Kind:
    """A mechanism: its name, what it does, its parameters, and at which stage of its pass it runs."""

    name: str
    summary: str
    find: Find
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    stage: int = 0
    marks_pages: bool = False
    """What it drops stood at the border of a page: the passes behind it are told of the places."""
    check: Check | None = None
    """Looks closer at the parameters of a rule; raises ValueError with a message of one line."""
    reads_lexicon: bool = False
    """What it finds depends on the lexicon, so that the ledger names it."""


_KINDS: dict[str, Kind] = {}


def kind(
    name: str,
    summary: str,
    parameters: Mapping[str, Parameter] | None = None,
    stage: int = 0,
    *,
    marks_pages: bool = False,
    check: Check | None = None,
    reads_lexicon: bool = False,
) -> Callable[[Find], Find]:
    """Register the function below as a rule kind."""

    def register(find: Find) -> Find:
        _KINDS[name] = Kind(name, summary, find, parameters or {}, stage, marks_pages, check, reads_lexicon)
        return find

    return register


def all_kinds() -> Mapping[str, Kind]:
    """Every kind by name. Importing the modules of the passes registers them."""
    import cleanup.characters
    import cleanup.duplicates.find
    import cleanup.order.find
    import cleanup.protect
    import cleanup.structure.furniture
    import cleanup.typography
    import cleanup.words.before_number
    import cleanup.words.detached
    import cleanup.words.digits
    import cleanup.words.foreign
    import cleanup.words.lost_article
    import cleanup.words.misread
    import cleanup.words.mixed_digits
    import cleanup.words.phrases
    import cleanup.words.repeated
    import cleanup.words.specks
    import cleanup.words.touching  # noqa: F401

    return _KINDS
