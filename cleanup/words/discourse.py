"""What the rest of a document says for a reading: forms of the word, its topic, words near it, other places of it.

Words are bursty: a document that has a word, or another form of it, has it again far more often than the language does
(Church and Gale 1995, "Poisson mixtures"; Kuhn and De Mori 1990, "A cache-based natural language model for speech
recognition"). And a misread word that stands in several places is mostly the same word in all of them, so that what
stands beside each of them counts for the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from cleanup.languages import ar
from cleanup.lexicon.forms import HARDLY
from cleanup.words.beside import associations
from cleanup.words.candidates import Candidate
from cleanup.words.usage import Usage

WORD = ("family", "kin")
"""What speaks for a word as it stands: the known words of its stem, and other unknown ones."""

POOLED = ("pooled_bound", "pooled_unbound", "pooled_seen")
"""How a candidate fits beside the neighbours that the misread word has elsewhere: how much it is bound to them, how
much it is not, beside how many the document has it (`Pooled`). Only where the misread word is hardly known."""

CANDIDATE = (
    "topical", "familyless", "topical_family", "family_previous", "family_next", "spaced_previous", "spaced_next",
    *POOLED,
)  # fmt: skip
"""What speaks for a candidate: how much more often the document has it, or its stem, than the language does; whether
its stem follows and precedes those of its neighbours; whether the words next but one do; how it fits elsewhere."""

_NOTHING = [0.0] * len(CANDIDATE)
# A word that the document has in no form.
_UNHEARD = [float(name == "familyless") for name in CANDIDATE]
# So often or more says no more; so much bound to a neighbour or more says no more. Chosen.
_MOST, _MOST_BOUND, _TWICE = 20, 3.0, 2
# A short document is taken for one of so many words; a word has to be expected a little, or two would be a topic.
_LEAST_SIZE, _HARDLY_EVER = 200, 0.1
_BILLION = 9


class Pooled(NamedTuple):
    """How a candidate fits in the other places of a misread word, all of them together."""

    bound: float
    """How much it is bound to the neighbours there (`beside.associations`, base-10 logarithms)."""
    unbound: float
    """How much it is not."""
    seen: float
    """Beside how many of the neighbours the document has it."""
    places: int

    def together(self) -> tuple[float, float, float]:
        """What all places say, as logarithms: of a word that is none, each is one more witness."""
        return math.log1p(self.bound), -math.log1p(self.unbound), math.log1p(self.seen)

    def on_average(self) -> tuple[float, float, float]:
        """What a place says: a known word that stands in many fits few of them by chance."""
        places = self.places + 1
        return self.bound / places, -self.unbound / places, self.seen / places


_ALONE = Pooled(0.0, 0.0, 0.0, 0)
_NOT_POOLED = _ALONE.together()


class Discourse:
    """What a document says for the readings of its words."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._known: dict[tuple[str, str], tuple[float, ...]] = {}
        self._pools: dict[str, dict[str, _Pool]] = {}

    def of_word(self, at: int) -> list[float]:
        """What speaks for word number `at` as it stands, in the order of `WORD`."""
        usage = self._usage
        bare = usage.words.bares[at]
        stem, is_known = ar.stem(bare), usage.frequencies.get(bare, 0.0) >= HARDLY
        return [
            often(self._families.get(stem, 0) - is_known * usage.counts[bare]),
            often(self._unknown.get(stem, 0) - (not is_known)),
        ]  # fmt: skip

    def of_candidates(self, at: int, candidates: Sequence[Candidate]) -> list[list[float]]:
        """What speaks for each candidate of word number `at`, in the order of `CANDIDATE`."""
        usage = self._usage
        bare, before, after = usage.words.bares[at], usage.before(at), usage.after(at)
        is_pooled = usage.counts[bare] > 1 and bare in usage.hardly_known
        own = ar.stem(bare)
        near = self._stems.between(ar.stem(before) if before else None, ar.stem(after) if after else None, 1)
        spaced = self._words.between(*self._next_but_one(at), 2)
        of_form = self._of_form
        out = []
        for candidate in candidates:
            if candidate.kind == "space":
                out.append(_NOTHING)
                continue
            word = candidate.word
            stem = ar.stem(word)
            if not is_pooled and stem not in self._stems:
                out.append(_UNHEARD)
                continue
            # The word itself stands there once.
            once = stem == own
            found = [*of_form(word, stem, bare if once else ""), *near(stem, once), *spaced(word, False)]
            found += self.pooled(at, word).together() if is_pooled else _NOT_POOLED
            out.append(found)
        return out

    def _of_form(self, word: str, stem: str, relative: str) -> tuple[float, ...]:
        """How often the document has a candidate and the other words of its stem, against how often the language has
        it; the misread word is none of them, where it is a `relative` of that stem."""
        key = word, relative
        known = self._known.get(key)
        if known is None:
            usage = self._usage
            frequency, count = usage.forms.frequency(word), usage.counts.get(word, 0)
            family = self._families.get(stem, 0) - (count if frequency >= HARDLY else 0)
            if relative and usage.frequencies.get(relative, 0.0) >= HARDLY:
                family -= usage.counts[relative]
            expected = max(_LEAST_SIZE, usage.size) * 10 ** (frequency - _BILLION) + _HARDLY_EVER
            known = self._known[key] = (
                max(0.0, math.log10((count + _HARDLY_EVER) / expected)) if count else 0.0, not count and family <= 0,
                math.log10((family + _HARDLY_EVER) / expected) if family > 0 else 0.0,
            )  # fmt: skip
        return known

    def _next_but_one(self, at: int) -> tuple[str | None, str | None]:
        bares = self._usage.words.bares
        return (bares[at - 2] or None if at >= 2 else None), (bares[at + 2] or None if at + 2 < len(bares) else None)

    @cached_property
    def _families(self) -> Counter[str]:
        """How often the document has known words of a stem."""
        families: Counter[str] = Counter()
        for bare, frequency in self._usage.frequencies.items():
            if frequency >= HARDLY:
                families[ar.stem(bare)] += self._usage.counts[bare]
        return families

    @cached_property
    def _unknown(self) -> Counter[str]:
        """How many words of a stem it has that the lexicon hardly knows."""
        return Counter(map(ar.stem, self._usage.hardly_known))

    @cached_property
    def _words(self) -> _Sequence:
        """The words of the document."""
        return _Sequence(self._usage.words.bares)

    @cached_property
    def _stems(self) -> _Sequence:
        """Their stems."""
        return _Sequence(list(map(ar.stem, self._usage.words.bares)))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of the words that stand in several."""
        places: dict[str, list[int]] = {bare: [] for bare, count in self._usage.counts.items() if count > 1}
        for at, bare in enumerate(self._usage.words.bares):
            if bare in places:
                places[bare].append(at)
        return places

    def pooled(self, at: int, word: str) -> Pooled:
        """How well a word fits in the other places of word number `at`."""
        bare = self._usage.words.bares[at]
        if self._usage.counts[bare] < _TWICE:
            return _ALONE
        pools = self._pools.setdefault(bare, {})
        if word not in pools:
            pools[word] = _Pool(self._usage, self._places[bare], word)
        return pools[word].without(at)


class _Sequence:
    """Words or stems in their order; numbered, so that pairs of them are numbers as well and cheap to count."""

    def __init__(self, items: Sequence[str]) -> None:
        self._numbers = {item: number for number, item in enumerate(dict.fromkeys(items))}
        self._items = list(map(self._numbers.__getitem__, items))
        self._pairs: dict[int, Counter[int]] = {}

    def __contains__(self, item: str) -> bool:
        return item in self._numbers

    def between(self, before: str | None, after: str | None, step: int) -> Callable[[str, bool], tuple[int, int]]:
        """How often an item stands so many places behind one and before another; an item that stands between them there
        and is not to be counted is given with True. At most twice: more says no more."""
        numbers, size = self._numbers.get, len(self._numbers)
        ahead = None if before is None else numbers(before)
        behind = None if after is None else numbers(after)
        pairs = self._counted(step).get

        def times(item: str, once: bool) -> tuple[int, int]:
            number = numbers(item)
            if number is None:
                return 0, 0
            first = 0 if ahead is None else min(_TWICE, pairs(ahead * size + number, 0) - once)
            return first, 0 if behind is None else min(_TWICE, pairs(number * size + behind, 0) - once)

        return times

    def _counted(self, step: int) -> Counter[int]:
        if step not in self._pairs:
            items, size = self._items, len(self._numbers)
            self._pairs[step] = Counter([a * size + b for a, b in zip(items, items[step:], strict=False)])
        return self._pairs[step]


class _Pool:
    """How a word fits between the neighbours of some places."""

    def __init__(self, usage: Usage, places: Iterable[int], word: str) -> None:
        self._of = {at: _fit(usage, at, word) for at in places}
        self._all = tuple(map(sum, zip(*self._of.values(), strict=True)))

    def without(self, at: int) -> Pooled:
        """In all places but one."""
        bound, unbound, seen = (max(0.0, total - own) for total, own in zip(self._all, self._of[at], strict=True))
        return Pooled(bound, unbound, seen, len(self._of) - 1)


def _fit(usage: Usage, at: int, word: str) -> tuple[float, float, int]:
    before, after = usage.before(at), usage.after(at)
    left, right = associations(usage.forms, before, word, after)
    seen = usage.neighbours
    return (
        max(0.0, min(_MOST_BOUND, left)) + max(0.0, min(_MOST_BOUND, right)), -min(0.0, left) - min(0.0, right),
        (bool(before) and (before, word) in seen) + (bool(after) and (word, after) in seen),
    )  # fmt: skip


def often(count: int) -> float:
    """A count as a logarithm, so that the twentieth time says little more than the tenth."""
    return math.log1p(max(0, min(count, _MOST)))
