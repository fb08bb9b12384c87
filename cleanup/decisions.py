"""Decisions of a reviewer: the file in which they travel, and what they say of the findings of a ledger.

The format is `schemas/decisions-1.schema.json`. A decision for a single finding wins over that of its series, which is
all findings of a document with the same code and the same words before and after.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from cleanup.errors import DecisionsError

SCHEMA = "cleanup/decisions/1"
Verdict = Literal["accept", "reject"]
SeriesKey = tuple[str, str, str | None]
"""Code, words before, words after (None where nothing is put in their place)."""

_VERDICTS = get_args(Verdict)
_SHA256_DIGITS = 64


class Decided(NamedTuple):
    """What a reviewer decided about a finding, and by which of the two kinds of decision."""

    decision: Verdict
    reason: str = ""
    by: Literal["finding", "series"] = "finding"

    def values(self) -> dict[str, str]:
        """The decision as plain values for ledgers and reports."""
        return {"decision": self.decision, **({"reason": self.reason} if self.reason else {}), "by": self.by}


class Decision(NamedTuple):
    """An entry of a decisions file: about one finding, or about a series where `finding` is empty."""

    code: str
    before: str
    after: str | None
    decision: Verdict
    reason: str = ""
    finding: str = ""
    source_start: int | None = None
    """Where the finding stands in the source; so the decision can be carried to another run on it."""

    @property
    def key(self) -> SeriesKey:
        """The series that the decision is about, or to which its finding belongs."""
        return self.code, self.before, self.after


class Fingerprint(NamedTuple):
    """The texts that decisions for single findings were made for: SHA-256 of their bytes, "" where it is not said."""

    source_name: str = ""
    source: str = ""
    result: str = ""


class Decisions(NamedTuple):
    """A decisions file."""

    of: Fingerprint = Fingerprint()
    findings: tuple[Decision, ...] = ()
    series: tuple[Decision, ...] = ()
    name: str = ""
    """Name of the file, without its folder."""
    sha256: str = ""
    """Of the file's bytes."""


def series_keys(ledger: Mapping[str, Any]) -> dict[str, SeriesKey]:
    """The series of a ledger's findings, by id. Moves have none, nor have findings without words of their own."""
    moving = {edit["finding"] for edit in ledger["edits"] if edit["op"] == "move"}
    return {
        entry["id"]: (entry["code"], entry["before"], entry["after"])
        for entry in ledger["findings"]
        if entry["before"] and entry["id"] not in moving and not _may_move(entry)
    }


def _may_move(entry: Mapping[str, Any]) -> bool:
    """Whether a finding that is not applied moves something, or might, for its edits are not told."""
    if entry["applied"] or entry["tier"] == "manual" or entry["after"] is not None:
        return False
    return "fix" not in entry or any(edit["op"] == "move" for edit in entry["fix"])


