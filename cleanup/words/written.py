"""How a candidate is put in the text: with the vowel signs of the word, or as the document spells it, and with the mark
that was read as letters."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from cleanup.languages import ar
from cleanup.words.doubts import loses_mark
from cleanup.words.model import Model, Proposal
from cleanup.words.paragraphs import ends_paragraph

_MARKS = {"comma": "،", "stop": "."}
_SIGN = re.compile(f"[{ar.DIACRITICS}{ar.TATWEEL}]")


def written(model: Model, proposal: Proposal) -> str:
    """The candidate as it is put in the text, with the mark that stands for the letters at the end that it drops."""
    spelt = _spelt(model, proposal)
    if proposal.candidate.adds_mark:
        return spelt + _MARKS[proposal.candidate.kind]
    if proposal.word.after or not loses_mark(model, proposal):
        return spelt
    ends = ends_paragraph(model.usage, proposal.at) or not proposal.word.bare.endswith(ar.HAMZA)
    return spelt + _MARKS["stop" if ends else "comma"]


def _spelt(model: Model, proposal: Proposal) -> str:
    """The candidate with the vowel signs of the word, or as the document writes it."""
    raw, bare, candidate = proposal.word.raw, proposal.word.bare, proposal.candidate
    dropped = bare.removeprefix(candidate.word)
    if dropped in ar.MARKS_READ and raw.endswith(dropped):
        return raw.removesuffix(dropped).rstrip(ar.TATWEEL)
    if raw == bare:
        return candidate.word
    if candidate.kind == "space":
        return _parted(raw, len(candidate.word.partition(" ")[0]))
    if len(candidate.word) == len(bare):
        letters = iter(candidate.word)
        return "".join(sign if _SIGN.match(sign) else next(letters) for sign in raw)
    if not model.is_edited:  # what looks like a sign may be a speck
        return model.usage.written.get(candidate.word, candidate.word)
    return _with_signs(raw, bare, candidate.word)


def _with_signs(raw: str, bare: str, word: str) -> str:
    """A word of another length: the letters that were read keep their signs, and those for which others were read."""
    signs: list[str] = []
    for character in raw:
        if ar.bare(character):
            signs.append("")
        elif signs:
            signs[-1] += character
    kept = [""] * len(word)
    for part in Levenshtein.opcodes(bare, word):
        if part.tag in ("equal", "replace"):
            kept[part.dest_start : part.dest_end] = signs[part.src_start : part.src_end]
    return "".join(letter + carried for letter, carried in zip(word, kept, strict=True))


def _parted(raw: str, letters: int) -> str:
    """A word with a space behind so many of its letters and the signs that they carry."""
    for at, character in enumerate(raw):
        letters -= not _SIGN.match(character)
        if letters < 0:
            return f"{raw[:at]} {raw[at:]}"
    return raw
