"""Scores of candidates from round to round: what depends on nothing that a round changed is not weighed anew.

Scores depend on the words of a place and on what the document has: how often the candidates, how often beside these
neighbours, and how often their misreadings. A round compares all that with what the round before found. So what comes
out is the same whatever was looked at before.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import TypeVar

from cleanup.words.evidence import Evidence
from cleanup.words.options import Options
from cleanup.words.scoring import Both, Scorer
from cleanup.words.usage import touched

_Key = TypeVar("_Key", bound=Hashable)


class Scores:
    """The scores of candidates in one round of a document."""

    def __init__(self, scorer: Scorer, evidence: Evidence, last: Scores | None = None) -> None:
        self._scorer, self._evidence = scorer, evidence
        self._found: dict[tuple[str, Options, str], list[Both]] = {}
        self._before: Mapping[tuple[str, Options, str], list[Both]] = {}
        if last is not None and last._scorer is scorer:
            self._before = last._found
            self._words = touched(evidence.usage, last._evidence.usage)
            self._misreadings = _differing(evidence.misreadings, last._evidence.misreadings)

    def of(self, before: str, options: Options, after: str) -> list[Both]:
        """The score of each candidate between two words."""
        place = before, options, after
        scores = self._found.get(place)
        if scores is None:
            scores = self._before.get(place)
            if scores is None or not self._stands(options):
                scores = self._scorer.scores(self._evidence, before, options, after)
            self._found[place] = scores
        return scores

    def _stands(self, options: Options) -> bool:
        """Whether nothing has changed on which the scores depend."""
        return options.words.isdisjoint(self._words) and options.misreadings.isdisjoint(self._misreadings)


def _differing(now: Mapping[_Key, object], last: Mapping[_Key, object]) -> set[_Key]:
    """The keys that have another value than before, or that only one of the two has."""
    had = last.get
    return {key for key, value in now.items() if had(key) != value}.union(last.keys() - now.keys())


def scores_of(scorer: Scorer, evidence: Evidence) -> Scores:
    """The scores of a round, with those of the round before it in the same source to go by."""
    rounds = _rounds(evidence.usage.document.source.sha256)
    scores = Scores(scorer, evidence, rounds[-1] if rounds else None)
    rounds[:] = [scores]
    return scores


@lru_cache(maxsize=1)
def _rounds(source: str) -> list[Scores]:
    """The last round of a source, known by its hash."""
    return []
