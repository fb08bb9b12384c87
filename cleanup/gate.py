"""The gate for incoming documents: accept, send to review, or ask for a new scan, by thresholds on the scorecard.

A document is judged by what cleaning leaves. It needs a new scan where its words are too bad to be mended; it goes to
review where a mark is below its limit or a question is open that only a person can answer; else it is accepted. Each
limit that is not met is a reason, so that a document never fails without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cleanup.messages import text

DECISIONS: Final = ("accept", "review", "re-ocr")
"""From good to bad."""


class Threshold(NamedTuple):
    """One setting of `[gate]`."""

    default: float
    lowest: float
    highest: float
    meaning: str


THRESHOLDS: Final[Mapping[str, Threshold]] = {
    # Marks for words after cleaning, on 71 texts and readings: clean ones 99.7 and more, light scans 89 to 99, medium
    # ones 80 to 95, heavy ones 60 to 91. The other limits were chosen; all clean texts meet them.
    "accept-words": Threshold(98, 0, 100, "least mark for words"),
    "accept-order": Threshold(99, 0, 100, "least mark for order"),
    "accept-duplicates": Threshold(99, 0, 100, "least mark for duplicates"),
    "accept-structure": Threshold(85, 0, 100, "least mark for structure"),
    "accept-total": Threshold(0, 0, 100, "least total mark; 0 asks nothing beyond the four"),
    # Clean texts have up to 2, light scans 7 and more.
    "accept-suggestions": Threshold(10, 0, 1000, "most open suggestions in 1,000 words"),
    "accept-unchecked": Threshold(0, 0, 1000, "most notices that the order could not be checked"),
    "re-ocr-words": Threshold(85, 0, 100, "mark for words below which a new scan is asked for"),
}
"""Settings of `[gate]` in the configuration."""

_UNCHECKED = "ORD005"
_MARKS = ("words", "order", "duplicates", "structure", "total")


class Reason(NamedTuple):
    """A limit that a document does not meet."""

    key: str
    """Name of the threshold."""
    value: float
    limit: float


class Judgement(NamedTuple):
    """What to do with a document, and why."""

    decision: str
    """One of `DECISIONS`."""
    reasons: tuple[Reason, ...]

    def values(self) -> dict[str, Any]:
        """The judgement as plain values, each reason in English and Arabic."""
        return {"decision": self.decision, "reasons": [_values(reason) for reason in self.reasons]}


def judge(document: Mapping[str, Any], thresholds: Mapping[str, float] | None = None) -> Judgement:
    """Judge a document as `reports.json_report.check_document` gives it; thresholds not given have their defaults."""
    limits = {name: threshold.default for name, threshold in THRESHOLDS.items()} | dict(thresholds or {})
    marks = document["scorecard"]["after"]
    least = [Reason(f"accept-{name}", marks[name], limits[f"accept-{name}"]) for name in _MARKS]
    reasons = [reason for reason in least if reason.value < reason.limit]
    most = [
        Reason("accept-suggestions", _suggestions(document), limits["accept-suggestions"]),
        Reason("accept-unchecked", document["counts"]["codes"].get(_UNCHECKED, 0), limits["accept-unchecked"]),
    ]
    reasons += [reason for reason in most if reason.value > reason.limit]
    unreadable = Reason("re-ocr-words", marks["words"], limits["re-ocr-words"])
    if unreadable.value < unreadable.limit:
        return Judgement("re-ocr", (unreadable, *reasons))
    return Judgement("review" if reasons else "accept", tuple(reasons))


def _suggestions(document: Mapping[str, Any]) -> float:
    """Open suggestions in 1,000 words: those that a reviewer turned down are no question any more."""
    turned_down: int = sum(
        finding["tier"] == "suggested" and finding.get("decision", {}).get("decision") == "reject"
        for finding in document["findings"]
    )
    suggested, words = int(document["counts"]["tiers"]["suggested"]), int(document["counts"]["words"])
    return round(1000 * (suggested - turned_down) / max(1, words), 1)


def _values(reason: Reason) -> dict[str, Any]:
    told = {"value": f"{reason.value:g}", "limit": f"{reason.limit:g}"}
    return {
        **reason._asdict(),
        "message": text(f"gate.{reason.key}", "en", **told),
        "message_ar": text(f"gate.{reason.key}", "ar", **told),
    }
