"""What is said of the tokens that the likeliest candidates of rows give, and whether the judge takes them as right.

No benchmark of its own: `fit` uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleanup.cues import Cues
from cleanup.words.model import Model, Proposal
from cleanup.words.wholeness import NOTHING, surroundings
from cleanup.words.written import written
from tests.bench.word_judge import Judge
from tests.bench.word_rows import Row, plain, study
from tests.bench.word_sources import Text

_COMMA = "،"
LEAST = 0.2
"""What is less likely is not even suggested."""


class Whole(NamedTuple):
    """What is said of a token, and whether it is right."""

    surroundings: tuple[float, ...] = NOTHING
    is_right: bool = False


def wholes(rows: Sequence[Row], shares: Sequence[float], best: Sequence[int], cues: Cues) -> list[Whole]:
    """For each row with its likeliest candidate; nothing for what is less likely than `LEAST`. Rows of a text stand
    together."""
    out: list[Whole] = []
    judged = zip(rows, shares, best, strict=True)
    for text, found in groupby(judged, lambda entry: entry[0].text):
        out += _of_text(text, list(found), cues)
    return out


def _of_text(text: Text, found: Sequence[tuple[Row, float, int]], cues: Cues) -> Iterator[Whole]:
    usage, _, evidence = study(text, cues)
    model, judge = Model(usage.document), Judge(text.truth, plain(text.read))
    for row, share, best in found:
        if share < LEAST:
            yield Whole()
            continue
        word, candidate = model.usage.words[row.at], evidence.options(row.at)[best]
        if candidate.word != row.options[best]:
            raise AssertionError(f"{text.name}: {row.options[best]} is not {candidate.word}")
        proposal = Proposal(row.at, word, candidate, share)
        comma = _COMMA if model.is_comma(row.at) else ""
        verdict = judge.judged(word.start, word.end + len(comma), written(model, proposal) + comma)
        yield Whole(surroundings(model, proposal), verdict is not None and verdict.is_right)
