"""What kind of text a document is: how noisy, a raw scan or edited, how damaged."""

from __future__ import annotations

import math
from functools import cached_property

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN
from cleanup.words.candidates import Candidates
from cleanup.words.features import SHORT
from cleanup.words.usage import Usage

RAW_SCAN = 0.02
"""Share of suspects from which a text without Arabic commas is a raw scan: tesseract readings have .015 and more (19
readings of the bench), and none of 303, bench and printed, has the commas of edited text."""
MANY_ERRORS = 0.035
"""The same for edited text with errors (`Condition.is_edited`). Up to there the model of nearly clean text is fitted,
which does better. Safe from .95 on, 62 of 100 non-words are fixed at .995 where 5 words in 100 are planted errors, and
48 by the model of scans at .997; of prose in the manner of UN reports that nothing had seen, with .5 to 2, 38 at .989
for 34 at .985, since 25 of its 65 texts have that many suspects."""
_EDITED_JUNK = 0.004
"""Share of tokens that no writer makes up to which a text with commas is edited: once some commas are back, readings
look like one but for these. Of four such light ones of the bench three have .005 to .012; edited text has .003 at
most (`ar.junk_share`), with planted errors .004 in 33 texts of 44."""

# The noise of the scans that are least and most damaged: the lightest readings of the bench and printed ones have
# suspicions of .02, those called noisy .12 and .17, the most worn ones .19. With weights that go from the one to the
# other the log-loss of words of scans on texts left out was 8,427, with the same for all of them 8,588.
_LEAST_DAMAGE, _MOST_DAMAGE = -1.7, -0.7
# A twentieth more suspects is no other noise: or each word that a round puts right would make some others a little
# surer. All pages of the bench in one text take eight rounds so and nine without, and as many changes are right (light
# pages 1,124 of 1,139 so and 1,125 of 1,140 without, noisy ones 394 of 408 both ways).
_STEP = 0.02
# A short text is taken to have so many words more, as noisy as edited text: a word in ten makes no raw scan.
_AS_MUCH, _USUAL = 200, 0.008

# Reports, charters and news of the bench have .9 to .96 of their known words from UN prose, health texts .88, articles
# of an encyclopedia .84. Of texts left out, with and without planted errors, the log-loss of 20,191 words is 3,329
# without this evidence, 3,296 with it, and 3,301 where it also weighs how much UN prose uses a candidate. Steps as for
# noise.
_LIKE_REPORTS, _DOMAIN_SPREAD, _DOMAIN_STEP = 0.9, 0.05, 0.1
_LONG = 4


def noise_of(suspicion: float) -> float:
    """The suspicion of a document as the model weighs it: a base-10 logarithm, about -2.7 to -0.5, in steps."""
    return round(math.log10(suspicion + 0.002) / _STEP) * _STEP


def damage_of(noise: float) -> float:
    """How damaged a scan is, from 0, where nearly all words are known, to 1."""
    return min(1.0, max(0.0, (noise - _LEAST_DAMAGE) / (_MOST_DAMAGE - _LEAST_DAMAGE)))


class Condition:
    """The condition of one document."""

    def __init__(self, usage: Usage, candidates: Candidates) -> None:
        self.usage, self.candidates = usage, candidates

    @cached_property
    def suspicion(self) -> float:
        """Share of the words that are hardly known and look like a known one misread: how noisy the document is.

        Measured: below .02 on edited text with up to two words in a hundred wrong, from .015 on raw scans.
        """
        counts, of = self.usage.counts, self.candidates.of
        suspects = sum(
            counts[word] for word in self.usage.hardly_known
            if len(word) >= SHORT and (options := of(word)) and options[0].score > 0
        )  # fmt: skip
        return (suspects + _USUAL * _AS_MUCH) / (self.usage.size + _AS_MUCH)

    @cached_property
    def is_scan(self) -> bool:
        """Whether the text is a raw scan."""
        return self.suspicion >= (MANY_ERRORS if self.is_edited else RAW_SCAN)

    @cached_property
    def is_edited(self) -> bool:
        """Whether the text has the commas of edited Arabic, and hardly a token that no writer makes."""
        text = self.usage.document.source.text
        return ar.writes_commas(text, self.usage.size) and ar.junk_share(text) <= _EDITED_JUNK

    @property
    def regime(self) -> str:
        """Which weights are for the text: those for nearly clean text or those for raw scans."""
        return "scan" if self.is_scan else "clean"

    @cached_property
    def noise(self) -> float:
        """The suspicion as the model weighs it."""
        return noise_of(self.suspicion)

    @cached_property
    def damage(self) -> float:
        """How damaged a scan is, from 0 to 1."""
        return damage_of(self.noise)

    @cached_property
    def in_domain(self) -> float:
        """How near edited text is to UN prose: by the share of its known words that UN prose uses, from -2 on.

        0 where nine in ten are, and in raw scans, of which it tells nothing.
        """
        if self.is_scan:
            return 0.0
        counts, frequencies, uses = self.usage.counts, self.usage.frequencies, self.usage.forms.lexicon.uses
        known = [word for word, zipf in frequencies.items() if zipf >= KNOWN and len(word) >= _LONG]
        total = sum(counts[word] for word in known)
        used = sum(counts[word] for word in known if uses(word)[0])
        share = (used + _LIKE_REPORTS * _AS_MUCH) / (total + _AS_MUCH)
        return round((share - _LIKE_REPORTS) / _DOMAIN_SPREAD / _DOMAIN_STEP) * _DOMAIN_STEP
