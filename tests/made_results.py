"""Results of runs made by hand: for what reports have to show, and for texts that try to break them."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from cleanup import edits, engine
from cleanup.cues import merge
from cleanup.document import Source
from cleanup.edits import Edit, replacement
from cleanup.findings import Evidence, Finding, Fix, Tier
from cleanup.packs import Rule, RulePack
from cleanup.provenance import Provenance
from cleanup.reports import html
from cleanup.structure import parse

Step = tuple[str, list[Edit]]
"""A finding's code and its edits, in the text that the steps before leave."""


def rule(code: str) -> Rule:
    return Rule(
        code, "a-fault", "replace", Tier.SAFE, "Message", "رسالة", "Because", "لأن", 0.99, "", (), {}, (), "ar", "test"
    )  # fmt: skip


def source_of(text: str, name: str = "report.txt") -> Source:
    data = text.encode()
    return Source(name, hashlib.sha256(data).hexdigest(), len(data), "utf-8", False, "lf", "text", text)


def made(text: str, steps: list[Step], points: list[Finding] | None = None, **finding: object) -> engine.Result:
    """A result in which each step is a finding applied in a stage of its own."""
    source, provenance, working = source_of(text), Provenance.of_source(text), text
    recorded, log = [], []
    for at, (code, step) in enumerate(steps, 1):
        start, end = min(e.start for e in step), max(e.end for e in step)
        found = Finding(code, start, end, "Message", "رسالة", 0.987, fix=Fix(tuple(step), Tier.SAFE))
        found = found._replace(**finding)  # type: ignore[arg-type]
        record = engine._recorded(f"F{at:04d}", found, rule(code), working, provenance, True)
        recorded.append(record)
        ordered = step if step[0].cuts else sorted(step, key=lambda e: e.start, reverse=True)
        log += [(record.id, edit) for edit in ordered]
        working = edits.apply(working, ordered)
        provenance = provenance.after(ordered)
    for at, point in enumerate(points or [], len(steps) + 1):
        recorded.append(engine._recorded(f"F{at:04d}", point, rule(point.code), working, provenance, False))
    pack = RulePack("test", "ar", "1", "CC0-1.0", "0" * 64, "test.toml", (), {})
    document = parse(source, working, merge([]))
    return engine.Result(source, document, tuple(recorded), provenance, (pack,), engine.Options(), (), log)


def swapped(text: str, left: str, right: str) -> Edit:
    """The move that lets two stretches change places around what is between them."""
    a, c = text.index(left), text.index(right)
    return Edit("move", a, c + len(right), cuts=(a + len(left), c))


def replaced(text: str, before: str, after: str, op: edits.Op = "replace") -> Edit:
    at = text.index(before)
    return replacement(op, text, at, at + len(before), after)


def gap_before(text: str, words: str) -> Edit:
    """The join of a paragraph with the one before it."""
    at = text.index(words)
    return replacement("join", text, at - 2, at, " ")


FIRST = "١ - نظرت اللجنة في البند الثاني من جدول أعمالها في جلستها الثالثة."
SECOND = "٢ - وأحاطت اللجنة علما بالتقارير المقدمة إليها من الأمانة في"
THIRD = "دورتها السابقة، وأوصت بمواصلة العمل على هذا النحو."
FOURTH = "٣ - واعتمد المكتب برنامج عمله للسنة المقبلة دون تصويت."
TEXT = "\n\n".join((FIRST, SECOND, THIRD, FOURTH)) + "\n"

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \"'&amp; http://example.org/\n\n"
    "٢ - نص\u202egnp.exe\u202c و\u2067عزل\u2069 و\u200fعلامة\u200e في هذه الفقرة من التقرير.\n\n"
    "٣ - هروب \x1b[31mأحمر\x1b[0m و\x1b]0;title\x07 وحرف \x00 و\x9b و\u200b و\ufeff و\U000e0041 هنا.\n\n"
    "٤ - [bold]عريض[/bold] [b] [link=http://x]رابط[/link] ('\"--></style></title><svg onload=alert(3)>)\n"
)


def hostile_result() -> engine.Result:
    first = replaced(HOSTILE, "<script>", "<b onclick='x'>")
    text = edits.apply(HOSTILE, [first])
    second = replaced(text, "\u202egnp.exe\u202c", "\u202dexe\u2066")
    escape = edits.apply(text, [second]).index("\x1b")
    return made(
        HOSTILE,
        [("OCR001", [first]), ("CHR002", [second])],
        [Finding("CHR005", escape, escape + 4, "<i>\x1b[31m\u202e[bold]", "<u>", 0.5)],
        evidence=(Evidence("number", "<script>\u202e"), Evidence("never-heard-of", "\x1b[2J")),
        message="<img src=y>\u202e\x1b[1m",
    )


def everything() -> engine.Result:
    """A result in which every fate occurs."""
    text = TEXT + "\n" + FIRST + "\n\n" + "٤ - شكر الرئيس الأعضاء على حسن تعاونهم.\n"
    steps: list[Step] = []

    def do(code: str, *step: Edit) -> None:
        nonlocal text
        steps.append((code, list(step)))
        text = edits.apply(text, sorted(step, key=lambda e: e.start, reverse=True) if not step[0].cuts else step)

    last = text.rindex(FIRST)
    do("DUP001", replacement("drop", text, last, last + len(FIRST) + 2, ""))
    do("ORD001", swapped(text, FIRST, FOURTH))
    do("ORD003", gap_before(text, THIRD))
    do("OCR001", replaced(text, "تصويت", "تصويت مسجل"))
    do("PUN001", replaced(text, "حسن تعاونهم.", "تعاونهم ."))
    return made(TEXT + "\n" + FIRST + "\n\n" + "٤ - شكر الرئيس الأعضاء على حسن تعاونهم.\n", steps)


LINES = st.lists(st.sampled_from(["ا", "ب ج", "", "د", " ", "كلمة", "٣ - نص"]), max_size=12).map("\n".join)


@st.composite
def results(draw: st.DrawFn) -> engine.Result:
    """Any text with any edits, one batch after another."""
    source = text = draw(LINES)
    steps: list[Step] = []
    for at in range(draw(st.integers(0, 6))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
        if draw(st.booleans()) and cuts[0] < cuts[1] and cuts[2] < cuts[3]:
            step = [Edit("move", cuts[0], cuts[3], cuts=(cuts[1], cuts[2]))]
        else:
            op = draw(st.sampled_from(["replace", "drop", "join", "split"]))
            after = "" if op == "drop" else draw(st.sampled_from(["", "س", " ", "\n", "\n\n", "ص\nع"]))
            step = [replacement(op, text, cuts[0], cuts[1], after)]
            if cuts[2] > cuts[1] and draw(st.booleans()):
                step.append(replacement("replace", text, cuts[2], cuts[3], "ط"))
        steps.append((f"OCR{at:03d}", step))
        text = edits.apply(text, step if step[0].cuts else step[::-1])
    return made(source, steps)


def rendered(result: engine.Result, language: str = "en") -> str:
    return html.render(result, language=language, clean_name="report.clean.txt", ledger_name="report.ledger.json")
