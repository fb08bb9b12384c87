"""The order map: where each block stood and where it stands now, as values without any drawing.

Runs of blocks that stayed together are one entry, so that the map of a long document shows what moved and not how long
the document is. Entries that kept their order stand at the same height on both sides; what moved crosses their lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cleanup.reports.fates import Account, Fate

Label = Literal["in-place", "moved", "joined", "split", "changed", "dropped"]


class Entry(NamedTuple):
    """One block, or a run of neighbours that share their fate; `first` and `last` are indices of blocks."""

    first: int
    last: int
    label: Label
    moved: bool
    slot: int
    """Height in the drawing, from 0."""


class Line(NamedTuple):
    """From an entry before to an entry after, by their indices."""

    before: int
    after: int
    label: Label


class OrderMap(NamedTuple):
    """Both sides of the map in their order, the lines between them, and the height of all."""

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    lines: tuple[Line, ...]
    slots: int


def order_map(account: Account) -> OrderMap:
    """The map of a document; linear in the number of its blocks."""
    labels = _clean_labels(account)
    before, entry_of_source = _runs_before(account, labels)
    after, entry_of_clean = _runs_after(account, labels, entry_of_source)
    lines = dict.fromkeys(
        (entry_of_source[s], entry_of_clean[c]) for c, found in enumerate(account.sources) for s in found
    )
    slots_before, slots_after, height = _slots(before, len(after), list(lines))
    return OrderMap(
        tuple(entry._replace(slot=slot) for entry, slot in zip(before, slots_before, strict=True)),
        tuple(entry._replace(slot=slot) for entry, slot in zip(after, slots_after, strict=True)),
        tuple(Line(b, a, "moved" if before[b].moved else after[a].label) for b, a in lines),
        height,
    )


def split_blocks(account: Account) -> set[int]:
    """Clean blocks whose words all come from source blocks that are at home in another clean block."""
    fates = account.fates
    return {at for at, found in enumerate(account.sources) if found and all(fates[s].result_block != at for s in found)}


def _clean_labels(account: Account) -> list[Label]:
    split = split_blocks(account)
    return [
        "joined" if len(found) > 1
        else "split" if at in split
        else "changed" if not found
        else "moved" if account.fates[found[0]].moved
        else "in-place"
        for at, found in enumerate(account.sources)
    ]  # fmt: skip


def _source_label(fate: Fate) -> Label:
    if fate.fate in ("dropped", "joined"):
        return "dropped" if fate.fate == "dropped" else "joined"
    return "moved" if fate.moved else "in-place"


def _runs_before(account: Account, labels: Sequence[Label]) -> tuple[list[Entry], list[int]]:
    entries: list[Entry] = []
    entry_of: list[int] = []
    for at, fate in enumerate(account.fates):
        label = _source_label(fate)
        if entries and at and _together(account.fates[at - 1], fate, entries[-1], label, labels):
            entries[-1] = entries[-1]._replace(last=at)
        else:
            entries.append(Entry(at, at, label, fate.moved, 0))
        entry_of.append(len(entries) - 1)
    return entries, entry_of


def _together(last: Fate, fate: Fate, entry: Entry, label: Label, labels: Sequence[Label]) -> bool:
    """Whether a block goes on the run of the block before it."""
    if (label, fate.moved) != (entry.label, entry.moved):
        return False
    if label == "dropped":
        return True
    here, there = last.result_block, fate.result_block
    if here is None or there is None:
        return False
    if label == "joined":
        return here == there
    return there == here + 1 and labels[here] == labels[there] == label


def _runs_after(
    account: Account, labels: Sequence[Label], entry_of_source: Sequence[int]
) -> tuple[list[Entry], list[int]]:
    entries: list[Entry] = []
    entry_of: list[int] = []
    run = -1
    for at, label in enumerate(labels):
        source = account.sources[at][0] if account.sources[at] else None
        mine = entry_of_source[source] if source is not None and label in ("in-place", "moved") else -1
        if mine >= 0 and mine == run:
            entries[-1] = entries[-1]._replace(last=at)
        else:
            entries.append(Entry(at, at, label, label == "moved", 0))
        run = mine
        entry_of.append(len(entries) - 1)
    return entries, entry_of


def _slots(
    before: Sequence[Entry], after: int, lines: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int], int]:  # fmt: skip
    """Heights: entries that kept their order get the same, the others stand between them."""
    target: dict[int, int] = {}
    for left, right in lines:
        if not before[left].moved:
            target.setdefault(left, right)
    left_slots: list[int] = []
    right_slots: list[int] = []
    low = high = 0
    for left in range(len(before)):
        right = target.get(left, -1)
        if right >= len(right_slots):
            for _ in range(right - len(right_slots)):
                right_slots.append(high)
                high += 1
            low = high = max(low, high)
            right_slots.append(high)
            high += 1
        left_slots.append(low)
        low += 1
    while len(right_slots) < after:
        right_slots.append(high)
        high += 1
    return left_slots, right_slots, max(low, high)
