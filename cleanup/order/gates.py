"""Gates: when a better order is proven, when it is worth a look, and when the text is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cleanup.document import BlockKind, Document
from cleanup.duplicates.stretches import found_stretches
from cleanup.order.analysis import RELIABLE, Analysis, steadiness
from cleanup.order.columns import free
from cleanup.order.fragments import Fragment, with_places
from cleanup.order.numbering import NEAR
from cleanup.order.shapes import COLUMN_SPREAD, LEAST_SIDE, WHOLE_COLUMN, Column
from cleanup.order.solve import chain_score, solve

if TYPE_CHECKING:
    from cleanup.order.pages import PageOrder

# What each swap has to gain on its own. Right-order rebuilds of the bench gain nothing; real swaps gain 9 and more.
LEAST_GAIN = 5.0
# A scan is read one way throughout: where two swaps in three and more are clear, the others need only gain something.
_HABIT_GAIN = 2.0
_HABIT = 2
_SEVERAL = 2
# How much more one column of a page holds than the other: up to 1.4 times on clean letters, twice on the worst scan of
# the bench.
_UNLEVEL = 2.0
# Places where a border may run before it is called unknown: with 2, both heavy scans of the bench would be left alone.
_PLACES = 8
# How far the order is ahead of the next best one that has one border elsewhere. On damaged reports with a fifth of
# their numbers spoilt, a quarter of the orders that are not quite right are ahead by less, and hardly a right one (2.0
# and more; most 4 and more).
_LEAD = 1.8
# Numbers by which a page shows that it is in order, and fragments around it that they must be in step with.
_NUMBERS = 3
_AROUND = 4
# What pages with hardly a number gain by being read the other way round: on the bench's readings in wrong order 15 and
# more (3.8 and more for each page), on those in right order up to 2.5 (1.3 for each); the third is what numbers and
# sections must say of it, since seams alone misled on texts whose numbers run down or begin again.
_PAGES_GAIN, _PAGE_GAIN, _PAGES_TOLD = 15.0, 2.5, 3.0
_PAGES_PROPOSE = ((5.0, 2.0), (10.0, 0.0))
# The same without page breaks, by the odds of all orders together: layouts of right readings have .7 and less, whatever
# their numbers tell. By the tau of their fragments 65 of 107 layouts of raw readings in wrong order get better and 3
# worse, all of these heavy scans; with odds of 3.5 to 5, and whichever text is left out, it is much the same.
_UNMARKED_ODDS, _UNMARKED_TOLD = 4.0, 3.0
_UNMARKED_DOUBT = 0.08
# Word shapes in step that say a column stands twice, although too many words differ to drop one.
_LONG_COPY = 50
# Share of numbers in step after the repair, those that lost a neighbour included, and without them. Right repairs of
# clean letters and of letters with garbled numbers reach .93 and more; orders only partly right stayed below .9.
_STEADY = 0.9
_READ = RELIABLE
# The same where the columns prove the order, which numbers only have to bear out; one of the two as above. On damaged
# reports with a fifth of their numbers spoilt, two orders with less were half right, and one was right.
_COLUMNS_STEADY = 0.8
_COLUMNS_READ = 0.6
_STEADIER = 0.1
# Numbers in step from which a proposal is believed, and by how much more than as the text stands: proposals for layouts
# of raw readings with .3 to .4 made most of them worse; a right text read badly gained .015.
_TELL, _CLEARER = 0.5, 0.05
# What may stand unmoved among pages read left column first, in columns: a heading; before and behind them a title
# page or the last column.
_KEPT_WITHIN = 0.35
_KEPT_AROUND = 1.3


def is_proven(analysis: Analysis, least_gain: float) -> bool:
    """Whether the new order may be applied: numbers prove it, or columns of one size from first page to last."""
    if analysis.pages is not None:
        return _pages_prove(analysis.pages)
    fragments, swaps = analysis.fragments, analysis.solution.swaps
    before, after = steadiness(fragments, range(len(fragments))), steadiness(fragments, analysis.order)
    read_before, read_after = analysis.reliability_before, analysis.reliability_after
    better = after > before or (after == before and read_after > read_before)
    if not better or not _sides_hold(analysis) or any(analysis.restarts(s) for s in swaps):
        return False
    if not (_begins(analysis) and _sharp(analysis) and _level(analysis) and _headed(analysis)):
        return False
    gains = [analysis.gain_of(s) for s in swaps]
    clear = sum(1 for gain in gains if gain >= least_gain)
    covered = analysis.column is not None and _covered(analysis, analysis.column)
    in_step = after >= _STEADY and read_after >= _READ
    mostly = clear >= _HABIT * (len(swaps) - clear)
    each = clear == len(swaps) or (mostly and min(gains) >= _HABIT_GAIN)
    if in_step and each and (covered or (_supported(analysis) and not (analysis.habits.loses and analysis.column))):
        return True
    if not (covered and mostly and analysis.column and analysis.column.spread <= COLUMN_SPREAD):
        return False
    borne_out = min(after / _COLUMNS_STEADY, read_after / _COLUMNS_READ) >= 1 and after >= before + _STEADIER
    in_part = after >= _STEADY or read_after >= _READ
    return borne_out and in_part and _whole_where_weak(analysis, analysis.column, gains) and _stays(analysis)


def _whole_where_weak(analysis: Analysis, column: Column, gains: Sequence[float]) -> bool:
    """Whether both columns of every page whose swap gains nothing are full: then their size alone tells."""
    size = [0, *accumulate(f.length for f in analysis.fragments)]
    weak = [swap for swap, gain in zip(analysis.solution.swaps, gains, strict=True) if gain <= 0]
    sides = [size[b] - size[a] for s in weak for a, b in ((s.start, s.middle), (s.middle, s.end))]
    return all(WHOLE_COLUMN * column.size <= side <= column.size / WHOLE_COLUMN for side in sides)


def _stays(analysis: Analysis) -> bool:
    """Whether the new order would stay as it is: a text that asks to be moved again was put half right."""
    moved = [analysis.fragments[at]._replace(inferred=None) for at in analysis.order]
    placed = with_places(moved, closes=analysis.habits.closes)
    links = analysis.links.of(placed)
    again = solve(placed, links)
    return chain_score(again.order(len(placed)), links) - again.as_it_stands < _SEVERAL * LEAST_GAIN


def _begins(analysis: Analysis) -> bool:
    """Whether the new order begins no later in the sequence than the text did; the first number in step tells."""
    fragments = analysis.fragments
    return _first_number(fragments, analysis.order) <= _first_number(fragments, range(len(fragments)))


def _headed(analysis: Analysis) -> bool:
    """Whether no heading speaks against the new order.

    Sections and articles do not run back, unless they begin again, or do so less than before: where the paragraphs of
    each article are counted anew, numbers are in step in many a wrong order. And an annex does not begin in the middle
    of a sequence.
    """
    stands, fragments = analysis.fragments, [analysis.fragments[at] for at in analysis.order]
    back = _run_back(fragments)
    if back and back >= _run_back(stands):
        return False
    opened = False
    for fragment in fragments:
        if opened and fragment.kind is not BlockKind.HEADING and (fragment.number or 1) > 1:
            return False
        opened = fragment.annex or (opened and fragment.kind is BlockKind.HEADING)
    return True


def _run_back(fragments: Sequence[Fragment]) -> int:
    """How many sections and articles stand behind a later one of their series."""
    standing, back = dict[str, int](), 0
    for section in (f.section for f in fragments if f.section is not None and f.section.series != "letter"):
        back += 1 < section.place < standing.get(section.series, 0)
        standing[section.series] = section.place
    return back


def _first_number(fragments: Sequence[Fragment], order: Sequence[int]) -> int:
    """The first number that the next one goes on from; the first of all where none does."""
    numbers = [n for at in order if (n := fragments[at].number) is not None]
    return next((a for a, b in pairwise(numbers) if a < b <= a + NEAR), numbers[0] if numbers else 0)


def _sharp(analysis: Analysis) -> bool:
    """Whether it is known where each border runs: between lines, with open ends all over, numbers tell it roughly."""
    if analysis.habits.closes:
        return analysis.lead >= _LEAD
    borders = {at for swap in analysis.solution.swaps for at in swap}
    return all(len(free(at, analysis.fragments)) <= _PLACES for at in borders)


def _level(analysis: Analysis) -> bool:
    """Whether the columns of each page hold about the same; on the last page the left one may hold less."""
    size = [0, *accumulate(f.length for f in analysis.fragments)]
    for swap in analysis.solution.swaps:
        left, right = size[swap.middle] - size[swap.start], size[swap.end] - size[swap.middle]
        last = swap.end == len(analysis.fragments)
        if left > _UNLEVEL * right or (right > _UNLEVEL * left and not last):
            return False
    return True


def _supported(analysis: Analysis) -> bool:
    """Whether something other than numbers shows columns: a paragraph that was cut and is whole again, or many pages.

    Without that every number must be in step, and not every side begin with a heading: part two may well be meant to
    stand before part one. And a single number out of step was misread rather than moved, unless a paragraph is made
    whole by the move or all others are in step, in a document that loses none.
    """
    fragments, swaps = analysis.fragments, analysis.solution.swaps
    healed = [analysis.heals(s) for s in swaps]
    headed = [fragments[at].kind is BlockKind.HEADING for s in swaps for at in (s.start, s.middle)]
    if not any(healed) and len(swaps) < _SEVERAL and (all(headed) or analysis.reliability_after < 1):
        return False
    numbers = [0, *accumulate(f.number is not None for f in fragments)]
    return all(
        min(numbers[s.middle] - numbers[s.start], numbers[s.end] - numbers[s.middle]) >= _SEVERAL
        or (not analysis.habits.loses and (heals or (analysis.reliability_after == 1 and not analysis.corrected)))
        for s, heals in zip(swaps, healed, strict=True)
    )


def is_plausible(analysis: Analysis) -> bool:
    """Worth a reviewer's look: a gain of some seams, in a document whose numbers mean something."""
    if analysis.pages is not None:
        return _pages_suggest(analysis.pages)
    return (
        _sides_hold(analysis)
        and analysis.margin >= LEAST_GAIN * max(_SEVERAL, len(analysis.solution.swaps))
        and analysis.reliability_after >= max(_TELL, analysis.reliability_before + _CLEARER)
        and (analysis.reliability_after >= RELIABLE or _gained_steps(analysis) >= _SEVERAL)
    )


