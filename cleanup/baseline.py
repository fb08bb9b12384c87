"""Baselines: findings that are known, so that a run fails only for new ones.

A baseline holds an entry for each known finding, named by its file, its rule and its fingerprint
(`cleanup.fingerprint`). The format is `schemas/baseline-1.schema.json`; `docs/ci.md` describes it for users.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleanup.errors import BaselineError
from cleanup.reports.visible import one_line

SCHEMA: Final = "cleanup/baseline/1"
DEFAULT_NAME: Final = "cleanup-baseline.json"
_REQUIRED = ("file", "rule", "fingerprint")
_OPTIONAL = ("text", "reason", "date")
_SHOWN = 60
"""Code points of the words that an entry shows, so that a person who reads it knows what it stands for."""


class Name(NamedTuple):
    """What an entry is found by. Files are relative to the baseline's folder, with slashes."""

    file: str
    rule: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding."""

    name: Name
    text: str = ""
    """The words before and after, shortened, for people."""
    reason: str = ""
    date: str = ""
    """When it was added, as YYYY-MM-DD; empty where the time was not given."""

    def values(self) -> dict[str, str]:
        """The entry as a plain value; what is empty is left out."""
        more = {"text": self.text, "reason": self.reason, "date": self.date}
        return {**self.name._asdict(), **{key: value for key, value in more.items() if value}}


Baseline = dict[Name, Entry]


def load(text: str, label: str) -> Baseline:
    """The entries of a baseline; `label` names the file in messages.

    Raises BaselineError for what is no baseline.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise BaselineError(f"{label}: {place}not valid JSON") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise BaselineError(f"{label}: no baseline (schema must be {SCHEMA})")
    entries = data.get("entries")
    if not isinstance(entries, list):
        raise BaselineError(f"{label}: damaged baseline (entries must be a list)")
    made = [_entry(value, f"{label}: entry {at}") for at, value in enumerate(entries, 1)]
    return {entry.name: entry for entry in made}


def _entry(value: Any, where: str) -> Entry:
    if not isinstance(value, dict) or any(key not in value for key in _REQUIRED):
        raise BaselineError(f"{where}: must have {', '.join(_REQUIRED)}")
    for key, given in value.items():
        if key not in (*_REQUIRED, *_OPTIONAL):
            raise BaselineError(f"{where}: unknown key {key!r}")
        if not isinstance(given, str):
            raise BaselineError(f"{where}: {key} must be a string")
    return Entry(Name(*(value[key] for key in _REQUIRED)), *(value.get(key, "") for key in _OPTIONAL))


def dump(entries: Iterable[Entry]) -> str:
    """The text of a baseline: sorted, an entry on each line, the same for the same entries."""
    lines = [f"  {json.dumps(entry.values(), ensure_ascii=False)}" for entry in sorted(entries, key=_order)]
    body = "\n" + ",\n".join(lines) + "\n " if lines else ""
    return f'{{\n "schema": "{SCHEMA}",\n "entries": [{body}]\n}}\n'


def _order(entry: Entry) -> tuple[str, str, str, int]:
    digest, _, count = entry.name.fingerprint.partition(":")
    return entry.name.file, entry.name.rule, digest, int(count) if count.isdecimal() else 0


def names(document: Mapping[str, Any], file: str) -> list[Name]:
    """What each finding of a document is called in a baseline."""
    return [Name(file, finding["code"], finding["fingerprint"]) for finding in document["findings"]]


def marked(document: Mapping[str, Any], file: str, known: Mapping[Name, Entry]) -> dict[str, Any]:
    """The document, each finding `new` or `known`, with the reason of known ones."""
    found = []
    for finding, name in zip(document["findings"], names(document, file), strict=True):
        entry = known.get(name)
        reason = {"reason": entry.reason} if entry and entry.reason else {}
        found.append({**finding, "baseline": "known" if entry else "new", **reason})
    return {**document, "findings": found}


def entries_of(document: Mapping[str, Any], file: str, reason: str, date: str) -> list[Entry]:
    """Entries for all findings of a document."""
    return [
        Entry(name, _shown(finding), reason, date)
        for finding, name in zip(document["findings"], names(document, file), strict=True)
    ]


def _shown(finding: Mapping[str, Any]) -> str:
    before = _short(finding["before"])
    return before if finding["after"] is None else f"{before} → {_short(finding['after'])}"


def _short(words: str) -> str:
    line = one_line(words[: 2 * _SHOWN])
    return line if len(line) <= _SHOWN and len(words) <= _SHOWN else line[: _SHOWN - 1] + "…"


def stale(
    known: Baseline, found: Iterable[Name], checked: Iterable[str], wanted: Callable[[str, str], bool]
) -> list[Entry]:
    """Entries of the files checked that no finding has any more, sorted.

    `wanted` tells of a file and a rule whether the rule ran there: the others say nothing.
    """
    files, there = set(checked), set(found)
    gone = (
        entry for name, entry in known.items()
        if name.file in files and name not in there and wanted(name.file, name.rule)
    )  # fmt: skip
    return sorted(gone, key=_order)


def renewed(known: Baseline, found: Iterable[Entry], gone: Iterable[Entry]) -> list[Entry]:
    """The entries of a baseline written again: those that are gone are left out, those known keep reason and date."""
    left = {entry.name for entry in gone}
    kept = {name: entry for name, entry in known.items() if name not in left}
    return list({**{entry.name: entry for entry in found}, **kept}.values())


def read(path: Path) -> Baseline:
    """The entries in a file. Raises BaselineError where it cannot be read or is no baseline."""
    try:
        return load(path.read_bytes().decode("utf-8-sig"), str(path))
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such file; write it with --write-baseline") from None
    except UnicodeDecodeError:
        raise BaselineError(f"{path}: no baseline (not UTF-8)") from None
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read ({error.strerror or error})") from None
