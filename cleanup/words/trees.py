"""Regression trees whose answers are added up: what no single weight says, since evidence counts more together.

(Friedman 2001, "Greedy function approximation: a gradient boosting machine".) A pack has a line for each tree, the
splits before what follows from them: `cost 1.2 0.1 odd 0.3 -0.2 0.4` is .1 where the cost is at most 1.2, and above it
-.2 or .4 by whether the oddness is at most .3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

# Far deeper than any tree that is fitted, far less deep than what the interpreter can follow.
_DEEPEST = 20

Split = tuple[int, float, "Node", "Node"]
"""A question: the place of what is asked for among the evidence, up to which number the first of the two nodes that
follow is the answer, and these. A plain tuple, which is taken apart in half the time of a named one."""
Node = Split | float
"""A question, or an answer."""


def parsed(line: str, names: Sequence[str]) -> Node:
    """The tree that a line stands for; `names` are those of the evidence, in its order.

    Raises ValueError for a line that is no tree, or asks for other evidence.
    """
    words = iter(line.split())
    node = _node(words, {name: place for place, name in enumerate(names)})
    if next(words, None) is not None:
        raise ValueError(f"{line!r} goes on behind its tree")
    return node


def _node(words: Iterator[str], places: Mapping[str, int], depth: int = 0) -> Node:
    word = next(words, None)
    if word is None:
        raise ValueError("a tree ends before its last answer")
    if word not in places:
        return _number(word)
    if depth == _DEEPEST:
        raise ValueError(f"a tree asks more than {_DEEPEST} questions in a row")
    most = _number(next(words, ""))
    return places[word], most, _node(words, places, depth + 1), _node(words, places, depth + 1)


def _number(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(f"{word!r} is no number to add or to compare with")
    return number


def answered(trees: Iterable[Node], evidence: Sequence[float]) -> float:
    """The sum of what trees answer."""
    total = 0.0
    for node in trees:
        while isinstance(node, tuple):
            place, most, low, high = node
            node = low if evidence[place] <= most else high
        total += node
    return total
