"""A unified diff of source and clean text that `patch` can apply.

The trace already says which characters are the same, so no comparison of lines is needed: whole lines inside a kept
stretch that kept its order are common, and everything between them has changed. Linear but for the search of what
kept its order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.engine import Result
from cleanup.reports.diff_head import headed
from cleanup.reports.rising import heaviest_rising
from cleanup.reports.trace import Placed, trace

CONTEXT = 3
"""Unchanged lines around a change, as other tools have it."""


class Window(NamedTuple):
    """Lines [a, b) of the source that became lines [c, d) of the clean text."""

    a: int
    b: int
    c: int
    d: int


def unified(result: Result, from_name: str, to_name: str) -> str:
    """The unified diff; empty where nothing changed. The texts stand as they are, control characters too."""
    return headed(hunks(result), from_name, to_name)


def hunks(result: Result) -> str:
    """The hunks of the unified diff, without the names of the files; empty where nothing changed."""
    if result.text == result.source.text:
        return ""
    old, new = _lines(result.source.text), _lines(result.text)
    windows = _windows(result, old, new)
    return "".join(line for hunk in _hunks(windows) for line in _hunk(hunk, old, new))


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: a line feed ends one, nothing else does."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _windows(result: Result, old: Sequence[str], new: Sequence[str]) -> list[Window]:
    """What stands between the common lines, with equal lines at its edges taken off."""
    windows = []
    a = c = 0
    for i, j, count in [*_common(result, old, new), (len(old), len(new), 0)]:
        b, d = i, j
        while a < b and c < d and old[a] == new[c]:
            a, c = a + 1, c + 1
        while b > a and d > c and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        if a < b or c < d:
            windows.append(Window(a, b, c, d))
        a, c = i + count, j + count
    return windows


def _common(result: Result, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of common lines: first line in the source, first in the clean text, how many."""
    kept: list[Placed] = sorted(trace(result).kept, key=lambda p: p.source)
    rising = heaviest_rising([p.start for p in kept], [p.end - p.start for p in kept])
    old_starts, new_starts = _starts(old), _starts(new)
    at = 0
    for index, piece in enumerate(kept):
        if index not in rising:
            continue
        shift = piece.start - piece.source
        while at < len(old) and old_starts[at] < piece.source:
            at += 1
        first = at
        while at < len(old) and old_starts[at + 1] <= piece.source_end:
            at += 1
        # Inside a kept stretch lines begin and end together, but for its first, which may begin elsewhere in one.
        while first < at:
            line = bisect_left(new_starts, old_starts[first] + shift)
            if line < len(new) and new_starts[line] == old_starts[first] + shift:
                last = at if _ends_line(old[at - 1], new, line + at - first - 1) else at - 1
                if last > first:
                    yield first, line, last - first
                break
            first += 1


def _ends_line(line: str, new: Sequence[str], at: int) -> bool:
    """Whether the last line of a stretch is the same line there: without a line feed it may go on."""
    return at < len(new) and new[at] == line


def _hunks(windows: Sequence[Window]) -> Iterator[list[Window]]:
    hunk: list[Window] = []
    for window in windows:
        if hunk and window.a - hunk[-1].b > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(window)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[Window], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    lead = min(CONTEXT, hunk[0].a)
    tail = min(CONTEXT, len(old) - hunk[-1].b)
    a, b = hunk[0].a - lead, hunk[-1].b + tail
    c, d = hunk[0].c - lead, hunk[-1].d + tail
    yield f"@@ -{_range(a, b)} +{_range(c, d)} @@\n"
    at = a
    for window in hunk:
        yield from (_line(" ", line) for line in old[at : window.a])
        yield from (_line("-", line) for line in old[window.a : window.b])
        yield from (_line("+", line) for line in new[window.c : window.d])
        at = window.b
    yield from (_line(" ", line) for line in old[at:b])


def _range(start: int, end: int) -> str:
    length = end - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
