"""Traits of a candidate: what was misread in it, and how it fits its neighbours."""

from __future__ import annotations

from functools import lru_cache

from cleanup.languages import ar
from cleanup.lexicon.forms import Forms
from cleanup.words.candidates import Candidate
from cleanup.words.confusions import is_turned

CHANGES = ("dots", "letter", "lost", "added", "several", "spelling", "comma", "stop", "space")
"""What can be misread; each has a rule of its own."""

# Letters that are written for each other out of habit, not by misreading: forms of hamza, final yeh, teh marbuta.
_SPELLING = frozenset("اأإآىيئءؤةه")
# Pairs that scans run together so that one letter of them is lost.
_LIGATURES = frozenset(["لم", "لج", "لح", "لخ", "لل", "مم", "مج", "مح", "نم", "تم", "يم", "بم", "لي", "في"])
_ARTICLES = ("ال", "وال", "بال", "لل", "فال")
_ATTACHED = frozenset("وفبلك")
# Letters that are a million times as unusual say no more than that.
_MOST_ODD = 6.0
# Candidates of some long documents: rounds come back to the same ones.
_REMEMBERED = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def change_of(candidate: Candidate, read: str) -> str:
    """What was misread, as one of `CHANGES`."""
    if candidate.adds_mark or candidate.kind == "space":
        return candidate.kind
    if candidate.kind == "run" or len(candidate.changes) > 1:
        same = ar.rasm(candidate.word) == ar.rasm(read) and len(candidate.word) == len(read)
        return "dots" if same else "several"
    change = candidate.changes[0]
    if not change.read:
        return "lost"
    if not change.written:
        return "added"
    if _same_spelling(change.written, change.read):
        return "spelling"
    return "dots" if ar.rasm(change.written) == ar.rasm(change.read) else "letter"


def _same_spelling(written: str, read: str) -> bool:
    return {written, read} <= set("اأإآ") or {written, read} == {"ى", "ي"}


@lru_cache(maxsize=_REMEMBERED)
def keys_of(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    """Its misreadings as they are counted over a document: what stands in the text, what was read."""
    if candidate.adds_mark:
        return (("", f"mark {candidate.changes[-1].read}"),)
    return tuple([change[:2] for change in candidate.changes])


@lru_cache(maxsize=_REMEMBERED)
def kinds_of(candidate: Candidate) -> tuple[float, ...]:
    """Changes by kind: spelling, dots, other letters, letters lost alone and in ligatures, added, doubled."""
    if is_turned(candidate.changes):
        return (0, 1, 0, 0, 0, 0, 0) if _turns_dots(candidate) else (0, 0, 1, 0, 0, 0, 0)
    spelling = dots = letter = lost = ligature = added = doubled = 0
    word = candidate.word
    for written, read, at in () if candidate.adds_mark or candidate.kind in ("space", "run") else candidate.changes:
        if written and read:
            if ar.rasm(written) != ar.rasm(read) and {written, read} != {"ى", "ي"}:
                letter += 1
            elif written in _SPELLING and read in _SPELLING:
                spelling += 1
            else:
                dots += 1
        elif written:
            together = word[max(0, at - 1) : at + 1] in _LIGATURES or word[at : at + 2] in _LIGATURES
            ligature, lost = ligature + together, lost + (not together)
            doubled += at > 0 and word[at - 1] == written
        else:
            added += 1
            doubled += read in word[max(0, at - 1) : at + 1]
    return (spelling, dots, letter, lost, ligature, added, doubled)


def _turns_dots(candidate: Candidate) -> bool:
    """Whether two neighbouring letters that changed places differ in their dots alone: these were misplaced."""
    first, word = min(change.at for change in candidate.changes), candidate.word
    turned = f"{word[:first]}{word[first + 1 : first + 2]}{word[first : first + 1]}{word[first + 2 :]}"
    return ar.rasm(turned) == ar.rasm(word)


@lru_cache(maxsize=_REMEMBERED)
def particle_changed(candidate: Candidate) -> bool:
    """Whether the candidate has a particle more or less than was read."""
    return any(
        not c.at and (not c.written or not c.read) and (c.written or c.read) in _ATTACHED for c in candidate.changes
    )


@lru_cache(maxsize=_REMEMBERED)
def last_letter_changed(candidate: Candidate) -> bool:
    """Whether the last letter was read as one of another shape: another ending would do as well."""
    return any(
        c.at >= len(candidate.word) - 1 and ar.rasm(c.written) != ar.rasm(c.read)
        for c in candidate.changes if c.written and c.read
    )  # fmt: skip


def oddness_of(forms: Forms, candidate: Candidate, read: str) -> tuple[float, float, float]:
    """How unusual its letters are, on average and at the worst of them, and how much more so what was read is."""
    whole = candidate.word.replace(" ", "")
    (mean, worst), (mean_read, _) = forms.oddness(whole), forms.oddness(read)
    more = mean_read * (len(read) + 1) - mean * (len(whole) + 1)
    return mean, worst, max(-_MOST_ODD, min(_MOST_ODD, more))


def agrees(word: str, after: str) -> float:
    """A noun with the article before a word with it: 1, or less for gender; -1 without; 0 where nothing is asked."""
    if not after.startswith("ال"):
        return 0.0
    agrees = 1.0 if word.startswith(_ARTICLES) else -1.0
    return agrees if not after.endswith("ة") or word.endswith(("ة", "ات")) else 0.3 * agrees
