"""Counts what tesseract takes Arabic letters for, on the bench and printed texts; writes `rules/ar/confusions.toml`.

Two counts together: the table of the bench, which was counted on other pages, and its readings with their truth. What
is fitted or judged on a reading uses a table without the texts that share sentences with it (`without`).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from cleanup.cli.confusions import pack_text
from cleanup.words import learn
from cleanup.words.confusions import Channel
from cleanup.words.learn import Counted
from tests.bench.word_sources import printed, scans
from tests.support import ROOT, SHARED

PACK = ROOT / "rules" / "ar" / "confusions.toml"
_BY = "`python -m tests.bench confusions`, not by hand"
_TABLE = SHARED / "bench" / "confusions_letters.json"


def main(arguments: Sequence[str]) -> int:
    """Count, and write the pack."""
    del arguments
    counted = learn.total([_table(), *(c for found in _by_group().values() for c in found)])
    source = (
        f"tesseract 5.3 with Debian's models of the Arabic language and script on {counted.characters} characters of "
        "clean, thresholded and worn scans, four fifths of them made by python -m tests.bench printed; runs of up to "
        "three letters, single letters from one reading on, longer runs from two"
    )
    PACK.write_text(pack_text(counted, "ar-confusions", source, "GPL-3.0-or-later", _BY), encoding="utf-8")
    print(f"{counted.characters:,} characters, {len(learn.often(counted)):,} confusions")
    return 0


@lru_cache(maxsize=16)
def without(group: str) -> Channel:
    """The channel without the texts of a group."""
    others = [c for name, found in _by_group().items() if name != group for c in found]
    counted = learn.total([_table(), *others])
    read = Counter({(meant, seen): n for meant, seen, n in learn.often(counted)})
    return Channel(Counter(counted.written), read)


@lru_cache(maxsize=1)
def _by_group() -> dict[str, list[Counted]]:
    found = defaultdict(list)
    for text in (*scans(), *printed()):
        found[text.group].append(learn.count(learn.plain(text.read), learn.plain(text.truth))[0])
    return dict(found)


@lru_cache(maxsize=1)
def _table() -> Counted:
    """The counts of the bench. A letter or a run of at most three was read for another."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    written = {letter: n for letter, n in table["clean_char_counts"].items() if learn.is_letters(letter)}
    read = Counter(
        {
            (a, b): n
            for a, b, n, _ in table["confusions"]
            if learn.is_letters(a + b) and max(len(a), len(b)) <= learn.LONGEST
        }
    )
    return Counted(written, read, table["clean_chars"], sum(read.values()))
