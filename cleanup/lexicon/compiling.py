"""Compiling the lexicon: from words, pairs and associations to tries and indexes."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import marisa_trie

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN, effective
from cleanup.lexicon.sources import Entries
from cleanup.lexicon.spelling import letter_model
from cleanup.lexicon.store import FREQUENCIES, MOST_USES, NUMBERS, STEPS, Index, Tries

# Words found by their skeleton, and by a skeleton that lacks a letter: rarer ones are names and slips of spelling.
_SHAPE_FROM, _NEAR_FROM = 1.5, 2.3
_NEAR_LETTERS = 3
# What is rounded up to the frequency of a known word is not left out.
_KNOWN_NEARLY = KNOWN - 1 / STEPS
# Words that show how words are built: among rarer ones are foreign names and slips. With those from 2.3 on, twice as
# many, the model of misread words was no better on texts left out of the fitting.
_USUAL_FROM = 2.8
COMMON = 3.4
"""Zipf frequency from which a word is common: so are 98 in 100 of those that known words are misread for (885 on
the bench's readings and planted errors)."""


def _byte(zipf: float) -> int:
    return max(1, min(255, round(zipf * STEPS)))


def compiled(entries: Entries) -> Tries:
    """The tries and indexes of words and pairs."""
    words = marisa_trie.Trie(entries.words)
    numbers = list(map(words.__getitem__, entries.words))
    steps = {value: _byte(value) for value in set(entries.words.values())}
    zipf = bytearray(len(words))
    for number, value in zip(numbers, entries.words.values(), strict=True):
        zipf[number] = steps[value]
    neighbours, bound = _neighbours(entries.associations)
    stems, stem_uses = _stems(entries.uses)
    uses = bytearray(b"\1" * len(words))
    for word, count in entries.uses.items():
        uses[words[word]] = _counted(count)
    return Tries(
        words, marisa_trie.Trie(sorted(entries.pairs)), stems, _by_skeleton(entries.words, numbers),
        _by_letters(entries.words, numbers), neighbours, bytes(zipf), bound,
        letter_model(word for word, zipf in entries.words.items() if zipf >= _USUAL_FROM), bytes(uses), stem_uses,
    )  # fmt: skip


def _stems(uses: Mapping[str, int]) -> tuple[marisa_trie.Trie, bytes]:
    """The stems of the words that are used, and how often their words are."""
    counts: Counter[str] = Counter()
    for word, count in uses.items():
        counts[ar.stem(word)] += count
    stems = marisa_trie.Trie(counts)
    found = bytearray(len(stems))
    for stem, count in counts.items():
        found[stems[stem]] = _counted(count)
    return stems, bytes(found)


def _counted(count: int) -> int:
    """A count as one byte that is never 0."""
    return min(count, MOST_USES) + 1


def effective_frequencies(entries: Entries, words: marisa_trie.Trie) -> Sequence[float]:
    """The effective frequency of each known word by its number in the trie, as `Tries` has it.

    To work it out for the others, four words in five, takes seconds, and texts have few of them.
    """
    # Rarer words inside a known one add nothing to its own frequency.
    zipf = {word: _byte(value) / STEPS for word, value in entries.words.items() if value >= _KNOWN_NEARLY}

    def by_itself(word: str) -> float:
        return zipf.get(word, 0.0)

    found = array(FREQUENCIES, bytes(8 * len(words)))
    for word, frequency in zipf.items():
        if frequency >= KNOWN:
            found[words[word]] = effective(by_itself, word, frequency)
    return found


def _by_skeleton(words: Mapping[str, float], numbers: Sequence[int]) -> Index:
    """The words by their skeletons."""
    # All at once: a call for each word would take several times as long.
    skeletons = ar.rasm_of_letters("\n".join(words)).split("\n")
    whole, less = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for (word, zipf), skeleton, number in zip(words.items(), skeletons, numbers, strict=True):
        if zipf < _SHAPE_FROM:
            continue
        if zipf < _NEAR_FROM or len(word) < _NEAR_LETTERS:
            whole[skeleton].append(number)
            continue
        less[skeleton].append(number)
    return _index(_less_one(less, whole))


def _by_letters(words: Mapping[str, float], numbers: Sequence[int]) -> Index:
    """The common words by their letters."""
    common = {
        word: [number] for (word, zipf), number in zip(words.items(), numbers, strict=True)
        if zipf >= COMMON and len(word) >= _NEAR_LETTERS
    }  # fmt: skip
    return _index(_less_one(common, {}))


def _less_one(less: Mapping[str, list[int]], whole: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Words by letters and by what these are with one less; others by whole runs of letters alone."""
    found: dict[str, list[int]] = {letters: words.copy() for letters, words in whole.items()}
    for letters, words in less.items():
        for key in ar.less_one(letters):
            if key in found:
                found[key] += words
            else:
                found[key] = words.copy()
    return found


def _index(found: Mapping[str, Sequence[int]]) -> Index:
    keys = marisa_trie.Trie(found)
    ordered: list[Sequence[int]] = [()] * len(keys)
    for number, words in zip(map(keys.__getitem__, found), found.values(), strict=True):
        ordered[number] = words
    ends = array(NUMBERS, itertools.accumulate(map(len, ordered)))
    return Index(keys, ends, array(NUMBERS, itertools.chain.from_iterable(ordered)))


def _neighbours(associations: Mapping[str, Mapping[str, int]]) -> tuple[Index, bytes]:
    """The words that stand behind others, and the association of each pair."""
    keys = marisa_trie.Trie({*associations, *itertools.chain.from_iterable(associations.values())})
    numbers = {word: keys[word] for word in keys}
    rows: list[list[tuple[int, int]]] = [[]] * len(keys)
    for first, after in associations.items():
        rows[numbers[first]] = sorted(zip(map(numbers.__getitem__, after), after.values(), strict=True))
    ends = array(NUMBERS, itertools.accumulate(map(len, rows)))
    words = array(NUMBERS, (number for row in rows for number, _ in row))
    return Index(keys, ends, words), bytes(tenths for row in rows for _, tenths in row)
