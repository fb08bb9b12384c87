"""The scorecard: how whole a document is, in four marks from 0 to 100 and their total.

Each mark is 100 times the share of the document that is not at fault:

- order: characters of blocks that stand in the right place;
- duplicates: characters that do not stand a second time;
- words: words whose letters are right, by the estimate of `words.quality`; in a text that is too short for it, words
  that no finding touches;
- structure: blocks that are whole paragraphs, headings or notes, not pieces cut at a column's end, page furniture,
  remains of web pages or marks without words.

The total is their product: the share that would be without fault if the four kinds of fault fell independently of each
other. On the same text all five fall or stay where a finding is added. There are two cards: the document as it came,
and what cleaning leaves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from math import prod
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.languages import ar
from cleanup.reports.fates import Account, account
from cleanup.results import Recorded, Result, State

_NO_TEXT = frozenset({BlockKind.FURNITURE, BlockKind.WEB_FURNITURE, BlockKind.JUNK})


class Scorecard(NamedTuple):
    """Four marks, each 0 to 100."""

    order: float
    duplicates: float
    words: float
    structure: float

    @property
    def total(self) -> float:
        """Their product, 0 to 100."""
        return 100 * prod(mark / 100 for mark in self)

    def values(self) -> dict[str, float]:
        """The marks as plain values with one decimal place, rounded down so that 100 means without fault."""
        return {name: _floor(value) for name, value in (*self._asdict().items(), ("total", self.total))}


class Scorecards(NamedTuple):
    """The document as it came, and what cleaning leaves."""

    before: Scorecard
    after: Scorecard


def scorecards(result: Result) -> Scorecards:
    """Both cards of a run."""
    accounted = account(result)
    done = [r for r in result.findings if r.applied]
    left = [r for r in result.findings if r.is_open]
    quality = result.quality
    before = Scorecard(
        _order(result, accounted, [*done, *left], moved=True),
        _unspoilt(result, _spans([*done, *left], "DUP")),
        _words(result, [*done, *left], quality.before if quality else None),
        _structure(accounted, [*done, *left], mended=True),
    )
    after = Scorecard(
        _order(result, accounted, left, moved=False),
        _unspoilt(result, _spans(left, "DUP")),
        _words(result, left, quality.after if quality else None),
        _structure(accounted, left, mended=False),
    )
    return Scorecards(before, after)


def word_count(result: Result) -> int:
    """How many words with Arabic letters the source has."""
    return sum(1 for _ in ar.WORD.finditer(result.source.text))


def _order(result: Result, accounted: Account, findings: Iterable[Recorded], moved: bool) -> float:
    """Share of characters outside of blocks that were moved, or that a proposal would move."""
    spans = [(f.block.start, f.block.end) for f in accounted.fates if moved and f.moved]
    for recorded in findings:
        fix = recorded.finding.fix
        if not recorded.applied and fix and any(edit.cuts for edit in fix.edits):
            spans.append((recorded.source_start, recorded.source_end))
    return _unspoilt(result, spans)


def _spans(findings: Iterable[Recorded], prefix: str) -> list[tuple[int, int]]:
    return [(r.source_start, r.source_end) for r in findings if r.rule.code.startswith(prefix)]


def _unspoilt(result: Result, spans: Iterable[tuple[int, int]]) -> float:
    """Share of the source's characters, white space apart, that lie in none of the spans; 0 to 100."""
    text = result.source.text
    whole = _size(text)
    spoilt = end = 0
    for start, stop in sorted(spans):
        spoilt += _size(text[max(start, end) : stop]) if stop > end else 0
        end = max(end, stop)
    return 100 * (1 - spoilt / whole) if whole else 100.0


def _size(text: str) -> int:
    return sum(map(len, text.split()))


def _words(result: Result, findings: Iterable[Recorded], state: State | None) -> float:
    if state is not None and state.word_error_rate is not None:
        # As ledgers keep it, so that a page made from a ledger has the same marks.
        return 100 * (1 - round(state.word_error_rate.estimate, 4))
    count = word_count(result)
    touched = {(r.source_start, r.source_end) for r in findings if r.rule.code.startswith(("OCR", "CHR", "NUM"))}
    return 100 * (1 - min(1.0, len(touched) / count)) if count else 100.0


def _structure(accounted: Account, findings: Iterable[Recorded], mended: bool) -> float:
    """Share of blocks that are whole and text; of the source, or (not `mended`) of what cleaning leaves."""
    blocks = accounted.blocks
    if not blocks:
        return 100.0
    broken = {f.block.index for f in accounted.fates if f.block.kind in _NO_TEXT and (mended or f.fate != "dropped")}
    if mended:
        broken |= {f.block.index for f in accounted.fates if f.fate == "joined"}
    starts = [block.start for block in blocks]
    broken |= {
        max(0, bisect_right(starts, r.source_start) - 1) for r in findings if not r.applied and _is_structural(r)
    }
    return 100 * (1 - len(broken) / len(blocks))


def _is_structural(recorded: Recorded) -> bool:
    """Whether a finding joins pieces or takes out what is no text."""
    fix = recorded.finding.fix
    return recorded.rule.code.startswith("STR") or bool(fix and any(edit.op == "join" for edit in fix.edits))


def _floor(value: float) -> float:
    return int(value * 10 + 1e-9) / 10
