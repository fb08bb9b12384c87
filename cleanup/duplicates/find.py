"""The rule kind of the duplicates pass."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.choice import CLEAR_GAIN, CLEAR_SEAM, Choice, chosen
from cleanup.duplicates.copies import Copy
from cleanup.duplicates.proof import gain_without, seams_without
from cleanup.duplicates.rereads import Reread, rereads
from cleanup.duplicates.runs import SHARED_WORDS, repeats, shared
from cleanup.duplicates.stretches import words_of
from cleanup.findings import Evidence, Finding, Related, Tier
from cleanup.kinds import Parameter, kind
from cleanup.order.fragments import End, end_of
from cleanup.packs import Rule
from cleanup.structure.furniture import dropped

# Differing words shown as evidence; the ledger need not hold every one of a badly read page.
_SHOWN = 20
# A column of which only a part can be shown to stand twice is left to a person: half a column would stay behind.
_WHOLE = 0.85
# Letter for letter the same, numbers and all, over several paragraphs: two sequences that both begin so (annexes,
# procedures) lose by the removal of one, -1.5 and less; a column read twice gains a little at least.
_EXACT = 0.995
_EXACT_CHARS = 400
_EXACT_GAIN = 0.5
# Gains of two copies that differ by less are alike.
_BETTER = 4.0
# Titles that stand in a table of contents and over the text are shorter than that: one, or several numbered in a row.
_TITLE, _TITLES = 50, 150
_SEVERAL = 2


@kind(
    "duplicate",
    "Paragraphs and runs of paragraphs that stand twice because a column or page was read twice",
    {
        "least_chars": Parameter(int, 240, "characters from which a repeated run is no chance"),
        "least_gain": Parameter(float, 3.0, "what the order must gain at its seams when the copy goes"),
    },
)
def duplicate(document: Document, rule: Rule) -> Iterator[Finding]:
    """Drop the second reading where the order proves it, or the noise of a scan (see `rereads`).

    Every word of the copy is found at the other place, differences are misreadings and nothing else, and the text is
    better in order without the copy: its numbers conflict, or its edges are cuts. Copies without such proof can be
    meant (refrains, boilerplate, steps of two procedures), and are suggested or left alone.
    """
    gone: set[int] = set()
    weak: list[_Found] = []
    for found in itertools.chain(_second_readings(document, rule), _repeats_found(document, rule, gone)):
        if any(f.tier is not Tier.SAFE for f in found.findings):
            weak.append(found)
        elif not gone & found.touched:
            gone |= found.own
            yield from found.findings
    for found in weak:
        if not gone & found.touched:
            yield from found.findings


class _Found(NamedTuple):
    findings: list[Finding]
    own: set[int]
    """Blocks that no other copy may count on."""
    touched: set[int]
    """Blocks that must still be there."""


def _second_readings(document: Document, rule: Rule) -> Iterator[_Found]:
    """Columns read twice on a noisy scan."""
    for reread in rereads(document, rule.parameters["least_chars"]):
        spans = reread.readings.earlier, reread.readings.later
        blocks = {i for span in spans for i in range(span.first, span.last + 1)}
        yield _Found(list(_drop_reading(document, rule, reread, chosen(document, reread))), blocks, blocks)


def _repeats_found(document: Document, rule: Rule, gone: Set[int]) -> Iterator[_Found]:
    """Copies whose every block is found again, but for those that count on blocks that are gone by then."""
    for repeat in repeats(document):
        copies = [c for c in (repeat.later, repeat.earlier) if c is not None and _weighs(document, rule, c)]
        if all(gone & _touched(copy) for copy in copies):
            continue
        judged = _judge(document, rule, copies)
        if judged is not None:
            found, copy = judged
            yield _Found([found], _own(copy), _touched(copy))


def _own(copy: Copy) -> set[int]:
    """The blocks of a copy."""
    return set(range(copy.first, copy.last + 1))


def _touched(copy: Copy) -> set[int]:
    """The blocks that must still be there for a copy to go: its own, and those of the other reading."""
    return _own(copy) | set(range(copy.other_first + 1, copy.other_last))


def _drop_reading(document: Document, rule: Rule, reread: Reread, choice: Choice) -> Iterator[Finding]:
    """Drop a second reading, run by run where a block of it stays."""
    evidence = [
        Evidence("similarity", f"{100 * reread.readings.alike:.1f} %"),
        Evidence("length", str(reread.chars)),
        Evidence("margin", f"{choice.gain:.1f}"),
    ]
    evidence += [
        Evidence("other-reading", f"{' '.join(d.earlier)} / {' '.join(d.later)}")
        for d in reread.differences.found[:_SHOWN]
    ]
    kept = document.blocks[choice.kept.first], document.blocks[choice.kept.last]
    proven = reread.proven or choice.gain >= CLEAR_GAIN
    for first, last in choice.gone:
        base = dropped(
            document, rule, document.blocks[first], last=last, confidence=0.99 if proven else 0.7,
            evidence=evidence, tier=None if proven else Tier.SUGGESTED,
        )  # fmt: skip
        yield base._replace(related=(Related("kept-copy", kept[0].start, kept[1].end),))


def _weighs(document: Document, rule: Rule, copy: Copy) -> bool:
    """Whether a copy is large enough to be looked at: a numbered paragraph, a long run, two equal pieces in a row."""
    blocks = document.blocks[copy.first : copy.last + 1]
    numbered = any(b.kind is BlockKind.NUMBERED for b in blocks)
    return _beside(copy) or numbered or _size(blocks) >= rule.parameters["least_chars"]


def _judge(document: Document, rule: Rule, copies: Sequence[Copy]) -> tuple[Finding, Copy] | None:
    """What is said of the copy that the order misses least, and that copy; None where that is nothing."""
    # To ask what the order gains takes long: not where nothing depends on it.
    if not any(_is_worth_a_look(document, rule, c) or _needed_gain(document, rule, c) < math.inf for c in copies):
        return None
    gain, copy = _better(document, copies)
    proven = gain >= _needed_gain(document, rule, copy)
    if not (proven or _is_worth_a_look(document, rule, copy)):
        return None
    return _drop(document, rule, copy, gain, proven), copy


def _needed_gain(document: Document, rule: Rule, copy: Copy) -> float:
    """The gain that proves that a copy is too many; infinite where none would."""
    blocks = document.blocks[copy.first : copy.last + 1]
    size, numbers = _size(blocks), sum(1 for b in blocks if b.kind is BlockKind.NUMBERED)
    least: float = rule.parameters["least_gain"]
    if not (numbers or copy.in_a_row or _cut_edge(document, blocks)):
        return math.inf
    # A piece that goes on cannot go on twice: two equal ones in a row are one, however short.
    if len(blocks) == 1 and _beside(copy):
        return -math.inf
    if copy.alike >= _EXACT and numbers >= _SEVERAL and size >= _EXACT_CHARS:
        return min(_EXACT_GAIN, least)
    if copy.covers < _WHOLE and copy.alike < _EXACT:
        return math.inf
    if size >= rule.parameters["least_chars"] or (numbers >= _SEVERAL and size >= _TITLES):
        return least
    return max(least, CLEAR_GAIN) if numbers == 1 and size >= _TITLE else math.inf


def _is_worth_a_look(document: Document, rule: Rule, copy: Copy) -> bool:
    """Whether a copy is suggested although nothing proves it."""
    blocks = document.blocks[copy.first : copy.last + 1]
    return _size(blocks) >= rule.parameters["least_chars"] and any(b.kind is not BlockKind.HEADING for b in blocks)


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(b.text) for b in blocks)


def _better(document: Document, copies: Sequence[Copy]) -> tuple[float, Copy]:
    """The copy that the order misses least, with what it gains without it; where that is clear the later one.

    Where that is about alike, the one goes without which the text is in better order as it stands: the gain proves that
    one of them is too many.
    """
    first = gain_without(document, copies[0])
    if first >= CLEAR_GAIN or len(copies) == 1:
        return first, copies[0]
    options = [(first, copies[0]), (gain_without(document, copies[1]), copies[1])]
    # A copy that holds the start or end of a paragraph that the other place lacks must stay: the longer one goes first.
    best = max(options, key=lambda g: (g[0], g[1].last - g[1].first))
    if abs(options[0][0] - options[1][0]) < _BETTER and len(set(map(_length, copies))) == 1:
        later, earlier = seams_without(document, *copies)
        if abs(earlier - later) >= CLEAR_SEAM:
            return best[0], copies[1] if earlier > later else copies[0]
    return best


def _length(copy: Copy) -> int:
    return copy.last - copy.first


def _beside(copy: Copy) -> bool:
    """Whether a copy stands right behind an equal one, or in a row with one that was misread."""
    return copy.in_a_row or (copy.other_first == copy.other_last == copy.first - 1 and copy.alike == 1)


def _cut_edge(document: Document, run: Sequence[Block]) -> bool:
    """Whether a run begins or ends in the middle of a paragraph: then a column border is there."""
    ends_open = end_of(run[-1].text, document.cues) in (End.OPEN, End.CUT) and run[-1].kind is not BlockKind.HEADING
    return run[0].kind is BlockKind.CONTINUATION or (ends_open and run[-1].kind is not BlockKind.PARAGRAPH)


def _drop(document: Document, rule: Rule, copy: Copy, gain: float, proven: bool) -> Finding:
    gone = document.blocks[copy.first : copy.last + 1]
    differing = [pair for c in copy.comparisons for pair in c.differing]
    numbers = [str(b.number.value) for b in gone if b.number and b.kind is BlockKind.NUMBERED]
    evidence = [
        Evidence("similarity", f"{100 * copy.alike:.1f} %"),
        Evidence("length", str(sum(len(b.text) for b in gone))),
        Evidence("margin", f"{gain:.1f}"),
    ]
    if numbers:
        evidence.append(Evidence("number", ", ".join(numbers)))
    evidence += [Evidence("other-reading", f"{a} / {b}") for a, b in differing[:_SHOWN]]
    base = dropped(
        document, rule, gone[0], last=gone[-1].index, confidence=0.99 if proven else 0.7, evidence=evidence,
        tier=None if proven else Tier.SUGGESTED,
    )  # fmt: skip
    kept = _kept(document, copy)
    return base._replace(related=(Related("kept-copy", kept[0].start, kept[1].end),))


def _kept(document: Document, copy: Copy) -> tuple[Block, Block]:
    """The first and the last block of the other place: its neighbours, where a piece might stand, have other words."""
    words = words_of(document).of_block
    gone = [word for at in range(copy.first, copy.last + 1) for word in words.get(at, ())]
    found = [
        document.blocks[at] for at in range(copy.other_first, copy.other_last + 1)
        if at in words and shared(words[at], gone) >= SHARED_WORDS
    ]  # fmt: skip
    return (found[0], found[-1]) if found else (document.blocks[copy.other_first], document.blocks[copy.other_last])
