"""Words that a rule of the kind `phrase` would take for misreadings: what to look at before a phrase is `safe`.

For every phrase it lists the words of the lexicon, from a frequency on, that the rule would replace if they stood in
the phrase. A word among them that makes sense there has to be excepted with `!`, or the phrase belongs to a rule that
only suggests.

    python -m tests.bench neighbours CODE... [--zipf 3.5]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cleanup.lexicon.sources import frequencies, frequency_file
from cleanup.words.patterns import Phrase, parsed
from cleanup.words.shapes import distance, folded, misread
from tests.support import shipped_rules

_LEAST_ZIPF = 3.5


def _common(least: float) -> dict[int, list[str]]:
    """The words of the lexicon by their length, without conjunction."""
    path = frequency_file()
    assert path, "wordfreq is not installed"
    by_length = defaultdict(list)
    for word, zipf in frequencies(path).items():
        if zipf >= least:
            by_length[len(word)].append(word)
    return by_length


def neighbours(phrase: Phrase, reach: str, words: dict[int, list[str]]) -> Iterator[tuple[str, str]]:
    """Each word that would be replaced in a phrase, with what would replace it."""
    slot = phrase.items[phrase.slot]
    seen = {folded(right) for right in slot.rights}
    for right in slot.rights:
        for word in (w for length in (-1, 0, 1) for w in words[len(right) + length]):
            near = word not in seen and word not in slot.but_not and distance(word, right) is not None
            if near and (after := misread(word, slot.rights, reach)):
                seen.add(word)
                yield word, after


def main(arguments: Sequence[str]) -> int:
    """Print the neighbours of every phrase of the rules with these codes."""
    given = list(arguments)
    least = float(given.pop(given.index("--zipf") + 1)) if "--zipf" in given else _LEAST_ZIPF
    codes = [code for code in given if code != "--zipf"]
    words = _common(least)
    for rule in shipped_rules():
        if rule.kind != "phrase" or (codes and rule.code not in codes):
            continue
        lists = tuple((name, tuple(entries)) for name, entries in rule.parameters["lists"].items())
        for text in rule.parameters["phrases"]:
            for phrase in parsed(text, lists):
                if found := list(neighbours(phrase, rule.parameters["reach"], words)):
                    print(f"{rule.code} {text}: {', '.join(f'{word} > {after}' for word, after in found)}")
    return 0
