"""What a word, a candidate and its neighbours say by themselves: the same numbers in every document.

They are apart from what the document adds (`evidence`), so that what they come to is worked out once (`scoring`).
"""

from __future__ import annotations

from cleanup.languages import ar
from cleanup.lexicon.forms import DOMAIN, KNOWN, UNKNOWN, Forms
from cleanup.words.beside import beside
from cleanup.words.candidates import Candidate
from cleanup.words.confusions import is_turned
from cleanup.words.traits import agrees, kinds_of, last_letter_changed, oddness_of, particle_changed

WORD = (
    "bias", "unknown", "zipf", "frequency", "known", "letters", "short", "common", "odd", "oddest", *DOMAIN,
)  # fmt: skip
"""What a word says for staying as it is."""

BESIDE = ("listed", "bound_before", "bound_after", "unbound_before", "unbound_after")
"""What its neighbours say for a word, be it the one that was read or a candidate (`beside`)."""

CANDIDATE = (
    "full_stop", "frequency", "common", "very_common", "direct", "cost", "spelling", "dots", "letter", "lost",
    "ligature", "added", "doubled", "run", "comma", "space", "two", "first", "last", "short", "long_frequency",
    "growth", "final_yeh", "function", "particle_changed", "long_dots", "long_one", "short_one", "last_letter",
    "three", "own", "own_alike", "odd", "oddest", "less_odd", "mark_letters", *DOMAIN,
)  # fmt: skip
"""What a candidate says for itself, given the word that was read."""

BETWEEN = (*BESIDE, "definite", "preposition", "particle")
"""What the neighbours say for a candidate."""

SHORT = 3
"""Letters of a short word."""
_BRIEF, _LONG = 4, 6
_VERB_LETTERS = "يتن"


def of_word(forms: Forms, bare: str) -> tuple[float, ...]:
    """The evidence of a word for staying as it is, in the order of `WORD`."""
    zipf, frequency, size = forms.zipf(bare), forms.frequency(bare), len(bare)
    return (
        1.0, frequency < UNKNOWN, zipf, frequency, frequency >= KNOWN, size, size <= SHORT, max(0.0, frequency - 4),
        *forms.oddness(bare), *forms.domain(bare),
    )  # fmt: skip


def of_candidate(forms: Forms, bare: str, candidate: Candidate) -> tuple[float, ...]:
    """The evidence of a candidate for itself, in the order of `CANDIDATE`."""
    word, changes, kind = candidate.word, candidate.changes, candidate.kind
    frequency = forms.frequency(word) if kind != "space" else candidate.score + candidate.cost
    size, one, own = len(bare), len(changes) == 1, kind == "own"
    return (
        kind == "stop", frequency, max(0.0, frequency - 4), max(0.0, frequency - 5.5),
        forms.zipf(word) >= frequency - 0.01, candidate.cost, *kinds_of(candidate),
        kind == "run", candidate.adds_mark, kind == "space", len(changes) == 2 and not is_turned(changes),
        any(c.at == 0 for c in changes), any(c.at >= len(word) - 1 for c in changes), size <= SHORT,
        frequency if size >= _LONG else 0.0, len(word) - size,
        any((c.written, c.read) == ("ي", "ى") for c in changes), word.partition(" ")[0] in ar.FUNCTION_WORDS,
        particle_changed(candidate), size >= _LONG and ar.rasm(bare) == ar.rasm(word),
        size > _LONG and one, size <= _BRIEF and one, last_letter_changed(candidate),
        len(changes) > 2, own, own * len(changes) / size, *oddness_of(forms, candidate, bare),
        candidate.adds_other_mark, *forms.domain(word),
    )  # fmt: skip


def between(forms: Forms, before: str, word: str, after: str) -> tuple[float, ...]:
    """The evidence of its neighbours for a candidate, in the order of `BETWEEN`."""
    verb = word[0] in _VERB_LETTERS
    return (
        *beside(forms, before, word, after), agrees(word, after), verb and before in ar.BEFORE_NOUNS,
        verb and before in ar.BEFORE_VERBS,
    )  # fmt: skip
