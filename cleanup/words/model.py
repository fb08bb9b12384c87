"""The fitted model: how likely a word is misread as what, a gap is none, a mark is a comma.

Weights are cues (`model_weights`) of a pack; `python -m tests.bench fit` fits them and writes the pack. Words have two
sets, for text that is nearly clean and for raw scans: what is likely in one is not in the other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from cleanup.cues import Cues
from cleanup.document import Document
from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN, UNKNOWN, Forms, forms_of
from cleanup.words import calibration, commas, gaps, real_words, standing
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.certainty import Certainty, of_word, tree_of
from cleanup.words.columns import Word
from cleanup.words.confusions import channel_of
from cleanup.words.evidence import Evidence
from cleanup.words.gaps import Gap
from cleanup.words.looking import second_look
from cleanup.words.other_readings import OtherReadings
from cleanup.words.scoring import Scorer, weighed
from cleanup.words.usage import Usage, usage_of

DAMAGED = 0.1
"""Share of suspects from which a raw scan is badly damaged: those of the bench that are called noisy have .119 and
.171, heavily worn ones .07 to .18, light ones .08 at most."""


OTHER_READING = 0.98
"""Probability of a candidate that a dropped second reading has between the same two words: right 21 times in 21 on the
bench's documents that were read twice."""
SURE_COMMA, _STAYS = 0.95, 0.03
"""From the first probability a mark is taken for a comma: 2,457 of 2,492 were on light and medium scans left out of the
fitting (bench and printed), 462 of 493 on damaged ones. Below the second it is taken to stay, which was chosen: a word
before a doubtful mark only waits for a person."""
_DOUBTS_MARKS = 0.075
"""Share of suspects from which a mark is a comma for sure only before a word that goes on with the sentence: of marks
and hamzas that became commas 786 tokens in 818 were right before such words, 537 in 585 before others; in scans that
are less damaged 1,073 in 1,092 were before others."""
_MOST_JUNK = 0.1
"""Share of tokens that no writer makes from which any mark may be a speck: of 26 marks that became commas in such scans
(no weights were fitted on most of them) 16 tokens were right, and none of 7 with a colon."""
_FULL_STOP = 0.7
"""How often letters other than hamza that were a mark were a full stop: 149 times in 207 in printed and bench readings
(`ar.MARKS_READ`), the others mostly a closing quotation mark."""
_DOUBT = 0.2
"""A word whose likeliest misreading is less likely than that is taken to stand as it should."""


class Weights(NamedTuple):
    """Weights by what they are for: `clean.kept.bias` is the bias for leaving a word of nearly clean text alone."""

    by_name: Mapping[str, float]

    def of(self, prefix: str, names: Sequence[str]) -> list[float]:
        """The weights under a prefix, in the order of the names; 0 for one that is not given."""
        return [self.by_name.get(f"{prefix}.{name}", 0.0) for name in names]


@lru_cache(maxsize=4)
def weights_of(cues: Cues) -> Weights:
    """The weights of the packs; a later pack's weight of the same name wins."""
    return Weights({name: float(value) for name, value in (entry.split() for entry in cues.model_weights)})


@lru_cache(maxsize=4)
def candidates_of(cues: Cues) -> Candidates:
    """The candidates under the packs' confusions and the user's word lists."""
    return Candidates(_forms(cues), channel_of(cues))


@lru_cache(maxsize=8)
def certainty_of(cues: Cues, regime: str) -> Certainty:
    """The packs' calibration for one of `certainty.REGIMES`, and their trees for it."""
    trees = [tree_of(tree) for given, tree in (line.split(" ", 1) for line in cues.model_trees) if given == regime]
    weights = weights_of(cues)
    [temperature] = weights.of(f"{regime}.tokens", ["temperature"])
    return Certainty(
        weights.of(f"{regime}.calibration", calibration.TERMS), trees, temperature if temperature > 0 else 1.0
    )


@lru_cache(maxsize=8)
def scorer_of(cues: Cues, regime: str) -> Scorer:
    """What the packs' weights make of words and candidates, in nearly clean text (`clean`) or a raw scan (`scan`)."""
    return Scorer(_forms(cues), weights_of(cues).of, regime)


def _forms(cues: Cues) -> Forms:
    return forms_of(cues.lexicons)


class Proposal(NamedTuple):
    """The likeliest reading of a word, and how likely it is."""

    at: int
    word: Word
    candidate: Candidate
    probability: float
    said: tuple[float, ...] = ()
    """What its certainty as a token depends on (`certainty.OF_WORD`); nothing where the probability alone tells it."""


