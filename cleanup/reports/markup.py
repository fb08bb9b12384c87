"""From texts to HTML: everything from a document passes through here before it stands in a page."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from math import floor

from cleanup.messages import text
from cleanup.packs import Rule
from cleanup.reports.rule_texts import title
from cleanup.reports.visible import HIDDEN, direction, one_line, signs, token
from cleanup.reports.words import Part, clipped

NOTHING = '<span class="x">\u2212</span>'
"""Stands where something was taken out and nothing put in."""

SIGNS = {"changed": "\u2260", "moved": "\u2195", "joined": "\u29fa", "split": "\u2afd", "dropped": "\u2715"}
"""The sign that stands with each word for what became of a block: no difference is told by colour alone."""

_SPECIAL = re.compile(f"[&<>\"']|{HIDDEN.pattern}")


def shown(value: str) -> str:
    """A text of the document as HTML: escaped, hidden characters as visible tokens."""
    return _SPECIAL.sub(_special, value.replace("\r\n", "\n"))


def _special(match: re.Match[str]) -> str:
    character = match[0]
    if character in "&<>\"'":
        return html.escape(character)
    return f'<b class="u">{token(character)}</b>'


def plain(value: str) -> str:
    """A text of the document for an attribute or a title: escaped, on one line."""
    return html.escape(one_line(value))


def say(key: str, language: str, **values: str) -> str:
    """A text of the interface as HTML; the values are HTML already."""
    template = html.escape(text(key, language))
    return template.format_map(values) if values else template


def code(value: str) -> str:
    """An identifier, file name, number or command, kept apart from the direction of the sentence around it."""
    return f'<code dir="ltr">{shown(value)}</code>'


def rule_name(rule: Rule, language: str) -> str:
    """The code of a rule and what its fault is called."""
    name = title(rule, language)
    tag = "ar" if language == "ar" and name != rule.name else "en"
    return f'{code(rule.code)} <bdi lang="{tag}">{shown(name)}</bdi>'


def link(target: str, label: str) -> str:
    """A link inside the page; `label` is HTML."""
    return f'<a href="#{target}">{label}</a>'


def number(value: int) -> str:
    """A whole number."""
    return f"<bdi>{value:,}</bdi>"


def per_cent(confidence: float) -> str:
    """A confidence in per cent, never rounded up to certainty."""
    return f"<bdi>{floor(confidence * 1000) / 10:g}%</bdi>"


def text_attributes(value: str, document_language: str) -> str:
    """The language and direction of a text, as attributes."""
    language, way = direction(value, document_language)
    return f'lang="{language}" dir="{way}"'


def parts(found: Sequence[Part], tag: str) -> str:
    """The parts of a change, the changed ones in `tag`, long ones shortened."""
    out = []
    for part in clipped(found):
        if part.changed and not part.text:
            out.append(NOTHING)
            continue
        shape = shown(signs(part.text) if part.changed and part.text.isspace() else part.text)
        out.append(f"<{tag}>{shape}</{tag}>" if part.changed else shape)
    return "".join(out)
