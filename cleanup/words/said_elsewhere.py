"""Words beside which the document has other words elsewhere, one misread letter away.

Reports say the same things again, and a table of neighbours has few of the pairs of a subject. Only in raw scans: in
edited text such a word is nearly always another one that is meant. With these places 130 of 151 suggestions are right
on light readings of the bench that were left out of the fitting, without them 111 of 127; 63 of 90 for 53 of 79 on
noisy ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from cleanup.lexicon.forms import HARDLY, Forms
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.columns import Stretch
from cleanup.words.evidence import Evidence
from cleanup.words.gates import Gate, is_plain
from cleanup.words.options import is_inflected
from cleanup.words.pieces import REMEMBERED, Piece
from cleanup.words.usage import Usage, touched

_Place = tuple[Piece, str, str]
_Odd = tuple[int, Sequence[Candidate]]
"""The place of a word in its block, and the words that are said beside its neighbours elsewhere."""


class _Passing(NamedTuple):
    """What is looked at in a block."""

    rows: Sequence[tuple[int, str, Sequence[str]]]
    """The places of words, with them and those that may stand for them."""
    words: Sequence[str]
    """All of these: what is found depends on how often they stand where."""


class SaidElsewhere:
    """What is found in one round of a document. Blocks none of whose words a round touched are not looked at anew."""

    def __init__(self, evidence: Evidence, gate: Gate, last: SaidElsewhere | None = None) -> None:
        self._usage, self._candidates, self._gate = evidence.usage, evidence.candidates, gate
        self._found: dict[_Place, Sequence[_Odd]] = {}
        self._before: Mapping[_Place, Sequence[_Odd]] = {}
        if last is not None and (last._candidates, last._gate) == (self._candidates, gate):
            self._before = last._found
            self._touched = touched(self._usage, last._usage)

    def places(self) -> Iterator[_Odd]:
        """The numbers of such words, with the words that are said there elsewhere, the most frequent first."""
        for stretch in self._usage.words.stretches():
            for place, better in self._of(stretch):
                yield stretch.first + place, better

    def _of(self, stretch: Stretch) -> Sequence[_Odd]:
        place = stretch[1:]
        passing = _passing(self._usage.forms, self._candidates, self._gate, stretch.piece)
        found = self._before.get(place)
        if found is None or not self._touched.isdisjoint(passing.words):
            found = _odd(self._usage, self._candidates, passing, stretch)
        self._found[place] = found
        return found


@lru_cache(maxsize=REMEMBERED)
def _passing(forms: Forms, candidates: Candidates, gate: Gate, piece: Piece) -> _Passing:
    rows = [
        (at, bare, near) for at, bare in enumerate(piece.bares)
        if len(bare) >= gate.letters and HARDLY <= forms.frequency(bare) < gate.common
        and (near := candidates.next_to(bare))
    ]  # fmt: skip
    return _Passing(rows, tuple(dict.fromkeys(chain.from_iterable((bare, *near) for _, bare, near in rows))))


def _odd(usage: Usage, candidates: Candidates, passing: _Passing, stretch: Stretch) -> list[_Odd]:
    seen, words, pairs = usage.neighbours.get, usage.words, usage.neighbours
    odd = list[_Odd]()
    for place, bare, near in passing.rows:
        left, right = words.previous[stretch.first + place], words.following[stretch.first + place]
        if seen((left, bare), 0) + seen((bare, right), 0) > bool(left) + bool(right):
            continue
        better = [
            (seen((left, word), 0) + seen((word, right), 0), usage.counts[word], word) for word in near
            if (left, word) in pairs or (word, right) in pairs
        ]  # fmt: skip
        found = [candidates.spelt(word, bare) for *_, word in sorted(better, reverse=True)]
        if plain := [c for c in found if is_plain(c, bool(left)) and not is_inflected(usage.forms, bare, c)]:
            odd.append((place, plain))
    return odd


def said_elsewhere(evidence: Evidence, gate: Gate) -> SaidElsewhere:
    """What is found in a round, with what the round before it in the same source found to go by."""
    rounds = _rounds(evidence.usage.document.source.sha256)
    found = SaidElsewhere(evidence, gate, rounds[-1] if rounds else None)
    rounds[:] = [found]
    return found


@lru_cache(maxsize=1)
def _rounds(source: str) -> list[SaidElsewhere]:
    """The last round of a source, known by its hash."""
    return []
