"""Rule packs: TOML files that hold rules, their words, thresholds and examples.

`rules/` ships inside the package and stands beside it in a checkout; users add folders of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.errors import PackError
from cleanup.findings import Tier


class Example(NamedTuple):
    """What a rule must do: turn `bad` into `good` (None where it only points), or leave `ok` untouched."""

    bad: str | None
    good: str | None
    ok: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack."""

    code: str
    name: str
    kind: str
    tier: Tier
    message: str
    message_ar: str
    why: str
    why_ar: str
    confidence: float
    source: str
    may_touch: tuple[str, ...]
    parameters: Mapping[str, Any]
    examples: tuple[Example, ...]
    language: str
    pack: str
    enabled: bool = True
    name_ar: str = ""
    source_ar: str = ""

    def __hash__(self) -> int:
        return hash((self.code, self.pack))


class RulePack(NamedTuple):
    """A file of rules."""

    id: str
    language: str
    version: str
    licence: str
    sha256: str
    path: str
    rules: tuple[Rule, ...]
    cues: Mapping[str, tuple[str, ...]]


def shipped_folder() -> Path:
    """The rules that come with the program: inside the package when installed, else the checkout's own folder."""
    inside = Path(__file__).resolve().parent / "rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


@lru_cache(maxsize=8)
def load(folders: tuple[str, ...] = ()) -> tuple[RulePack, ...]:
    """The shipped packs and those in the user's folders, in a fixed order.

    Raises PackError for a folder that is missing or has no packs, a file that is not TOML, a key that is unknown,
    missing or of the wrong type, an unknown kind or parameter, and a code that stands twice.
    """
    from cleanup.pack_cache import shipped_packs

    packs = list(shipped_packs())
    for folder in folders:
        path = Path(folder)
        if not path.is_dir():
            raise PackError(f"rules folder {folder} is not a folder")
        files = files_of(path, folder)
        if not files:
            raise PackError(f"rules folder {folder} holds no .toml file")
        from cleanup.pack_files import read_pack

        own = [read_pack(file, name) for name, file in files]
        for pack in own:
            check_phrases(pack)
        packs += own
    _check_codes(packs)
    return tuple(packs)


def check_phrases(pack: RulePack) -> None:
    """Look into parameters that have a grammar of their own; the tests do it for the shipped packs.

    Raises PackError for one that cannot be read.
    """
    from cleanup.kinds import all_kinds

    kinds = all_kinds()
    for rule in pack.rules:
        check = kinds[rule.kind].check
        if check is not None:
            try:
                check(rule.parameters)
            except ValueError as error:
                raise PackError(f"{pack.path}: rule {rule.code}: {error}") from error


def files_of(folder: Path, name: str) -> list[tuple[str, Path]]:
    """The pack files of a folder in the order in which they are loaded, with the name that messages call each."""
    found: list[tuple[str, Path]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and not entry.name.startswith((".", "_")):
            found += files_of(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(".toml"):
            found.append((f"{name}/{entry.name}", entry))
    return found


def _check_codes(packs: Sequence[RulePack]) -> None:
    seen: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.code in seen:
                raise PackError(f"{pack.path}: rule {rule.code}: the code is already used in {seen[rule.code]}")
            seen[rule.code] = pack.path
