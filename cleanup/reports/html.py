"""The HTML report: one plain page that explains every change, for readers who do not program.

The page needs no script and no network. Everything from the document is escaped, and characters that cannot be seen
are shown by their number.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePath

from cleanup._version import __version__
from cleanup.document import Lines
from cleanup.engine import Recorded, Result
from cleanup.findings import Tier
from cleanup.kinds import PASS_OF_PREFIX, PASSES
from cleanup.messages import text
from cleanup.reports.fates import FATES, account
from cleanup.reports.figures import quality_line
from cleanup.reports.html_changes import Page, dropped, section
from cleanup.reports.html_compare import LONG_DOCUMENT, Row, compare, rows, visible_rows
from cleanup.reports.markup import code, link, number, shown
from cleanup.reports.style import STYLE
from cleanup.reports.visible import hidden_names, one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SECTIONS = ("summary", "how-to-read", "changes", "suggested", "manual", "dropped", "compare")


def render(result: Result, *, language: str = "en", clean_name: str, ledger_name: str) -> str:
    """The report as one HTML page, in English ("en") or Arabic ("ar")."""
    accounted = account(result)
    long = max(len(result.source.text), len(result.text)) > LONG_DOCUMENT
    listed = visible_rows(rows(accounted, len(result.document.blocks)), long)
    seen = frozenset(at for row in listed if isinstance(row, Row) for at in row.left) if long else None
    page = Page(result, accounted, language, Lines(result.source.text), seen)
    applied, suggested, manual = _sorted_out(result)
    out: list[str] = []
    out += _head(page)
    out += _summary(page, clean_name, ledger_name, applied)
    out += _legend(page)
    out += section(page, "changes", "page.changes", applied)
    out += section(page, "suggested", "page.suggested", suggested)
    out += section(page, "manual", "page.manual", manual)
    turned_down = [r for r in result.findings if not r.applied and not r.is_open]
    out += section(page, "turned-down", "page.turned-down", turned_down) if turned_down else ()
    out += dropped(page)
    out += compare(page, listed, long)
    out.append("</main></body></html>\n")
    return "\n".join(out)


def _sorted_out(result: Result) -> tuple[list[Recorded], list[Recorded], list[Recorded]]:
    """Findings that were applied, those that could be (safe ones that lost to another included), the others."""
    applied = [r for r in result.findings if r.applied]
    waiting = [r for r in result.findings if r.is_open]
    suggested = [r for r in waiting if r.finding.tier is not Tier.MANUAL]
    return applied, suggested, [r for r in waiting if r.finding.tier is Tier.MANUAL]


def _head(page: Page) -> Iterator[str]:
    name = PurePath(page.result.source.path).name
    way = "rtl" if page.language == "ar" else "ltr"
    title = page.say("page.title", name=shown(one_line(name)))
    plain_title = text("page.title", page.language).replace("{name}", one_line(name))
    yield f'<!DOCTYPE html>\n<html lang="{page.language}" dir="{way}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="generator" content="cleanup {__version__}">'
    yield f"<title>{escape(plain_title)}</title><style>{STYLE}</style></head><body>"
    yield f'<a class="skip" href="#changes">{page.say("page.skip")}</a>'
    yield f"<header><h1><bdi>{title}</bdi></h1></header>"
    links = "".join(f"<li>{link(name, page.say(f'page.{name}'))}</li>" for name in _SECTIONS)
    yield f'<nav aria-label="{page.say("page.contents")}"><ul>{links}</ul></nav><main>'


def _summary(page: Page, clean_name: str, ledger_name: str, applied: Sequence[Recorded]) -> Iterator[str]:
    yield f'<section id="summary"><h2>{page.say("page.summary")}</h2>'
    yield from _counts(page)
    fates = page.account.counts()
    yield f"<h3>{page.say('summary.paragraphs')}: {number(sum(fates.values()))}</h3><ul>"
    for name in FATES:
        yield f"<li>{page.say(f'fate.{name}')}: {number(fates[name])}{_also_moved(page, name)}</li>"
    yield f"</ul><p><strong>{page.say('summary.conserved')}</strong><br>{_characters(page)}</p>"
    if page.result.quality:
        yield f"<p>{shown(quality_line(page.result.quality, page.language))}<br>{page.say('quality.note')}</p>"
    if page.result.notes:
        notes = "".join(f"<li><bdi>{shown(note)}</bdi></li>" for note in page.result.notes)
        yield f"<h3>{page.say('label.notes')}</h3><ul>{notes}</ul>"
    yield from _about(page, clean_name, ledger_name)
    ledger = f"./{ledger_name}" if ledger_name.startswith("-") else ledger_name
    example = min((r.id for r in applied), default="F0001")
    yield f"<p>{page.say('summary.undo')} {_command('undo', ledger)}<br>"
    yield f"{page.say('summary.undo-one')} {_command('undo', '--only', example, ledger)}</p></section>"


def _also_moved(page: Page, name: str) -> str:
    both = sum(1 for fate in page.account.fates if fate.fate == name == "joined" and fate.moved)
    return f" ({page.say('summary.also-moved', count=number(both))})" if both else ""


def _command(*words: str) -> str:
    return code(one_line(shlex.join(["cleanup", *words])))


def _counts(page: Page) -> Iterator[str]:
    """The table of findings by pass and by what became of them."""
    groups = _sorted_out(page.result)
    columns = ("label.applied", "label.suggested", "label.manual")
    heads = "".join(f'<th scope="col">{page.say(key)}</th>' for key in columns)
    yield f'<table><thead><tr><th scope="col">{page.say("label.kind")}</th>{heads}</tr></thead><tbody>'
    totals = {name: [0, 0, 0] for name in PASSES}
    for column, group in enumerate(groups):
        for recorded in group:
            totals[PASS_OF_PREFIX[recorded.rule.code[:3]]][column] += 1
    for name, row in totals.items():
        cells = "".join(f'<td class="num">{number(count)}</td>' for count in row)
        yield f'<tr><th scope="row">{page.say(f"pass.{name}")}</th>{cells}</tr>'
    cells = "".join(f'<td class="num">{number(len(group))}</td>' for group in groups)
    yield f'</tbody><tfoot><tr><th scope="row">{page.say("label.total")}</th>{cells}</tr></tfoot></table>'


def _characters(page: Page) -> str:
    """Where the characters of the source are now; the sum is the whole by the way the trace is made."""
    trace = page.account.trace
    counts = {
        "total": len(page.result.source.text),
        "kept": sum(piece.end - piece.start for piece in trace.kept),
        "replaced": sum(gone.end - gone.start for gone in trace.removed if gone.op != "drop"),
        "dropped": sum(gone.end - gone.start for gone in trace.removed if gone.op == "drop"),
    }
    return page.say("summary.characters", **{key: number(count) for key, count in counts.items()})


def _about(page: Page, clean_name: str, ledger_name: str) -> Iterator[str]:
    source = page.result.source
    encoding = source.encoding + (f" ({text('summary.bom', page.language)})" if source.bom else "")
    packs = page.comma.join(code(f"{pack.id} {pack.version}") for pack in page.result.packs)
    rows_ = (
        ("summary.source", code(one_line(PurePath(source.path).name))),
        ("summary.clean", code(one_line(clean_name))),
        ("summary.ledger", code(one_line(ledger_name))),
        ("summary.sha256", code(source.sha256)),
        ("summary.encoding", f"<bdi>{shown(encoding)}</bdi>"),
        ("summary.newline", f"<bdi>{page.say(f'newline.{source.newline}')}</bdi>"),
        ("summary.tool", code(f"cleanup {__version__}")),
        ("summary.packs", packs or page.say("page.none")),
    )
    yield "<dl>" + "".join(f"<dt>{page.say(key)}</dt><dd>{value}</dd>" for key, value in rows_) + "</dl>"


def _legend(page: Page) -> Iterator[str]:
    yield f'<section id="how-to-read"><h2>{page.say("page.how-to-read")}</h2><ul>'
    yield f"<li><del>{page.say('label.before')}</del> {page.say('page.legend-del')}</li>"
    yield f"<li><ins>{page.say('label.after')}</ins> {page.say('page.legend-ins')}</li>"
    yield f"<li>{page.say('page.legend-links')}</li><li>{page.say('page.legend-place')}</li>"
    names = hidden_names((page.result.source.text, page.result.text))
    if names:
        items = page.comma.join(f'<bdi dir="ltr">{code(token)} {name}</bdi>' for token, name in names)
        yield f"<li>{page.say('page.invisible')} {items}</li>"
    yield "</ul></section>"
