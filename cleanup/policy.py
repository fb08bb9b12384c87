"""Which findings make a run of `check` fail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

from cleanup.findings import Tier
from cleanup.gate import DECISIONS

Level = Literal["error", "warning", "note"]

TIERS: Final = tuple(tier.value for tier in Tier)
"""From the surest to the least sure."""


NEVER: Final = "never"
"""In place of tiers and codes: no finding fails."""


class Policy(NamedTuple):
    """What fails, and what never does."""

    fail_on: tuple[str, ...] = ()
    """Tiers and codes or their beginnings; a tier means itself and the surer ones. Empty: any finding fails."""
    warn: tuple[str, ...] = ()
    """Codes or their beginnings that never fail; they win over `fail_on`."""
    gate: str | None = None
    """The decision of the gate that fails, with those that are worse; None: none does."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in `fail_on`."""
        return tuple(entry for entry in self.fail_on if entry not in (*TIERS, NEVER))

    def level(self, finding: Mapping[str, Any]) -> Level:
        """The level of a finding as `reports.json_report` gives it: what was settled is a note, others fail or warn."""
        if is_settled(finding):
            return "note"
        if finding["code"].startswith(self.warn) or not self._fails(finding):
            return "warning"
        return "error"

    def _fails(self, finding: Mapping[str, Any]) -> bool:
        if not self.fail_on:
            return True
        ranks = [TIERS.index(entry) for entry in self.fail_on if entry in TIERS]
        return TIERS.index(finding["tier"]) <= max(ranks, default=-1) or finding["code"].startswith(self.codes)

    def judged(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """A document whose findings have their level, and so the decision of the gate, where there is one."""
        found = [{**finding, "level": self.level(finding)} for finding in document["findings"]]
        gate = {"gate": {**document["gate"], "level": self._gate_level(document)}} if "gate" in document else {}
        return {**document, **gate, "findings": found}

    def _gate_level(self, document: Mapping[str, Any]) -> Level:
        if self.gate_fails(document):
            return "error"
        return "note" if document["gate"]["decision"] == DECISIONS[0] else "warning"

    def fails(self, document: Mapping[str, Any]) -> bool:
        """Whether a judged document makes the run fail."""
        return self.gate_fails(document) or any(finding["level"] == "error" for finding in document["findings"])

    def gate_fails(self, document: Mapping[str, Any]) -> bool:
        """Whether the gate decides against a document; a document that was not judged passes."""
        if self.gate is None or "gate" not in document:
            return False
        return DECISIONS.index(document["gate"]["decision"]) >= DECISIONS.index(self.gate)


def is_settled(finding: Mapping[str, Any]) -> bool:
    """Whether a finding is known from a baseline, or a reviewer turned it down."""
    return finding.get("baseline") == "known" or finding.get("decision", {}).get("decision") == "reject"


def limits(values: Iterable[str]) -> tuple[str, ...]:
    """Tiers and codes given once or more, divided by commas."""
    words = (word.strip() for value in values for word in value.split(","))
    return tuple(word.lower() if word.lower() in (*TIERS, NEVER) else word.upper() for word in words if word)
