"""What every format asks of a finding: its words in the language of the run, and how grave it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cleanup.checked import CheckRun
from cleanup.reports.rule_texts import title
from cleanup.reports.visible import one_line

LEVELS: Final = ("error", "warning", "note")
"""How grave a finding is, the gravest first: an error makes the run fail; a note is known or accepted."""


def message(finding: Mapping[str, Any], language: str) -> str:
    """What was found, on one line, hidden characters by name."""
    return one_line(finding["message_ar"] if language == "ar" else finding["message"])


def name(finding: Mapping[str, Any], run: CheckRun) -> str:
    """The code and what the fault is called, on one line. In English that is the identifier of the rule."""
    rule = run.rules.get(finding["code"]) if run.language == "ar" else None
    return one_line(f"{finding['code']} {title(rule, run.language) if rule else finding['name']}")


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
