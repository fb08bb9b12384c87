"""The judge of the `words` benchmark: score_words.py for whole texts, its alignment for single changes.

No benchmark of its own: the parts of the `words` benchmark share it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanup.engine import Result
from tests.bench.readings import FOLDER, script

_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
# Tokens before and after a change that are aligned with it.
_AROUND = 8


class Score(NamedTuple):
    """The figures of score_words.py for one text or, added up, for several."""

    tokens: int = 0
    wrong: int = 0
    """Tokens with letters that were read wrongly; so, too, those that are fixed."""
    fixed: int = 0
    broken: int = 0
    changed: int = 0
    changed_right: int = 0
    cmer_before: float = 0.0
    cmer_after: float = 0.0

    def plus(self, other: Score) -> Score:
        """Both together; the rates of characters are weighted by tokens."""
        tokens = self.tokens + other.tokens
        sums = [a + b for a, b in zip(self[:-2], other[:-2], strict=True)]
        pairs = zip(self[-2:], other[-2:], strict=True)
        return Score(*sums, *((a * self.tokens + b * other.tokens) / max(1, tokens) for a, b in pairs))


@lru_cache(maxsize=256)
def score(truth: str, text: str, candidate: str) -> Score:
    """What score_words.py says of a candidate."""
    with tempfile.TemporaryDirectory(prefix="cleanup-bench-") as name:
        command = [sys.executable, str(FOLDER / "score_words.py")]
        for option, content in (("truth", truth), ("ocr", text), ("candidate", candidate)):
            path = Path(name) / option
            path.write_text(content, encoding="utf-8")
            command += [f"--{option}", str(path)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    fixed, wrong = map(int, found["by_kind"].get("letters", "0/0").split("/"))
    return Score(
        found["tokens"], wrong, fixed, found["broken"], found["changed"], found["changed_right"],
        found["cmer_before"], found["cmer_after"],
    )  # fmt: skip


def folded(text: str) -> str:
    """The text without what the judge does not see: composition, marks of direction, kinds of white space."""
    return " ".join(_DIRECTION.sub("", unicodedata.normalize("NFC", text)).split())


class Judgement(NamedTuple):
    """Whether a change is right, and what to show of it: the tokens before and after, the truth opposite."""

    is_right: bool
    shown: str


class Judge:
    """Tells for single changes of one text whether they are right."""

    def __init__(self, truth: str, text: str) -> None:
        self._words = script("score_words")
        self._text = text
        self._folded = folded(text)
        self._spans = self._words.spans(self._folded)
        self._tokens = self._folded.split()
        self._alignment = self._words.Alignment(self._folded, folded(truth))

    def judged(self, start: int, end: int, after: str) -> Judgement | None:
        """Whether every token that arises is one of the truth; None where the change touches no token.

        Where tokens only go, no token that was right may go with them.
        """
        new = folded(self._text[:start] + after + self._text[end:]).split()
        first, last = _changed(self._tokens, new)
        added = new[first : len(new) - last]
        if not added and first + last == len(self._tokens):
            return None
        left = self._tokens[max(0, first - _AROUND) : first]
        right = self._tokens[len(self._tokens) - last :][:_AROUND]
        truth = self._opposite(first - len(left), len(self._tokens) - last + len(right))
        rights = self._rights([*left, *added, *right], truth)
        removed = self._tokens[first : len(self._tokens) - last]
        if added:
            is_right = all(rights[len(left) : len(left) + len(added)])
        else:
            is_right = sum(rights) >= sum(self._rights([*left, *removed, *right], truth))
        opposite = self._opposite(first, len(self._tokens) - last)
        return Judgement(is_right, f"{' '.join(removed)} → {' '.join(added)} ({opposite})")

    def _opposite(self, first: int, last: int) -> str:
        """The truth opposite these tokens, whole tokens of it."""
        if first >= last:
            return ""
        return str(self._alignment.opposite(self._spans[first][0], self._spans[last - 1][1]))

    def _rights(self, tokens: list[str], truth: str) -> list[bool]:
        text = " ".join(tokens)
        alignment = self._words.Alignment(text, truth)
        return [alignment.right(*span) is not None for span in self._words.spans(text)]


def _changed(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many tokens are the same at the beginning and, of the others, at the end."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


class Verdict(NamedTuple):
    """A finding with a fix, and whether the fix is right."""

    code: str
    tier: str
    confidence: float
    is_right: bool
    shown: str


def verdicts(result: Result, truth: str) -> Iterator[Verdict]:
    """Judge every fix of a run alone, applied or not, as far as it changes words of the source in their place."""
    judge = Judge(truth, result.source.text)
    for record in result.findings:
        if record.after is None:
            continue
        judgement = judge.judged(record.source_start, record.source_end, record.after)
        if judgement is not None:
            yield Verdict(record.rule.code, record.finding.tier.value, record.finding.confidence, *judgement)
