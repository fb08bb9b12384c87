"""Spellings that scans mix up: a hamza or a madda on an alef, the dots of the final yeh.

In edited text both spellings are left to the writer. A scan loses such marks or sees them where none are, and then the
word as it is read is mostly far rarer than the one it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleanup.lexicon.forms import Forms

# A spelling three times as common as the one that was read (a base-10 logarithm). On the scans of the bench and the
# printed ones, of the words of three letters and more that had stood in one of the two, 422 of 549 were the commoner,
# 309 of 362 where it is ten times as common; verbs that end in an undotted yeh are left out since.
_COMMONER = 0.5
_LEAST_LETTERS = 2
_ALEF, _MARKED = "ا", "أإآ"
# The letters of two particles and an article, and the one behind them.
_LONGEST = 5
_FIRST_ALEF = re.compile(f"(?:[وف]?[بلك]?(?:ال|لل)?)([{_ALEF}{_MARKED}])")
# What verbs of the passive begin with, which end in an undotted yeh by right: يجرى, تراعى.
_VERB = re.compile("[وفسل]*[يت]")
# Words of some long documents: rounds come back to the same ones.
_REMEMBERED = 1 << 15


@lru_cache(maxsize=_REMEMBERED)
def commoner(forms: Forms, word: str, dots_yeh: bool) -> str | None:
    """The spelling of a word that is far commoner than the one that was read; None where there is none."""
    if len(word) < _LEAST_LETTERS:
        return None
    least = forms.frequency(word) + _COMMONER
    found = max(((forms.zipf(other), other) for other in set(_others(word, dots_yeh))), default=(0.0, ""))
    return found[1] if found[0] >= least else None


def _others(word: str, dots_yeh: bool) -> Iterator[str]:
    if dots_yeh and word.endswith("ى") and not _VERB.match(word):
        yield word[:-1] + "ي"
    places = {len(word) - 1} if word[-1] in _MARKED else set[int]()
    places |= {at for at in range(min(len(word), _LONGEST)) if _FIRST_ALEF.fullmatch(word[: at + 1])}
    for at in places:
        for letter in _MARKED if word[at] == _ALEF else _ALEF:
            yield word[:at] + letter + word[at + 1 :]
