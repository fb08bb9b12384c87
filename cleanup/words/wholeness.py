"""How likely a change gives the token that was printed, with the marks that are written as one with the word."""

from __future__ import annotations

from cleanup.languages import ar
from cleanup.words import commas
from cleanup.words.certainty import SURROUNDINGS
from cleanup.words.doubts import (
    is_clear,
    is_doubted,
    is_settled_around,
    is_whole,
    is_whole_without,
    lacks_tanween,
    loses_mark,
    loses_tanween,
    may_lose_tanween,
)
from cleanup.words.gaps import Gap
from cleanup.words.model import Model, Proposal
from cleanup.words.paragraphs import ends_paragraph
from cleanup.words.traits import CHANGES, change_of

_COMMA, _STOP = "،", "."
# How many changes of scans that are right as words are right as tokens, by whether something beside them is doubtful,
# where no trees tell it. Bench and printed ones: gaps 1,308 of 1,376 and 24 of 95, known words 1,211 of 1,266 and 121
# of 222. In edited text where errors were planted 823 of 834 words are, doubtful or not.
_GAPS, _KNOWN_WORDS = (0.25, 0.95), (0.55, 0.95)
# The same of suggested words of edited text, on pages of the bench and printed ones that count as such once their
# commas are back: where the mark beside a word is doubtful 6 of 31 are right as tokens; where it may have lost a
# tanween 12 of 28 on pages with marks that no writer leaves, and 28 of 42 on the others and in texts with planted
# errors. Of all these .9 was said.
_MARK, _TANWEEN_OF_PAGE, _TANWEEN_OF_TEXT = 0.2, 0.45, 0.75
NOTHING = (0.0,) * len(SURROUNDINGS)
"""The evidence about a token of which nothing is known."""


def of_token(model: Model, proposal: Proposal) -> float:
    """The probability that a change makes its token the one that was printed: that of the word, where no more is told.

    It is lower than that of the word where marks were misread beside it, or marks and vowel signs are lost with it.
    """
    if proposal.said:
        return model.certainty.of_token((*proposal.said, *surroundings(model, proposal)))
    return proposal.probability * _share_of_edited(model, proposal)


def _share_of_edited(model: Model, proposal: Proposal) -> float:
    """How many words of edited text that are right lack no mark and no tanween."""
    if model.is_scan:
        return 1.0
    if not is_settled_around(model, proposal.at, proposal.at):
        return _MARK
    if not lacks_tanween(model, proposal):
        return 1.0
    return _TANWEEN_OF_PAGE if ar.has_stray_marks(model.usage.document.source.text) else _TANWEEN_OF_TEXT


def of_known_word(model: Model, proposal: Proposal) -> float:
    """The same where the word that was read is one."""
    return proposal.probability * (_KNOWN_WORDS[is_whole(model, proposal)] if model.is_scan else 1.0)


def of_gap(model: Model, gap: Gap, probability: float) -> float:
    """The same where two words become one."""
    return probability * _GAPS[is_whole_without(model, gap)] if model.is_scan else probability


def surroundings(model: Model, proposal: Proposal) -> tuple[float, ...]:
    """The evidence of `certainty.SURROUNDINGS`."""
    at, (bare, right) = proposal.at, (proposal.word.bare, proposal.candidate.word)
    change, behind = change_of(proposal.candidate, bare), proposal.word.after
    return (
        is_doubted(model, proposal, change), is_whole(model, proposal), not is_clear(model, at, at),
        not model.mark_is_settled(at), model.is_comma(at), model.has_signs(at),
        may_lose_tanween(right) + loses_tanween(model, right), loses_mark(model, proposal),
        behind.startswith(_COMMA), behind.startswith(_STOP), behind[:1] not in ("", _COMMA, _STOP),
        ends_paragraph(model.usage, at), commas.marks(model.usage).lacks, model.junk, CHANGES.index(change),
        len(right) - len(bare),
    )  # fmt: skip