def _gained_steps(analysis: Analysis) -> int:
    """How many more numbers are in step in the new order: a single one of a few readable numbers is chance."""
    stands, moved = (
        [n for at in order if (n := analysis.fragments[at].number) is not None]
        for order in (range(len(analysis.fragments)), analysis.order)
    )
    return sum(b == a + 1 for a, b in pairwise(moved)) - sum(b == a + 1 for a, b in pairwise(stands))


def _pages_suggest(pages: PageOrder) -> bool:
    """Whether all pages together are worth a look; where none is marked, the next best orders must be much the same."""
    if not pages.pages:
        return pages.odds >= _UNMARKED_ODDS and pages.told >= _UNMARKED_TOLD and pages.doubt <= _UNMARKED_DOUBT
    return any(pages.gain >= gain and pages.told >= told for gain, told in _PAGES_PROPOSE)


def _pages_prove(pages: PageOrder) -> bool:
    """Whether all pages together prove that left columns were read first, by more than seams alone."""
    enough = pages.gain >= max(_PAGES_GAIN, _PAGE_GAIN * pages.pages)
    return pages.pages > 0 and enough and pages.told >= _PAGES_TOLD


def read_twice(document: Document) -> bool:
    """Whether a long stretch still stands twice: a column read twice, if it is one, would spoil the order."""
    return any(stretch.seeds >= _LONG_COPY for stretch in found_stretches(document))


