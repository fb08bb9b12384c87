"""What keeps a sure change waiting for a person: another word that fits as well, or a doubtful mark beside it."""

from __future__ import annotations

import re

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN, UNKNOWN
from cleanup.words.confusions import is_turned
from cleanup.words.gaps import Gap
from cleanup.words.glued import is_trusted
from cleanup.words.model import Model, Proposal

_OF_WOMEN = re.compile("[وفسل]?[يت]..+ن")
# Words in alef that take no tanween: pronouns and particles.
_LONG_ALEFS = ("ها", "نا", "هما", "كما", "ما", "هذا", "إذا")
_TANWEEN = "\u064b"
_WESTERN = ","
_TO_THE, _THE, _TWO_FIRST_ALEFS = ("لل", "لا", "لأ"), "ال", "اا"
# An initial meem is read as two waws as well: of 6 words that became ones behind "and" 2 had no conjunction.
_TWO_WAWS = 2 * ar.AND
# What a final teh marbuta is read as where its dots meet a comma behind it: of 22 such changes that were safe on
# printed readings, 16 lacked the comma.
_TEH, _TEH_WITH_COMMA = "ة", "ق"
# What opening quotes and brackets are read as: where such letters went before a word, 6 tokens of 18 were whole, and 12
# lacked the mark.
_OPENING_READ = ("ا", "إ", "لا", "لأ")
_ADJECTIVE = "ي"
# An alef that stands twice at the end of a word was read twice (9 times in 9); of other letters that were dropped there
# 30 in 40 gave whole tokens, and 8 of the others lacked a mark.
_TWO_ALEFS = ("اآ", "آا", "اا")


def is_doubted(model: Model, proposal: Proposal, change: str) -> bool:
    """Whether something speaks against a change of a kind (`traits.CHANGES`), however likely it is."""
    return (
        _is_open(model, proposal)
        or (change == "spelling" and _stands_so(model, proposal))
        or (change == "several" and _is_another(model, proposal))
        or _loses_preposition(proposal, not model.is_edited)
        or (model.is_scan and _adds_conjunction(proposal))
        or (not model.is_scan and _is_of_women(proposal))
        or (proposal.candidate.kind == "comma" and model.may_end(proposal.at))
    )


def _is_of_women(proposal: Proposal) -> bool:
    """Whether a verb would lose its ending for several women, which edited prose has and word lists mostly lack: of the
    written texts يبحن became يبحث."""
    bare = proposal.word.bare
    return _OF_WOMEN.fullmatch(bare) is not None and proposal.candidate.word.startswith(bare[:-1])


def _loses_preposition(proposal: Proposal, may_be_read: bool) -> bool:
    """Whether "to the", or what may be that with a letter misread, becomes "the": of such changes in scans 3 in 13 were
    right; in the others the word was misread and not the preposition. Two alefs were "the" in 6 words of 10 in scans,
    and where errors were planted in edited text in 21 of 21."""
    bare = proposal.word.bare
    may = bare.startswith(_TO_THE) or (may_be_read and bare.startswith(_TWO_FIRST_ALEFS))
    return may and proposal.candidate.word.startswith(_THE)


def _adds_conjunction(proposal: Proposal) -> bool:
    """Whether one of two waws at the beginning stays as a conjunction."""
    right = proposal.candidate.word
    return proposal.word.bare.startswith(_TWO_WAWS) and right.startswith(ar.AND) and not right.startswith(_TWO_WAWS)


def is_borne_out(model: Model, proposal: Proposal) -> bool:
    """Whether anything but the word itself speaks for a change that is made many times."""
    return model.usage.counts.get(proposal.candidate.word, 0) > 0 or model.evidence.is_listed(
        proposal.at, proposal.candidate.word
    )


def _is_open(model: Model, proposal: Proposal) -> bool:
    """Whether a word that begins a block, with nothing before it to tell by, is a word as it stands."""
    return proposal.word.opens and model.usage.forms.frequency(proposal.word.bare) >= UNKNOWN


def _stands_so(model: Model, proposal: Proposal) -> bool:
    """Whether the word is one as it is spelt: an edited document that mostly writes the noun تفشي has the verb تفشى as
    well, and in a raw scan the document itself has to write it the other way."""
    bare = proposal.word.bare
    if model.usage.forms.frequency(bare) < KNOWN:
        return False
    return not model.is_scan or model.evidence.own_spelling(bare) != proposal.candidate.word


