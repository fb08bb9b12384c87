"""What all HTML pages have in common: head, policy, look, switch of light and dark, and the script at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from cleanup._version import __version__
from cleanup.reports.markup import say
from cleanup.reports.scripts import policy, script
from cleanup.reports.style import style

GENERATOR = '<meta name="generator" content="cleanup '
"""How the tag begins by which this program knows its own pages."""


def head(title: str, language: str, scripts: Sequence[str], skip: tuple[str, str]) -> Iterator[str]:
    """From the beginning of the page into its header; `skip` is the target and the text of the first link."""
    way = "rtl" if language == "ar" else "ltr"
    yield f'<!DOCTYPE html>\n<html lang="{language}" dir="{way}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(script(*scripts))}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'{GENERATOR}{__version__}">'
    yield f"<title>{escape(title)}</title><style>{style()}</style></head><body>"
    target, words = skip
    yield f'<a class="skip" href="#{target}">{say(words, language)}</a>'
    yield '<header><fieldset class="js theme">'
    yield f"<legend>{say('theme.title', language)}</legend>"
    for value in ("auto", "light", "dark"):
        checked = " checked" if value == "auto" else ""
        label = say(f"theme.{value}", language)
        yield f'<label><input type="radio" name="theme" value="{value}"{checked}> {label}</label>'
    yield "</fieldset>"


def foot(data: str, scripts: Sequence[str]) -> Iterator[str]:
    """The end of the page: values for the script, and the script."""
    yield data
    yield f"<script>{script(*scripts)}</script></body></html>\n"
