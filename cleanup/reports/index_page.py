"""The index page: all documents of a run in one table, with links to their reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple
from urllib.parse import quote

from cleanup.batch import Outcome
from cleanup.messages import text
from cleanup.reports.figures import hundredths
from cleanup.reports.frame import GENERATOR, foot, head
from cleanup.reports.markup import number, say, shown
from cleanup.reports.scripts import data_block
from cleanup.reports.visible import one_line
from cleanup.run_info import NOBODY, RunInfo

_SCRIPTS: Final = ("theme.js", "index.js")
_FATES: Final = ("moved", "joined", "dropped", "changed")
_COUNTS: Final = ("applied", "suggested", "manual", *_FATES)
_RATES: Final = ("before", "after")
# The tag stands in the first lines of a page.
_HEAD_BYTES: Final = 4096


class Entry(NamedTuple):
    """A document of the index."""

    name: str
    outcome: Outcome
    report: PurePath | None
    """Path of its report as seen from the index; None where it has none."""


def is_own_page(beginning: bytes) -> bool:
    """Whether a file that begins so is a page of this program."""
    return GENERATOR.encode("ascii") in beginning[:_HEAD_BYTES]


def render(entries: Sequence[Entry], failures: Sequence[str], language: str, run: RunInfo = NOBODY) -> str:
    """The page; `failures` are error lines of inputs that came to no outcome."""
    return "\n".join(_page(entries, failures, language, run))


def _page(entries: Sequence[Entry], failures: Sequence[str], language: str, run: RunInfo) -> Iterator[str]:
    title = text("index.title", language)
    yield from head(title, language, _SCRIPTS, ("files", "index.skip"))
    yield f"<h1>{say('index.title', language)}</h1></header><main><p>{say('index.how', language)}"
    yield f' <span class="js">{say("index.sort", language)}</span></p>'
    failed = len(failures) + sum(1 for entry in entries if entry.outcome.error is not None)
    done = len(entries) + len(failures) - failed
    yield f"<p>{say('index.documents', language, count=number(done))}"
    yield f" \u00b7 {say('index.failures', language, count=number(failed))}</p>" if failed else "</p>"
    yield from _run(run, language)
    yield f'<p class="js"><label>{say("index.filter", language)} <input type="search" id="filter" dir="auto"></label>'
    yield ' <span id="shown" role="status"></span></p>'
    yield from _table(entries, failures, language)
    yield f"<p>{say('index.rates', language)}</p></main>"
    yield from foot(data_block("data", {"shown": text("index.shown", language)}), _SCRIPTS)


def _run(run: RunInfo, language: str) -> Iterator[str]:
    known = (("summary.by", run.by), ("summary.date", run.date))
    rows = "".join(f"<dt>{say(key, language)}</dt><dd><bdi>{shown(value)}</bdi></dd>" for key, value in known if value)
    if rows:
        yield f"<dl>{rows}</dl>"


def _table(entries: Sequence[Entry], failures: Sequence[str], language: str) -> Iterator[str]:
    # A table that scrolls has to be reached with the keyboard.
    label = say("index.title", language)
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{label}"><table class="files" id="files">'
    # Without the script the buttons would do nothing; the script puts them into the heads.
    heads = "".join(f'<th scope="col">{say(f"index.{key}", language)}</th>' for key in ("name", *_COUNTS, *_RATES))
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for entry in entries:
        error = entry.outcome.error
        yield _row(entry) if error is None else _failed(entry.name, _without_path(error, entry), language)
    for line in failures:
        yield _failed("", line, language)
    yield f"</tbody><tfoot>{_totals([e.outcome for e in entries if e.outcome.error is None], language)}</tfoot>"
    yield "</table></div>"


def _row(entry: Entry) -> str:
    name = f"<bdi>{shown(one_line(entry.name))}</bdi>"
    if entry.report is not None:
        name = f'<a href="{address(entry.report)}">{name}</a>'
    outcome = entry.outcome
    counts = "".join(f'<td class="num">{number(count)}</td>' for count in _counts(outcome))
    rates = "".join(_rate(rate) for rate in outcome.rates)
    return f'<tr><th scope="row">{name}</th>{counts}{rates}</tr>'


def _failed(name: str, error: str, language: str) -> str:
    label = f"<bdi>{shown(one_line(name))}</bdi> " if name else ""
    words = f"{say('index.failed', language)}: <bdi>{shown(one_line(' '.join(error.split())))}</bdi>"
    return (
        f'<tr class="failed"><th scope="row">{label}</th>'
        f'<td colspan="{len(_COUNTS) + len(_RATES)}">\u2715 {words}</td></tr>'
    )


def _without_path(error: str, entry: Entry) -> str:
    """The name stands beside it, and the folder concerns nobody who gets the page."""
    return error.removeprefix(f"{entry.outcome.path}: ")


def _totals(outcomes: Sequence[Outcome], language: str) -> str:
    sums = [sum(column) for column in zip(*map(_counts, outcomes), strict=True)] or [0] * len(_COUNTS)
    counts = "".join(f'<td class="num">{number(count)}</td>' for count in sums)
    rates = "".join(_rate(_mean(outcomes, at)) for at in range(len(_RATES)))
    return f'<tr><th scope="row">{say("label.total", language)}</th>{counts}{rates}</tr>'


def _counts(outcome: Outcome) -> list[int]:
    waiting = outcome.tiers
    suggested = waiting.get("safe", 0) + waiting.get("suggested", 0)
    return [outcome.applied, suggested, waiting.get("manual", 0), *(outcome.fates.get(name, 0) for name in _FATES)]


def _mean(outcomes: Iterable[Outcome], at: int) -> float | None:
    """The mean of the rates of wrong words, weighted by the words."""
    known = [(rate, outcome.words) for outcome in outcomes if (rate := outcome.rates[at]) is not None]
    words = sum(count for _, count in known)
    return sum(rate * count for rate, count in known) / words if words else None


def _rate(rate: float | None) -> str:
    if rate is None:
        return '<td class="num" data-value="-1">\u2013</td>'
    return f'<td class="num" data-value="{rate:.6f}"><bdi>{hundredths(rate)}</bdi></td>'


def address(path: PurePath) -> str:
    """A relative address of a file; the dot keeps a name such as `javascript:x` from being taken for a scheme."""
    return "./" + "/".join(quote(os.fsencode(part)) for part in path.parts)