class Model:
    """What the model says of one document."""

    def __init__(self, document: Document) -> None:
        self._cues = cues = document.cues
        self.usage: Usage = usage_of(document)
        self.evidence = Evidence(self.usage, candidates_of(cues))
        self.other_readings = OtherReadings(self.usage)
        self._weights = weights_of(cues)
        self.is_scan, self.is_edited = self.evidence.is_scan, self.evidence.is_edited and not self.evidence.is_scan
        self.is_damaged = self.evidence.suspicion >= DAMAGED
        self.level = "damaged" if self.is_damaged else "scan" if self.is_scan else "clean"
        """What the text is called where thresholds are given."""
        self._regime = self.evidence.regime
        self._scorer = scorer_of(cues, self._regime)
        self.certainty = certainty_of(cues, self._regime)
        """How sure misreadings are in such a text."""

    @cached_property
    def proposals(self) -> dict[int, Proposal]:
        """For each suspect, by its place, the likeliest candidate."""
        out = {}
        forms, noise = self.usage.forms, self.evidence.noise
        for at, (options, likely) in second_look(self._scorer, self.evidence).items():
            *_, best = max(zip(likely, (c.word for c in options), range(len(options)), strict=True))
            other = self.other_readings.of(at, options) or options.term
            chosen = options[best] if other is None else other
            share = self.certainty.of(likely[best if other is None else options.index(other)], noise)
            share = share * _share_of_mark(chosen) if other is None else max(OTHER_READING, share)
            asks = other is None and self.certainty.trees
            said = of_word(forms, options, likely, best, noise) if asks else ()
            out[at] = Proposal(at, self.usage.words[at], chosen, share, said)
        return out

    @cached_property
    def closed(self) -> list[tuple[Gap, float]]:
        """The gaps that may have to be closed, each with its probability."""
        weights = self._weights.of(f"{self._regime}.gaps", gaps.EVIDENCE)
        return [(gap, _logistic(weighed(weights, gaps.evidence(self.usage, gap)))) for gap in gaps.gaps(self.usage)]

    @cached_property
    def real_words(self) -> list[Proposal]:
        """The known words that do not fit where they stand, with the likeliest word that does."""
        weights = self._weights.of("real_words", real_words.EVIDENCE)
        return [
            Proposal(
                place.at, self.usage.words[place.at], place.candidate,
                _logistic(weighed(weights, real_words.evidence_of(self.evidence, place))),
            )
            for place in real_words.misplaced(self.evidence)
        ]  # fmt: skip

    @cached_property
    def _misplaced(self) -> frozenset[int]:
        return frozenset(p.at for p in self.real_words if p.probability > _DOUBT)

    def has_signs(self, at: int) -> bool:
        """Whether a word is written with vowel signs."""
        return len(self.usage.words[at].raw) != len(self.usage.words[at].bare)

    @cached_property
    def commas(self) -> list[tuple[commas.Mark, float]]:
        """The marks that may stand for commas, each with its probability."""
        weights = self._weights.of("commas", commas.EVIDENCE)
        places = commas.marks(self.usage).places
        return [(mark, _logistic(weighed(weights, commas.evidence(self.usage, mark)))) for mark in places]

    def stands(self, at: int) -> float:
        """The probability that a word before a mark is right as it stands."""
        return _logistic(weighed(self._standing, standing.evidence_of(self.evidence, at)))

    @cached_property
    def _standing(self) -> list[float]:
        return self._weights.of("standing", standing.EVIDENCE)

    @cached_property
    def _comma_behind(self) -> dict[int, float]:
        return {mark.at: probability for mark, probability in self.commas}

    def mark_is_settled(self, at: int) -> bool:
        """Whether the mark behind a word is as good as certain, be it to stay or to become a comma.

        A word is put right for good only together with what is written as one with it.
        """
        word = self.usage.words[at]
        if not word.after or not commas.marks(self.usage).lacks or (word.closes and word.after == "."):
            return True
        share = self._comma_behind.get(at)
        return share is not None and (share <= _STAYS or self.is_comma(at))

    def is_comma(self, at: int) -> bool:
        """Whether the mark behind a word is surely a comma."""
        return self._comma_behind.get(at, 0.0) >= SURE_COMMA and not self.may_end(at)

    def may_end(self, at: int) -> bool:
        """Whether a mark behind a word may as well end the sentence, or mean nothing: the scan is damaged."""
        if not self.is_scan or self.evidence.suspicion < _DOUBTS_MARKS:
            return False
        if self.junk >= _MOST_JUNK:
            return True
        words = self.usage.words
        return at in words.borders(1) or not commas.goes_on(words.bares[at + 1])

    @cached_property
    def junk(self) -> float:
        """The share of tokens that no writer makes."""
        return ar.junk_share(self.usage.document.text)

    def takes_mark(self, at: int, sure: float) -> bool:
        """Whether a word is put right for good, and the mark behind it with it."""
        return self.is_comma(at) and at in self.proposals and self.proposals[at].probability >= sure

    def word_is_settled(self, at: int, sure: float) -> bool:
        """Whether a word is as good as certain, be it to stay or to be changed.

        One that no list knows is not, nor one that may be another, nor one with vowel signs in a raw scan: signs that
        readers see are specks as often.
        """
        if at in self._misplaced or (self.is_scan and self.has_signs(at)):
            return False
        proposal = self.proposals.get(at)
        if proposal is None or proposal.probability <= _DOUBT:
            bare = self.usage.words[at].bare
            return not bare or self.usage.forms.frequency(bare) >= (KNOWN if self.is_scan else UNKNOWN)
        return proposal.probability >= sure


@lru_cache(maxsize=4)
def model_of(document: Document) -> Model:
    """The model on a document, worked out once for all rules."""
    return Model(document)


def _share_of_mark(candidate: Candidate) -> float:
    """How likely the mark of a candidate is the right one, where that does not depend on the word."""
    return _FULL_STOP if candidate.adds_other_mark else 1.0


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, score))))
