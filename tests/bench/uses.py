"""Counts the words of texts in the manner of the documents to be repaired; writes the lexicon's `uses.tsv`.

What counts is which words and stems such prose uses at all, and how often. The shipped counts are of prose on the work
of the United Nations, its bodies and agencies, that was written for this project, as many words as the first line of
the table says; an archive that has clean texts of its own can count those with them: with `--add` they are added to
the counts that are there.

    python -m tests.bench uses FOLDER [--add]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup.languages import ar
from cleanup.lexicon.sources import WORD, uses
from tests.support import ROOT

TABLE = ROOT / "rules" / "ar" / "lexicon" / "uses.tsv"
_LEAST_LETTERS = 2
_ADD = "--add"
_HEAD = """\
# Words and how often they are used, counted by `python -m tests.bench uses`: {words:,} words of {texts} texts.
"""
_SIZE = re.compile(r"([\d,]+) words of (\d+) texts")


class Counted(NamedTuple):
    """The words of texts, how often each is used, and of how many texts and words they are."""

    uses: Counter[str]
    words: int
    texts: int


def counted(texts: Sequence[Path]) -> Counted:
    """The words of texts."""
    found: Counter[str] = Counter()
    for path in texts:
        found.update(WORD.findall(ar.bare(path.read_text(encoding="utf-8"))))
    return Counted(found, found.total(), len(texts))


def written(table: Path) -> Counted:
    """The counts that a table holds."""
    with table.open(encoding="utf-8") as lines:
        size = _SIZE.search(next(lines))
    assert size, f"{table} does not say of how many texts it is"
    return Counted(Counter(uses(table)), int(size[1].replace(",", "")), int(size[2]))


def main(arguments: Sequence[str]) -> int:
    """Count the words of the texts of a folder and write the table."""
    folders = [argument for argument in arguments if argument != _ADD]
    texts = sorted(Path(folders[0]).glob("*.txt")) if len(folders) == 1 else []
    if not texts:
        print("usage: python -m tests.bench uses FOLDER [--add] (with texts, *.txt)", file=sys.stderr)
        return 2
    found = counted(texts)
    if _ADD in arguments:
        before = written(TABLE)
        found = Counted(found.uses + before.uses, found.words + before.words, found.texts + before.texts)
    lines = [f"{word}\t{count}\n" for word, count in sorted(found.uses.items()) if len(word) >= _LEAST_LETTERS]
    TABLE.write_text(_HEAD.format(words=found.words, texts=found.texts) + "".join(lines), encoding="utf-8")
    print(f"{TABLE}: {len(lines):,} words, {TABLE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
