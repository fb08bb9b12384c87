"""Fingerprints: what a finding is known by from one version of a document to the next.

A fingerprint is a hash of the rule's code, of the words before and after, and of the nearest letters and digits on both
sides. It does not depend on line numbers, line ends, or text further away. Where equal ones stand in one document, they
are counted: `HASH:1`, `HASH:2`. The idea is that of `partialFingerprints` in SARIF 2.1.0 (section 3.27.17).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from cleanup.languages import ar

_NEIGHBOURS = 24
"""Letters and digits on each side: some four words. More of them would tie a finding to faults that are put right
beside it; those that are equal all the same are counted."""
_REACH = 4096
"""Code points on each side that are searched for them: bounds the time for hostile texts."""
_DIGITS = 16
"""Hexadecimal digits of the hash: a chance of 1 in 10 million that any two of a million findings share it."""
_UNSEEN = re.compile(f"[{ar.DIACRITICS}{ar.TATWEEL}]")
_SPACES = re.compile(r"\s+")


def with_fingerprints(text: str, findings: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The findings, in the order given, each with its `fingerprint`.

    `start` and `end` of a finding are code points of `text`, the source.
    """
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        found = _hash(text, finding)
        seen[found] += 1
        out.append({**finding, "fingerprint": f"{found}:{seen[found]}"})
    return out


def _hash(text: str, finding: Mapping[str, Any]) -> str:
    start, end = finding["start"], finding["end"]
    after = finding["after"]
    parts = (
        finding["code"], _folded(finding["before"]), "" if after is None else f"={_folded(after)}",
        _nearest(reversed(text[max(0, start - _REACH) : start])), _nearest(text[end : end + _REACH]),
    )  # fmt: skip
    joined = "\x00".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(joined).hexdigest()[:_DIGITS]


def _folded(words: str) -> str:
    """Words without tatweel and vowel signs, any white space as one space."""
    return _SPACES.sub(" ", _UNSEEN.sub("", words)).strip()


def _nearest(characters: Iterable[str]) -> str:
    """The first letters and digits: all else may be put right in the meantime."""
    found: list[str] = []
    for character in characters:
        # Tatweel is a letter to Unicode; it only stretches a word.
        if character.isalnum() and character != ar.TATWEEL:
            found.append(character)
            if len(found) == _NEIGHBOURS:
                break
    return "".join(found)
