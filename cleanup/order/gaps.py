"""Gaps: what paragraph numbers say of the pieces without one that stand between two of them.

Between paragraph 2 and paragraph 4 stands one paragraph whose number was lost, and between 30 and 31 none. Which of two
columns an unnumbered piece belongs to shows only when the numbers on both sides of it are looked at; so a gap is judged
as a whole, wherever in it a border runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleanup.document import BlockKind
from cleanup.order.fragments import End, Fragment

# In the scale of the links, which take these too. Numbers that the pieces between them just fill; each of these
# pieces, up to a few (by 1.5, pieces of another column would be drawn between numbers that they fit by chance); numbers
# that skip some; that fall; that begin again, behind a heading and without one.
NEXT = 4.0
_PIECE, _PIECES = 0.5, 2
SKIPPED, WRONG = -2.0, -4.0
_NEW_SECTION, RESTART = 1.0, -1.0
# What a piece loses by going on where it can only begin a paragraph; by beginning one where it can only go on.
STARTS_ONLY, GOES_ON_ONLY = 99.0, -99.0


class Run(NamedTuple):
    """Pieces without a number in a row, up to the next number."""

    number: int | None
    """The number at its far end; None where it ends without one."""
    at: int
    """The fragment that carries it."""
    flips: tuple[float, ...]
    """For each piece, what it loses by going on with the one before it rather than beginning a paragraph."""
    headed: bool
    """Whether a heading is among them."""


_NONE = Run(None, -1, (), headed=False)


class Gaps:
    """The runs of pieces without numbers in a text, and what each gap tells."""

    def __init__(self, fragments: Sequence[Fragment], flip: Callable[[int, int], float]) -> None:
        """Take `flip(a, b)`: what piece b loses by going on with piece a rather than beginning a paragraph."""
        self._fragments = fragments
        self._flip = flip
        self._behind = _runs_behind(fragments, flip)
        self._before = _runs_before(fragments, flip)

    def told(self, a: int, b: int) -> float:
        """What the numbers around a seam tell, for all pieces between them together."""
        before, behind = self._before[a], self._behind[b]
        if before.number is None or behind.number is None:
            return 0.0
        flips = (*before.flips, *self._own(a, b), *behind.flips)
        return worth(before.number, flips, behind.number, headed=before.headed or behind.headed)

    def added(self, a: int, b: int) -> float:
        """What a seam adds: its gap, less what the text as it stands is given for the number behind `b`.

        A gap is given once, at its last seam: so a row of pieces that keep their places adds nothing before it.
        """
        if self._fragments[b].number is not None:
            return self.told(a, b)
        if b == a + 1:
            return 0.0
        number = self._behind[b].at
        told, stands = self.told(a, b), self.told(number - 1, number) if number > 0 else 0.0
        # Where the numbers fit neither way, the next border may well be right behind the piece.
        return max(0.0, told - stands) if told < 0 and stands <= 0 else told - stands

    def fits(self, a: int, b: int) -> bool:
        """Whether the pieces around a seam just fill the numbers."""
        return self.told(a, b) >= NEXT

    def _own(self, a: int, b: int) -> tuple[float, ...]:
        return (self._flip(a, b),) if _is_piece(self._fragments[b]) else ()


def worth(before: int, flips: Sequence[float], behind: int, *, headed: bool) -> float:
    """What it tells that these pieces stand between two numbers."""
    told = SKIPPED if behind > before else WRONG
    if behind == 1:
        told = _NEW_SECTION if headed else RESTART
    elif headed and behind <= len(flips) + 1:
        told = max(told, _NEW_SECTION - _cost(flips, behind - 1))
    if 0 <= behind - before - 1 <= len(flips):
        told = max(told, NEXT + _PIECE * min(_PIECES, len(flips)) - _cost(flips, behind - before - 1))
    return told


def _cost(flips: Sequence[float], starts: int) -> float:
    """What it costs that just so many of the pieces begin a paragraph, against what each would do by itself."""
    ranked = sorted(flips, reverse=True)
    return -sum(min(0.0, flip) for flip in ranked[:starts]) + sum(max(0.0, flip) for flip in ranked[starts:])


def _is_piece(fragment: Fragment) -> bool:
    return fragment.number is None and fragment.kind is not BlockKind.HEADING


def _runs_before(fragments: Sequence[Fragment], flip: Callable[[int, int], float]) -> list[Run]:
    """For each fragment the run that ends with it, from the number before."""
    out = list[Run]()
    for at, fragment in enumerate(fragments):
        run = out[-1] if out and not _is_border(fragments, at) else _NONE
        if fragment.number is not None:
            run = Run(fragment.last_number or fragment.number, at, (), headed=False)
        elif run.number is not None:
            own = (flip(at - 1, at),) if _is_piece(fragment) else ()
            run = run._replace(flips=run.flips + own, headed=run.headed or not own)
        out.append(run)
    return out


def _runs_behind(fragments: Sequence[Fragment], flip: Callable[[int, int], float]) -> list[Run]:
    """For each fragment the run behind it, up to the next number: its own where it has one."""
    out = list[Run]()
    for at in range(len(fragments) - 1, -1, -1):
        fragment = fragments[at]
        run = out[-1] if out and not _is_border(fragments, at + 1) else _NONE
        if fragment.number is not None:
            run = Run(fragment.number, at, (), headed=False)
        elif run.number is not None:
            behind = fragments[at + 1]
            own = (flip(at, at + 1),) if _is_piece(behind) else ()
            run = run._replace(flips=own + run.flips, headed=run.headed or fragment.kind is BlockKind.HEADING)
        out.append(run)
    return out[::-1]


def _is_border(fragments: Sequence[Fragment], at: int) -> bool:
    """Whether a column or page surely ends before a fragment: what stands behind says nothing of what is before."""
    before, behind = fragments[at - 1], fragments[at]
    if before.page != behind.page:
        return True
    open_end = before.end in (End.OPEN, End.CUT) and before.kind is not BlockKind.HEADING
    return open_end and not behind.plain and behind.number is None
