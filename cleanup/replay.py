"""Replay: the result of a run, rebuilt from its ledger and its clean text, good enough for reports.

The rules are those of the packs that come with the program and of the user's own where they are given; a code that
they do not have gets a rule with what the ledger says of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from cleanup import packs
from cleanup.decisions import Decided
from cleanup.document import Source
from cleanup.edits import Edit
from cleanup.errors import LedgerError
from cleanup.findings import Evidence, Finding, Fix, Related, Tier
from cleanup.knowledge import cues_of
from cleanup.ledger import Ledger, clean_text, source_text
from cleanup.packs import Rule, RulePack
from cleanup.provenance import Provenance
from cleanup.results import LexiconUsed, Options, Quality, Rate, Recorded, Result, State
from cleanup.structure import parse

_FINDING: Mapping[str, type | tuple[type, ...]] = {
    "id": str, "code": str, "name": str, "tier": str, "applied": bool, "message": str, "message_ar": str, "why": str,
    "why_ar": str, "confidence": (int, float), "evidence": list, "source_start": int, "source_end": int, "start": int,
    "end": int, "before": str, "after": (str, type(None)), "related": list,
}  # fmt: skip
_TIERS = tuple(tier.value for tier in Tier)
_CODE = re.compile(r"(CHR|STR|DUP|ORD|OCR|NUM|PUN)[0-9]{3}[A-Z]?")
_ID = re.compile(r"F[0-9]{4,}")


class Own(NamedTuple):
    """What a user added to what comes with the program."""

    rules: tuple[str, ...] = ()
    """Folders of rule packs."""
    lexicons: tuple[str, ...] = ()
    """Files with lists of words."""


NOTHING_OWN = Own()


def result_of(ledger: Ledger, clean: bytes, name: str, own: Own = NOTHING_OWN) -> Result:
    """The result that a ledger and its clean text tell of. `name` is the ledger's, for errors.

    Raises LedgerError where the ledger is damaged or the clean text is not the ledger's, PackError for a broken pack,
    and InputError for a list of words that cannot be read.
    """
    text = clean_text(ledger, clean, name)
    source = source_text(ledger, text, name)
    try:
        check(ledger.data, name)
        return _result(ledger, source, text, own)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(f"{name}: damaged ledger ({type(error).__name__}: {error})") from None


def check(data: Mapping[str, Any], name: str) -> None:
    """Look at the findings of a ledger more closely than undo needs it.

    Raises LedgerError for one that lacks something, or has something of a wrong type.
    """
    if not isinstance(data["options"], dict) or not isinstance(data["options"].get("decisions", []), list):
        raise LedgerError(f"{name}: damaged ledger (options)")
    for entry in data["findings"]:
        for key, kind in _FINDING.items():
            value = entry.get(key, ...)
            if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
                raise LedgerError(f"{name}: damaged ledger (a finding's {key} is missing or of the wrong type)")
        if entry["tier"] not in _TIERS or not _CODE.fullmatch(entry["code"]) or not _ID.fullmatch(entry["id"]):
            raise LedgerError(f"{name}: damaged ledger (finding {entry['id']!r}, {entry['code']!r}, {entry['tier']!r})")
        if min(entry["start"], entry["source_start"]) < 0 or entry["end"] < entry["start"]:
            raise LedgerError(f"{name}: damaged ledger (the offsets of {entry['id']} are not in order)")


def _result(ledger: Ledger, source_text_: str, text: str, own: Own) -> Result:
    from cleanup.reports.trace import trace

    facts = ledger.source
    source = Source(
        facts["name"], facts["sha256"], facts["size"], facts["encoding"], facts["bom"], facts["newline"],
        facts["format"], source_text_,
    )  # fmt: skip
    loaded = packs.load(own.rules)
    rules = {rule.code: rule for pack in loaded for rule in pack.rules}
    edits: dict[str, list[Edit]] = {}
    for finding, edit in ledger.log:
        edits.setdefault(finding, []).append(edit)
    records = tuple(
        _record(entry, edits.get(entry["id"], ()), ledger.fixes.get(entry["id"], ()), rules)
        for entry in ledger.data["findings"]
    )
    options = _options(ledger.data)
    cues = cues_of(loaded, options._replace(lexicons=own.lexicons))
    document = parse(source, text, cues, str(facts.get("language", "")))
    result = Result(
        source, document, records, Provenance.of_source(source_text_), _packs(ledger.data), options,
        tuple(map(str, ledger.data["notes"])), list(ledger.log), _lexicon(ledger.data.get("lexicon")),
        _quality(ledger.data.get("quality")),
    )  # fmt: skip
    runs = ((-1 if p.id else p.source, p.end - p.start) for p in trace(result).pieces)
    return replace(result, provenance=Provenance(runs))


def _lexicon(used: Mapping[str, Any] | None) -> LexiconUsed | None:
    if used is None:
        return None
    return LexiconUsed(str(used["version"]), tuple((str(one["name"]), str(one["sha256"])) for one in used["lists"]))


def _record(
    entry: Mapping[str, Any], edits: Sequence[Edit], fix: tuple[Edit, ...], rules: Mapping[str, Rule]
) -> Recorded:
    decision = entry.get("decision")
    finding = Finding(
        entry["code"], entry["start"], entry["end"], entry["message"], entry["message_ar"], float(entry["confidence"]),
        tuple(Evidence(str(e["key"]), str(e["value"])) for e in entry["evidence"]),
        _fix(entry, tuple(edits) or fix),
        tuple(Related(str(r["role"]), int(r["start"]), int(r["end"])) for r in entry["related"]),
    )  # fmt: skip
    return Recorded(
        entry["id"], finding, rules.get(entry["code"]) or _rule(entry), entry["source_start"], entry["source_end"],
        entry["before"], entry["after"], bool(edits), tuple(edits), tuple(finding.related), fix,
        Decided(decision["decision"], str(decision.get("reason", "")), decision["by"]) if decision else None,
        entry.get("taken_back", False) is True,
    )  # fmt: skip


def _fix(entry: Mapping[str, Any], edits: tuple[Edit, ...]) -> Fix | None:
    """The fix in the text of the finding's offsets.

    Where its edits are not told or no longer fit its words, one edit stands for them: the whole words changed, or
    for a change that puts nothing in their place, a move of nothing, of which reports show the words alone.
    """
    tier = Tier(entry["tier"])
    start, end, before, after = entry["start"], entry["end"], entry["before"], entry["after"]
    fits = bool(edits) and all(
        edit.cuts or after is None or before[edit.start - start : edit.end - start] == edit.before for edit in edits
    )
    if fits:
        return Fix(edits, tier)
    if after is not None:
        return Fix((Edit("replace", start, end, before, after),), tier)
    if tier is Tier.MANUAL:
        return None
    return Fix(edits or (Edit("move", start, end, cuts=(end, end)),), tier)


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        entry["code"], entry["name"], "", Tier(entry["tier"]), entry["message"], entry["message_ar"], entry["why"],
        entry["why_ar"], float(entry["confidence"]), "", (), {}, (), "", "",
    )  # fmt: skip


def _packs(data: Mapping[str, Any]) -> tuple[RulePack, ...]:
    """The packs that ran, as far as reports name them."""
    return tuple(RulePack(str(p["id"]), "", str(p["version"]), "", str(p["sha256"]), "", (), {}) for p in data["packs"])


def _options(data: Mapping[str, Any]) -> Options:
    chosen = data["options"]
    return Options(Tier(chosen["apply"]), tuple(map(str, chosen["select"])), tuple(map(str, chosen["ignore"])))


def _quality(values: Mapping[str, Any] | None) -> Quality | None:
    return Quality(_state(values["before"]), _state(values["after"])) if values else None


def _state(values: Mapping[str, Any]) -> State:
    rate = values["word_error_rate"]
    return State(
        int(values["words"]), float(values["unknown"]), float(values["suspects"]),
        Rate(float(rate["estimate"]), float(rate["low"]), float(rate["high"])) if rate else None,
    )  # fmt: skip