def _is_another(model: Model, proposal: Proposal) -> bool:
    """Whether a word of edited text differs in more than one letter: there it is a rarer word more often than a misread
    one, but for two letters that changed places (Damerau 1964). On the bench a virion became a virus."""
    return not model.is_scan and not is_turned(proposal.candidate.changes)


def is_whole(model: Model, proposal: Proposal) -> bool:
    """Whether nothing else is doubtful about the word: the mark behind it, a lost tanween, vowel signs in a scan."""
    if lacks_tanween(model, proposal):
        return False
    if model.is_scan and (model.has_signs(proposal.at) or _hides_mark(proposal)):
        return False
    if loses_mark(model, proposal) or _is_behind_lone_and(model, proposal.at):
        return False
    return is_settled_around(model, proposal.at, proposal.at)


def is_whole_without(model: Model, gap: Gap) -> bool:
    """The same of two words that become one."""
    if loses_tanween(model, gap.joined) or _is_behind_lone_and(model, gap.at):
        return False
    return is_settled_around(model, gap.at, gap.at + 1)


def is_settled_around(model: Model, first: int, last: int) -> bool:
    """Whether the mark behind a stretch of words is certain, and no mark that is written as one with it is doubtful."""
    return model.mark_is_settled(last) and is_clear(model, first, last)


def lacks_tanween(model: Model, proposal: Proposal) -> bool:
    """Whether a candidate may have lost its tanween: the document writes it, or a comma was read with it."""
    right = proposal.candidate.word
    may = loses_tanween(model, right) or (proposal.candidate.adds_mark and may_lose_tanween(right))
    return may and _TANWEEN not in proposal.word.raw


def loses_tanween(model: Model, word: str) -> bool:
    """Whether a word may have lost the tanween that its document writes."""
    return may_lose_tanween(word) and model.usage.writes_tanween


def is_clear(model: Model, first: int, last: int) -> bool:
    """Whether the marks that are written as one with a stretch of words leave no doubt about it.

    Of edited text only a Western comma does: beside it 0 of 11 changes were right as whole tokens. A cleaned scan looks
    edited once most of its commas are back, but the marks that are left in it are no better than they were.
    """
    behind = "" if model.is_comma(last) else model.usage.words[last].after
    if _WESTERN in behind:
        return False
    if not model.is_scan and not ar.has_stray_marks(model.usage.document.source.text):
        return True
    return is_trusted(model.usage.words[first].before, behind)


def loses_mark(model: Model, proposal: Proposal) -> bool:
    """Whether letters at the end are dropped that were a mark: a hamza, in raw scans others too."""
    tail, word = ar.mark_read(proposal.word.bare), proposal.candidate.word
    if not tail or word.endswith(tail) or proposal.candidate.adds_mark:
        return False
    return tail == ar.HAMZA or (model.is_scan and len(word) <= len(proposal.word.bare) - len(tail))


def _hides_mark(proposal: Proposal) -> bool:
    """Whether a mark beside the word may have been read as letters that go, or together with its last letter."""
    word, bare, right = proposal.word, proposal.word.bare, proposal.candidate.word
    if not word.before and any(_opens(bare, lead, right) for lead in _OPENING_READ):
        return True
    if word.after or proposal.candidate.adds_mark:
        return False
    if bare.startswith(right):
        return not bare.endswith(_TWO_ALEFS)
    if _ends_sooner(bare, right):
        return True
    return bare.endswith(_TEH_WITH_COMMA) and right.endswith(_TEH)


def _opens(bare: str, lead: str, right: str) -> bool:
    """Whether letters that go stand before a word or, where more of it was misread, before its article."""
    return bare == lead + right or (bare.startswith(lead + _THE) and right.startswith(_THE))


def _ends_sooner(bare: str, right: str) -> bool:
    """Whether letters behind a teh marbuta go, which never stand there and were a mark in 3 places of 3, or the ending
    of an adjective: in 5 places of 5 it was read well, and the noun before it was not."""
    return (right.endswith(_TEH) and _TEH in bare[:-1]) or (
        bare.endswith(_ADJECTIVE) and len(right) < len(bare) and right.endswith(bare[-2])
    )


def _is_behind_lone_and(model: Model, at: int) -> bool:
    """Whether a scan has its word's conjunction before a gap: of such changes 1 in 5 made whole tokens."""
    return model.is_scan and model.usage.before(at) == ar.AND


def may_lose_tanween(word: str) -> bool:
    """Whether a word may be written with a tanween at its end."""
    return word.endswith("ا") and not word.endswith(_LONG_ALEFS)
