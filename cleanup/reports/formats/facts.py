"""What every format asks of a finding: its words in the language of the run, and how grave it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cleanup.packs import Rule
from cleanup.reports.visible import one_line

LEVELS: Final = ("error", "warning", "note")
"""How grave a finding is, the gravest first: an error makes the run fail; a note is known or accepted."""


def message(finding: Mapping[str, Any], language: str) -> str:
    """What was found, on one line, hidden characters by name."""
    return one_line(finding["message_ar"] if language == "ar" else finding["message"])


def why(rule: Rule, language: str) -> str:
    """Why the rule is there, in a few sentences."""
    return rule.why_ar if language == "ar" else rule.why


def level(finding: Mapping[str, Any]) -> str:
    """One of `LEVELS`. A finding that no one has judged makes the run fail, whatever its tier."""
    found: str = finding.get("level", "error")
    return found


def is_known(finding: Mapping[str, Any]) -> bool:
    """Whether the baseline lists the finding."""
    return finding.get("baseline") == "known"


def sentence(words: str) -> str:
    """The words with a full stop where they end without a mark."""
    words = words.rstrip()
    return words if words.endswith((".", "!", "?", "؟", "…")) else f"{words}."
