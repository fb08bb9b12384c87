"""Results: what a user asked of a run, and what it yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cleanup.decisions import Decided, Decisions
from cleanup.document import Document, Source
from cleanup.edits import Edit
from cleanup.findings import Finding, Tier
from cleanup.packs import Rule, RulePack
from cleanup.provenance import Provenance


class Options(NamedTuple):
    """What the user chose. Codes may be given by their beginning: `PUN`, `CHR00`."""

    apply: Tier = Tier.SAFE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    """Paths of word lists of the user's own; each is read once in a process."""
    decisions: tuple[Decisions, ...] = ()
    """Decisions of a reviewer to carry; of two about the same, the later one counts."""

    def wants(self, code: str) -> bool:
        """Whether a rule is switched on."""
        chosen = not self.select or any(code.startswith(prefix) for prefix in self.select)
        return chosen and not any(code.startswith(prefix) for prefix in self.ignore)

    def allows(self, tier: Tier) -> bool:
        """Whether fixes of this tier are applied."""
        return tier is not Tier.MANUAL and tier.rank <= self.apply.rank


DEFAULT_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finding in the ledger: numbered, with its place in the source, its place and words, and what became of it."""

    id: str
    finding: Finding
    rule: Rule
    source_start: int
    source_end: int
    before: str
    after: str | None
    applied: bool
    edits: tuple[Edit, ...] = ()
    """The edits as the finding's fix gives them, in the text that its pass saw."""
    related: tuple[tuple[str, int, int], ...] = ()
    """Role and source span of the places that belong to it."""
    alone: tuple[Edit, ...] = ()
    """For a finding that was not applied: the edits that would make its fix in the clean text, in the order of
    application. None where it has no fix that a person could accept, or where the fix builds on another one."""
    decision: Decided | None = None
    """What a reviewer decided about it."""
    taken_back: bool = False
    """It was applied once."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for a person: not applied, not taken back and not turned down."""
        turned_down = self.decision is not None and self.decision.decision == "reject"
        return not (self.applied or self.taken_back or turned_down)


class LexiconUsed(NamedTuple):
    """The lexicon by which words were judged."""

    version: str
    """A hash of all that it was made of."""
    lists: tuple[tuple[str, str], ...] = ()
    """File name and SHA-256 of each word list of the user."""


class Rate(NamedTuple):
    """A share of wrong words, 0 to 1, and the interval that holds 90 texts in 100."""

    estimate: float
    low: float
    high: float


class State(NamedTuple):
    """How good the words of a text are. Shares are of its words with Arabic letters in running text."""

    words: int
    unknown: float
    """Share that the lexicon does not know."""
    suspects: float
    """Share that is hardly known and looks like a known word misread."""
    word_error_rate: Rate | None
    """Share of the words whose letters are wrong, estimated; None for a text that is too short to tell."""


class Quality(NamedTuple):
    """How good the words are before the word rules and after cleaning."""

    before: State
    after: State

    def values(self) -> dict[str, Any]:
        """The figures as plain values for ledgers and reports; shares with four places."""
        return {"before": _values(self.before), "after": _values(self.after)}


def _values(state: State) -> dict[str, Any]:
    rate = state.word_error_rate
    return {
        "words": state.words,
        "unknown": round(state.unknown, 4),
        "suspects": round(state.suspects, 4),
        "word_error_rate": rate and {name: round(value, 4) for name, value in rate._asdict().items()},
    }


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What a run yields. Results are told apart by identity."""

    source: Source
    document: Document
    findings: tuple[Recorded, ...]
    provenance: Provenance = field(repr=False)
    packs: tuple[RulePack, ...]
    options: Options
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.document.text

    @property
    def edits(self) -> list[Edit]:
        """Every applied edit, in order."""
        return [edit for _, edit in self.log]

    @property
    def log(self) -> list[tuple[str, Edit]]:
        """Every applied edit with the id of its finding, in the order of application."""
        return self._log

    _log: list[tuple[str, Edit]] = field(default_factory=list, repr=False)
    lexicon: LexiconUsed | None = None
    """None where no rule ran that looks words up."""
    quality: Quality | None = None
    """Told where the rules of misread words ran."""
