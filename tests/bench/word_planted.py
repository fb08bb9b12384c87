"""The `planted` part of the `words` benchmark: errors planted in clean text, their fates, and what else was changed.

No benchmark of its own: `python -m tests.bench words planted` prints it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.engine import Recorded, Result
from cleanup.findings import Tier
from cleanup.languages import ar
from tests.bench.plant import KINDS, Error, Planting
from tests.bench.word_sources import meant
from tests.bench.word_tables import by_rule, judged_plantings, share
from tests.bench.word_texts import WORD_RULES, applied, cleaned, context, plantings, words_of

_SHOWN = 30
_TOKEN = re.compile(r"\S+")


class Fate(NamedTuple):
    """What became of a planted error."""

    error: Error
    is_fixed: bool
    is_fixed_with_suggestions: bool
    is_changed_wrongly: bool
    is_pointed_out: bool
    is_changed_wrongly_with_suggestions: bool


def fates(planting: Planting, safe: Result, suggested: Result) -> Iterator[Fate]:
    """What became of each planted error in two runs, one with safe fixes alone and one with the suggested ones too."""
    at_safe, at_suggested = _Outcome(planting, safe), _Outcome(planting, suggested)
    spans = [(r.source_start, r.source_end) for r in safe.findings]
    for error in planting.errors:
        yield Fate(
            error,
            at_safe.is_fixed(error),
            at_suggested.is_fixed(error),
            at_safe.is_changed(error) and not at_safe.is_fixed(error),
            any(start < error.end and error.start < end for start, end in spans),
            at_suggested.is_changed(error) and not at_suggested.is_fixed(error),
        )


def elsewhere(planting: Planting, result: Result) -> list[Recorded]:
    """The applied fixes that touch no planted error."""
    spans = [(error.start, error.end) for error in planting.errors]
    return [record for record in applied(result)
            if not any(record.source_start <= end and start <= record.source_end for start, end in spans)]  # fmt: skip


class _Outcome:
    """Which tokens of the clean text stand in the outcome, and which of the damaged one were changed."""

    def __init__(self, planting: Planting, result: Result) -> None:
        self._clean = [match.start() for match in _TOKEN.finditer(planting.clean)]
        self._damaged = [match.start() for match in _TOKEN.finditer(planting.text)]
        after = _tokens(result.text)
        self._right = _kept(_tokens(planting.clean), after)
        self._same = _kept(_tokens(planting.text), after)

    def is_changed(self, error: Error) -> bool:
        """Whether a token of the error was changed or taken away."""
        first, last = (bisect_right(self._damaged, at) - 1 for at in (error.start, error.end - 1))
        return any(at not in self._same for at in range(first, last + 1))

    def is_fixed(self, error: Error) -> bool:
        """Whether the token of the clean text stands in the outcome."""
        return bisect_right(self._clean, error.at) - 1 in self._right and self.is_changed(error)


def _tokens(text: str) -> list[str]:
    """The tokens without vowel signs and marks of direction: these are the business of other rules."""
    return [ar.bare(match[0]) for match in _TOKEN.finditer(text)]


def _kept(before: list[str], after: list[str]) -> set[int]:
    """The tokens that stand in the text after, too, in their place."""
    blocks = Levenshtein.opcodes(before, after)
    return {at for op in blocks if op.tag == "equal" for at in range(op.src_start, op.src_end)}


def planted() -> None:
    """Print the fates by kind, what else was changed, and the rules."""
    found: list[Fate] = []
    others: dict[Tier, list[tuple[Planting, Recorded]]] = {Tier.SAFE: [], Tier.SUGGESTED: []}
    for planting in plantings():
        safe, suggested = cleaned(planting.text), cleaned(planting.text, Tier.SUGGESTED)
        found += fates(planting, safe, suggested)
        for tier, result in ((Tier.SAFE, safe), (Tier.SUGGESTED, suggested)):
            others[tier] += [(planting, record) for record in elsewhere(planting, result)]
    words = sum(words_of(planting.clean) for planting in plantings())
    print(f"\nplanted: {len(found)} errors in {words:,} words of clean text, {len(plantings())} texts")
    _table(found)
    _elsewhere(found, others)
    by_rule(judged_plantings())


def _table(found: list[Fate]) -> None:
    print(f"{'kind':24} {'planted':>8} {'fixed':>6} {'recall':>7} {'wrongly':>8} {'with suggested':>15} {'recall':>7} "
          f"{'wrongly':>8} {'pointed out':>12} {'share':>6}")  # fmt: skip
    for kind in (*KINDS, "all kinds"):
        of_kind = [fate for fate in found if kind in (fate.error.kind, "all kinds")]
        no_words = [fate for fate in of_kind if fate.error.makes_no_word]
        words = [fate for fate in of_kind if not fate.error.makes_no_word]
        for name, group in ((f"{kind}, no words", no_words), (f"{kind}, real words", words), (kind, of_kind)):
            if group and (len(group) < len(of_kind) or name == kind):
                print(_line(name, group))


def _line(name: str, group: list[Fate]) -> str:
    planted, safe = len(group), sum(fate.is_fixed for fate in group)
    suggested = sum(fate.is_fixed_with_suggestions for fate in group)
    pointed_out = sum(fate.is_pointed_out for fate in group)
    return (
        f"{name:24} {planted:8} {safe:6} {share(safe, planted):>7} {sum(f.is_changed_wrongly for f in group):8} "
        f"{suggested:15} {share(suggested, planted):>7} {sum(f.is_changed_wrongly_with_suggestions for f in group):8} "
        f"{pointed_out:12} {share(pointed_out, planted):>6}"
    )


def _elsewhere(found: list[Fate], others: dict[Tier, list[tuple[Planting, Recorded]]]) -> None:
    """The changes to what is right, and the precision with them."""
    for tier, changes in others.items():
        is_safe = tier is Tier.SAFE
        fixed = sum(fate.is_fixed if is_safe else fate.is_fixed_with_suggestions for fate in found)
        wrongly = sum(f.is_changed_wrongly if is_safe else f.is_changed_wrongly_with_suggestions for f in found)
        words = [change for change in changes if change[1].rule.code.startswith(WORD_RULES)]
        mended = sum(ar.bare(meant(record.before)) == ar.bare(record.after) for _, record in words)
        counts = ", ".join(f"{code} {n}" for code, n in sorted(Counter(r.rule.code for _, r in changes).items()))
        print(
            f"{tier.value}: changed where nothing was planted: {counts or 'nothing'}; "
            f"precision, with those of OCR rules counted as wrong: {share(fixed, fixed + wrongly + len(words))}; "
            f"{mended} of these mend misprints, with them as right: "
            f"{share(fixed + mended, fixed + wrongly + len(words))}"
        )
        for planting, record in words[:_SHOWN] if is_safe else ():
            place = context(planting.text, record.source_start, record.source_end)
            print(f"    {record.rule.code} {record.before} → {record.after}: {place}")
