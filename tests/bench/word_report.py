"""The `report` part of the `words` benchmark: the real report against the part of its errors that is annotated.

The annotations name a block (a piece between blank lines), what was read and what was printed, each with as many
neighbouring words as it takes to find the place.

No benchmark of its own: `python -m tests.bench words report` prints it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup.engine import Result
from cleanup.findings import Tier
from tests.bench.word_tables import share
from tests.bench.word_texts import REPORT, WORD_RULES, applied, cleaned, context, read, words_of

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")


class Annotated(NamedTuple):
    """An annotated error."""

    kind: str
    block: int
    wrong: str
    rights: tuple[str, ...]
    """What was printed, where that is sure: the reading, and others that are as good."""
    start: int
    """The span of what differs, in the report."""
    end: int


def annotations(text: str, path: Path) -> list[Annotated]:
    """The annotated errors of a text; those that are not found in their block are left out."""
    blocks = list(_BLOCK.finditer(text))
    out = []
    for entry in json.loads(read(path)):
        block = blocks[entry["block"]]
        at = block[0].find(entry["wrong"])
        if at < 0:
            print(f"  not in block {entry['block']}: {entry['wrong']}")
            continue
        first, last = _differing(entry["wrong"], entry["right"])
        start = block.start() + at
        sure = entry["certainty"] != "detect-only"
        rights = tuple(entry[key] for key in ("right", "also") if sure and key in entry)
        out.append(Annotated(entry["kind"], entry["block"], entry["wrong"], rights, start + first, start + last))
    return out


def _differing(wrong: str, right: str) -> tuple[int, int]:
    """The tokens of the wrong reading that the right one does not have; all of them where it only has more."""
    old, new = list(re.finditer(r"\S+", wrong)), right.split()
    first = 0
    while first < min(len(old), len(new)) and old[first][0] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last][0] == new[-1 - last]:
        last += 1
    if first + last >= len(old):
        return 0, len(wrong)
    return old[first].start(), old[len(old) - 1 - last].end()


def is_fixed(error: Annotated, before: str, after: str) -> bool:
    """Whether the block has the wrong reading once less and a right one once more."""
    fewer = _count(after, error.wrong) < _count(before, error.wrong)
    return fewer and any(_count(after, right) > _count(before, right) for right in error.rights)


def _count(block: str, phrase: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", block))


def _fixed(errors: list[Annotated], result: Result) -> list[Annotated]:
    before, after = ([match[0] for match in _BLOCK.finditer(text)] for text in (result.source.text, result.text))
    if len(before) != len(after):
        raise SystemExit("the word rules changed the number of blocks: errors cannot be found again")
    return [error for error in errors if is_fixed(error, before[error.block], after[error.block])]


def _pointed_out(errors: list[Annotated], result: Result) -> list[Annotated]:
    spans = [(r.source_start, r.source_end) for r in result.findings]
    return [e for e in errors if any(start < e.end and e.start < end for start, end in spans)]


def report() -> None:
    """Print what became of the annotated errors, and the safe changes to anything else."""
    path = REPORT.with_name(f"{REPORT.stem}.errors-part.json")
    if not REPORT.exists() or not path.exists():
        print(f"\nreport: {path} is not there: nothing to measure")
        return
    text = read(REPORT)
    errors = annotations(text, path)
    safe, suggested = cleaned(text), cleaned(text, Tier.SUGGESTED)
    print(f"\nreport: {len(errors)} annotated errors, about half of all, in {words_of(text):,} words")
    at_safe, at_suggested, found = _fixed(errors, safe), _fixed(errors, suggested), _pointed_out(errors, safe)
    print(f"  {'kind':10} {'errors':>7} {'fixed':>6} {'with suggested':>15} {'pointed out':>12} "
          f"{'fixed or pointed out':>21}")  # fmt: skip
    for kind in (*sorted({error.kind for error in errors}), "all"):
        of_kind = [error for error in errors if kind in (error.kind, "all")]
        counts = [sum(error in of_kind for error in part) for part in (at_safe, at_suggested, found)]
        either = sum(error in at_safe or error in found for error in of_kind)
        print(f"  {kind:10} {len(of_kind):7} {counts[0]:6} {counts[1]:15} {counts[2]:12} {either:13} "
              f"{share(either, len(of_kind)):>7}")  # fmt: skip
    fates = (("fixed", at_safe), ("suggested", at_suggested), ("shown", found), ("-", errors))
    for error in errors:
        fate = next(name for name, part in fates if error in part)
        print(f"    {fate:10} {error.kind:8} {error.wrong} → {' or '.join(error.rights) or '?'}")
    _others(text, errors, safe)


def _others(text: str, errors: list[Annotated], result: Result) -> None:
    """The safe changes that fix no annotated error: wrong, or right in the part that is not annotated."""
    lines = list(_changes(text, _fixed(errors, result), result))
    words = sum(line.lstrip().startswith(WORD_RULES) for line in lines)
    print(f"  safe changes that fix no annotated error: {len(lines)}, of them by {WORD_RULES} rules {words}")
    for line in lines:
        print(line)


def _changes(text: str, mended: list[Annotated], result: Result) -> Iterator[str]:
    """One line for each change that is none of an annotated error nor the same change in its second reading."""
    others, right = [], set()
    for record in applied(result):
        change = (record.rule.code, record.before, record.after)
        if any(record.source_start <= error.end and error.start <= record.source_end for error in mended):
            right.add(change)
        else:
            others.append((change, record))
    for (code, before, after), record in others:
        if (code, before, after) not in right:
            yield f"    {code} {before!r} → {after!r}: {context(text, record.source_start, record.source_end)}"
