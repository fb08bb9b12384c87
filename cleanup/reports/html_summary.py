"""The first part of the HTML report: what was done in figures, and what was used for it."""

from __future__ import annotations

import hashlib
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from cleanup._version import __version__
from cleanup.engine import Recorded, Result
from cleanup.findings import Tier
from cleanup.kinds import PASS_OF_PREFIX, PASSES
from cleanup.messages import text
from cleanup.messages.notes import told
from cleanup.reports.fates import FATES
from cleanup.reports.figures import quality_line
from cleanup.reports.markup import code, number, rule_name, shown
from cleanup.reports.page import Page
from cleanup.reports.scorecard import scorecards
from cleanup.reports.visible import one_line
from cleanup.writers import write


class Names(NamedTuple):
    """The files that belong to a report."""

    clean: str
    ledger: str

    @property
    def decisions(self) -> str:
        """The file into which the page saves decisions."""
        return self.ledger.removesuffix(".ledger.json") + ".decisions.json"


class Sorted(NamedTuple):
    """Findings by what became of them."""

    applied: list[Recorded]
    suggested: list[Recorded]
    """Those that could be applied; safe ones that lost to another are among them."""
    manual: list[Recorded]


def sorted_out(result: Result) -> Sorted:
    """The findings of a result by what became of them."""
    waiting = [r for r in result.findings if r.is_open]
    return Sorted(
        [r for r in result.findings if r.applied],
        [r for r in waiting if r.finding.tier is not Tier.MANUAL],
        [r for r in waiting if r.finding.tier is Tier.MANUAL],
    )


def clean_hash(result: Result) -> str:
    """SHA-256 of the clean text's bytes."""
    return hashlib.sha256(write(result.source, result.text)).hexdigest()


def command(name: str, *words: str) -> str:
    """A command line of this program, as HTML; a file name cannot be taken for an option."""
    files = [f"./{word}" if word.startswith("-") and not word.startswith("--only") else word for word in words]
    return code(one_line(shlex.join(["cleanup", name, *files])))


def summary(page: Page, names: Names, groups: Sorted) -> Iterator[str]:
    """The section of the page."""
    yield f'<section id="summary"><h2>{page.say("page.summary")}</h2>'
    yield from _counts(page, groups)
    yield from _rules(page)
    fates = page.account.counts()
    yield f"<h3>{page.say('summary.paragraphs')}: {number(sum(fates.values()))}</h3><ul>"
    for name in FATES:
        yield f"<li>{page.say(f'fate.{name}')}: {number(fates[name])}{_also_moved(page, name)}</li>"
    yield f"</ul><p><strong>{page.say('summary.conserved')}</strong><br>{_characters(page)}</p>"
    if page.result.quality:
        yield f"<p>{shown(quality_line(page.result.quality, page.language))}<br>{page.say('quality.note')}</p>"
    yield from _scorecard(page)
    if page.result.notes:
        notes = "".join(f"<li><bdi>{shown(told(note, page.language))}</bdi></li>" for note in page.result.notes)
        yield f"<h3>{page.say('label.notes')}</h3><ul>{notes}</ul>"
    example = min((r.id for r in groups.applied), default="F0001")
    yield f"<p>{page.say('summary.undo')} {command('undo', names.ledger)}<br>"
    yield f"{page.say('summary.undo-one')} {command('undo', '--only', example, names.ledger)}</p></section>"


def _scorecard(page: Page) -> Iterator[str]:
    """The marks as the document came and as cleaning leaves it."""
    cards = {name: card.values() for name, card in scorecards(page.result)._asdict().items()}
    marks = list(cards["before"])
    heads = "".join(f'<th scope="col">{page.say(f"scorecard.{mark}")}</th>' for mark in marks)
    yield f"<h3>{page.say('scorecard.title')}</h3><p>{page.say('scorecard.note')}</p>"
    yield f'<div class="wide"><table><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for name, card in cards.items():
        cells = "".join(f'<td class="num"><bdi>{card[mark]:g}</bdi></td>' for mark in marks)
        yield f'<tr><th scope="row">{page.say(f"scorecard.{name}")}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _also_moved(page: Page, name: str) -> str:
    both = sum(1 for fate in page.account.fates if fate.fate == name == "joined" and fate.moved)
    return f" ({page.say('summary.also-moved', count=number(both))})" if both else ""