def read(data: bytes, name: str, file_name: str = "") -> Decisions:
    """Read a decisions file; `name` is what errors call it, `file_name` what ledgers do.

    Raises DecisionsError, in one line, where it is no JSON, not of this schema, or contradicts itself.
    """
    try:
        table = json.loads(data.decode("utf-8-sig"))
        # Half of a surrogate pair can be written in JSON but not in the ledgers that quote it.
        json.dumps(table, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise DecisionsError(f"{name}: damaged or no decisions file (not valid JSON)") from None
    if not isinstance(table, dict) or table.get("schema") != SCHEMA:
        found = table.get("schema") if isinstance(table, dict) else None
        raise DecisionsError(f"{name}: not a decisions file of this program (schema {found!r}, expected {SCHEMA!r})")
    _check_keys(name, "the file", table, {"schema": str}, {"source": dict, "result": dict, **_LISTS})
    source, result = table.get("source", {}), table.get("result", {})
    _check_keys(name, "source", source, {"sha256": str} if "source" in table else {}, {"name": str})
    _check_keys(name, "result", result, {"sha256": str} if "result" in table else {}, {})
    for part in (source, result):
        if part and not _is_sha256(part["sha256"]):
            raise DecisionsError(f"{name}: a sha256 is not 64 hexadecimal digits")
    single = _entries(name, "decisions", table, {"finding": str})
    if single and not (source and result):
        raise DecisionsError(f"{name}: decisions for single findings need source and result")
    of = Fingerprint(source.get("name", ""), source.get("sha256", ""), result.get("sha256", ""))
    return Decisions(of, single, _entries(name, "series", table, {}), file_name, hashlib.sha256(data).hexdigest())


def dump(decisions: Decisions) -> str:
    """The file's text: JSON, a decision a line."""
    out = [f' "schema": {json.dumps(SCHEMA)}']
    if decisions.of.source:
        source = {"name": decisions.of.source_name, "sha256": decisions.of.source}
        out.append(f' "source": {json.dumps(source, ensure_ascii=False)}')
    if decisions.of.result:
        out.append(f' "result": {json.dumps({"sha256": decisions.of.result})}')
    for key, entries in (("decisions", decisions.findings), ("series", decisions.series)):
        lines = ",\n".join("  " + json.dumps(_values(entry), ensure_ascii=False) for entry in entries)
        out.append(f' "{key}": [\n{lines}\n ]' if lines else f' "{key}": []')
    return "{\n" + ",\n".join(out) + "\n}\n"


def resolve(decisions: Decisions, ledger: Mapping[str, Any], name: str) -> dict[str, Decided]:
    """What the decisions say of the findings of a ledger, by id.

    Raises DecisionsError where they were made for another document or another clean text, or where a decision for a
    single finding does not fit the ledger's finding of that id.
    """
    for part, expected in (("source", decisions.of.source), ("result", decisions.of.result)):
        if expected and expected != ledger[part]["sha256"]:
            what = {"source": "document", "result": "clean text"}[part]
            raise DecisionsError(f"{name}: these decisions were made for another {what} (sha256 of {part} differs)")
    entries = {entry["id"]: entry for entry in ledger["findings"]}
    by_key = {decision.key: decision for decision in decisions.series}
    out: dict[str, Decided] = {}
    for id_, key in series_keys(ledger).items():
        if key in by_key:
            out[id_] = Decided(by_key[key].decision, by_key[key].reason, "series")
    for decision in decisions.findings:
        found = entries.get(decision.finding)
        if found is None:
            raise DecisionsError(f"{name}: no finding {decision.finding} in this ledger")
        if decision.key != (found["code"], found["before"], found["after"]):
            raise DecisionsError(f"{name}: the decision for {decision.finding} does not fit the ledger's finding")
        out[decision.finding] = Decided(decision.decision, decision.reason)
    return out


_LISTS: Mapping[str, type] = {"decisions": list, "series": list}
_ENTRY: Mapping[str, type] = {"code": str, "before": str, "decision": str}


def _entries(name: str, part: str, table: Mapping[str, Any], more: Mapping[str, type]) -> tuple[Decision, ...]:
    out: dict[object, Decision] = {}
    for at, entry in enumerate(table.get(part, ()), 1):
        where = f"{part}, entry {at}"
        if not isinstance(entry, dict):
            raise DecisionsError(f"{name}: {where}: must be an object")
        optional = {"reason": str, "after": (str, type(None)), **({"source_start": int} if more else {})}
        _check_keys(name, where, entry, {**_ENTRY, **more}, optional)
        if "after" not in entry:
            raise DecisionsError(f"{name}: {where}: after is missing")
        if entry["decision"] not in _VERDICTS:
            raise DecisionsError(f"{name}: {where}: decision is {entry['decision']!r}, expected accept or reject")
        if not more and not entry["before"]:
            raise DecisionsError(f"{name}: {where}: before is empty, and a series has words")
        decision = Decision(
            entry["code"], entry["before"], entry["after"], entry["decision"], entry.get("reason", ""),
            entry.get("finding", ""), entry.get("source_start"),
        )  # fmt: skip
        key = decision.finding or decision.key
        if key in out:
            raise DecisionsError(f"{name}: {where}: decides again what an entry before it decides")
        out[key] = decision
    return tuple(out.values())


def _check_keys(
    name: str, where: str, table: Mapping[str, Any], required: Mapping[str, Any], optional: Mapping[str, Any]
) -> None:
    for key in required:
        if key not in table:
            raise DecisionsError(f"{name}: {where}: {key} is missing")
    known = {**required, **optional}
    for key, value in table.items():
        if key not in known:
            raise DecisionsError(f"{name}: {where}: unknown key {key!r}, expected {', '.join(known)}")
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise DecisionsError(f"{name}: {where}: {key} is of the wrong type")


def _is_sha256(value: str) -> bool:
    return len(value) == _SHA256_DIGITS and set(value) <= set("0123456789abcdef")


def _values(decision: Decision) -> dict[str, Any]:
    return {
        **({"finding": decision.finding} if decision.finding else {}),
        "decision": decision.decision,
        "code": decision.code,
        "before": decision.before,
        "after": decision.after,
        **({"reason": decision.reason} if decision.reason else {}),
        **({"source_start": decision.source_start} if decision.source_start is not None else {}),
    }


def hashes(files: Sequence[Decisions]) -> list[dict[str, str]]:
    """Names and SHA-256 of decisions files, as ledgers hold them."""
    return [{"name": file.name, "sha256": file.sha256} for file in files]
