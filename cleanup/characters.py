"""Characters: faults that the form of a letter or mark proves on its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleanup.document import Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding, runs_of
from cleanup.packs import Rule

_L = ar.LETTERS
_WORDLIKE = re.compile(rf"[{_L}{ar.DIACRITICS}{ar.TATWEEL}\u0590-\u05ff\ufb1d-\ufb4f\u0400-\u04ff\u0370-\u03ffA-Za-z]+")
# ARABIC LIGATURE honorifics, ORNATE PARENTHESES and the Allah ligature are one sign each and stay.
_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf1\ufdf3-\ufdf9\ufe70-\ufefc]+")
_MARK = "\u200e\u200f\u061c"
_EMBED = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_POP = "\u202c\u2069"
_CONTROLS = re.compile(f"[{_MARK}{_EMBED}{_POP}]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_LINE = re.compile(r"[^\r\n\f]+")
_TATWEEL = re.compile(rf"(?<=[{_L}{ar.DIACRITICS}])\u0640+(?=[\u064b-\u0652]*[{_L}])")
_RTL = re.compile(rf"[{_L}\u0590-\u05ff]")
_STRONG = re.compile(rf"[{_L}\u0590-\u05ffA-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9]")


@kind("presentation-forms", "Letters stored as their shapes (U+FB50-FDFF, U+FE70-FEFC) instead of as letters")
def presentation_forms(document: Document, rule: Rule) -> Iterator[Finding]:
    """NFKC (Unicode Standard Annex 15) gives the letters of each shape; lam-alef ligatures become two letters."""
    for match in _PRESENTATION.finditer(document.text):
        letters = unicodedata.normalize("NFKC", match[0])
        if letters != match[0] and " " not in letters:
            yield finding(document, rule, match.start(), match.end(), letters)


@kind(
    "bidi-controls", "Direction marks that change nothing: inside a word, doubled, unpaired, or beside their own kind"
)
def bidi_controls(document: Document, rule: Rule) -> Iterator[Finding]:
    """Stray controls by the Unicode Bidirectional Algorithm (Annex 9).

    A mark between two right-to-left letters or numbers resolves nothing. One before a Western number stays: it keeps
    rule W2 from turning the number into an Arabic one. Embeddings and isolates stray when unpaired in their line.
    """
    if not _CONTROLS.search(document.text):
        return
    for line in _LINE.finditer(document.text):
        if not _CONTROLS.search(line[0]):
            continue
        arabic = ar.arabic_share(line[0]) >= 0.5
        paired = _paired(line[0])
        for run in _CONTROLS.finditer(line[0]):
            places = [at for at in range(run.start(), run.end()) if at not in paired]
            stray = [at for at in places if _stray(line[0], at, run.start(), run.end(), arabic)]
            for first, last in runs_of(stray):
                start, end = line.start() + first, line.start() + last + 1
                names = sorted({unicodedata.name(char) for char in document.text[start:end]})
                yield finding(document, rule, start, end, "", values={"name": ", ".join(names)})


def _stray(line: str, at: int, run_start: int, run_end: int, arabic: bool) -> bool:
    """Whether a mark resolves nothing; embeddings, isolates and pops come here only without a partner."""
    char = line[at]
    if char not in _MARK:
        return True
    if at > run_start and line[at - 1] == char:
        return True
    before, after = line[max(0, run_start - 1) : run_start], line[run_end : run_end + 1]
    if _RTL.match(before) and _RTL.match(after) and run_end - run_start == 1:
        return True
    return char != "\u200e" and arabic and _resolves_nothing(line, run_start, run_end)


def _resolves_nothing(line: str, start: int, end: int) -> bool:
    """Whether right-to-left text (or the line's edge) stands on both sides of a right-to-left mark."""
    left = next((c for c in reversed(line[max(0, start - 40) : start]) if _STRONG.match(c) or c.isdigit()), "")
    right = next((c for c in line[end : end + 40] if _STRONG.match(c) or c.isdigit()), "")
    eastern = "\u0660" <= right <= "\u0669" or "\u06f0" <= right <= "\u06f9"
    calm_right = not right or bool(_RTL.match(right)) or eastern
    calm_left = not left or bool(_RTL.match(left)) or left.isdigit()
    return calm_left and calm_right


def _paired(line: str) -> set[int]:
    """Where in a line the embeddings, isolates and pops stand that have a partner."""
    stack: list[int] = []
    paired: set[int] = set()
    for match in _CONTROLS.finditer(line):
        for at in range(match.start(), match.end()):
            if line[at] in _EMBED:
                stack.append(at)
            elif line[at] in _POP and stack and (line[at] == "\u2069") == (line[stack[-1]] in "\u2066\u2067\u2068"):
                paired |= {stack.pop(), at}
    return paired


@kind("invisible", "Soft hyphens, zero-width spaces and byte order marks inside the text")
def invisible(document: Document, rule: Rule) -> Iterator[Finding]:
    """They show nothing and split words for search. Only between or beside Arabic letters."""
    text = document.text
    for match in _INVISIBLE.finditer(text):
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        # A byte order mark at the start of a line is where files were strung together, whatever follows it.
        strung = "\ufeff" in match[0] and text[match.start() - 1 : match.start()] in ("\n", "\r", "\f")
        if strung or _RTL.search(around):
            yield finding(document, rule, match.start(), match.end(), "")


@kind("tatweel", "Stretching strokes between the letters of a word")
def tatweel(document: Document, rule: Rule) -> Iterator[Finding]:
    """TATWEEL is drawn, not spelt. At a word's end it can be meant (هـ, بـ before a foreign word), and stays."""
    for match in _TATWEEL.finditer(document.text):
        yield finding(document, rule, match.start(), match.end(), "")


@kind(
    "foreign-letters",
    "Letters of another script inside an Arabic word",
    {"letters": Parameter(dict, None, "the foreign letter and the Arabic one that it stands for")},
)
def foreign_letters(document: Document, rule: Rule) -> Iterator[Finding]:
    """A word that mixes scripts was misread. Each letter is put back only where the pack names its Arabic letter."""
    for match, after in translated(document.text, rule.parameters["letters"]):
        seen = document.text.count(after)
        evidence = [Evidence("document-uses", f"{after} ({seen})")] if seen else []
        yield finding(document, rule, match.start(), match.end(), after, evidence=evidence)


def translated(text: str, table: dict[str, str]) -> Iterator[tuple[re.Match[str], str]]:
    """The words that have letters of a table among Arabic ones and no others, and what they are with its letters."""
    letters = re.compile("[" + re.escape("".join(table)) + "]")
    for match in _words_with(letters, text):
        word = match[0]
        if all(_is_arabic(c) or c in table for c in word) and any(_is_arabic(c) and c not in table for c in word):
            yield match, "".join(table.get(c, c) for c in word)


def _words_with(letters: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The words that hold one of the letters: only their surroundings are looked at."""
    done = 0
    for seen in letters.finditer(text):
        if seen.start() < done:
            continue
        start = seen.start()
        while start > done and _WORDLIKE.match(text[start - 1]):
            start -= 1
        match = _WORDLIKE.match(text, start)
        if match:
            done = match.end()
            yield match


def _is_arabic(char: str) -> bool:
    return "\u0600" <= char <= "\u06ff" and not char.isspace()


_LTR_RUN = re.compile(r"[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f./:,_@-]*[A-Za-z0-9]|\d[\d.,:/\u066b\u066c]*\d")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@kind(
    "reversed-lines",
    "Lines stored in visual order: letters from left to right, as they stand on the page",
    {
        "words": Parameter(list, None, "frequent words, whose mirror images betray a reversed line"),
        "least": Parameter(int, 2, "signs needed"),
    },
)
def reversed_lines(document: Document, rule: Rule) -> Iterator[Finding]:
    """A line is reversed where mirrored words stand in it, and none that reads the right way round.

    Signs: a mirrored frequent word; a word that ends with the mirrored article; a word that begins with teh marbuta
    or alef maksura, which only end words. Numbers and Latin words keep their direction.
    """
    frequent = frozenset(rule.parameters["words"])
    mirrored = frozenset(w[::-1] for w in frequent) - frequent
    for match in _LINE.finditer(document.text):
        if " ال" in match[0]:
            continue  # the article stands where it belongs: most lines are done here
        words = ar.WORD.findall(match[0])
        if len(words) < 2:
            continue
        signs = [w for w in words if w in mirrored or w[0] in "ةى" or (len(w) > 4 and w.endswith("لا"))]
        against = [
            w
            for w in words
            if w in frequent
            or (len(w) > 4 and w.startswith(("ال", "وال", "بال", "لل")))
            or (len(w) > 2 and w[-1] in "ةى")
        ]
        if len(signs) < rule.parameters["least"] or against:
            continue
        evidence = [Evidence("letters", "، ".join(signs[:4]))]
        yield finding(
            document, rule, match.start(), match.end(), _logical(match[0]), evidence=evidence,
            confidence=1 - 0.5 ** len(signs) / 10, tier=Tier.SAFE if len(signs) >= 3 else Tier.SUGGESTED,
        )  # fmt: skip


def _logical(line: str) -> str:
    """The line in reading order."""
    body = line.strip()
    lead = line[: len(line) - len(line.lstrip())]
    tail = line[len(line.rstrip()) :]
    runs = [(m.start(), m.end()) for m in _LTR_RUN.finditer(body)]
    out: list[str] = []
    at = len(body)
    for start, end in reversed(runs):
        out += (_reverse(body[end:at]), body[start:end])
        at = start
    out.append(_reverse(body[:at]))
    return lead + "".join(out) + tail


def _reverse(text: str) -> str:
    """Mirror a stretch, keeping vowel signs after their letters."""
    clusters = re.findall(rf"[^{ar.DIACRITICS}][{ar.DIACRITICS}]*|[{ar.DIACRITICS}]+", text)
    return "".join(reversed(clusters)).translate(_MIRROR)


_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd\ufffe\uffff]+")


@kind("control-characters", "Control and replacement characters: something was lost in an earlier conversion")
def control_characters(document: Document, rule: Rule) -> Iterator[Finding]:
    """What stood there is unknown, so it is pointed out."""
    for match in _CONTROL.finditer(document.text):
        names = " ".join(f"U+{ord(c):04X}" for c in match[0][:4])
        yield finding(document, rule, match.start(), match.end(), values={"name": names})
