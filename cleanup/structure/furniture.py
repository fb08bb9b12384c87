"""Furniture: what belongs to the page and not to the text, proven by repetition and place."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleanup.document import Block, BlockKind, Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding, runs_of
from cleanup.packs import Rule
from cleanup.structure.classify import is_symbol

_PAGE_NUMBER = re.compile(
    r"[-–—/\s\u200e\u200f]*(?:(?P<word>[^\W\d]+\.?)\s+)?(?P<n>\d{1,4})(?:\s*(?:/|من|of)\s*\d{1,4})?[-–—/.\s\u200e\u200f]*"
)
_JOB_NUMBER = re.compile(r"[*\s\u200e\u200f]*(?:\d{2}-\d{5,6}|\d{7})(?:\s*\([A-Z]\))?(?:\s+\d{6})?[*\s\u200e\u200f]*")
_FURNITURE_CHARS = 90
_NOTICE_CHARS = 300
# Numbers of that many lone blocks must rise in step before they are page numbers (or stand at a page border).
_PAGE_NUMBERS_FROM = 3


@kind(
    "furniture",
    "Running heads and symbols, page numbers, job numbers",
    {"least": Parameter(int, 3, "repetitions that prove a running head")},
    marks_pages=True,
)
def furniture(document: Document, rule: Rule) -> Iterator[Finding]:
    """Dropped where repetition and place prove it: it cuts paragraphs in two."""
    blocks = document.blocks
    borders = _page_borders(blocks)
    symbols = _repeated_symbols(blocks)
    reasons = _page_numbers(document, borders, symbols)
    reasons |= dict.fromkeys(_running_symbols(symbols, borders, reasons), "repeated")
    for at in _running_heads(blocks, borders | _beside(blocks, reasons), rule.parameters["least"]):
        reasons.setdefault(at, "repeated")
    for at, block in enumerate(blocks):
        if _JOB_NUMBER.fullmatch(block.text) and (at in borders or at - 1 in reasons or at + 1 in reasons):
            reasons.setdefault(at, "page-border")
    for first, last in runs_of(sorted(reasons)):
        evidence = [Evidence(reasons[at], blocks[at].text) for at in range(first, last + 1)]
        yield dropped(document, rule, blocks[first], last=last, confidence=rule.confidence, evidence=evidence)


def dropped(
    document: Document, rule: Rule, block: Block, *, confidence: float, evidence: Sequence[Evidence],
    tier: Tier | None = None, last: int | None = None,
) -> Finding:  # fmt: skip
    """A finding that drops a block (or the blocks up to index `last`) with the gap that follows.

    At the end of the text the gap before it goes instead, so that the text still ends as it did.
    """
    end_block = document.blocks[last] if last is not None else block
    start, (_, end) = block.start, document.gap_after(end_block.index)
    if end_block.index + 1 == len(document.blocks) and block.index:
        start, end = document.blocks[block.index - 1].end, end_block.end
    from cleanup.edits import replacement

    edit = replacement("drop", document.text, start, end, "")
    return finding(
        document, rule, block.start, end_block.end, edits=[edit], confidence=confidence, evidence=evidence, tier=tier,
        values={"words": " ".join(block.text.split()[:8])},
    )  # fmt: skip


def _page_borders(blocks: Sequence[Block]) -> set[int]:
    """Blocks that stand first or last on a page, or next to those, where page breaks are marked."""
    borders = set()
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.PAGE_BREAK:
            borders |= {at - 2, at - 1, at + 1, at + 2}
    return borders & set(range(len(blocks)))


def _beside(blocks: Sequence[Block], found: Mapping[int, str]) -> set[int]:
    return {n for at in found for n in (at - 1, at + 1) if 0 <= n < len(blocks)}


def _page_numbers(document: Document, borders: set[int], symbols: Mapping[str, list[int]]) -> dict[int, str]:
    """Blocks that are nothing but a page number: at a page border, beside a repeated symbol, or rising in step."""
    lone: list[tuple[int, int]] = []
    for at, block in enumerate(document.blocks):
        match = _PAGE_NUMBER.fullmatch(block.text) if len(block.text) <= 24 else None
        if not match or (match["word"] and match["word"].strip(".") not in document.cues.page_words):
            continue
        lone.append((at, int(ar.western(match["n"]))))
    beside = {n for places in symbols.values() for at in places for n in (at - 1, at + 1)}
    proven = {at: "page-border" for at, _ in lone if at in borders or at in beside}
    # Page numbers of a scan rise by one or stay away: the longest run of rising numbers must be nearly all of them.
    rising = _longest_rising(lone)
    if len(rising) >= _PAGE_NUMBERS_FROM and len(rising) >= 0.8 * len(lone) and _spread(rising):
        proven |= {at: "number" for at, _ in rising}
    return proven


def _longest_rising(values: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    best: list[list[tuple[int, int]]] = []
    for item in values:
        options = [run for run in best if run[-1][1] < item[1] <= run[-1][1] + 3]
        best.append([*max(options, key=len, default=[]), item])
    return max(best, key=len, default=[])


def _spread(rising: Sequence[tuple[int, int]]) -> bool:
    """Page numbers have text between them; the cells of a table do not."""
    steps = [b[0] - a[0] for a, b in itertools.pairwise(rising)]
    return bool(steps) and min(steps) >= 3


def _repeated_symbols(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Document symbols that stand alone twice or more, with the places of their repetitions: the first one stays."""
    places: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if len(block.text) <= 40 and is_symbol(ar.bare(block.text)):
            places.setdefault(ar.bare(block.text).strip(), []).append(at)
    return {symbol: found[1:] for symbol, found in places.items() if len(found) >= 2}


def _running_symbols(
    symbols: Mapping[str, list[int]], borders: set[int], page_numbers: Mapping[int, str]
) -> Iterator[int]:
    """Repetitions of a symbol that belong to the page: three in all, or at page borders or beside page numbers."""
    for places in symbols.values():
        for at in places:
            if len(places) >= 2 or at in borders or {at - 1, at + 1} & set(page_numbers):
                yield at


def _running_heads(blocks: Sequence[Block], places: set[int], least: int) -> list[int]:
    """Short lines that come again at page borders."""
    texts: Counter[str] = Counter()
    for at in places:
        if len(blocks[at].text) <= _FURNITURE_CHARS:
            texts[blocks[at].text.strip()] += 1
    heads = {text for text, count in texts.items() if count >= least and any(c.isalpha() for c in text)}
    first: set[str] = set()
    found = []
    for at, block in enumerate(blocks):
        text = block.text.strip()
        if text in heads and block.number is None:
            if text in first and at in places:
                found.append(at)
            first.add(text)
    return found


@kind("web-furniture", "Menus, sharing links and advertisements around an article from the web")
def web_furniture(document: Document, rule: Rule) -> Iterator[Finding]:
    """Labelled by listed words on a line of their own, in documents that show at least two of them."""
    words, phrases = document.cues.web_furniture, document.cues.web_phrases
    lines, notices = [], []
    for block in document.blocks:
        plain = ar.bare(block.text).strip(" :.\n\r\t").strip()
        if len(plain) <= 40 and plain in words:
            lines.append((block, block.text))
        elif len(plain) <= _NOTICE_CHARS:
            notices += [(block, phrase) for phrase in sorted(phrases) if phrase in plain][:1]
    if len(lines) < 2:
        return
    for block, seen in sorted(lines + notices, key=lambda found: found[0].start):
        yield dropped(document, rule, block, confidence=rule.confidence, evidence=[Evidence("listed-line", seen)])
