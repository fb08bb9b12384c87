"""Where paragraphs end inside a block: readers run them together, and a number or an article tells them apart."""

from __future__ import annotations

import re

from cleanup.words.usage import Usage

# A number with what ends it; a bare one, or one before a mark that its dash was read as; what may stand behind that.
_NUMBER, _LONE_NUMBER = re.compile(r"[(\[]?\d{1,3}\s?[-–—.)\]]+"), re.compile(r"\d{1,3}[،؛:,]?")
_DASH = re.compile(r"[-–—]+")


def ends_paragraph(usage: Usage, at: int) -> bool:
    """Whether word number `at` is the last of its paragraph: its block ends, or the number of the next one follows."""
    words, ends = usage.words, usage.words.borders(1)
    if at in ends:
        return True
    following, second = words.raws[at + 1], "" if at + 1 in ends else words.raws[at + 2]
    if words.bares[at + 1]:
        return following in usage.document.cues.article_words and second[:1].isdigit()
    if _NUMBER.fullmatch(following):
        return True
    return bool(_LONE_NUMBER.fullmatch(following) and _DASH.fullmatch(second))
