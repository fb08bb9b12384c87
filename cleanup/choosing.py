"""Which findings of a stage are applied: what tier and decisions allow, and the surer where two fixes touch."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.decisions import Decided
from cleanup.document import Document
from cleanup.edits import Edit
from cleanup.findings import Evidence, Finding, Fix, Tier
from cleanup.locks import Names, keeps_locked
from cleanup.packs import Rule
from cleanup.rebase import LogEntry, without
from cleanup.results import Options


class Found(NamedTuple):
    """A finding of a stage, the rule that made it, and what a reviewer decided about it before this run."""

    finding: Finding
    rule: Rule
    decided: Decided | None = None

    @property
    def moves(self) -> bool:
        """Whether its fix moves something."""
        return self.finding.fix is not None and any(edit.cuts for edit in self.finding.fix.edits)


def choose(
    document: Document, found: Sequence[Found], options: Options, names: Names
) -> tuple[list[Found], list[Found]]:
    """Split findings into those applied now and those that stay.

    Where two fixes touch, the more confident one wins. Moves of one stage depend on each other: those of the best
    tier are applied together, in the order in which the rule gave them.
    """
    ready: list[Found] = []
    rest: list[Found] = []
    for item in found:
        finding, fits = _guarded(document, item.finding, item.rule, names)
        item = item if finding is item.finding else item._replace(finding=finding)
        (ready if fits and _is_wanted(item, options) else rest).append(item)
    moving = [item for item in ready if item.moves]
    if moving:
        best = min(item.finding.tier.rank for item in moving)
        now = [item for item in moving if item.finding.tier.rank == best]
        later = [item for item in ready if not any(item is kept for kept in now)]
        if any(item.moves for item in rest):
            now, bound = _without_the_others(document, found, now)
            later += bound
        return [_explained(item, options) for item in now], rest + later
    ready.sort(key=lambda i: (-i.finding.confidence, i.finding.tier.rank, i.finding.start, i.finding.code))
    chosen, late = surest(ready)
    chosen.sort(key=lambda i: (i.finding.start, i.finding.end, i.finding.code))
    return [_explained(item, options) for item in chosen], rest + late


def surest(ready: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Findings with replacements, the surest first, split into those that touch none before them, and the others."""
    taken: list[tuple[int, int]] = []
    chosen: list[Found] = []
    late: list[Found] = []
    for item in ready:
        assert item.finding.fix
        (chosen if takes(taken, item.finding.fix.edits) else late).append(item)
    return chosen, late


def takes(taken: list[tuple[int, int]], edits: Sequence[Edit]) -> bool:
    """Whether edits touch none of the spans that are taken, which are sorted; then theirs are taken too."""
    spans = [(edit.start, edit.end) for edit in edits]
    if any(_touches(taken, span) for span in spans):
        return False
    for span in spans:
        insort(taken, span)
    return True


def _is_wanted(item: Found, options: Options) -> bool:
    """Whether a fix that fits is applied: a decision counts for more than the tier, but not for more than a lock."""
    fix = item.finding.fix
    if fix is None or fix.tier is Tier.MANUAL:
        return False
    return item.decided.decision == "accept" if item.decided else options.allows(fix.tier)


def _explained(item: Found, options: Options) -> Found:
    """The finding, saying so where it is applied only because a reviewer wished it."""
    finding, decided = item.finding, item.decided
    if decided is None or options.allows(finding.tier):
        return item
    evidence = Evidence("decision", decided.reason)
    return item._replace(finding=finding._replace(evidence=(*finding.evidence, evidence)))


def _without_the_others(
    document: Document, found: Sequence[Found], now: Sequence[Found]
) -> tuple[list[Found], list[Found]]:
    """The moves to make, put right for those of the same rule that stay out, and those that cannot be made without."""
    keys = {(item.rule.code, item.finding): item for item in now}
    codes = {item.rule.code for item in now}
    series = [item for item in found if item.moves and item.rule.code in codes]
    log: list[LogEntry] = [
        (str(at), edit) for at, item in enumerate(series) if item.finding.fix for edit in item.finding.fix.edits
    ]
    out = {str(at) for at, item in enumerate(series) if (item.rule.code, item.finding) not in keys}
    kept, _ = without(log, out, len(document.text))
    left: list[Found] = []
    moved: list[Found] = []
    for at, item in enumerate(series):
        edits = tuple(edit for id_, edit in kept if id_ == str(at))
        if edits:
            fix = Fix(edits, item.finding.tier)
            moved.append(item._replace(finding=item.finding._replace(fix=fix)))
        elif str(at) not in out:
            left.append(item)
    return moved, left


def _touches(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a span overlaps a taken one, or stands where one begins or ends."""
    start, end = span
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] >= start:
        return True
    return at < len(taken) and taken[at][0] <= end


def _guarded(document: Document, finding: Finding, rule: Rule, names: Names) -> tuple[Finding, bool]:
    """The finding, and whether its fix leaves locked spans alone and can be written in the source's encoding."""
    fix = finding.fix
    if fix is None:
        return finding, False
    reason = None
    if not keeps_locked(document.text, fix.edits, names, rule.may_touch):
        reason = Evidence("locked", "")
    elif not document.source.encoding.startswith("utf") and not _encodable(document.source.encoding, fix):
        reason = Evidence("not-encodable", document.source.encoding)
    if reason is None:
        return finding, True
    shown = Finding(
        finding.code, finding.start, finding.end, finding.message, finding.message_ar, finding.confidence,
        (*finding.evidence, reason), Fix(fix.edits, Tier.MANUAL), finding.related,
    )  # fmt: skip
    return shown, False


def _encodable(encoding: str, fix: Fix) -> bool:
    try:
        for edit in fix.edits:
            edit.after.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def in_order(chosen: Sequence[Found]) -> list[tuple[int, Edit]]:
    """The edits of one batch with the index of their finding: moves as given, replacements from the end on."""
    pairs = [(at, edit) for at, item in enumerate(chosen) if item.finding.fix for edit in item.finding.fix.edits]
    if pairs and pairs[0][1].cuts:
        return pairs
    return sorted(pairs, key=lambda p: (p[1].start, p[1].end), reverse=True)
