"""The archivist's desk: what the HTML report needs to accept or reject findings in the page.

The controls are in the page but not shown unless the script runs. What is decided is saved as a file of the schema
`cleanup/decisions/1`, which `cleanup apply` carries out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from cleanup.engine import Recorded
from cleanup.findings import Tier
from cleanup.kinds import PASS_OF_PREFIX, PASSES
from cleanup.messages import text
from cleanup.reports.html_summary import Names, Sorted, command
from cleanup.reports.markup import plain
from cleanup.reports.page import Page
from cleanup.reports.rule_texts import title
from cleanup.reports.scripts import data_block

SCHEMA = "cleanup/decisions/1"

_TEXTS = (
    "progress", "shown", "accepted", "rejected", "undecided", "by-series", "accept-all", "reject-all", "saved",
    "read", "misfit", "other-document", "no-decisions", "no-storage", "undone", "nothing-to-undo", "finding",
    "reason", "reason-all", "reason-first",
)  # fmt: skip
_STATUS = ("undecided", "decided", "accepted", "rejected")
_KEYS = (
    ("j", "\u2193", "next"), ("k", "\u2191", "previous"), ("a", "", "accept"), ("r", "", "reject"),
    ("s", "", "accept-all"), ("x", "", "reject-all"), ("w", "", "reason"), ("u", "", "undo"), ("/", "", "search"),
    ("?", "", "keys"),
)  # fmt: skip


def review(page: Page, names: Names, groups: Sorted) -> Iterator[str]:
    """The section with progress, filters and files."""
    yield f'<section id="review" class="js"><h2>{page.say("page.review")}</h2><p>{page.say("desk.how")}</p>'
    yield f"<ul><li>{page.say('desk.means-applied')}</li><li>{page.say('desk.means-suggested')}</li>"
    yield f"<li>{page.say('desk.means-manual')}</li><li>{page.say('desk.means-series')}</li></ul>"
    yield '<p class="where"><progress id="meter" value="0" max="1"></progress></p>'
    yield from _filters(page, groups)
    yield '<p class="row">'
    yield f'<button type="button" data-do="save">{page.say("desk.save")}</button>'
    yield f'<button type="button" data-do="open">{page.say("desk.open")}</button>'
    yield f'<input type="file" id="file" accept=".json,application/json" hidden aria-label="{page.say("desk.open")}">'
    yield f"</p><p>{page.say('desk.then')} {command('apply', names.ledger, names.decisions)}</p></section>"


def _filters(page: Page, groups: Sorted) -> Iterator[str]:
    found = [recorded for group in groups for recorded in group]
    passes = Counter(_pass(recorded) for recorded in found)
    rules = Counter(recorded.rule.code for recorded in found)
    named = {r.rule.code: plain(f"{r.rule.code} {title(r.rule, page.language)}") for r in found}
    tiers = Counter(recorded.finding.tier for recorded in found)
    choices = (
        ("pass", [(name, page.say(f"pass.{name}"), passes[name]) for name in PASSES if passes[name]]),
        ("rule", [(rule, named[rule], count) for rule, count in sorted(rules.items())]),
        ("tier", [(tier.value, page.say(f"tier.{tier.value}"), tiers[tier]) for tier in Tier if tiers[tier]]),
        ("status", [(name, page.say(f"desk.{name}"), None) for name in _STATUS]),
    )
    yield f'<fieldset class="filters"><legend>{page.say("desk.filters")}</legend>'
    for name, values in choices:
        yield f'<label>{page.say(f"desk.by-{name}")} <select data-by="{name}"><option value="">'
        yield f"{page.say('desk.all')}</option>"
        for value, label, count in values:
            counted = "" if count is None else f" ({count})"
            yield f'<option value="{value}">{label}{counted}</option>'
        yield "</select></label>"
    yield f'<label>{page.say("desk.search")} <input type="search" id="search" autocomplete="off" dir="auto"></label>'
    yield f'<button type="button" data-do="clear">{page.say("desk.clear")}</button>'
    yield '<p id="shown" role="status"></p></fieldset>'


def bar(page: Page) -> Iterator[str]:
    """The bar that stays in sight while findings are read."""
    yield f'<div id="bar" class="js" role="group" aria-label="{page.say("page.review")}">'
    yield '<strong id="progress" role="status"></strong><span id="said" role="status"></span>'
    for name in ("previous", "next", "undo", "save", "keys"):
        yield f'<button type="button" data-do="{name}">{page.say(f"desk.{name}")}</button>'
    yield "</div>"


def parts(page: Page) -> Iterator[str]:
    """What the script copies or opens: the controls of a finding, and the list of keys."""
    yield '<template id="choice"><div class="act" role="group"><span class="state"></span>'
    for name, sign in (("accept", "\u2713"), ("reject", "\u2717")):
        yield f'<button type="button" data-do="{name}" aria-pressed="false">{sign} {page.say(f"desk.{name}")}</button>'
    for name in ("accept-all", "reject-all"):
        yield f'<button type="button" data-do="{name}"></button>'
    yield "</div></template>"
    # The blank placeholder tells the style sheet which fields are empty.
    yield '<template id="reason"><label class="reason"><span></span>'
    yield '<input type="text" data-reason dir="auto" autocomplete="off" placeholder=" "></label></template>'
    yield f'<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">{page.say("desk.keys")}</h2><dl>'
    for key, other, name in _KEYS:
        also = f" <kbd>{other}</kbd>" if other else ""
        yield f"<dt><kbd>{key}</kbd>{also}</dt><dd>{page.say(f'desk.key-{name}')}</dd>"
    yield f'</dl><p><label><input type="checkbox" id="letters" checked> {page.say("desk.letters")}</label></p>'
    yield f'<p><button type="button" data-do="close">{page.say("desk.close")}</button></p></dialog>'


def data(page: Page, names: Names, groups: Sorted, result_hash: str) -> str:
    """What the script has to know: the findings in the order of the page, and its texts."""
    source = page.result.source
    applied = {recorded.id for recorded in groups.applied}
    return data_block("data", {
        "schema": SCHEMA,
        "source": {"name": PurePath(source.path).name, "sha256": source.sha256},
        "result": {"sha256": result_hash},
        "file": names.decisions,
        "texts": {name: text(f"desk.{name}", page.language) for name in _TEXTS},
        "findings": [_values(r, r.id in applied) for r in page.result.findings if _is_asked(r)],
    })  # fmt: skip


def _is_asked(recorded: Recorded) -> bool:
    """Whether the page asks for a decision: not again where one was carried or carried out."""
    return recorded.applied or recorded.is_open


def _values(recorded: Recorded, applied: bool) -> dict[str, Any]:
    return {
        "id": recorded.id,
        "code": recorded.rule.code,
        "pass": _pass(recorded),
        "tier": recorded.finding.tier.value,
        "applied": applied,
        "before": recorded.before,
        "after": recorded.after,
        "source_start": recorded.source_start,
        "series": in_series(recorded),
    }


def in_series(recorded: Recorded) -> bool:
    """Whether a finding can be decided with all that are like it: there are words before, and nothing moves."""
    fix = recorded.finding.fix
    moves = fix is not None and any(edit.cuts for edit in fix.edits)
    return not moves and _pass(recorded) != "order" and any(c.isalnum() for c in recorded.before)


def _pass(recorded: Recorded) -> str:
    return PASS_OF_PREFIX[recorded.rule.code[:3]]
