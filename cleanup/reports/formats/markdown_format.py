"""A summary in Markdown (GitHub Flavored), for the summary of a job or a comment: short, whatever was found.

Text from documents stands in `code` elements with every mark of the syntax as a character reference: there it can
neither become a link, an image, HTML or a table cell, nor mention anyone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cleanup.checked import Checked, CheckRun
from cleanup.messages import text
from cleanup.reports.formats.facts import LEVELS, level, message
from cleanup.reports.formats.places import shown_path
from cleanup.reports.rule_texts import why
from cleanup.reports.visible import one_line

# A summary that takes longer to read than the findings themselves is none; and GitHub takes 1 MiB for a step.
_DOCUMENTS, _FINDINGS, _LENGTH = 50, 20, 160

_SAFE: Final = frozenset(" -/,;%.()?='\"")
"""ASCII characters besides letters and digits that mean nothing to Markdown inside of an element."""

_ADDRESS: Final = re.compile(r"(?<=www)\.", re.IGNORECASE)
"""GitHub makes a link of what begins so, even without a scheme."""

_Pair = tuple[str, Mapping[str, Any]]


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The whole run, once all documents are done."""
    done = list(documents)
    found = [(checked.path, f) for checked in done if checked.document for f in checked.document["findings"]]
    parts = [
        f"## {text('formats.title', run.language)}",
        _totals(done, found, run.language),
        _documents(done, run.language),
        *([_rules(found, run), _worst(found, run.language)] if found else []),
    ]
    body = "\n\n".join(parts)
    yield f'<div dir="rtl">\n\n{body}\n\n</div>\n' if run.language == "ar" else f"{body}\n"


def _totals(done: Sequence[Checked], found: Sequence[_Pair], language: str) -> str:
    levels = Counter(level(finding) for _, finding in found)
    counts = [("formats.documents", len(done)), ("formats.failed", sum(c.error is not None for c in done))]
    counts += [("formats.findings", len(found)), *((f"level.{name}", levels[name]) for name in LEVELS)]
    return "\n".join(f"- {text(key, language)}: {count}" for key, count in counts)


def _documents(done: Sequence[Checked], language: str) -> str:
    """A row a document: those that failed first, then by how much makes the run fail."""
    gated = any(checked.document and "gate" in checked.document for checked in done)
    head = ["formats.document", *(f"level.{name}" for name in LEVELS), *(["formats.gate"] if gated else [])]
    rows = [_row(checked, gated, language) for checked in sorted(done, key=_gravity)[:_DOCUMENTS]]
    return _table([text(key, language) for key in head], rows, len(done) - len(rows), language)


def _gravity(checked: Checked) -> tuple[int, ...]:
    levels = Counter(level(finding) for finding in checked.document["findings"]) if checked.document else Counter()
    return (-(checked.error is not None), *(-levels[name] for name in LEVELS))


def _row(checked: Checked, gated: bool, language: str) -> list[str]:
    path = _code(shown_path(checked.path))
    if checked.document is None:
        failed = f"{text('formats.failed', language)}: {_code(checked.error or '')}"
        return [f"{path} {failed}", *[""] * (len(LEVELS) + gated)]
    levels = Counter(level(finding) for finding in checked.document["findings"])
    decision = _decision(checked.document.get("gate"), language)
    return [path, *(str(levels[name]) for name in LEVELS), *([decision] if gated else [])]


def _decision(gate: Mapping[str, Any] | None, language: str) -> str:
    """What to do with a document, and the reasons."""
    if gate is None:
        return ""
    reasons = [reason["message_ar" if language == "ar" else "message"] for reason in gate["reasons"]]
    return " ".join([text(f"decision.{gate['decision']}", language), *map(_code, reasons)])


def _rules(found: Sequence[_Pair], run: CheckRun) -> str:
    counts = Counter(finding["code"] for _, finding in found)
    rows = []
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule = run.rules.get(code)
        rows.append([_code(code), _escaped(one_line(why(rule, run.language))) if rule else "", str(count)])
    head = [text(key, run.language) for key in ("formats.rule", "label.why", "formats.findings")]
    return f"### {text('formats.by-rule', run.language)}\n\n{_table(head, rows, 0, run.language)}"


def _worst(found: Sequence[_Pair], language: str) -> str:
    """The findings that weigh most: by level, then by how sure the rule is, then in the order of the run."""
    ordered = sorted(found, key=lambda pair: (LEVELS.index(level(pair[1])), -pair[1]["confidence"]))[:_FINDINGS]
    rows = [
        [_code(f"{shown_path(path)}:{f['line']}:{f['column']}"), _code(f["code"]), _code(message(f, language))]
        for path, f in ordered
    ]
    head = [text(key, language) for key in ("formats.place", "formats.rule", "formats.message")]
    return f"### {text('formats.worst', language)}\n\n{_table(head, rows, len(found) - len(rows), language)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], left_out: int, language: str) -> str:
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"{table}\n\n{text('formats.more', language)}: {left_out}" if left_out else table


def _code(words: str) -> str:
    """Text of a document, a name or a place."""
    shown = one_line(words)
    cut = shown if len(shown) <= _LENGTH else f"{shown[: _LENGTH - 1]}…"
    return f'<code dir="auto">{_escaped(cut)}</code>'


def _escaped(words: str) -> str:
    """Words with all marks of Markdown and HTML as numeric character references."""
    escaped = "".join(c if c.isalnum() or c in _SAFE or not c.isascii() else f"&#{ord(c)};" for c in words)
    return _ADDRESS.sub("&#46;", escaped)
