"""JSON schemas of what the program writes, versioned: a published schema gets no new meaning, only optional keys.

Anything else is a new version in a file of its own.
"""

from __future__ import annotations

from importlib.resources import files

_ENDING = ".schema.json"


def names() -> list[str]:
    """The names of the schemas: `check-1` is the first version of `check`."""
    found = (entry.name for entry in files(__name__).iterdir())
    return sorted(name.removesuffix(_ENDING) for name in found if name.endswith(_ENDING))


def schema(name: str) -> str:
    """The text of the schema with one of `names`.

    Raises KeyError for another name.
    """
    if name not in names():
        raise KeyError(name)
    return (files(__name__) / f"{name}{_ENDING}").read_text(encoding="utf-8")
