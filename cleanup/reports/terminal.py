"""Reports in the terminal: a word diff, a unified diff.

rich is imported inside the functions: most commands never need it, and it takes longer to load than a page to mend.
Arabic is written in logical order, on lines of its own, without direction marks: the terminal turns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanup.document import Lines
from cleanup.engine import Recorded, Result
from cleanup.messages import text
from cleanup.reports.places import in_source_order
from cleanup.reports.unified_diff import unified
from cleanup.reports.visible import no_command, one_line, signs, visible
from cleanup.reports.words import Part, change, changed_text, clip, clipped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["unified", "word_diff"]


def word_diff(result: Result, console: Console, language: str = "en") -> None:
    """Every applied change in source order: where and why on one line, the words in their context below it."""
    from rich.text import Text

    lines = Lines(result.source.text)
    applied = [r for r in in_source_order(result.findings) if r.applied]
    if not applied:
        _print(console, Text(text("terminal.no-changes", language)))
    for recorded in applied:
        finding = recorded.finding
        line, column = lines.place(recorded.source_start)
        message = finding.message_ar if language == "ar" else finding.message
        head = Text(f"{recorded.id} {finding.code} {line}:{column} ", style="bold")
        head.append(one_line(message), style="not bold")
        _print(console, head)
        for body in _body(recorded, result.source.text):
            _print(console, body)
        _print(console, Text())


def _body(recorded: Recorded, source: str) -> Iterator[Text]:
    from rich.text import Text

    fix = recorded.finding.fix
    if fix and any(edit.cuts for edit in fix.edits):
        yield Text(f"\u2195 {text('fate.moved')}:", style="blue")
        yield Text(_shown(clip(recorded.before.strip())))
        return
    shape = change(recorded, source)
    if shape.after is None:
        for before, after in changed_text(recorded):
            yield _marked((Part(before, True),), (Part(after, True),))
        return
    yield _marked(shape.before, shape.after)


def _marked(before: Iterable[Part], after: Iterable[Part]) -> Text:
    """Both readings in one line: [-out-] {+in+}. The parts that are not changed are the same in both."""
    from rich.text import Text

    out = Text()
    put_in = iter([part.text for part in clipped(tuple(after)) if part.changed])
    for part in clipped(tuple(before)):
        if not part.changed:
            out.append(_shown(part.text))
            continue
        _signed(out, "[-", part.text, "-]", "red")
        _signed(out, "{+", next(put_in, ""), "+}", "green")
    for rest in put_in:
        _signed(out, "{+", rest, "+}", "green")
    return out


def _signed(out: Text, opening: str, words: str, closing: str, style: str) -> None:
    if words:
        shape = signs(words) if words.isspace() else _shown(words)
        out.append(f"{opening}{shape}{closing}", style=style)


def _shown(words: str) -> str:
    return visible(words).replace("\t", "\u21e5")


def _print(console: Console, line: Text) -> None:
    """Wrapped to the width of a terminal; whole lines in a file or pipe, in which no runner finds a command."""
    guarded = no_command(line.plain)
    if guarded != line.plain:
        from rich.text import Text

        line = Text(guarded)
    console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=not console.is_terminal)
