"""The parts of the HTML report that list findings: what was done, what is suggested, what was dropped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from cleanup.decisions import Decided
from cleanup.engine import Recorded
from cleanup.kinds import PASS_OF_PREFIX, PASSES
from cleanup.reports import markup
from cleanup.reports.markup import code, link, per_cent, shown
from cleanup.reports.page import Page
from cleanup.reports.rule_texts import why
from cleanup.reports.visible import signs
from cleanup.reports.words import LONGEST, change, changed_text, clip

# From this many findings of one rule on, the others are listed in short form.
LONG_FORM = 25
_EDITS_SHOWN = 12


def by_pass(findings: Iterable[Recorded]) -> Iterator[tuple[str, list[Recorded]]]:
    """Findings grouped by pass, in the order of the passes; those without findings are left out."""
    groups: dict[str, list[Recorded]] = {name: [] for name in PASSES}
    for recorded in findings:
        groups[PASS_OF_PREFIX[recorded.rule.code[:3]]].append(recorded)
    for name, group in groups.items():
        if group:
            yield name, sorted(group, key=lambda r: (r.rule.code, r.source_start, r.id))


def section(page: Page, anchor: str, title: str, findings: Sequence[Recorded]) -> Iterator[str]:
    """A section of the page: findings by pass and rule."""
    yield f'<section id="{anchor}"><h2>{page.say(title)} ({markup.number(len(findings))})</h2>'
    if not findings:
        yield f"<p>{page.say('page.no-changes' if anchor == 'changes' else 'page.none')}</p>"
    for name, group in by_pass(findings):
        yield f'<div class="pass"><h3>{page.say(f"pass.{name}")}</h3>'
        for rule_findings in _by_rule(group):
            yield from _rule(page, rule_findings)
        yield "</div>"
    yield "</section>"


def _by_rule(group: Sequence[Recorded]) -> Iterator[list[Recorded]]:
    found: dict[str, list[Recorded]] = {}
    for recorded in group:
        found.setdefault(recorded.rule.code, []).append(recorded)
    yield from found.values()


def _rule(page: Page, findings: list[Recorded]) -> Iterator[str]:
    rule = findings[0].rule
    count = markup.number(len(findings))
    yield f'<div class="rule"><h4>{markup.rule_name(rule, page.language)} ({count})</h4>'
    yield f'<p class="why">{page.say("label.why")}: <bdi>{shown(why(rule, page.language))}</bdi></p>'
    for recorded in findings[:LONG_FORM]:
        yield from _entry(page, recorded)
    rest = findings[LONG_FORM:]
    if rest:
        yield f"<details><summary>{page.say('page.more')} ({markup.number(len(rest))})</summary>"
        yield '<ul class="short">'
        yield from (_short(page, recorded) for recorded in rest)
        yield "</ul></details>"
    yield "</div>"


def _entry(page: Page, recorded: Recorded) -> Iterator[str]:
    finding = recorded.finding
    message = finding.message_ar if page.language == "ar" else finding.message
    yield (
        f'<article class="f" id="{recorded.id}" tabindex="-1"><h5>{code(recorded.id)} {code(recorded.rule.code)} '
        f"<bdi>{shown(message)}</bdi></h5><dl>"
        f"<dt>{page.say('label.line-column')}</dt><dd>{page.place(recorded.source_start)}</dd>"
    )
    yield from _shape(recorded)(page, recorded)
    if finding.evidence:
        yield f"<dt>{page.say('label.evidence')}</dt><dd><ul>{_evidence(page, recorded)}</ul></dd>"
    related = recorded.related
    if related:
        items = page.comma.join(f"{page.say(f'role.{role}')} {page.place(start)}" for role, start, _ in related)
        yield f"<dt>{page.say('label.related')}</dt><dd>{items}</dd>"
    if recorded.decision:
        yield f"<dt>{page.say('label.decision')}</dt><dd>{_decision(page, recorded.decision)}</dd>"
    yield f"<dt>{page.say('label.confidence')}</dt><dd>{per_cent(finding.confidence)}</dd></dl></article>"


def _decision(page: Page, decided: Decided) -> str:
    """What a reviewer decided, and why."""
    words = page.say(f"desk.{decided.decision}ed")
    words += f" ({page.say('desk.by-series')})" if decided.by == "series" else ""
    return f"{words}. {page.say('label.reason')}: <bdi>{shown(decided.reason)}</bdi>" if decided.reason else words


def _evidence(page: Page, recorded: Recorded) -> str:
    items = []
    for evidence in recorded.finding.evidence:
        label = page.say(f"evidence.{evidence.key}")
        value = f": <bdi>{shown(clip(evidence.value))}</bdi>" if evidence.value else ""
        items.append(f"<li>{label}{value}</li>")
    return "".join(items)


def _shape(recorded: Recorded) -> Callable[[Page, Recorded], Iterator[str]]:
    """Which way of showing fits what the finding would do."""
    fix = recorded.finding.fix
    if fix is None:
        return _pointed
    if any(edit.cuts for edit in fix.edits):
        return _move
    if all(edit.op == "drop" for edit in fix.edits):
        return _drop
    inside = all(recorded.finding.start <= e.start and e.end <= recorded.finding.end for e in fix.edits)
    return _replaced if inside else _elsewhere


def _row(page: Page, label: str, value: str, content: str) -> str:
    return f'<dt>{page.say(label)}</dt><dd class="t" {page.attributes(value)}>{content}</dd>'


def _replaced(page: Page, recorded: Recorded) -> Iterator[str]:
    shape = change(recorded, page.result.source.text)
    words = "".join(part.text for part in shape.before)
    yield _row(page, "label.before", words, markup.parts(shape.before, "del"))
    yield _row(page, "label.after", words, markup.parts(shape.after or (), "ins"))


def _pointed(page: Page, recorded: Recorded) -> Iterator[str]:
    shape = change(recorded, page.result.source.text)
    words = "".join(part.text for part in shape.before)
    yield _row(page, "label.words", words, markup.parts(shape.before, "mark"))


def _elsewhere(page: Page, recorded: Recorded) -> Iterator[str]:
    """A fix whose edits lie outside of the words it is about: each edit on its own."""
    pairs = changed_text(recorded)
    for before, after in pairs[:_EDITS_SHOWN]:
        yield _row(page, "label.before", before, _alone("del", before))
        yield _row(page, "label.after", after, _alone("ins", after))
    if len(pairs) > _EDITS_SHOWN:
        yield f"<dt></dt><dd>+ {markup.number(len(pairs) - _EDITS_SHOWN)}</dd>"


def _alone(tag: str, value: str) -> str:
    if not value:
        return markup.NOTHING
    return f"<{tag}>{shown(signs(value) if value.isspace() else clip(value))}</{tag}>"


def _drop(page: Page, recorded: Recorded) -> Iterator[str]:
    listed = recorded.applied and any(edit.before for edit in recorded.edits)
    full = f" ({link(f'd{recorded.id}', page.say('label.in-full-below'))})" if listed else ""
    yield _row(page, "label.before", recorded.before, _alone("del", recorded.before.strip() or recorded.before))
    yield f"<dt>{page.say('label.after')}</dt><dd>{page.say('label.nothing-put-in')}{full}</dd>"


def _move(page: Page, recorded: Recorded) -> Iterator[str]:
    yield _row(page, "label.words", recorded.before, shown(clip(recorded.before.strip())))
    if not recorded.applied:
        return
    at = bisect_right(page.account.blocks, recorded.source_start, key=lambda b: b.end)
    now = page.account.fates[at].result_block if at < len(page.account.fates) else None
    if now is not None:
        label = f"{page.say('label.after')} {now + 1}"
        seen = page.shown_blocks is None or at in page.shown_blocks
        yield f"<dt>{page.say('label.now-in')}</dt><dd>{link(f'c{now + 1}', label) if seen else label}</dd>"


def _short(page: Page, recorded: Recorded) -> str:
    after = "" if recorded.after is None else f" {page.arrow} {_alone('ins', recorded.after)}"
    words = f"<bdi {page.attributes(recorded.before)}>{_alone('del', recorded.before)}{after}</bdi>"
    if recorded.finding.fix is None:
        words = f"<bdi {page.attributes(recorded.before)}>{_alone('mark', recorded.before)}</bdi>"
    place, confidence = page.place(recorded.source_start), per_cent(recorded.finding.confidence)
    decision = f" {_decision(page, recorded.decision)}" if recorded.decision else ""
    return f'<li id="{recorded.id}" tabindex="-1">{code(recorded.id)} {place} {words} {confidence}{decision}</li>'


def dropped(page: Page) -> Iterator[str]:
    """The section with every dropped text in full."""
    texts: dict[str, list[str]] = {}
    for id_, edit in page.result.log:
        if not edit.cuts and edit.before and (edit.op == "drop" or len(edit.before) > LONGEST):
            texts.setdefault(id_, []).append(edit.before)
    yield f'<section id="dropped"><h2>{page.say("page.dropped")} ({markup.number(len(texts))})</h2>'
    if not texts:
        yield f"<p>{page.say('page.none')}</p>"
    found = {r.id: r for r in page.result.findings if r.id in texts}
    for recorded in sorted(found.values(), key=lambda r: (r.source_start, r.id)):
        yield (
            f'<h3 id="d{recorded.id}">{link(recorded.id, code(recorded.id))} {code(recorded.rule.code)} '
            f"{page.place(recorded.source_start)}</h3>"
        )
        for value in texts[recorded.id]:
            content = shown(signs(value) if value.isspace() else value.strip("\r\n"))
            yield f'<div class="b dropped"><div class="t" {page.attributes(value)}>{content}</div></div>'
    yield "</section>"
