"""Decisions carried to another run: what a reviewer said of findings like those that the rules now make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleanup.decisions import Decided, Decision, Decisions, SeriesKey
from cleanup.document import Source
from cleanup.findings import Finding, after_of
from cleanup.provenance import Provenance


class Carried(NamedTuple):
    """The decisions that concern one document."""

    series: Mapping[SeriesKey, Decided]
    single: Mapping[tuple[str, str], Mapping[int, Decided]]
    """By code and words before, then by place in the source."""

    @classmethod
    def of(cls, files: Sequence[Decisions], source: Source) -> Carried:
        """Series are carried to every document, decisions for single findings to the one that they were made for.

        Where a decision does not tell its place, that is where its words stand, if they stand there once only.
        """
        series: dict[SeriesKey, Decided] = {}
        single: dict[tuple[str, str], dict[int, Decided]] = {}
        for file in files:
            series |= {d.key: Decided(d.decision, d.reason, "series") for d in file.series}
            for decision in file.findings if file.of.source == source.sha256 else ():
                place = _place(decision, source.text)
                if place is not None:
                    places = single.setdefault((decision.code, decision.before), {})
                    places[place] = Decided(decision.decision, decision.reason)
        return cls(series, single)

    def about(self, finding: Finding, text: str, provenance: Provenance) -> Decided | None:
        """What was decided about a finding of a text whose characters stood in the source as `provenance` says."""
        if not self.series and not self.single:
            return None
        before = text[finding.start : finding.end]
        places = self.single.get((finding.code, before))
        found = places.get(provenance.to_source(finding.start)) if places else None
        if found or not before or (finding.fix and any(edit.cuts for edit in finding.fix.edits)):
            return found
        return self.series.get((finding.code, before, after_of(finding, text)))


def _place(decision: Decision, text: str) -> int | None:
    if decision.source_start is not None:
        return decision.source_start
    return text.index(decision.before) if text.count(decision.before) == 1 else None
