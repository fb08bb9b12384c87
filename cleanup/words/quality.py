"""How many words of a document are probably wrong, told without its truth.

The model says of each suspect how likely it is misread; the sum of that is the part of the errors that can be seen.
Scans hold others: words misread as other words, and words beyond recognition. How many goes by whether the reader wrote
Arabic commas and by how much of the text is no words at all:

    rate = a m + [no commas] (b m + c min(m, .01)) + d max(0, junk - .05)

with m the expected share of misread words. No factor is below 0, so more of any sign never lowers the rate. The
interval is that of the bench's texts; above, it is wider by what a reader hid that writes words for words: the one
real report whose errors are annotated has more of them than anything in it shows. The
factors are cues of a pack (`rules/ar/quality.toml`); `python -m tests.bench quality --write` fits and writes them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanup.cues import Cues
from cleanup.document import Document
from cleanup.kinds import PASS_OF_PREFIX
from cleanup.languages import ar
from cleanup.lexicon.forms import UNKNOWN
from cleanup.results import Quality, Rate, Recorded, State
from cleanup.words import commas
from cleanup.words.model import model_of, weights_of

FACTORS = ("misread", "misread_no_commas", "some_no_commas", "junk")
SPREADS = ("spread", "few", "unseen")
PREFIX = "quality"
LEAST_WORDS = 50
"""A shorter text is too short to tell: one wrong word would be two in a hundred and more."""
USUAL_JUNK = 0.05
"""Lone letters, unknown words like no known one (names) and mixtures of letters and other signs: no piece of edited
text of the bench has a larger share (134 pieces of 2,000 words)."""
_SOME = 0.01
"""Misread words in clean text: below .0072 in each of those pieces; in each of the 19 scans of the bench .009 and more.
So a text that is edited but has no Arabic commas is hardly taken for a scan."""
FLOOR = 0.005
"""Rates are compared as logarithms of themselves and this, so that 0 and 1 in 1,000 are not far apart."""
SIDE = 1.645
"""Standard deviations on each side that hold 90 texts in 100."""
_BRIEF = 3
"""A suspect has so many letters, and the lexicon hardly knows it (`Condition.suspicion`)."""

_LETTER = re.compile(f"[{ar.LETTERS}]")
_WORD = re.compile(f"[{ar.LETTERS}{ar.DIACRITICS}{ar.TATWEEL}]+")


class Signs(NamedTuple):
    """What tells of wrong words in running text."""

    words: int
    """Words with Arabic letters."""
    unknown: int
    """Those that the lexicon does not know."""
    suspects: int
    """Those that are hardly known and look like a known one misread."""
    misread: float
    """How many are misread as far as the model sees."""
    junk: int
    """Lone letters, unknown words that look like no known one, mixtures of Arabic letters and other signs."""
    lacks_commas: bool


def signs_of(document: Document, first: int = 0, last: int | None = None) -> Signs:
    """The signs of a document, or of its words from number `first` to before number `last`.

    Works on what the word rules keep of the document: where they just ran, it costs next to nothing.
    """
    model = model_of(document)
    words = model.usage.words
    last = len(words) if last is None else last
    whole = not first and last == len(words)
    counts = model.usage.counts if whole else Counter(words.bares[first:last])
    of = model.evidence.candidates.of
    both = zip(words.bares[first:last], words.raws[first:last], strict=True)
    mixtures = sum(1 for bare, raw in both if not bare and _LETTER.search(raw))
    count = mixtures + last - first - counts[""]
    junk = mixtures + sum(times for bare, times in counts.items() if len(bare) == 1 and bare != ar.AND)
    unknown = suspects = 0
    for bare, zipf in model.usage.hardly_known.items():
        times, rare = counts[bare], zipf < UNKNOWN
        unknown += times if rare else 0
        if len(bare) >= _BRIEF:
            like = bool(options := of(bare)) and options[0].score > 0
            suspects += times if like else 0
            junk += times if rare and not like else 0
    misread = math.fsum(p.probability for p in model_of(document).proposals.values() if first <= p.at < last)
    return Signs(count, unknown, suspects, misread, junk, commas.marks(model.usage).lacks)


def features(signs: Signs) -> list[float]:
    """What the rate is made of, in the order of `FACTORS`; each at least 0 and none falling in any sign."""
    words = max(1, signs.words)
    misread = signs.misread / words
    lacks = float(signs.lacks_commas)
    return [misread, lacks * misread, lacks * min(misread, _SOME), max(0.0, signs.junk / words - USUAL_JUNK)]


def rate(signs: Signs, cues: Cues) -> Rate | None:
    """The share of words with wrong letters, with the interval that holds 90 texts in 100; None for a short text."""
    if signs.words < LEAST_WORDS:
        return None
    likely = share(signs, weights_of(cues).of(PREFIX, FACTORS))
    spread, few, unseen = weights_of(cues).of(PREFIX, SPREADS)
    away = math.exp(SIDE * deviation(likely, signs.words, spread, few))
    return Rate(likely, max(0.0, (likely + FLOOR) / away - FLOOR), min(1.0, (likely + FLOOR) * away - FLOOR + unseen))


def share(signs: Signs, factors: Sequence[float]) -> float:
    """The formula with these factors, 0 to 1."""
    return min(1.0, sum(factor * found for factor, found in zip(factors, features(signs), strict=True)))


def deviation(likely: float, words: int, spread: float, few: float) -> float:
    """Standard deviation of log(rate + FLOOR): of texts from each other, and by chance where wrong words are few."""
    return math.sqrt(spread + few / (words * (likely + FLOOR)))


def quality(before: Signs, after: Document, findings: Iterable[Recorded]) -> Quality:
    """The figures of a document: as the word rules first saw it, and cleaned."""
    first = _state(before, rate(before, after.cues))
    return Quality(first, cleaned(first, after, findings))


def cleaned(before: State, after: Document, findings: Iterable[Recorded]) -> State:
    """The figures of a cleaned text, by those before and the findings that were applied.

    What is left is the rate before less the fixes, each as likely right as its confidence says: of errors that nothing
    shows, such as words misread as other words, none is fixed.
    """
    found = before.word_error_rate
    done = math.fsum(mended(record) for record in findings if record.applied) / max(1, before.words)
    return _state(signs_of(after), found and Rate(*(max(0.0, value - done) for value in found)))


def mended(record: Recorded) -> float:
    """How many wrong words a fix of the word rules is expected to put right."""
    if PASS_OF_PREFIX.get(record.rule.code[:3]) != "words" or record.after is None:
        return 0.0
    gone = Counter(_bare_words(record.before)) - Counter(_bare_words(record.after))
    put = Counter(_bare_words(record.after)) - Counter(_bare_words(record.before))
    return gone.total() * record.finding.confidence if put else 0.0


def _bare_words(text: str) -> list[str]:
    return [ar.bare(word) for word in _WORD.findall(text)]


def _state(signs: Signs, found: Rate | None) -> State:
    words = max(1, signs.words)
    return State(signs.words, signs.unknown / words, signs.suspects / words, found)
