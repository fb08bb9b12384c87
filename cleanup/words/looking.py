"""What the suspects of a document may stand for, each with its probability: weighed once beside its neighbours as they
were read, and once more beside what these may be (`likely`)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from cleanup.words.evidence import Evidence
from cleanup.words.likely import Likely, Weighed
from cleanup.words.options import Options
from cleanup.words.rounds import scores_of
from cleanup.words.scoring import Both, Scorer, mixed, shares


class Look(NamedTuple):
    """What the first look makes of a suspect."""

    options: Options
    stay: float
    """What speaks for the word as it stands."""
    scores: Sequence[Both]
    """What speaks for each option."""
    damage: float

    def weighed(self) -> Weighed:
        """The options with their probabilities."""
        return Weighed(self.options, shares(self.stay, [mixed(score, self.damage) for score in self.scores]))

    def with_more(self, scores: Sequence[Both]) -> Look:
        """The same with more that speaks for each option."""
        return self._replace(scores=list(map(add, self.scores, scores)))


def first_look(scorer: Scorer, evidence: Evidence) -> dict[int, Look]:
    """The suspects of a document that may stand for anything, by their places."""
    usage, scores, out = evidence.usage, scores_of(scorer, evidence), {}
    for at in evidence.suspects():
        if options := evidence.options(at):
            stay = mixed(scorer.stay(evidence, at, options), evidence.damage)
            here = scores.of(usage.before(at), options, usage.after(at))
            look = Look(options, stay, here, evidence.damage)
            out[at] = look.with_more(scorer.elsewhere(evidence, at, options))
    return out


def second_look(scorer: Scorer, evidence: Evidence) -> dict[int, Weighed]:
    """The options of each suspect with their probabilities."""
    looks = first_look(scorer, evidence)
    likely = Likely(evidence.usage, {at: look.weighed() for at, look in looks.items()})
    return {at: look.with_more(scorer.likely(likely.of_candidates(at))).weighed() for at, look in looks.items()}