def _covered(analysis: Analysis, column: Column) -> bool:
    """Whether the swaps take in every page: what keeps its place is a heading or title page, or in step throughout."""
    size = [0, *accumulate(f.length for f in analysis.fragments)]
    swaps, count = analysis.solution.swaps, len(analysis.fragments)
    kept = [(a.end, b.start, _KEPT_WITHIN) for a, b in pairwise(swaps)]
    kept += [(0, swaps[0].start, _KEPT_AROUND), (swaps[-1].end, count, _KEPT_AROUND)]
    order = analysis.solution.order(count)
    return all(
        size[end] - size[start] <= share * column.size or _in_step(analysis, order, start, end)
        for start, end, share in kept
    )


def _in_step(analysis: Analysis, order: Sequence[int], start: int, end: int) -> bool:
    """Whether a stretch carries several numbers, in step with each other and around (a page in the right order)."""
    around = order[max(0, start - _AROUND) : end + _AROUND]
    inside = sum(1 for f in analysis.fragments[start:end] if f.number is not None)
    return inside >= _NUMBERS and steadiness(analysis.fragments, around) == 1


def _sides_hold(analysis: Analysis) -> bool:
    """Whether every side of every swap is long enough to be a column."""
    lengths = [f.length for f in analysis.fragments]
    sides = [span for s in analysis.solution.swaps for span in ((s.start, s.middle), (s.middle, s.end))]
    return all(sum(lengths[start:end]) >= LEAST_SIDE for start, end in sides)
