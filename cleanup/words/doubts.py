"""What keeps a sure change waiting for a person: another word that fits as well, or a doubtful mark beside it."""

from __future__ import annotations

from cleanup.languages import ar
from cleanup.lexicon.forms import KNOWN, UNKNOWN
from cleanup.words.confusions import is_turned
from cleanup.words.glued import is_trusted
from cleanup.words.model import Model, Proposal

# Words in alef that take no tanween: pronouns and particles.
_LONG_ALEFS = ("ها", "نا", "هما", "كما", "ما", "هذا", "إذا")
_TANWEEN = "\u064b"
_WESTERN = ","
_TO_THE, _THE = "لل", "ال"
# What a final teh marbuta is read as where its dots meet a comma behind it: of 22 such changes that were safe on
# printed readings, 16 lacked the comma.
_TEH, _TEH_WITH_COMMA = "ة", "ق"


def is_doubted(model: Model, proposal: Proposal, change: str) -> bool:
    """Whether something speaks against a change of a kind (`traits.CHANGES`), however likely it is."""
    return (
        _is_open(model, proposal)
        or (change == "spelling" and _stands_so(model, proposal))
        or (change == "several" and _is_another(model, proposal))
        or _loses_preposition(proposal)
    )


def _loses_preposition(proposal: Proposal) -> bool:
    """Whether "to the" becomes "the": of such changes in scans 2 in 6 were right, and 1 in 3 of the surest; in the
    others the preposition was read well and the word was not."""
    return proposal.word.bare.startswith(_TO_THE) and proposal.candidate.word.startswith(_THE)


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
    may_lose = may_lose_tanween(proposal.candidate.word) and _TANWEEN not in proposal.word.raw
    if may_lose and (proposal.candidate.adds_mark or model.usage.writes_tanween):
        return False
    if model.is_scan and (model.has_signs(proposal.at) or _hides_comma(proposal)):
        return False
    if loses_mark(model, proposal):
        return False
    return model.mark_is_settled(proposal.at) and is_clear(model, proposal.at, proposal.at)


def is_clear(model: Model, first: int, last: int) -> bool:
    """Whether the marks that are written as one with a stretch of words leave no doubt about it.

    Of edited text and cleaned scans only a Western comma does: beside it 0 of 11 changes were right as whole tokens.
    """
    behind = "" if model.is_comma(last) else model.usage.words[last].after
    if _WESTERN in behind:
        return False
    return not model.is_scan or is_trusted(model.usage.words[first].before, behind)


def loses_mark(model: Model, proposal: Proposal) -> bool:
    """Whether letters at the end are dropped that were a mark: a hamza, in raw scans others too."""
    tail, word = ar.mark_read(proposal.word.bare), proposal.candidate.word
    if not tail or word.endswith(tail) or proposal.candidate.adds_mark:
        return False
    return tail == ar.HAMZA or (model.is_scan and len(word) <= len(proposal.word.bare) - len(tail))


def _hides_comma(proposal: Proposal) -> bool:
    """Whether the last letter may have been read together with a comma."""
    word = proposal.word
    return not word.after and word.bare.endswith(_TEH_WITH_COMMA) and proposal.candidate.word.endswith(_TEH)


def may_lose_tanween(word: str) -> bool:
    return word.endswith("ا") and not word.endswith(_LONG_ALEFS)
