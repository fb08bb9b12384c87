"""A review: a reviewer's way through the findings of a ledger, as a value that each answer changes.

Open suggestions come first, then applied changes, then notices. The findings of a series stand together, at the place
of the first of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from cleanup.decisions import Decision, Decisions, SeriesKey, Verdict, series_keys
from cleanup.findings import Tier
from cleanup.ledger import Ledger
from cleanup.results import Recorded, Result

Group = Literal["suggestion", "change", "notice"]
GROUPS: tuple[Group, ...] = ("suggestion", "change", "notice")


class Item(NamedTuple):
    """A finding to decide about."""

    finding: Recorded
    group: Group
    series: SeriesKey | None
    """None for moves, which have no series."""
    size: int = 1
    """How many findings its series has."""


class _Step(NamedTuple):
    """What to put back when the last answer is undone: the place, and what stood under the key before."""

    at: int
    key: str | SeriesKey
    before: Decision | None


@dataclass(frozen=True, slots=True)
class Review:
    """Where a reviewer stands, and what was decided so far."""

    items: tuple[Item, ...]
    at: int = 0
    """Index of the item that is shown; the number of items when the review is at its end."""
    decided: Mapping[str | SeriesKey, Decision] = field(default_factory=dict)
    """By id for single findings, by key for series."""
    steps: tuple[_Step, ...] = ()
    reason: str = ""
    """Given for the item that is shown, and waiting for its decision."""

    @property
    def item(self) -> Item | None:
        """The item that is shown; None at the end."""
        return self.items[self.at] if self.at < len(self.items) else None

    def verdict(self, item: Item) -> Decision | None:
        """What is decided about an item, for itself or by its series."""
        single = self.decided.get(item.finding.id)
        return single or (self.decided.get(item.series) if item.series else None)

    def counts(self) -> tuple[int, int, int]:
        """How many items are accepted, rejected and not decided."""
        found = Counter(decision.decision if (decision := self.verdict(item)) else None for item in self.items)
        return found["accept"], found["reject"], found[None]

    def decide(self, verdict: Verdict) -> Review:
        """The review after an answer for the finding that is shown, at the next one that is not decided."""
        assert self.item
        recorded = self.item.finding
        code, before, after = recorded.finding.code, recorded.before, recorded.after
        decision = Decision(code, before, after, verdict, "", recorded.id, recorded.source_start)
        return self._answered(recorded.id, decision)

    def decide_series(self, verdict: Verdict) -> Review:
        """The review after an answer for the whole series of the finding that is shown, which must have one.

        Answers for single findings of the series stay.
        """
        assert self.item and self.item.series
        return self._answered(self.item.series, Decision(*self.item.series, verdict))

    def explain(self, reason: str) -> Review:
        """The review with a reason for the item that is shown: for its decision, or for the one that is to come."""
        assert self.item
        decision = self.verdict(self.item)
        if decision is None:
            return replace(self, reason=reason)
        return self._set(decision.finding or decision.key, decision._replace(reason=reason))

    def skip(self) -> Review:
        """The next item, decided or not."""
        return replace(self, at=min(self.at + 1, len(self.items)), reason="")

    def back(self) -> Review:
        """The item before, decided or not."""
        return replace(self, at=max(0, self.at - 1), reason="")

    def undo(self) -> Review:
        """The review before the last decision, and without a reason that waits for one."""
        if not self.steps:
            return replace(self, reason="")
        at, key, before = self.steps[-1]
        decided = {k: d for k, d in self.decided.items() if k != key} | ({key: before} if before else {})
        return replace(self, at=at, decided=decided, steps=self.steps[:-1], reason="")

    def _answered(self, key: str | SeriesKey, decision: Decision) -> Review:
        new = self._set(key, decision._replace(reason=self.reason))
        return replace(new, at=_first_open(new, self.at + 1))

    def _set(self, key: str | SeriesKey, decision: Decision) -> Review:
        step = _Step(self.at, key, self.decided.get(key))
        return replace(self, decided={**self.decided, key: decision}, steps=(*self.steps, step), reason="")


def started(ledger: Ledger, result: Result, made: Decisions) -> Review:
    """A review of a ledger at the first finding that `made` does not decide about."""
    keys = series_keys(ledger.data)
    decided: dict[str | SeriesKey, Decision] = {d.finding: d for d in made.findings}
    decided |= {d.key: d for d in made.series}
    review = Review(tuple(_items(result.findings, keys)), decided=decided)
    return replace(review, at=_first_open(review, 0))


def decisions_of(review: Review, start: Decisions) -> Decisions:
    """The decisions file of a review; `start` says what it is about."""
    single = tuple(d for key, d in review.decided.items() if isinstance(key, str))
    series = tuple(d for key, d in review.decided.items() if not isinstance(key, str))
    return Decisions(start.of, single, series)


def _first_open(review: Review, start: int) -> int:
    places = range(start, len(review.items))
    return next((at for at in places if review.verdict(review.items[at]) is None), len(review.items))


def _items(findings: Iterable[Recorded], keys: Mapping[str, SeriesKey]) -> list[Item]:
    listed = [(_group(r), r) for r in sorted(findings, key=lambda r: (r.source_start, r.id)) if _is_asked(r)]
    sizes = Counter(keys[r.id] for _, r in listed if r.id in keys)
    first: dict[tuple[Group, object], int] = {}
    for at, (group, recorded) in enumerate(listed):
        first.setdefault((group, keys.get(recorded.id, recorded.id)), at)
    listed.sort(key=lambda p: (GROUPS.index(p[0]), first[p[0], keys.get(p[1].id, p[1].id)]))
    return [Item(r, group, keys.get(r.id), sizes[keys[r.id]] if r.id in keys else 1) for group, r in listed]


def _group(recorded: Recorded) -> Group:
    if recorded.applied:
        return "change"
    return "notice" if recorded.finding.tier is Tier.MANUAL else "suggestion"


def _is_asked(recorded: Recorded) -> bool:
    """Not what an earlier review settled. A suggestion that was accepted and could not be applied is asked again."""
    if recorded.taken_back:
        return False
    return recorded.decision is None or (recorded.is_open and bool(recorded.alone))
