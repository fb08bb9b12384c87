"""From a text to a document: segment, name each block, recognise the language."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from cleanup.cues import Cues
from cleanup.document import Block, BlockKind, Document, Region, SecondReading, Source
from cleanup.languages import ar
from cleanup.structure.classify import Classifier
from cleanup.structure.segment import segment

# From half of its letters on a text is Arabic; from a tenth on it is mixed.
_ARABIC_FROM = 0.5
_MIXED_FROM = 0.1


def language_of(text: str) -> str:
    """ar, mixed (a tenth to half Arabic) or other; judged on samples from the beginning, middle and end."""
    size, middle = 2000, len(text) // 2
    whole = len(text) <= 4 * size
    share = ar.arabic_share(text if whole else text[:size] + text[middle : middle + size] + text[-size:])
    if share >= _ARABIC_FROM:
        return "ar"
    return "mixed" if share >= _MIXED_FROM else "other"


def parse(
    source: Source,
    text: str,
    cues: Cues,
    language: str = "",
    to_source: Callable[[int], int] = lambda offset: offset,
    furniture: Sequence[int] = (),
    second_readings: Sequence[SecondReading] = (),
) -> Document:
    """Cut a text into blocks and name them.

    `language` is recognised where it is not given. `to_source` tells where a character stood in the source, so that
    blocks keep their page, box and confidence. `furniture` holds the places in the source, rising, where page furniture
    was dropped, `second_readings` what stood twice there.
    """
    spans, style = segment(text)
    pieces = [text[start:end] for start, end in spans]
    language = language or language_of(text)
    blocks = tuple(Classifier(spans, pieces, cues, language == "ar").blocks())
    if source.regions:
        blocks = _with_regions(blocks, source.regions, to_source)
    before = _furniture_before(blocks, furniture, to_source) if furniture else ()
    twice = _standing_once(blocks, second_readings, to_source) if second_readings else ()
    return Document(source, text, blocks, language, cues, style, before, twice)


def _furniture_before(
    blocks: Sequence[Block], dropped: Sequence[int], to_source: Callable[[int], int]
) -> tuple[int, ...]:
    """For each block, the places of furniture before it in the source: what was dropped, and the first of its kind.

    Places are those of the source, so that they stay where they are when blocks move.
    """
    starts = [to_source(block.start) for block in blocks]
    standing = [start for start, block in zip(starts, blocks, strict=True) if block.kind is BlockKind.FURNITURE]
    places = sorted([*dropped, *standing])
    return tuple(bisect_right(places, start) for start in starts)


def _standing_once(
    blocks: Sequence[Block], readings: Sequence[SecondReading], to_source: Callable[[int], int]
) -> tuple[SecondReading, ...]:
    """Where in these blocks a reading was kept and another one dropped; one that was dropped in pieces counts once."""
    places = sorted((to_source(block.start), block.index) for block in blocks)
    whole: dict[tuple[int, int], tuple[int, int]] = {}
    for kept, (start, end) in readings:
        low, high = whole.get(kept, (start, end))
        whole[kept] = min(low, start), max(high, end)
    out = []
    for kept, gone in whole.items():
        low, high, *ends = (bisect_left(places, (offset, 0)) for offset in (*kept, *gone))
        inside = [index for _, index in places[low:high]]
        if inside:
            start, end = (places[at][1] if at < len(places) else len(blocks) for at in ends)
            out.append(SecondReading((min(inside), max(inside) + 1), (start, end)))
    return tuple(out)


def _with_regions(
    blocks: Sequence[Block], regions: Sequence[Region], to_source: Callable[[int], int]
) -> tuple[Block, ...]:
    """The blocks with what the reader knows of the region in which each begins."""
    starts = [r.start for r in regions]
    out = []
    for block in blocks:
        offset = to_source(block.start)
        at = bisect_right(starts, offset) - 1
        inside = at >= 0 and regions[at].end > offset
        out.append(replace(block, region=regions[at]) if inside else block)
    return tuple(out)
