"""What several test modules need: running the engine on a text, and looking at what came out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleanup import engine, packs
from cleanup.cues import Cues, merge
from cleanup.document import Document
from cleanup.edits import Edit
from cleanup.engine import Options, Result
from cleanup.findings import Tier
from cleanup.packs import Rule
from cleanup.readers import read_bytes
from cleanup.structure import parse

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared"

FORMATS = {".txt": "text", ".md": "markdown"}


def fixed(
    text: str | bytes,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    apply: Tier = Tier.SAFE,
    format: str = "text",
    rules: tuple[str, ...] = (),
) -> Result:
    """Clean a text with the shipped packs (and those of `rules`)."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    return engine.run(read_bytes(data, "-", format), packs.load(rules), Options(apply, select, ignore))


@lru_cache(maxsize=256)
def fixed_file(path: Path, apply: Tier = Tier.SAFE, ignore: tuple[str, ...] = ()) -> Result:
    """Clean a file with the shipped packs; remembered, since several tests look at one document."""
    return fixed(path.read_bytes(), apply=apply, ignore=ignore, format=FORMATS[path.suffix])


@lru_cache(maxsize=1)
def shipped_cues() -> Cues:
    """The cues of the shipped packs."""
    return merge(pack.cues for pack in packs.load())


def parsed(text: str) -> Document:
    """A text as the first pass sees it."""
    return parse(read_bytes(text.encode("utf-8"), "-", "text"), text, shipped_cues())


def shipped_rules() -> list[Rule]:
    """Every rule of the shipped packs."""
    return [rule for pack in packs.load() for rule in pack.rules]


def codes(result: Result) -> list[str]:
    """The codes of all findings, sorted."""
    return sorted(record.finding.code for record in result.findings)


def applied_codes(result: Result) -> list[str]:
    """The codes of the applied findings, sorted."""
    return sorted(record.finding.code for record in result.findings if record.applied)


def structural(edits: list[Edit]) -> list[str]:
    """The operations among edits that change which blocks stand where."""
    return sorted(edit.op for edit in edits if edit.op in ("move", "drop", "join", "split"))


def characters(text: str) -> Counter[str]:
    """The characters of a text that are no white space, counted."""
    return Counter(re.sub(r"\s+", "", text))


def blocks_of(text: str) -> list[str]:
    """The blocks of a text between blank lines."""
    return [block for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]


def applied_edits(data: dict[str, Any]) -> list[Edit]:
    """The edits of a ledger as it is written to a file."""
    return [
        Edit("move", e["start"], e["end"], cuts=(e["cuts"][0], e["cuts"][1]))
        if e["op"] == "move"
        else Edit(e["op"], e["start"], e["end"], e["before"], e["after"])
        for e in data["edits"]
    ]
