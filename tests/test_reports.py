"""Reports: safe with any document, complete, and true to what was done."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from cleanup import api, edits, engine, messages
from cleanup.document import Source
from cleanup.edits import Edit, replacement
from cleanup.findings import Evidence, Finding, Fix, Related, Tier
from cleanup.packs import Rule, RulePack
from cleanup.provenance import Provenance
from cleanup.reports import html, json_report, terminal
from cleanup.reports.fates import account, block_fates
from cleanup.reports.formats import text_format
from cleanup.reports.rising import heaviest_rising
from cleanup.reports.trace import trace
from cleanup.reports.visible import HIDDEN, direction, visible
from cleanup.reports.words import change
from cleanup.structure import parse

# --- Results made by hand -------------------------------------------------------------------------------------------

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
    document = parse(source, working, api.engine.merge([]))
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


# --- HTML -----------------------------------------------------------------------------------------------------------

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Checks that tags balance and gathers what tests look at."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.texts: list[dict[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        self.attributes += [(tag, key, value) for key, value in attrs]
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if (found.get("href") or "").startswith("#"):
            self.targets.add((found["href"] or "")[1:])
        if "t" in (found.get("class") or "").split():
            self.texts.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def rendered(result: engine.Result, language: str = "en") -> str:
    return html.render(result, language=language, clean_name="report.clean.txt", ledger_name="report.ledger.json")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_hostile_document_cannot_reach_the_page(language: str) -> None:
    page = rendered(hostile_result(), language)
    parsed = Page(page)
    assert not parsed.tags.keys() & {"script", "img", "svg", "iframe", "object", "link", "i", "u", "form"}
    assert parsed.tags["style"] == parsed.tags["title"] == 1
    assert not [a for a in parsed.attributes if a[1].startswith("on") or a[1] in ("src", "srcset", "action", "style")]
    assert all(value.startswith("#") for _, key, value in parsed.attributes if key == "href" and value)
    assert not [a for a in parsed.attributes if "http" in (a[2] or "")]
    assert not HIDDEN.search(page)
    assert "\u27e6U+202E RLO\u27e7" in page and "\u27e6U+001B ESC\u27e7" in page
    assert "url(" not in page and "@import" not in page


def test_policy_forbids_everything_but_inline_styles() -> None:
    page = rendered(hostile_result())
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert page.index("Content-Security-Policy") < page.index("<style>")


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("text", ["", "\n\n \n", TEXT, HOSTILE, "One line of English without any fault.\n"])
def test_page_of_a_document_without_changes(text: str, language: str) -> None:
    parsed = Page(rendered(made(text, []), language))
    assert len(parsed.ids) == len(set(parsed.ids))
    assert parsed.targets <= set(parsed.ids)
    assert messages.text("page.no-changes", language) in parsed.words


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


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_applied_finding_has_its_place_in_the_page(language: str) -> None:
    result = everything()
    parsed = Page(rendered(result, language))
    assert {r.id for r in result.findings} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert parsed.targets <= set(parsed.ids)
    assert {f"s{i + 1}" for i in range(len(account(result).blocks))} <= set(parsed.ids)
    assert {f"c{i + 1}" for i in range(len(result.document.blocks))} <= set(parsed.ids)
    words = "".join(parsed.words)
    for name in ("kept", "changed", "moved", "joined", "dropped"):
        assert messages.text(f"fate.{name}", language) in words
    assert result.source.sha256 in words
    assert "cleanup undo report.ledger.json" in words


def test_every_text_of_the_document_says_its_language_and_direction() -> None:
    parsed = Page(rendered(made(TEXT + "\n\nAn English line that stands alone\n", []), "en"))
    assert {(t.get("lang"), t.get("dir")) for t in parsed.texts} == {("ar", "rtl"), ("en", "ltr")}
    assert ("html", "dir", "ltr") in parsed.attributes
    assert ("html", "dir", "rtl") in Page(rendered(made(TEXT, []), "ar")).attributes


def test_many_findings_of_a_rule_are_all_listed() -> None:
    text = " ".join(["كلمه"] * 120) + "."
    steps: list[Step] = [("OCR001", [replacement("replace", text, i * 5, i * 5 + 4, "كلمة")]) for i in range(120)]
    parsed = Page(rendered(made(text, steps)))
    assert {f"F{i:04d}" for i in range(1, 121)} <= set(parsed.ids)


def test_long_document_shows_only_what_changed_and_says_so() -> None:
    paragraph = "قدم الأمين العام تقريره إلى الجمعية العامة في دورتها العادية، وأحاطت الجمعية به علما. "
    text = "\n\n".join(f"{i} - {paragraph * 4}" for i in range(1, 1200))
    page = rendered(made(text, [("OCR001", [replaced(text, "600 - قدم", "600 - عرض")])]))
    parsed = Page(page)
    assert "s600" in parsed.ids and "s599" in parsed.ids and "s601" in parsed.ids and "s500" not in parsed.ids
    assert messages.text("page.long") in parsed.words
    assert parsed.targets <= set(parsed.ids)
    assert len(page) < len(text)


def test_marks_never_cut_a_word() -> None:
    text = "أعلن المتتحدث باسم الوفد موقفه."
    at = text.index("تتحدث")
    result = made(text, [("OCR001", [replacement("replace", text, at, at + 1, "")])])
    shape = change(result.findings[0], text)
    assert [p.text for p in shape.before if p.changed] == ["المتتحدث"]
    assert [p.text for p in shape.after or () if p.changed] == ["المتحدث"]
    page = rendered(result)
    assert "<ins>المتحدث</ins>" in page and "<del>المتتحدث</del>" in page


# --- Fates and trace ------------------------------------------------------------------------------------------------


def test_fates_of_every_kind() -> None:
    result = everything()
    fates = block_fates(result)
    assert [f.fate for f in fates] == ["moved", "joined", "joined", "moved", "dropped", "changed"] or [
        f.fate for f in fates
    ] == ["kept", "joined", "joined", "moved", "dropped", "changed"]
    assert fates[4].result_start is None and fates[4].findings == ("F0001",)
    assert fates[1].result_block == fates[2].result_block
    assert "F0003" in fates[1].findings and "F0003" in fates[2].findings
    for fate in fates:
        if fate.result_start is not None and not fate.edited:
            assert result.text.startswith(fate.block.text, fate.result_start)


def test_a_block_replaced_as_a_whole_has_changed_and_was_not_dropped() -> None:
    text = f"{FIRST}\n\nA5\n\n{FOURTH}\n"
    fates = block_fates(made(text, [("NUM001", [replaced(text, "A5", "٥")])]))
    assert [f.fate for f in fates] == ["kept", "changed", "kept"]
    assert fates[1].result_block == 1


def test_a_moved_and_joined_block_says_both() -> None:
    text = f"{THIRD}\n\n{SECOND}\n\n{FOURTH}\n"
    move = swapped(text, THIRD, SECOND)
    after = edits.apply(text, [move])
    fates = block_fates(made(text, [("ORD001", [move]), ("ORD003", [gap_before(after, THIRD)])]))
    assert [f.fate for f in fates] == ["joined", "joined", "kept"]
    assert [f.moved for f in fates].count(True) == 1
    assert all("F0002" in f.findings for f in fates[:2])


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


@settings(max_examples=300, deadline=None)
@given(results())
def test_trace_accounts_for_every_character(result: engine.Result) -> None:
    traced = trace(result)
    source, clean = result.source.text, result.text
    assert "".join(clean[p.start : p.end] for p in traced.pieces) == clean
    for piece in traced.kept:
        assert clean[piece.start : piece.end] == source[piece.source : piece.source_end]
        assert result.provenance.to_source(piece.start) == piece.source
    spans = [(p.source, p.source_end) for p in traced.kept] + [(r.start, r.end) for r in traced.removed]
    covered = sorted(at for start, end in spans for at in range(start, end))
    assert covered == list(range(len(source)))


@settings(max_examples=300, deadline=None)
@given(results())
def test_every_block_has_one_fate_and_every_page_parses(result: engine.Result) -> None:
    fates = block_fates(result)
    blocks = parse(result.source, result.source.text, result.document.cues).blocks
    assert [f.block for f in fates] == list(blocks)
    for fate in fates:
        assert (fate.fate == "dropped") == (fate.result_start is None)
        if fate.fate == "kept":
            assert result.text.startswith(fate.block.text, fate.result_start or 0)
    parsed = Page(rendered(result))
    assert len(parsed.ids) == len(set(parsed.ids)) and parsed.targets <= set(parsed.ids)


@given(st.lists(st.integers(0, 40), unique=True, max_size=7))
def test_heaviest_rising_is_the_heaviest(values: list[int]) -> None:
    weights = [1 + value % 5 for value in values]
    best = 0
    for mask in range(1 << len(values)):
        chosen = [i for i in range(len(values)) if mask >> i & 1]
        if all(values[a] < values[b] for a, b in pairwise(chosen)):
            best = max(best, sum(weights[i] for i in chosen))
    found = sorted(heaviest_rising(values, weights))
    assert all(values[a] < values[b] for a, b in pairwise(found))
    assert sum(weights[i] for i in found) == best


# --- Terminal -------------------------------------------------------------------------------------------------------


def console(width: int = 80, terminal_: bool = False) -> Console:
    return Console(
        file=io.StringIO(), width=width, force_terminal=terminal_, color_system="truecolor" if terminal_ else None
    )


def written(used: Console) -> str:
    assert isinstance(used.file, io.StringIO)
    return used.file.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "evil\x1b[2J\n\u202e.txt"])
def test_hostile_document_cannot_steer_the_terminal(name: str) -> None:
    result = hostile_result()
    used = console()
    terminal.summary(result, used, [name])
    terminal.word_diff(result, used)
    for output in (written(used), *text_format.lines(json_report.check_document(result, name), name)):
        assert not HIDDEN.search(output)
    assert all("\n" not in line for line in text_format.lines(json_report.check_document(result, name), name))
    assert "[bold]" in "".join(text_format.lines(json_report.check_document(result, name), name))


def test_colours_are_the_only_escapes_and_signs_stay() -> None:
    used = console(40, True)
    terminal.word_diff(hostile_result(), used)
    output = re.sub(r"\x1b\[[0-9;]*m", "", written(used))
    assert not HIDDEN.search(output)
    assert "[-" in output and "{+" in output and "[1m" in output


def test_findings_name_line_and_column() -> None:
    result = made(TEXT, [("OCR001", [replaced(TEXT, "المكتب", "المجلس")])])
    lines = list(text_format.lines(json_report.check_document(result, "dir/a.txt"), "dir/a.txt"))
    assert lines == [f"dir/a.txt:7:{FOURTH.index('المكتب') + 1}: OCR001 safe Message [0.99]"]


def test_word_diff_keeps_logical_order_without_direction_marks() -> None:
    used = console(200)
    terminal.word_diff(made(TEXT, [("OCR001", [replaced(TEXT, "المكتب", "المجلس")])]), used)
    assert "واعتمد [-المكتب-]{+المجلس+} برنامج" in written(used)


def test_no_changes() -> None:
    used = console()
    terminal.word_diff(made(TEXT, []), used)
    terminal.summary(made("", []), used)
    assert "no changes" in written(used) and "nothing found" in written(used)
    assert terminal.unified(made(TEXT, []), "a", "b") == ""


# --- Unified diff ---------------------------------------------------------------------------------------------------


def patched(text: str, diff: str) -> str:
    """What the diff makes of a text, by the rules of the format."""
    old = re.findall(r"[^\n]*\n|[^\n]+", text)
    out: list[str] = []
    at = 0
    lines = re.findall(r"[^\n]*\n|[^\n]+", diff)[2:]
    while lines:
        head = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n", lines.pop(0))
        assert head
        old_length, new_length = int(head[2] or 1), int(head[4] or 1)
        start = int(head[1]) - (1 if old_length else 0)
        out += old[at:start]
        at = start
        assert len(out) == int(head[3]) - (1 if new_length else 0)
        while old_length or new_length or (lines and lines[0].startswith("\\")):
            sign, line = lines[0][0], lines.pop(0)[1:]
            if lines and lines[0].startswith("\\"):
                line = line[:-1]
                lines.pop(0)
            if sign in " -":
                assert old[at] == line
                at, old_length = at + 1, old_length - 1
            if sign in " +":
                out.append(line)
                new_length -= 1
    return "".join(out + old[at:])


@settings(max_examples=500, deadline=None)
@given(results())
def test_unified_diff_leads_from_the_source_to_the_clean_text(result: engine.Result) -> None:
    diff = terminal.unified(result, "a", "b")
    assert patched(result.source.text, diff) == result.text if diff else result.source.text == result.text


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
def test_patch_applies_the_unified_diff(tmp_path: Path) -> None:
    result = everything()
    (tmp_path / "a").write_bytes(result.source.text.encode())
    (tmp_path / "d").write_bytes(terminal.unified(result, "a", "b").encode())
    subprocess.run(["patch", "-s", "a", "d"], cwd=tmp_path, check=True)
    assert (tmp_path / "a").read_bytes() == result.text.encode()


# --- JSON -----------------------------------------------------------------------------------------------------------

SCHEMA = json.loads((Path(__file__).parent.parent / "cleanup/schemas/check-1.schema.json").read_text())


@pytest.mark.parametrize("make", [everything, hostile_result, lambda: made("", []), lambda: made(TEXT, [])])
def test_json_fits_its_schema(make: object) -> None:
    document = json_report.check_document(make(), "a.txt")  # type: ignore[operator]
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json.dumps(document)), SCHEMA)


def test_json_places_count_code_points_of_the_source() -> None:
    point = Finding("PUN010", 2, 5, "m", "ر", 0.5, related=(Related("open", 0, 1),))
    document = json_report.check_document(
        made("ab\ncd ef", [("OCR001", [Edit("replace", 0, 0, "", "x")])], [point]), "a"
    )
    found = next(f for f in document["findings"] if f["code"] == "PUN010")
    assert (found["start"], found["end"], found["line"], found["column"]) == (1, 4, 1, 2)
    assert (found["end_line"], found["end_column"]) == (2, 2)
    assert found["fixable"] is False and found["before"] == "b\nc"


# --- Texts and characters -------------------------------------------------------------------------------------------


def test_every_text_exists_in_both_languages_with_the_same_values() -> None:
    for key, (english, arabic) in messages.TEXTS.items():
        assert english and arabic, key
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", arabic)), key


def test_unknown_evidence_shows_its_key() -> None:
    assert messages.text("evidence.some-new-key", "ar") == "some-new-key"


def test_every_text_that_reports_name_is_there() -> None:
    folder = Path(html.__file__).parent
    used = {
        key
        for file in folder.glob("*.py")
        for key in re.findall(r"[\"']((?:page|label|summary|terminal|fate)\.[a-z0-9-]+)[\"']", file.read_text())
    }
    assert used and used <= messages.TEXTS.keys()


def test_every_evidence_and_role_has_a_label() -> None:
    folder = Path(messages.__file__).parent
    sources = [file.read_text() for file in folder.rglob("*.py")]
    keys = {f"evidence.{key}" for source in sources for key in re.findall(r'Evidence\(\s*"([a-z-]+)"', source)}
    keys |= {f"role.{key}" for source in sources for key in re.findall(r'Related\(\s*"([a-z-]+)"', source)}
    assert keys <= messages.TEXTS.keys()


def test_direction_by_letters() -> None:
    assert direction("٣ - نص عربي A/55/98") == ("ar", "rtl")
    assert direction("A/55/98") == ("en", "ltr")
    assert direction("٢٠٠٠", "ar") == direction("ـ", "ar") == ("ar", "rtl")


def test_arabic_number_signs_stay_and_controls_are_named() -> None:
    assert visible("\u0600\u06dd\t\n") == "\u0600\u06dd\t\n"
    assert visible("a\u202eb\r\n") == "a\u27e6U+202E RLO\u27e7b\n"


# --- The real engine ------------------------------------------------------------------------------------------------

REAL = (
    "أولا - مقدمة\n\n"
    "١ - عقد الفريق العامل اجتماعه الأول في في قاعة المؤتمرات ، ونظر في جدول أعماله.\n\n"
    "٢ - وأعرب المشاركون عن امتنانهم للحكومة المضيفة على ما وفرته من تسهيلات.\n\n"
    "٣ - واتفق الفريق على أن يجتمع مرة أخرى قبل نهاية الفترة المشمولة بالتقرير.\n"
)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_run_of_the_engine_is_reported_in_full(language: str) -> None:
    result = api.fix(REAL.encode())
    applied = [r for r in result.findings if r.applied]
    assert applied
    parsed = Page(rendered(result, language))
    assert {r.id for r in result.findings} <= set(parsed.ids)
    assert patched(REAL, terminal.unified(result, "a", "b")) == result.text
    jsonschema.validate(json_report.check_document(result, "-"), SCHEMA)