def _counts(page: Page, groups: Sorted) -> Iterator[str]:
    """The table of findings by pass and by what became of them."""
    rows = []
    for name in PASSES:
        counts = [sum(1 for r in group if PASS_OF_PREFIX[r.rule.code[:3]] == name) for group in groups]
        rows.append((page.say(f"pass.{name}"), counts))
    columns = ("label.applied", "label.suggested", "label.manual")
    yield from _table(page, "label.kind", columns, rows, [len(group) for group in groups])


def _rules(page: Page) -> Iterator[str]:
    """The table of findings by rule and tier; closed at first, since it can be long."""
    found = page.result.findings
    if not found:
        return
    rules = sorted({r.rule.code: r.rule for r in found}.items())
    tiers = Counter((r.rule.code, r.finding.tier) for r in found)
    rows = [(rule_name(rule, page.language), [tiers[code_, tier] for tier in Tier]) for code_, rule in rules]
    yield f"<details><summary>{page.say('summary.by-rule')} ({number(len(rules))})</summary>"
    totals = [sum(1 for r in found if r.finding.tier is tier) for tier in Tier]
    yield from _table(page, "label.rule", [f"tier.{tier.value}" for tier in Tier], rows, totals)
    yield "</details>"


def _table(
    page: Page, first: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], totals: Sequence[int]
) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{page.say(key)}</th>' for key in columns)
    yield f'<div class="wide"><table><thead><tr><th scope="col">{page.say(first)}</th>{heads}</tr></thead><tbody>'
    for label, counts in rows:
        yield f'<tr><th scope="row">{label}</th>{_cells(counts)}</tr>'
    total = f'<tr><th scope="row">{page.say("label.total")}</th>{_cells(totals)}</tr>'
    yield f"</tbody><tfoot>{total}</tfoot></table></div>"


def _cells(counts: Sequence[int]) -> str:
    return "".join(f'<td class="num">{number(count)}</td>' for count in counts)


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


def about(page: Page, names: Names, result_hash: str) -> Iterator[str]:
    """The section on where this report comes from: who, when, which files, which program, rules and options."""
    source, result = page.result.source, page.result
    encoding = source.encoding + (f" ({text('summary.bom', page.language)})" if source.bom else "")
    lexicon = result.lexicon
    rows = (
        ("summary.by", f"<bdi>{shown(page.run.by)}</bdi>" if page.run.by else ""),
        ("summary.date", code(page.run.date) if page.run.date else ""),
        ("summary.tool", code(f"cleanup {__version__}")),
        ("summary.options", _options(page)),
        ("summary.source", code(one_line(PurePath(source.path).name))),
        ("summary.sha256", code(source.sha256)),
        ("summary.encoding", f"<bdi>{shown(encoding)}</bdi>"),
        ("summary.newline", f"<bdi>{page.say(f'newline.{source.newline}')}</bdi>"),
        ("summary.clean", code(one_line(names.clean))),
        ("summary.clean-sha256", code(result_hash)),
        ("summary.ledger", code(one_line(names.ledger))),
        ("summary.lexicon", code(lexicon.version) if lexicon else ""),
        ("summary.lists", _hashes((name, "", sha) for name, sha in lexicon.lists) if lexicon else ""),
        ("summary.packs", _hashes((p.id, p.version, p.sha256) for p in result.packs) or page.say("page.none")),
    )
    found = "".join(f"<dt>{page.say(key)}</dt><dd>{value}</dd>" for key, value in rows if value)
    yield f'<section id="about"><h2>{page.say("page.about")}</h2><dl>{found}</dl></section>'


def _hashes(found: Iterator[tuple[str, str, str]]) -> str:
    items = "".join(
        f"<li>{code(one_line(f'{name} {version}'.strip()))} <small>{code(sha)}</small></li>"
        for name, version, sha in found
    )
    return f'<ul class="plain">{items}</ul>' if items else ""


def _options(page: Page) -> str:
    chosen = page.result.options
    given = (("--apply", (chosen.apply.value,)), ("--select", chosen.select), ("--ignore", chosen.ignore))
    return code(one_line(" ".join(f"{name} {','.join(values)}" for name, values in given if values)))
