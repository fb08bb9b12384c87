"""The rule kind of the duplicates pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleanup.document import Block, BlockKind, Document
from cleanup.duplicates.runs import Repeat, repeats
from cleanup.findings import Evidence, Finding, Related, Tier
from cleanup.kinds import Parameter, kind
from cleanup.packs import Rule
from cleanup.order.fragments import End, end_of
from cleanup.structure.furniture import dropped

# Characters from which a repeated run is no chance: measured on readings with known second copies.
_LONG_RUN = 240


@dataclass(frozen=True, slots=True)
class _Fit:
    """Whether a copy's numbers go on from what stands before it and into what stands after it."""

    left: bool
    right: bool

    @property
    def sides(self) -> int:
        return self.left + self.right


@kind(
    "duplicate",
    "Paragraphs and runs of paragraphs that stand twice because a column or page was read twice",
    {
        "least_chars": Parameter(int, _LONG_RUN, "characters from which a repeated run without numbers is proof"),
        "suggest_chars": Parameter(int, _LONG_RUN, "characters from which a repeated paragraph is pointed out"),
    },
)
def duplicate(document: Document, rule: Rule) -> Iterator[Finding]:
    """Drop the second reading where numbers or a repeated run prove it.

    Proof is one of: paragraph numbers of which one copy fits the sequence and the other does not; a run of two blocks
    or more, long enough, one of whose edges is a cut. Exact copies without such proof can be meant, and are suggested.
    """
    gone: set[int] = set()
    for repeat in sorted(repeats(document), key=lambda r: (-r.length, r.first)):
        spans = (set(range(repeat.earlier, repeat.earlier_last + 1)), set(range(repeat.first, repeat.last + 1)))
        if gone & (spans[0] | spans[1]):
            continue
        made = _judge(document, rule, repeat)
        if made:
            found, dropped_blocks = made
            if found.tier is Tier.SAFE:
                gone |= dropped_blocks
            yield found


def _judge(document: Document, rule: Rule, repeat: Repeat) -> tuple[Finding, set[int]] | None:
    blocks = document.blocks
    earlier = blocks[repeat.earlier : repeat.earlier_last + 1]
    later = blocks[repeat.first : repeat.last + 1]
    size = sum(len(b.text) for b in later)
    numbered = [b for b in later if b.kind is BlockKind.NUMBERED]
    if numbered:
        fits = _fit(blocks, repeat.earlier, repeat.earlier_last), _fit(blocks, repeat.first, repeat.last)
        proven = _numbers_prove(repeat, fits, size)
        keep_later = fits[1].sides > fits[0].sides
    else:
        edge = _cut_edge(document, earlier) or _cut_edge(document, later)
        proven = _follows_numbers(blocks, repeat) and edge and size >= rule.parameters["least_chars"]
        keep_later = False
    if not proven and (size < rule.parameters["suggest_chars"] or all(b.kind is BlockKind.HEADING for b in later)):
        return None
    kept, gone = (later, earlier) if keep_later else (earlier, later)
    return _drop(document, rule, repeat, kept, gone, proven), {b.index for b in gone}


def _numbers_prove(repeat: Repeat, fits: tuple[_Fit, _Fit], size: int) -> bool:
    """One copy stands in sequence, the other breaks it; copies side by side break it where they meet."""
    low, high = sorted(fits, key=lambda f: f.sides)
    if high.sides == 2 and low.sides == 0:
        return True
    beside = repeat.first == repeat.earlier_last + 1
    if beside and fits[0].left and fits[1].right:
        return repeat.length >= 2 or size >= _LONG_RUN
    return low.sides == 0 and high.sides >= 1 and (repeat.length >= 2 or size >= _LONG_RUN)


def _fit(blocks: Sequence[Block], first: int, last: int) -> _Fit:
    """How a run of blocks fits the numbers around it."""
    inside = [b.number.value for b in blocks[first : last + 1] if b.kind is BlockKind.NUMBERED and b.number]
    before = next((b.number.value for b in reversed(blocks[:first]) if b.kind is BlockKind.NUMBERED and b.number), None)
    after = next((b.number.value for b in blocks[last + 1 :] if b.kind is BlockKind.NUMBERED and b.number), None)
    left = inside[0] == 1 if before is None or inside[0] == 1 else before == inside[0] - 1
    right = after is None or after == inside[-1] + 1 or after == 1
    return _Fit(left, right)


def _cut_edge(document: Document, run: Sequence[Block]) -> bool:
    """Whether a run begins or ends in the middle of a paragraph: then a column border is there."""
    ends_open = end_of(run[-1].text, document.cues) in (End.OPEN, End.CUT) and run[-1].kind is not BlockKind.HEADING
    return run[0].kind is BlockKind.CONTINUATION or ends_open


def _follows_numbers(blocks: Sequence[Block], repeat: Repeat) -> bool:
    """Only in numbered reports does a piece without a number mean a cut."""
    return any(b.kind is BlockKind.CONTINUATION for b in blocks[repeat.first : repeat.last + 1])


def _drop(
    document: Document, rule: Rule, repeat: Repeat, kept: Sequence[Block], gone: Sequence[Block], proven: bool
) -> Finding:
    alike = min(c.alike for c in repeat.comparisons)
    differing = [pair for c in repeat.comparisons for pair in c.differing]
    numbers = [str(b.number.value) for b in gone if b.number and b.kind is BlockKind.NUMBERED]
    evidence = [Evidence("similarity", f"{100 * alike:.1f} %"), Evidence("length", str(sum(len(b.text) for b in gone)))]
    if numbers:
        evidence.append(Evidence("number", ", ".join(numbers)))
    evidence += [Evidence("other-reading", f"{a} / {b}") for a, b in differing[:20]]
    base = dropped(
        document, rule, gone[0], last=gone[-1].index, confidence=0.99 if proven else 0.7, evidence=evidence,
        tier=None if proven else Tier.SUGGESTED,
    )  # fmt: skip
    related = (Related("kept-copy", kept[0].start, kept[-1].end),)
    return Finding(
        base.code, base.start, base.end, base.message, base.message_ar, base.confidence, base.evidence, base.fix,
        related,
    )  # fmt: skip


