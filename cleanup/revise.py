"""Revise: another clean text and ledger of the same source, with changes taken back and suggestions applied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from cleanup import edits as editing
from cleanup.choosing import takes
from cleanup.decisions import Decided
from cleanup.edits import Edit, EditError
from cleanup.errors import InternalError, LedgerError
from cleanup.findings import Tier
from cleanup.ledger import Ledger, blocks_of, clean_text, edit_values, encode, scorecard_of, source_text, undone
from cleanup.reassess import reassessed
from cleanup.rebase import Alignment, LogEntry, rebased
from cleanup.replay import NOTHING_OWN, Own, check, result_of
from cleanup.results import Result
from cleanup.run_info import RunInfo

Refusal = Literal["overlaps", "altered", "not-alone"]
"""Why an accepted suggestion stays open: it touches another one that was surer or comes first; its place was altered
by what was taken back; or the ledger does not tell how to apply it, for it builds on another change."""


class Revised(NamedTuple):
    """What became of a clean text."""

    clean: bytes
    ledger: Ledger
    result: Result
    """For reports."""
    gone: set[str]
    """Ids of all that was taken back, with what builds on it."""
    applied: tuple[str, ...]
    """Ids of the suggestions that were applied, in the order of application."""
    refused: Mapping[str, Refusal]
    """Ids of accepted suggestions that stay open."""


def taken_back(ledger: Ledger, clean: bytes, name: str, only: Iterable[str], own: Own = NOTHING_OWN) -> Revised:
    """The clean text without some changes and what builds on them.

    Raises LedgerError for an unknown or unapplied id, and as `revised` does.
    """
    applied = {finding for finding, _ in ledger.log}
    known = {f["id"] for f in ledger.data["findings"]}
    for id_ in only:
        if id_ not in known:
            raise LedgerError(f"{name}: no finding {id_} in this ledger")
        if id_ not in applied:
            raise LedgerError(f"{name}: finding {id_} was not applied, so there is nothing to take back")
    return _revised(ledger, clean, name, set(only), (), {}, own)


def revised(
    ledger: Ledger, clean: bytes, name: str, decided: Mapping[str, Decided], files: Sequence[Mapping[str, str]] = (),
    own: Own = NOTHING_OWN,
) -> Revised:  # fmt: skip
    """The clean text and ledger after a reviewer's decisions, given by id; `files` are what the ledger names them by.

    Raises LedgerError where the ledger is damaged or does not fit the clean text, PackError and InputError for what is
    the user's own, and InternalError where undoing the new ledger in memory does not give the source's bytes back.
    """
    applied = {finding for finding, _ in ledger.log}
    rejected = {id_ for id_, d in decided.items() if d.decision == "reject" and id_ in applied}
    accepted = [id_ for id_, d in decided.items() if d.decision == "accept" and id_ not in applied]
    new = _revised(ledger, clean, name, rejected, accepted, decided, own)
    if files:
        known = new.ledger.data["options"].get("decisions", [])
        options = {**new.ledger.data["options"], "decisions": [*known, *(f for f in files if f not in known)]}
        new = new._replace(ledger=new.ledger._replace(data={**new.ledger.data, "options": options}))
    return new


def renamed(ledger: Ledger, name: str) -> Ledger:
    """The ledger, with another file name for its clean text."""
    return ledger._replace(data={**ledger.data, "result": {**ledger.result, "name": name}})


def signed(ledger: Ledger, name: str, run: RunInfo) -> Ledger:
    """The ledger, with another file name for its clean text, and who decided and when if somebody says so."""
    named = renamed(ledger, name)
    return named._replace(data={**named.data, "run": run.values()}) if run.values() else named


def _revised(
    ledger: Ledger, clean: bytes, name: str, rejected: set[str], accepted: Sequence[str],
    decided: Mapping[str, Decided], own: Own,
) -> Revised:  # fmt: skip
    check(ledger.data, name)
    source = source_text(ledger, clean_text(ledger, clean, name), name)
    base = rebased(ledger.log, rejected, len(source))
    entries = {entry["id"]: entry for entry in ledger.data["findings"]}
    more, refused, alignment = _with(ledger, base.alignment, [entries[id_] for id_ in accepted])
    log = base.log + more
    try:
        text = editing.apply(source, [edit for _, edit in log])
    except EditError as error:
        raise LedgerError(f"{name}: the ledger does not fit the clean text ({error})") from None
    data = encode(ledger, text, name)
    fixes, findings = _findings(ledger, log, base.gone, alignment, decided)
    facts = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "characters": len(text)}
    values = {**ledger.data, "result": {**ledger.result, **facts}, "findings": findings}
    values["edits"] = [edit_values(edit, finding) for finding, edit in log]
    made = Ledger(values, tuple(log), fixes)
    if hashlib.sha256(undone(made, data, name)).hexdigest() != ledger.source["sha256"]:
        raise InternalError("undoing the ledger does not give the source back; nothing was written")
    result = result_of(made, data, name, own)
    if made.log != ledger.log:
        result = replace(result, quality=reassessed(result, own))
        if result.quality:
            values["quality"] = result.quality.values()
        else:
            values.pop("quality", None)
    values |= {"blocks": blocks_of(result), "scorecard": scorecard_of(result)}
    applied = tuple(dict.fromkeys(finding for finding, _ in more))
    return Revised(data, made, result, base.gone, applied, refused)


def _with(
    ledger: Ledger, alignment: Alignment, accepted: Sequence[Mapping[str, Any]]
) -> tuple[list[LogEntry], dict[str, Refusal], Alignment]:
    """The edits of accepted suggestions, those that cannot be applied, and the alignment to the text with them.

    Replacements come before moves.
    """
    refused: dict[str, Refusal] = {}
    replacing: list[LogEntry] = []
    moving: list[str] = []
    taken: list[tuple[int, int]] = []
    for entry in sorted(accepted, key=_surest_first):
        id_, fix = entry["id"], ledger.fixes.get(entry["id"], ())
        edits = alignment.edits(fix)
        if Tier(entry["tier"]) is Tier.MANUAL:
            continue
        if not fix:
            refused[id_] = "not-alone"
        elif edits is None:
            refused[id_] = "altered"
        elif edits[0].cuts:
            moving.append(id_)
        elif takes(taken, edits):
            replacing += [(id_, edit) for edit in edits]
        else:
            refused[id_] = "overlaps"
    log = sorted(replacing, key=lambda entry: (entry[1].start, entry[1].end), reverse=True)
    alignment = alignment.then(edit for _, edit in log)
    for id_ in moving:
        moved = alignment.edits(ledger.fixes[id_])
        if moved is None:
            refused[id_] = "overlaps"
        else:
            log += [(id_, edit) for edit in moved]
            alignment = alignment.then(moved)
    return log, refused, alignment


def _surest_first(entry: Mapping[str, Any]) -> tuple[float, int, int, str]:
    return -entry["confidence"], Tier(entry["tier"]).rank, entry["start"], entry["code"]


def _findings(
    ledger: Ledger, log: Sequence[LogEntry], gone: set[str], alignment: Alignment,
    decided: Mapping[str, Decided],
) -> tuple[dict[str, tuple[Edit, ...]], list[dict[str, Any]]]:  # fmt: skip
    """The fixes that are still open and the findings, with offsets of the new texts."""
    first = _first_starts(log)
    # What was applied before has its place in its log, what is applied now in its own fix.
    before = _first_starts(ledger.log) | {id_: min(e.start for e in fix) for id_, fix in ledger.fixes.items() if fix}
    fixes: dict[str, tuple[Edit, ...]] = {}
    findings = []
    for old in ledger.data["findings"]:
        id_, entry = old["id"], {key: value for key, value in old.items() if key != "fix"}
        if id_ in first:
            by = first[id_] - before[id_]
            entry |= {"applied": True, "start": max(0, old["start"] + by), "end": max(0, old["end"] + by)}
        elif id_ in gone:
            entry |= {"applied": False, "taken_back": True}
        elif "taken_back" not in entry:
            start, end = alignment.span(old["start"], old["end"])
            entry |= {"start": start, "end": end}
            fix = alignment.edits(ledger.fixes.get(id_, ()))
            if fix:
                fixes[id_] = fix
                entry["fix"] = [edit_values(edit) for edit in fix]
        if id_ in decided:
            entry["decision"] = decided[id_].values()
        findings.append(entry)
    return fixes, findings


def _first_starts(log: Sequence[LogEntry]) -> dict[str, int]:
    """The lowest offset of each finding's edits."""
    out: dict[str, int] = {}
    for id_, edit in log:
        out[id_] = min(edit.start, out.get(id_, edit.start))
    return out
