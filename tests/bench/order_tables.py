"""The tables of the `order` benchmark: each reading before and after, what is proposed, and which words were lost.

No benchmark of its own: `python -m tests.bench order` prints them.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cleanup import edits as editing
from cleanup.engine import Result
from cleanup.findings import Tier
from tests.bench.readings import WORDS, Reading, Score, readings, score
from tests.support import fixed

# From this piece_tau on a document in wrong order counts as repaired.
_REPAIRED = 0.95
_STRUCTURAL = ("ORD001", "DUP001")
_UNCHECKED = "ORD005"
_VERDICTS = ("changed", "proposed", "unchecked", "silent")


class Row(NamedTuple):
    """A reading, what became of it, and the figures before and after."""

    reading: Reading
    result: Result
    before: Score
    after: Score

    @property
    def is_worse(self) -> bool:
        """Whether cleaning did harm."""
        return self.after.is_worse_than(self.before)

    @property
    def is_repaired(self) -> bool:
        """Whether the order is right now."""
        return self.after.tau >= _REPAIRED

    @property
    def proposed(self) -> list[str]:
        """The rules of order and duplicates that suggest something."""
        open_codes = {r.rule.code for r in self.result.findings if not r.applied and r.finding.tier is Tier.SUGGESTED}
        return [code for code in _STRUCTURAL if code in open_codes]

    @property
    def verdict(self) -> str:
        """What is said of the order: changed, proposed, that it could not be checked, or nothing."""
        found = self.result.findings
        if any(r.applied and r.rule.code == "ORD001" for r in found):
            return "changed"
        notice = any(r.rule.code == _UNCHECKED for r in found)
        return "proposed" if "ORD001" in self.proposed else "unchecked" if notice else "silent"


def measured(reading: Reading) -> Row:
    """Clean a reading and measure it."""
    result = fixed(reading.text, ignore=WORDS)
    return Row(reading, result, score(reading.truth, reading.text), score(reading.truth, result.text))


def table(kind: str) -> None:
    """Print the table of one kind of reading, with the proposals and the lost words behind it."""
    print(f"\n{kind}")
    print(
        f"{'document':36} {'tau':>13} {'breaks':>7} {'CER':>13} aligned {'dup':>5} para border lost worse "
        f"{'order':9} proposed"
    )
    rows = []
    for reading in readings(kind):
        rows.append(measured(reading))
        print(_line(rows[-1]), flush=True)
    count = len(rows)
    wrong = [row for row in rows if row.reading.in_wrong_order]
    print(
        f"mean piece_tau {sum(r.after.tau for r in rows) / count:.3f}, "
        f"sequence CER {sum(r.after.cer for r in rows) / count:.3f}, "
        f"of it over aligned {sum(r.after.cer - r.after.cer_aligned for r in rows) / count:.3f}; "
        f"repaired (tau .95 and more) {sum(r.is_repaired for r in wrong)} of {len(wrong)} in wrong order; "
        f"worse {sum(r.is_worse for r in rows)}"
    )
    counted = Counter(row.verdict for row in wrong)
    print("order of those in wrong order: " + ", ".join(f"{verdict} {counted[verdict]}" for verdict in _VERDICTS))
    _proposals([row for row in wrong if not row.is_repaired])
    _lost(rows)


def _line(row: Row) -> str:
    before, after = row.before, row.after
    return (
        f"{row.reading.name[:36]:36} {before.tau:.3f}→{after.tau:.3f} {before.breaks:3}→{after.breaks:<3} "
        f"{before.cer:.3f}→{after.cer:.3f}  {after.cer_aligned:.3f} "
        f"{before.duplicate_runs:2}→{after.duplicate_runs:<2} {after.duplicated:4} {after.border:6.3f} "
        f"{after.words_lost:4} {'WORSE' if row.is_worse else '':5} {row.verdict:9} {' '.join(row.proposed)}"
    )


def _proposals(rows: list[Row]) -> None:
    """For each document that stays in wrong order: what accepting each proposal would do."""
    for row in rows:
        if not row.proposed:
            print(f"  {row.reading.name:36} not repaired, nothing proposed")
        for code in row.proposed:
            accepted = score(row.reading.truth, accepted_text(row.result, code))
            verdict = "WORSE" if accepted.is_worse_than(row.after) else "better" if _gains(accepted, row.after) else ""
            print(
                f"  {row.reading.name:36} not repaired, {code} proposed: proposal tau "
                f"{row.after.tau:.3f}→{accepted.tau:.3f}, breaks {row.after.breaks}→{accepted.breaks}, "
                f"CER {row.after.cer:.3f}→{accepted.cer:.3f}, "
                f"duplicated {row.after.duplicated}→{accepted.duplicated} {verdict}"
            )


def accepted_text(result: Result, code: str) -> str:
    """The clean text with what a rule suggests accepted: all of it together stands in one suggestion, or in several."""
    open_records = [r for r in result.findings if r.rule.code == code and not r.applied and r.alone]
    if len(open_records) == 1:
        # Applied as a reviewer would: the text alone shows less than the run that dropped second readings saw.
        return editing.apply(result.text, list(open_records[0].alone))
    return fixed(result.text, select=(code,), apply=Tier.SUGGESTED).text


def _gains(accepted: Score, without: Score) -> bool:
    return without.is_worse_than(accepted)


def _lost(rows: list[Row]) -> None:
    """The words that removals of second readings lost."""
    removed = 0
    for row in rows:
        dropped = dropped_words(row.result)
        removed += dropped.total()
        words = lost_words(row.reading, dropped)
        if words:
            listed = "  ".join(f"{word} {count}" for word, count in words.most_common())
            print(f"  {row.reading.name:36} words lost by removals ({words.total()}): {listed}")
    print(f"  words removed as second readings: {removed}")


def dropped_words(result: Result) -> Counter[str]:
    """The words that DUP001 dropped, as they were read."""
    dropped = (r for r in result.findings if r.applied and r.rule.code == "DUP001")
    return Counter(word for r in dropped for word in result.source.text[r.source_start : r.source_end].split())


def lost_words(reading: Reading, dropped: Counter[str]) -> Counter[str]:
    """Words of the truth that were read and, what was dropped taken away, stand less often than in the truth."""
    read = Counter(reading.text.split())
    return (Counter(reading.truth.split()) & read) - (read - dropped)
