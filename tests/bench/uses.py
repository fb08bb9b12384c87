"""Counts the words of texts in the manner of the documents to be repaired; writes the lexicon's `uses.tsv`.

What counts is which words and stems such prose uses at all, and how often. The shipped counts are of 313,420 words of
prose on the work of the United Nations, its bodies and agencies, that were written for this project; an archive that
has clean texts of its own can count those with them.

    python -m tests.bench uses FOLDER
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cleanup.languages import ar
from cleanup.lexicon.sources import WORD
from tests.support import ROOT

TABLE = ROOT / "rules" / "ar" / "lexicon" / "uses.tsv"
_LEAST_LETTERS = 2
_HEAD = """\
# Words and how often they are used, counted by `python -m tests.bench uses`: {words:,} words of {texts} texts.
"""


def main(arguments: Sequence[str]) -> int:
    """Count the words of the texts of a folder and write the table."""
    texts = sorted(Path(arguments[0]).glob("*.txt")) if len(arguments) == 1 else []
    if not texts:
        print("usage: python -m tests.bench uses FOLDER (with texts, *.txt)", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    for path in texts:
        counts.update(WORD.findall(ar.bare(path.read_text(encoding="utf-8"))))
    head = _HEAD.format(words=counts.total(), texts=len(texts))
    lines = [f"{word}\t{count}\n" for word, count in sorted(counts.items()) if len(word) >= _LEAST_LETTERS]
    TABLE.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{TABLE}: {len(lines):,} words, {TABLE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
