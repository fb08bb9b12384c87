"""Where blocks begin and end: blank lines, form feeds, or single lines where the text has no blank lines."""

from __future__ import annotations

import re

Span = tuple[int, int]

_PIECE = re.compile(r"\f|[^\r\n\f]+")
_GAP_BREAK = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n\f]*(?:\r\n|\r|\n)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\Z")
_NUMBERED_LINE = re.compile(
    r"[\s\u200e\u200f]*(?:\*\*)?\d{1,3}(?:\*\*)?[\u200e\u200f]*\s*(?:[-–—ـ]|[.)]\s|\\\.)\s*(?!\d)"
)

# A line is wrapped by hand when it stops short of this many characters: typewriter and mail widths are 60 to 100.
_WRAP_WIDTH = 110
# Wrapped lines fill at least this share of the widest one, but for the last of a paragraph.
_WRAP_FILL = 0.7


def segment(text: str) -> tuple[list[Span], str]:
    """The spans of the blocks, without the white space around them, and the paragraph style.

    Styles: "blank-line" (blank lines divide paragraphs) or "line" (every line is one).
    """
    groups = _groups(text)
    style = "line" if _lines_are_paragraphs(text, groups) else "blank-line"
    spans: list[Span] = []
    for group in groups:
        if style == "line":
            spans += [_trim(text, line) for line in group]
        else:
            spans += [_trim(text, (lines[0][0], lines[-1][1])) for lines in _split_numbered(text, group)]
    return spans, style


def _groups(text: str) -> list[list[Span]]:
    """Lines with text, in groups divided by blank lines; a form feed is a group of its own."""
    groups: list[list[Span]] = []
    last_end = 0
    for match in _PIECE.finditer(text):
        if match[0] != "\f" and match[0].isspace():
            continue
        start, end = match.span()
        alone = match[0] == "\f" or (groups and text[groups[-1][-1][0]] == "\f")
        if not groups or alone or _GAP_BREAK.search(text, last_end, start):
            groups.append([(start, end)])
        else:
            groups[-1].append((start, end))
        last_end = end
    return groups


def _trim(text: str, span: Span) -> Span:
    start, end = span
    if text[start:end] == "\f":
        return span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _lines_are_paragraphs(text: str, groups: list[list[Span]]) -> bool:
    """Most of the text stands in groups of several lines, and they are not lines of wrapped paragraphs."""
    several = [group for group in groups if len(group) > 1]
    in_several = sum(end - start for group in several for start, end in group)
    total = sum(end - start for group in groups for start, end in group)
    if in_several * 2 < total:
        return False
    return not all(_is_wrapped(text, group) for group in sorted(several, key=len)[-5:])


def _is_wrapped(text: str, group: list[Span]) -> bool:
    """Whether the lines of a group are one paragraph wrapped by hand: all but the last about equally full."""
    widths = [end - start for start, end in group]
    widest = max(widths)
    if widest > _WRAP_WIDTH or len(widths) < 2:
        return False
    middle = sorted(widths[:-1])[(len(widths) - 1) // 2]
    return middle >= _WRAP_FILL * widest and widest >= 30


def _split_numbered(text: str, group: list[Span]) -> list[list[Span]]:
    """A group of lines, divided where a line opens with a paragraph number (there is no blank line before it)."""
    parts: list[list[Span]] = [[group[0]]]
    for line in group[1:]:
        hard = _HARD_BREAK.search(text, parts[-1][-1][0], parts[-1][-1][1])
        if not hard and _NUMBERED_LINE.match(text, line[0], line[1]):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts
