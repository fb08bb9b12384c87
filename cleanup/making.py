"""How kinds make findings: messages filled in, edits taken from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from cleanup.document import Document
from cleanup.edits import Edit, Op, replacement
from cleanup.findings import Evidence, Finding, Fix, Related, Tier
from cleanup.packs import Rule

_FIELD = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1 << 10)
def _parts(template: str) -> list[str]:
    """What stands between the fields of a message, and by turns with it their names."""
    return _FIELD.split(template)


def message(template: str, values: Mapping[str, object]) -> str:
    """A rule's message with its values; names that the rule does not know stay: a slip in a pack is no crash."""
    parts = _parts(template).copy()
    for at in range(1, len(parts), 2):
        parts[at] = str(values.get(parts[at], f"{{{parts[at]}}}"))
    return "".join(parts)


def finding(
    document: Document,
    rule: Rule,
    start: int,
    end: int,
    after: str | None = None,
    *,
    edits: Iterable[Edit] = (),
    op: Op = "replace",
    values: Mapping[str, object] | None = None,
    evidence: Iterable[Evidence] = (),
    confidence: float | None = None,
    tier: Tier | None = None,
    related: Iterable[Related] = (),
) -> Finding:
    """A finding of a rule on `document.text[start:end]`.

    With `after`, the fix replaces the span by it; with `edits`, those are the fix; with neither, it only points.
    `tier` can only be weaker than the rule's own: a rule never acts on less than it has earned.
    """
    before = document.text[start:end]
    all_edits = tuple(edits) or ((replacement(op, document.text, start, end, after),) if after is not None else ())
    own = tier if tier is not None and tier.rank > rule.tier.rank else rule.tier
    filled = {"before": before, "after": after if after is not None else "", **(values or {})}
    return Finding(
        rule.code, start, end, message(rule.message, filled), message(rule.message_ar, filled),
        rule.confidence if confidence is None else confidence, tuple(evidence),
        Fix(all_edits, own) if all_edits else None, tuple(related),
    )  # fmt: skip


def runs_of(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring places: what stands side by side is mended in one piece."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at
