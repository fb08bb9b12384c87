"""A finding in the terminal, for a person who decides about it.

Arabic is written in logical order, on lines of its own, without direction marks: the terminal turns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor

from cleanup.document import Lines
from cleanup.messages import text
from cleanup.reports.rule_texts import why
from cleanup.reports.visible import one_line, signs
from cleanup.reports.words import Part, change, changed_text, clip, clipped
from cleanup.results import Recorded, Result
from cleanup.reviewing import Item, Review

_MARKS = {"label.before": ("[-", "-]", "red"), "label.after": ("{+", "+}", "green"), "label.words": ("[", "]", "cyan")}
_PAIRS_SHOWN = 8

Line = list[tuple[str, str]]
"""Pieces of a line, each with its style."""


def item_lines(review: Review, item: Item, result: Result, lines: Lines, language: str) -> Iterator[Line]:
    """A finding: what and where, why, how sure, and its words in context."""
    recorded, finding = item.finding, item.finding.finding
    say = text
    line, column = lines.place(recorded.source_start)
    yield [(f"{review.at + 1}/{len(review.items)}  {say(f'review.{item.group}', language)}", "bold")]
    message = finding.message_ar if language == "ar" else finding.message
    yield [(f"{recorded.id} {finding.code} {line}:{column}  ", "bold"), (one_line(message), "")]
    yield _labelled("label.why", one_line(why(recorded.rule, language)), language)
    for evidence in finding.evidence:
        value = f": {one_line(clip(evidence.value))}" if evidence.value else ""
        yield [
            (f"  {say('label.evidence', language)}: ", "dim"),
            (say(f"evidence.{evidence.key}", language) + value, ""),
        ]
    # Rounded down: nothing is certain.
    yield _labelled("label.confidence", f"{floor(finding.confidence * 1000) / 10:g}%", language)
    if item.size > 1:
        yield _labelled("review.series", str(item.size), language)
    if item.group == "suggestion" and not recorded.alone:
        yield [(f"  {say('review.not-alone', language)}", "yellow")]
    yield from _words(recorded, result.source.text, language)
    decision = review.verdict(item)
    if decision:
        by = "" if decision.finding else f" ({say('review.by-series', language)})"
        yield _labelled("review.decision", say(f"review.{decision.decision}", language) + by, language)
    reason = decision.reason if decision else review.reason
    if reason:
        yield _labelled("label.reason", one_line(reason), language)


def _words(recorded: Recorded, source: str, language: str) -> Iterator[Line]:
    fix = recorded.finding.fix
    if fix is None:
        yield from _row("label.words", change(recorded, source).before, language)
    elif any(edit.cuts for edit in fix.edits):
        yield from _row("label.words", [Part(clip(recorded.before.strip()), False)], language)
        yield [(f"  \u2195 {text('fate.moved', language)}", "blue")]
    elif all(edit.op == "drop" for edit in fix.edits):
        yield from _row("label.before", [Part(recorded.before.strip() or recorded.before, True)], language)
        yield _labelled("label.after", text("label.nothing-put-in", language), language)
    else:
        shape = change(recorded, source)
        if shape.after is not None:
            yield from _row("label.before", shape.before, language)
            yield from _row("label.after", shape.after, language)
            return
        for before, after in changed_text(recorded)[:_PAIRS_SHOWN]:
            yield from _row("label.before", [Part(before, True)], language)
            yield from _row("label.after", [Part(after, True)], language)


def _labelled(key: str, value: str, language: str) -> Line:
    return [(f"  {text(key, language)}: ", "dim"), (value, "")]


def _row(key: str, parts: Sequence[Part], language: str) -> Iterator[Line]:
    """A label, and below it the words, what changes between brackets."""
    opening, closing, style = _MARKS[key]
    yield [(f"  {text(key, language)}:", "dim")]
    pieces: Line = [("    ", "")]
    for part in clipped(list(parts)):
        shown = signs(part.text) if part.changed and part.text.isspace() else one_line(part.text)
        if part.changed:
            pieces.append((f"{opening}{shown}{closing}", style))
        elif part.text:
            pieces.append((shown, ""))
    yield pieces


def counted(review: Review, language: str) -> Iterable[Line]:
    """How far the review is."""
    names = ("review.accepted", "review.rejected", "review.undecided")
    pairs = zip(names, review.counts(), strict=True)
    yield [("   ".join(f"{text(name, language)}: {count}" for name, count in pairs), "")]
