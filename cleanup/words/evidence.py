"""Evidence for and against a reading: what the model weighs, as named numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress, count

from cleanup.languages import ar
from cleanup.lexicon.forms import DOMAIN, KNOWN, UNKNOWN
from cleanup.words import discourse, features, likely
from cleanup.words.beside import beside
from cleanup.words.candidates import Candidate, Candidates
from cleanup.words.condition import Condition
from cleanup.words.discourse import Discourse, often
from cleanup.words.options import Options, options_of
from cleanup.words.paragraphs import ends_paragraph
from cleanup.words.respelling import commoner
from cleanup.words.traits import keys_of
from cleanup.words.usage import Usage
from cleanup.words.vocabulary import Vocabulary

KEPT = (
    "bias", "unknown", "zipf", "frequency", "known", "letters", "short", "repeated", "noise", "in_domain", "seen",
    "junk", "listed", "opens", "stop", "quoted", "common", "bound_before", "bound_after", "unbound_before",
    "unbound_after", "options", "odd", "oddest", *DOMAIN, *discourse.WORD,
)  # fmt: skip
"""What speaks for leaving a word as it is."""
KEPT_HERE = ("repeated", "noise", "in_domain", "seen", "junk", "opens", "stop", "quoted", "options", *discourse.WORD)
"""What of it depends on the document."""

CHANGED = (
    "with_previous", "with_next", *features.BETWEEN,
    "full_stop", "frequency", "common", "very_common", "direct", "cost", "spelling", "dots", "letter", "lost",
    "ligature", "added", "doubled", "run", "comma", "space", "two",
    "adaptation", "comma_adaptation", "first", "last", "short", "long_frequency", "growth",
    "final_yeh", "function", "particle_changed", "long_dots", "long_one", "short_one", "absent", "last_letter",
    "three", "own", "own_often", "own_alike", "odd", "oddest", "less_odd", "mark_letters", *DOMAIN, "lead",
    *likely.CANDIDATE, *discourse.CANDIDATE,
)  # fmt: skip
"""What speaks for a candidate."""
# Places of what of it depends on the document.
_WITH_PREVIOUS, _WITH_NEXT = map(CHANGED.index, ("with_previous", "with_next"))
_OWN_OFTEN, _ABSENT = map(CHANGED.index, ("own_often", "absent"))
_ADAPTATION, _COMMA_ADAPTATION = map(CHANGED.index, ("adaptation", "comma_adaptation"))

_SURE_LEAD = 1.0
_ADAPT_LETTERS = 4
_LEAST_LETTERS = 2
# A spelling that a document uses that many times more often than another is its own.
_MORE = 3
# A word is commoner in a spelling where it is used three times as often so (a base-10 logarithm).
_COMMONER = 0.5


class Evidence(Condition):
    """The evidence of one document."""

    def __init__(self, usage: Usage, candidates: Candidates) -> None:
        super().__init__(usage, candidates)
        self._near_words: dict[str, tuple[str, ...]] = {}

    @cached_property
    def dots_yeh(self) -> bool:
        """Whether the document dots the final yeh in most of the words that are commoner so."""
        counts, frequency = self.usage.counts, self.usage.forms.frequency
        dotted = sum(n for bare, n in counts.items() if bare.endswith("ي"))
        plain = sum(
            n for bare, n in counts.items()
            if bare.endswith("ى") and frequency(bare[:-1] + "ي") >= frequency(bare) + _COMMONER
        )  # fmt: skip
        return dotted >= _MORE * plain

    @cached_property
    def misreadings(self) -> Mapping[tuple[str, str], tuple[set[str], float, float]]:
        """Letters that this document's reader takes for others, by words where one candidate is far ahead.

        With how many words there are as a logarithm (`log1p`), and how many but for one of them.
        """
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for word, zipf in self.usage.hardly_known.items():
            if len(word) < _ADAPT_LETTERS or zipf >= UNKNOWN:
                continue
            options = self.candidates.of(word)
            if options and options[0].score > 0:
                lead = options[0].score - options[1].score if len(options) > 1 else math.inf
                if lead >= _SURE_LEAD:
                    for key in keys_of(options[0]):
                        found[key].add(word)
        return {key: (words, math.log1p(len(words)), math.log1p(len(words) - 1)) for key, words in found.items()}

    def is_suspect(self, at: int) -> bool:
        """Whether a word may be misread: hardly known, or written otherwise in most places; and no guard holds it."""
        return self.usage.words.bares[at] in self._hardly_known and not self.usage.is_guarded(at)

    @cached_property
    def _hardly_known(self) -> frozenset[str]:
        """The words that are hardly known, or written otherwise in most places."""
        words = self.usage.counts if self.is_scan else self.usage.spellings
        respelt = (b for b in words if len(b) >= _LEAST_LETTERS and self._respelt(b) is not None)
        return frozenset(self.usage.hardly_known).union(respelt)

    def suspects(self) -> list[int]:
        """The places of the words that may be misread."""
        hardly, guarded = self._hardly_known, self.usage.is_guarded
        found = compress(count(), map(hardly.__contains__, self.usage.words.bares))
        return [at for at in found if not guarded(at)]

    def options(self, at: int) -> Options:
        """What a suspect may stand for. A mark can only have been read as letters where none follows."""
        bare = self.usage.words.bares[at]
        mark = None
        if tail := ar.mark_read(bare):
            others = self.is_scan or tail == ar.HAMZA
            mark = tail if others else "", self.usage.words.after[at], ends_paragraph(self.usage, at)
        usual = self._respelt(bare)
        return options_of(self.usage.forms, self.candidates, bare, mark, usual, self._near(bare))

    def _near(self, bare: str) -> tuple[str, ...]:
        """The words of the document that a word may stand for, however badly it was misread.

        Only in raw scans words are misread so badly.
        """
        if not self.is_scan:
            return ()
        if bare not in self._near_words:
            self._near_words[bare] = tuple(self._vocabulary.near(bare))
        return self._near_words[bare]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        hardly, frequencies = self._hardly_known, self.usage.frequencies
        return Vocabulary(self.usage, [b for b, zipf in frequencies.items() if zipf >= KNOWN and b not in hardly])

    def _respelt(self, bare: str) -> str | None:
        """How a word is mostly spelt, hamzas and final yeh apart: by the document or, in a raw scan, at all."""
        if (usual := self.own_spelling(bare)) or not self.is_scan:
            return usual
        return commoner(self.usage.forms, bare, self.dots_yeh)

    def own_spelling(self, bare: str) -> str | None:
        """How the document spells a word in most places, hamzas and final yeh apart."""
        usual = self.usage.spellings.get(bare)
        return usual if usual and self.usage.counts[usual] >= _MORE * self.usage.counts[bare] else None

    def kept(self, at: int, options: Sequence[Candidate]) -> list[float]:
        """The evidence for leaving word number `at` as it is, in the order of `KEPT`."""
        usage, forms = self.usage, self.usage.forms
        bare = usage.words.bares[at]
        found = dict(zip(features.WORD, features.of_word(forms, bare), strict=True))
        found |= zip(features.BESIDE, beside(forms, usage.before(at), bare, usage.after(at)), strict=True)
        found |= zip(KEPT_HERE, self.kept_here(at, options), strict=True)
        return [found[name] for name in KEPT]

    def kept_here(self, at: int, options: Sequence[Candidate]) -> list[float]:
        """What of it depends on the document, in the order of `KEPT_HERE`."""
        usage, bares = self.usage, self.usage.words.bares
        bare, behind, frequency = bares[at], usage.words.after[at], usage.forms.frequency
        before, after, together = usage.before(at), usage.after(at), usage.neighbours
        seen = (min(2, together[before, bare] - 1) if before else 0) + (
            min(2, together[bare, after] - 1) if after else 0
        )
        near = [*bares[max(0, at - 1) : at], *bares[at + 1 : at + 2]]
        junk = sum([not other or frequency(other) < UNKNOWN for other in near])
        return [
            math.log(usage.counts[bare]), self.noise, self.in_domain, seen, junk, at in usage.words.borders(-1),
            behind[:1] in (".", ":") and bool(behind), bool(usage.words.before[at]), math.log(len(options)),
            *self.discourse.of_word(at),
        ]  # fmt: skip

    @cached_property
    def discourse(self) -> Discourse:
        """What the rest of the document says."""
        return Discourse(self.usage)

    def changed(self, at: int, options: Options) -> list[list[float]]:
        """The evidence for each candidate of word number `at` at first sight, in the order of `CHANGED`."""
        usage, forms = self.usage, self.usage.forms
        before, after = usage.before(at), usage.after(at)
        out = []
        for candidate, lead, here, elsewhere in zip(
            options, options.leads, self.changed_here(before, options, after),
            self.discourse.of_candidates(at, options), strict=True,
        ):  # fmt: skip
            found = dict(zip(features.CANDIDATE, features.of_candidate(forms, options.bare, candidate), strict=True))
            found |= zip(features.BETWEEN, features.between(forms, before, candidate.word, after), strict=True)
            found |= {CHANGED[place]: number for place, number in here}
            found |= zip(discourse.CANDIDATE, elsewhere, strict=True)
            out.append([lead if name == "lead" else found.get(name, 0.0) for name in CHANGED])
        return out

    def changed_here(self, before: str, options: Options, after: str) -> list[list[tuple[int, float]]]:
        """What of it depends on the document, for each candidate: places in `CHANGED` with the numbers other than 0.

        It depends on how often the document has the candidates, how often beside these neighbours, and on how often it
        shows the misreadings of them. Most of the numbers are 0: to leave these out takes a third of the time.
        """
        seen, counts = self.usage.neighbours.get, self.usage.counts.get
        out: list[list[tuple[int, float]]] = []
        for candidate, keys in zip(options, options.keys, strict=True):
            word = candidate.word
            here: list[tuple[int, float]] = []
            if count := counts(word, 0):
                if candidate.kind == "own":
                    here.append((_OWN_OFTEN, often(count)))
                if before and (times := seen((before, word))):
                    here.append((_WITH_PREVIOUS, min(2, times)))
                if after and (times := seen((word, after))):
                    here.append((_WITH_NEXT, min(2, times)))
            else:
                here.append((_ABSENT, 1.0))
            if adapted := self.adapted(options.bare, keys):
                here.append((_ADAPTATION, adapted))
                if candidate.adds_mark:
                    here.append((_COMMA_ADAPTATION, adapted))
            out.append(here)
        return out

    def adapted(self, bare: str, keys: Sequence[tuple[str, str]]) -> float:
        """How many other words of the document show the same misreadings, as a logarithm; the mean over all of them."""
        total, misreadings = 0.0, self.misreadings
        for key in keys:
            if found := misreadings.get(key):
                words, all_of_them, others = found
                total += others if bare in words else all_of_them
        return total / len(keys) if total else 0.0

    def is_listed(self, at: int, word: str) -> bool:
        """Whether a word makes a listed term with a neighbour of word number `at`."""
        return self.listed(at, word) > 0

    def listed(self, at: int, word: str) -> int:
        """With how many neighbours of word number `at` a word makes a listed term."""
        return int(beside(self.usage.forms, self.usage.before(at), word, self.usage.after(at))[0])
