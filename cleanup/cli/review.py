"""`cleanup review`: decide about findings in the terminal, one at a time."""

from __future__ import annotations

import hashlib
import shlex
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import click

from cleanup import decisions
from cleanup.cli.ledgers import ENDING, Cleaned, guard, read_cleaned, read_file
from cleanup.cli.options import lang_option
from cleanup.cli.speaking import Command
from cleanup.decisions import Decisions, Fingerprint
from cleanup.document import Lines
from cleanup.errors import InputError
from cleanup.files import OUTPUT_FOLDER, write_all
from cleanup.messages import text
from cleanup.replay import result_of
from cleanup.reports.review_terminal import Line, counted, item_lines
from cleanup.reviewing import Review, decisions_of, started

# What the keys of the Latin letters give on the Arabic (101) keyboard, so that nobody has to change the layout.
_ARABIC_KEYS = {
    "\u0634": "a", "\u0642": "r", "\u0633": "s", "\u0621": "x", "\u0635": "w", "\u0649": "n", "\u0644\u0627": "b",
    "\u0639": "u", "\u0636": "q", "\u061f": "?",
}  # fmt: skip
_WORDS = {
    "accept": "a", "reject": "r", "skip": "n", "next": "n", "reason": "w", "back": "b", "undo": "u", "help": "?",
    "quit": "q",
}  # fmt: skip


@click.command("review", cls=Command, short_help="Decide about suggestions and changes, one at a time.")
@click.argument("path", metavar="PATH")
@click.option("-o", "--output", metavar="FILE", help="Where decisions are kept [default: beside the ledger].")
@click.option("--text", "clean_file", metavar="FILE", help="The clean text, where it does not stand beside the ledger.")
@lang_option
def review_command(path: str, output: str | None, clean_file: str | None, lang: str) -> int:
    """Decide about findings in the terminal. PATH is a ledger, or a document whose ledger lies in cleaned/.

    Type a letter and Enter: a accepts, r rejects, s and x do so for the whole series, w takes a reason before you
    decide, n skips, b goes back, u undoes the last decision, q ends. Decisions are kept in NAME.decisions.json after
    each answer; a later review goes on where this one stopped. The text changes only with cleanup apply.

    \b
    Examples:
      cleanup review report.txt
      cleanup review out/report.ledger.json --lang ar
    """
    read = read_cleaned(_ledger_of(path), clean_file)
    target = Path(output) if output else read.path.parent / f"{read.stem}.decisions.json"
    guard(target, (read.path, read.clean_path, Path(path)))
    start = _begun(read, target)
    result = result_of(read.ledger, read.clean, str(read.path))
    lines = Lines(result.source.text)
    screen = _Screen.opened(lang)
    review = _asked(
        started(read.ledger, result, start),
        lambda now: screen.show(item_lines(now, now.item, result, lines, lang)) if now.item else None,
        lambda now: write_all([(target, decisions.dump(decisions_of(now, start)).encode("utf-8"))]),
        screen,
    )
    screen.show(counted(review, lang))
    if review.decided:
        command = shlex.join(["cleanup", "apply", str(read.path), str(target)])
        screen.show([[(f"{text('review.then', lang)} ", ""), (command, "bold")]])
    return 0


def _ledger_of(path: str) -> str:
    """The ledger at a path, or that of the document there.

    Raises InputError where a document has none, or was changed since.
    """
    given = Path(path)
    if given.name.endswith(".json"):
        return path
    data = read_file(given)
    folder = given.parent / OUTPUT_FOLDER
    # Two documents of one name but for their ending keep it in their outputs' names.
    found = [name for name in (folder / f"{given.name}{ENDING}", folder / f"{given.stem}{ENDING}") if name.is_file()]
    if not found:
        raise InputError(f"{path}: no ledger of it in {folder}; run cleanup fix first, or give the ledger")
    if hashlib.sha256(data).hexdigest() != read_cleaned(str(found[0])).ledger.source["sha256"]:
        raise InputError(f"{path}: the ledger {found[0]} is of another version of it; run cleanup fix again")
    return str(found[0])


def _begun(read: Cleaned, target: Path) -> Decisions:
    """The decisions so far, which must be of this ledger; none where there is no file yet."""
    facts = read.ledger.source
    of = Fingerprint(str(facts["name"]), str(facts["sha256"]), str(read.ledger.result["sha256"]))
    if not target.exists():
        return Decisions(of)
    made = decisions.read(read_file(target), str(target), target.name)
    decisions.resolve(made, read.ledger.data, str(target))
    return made._replace(of=of)


class _Screen(NamedTuple):
    """Where texts go and answers come from."""

    show: Callable[[Iterable[Line]], None]
    language: str

    @classmethod
    def opened(cls, language: str) -> _Screen:
        from rich.console import Console
        from rich.text import Text

        console = Console(markup=False, highlight=False, emoji=False)

        def show(lines: Iterable[Line]) -> None:
            for line in lines:
                console.print(Text.assemble(*line), soft_wrap=not console.is_terminal)

        return cls(show, language)

    def say(self, key: str) -> None:
        self.show([[(text(key, self.language), "yellow")]])

    def line(self, prompt: str) -> str | None:
        """What is typed behind a prompt, without the white space around it; None where there is no more."""
        click.echo(prompt, nl=False)
        line = sys.stdin.buffer.readline()
        if not line:
            click.echo()
            return None
        return line.decode("utf-8", errors="replace").strip()

    def answer(self) -> str | None:
        """The next answer, as one of the letters; None where there are no more."""
        line = self.line("> ")
        if line is None:
            return None
        given = line.lower()
        return _ARABIC_KEYS.get(given, _WORDS.get(given, given))


def _asked(review: Review, show: Callable[[Review], None], save: Callable[[Review], None], screen: _Screen) -> Review:
    """The review after all answers, each decision saved at once."""
    if review.item:
        screen.say("review.help")
    while review.item:
        show(review)
        screen.say(f"review.keys-{review.item.group}")
        answer = screen.answer()
        if answer is None or answer == "q":
            break
        new = _answered(review, answer, screen)
        if new.decided != review.decided:
            save(new)
        review = new
    return review


def _answered(review: Review, answer: str, screen: _Screen) -> Review:
    """The review after one answer."""
    assert review.item
    if answer in ("s", "x"):
        if review.item.series is None:
            screen.say("review.no-series")
            return review
        return review.decide_series("accept" if answer == "s" else "reject")
    if answer == "w":
        reason = screen.line(f"{text('label.reason', screen.language)}: ")
        return review.explain(reason) if reason else review
    if answer == "u" and not (review.steps or review.reason):
        screen.say("review.nothing-to-undo")
    steps: dict[str, Callable[[], Review]] = {
        "a": lambda: review.decide("accept"),
        "r": lambda: review.decide("reject"),
        "n": review.skip,
        "b": review.back,
        "u": review.undo,
    }
    if answer in steps:
        return steps[answer]()
    screen.say("review.help" if answer == "?" else "review.unknown-key")
    return review
