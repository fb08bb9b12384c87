"""What formats with findings alone say of the gate: its decision as one more entry for the document."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from cleanup.checked import Checked
from cleanup.gate import DECISIONS
from cleanup.messages import text

NAME: Final = "gate"
"""The name of the entry where a format asks for an identifier."""


class Verdict(NamedTuple):
    """The decision about a document, in the language of the run."""

    decision: str
    """One of `cleanup.gate.DECISIONS`."""
    level: str
    """error, warning, or note for a document that is accepted."""
    title: str
    reasons: tuple[str, ...]
    """A sentence for each limit that the document does not meet."""

    @property
    def is_accepted(self) -> bool:
        """Whether nothing stands against the document."""
        return self.decision == DECISIONS[0]


def verdict(checked: Checked, language: str) -> Verdict | None:
    """What the gate decided; None for a document that it did not judge."""
    gate: dict[str, Any] | None = (checked.document or {}).get("gate")
    if gate is None:
        return None
    decision: str = gate["decision"]
    level = gate.get("level", "note" if decision == DECISIONS[0] else "warning")
    title = text("formats.gate-title", language, decision=text(f"decision.{decision}", language))
    key = "message_ar" if language == "ar" else "message"
    return Verdict(decision, level, title, tuple(reason[key] for reason in gate["reasons"]))
