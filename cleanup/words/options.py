"""Which candidates of a word are weighed at all, and how far ahead of each other they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from cleanup.languages import ar
from cleanup.lexicon.forms import Forms
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.features import SHORT
from cleanup.words.traits import change_of, keys_of

# A lead that is farther says no more.
_MOST_LEAD = 4.0
_OF_WOMEN, _OF_ONE = "نت"
_PARTICLES = frozenset(particle for particle in ar.PROCLITICS if len(particle) == 1)
_ENDINGS = ("ان", "ين", "ون", "ات")
# A word that is frequent enough to be inflected in ways that the lexicon does not have.
_INFLECTED = 3.0
# Candidates that score less, or that much less than the best, are not weighed. With -1.0 and 2.5, a third less of them,
# 17 of 352 words of noisy readings that are right from .95 on were not found, and 8 of 735 of light ones from .4 on.
_HOPELESS, _FAR_BEHIND = -2.5, 4.0
# Suspects of some long documents: rounds come back to the same ones.
_REMEMBERED = 1 << 14
_OPTIONS = 1 << 13


class Options(Sequence[Candidate]):
    """What a word may stand for in a place, with what is the same wherever it may stand for just that.

    Options are told apart by identity, so that what rounds need to know of them is worked out once.
    """

    __slots__ = ("bare", "candidates", "keys", "leads", "misreadings", "term", "ways", "words")

    def __init__(self, forms: Forms, bare: str, candidates: Sequence[Candidate]) -> None:
        self.bare = bare
        self.candidates = candidates
        self.leads = leads(candidates) if candidates else []
        self.words = frozenset(candidate.word for candidate in candidates)
        self.keys = [keys_of(candidate) for candidate in candidates]
        self.ways = [change_of(candidate, bare) for candidate in candidates]
        """What was misread in each."""
        self.misreadings = frozenset(key for keys in self.keys for key in keys)
        """Those of all of them, as they are counted over a document."""
        parted = (c for c in candidates if c.kind == "space" and forms.is_pair(*c.word.split(" ", 1)))
        self.term = next(parted, None)
        """The one that is two words which follow each other in a listed term, with the gap between them lost."""

    def __len__(self) -> int:
        return len(self.candidates)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Candidate]: ...
    def __getitem__(self, at: int | slice) -> Candidate | Sequence[Candidate]:
        return self.candidates[at]

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.candidates)


@lru_cache(maxsize=_OPTIONS)
def options_of(
    forms: Forms, candidates: Candidates, bare: str, mark: tuple[str, str, bool] | None, usual: str | None,
    near: tuple[str, ...],
) -> Options:  # fmt: skip
    """What a word may stand for: its candidates, its usual spelling, and words of the document that are near it.

    `mark` is given where its last letters may be a mark: those letters, empty where they are not taken for one; what
    stands behind the word; and whether the paragraph ends with it.
    """
    found = list(plausible(forms, candidates, bare))
    if mark is not None:
        tail, behind, ends = mark
        fitting = (c for c in found if fits_mark(bare, tail, behind, c))
        found = [c._replace(kind="stop") if c.kind == "comma" and ends else c for c in fitting]
    if usual and all(c.word != usual for c in found):
        found.append(candidates.spelt(usual, bare))
    listed = {c.word for c in found}
    own = (candidates.spelt(word, bare, "own") for word in near if word not in listed)
    return Options(forms, bare, (*found, *(c for c in own if not is_inflected(forms, bare, c))))


@lru_cache(maxsize=_REMEMBERED)
def plausible(forms: Forms, candidates: Candidates, bare: str) -> tuple[Candidate, ...]:
    """The candidates of a word that are weighed wherever it stands."""
    known = candidates.of(bare)
    least = max(_HOPELESS, known[0].score - _FAR_BEHIND) if known else 0.0
    return tuple(c for c in known if c.score >= least and not is_inflected(forms, bare, c))


def is_inflected(forms: Forms, bare: str, candidate: Candidate) -> bool:
    """Whether word and candidate are one word with and without a particle, or one known word with two endings.

    A rare dual is no misread plural, "they (women) wrote" no misread "she wrote": of such changes of the last letter
    0 of 29 were right. Of candidates that only lack a particle 3 in 27 were, in scans 1 in 17.
    """
    if bare[0] in _PARTICLES and candidate.word == bare[1:] and bare[0] != bare[1]:
        return True
    if bare[-1] == _OF_WOMEN and candidate.word == bare[:-1] + _OF_ONE:
        return True
    if not bare.endswith(_ENDINGS):
        return False
    ending = next(e for e in _ENDINGS if bare.endswith(e))
    stem = bare[: len(bare) - len(ending)]
    if len(stem) < SHORT or not candidate.word.startswith(stem):
        return False
    return candidate.word[len(stem) :] in ar.ENDINGS and forms.frequency(stem) >= _INFLECTED


def fits_mark(bare: str, tail: str, behind: str, candidate: Candidate) -> bool:
    """Whether a mark may be added: none follows, and then letters at the end that are dropped were one.

    Nothing but a hamza is taken for a mark outside raw scans: there no letters of the word are (`tail` is empty).
    """
    if candidate.adds_mark:
        return bool(tail) and not behind
    return bool(behind) or not tail or candidate.word != bare[: len(bare) - len(tail)]


def leads(options: Sequence[Candidate]) -> list[float]:
    """How far each candidate is ahead of the best of the others."""
    scores = [candidate.score for candidate in options]
    *_, second, best = sorted(scores) if len(scores) > 1 else (-_MOST_LEAD, *scores)
    found = [score - (second if score == best else best) for score in scores]
    return [-_MOST_LEAD if lead < -_MOST_LEAD else _MOST_LEAD if lead > _MOST_LEAD else lead for lead in found]
