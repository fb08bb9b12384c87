"""Counts which Arabic words stand next to each other more often than by chance; writes the lexicon's `neighbours.gz`.

The counts are those of the package ar-corrector (MIT licence, Bassel Kassem): neighbours in 32 million words of Arabic
news and book reviews. Only the counts are read, never run, and only pairs that occur together five times or more and
more often than by chance are kept, each with its pointwise mutual information (Church and Hanks 1990, "Word association
norms, mutual information, and lexicography") in tenths of a base-10 logarithm. The program needs the file, not the
package, which takes gigabytes of memory.

    pip install ar-corrector && python -m tests.bench associations
"""

from __future__ import annotations

import gzip
import math
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cleanup.lexicon.sources import WORD
from tests.support import ROOT

TABLE = ROOT / "rules" / "ar" / "lexicon" / "neighbours.gz"
_LEAST_TOGETHER = 5
_LEAST_LETTERS = 2
_HEAD = """\
# Arabic words that stand next to each other more often than by chance, written by `python -m tests.bench associations`.
# One first word a line, then a tab and the words behind it, each with its pointwise mutual information in tenths of a
# base-10 logarithm.
# From the counts of the package ar-corrector 1.1.6 (news and book reviews), whose licence says:
#
# Copyright (c) 2021 Bassel Kassem
#
# Permission is hereby granted, free of charge, to any person obtaining a copy of
# this software and associated documentation files (the "Software"), to deal in
# the Software without restriction, including without limitation the rights to
# use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
# of the Software, and to permit persons to whom the Software is furnished to do
# so, subject to the following conditions:
#
# The above copyright notice and this permission notice shall be included in all
# copies or substantial portions of the Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
# IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
# FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
# AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
# OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
# SOFTWARE.
"""


class _Counts(pickle.Unpickler):
    """Reads counters and nothing else: a pickle can run any code."""

    def find_class(self, module: str, name: str) -> Any:
        known = {("collections", "Counter"): Counter, ("collections", "defaultdict"): defaultdict}
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no counter")
        return known[module, name]


def main(arguments: Sequence[str]) -> int:
    """Write the table."""
    path = Path(arguments[0]) if arguments else _file()
    if path is None:
        print("the package ar-corrector is not installed", file=sys.stderr)
        return 2
    with path.open("rb") as file:
        counts = _Counts(file).load()
    pairs = dict(associations({words[0]: after for words, after in counts.items() if len(words) == 1}))
    lines = [f"{first}\t{' '.join(f'{word}={tenths}' for word, tenths in pairs[first])}" for first in sorted(pairs)]
    with (
        TABLE.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as packed,
    ):
        packed.write((_HEAD + "\n".join(lines) + "\n").encode())
    print(f"{TABLE}: {sum(map(len, pairs.values())):,} pairs, {TABLE.stat().st_size:,} bytes")
    return 0


def associations(counts: dict[str, Counter[str]]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """For each first word the words that stand behind it more often than by chance, and how much more."""
    firsts = {first: after.total() for first, after in counts.items() if WORD.fullmatch(first)}
    seconds: Counter[str] = Counter()
    for first in firsts:
        seconds.update({word: n for word, n in counts[first].items() if WORD.fullmatch(word)})
    total = sum(firsts.values())
    for first, uses in firsts.items():
        found = [
            (word, tenths) for word, n in counts[first].items()
            if n >= _LEAST_TOGETHER and min(len(first), len(word)) >= _LEAST_LETTERS and WORD.fullmatch(word)
            and (tenths := round(10 * math.log10(n * total / (uses * seconds[word])))) > 0
        ]  # fmt: skip
        if found:
            yield first, sorted(found)


def _file() -> Path | None:
    spec = find_spec("ar_corrector")
    folders = spec.submodule_search_locations if spec else None
    return Path(folders[0]) / "resources" / "ngram_plus1.pickle" if folders else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
