"""How sure a misreading is, once the likeliest candidate is known: its log odds, calibrated, and what trees add.

The model that ranks candidates adds up what is said for each (`scoring`); whether the first of them is right depends
on how these go together: one that costs much is right where nothing else comes near it, and wrong where the word looks
like none. And a right word is a right token only where the marks that are written as one with it were read right. So
regression trees are fitted on what the model said of texts left out (stacked generalisation, Wolpert 1992), from its
calibrated odds on (`calibration`), to say how likely the token that arises is the one that was printed. Trees are a
little too sure of texts that they were not fitted on, so that the log odds are divided by a temperature (Guo et al.
2017, "On calibration of modern neural networks").
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cleanup.lexicon.forms import Forms
from cleanup.words import calibration, features
from cleanup.words.options import Options
from cleanup.words.trees import Node, answered, parsed

# Words of some long documents: rounds come back to the same ones.
_REMEMBERED = 1 << 13

REGIMES = ("clean", "scan")
"""Nearly clean text, and raw scans: each may have trees of its own."""

DOCUMENT = ("odds", "runner_up", "stays", "noise")
"""What is said of the word where it stands: the log odds of the candidate, how likely another one is and that the word
is right (base-10 logarithms), and the noise of the document (`Condition.noise`)."""
CANDIDATE = (
    "cost", "lead", "frequency", "odd", "oddest", "less_odd", "stem_used", "used", "lost", "added", "first",
)  # fmt: skip
"""What is said of the candidate, everywhere (`features.CANDIDATE`, `Options.leads`)."""
WORD = ("zipf", "letters", "odd", "oddest")
"""What is said of the word that was read, everywhere (`features.WORD`)."""
SURROUNDINGS = (
    "doubted", "whole", "unclear", "unsettled", "is_comma", "signs", "tanween", "loses_mark", "comma_behind",
    "stop_behind", "mark_behind", "ends", "lacks_commas", "junk", "change", "growth",
)  # fmt: skip
"""What is said of the token (`wholeness.surroundings`)."""
OF_WORD = (*DOCUMENT, *CANDIDATE, *(f"read_{name}" for name in WORD), "options")
"""What is said of the word; the last is the number of candidates."""
EVIDENCE = (*OF_WORD, *SURROUNDINGS)
"""What the trees ask for."""

_OF_CANDIDATE = {name: place for place, name in enumerate(features.CANDIDATE)}
_OF_WORD = [features.WORD.index(name) for name in WORD]
# What is less likely is all the same.
_NEVER = 1e-6


@lru_cache(maxsize=_REMEMBERED)
def tree_of(line: str) -> Node:
    """The tree that a line stands for. Raises ValueError for one that is none."""
    return parsed(line, EVIDENCE)


class Certainty:
    """The calibration of a kind of text, and its trees; the tokens met last are remembered."""

    def __init__(self, bend: Sequence[float], trees: Sequence[Node], temperature: float = 1.0) -> None:
        self.bend, self.trees, self.temperature = bend, trees, temperature
        self.of_token = lru_cache(maxsize=_REMEMBERED)(self._of_token)
        """The probability that the token is right, by evidence in the order of `EVIDENCE`."""

    def of(self, share: float, noise: float) -> float:
        """The probability that a candidate is right which the ranking gives this share."""
        return calibration.calibrated(self.bend, share, noise)

    def _of_token(self, evidence: tuple[float, ...]) -> float:
        odds, _, _, noise = evidence[: len(DOCUMENT)]
        found = odds + calibration.moved(self.bend, odds, noise) + answered(self.trees, evidence)
        return calibration.probability_of(found / self.temperature)


def of_word(forms: Forms, options: Options, shares: Sequence[float], chosen: int, noise: float) -> tuple[float, ...]:
    """The evidence of `OF_WORD` for an option, given what the ranking says of all of them."""
    others = max((share for at, share in enumerate(shares) if at != chosen), default=0.0)
    here = of_document(shares[chosen], others, 1 - sum(shares), noise)
    return *here, *_everywhere(forms, options, chosen)


def of_document(share: float, runner_up: float, stays: float, noise: float) -> tuple[float, ...]:
    """The evidence of `DOCUMENT`, from three probabilities and the noise of the document."""
    return calibration.log_odds(share), _log(runner_up), _log(stays), noise


def _log(probability: float) -> float:
    return math.log10(max(_NEVER, probability))


@lru_cache(maxsize=_REMEMBERED)
def _everywhere(forms: Forms, options: Options, chosen: int) -> tuple[float, ...]:
    """The evidence that does not depend on where the word stands."""
    of_candidate = features.of_candidate(forms, options.bare, options[chosen])
    named = {name: of_candidate[_OF_CANDIDATE[name]] for name in CANDIDATE if name != "lead"}
    named["lead"] = options.leads[chosen]
    of_word = features.of_word(forms, options.bare)
    return (*(named[name] for name in CANDIDATE), *(of_word[place] for place in _OF_WORD), len(options))


def of_row(kept: Mapping[str, float], changed: Mapping[str, float], options: int) -> tuple[float, ...]:
    """The same from what the ranking is fitted on, by its names (`evidence.KEPT`, `evidence.CHANGED`)."""
    return (*(changed[name] for name in CANDIDATE), *(kept[name] for name in WORD), options)
