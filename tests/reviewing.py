"""What tests of decisions need: ledgers in memory, and decisions about their findings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from cleanup import decisions, ledger
from cleanup.decisions import Decided, Decision, Decisions, Fingerprint, Verdict
from cleanup.engine import Result
from cleanup.ledger import Ledger


def read_back(result: Result) -> tuple[Ledger, bytes]:
    """The ledger of a result as it is read from its file, and the bytes of the clean text."""
    text = ledger.dump(ledger.build(result, "source.txt", "source.clean.txt"))
    return ledger.load(text, "ledger"), result.source.encode(result.text)


def decided(ids: Iterable[str], verdict: Verdict) -> dict[str, Decided]:
    """One verdict for several findings."""
    return {id_: Decided(verdict) for id_ in ids}


def open_ids(read: Ledger) -> list[str]:
    """Ids of the suggestions that a reviewer can accept."""
    return [entry["id"] for entry in read.data["findings"] if "fix" in entry]


def applied_ids(read: Ledger) -> list[str]:
    """Ids of the applied findings."""
    return [entry["id"] for entry in read.data["findings"] if entry["applied"]]


def finding(read: Ledger, id_: str) -> dict[str, Any]:
    """A finding of a ledger."""
    return next(entry for entry in read.data["findings"] if entry["id"] == id_)


def decision(entry: dict[str, Any], verdict: Verdict, *, series: bool = False, place: bool = True) -> Decision:
    """A decision about a finding of a ledger, or about its series."""
    single = {} if series else {"finding": entry["id"], "source_start": entry["source_start"] if place else None}
    return Decision(entry["code"], entry["before"], entry["after"], verdict, **single)


def decisions_for(read: Ledger, single: Iterable[Decision] = (), series: Iterable[Decision] = ()) -> Decisions:
    """A decisions file of a ledger, as it is read from its bytes."""
    of = Fingerprint(read.source["name"], read.source["sha256"], read.result["sha256"])
    made = Decisions(of, tuple(single), tuple(series))
    return decisions.read(decisions.dump(made).encode("utf-8"), "d.json", "d.json")


def dumped(read: Ledger) -> dict[str, Any]:
    """A ledger's data as it is written and read again."""
    data: dict[str, Any] = json.loads(ledger.dump(read.data))
    return data
