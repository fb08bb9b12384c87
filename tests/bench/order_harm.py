"""The harm of the `order` benchmark: what is moved, dropped or joined in texts whose order is right.

No benchmark of its own: `python -m tests.bench order harm` and `... rebuilds` print it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup.engine import Result
from tests.bench import seams
from tests.bench.noise import noisy
from tests.bench.order_tables import dropped_words, lost_words
from tests.bench.readings import FOLDER, KINDS, WORDS, Reading, Score, readings, score
from tests.bench.rebuilds import rebuilt
from tests.support import FIXTURES, FORMATS, SHARED, fixed

# A rebuild below this piece_tau is not in right order itself. Those of `unstyle` reach .955: their notes stand at the
# foot of a column. All others reach .99.
_RIGHT = 0.95
# How often each right text is read badly, each time in another way.
_SEEDS = 3


class Case(NamedTuple):
    """A text in right order, what is wrong with it otherwise, and its truth."""

    reading: Reading
    text: str
    second: bool = False
    """Whether a region stands twice in it, so that dropping is right."""


def harm() -> None:
    """Right texts, right readings, and pages of one column."""
    _right_texts()
    cases = (
        Case(reading, reading.text, second="dup" in reading.name)
        for kind in KINDS
        for reading in readings(kind)
        if not reading.in_wrong_order
    )
    _checked("readings in right order", cases)
    _pairs()


def rebuilds() -> None:
    """All readings put into right order."""
    cases = []
    for kind in KINDS:
        for reading in readings(kind):
            text, doubts = rebuilt(reading)
            cases.append(Case(reading, text))
            for doubt in doubts:
                print(f"  {reading.name} {kind}: {doubt}")
            if score(reading.truth, text).tau < _RIGHT:
                print(f"  {reading.name} {kind}: the rebuild is not in right order")
    _checked("readings rebuilt in right order", cases)


def faults_of(case: Case, result: Result, before: Score, after: Score) -> Iterator[str]:
    """What a run did to a text that it should have left in its order."""
    moved = _count(result, "ORD001")
    if moved:
        yield f"MOVED {moved}"
    if any(r.rule.code == "ORD001" and not r.applied for r in result.findings):
        yield "PROPOSED another order"
    dropped = dropped_words(result)
    if dropped and not case.second:
        yield f"DROPPED {dropped.total()} words"
    if case.second and (lost := lost_words(case.reading, dropped)):
        yield f"LOST {lost.total()} words by removals"
    if after.is_worse_than(before):
        yield "WORSE"
    for seam in seams.wrong(result, case.reading.truth):
        yield f"JOINED {seam}"


def _checked(title: str, cases: Iterator[Case] | list[Case]) -> None:
    """Print a line for each faulty text, and the totals."""
    print(f"\n{title}: moved, dropped or worse, or another order proposed (each line is a fault)")
    texts = faulty = joins = notes = breaks_before = breaks_after = 0
    lowest = 0.0
    for case in cases:
        result = fixed(case.text, ignore=WORDS)
        truth = case.reading.truth
        before, after = score(truth, case.text), score(truth, result.text)
        found = list(faults_of(case, result, before, after))
        if found:
            print(
                f"  {case.reading.name:36} {case.reading.kind:14} {', '.join(found)}: "
                f"tau {before.tau:.3f}→{after.tau:.3f}, breaks {before.breaks}→{after.breaks}, "
                f"CER {before.cer:.3f}→{after.cer:.3f}",
                flush=True,
            )
        texts, faulty = texts + 1, faulty + bool(found)
        joins, notes = joins + _joins(result), notes + _count(result, "ORD002")
        breaks_before, breaks_after = breaks_before + before.breaks, breaks_after + after.breaks
        lowest = min(lowest, after.tau - before.tau)
    print(
        f"{faulty} faulty of {texts}; {joins} paragraphs joined, {notes} notes placed, breaks {breaks_before}→"
        f"{breaks_after}, lowest change of tau {lowest:+.3f}"
    )


def _right_texts() -> None:
    print("\nmoved, joined or dropped in texts that are right as they are (each line is a fault)")
    paths = [*sorted((FIXTURES / "untouched").iterdir()), *sorted((FIXTURES / "clean").iterdir())]
    paths += [*sorted(FOLDER.glob("ocr/*/clean.txt")), *sorted(FOLDER.glob("clean/*.txt"))]
    paths += [*sorted((SHARED / "samples").glob("news-*.txt")), *sorted((SHARED / "samples").glob("web-*.txt"))]
    faults = 0
    for path in paths:
        for record in fixed(path.read_bytes(), ignore=WORDS, format=FORMATS[path.suffix]).findings:
            if record.applied and any(edit.op != "replace" for edit in record.edits):
                faults += 1
                print(f"  {path.name}: {record.rule.code} {record.before[:60]!r}")
    print(f"{faults} in {len(paths)} texts")
    _right_texts_read_badly([path for path in paths if path.suffix == ".txt"])


def _right_texts_read_badly(paths: list[Path]) -> None:
    """The same texts with spoilt numbers and lost ends: some joins are right then, moves and drops never."""
    print("\nmoved or dropped in the same texts read badly (each line is a fault)")
    faults = 0
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for seed in range(_SEEDS):
            for record in fixed(noisy(text, seed), ignore=WORDS).findings:
                if record.applied and record.rule.code in ("ORD001", "DUP001"):
                    faults += 1
                    print(f"  {path.parent.name}/{path.name} {seed}: {record.rule.code} {record.before[:60]!r}")
    print(f"{faults} in {len(paths) * _SEEDS} texts")


def _pairs() -> None:
    """Pages of one column: nothing may move or go, and joins are right only inside a paragraph of the truth."""
    print("\npages of one column: moved, dropped or joined wrongly (each line is a fault)")
    paths = sorted((FOLDER / "pairs").glob("*.ocr.txt"))
    faults = joins = 0
    for path in paths:
        result = fixed(path.read_bytes(), ignore=WORDS)
        truth = path.with_name(path.name.replace(".ocr.", ".gt.")).read_text(encoding="utf-8")
        found = [f"{code} {count}" for code in ("ORD001", "DUP001") if (count := _count(result, code))]
        found += [f"JOINED {seam}" for seam in seams.wrong(result, truth)]
        faults, joins = faults + len(found), joins + _joins(result)
        for fault in found:
            print(f"  {path.name}: {fault}", flush=True)
    print(f"{faults} in {len(paths)} texts; {joins} paragraphs joined")


def _count(result: Result, code: str) -> int:
    return sum(1 for r in result.findings if r.applied and r.rule.code == code)


def _joins(result: Result) -> int:
    return sum(1 for edit in result.edits if edit.op == "join")
