"""The rule kinds of the order pass: misplaced blocks, order that could not be checked, misplaced notes, cuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleanup.document import Block, BlockKind, Document
from cleanup.edits import Edit, replacement
from cleanup.findings import Evidence, Finding, Related, Tier
from cleanup.kinds import Parameter, kind
from cleanup.making import finding
from cleanup.order.analysis import RELIABLE, Analysis, analyse, raw_fragments, reliability
from cleanup.order.gates import LEAST_GAIN, is_plausible, is_proven, read_twice
from cleanup.order.joins import Join, joins
from cleanup.order.moves import Move, moves_to
from cleanup.order.notes import placed
from cleanup.packs import Rule

_NOTES_RELIABLE = 0.5
_NUMBERED_SHARE = 0.2


@kind(
    "order",
    "Blocks that were read in the wrong order: a left column before its right one",
    {"least_gain": Parameter(float, LEAST_GAIN, "gain in link scores that every swap must bring")},
)
def order(document: Document, rule: Rule) -> Iterator[Finding]:
    """Move blocks where numbers, ends and starts prove another order; propose it where they only suggest it."""
    analysis = analyse(document)
    if not analysis.solution.swaps:
        return
    target = block_order(document, analysis)
    moves = moves_to(document, target)
    if not moves:
        return
    proven = is_proven(analysis, rule.parameters["least_gain"]) and not read_twice(document)
    evidence = [
        *_gains(analysis),
        Evidence("reliability", f"{analysis.reliability_before:.2f} → {analysis.reliability_after:.2f}"),
    ]
    if proven:
        for move in moves:
            yield _moved(document, rule, move, evidence)
    elif is_plausible(analysis):
        start, end = min(m.edit.start for m in moves), max(m.edit.end for m in moves)
        yield finding(
            document, rule, start, end, edits=[m.edit for m in moves], evidence=evidence, confidence=0.6,
            tier=Tier.SUGGESTED, values=_words(document, moves[0]),
        )  # fmt: skip


@kind("unchecked-order", "Paragraph numbers that cannot be followed, so that the order could not be checked")
def unchecked_order(document: Document, rule: Rule) -> Iterator[Finding]:
    """Say once for a document that its order could not be checked, where its numbers would let one expect it."""
    analysis = analyse(document)
    if analysis.reliability_before >= RELIABLE:
        return
    # Few documents need these.
    from cleanup.order.unchecked import is_unchecked, numbering_of

    numbering = numbering_of(document)
    if not is_unchecked(document, analysis, numbering):
        return
    evidence = [
        Evidence("marks", str(numbering.marks)),
        Evidence("readable", str(numbering.readable)),
        Evidence("in-step", str(numbering.in_step)),
        *(_gains(analysis) if analysis.solution.swaps else []),
    ]
    block = document.blocks[numbering.first]
    values = {"marks": numbering.marks, "in_step": numbering.in_step}
    yield finding(document, rule, block.start, block.end, evidence=evidence, values=values)


def _gains(analysis: Analysis) -> list[Evidence]:
    """What the best order gains, how far it is ahead of the next best, and what numbers and sections say of it."""
    return [
        Evidence("margin", f"{analysis.margin:.1f}"),
        Evidence("runner-up", f"{analysis.runner_up:.1f}"),
        *([Evidence("series", f"{analysis.pages.told:.1f}")] if analysis.pages else []),
    ]


def block_order(document: Document, analysis: Analysis) -> list[int]:
    """The blocks in the order of their fragments; notes go with the block before them, what parts two pages stays."""
    pages = {f.block: f.page for f in analysis.fragments}
    borders = _borders(document, pages)
    lead, tied, opening = list[int](), dict[int, list[int]](), dict[int, list[int]]()
    carrier: int | None = None
    for block in document.blocks:
        if block.index in pages:
            carrier = block.index
        elif block.index in borders:
            opening.setdefault(borders[block.index], []).append(block.index)
        elif carrier is None:
            lead.append(block.index)
        else:
            tied.setdefault(carrier, []).append(block.index)
    out, page = lead, 0
    for at in analysis.order:
        fragment = analysis.fragments[at]
        for opened in range(page + 1, fragment.page + 1):
            out += opening.pop(opened, [])
        page = max(page, fragment.page)
        out += [fragment.block, *tied.get(fragment.block, [])]
    return out + [index for rest in opening.values() for index in rest]


def _borders(document: Document, pages: Mapping[int, int]) -> dict[int, int]:
    """Page breaks, and furniture between the text of two pages, each with the page that follows."""
    out, waiting, page = dict[int, int](), list[Block](), 0
    for block in document.blocks:
        if block.kind in (BlockKind.PAGE_BREAK, BlockKind.FURNITURE):
            waiting.append(block)
        elif block.index in pages:
            opened = pages[block.index]
            out |= {b.index: opened for b in waiting if b.kind is BlockKind.PAGE_BREAK or opened > page}
            page, waiting = opened, []
    return out | {b.index: page + 1 for b in waiting if b.kind is BlockKind.PAGE_BREAK}


def _numbered_share(document: Document) -> float:
    text = [b for b in document.blocks if b.kind not in (BlockKind.HEADING, BlockKind.MASTHEAD, BlockKind.FOOTNOTE)]
    return sum(1 for b in text if b.kind is BlockKind.NUMBERED) / max(1, len(text))


def _moved(
    document: Document, rule: Rule, move: Move, evidence: Sequence[Evidence], tier: Tier | None = None
) -> Finding:
    first, last = document.blocks[move.first], document.blocks[move.last]
    before = document.blocks[move.after] if move.after is not None else None
    own = [Evidence("number", str(first.number.value))] if first.number else []
    related = [Related("follows", before.start, before.end)] if before else []
    return finding(
        document, rule, first.start, last.end, edits=[move.edit], evidence=[*own, *evidence], related=related,
        tier=tier, values=_words(document, move),
    )  # fmt: skip


def _words(document: Document, move: Move) -> dict[str, str]:
    """What a finding says of a move: its first words, and the last words of what it follows now."""
    after = _tail(document.blocks[move.after]) if move.after is not None else "¶"
    return {"words": _head(document.blocks[move.first]), "after_words": after}


def _head(block: Block) -> str:
    return " ".join(block.text.split()[:6])


def _tail(block: Block) -> str:
    return " ".join(block.text.split()[-6:])


@kind("place-notes", "Footnotes that stand away from the paragraph that carries their mark", stage=1)
def place_notes(document: Document, rule: Rule) -> Iterator[Finding]:
    """A note at the foot of a column follows its paragraph; notes collected at the end of a document stay there."""
    target = placed(document)
    if target is None:
        return
    # In a text without paragraphs numbered in sequence a number in brackets can be anything.
    fragments = raw_fragments(document)
    share = _numbered_share(document)
    report = reliability(fragments, range(len(fragments))) >= _NOTES_RELIABLE and share >= _NUMBERED_SHARE
    for move in moves_to(document, target):
        marks = [Evidence("mark", " ".join(document.blocks[move.first].marks))]
        yield _moved(document, rule, move, marks, None if report else Tier.SUGGESTED)


@kind(
    "cut-paragraph",
    "A paragraph cut in two at the end of a column or page",
    {"within_word": Parameter(bool, False, "joins inside a word (no space), or between words")},
    stage=2,
)
def cut_paragraph(document: Document, rule: Rule) -> Iterator[Finding]:
    """Join the pieces: what ends without a mark goes on in the unnumbered piece behind it."""
    if sum(1 for b in document.blocks if b.kind is BlockKind.CONTINUATION) == 0:
        return
    for join in joins(document):
        if join.glue == rule.parameters["within_word"]:
            yield _joined(document, rule, join)


def _joined(document: Document, rule: Rule, join: Join) -> Finding:
    start, end = join.first.end, join.second.start
    edits = [replacement("join", document.text, start, end, "" if join.glue else " ")]
    if join.page_break:
        # The page border stands behind the joined paragraph: its marks are white space and are put there again.
        edits.append(Edit("split", join.second.end, join.second.end, "", document.text[start:end].rstrip(" \r\n")))
    return finding(
        document, rule, join.first.start, join.second.end, edits=edits, evidence=join.evidence,
        tier=None if join.proven else Tier.SUGGESTED, confidence=None if join.proven else 0.7,
        values={"words": _tail(join.first), "after_words": _head(join.second)},
    )  # fmt: skip
