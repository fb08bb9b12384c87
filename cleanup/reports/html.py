"""The HTML report: one page that explains every change and takes decisions, for readers who do not program.

The page needs no network, and no script to be read: what needs one is not shown without it. Everything from the
document is escaped, and characters that cannot be seen are shown by their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from cleanup.document import Lines
from cleanup.engine import Result
from cleanup.messages import text
from cleanup.reports import desk, order_map_svg
from cleanup.reports.fates import account
from cleanup.reports.frame import foot, head
from cleanup.reports.html_changes import dropped, section
from cleanup.reports.html_compare import compare
from cleanup.reports.html_summary import Names, about, clean_hash, sorted_out, summary
from cleanup.reports.markup import code, link, shown
from cleanup.reports.order_map import order_map
from cleanup.reports.page import Page
from cleanup.reports.rows import LONG_DOCUMENT, Row, rows, visible_rows
from cleanup.reports.visible import hidden_names, one_line
from cleanup.run_info import NOBODY, RunInfo

_SECTIONS = ("summary", "how-to-read", "map", "review", "changes", "suggested", "manual", "dropped", "compare", "about")
_SCRIPT_ONLY = ' class="js"'
_SCRIPTS = ("theme.js", "decisions.js", "search.js", "keys.js", "desk.js", "views.js")


def render(
    result: Result, *, language: str = "en", clean_name: str, ledger_name: str, run: RunInfo = NOBODY
) -> str:  # fmt: skip
    """The report as one HTML page, in English ("en") or Arabic ("ar")."""
    accounted = account(result)
    long = max(len(result.source.text), len(result.text)) > LONG_DOCUMENT
    listed = visible_rows(rows(accounted, len(result.document.blocks)), long)
    seen = [row for row in listed if isinstance(row, Row)]
    page = Page(
        result, accounted, language, Lines(result.source.text),
        frozenset(at for row in seen for at in row.left) if long else None,
        frozenset(at for row in seen for at in row.right) if long else None,
        run,
    )  # fmt: skip
    names, groups = Names(clean_name, ledger_name), sorted_out(result)
    order, result_hash = order_map(accounted), clean_hash(result)
    out: list[str] = []
    out += _head(page)
    out += summary(page, names, groups)
    out += _legend(page)
    out += order_map_svg.section(page, order)
    out.append('<div id="desk">')
    out += desk.review(page, names, groups)
    out += section(page, "changes", "page.changes", groups.applied)
    out += section(page, "suggested", "page.suggested", groups.suggested)
    out += section(page, "manual", "page.manual", groups.manual)
    out += desk.bar(page)
    out.append("</div>")
    turned_down = [r for r in result.findings if not r.applied and not r.is_open]
    out += section(page, "turned-down", "page.turned-down", turned_down) if turned_down else ()
    out += dropped(page)
    out += compare(page, listed, long, order_map_svg.anchors(order))
    out += about(page, names, result_hash)
    out.append("</main>")
    out += desk.parts(page)
    out += foot(desk.data(page, names, groups, result_hash), _SCRIPTS)
    return "\n".join(out)


def _head(page: Page) -> Iterator[str]:
    name = one_line(PurePath(page.result.source.path).name)
    title = text("page.title", page.language).replace("{name}", name)
    yield from head(title, page.language, _SCRIPTS, ("changes", "page.skip"))
    yield f"<h1><bdi>{page.say('page.title', name=shown(name))}</bdi></h1></header>"
    links = "".join(
        f"<li{_SCRIPT_ONLY if name == 'review' else ''}>{link(name, page.say(f'page.{name}'))}</li>"
        for name in _SECTIONS
    )
    yield f'<nav aria-label="{page.say("page.contents")}"><ul>{links}</ul></nav><main>'


def _legend(page: Page) -> Iterator[str]:
    yield f'<section id="how-to-read"><h2>{page.say("page.how-to-read")}</h2><ul>'
    yield f"<li><del>{page.say('label.before')}</del> {page.say('page.legend-del')}</li>"
    yield f"<li><ins>{page.say('label.after')}</ins> {page.say('page.legend-ins')}</li>"
    yield f"<li>{page.say('page.legend-links')}</li><li>{page.say('page.legend-place')}</li>"
    names = hidden_names((page.result.source.text, page.result.text))
    if names:
        items = page.comma.join(f'<bdi dir="ltr">{code(token)} {name}</bdi>' for token, name in names)
        yield f"<li>{page.say('page.invisible')} {items}</li>"
    yield f"</ul><noscript><p>{page.say('page.no-script')}</p></noscript></section>"
