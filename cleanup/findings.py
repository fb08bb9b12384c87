"""Findings: what a rule saw, why, how sure it is, and what would put it right."""

from __future__ import annotations

import enum
from typing import NamedTuple

from cleanup.edits import Edit, apply


class Tier(enum.Enum):
    """How far a fix may go on its own."""

    SAFE = "safe"
    """Applied by default: measured right at least 98.5 times in 100 on real text, or proven by form alone."""
    SUGGESTED = "suggested"
    """Shown; applied when a reviewer accepts it or `--apply suggested` is given."""
    MANUAL = "manual"
    """Shown only: a person has to look."""

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)
        """0 for safe, 1 for suggested, 2 for manual."""


class Evidence(NamedTuple):
    """One reason: a key from the table of texts (`cleanup.messages`) and the value that was seen."""

    key: str
    value: str


class Related(NamedTuple):
    """Another place that belongs to a finding, such as the copy that is kept. Offsets as the finding's own."""

    role: str
    start: int
    end: int


class Fix(NamedTuple):
    """Edits that stand or fall together.

    Replacements have offsets in the text of the pass, all at once; moves are in order, each in the text that the one
    before leaves.
    """

    edits: tuple[Edit, ...]
    tier: Tier


class Finding(NamedTuple):
    """One fault. Offsets are code points of the text that the pass saw; confidence is 0 to 1."""

    code: str
    start: int
    end: int
    message: str
    message_ar: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def tier(self) -> Tier:
        """The tier of its fix; manual where there is none."""
        return self.fix.tier if self.fix else Tier.MANUAL


def after_of(finding: Finding, text: str) -> str | None:
    """What its fix puts in the finding's place; None where it is no replacement inside of it, or there is none."""
    if finding.fix is None or any(e.op not in ("replace", "join", "split") for e in finding.fix.edits):
        return None
    edits = sorted(finding.fix.edits, key=lambda e: e.start, reverse=True)
    if not all(finding.start <= e.start and e.end <= finding.end for e in edits):
        return None
    by = finding.start
    return apply(text[by : finding.end], [Edit(e.op, e.start - by, e.end - by, e.before, e.after) for e in edits])
