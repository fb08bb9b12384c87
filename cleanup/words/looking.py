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
        return Weighed(self.options, shares(self.stay, mixed(self.scores, self.damage)))


def first_look(scorer: Scorer, evidence: Evidence) -> dict[int, Look]:
    """The suspects of a document that may stand for anything, by their places."""
    usage, scores, damage, out = evidence.usage, scores_of(scorer, evidence), evidence.damage, {}
    for at in evidence.suspects():
        if options := evidence.options(at):
            [stay] = mixed([scorer.stay(evidence, at, options)], damage)
            here = scores.of(usage.before(at), options, usage.after(at))
            out[at] = Look(options, stay, list(map(add, here, scorer.elsewhere(evidence, at, options))), damage)
    return out


def second_look(scorer: Scorer, evidence: Evidence) -> dict[int, Weighed]:
    """The options of each suspect with their probabilities."""
    looks, out = first_look(scorer, evidence), {}
    likely = Likely(evidence.usage, {at: look.weighed() for at, look in looks.items()})
    for at, look in looks.items():
        scores = map(add, look.scores, scorer.usual(likely.usual(at)))
        if found := likely.beside(at):
            scores = map(add, scores, scorer.likely(found))
        out[at] = look._replace(scores=list(scores)).weighed()
    return out
