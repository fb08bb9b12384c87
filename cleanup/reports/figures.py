"""How good the words are, in one line for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cleanup.messages import text
from cleanup.results import Quality, Rate

_WHOLE_FROM = 2.0
"""From so many in a hundred on, tenths say more than the estimate knows."""


def quality_line(quality: Quality, language: str) -> str:
    """About how many words in a hundred are wrong, before and after, each with its interval."""
    before, after = quality.before.word_error_rate, quality.after.word_error_rate
    if before is None or after is None:
        return text("quality.too-short", language, count=quality.before.words)
    return text("quality.rates", language, before=_shown(before, language), after=_shown(after, language))


def _shown(rate: Rate, language: str) -> str:
    return text(
        "quality.rate", language, about=hundredths(rate.estimate), low=hundredths(rate.low),
        high=hundredths(rate.high),
    )  # fmt: skip


def hundredths(share: float) -> str:
    """A share of words as words in a hundred."""
    value = 100 * share
    return f"{value:.0f}" if value >= _WHOLE_FROM or value < 0.05 else f"{value:.1f}"


def scorecard_lines(document: Mapping[str, Any], language: str) -> Iterator[str]:
    """The marks of a judged document of `check` and the decision of the gate, then each reason on a line."""
    gate = document["gate"]
    marks = {name: f"{mark:g}" for name, mark in document["scorecard"]["after"].items()}
    yield text("scorecard.line", language, decision=text(f"decision.{gate['decision']}", language), **marks)
    yield from (reason["message_ar" if language == "ar" else "message"] for reason in gate["reasons"])
