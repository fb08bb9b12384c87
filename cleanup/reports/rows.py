"""Rows: which blocks before and after the repair stand at the same height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleanup.reports.fates import Account

LONG_DOCUMENT = 300_000
"""From this many characters on, only blocks that changed are shown, with their neighbours."""

_NEIGHBOURS = 1


class Row(NamedTuple):
    """Source blocks beside the clean blocks that stand at the same height."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    plain: bool


def rows(account: Account, clean: int) -> list[Row]:
    """Pair the blocks that kept their order; what moved, came or went stands between them, each on its own side."""
    found: list[Row] = []
    fates = account.fates
    pending: list[int] = []
    done = at = 0
    while at < len(fates):
        fate = fates[at]
        target = fate.result_block
        if target is None or fate.moved or target < done:
            pending.append(at)
            at += 1
            continue
        if pending or target > done:
            found.append(Row(tuple(pending), tuple(range(done, target)), False))
            pending = []
        together = [at]
        while at + 1 < len(fates) and fates[at + 1].result_block == target and not fates[at + 1].moved:
            at += 1
            together.append(at)
        plain = len(together) == 1 and fate.fate == "kept" and len(account.sources[target]) < 2
        found.append(Row(tuple(together), (target,), plain))
        done = target + 1
        at += 1
    if pending or done < clean:
        found.append(Row(tuple(pending), tuple(range(done, clean)), False))
    return found


def visible_rows(found: Sequence[Row], long: bool) -> list[Row | int]:
    """The rows to show; for a long document those with changes and their neighbours, and how many are left out."""
    if not long:
        return list(found)
    keep = [False] * len(found)
    for at, row in enumerate(found):
        if not row.plain:
            for near in range(max(0, at - _NEIGHBOURS), min(len(found), at + _NEIGHBOURS + 1)):
                keep[near] = True
    out: list[Row | int] = []
    for row, kept in zip(found, keep, strict=True):
        if kept:
            out.append(row)
        elif out and isinstance(out[-1], int):
            out[-1] += 1
        else:
            out.append(1)
    return out
