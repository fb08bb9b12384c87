"""Reports: safe with any document, complete, and true to what was done."""

from __future__ import annotations

import base64
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
from cleanup.edits import Edit, replacement
from cleanup.findings import Finding, Related
from cleanup.reports import html, json_report, terminal
from cleanup.reports.fates import account, block_fates
from cleanup.reports.formats import text_format
from cleanup.reports.rising import heaviest_rising
from cleanup.reports.scripts import data_block
from cleanup.reports.trace import trace
from cleanup.reports.visible import HIDDEN, direction, visible
from cleanup.reports.words import change
from cleanup.structure import parse
from tests.made_results import (
    FIRST,
    FOURTH,
    HOSTILE,
    SECOND,
    TEXT,
    THIRD,
    Step,
    everything,
    gap_before,
    hostile_result,
    made,
    rendered,
    replaced,
    results,
    swapped,
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


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_hostile_document_cannot_reach_the_page(language: str) -> None:
    page = rendered(hostile_result(), language)
    parsed = Page(page)
    assert not parsed.tags.keys() & {"img", "iframe", "object", "link", "i", "u", "form"}
    # The values for the script, the script, and the order map are ours; the document adds none.
    assert (2, 1) == (parsed.tags["script"], parsed.tags["svg"])
    assert parsed.tags["style"] == 1
    # Each entry of the map has a title of its own beside that of the page.
    assert parsed.tags["title"] == 1 + page.count('class="m ')
    assert not [a for a in parsed.attributes if a[1].startswith("on") or a[1] in ("src", "srcset", "action", "style")]
    assert all(value.startswith("#") for _, key, value in parsed.attributes if key == "href" and value)
    assert not [a for a in parsed.attributes if "http" in (a[2] or "")]
    assert not HIDDEN.search(page)
    assert "\u27e6U+202E RLO\u27e7" in page and "\u27e6U+001B ESC\u27e7" in page
    assert "url(" not in page and "@import" not in page


def test_policy_forbids_everything_but_inline_styles_and_the_one_script() -> None:
    page = rendered(hostile_result())
    code = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(code[0].encode()).digest()).decode()
    assert 1 == len(code)
    assert f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'" in page
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script")


@pytest.mark.parametrize(
    "value", ["</script><script>alert(1)</script>", "<!--<script>", "\u202e&lt;\u2028\x1b", "كلمة"]
)
def test_values_for_the_script_cannot_end_their_element(value: str) -> None:
    block = data_block("data", {"before": value})
    inner = re.fullmatch(r'<script type="application/json" id="data">(.*)</script>', block, re.DOTALL)
    assert inner and not re.search("[<>&]", inner[1]) and not HIDDEN.search(inner[1])
    assert {"before": value} == json.loads(inner[1])


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("text", ["", "\n\n \n", TEXT, HOSTILE, "One line of English without any fault.\n"])
def test_page_of_a_document_without_changes(text: str, language: str) -> None:
    parsed = Page(rendered(made(text, []), language))
    assert len(parsed.ids) == len(set(parsed.ids))
    assert parsed.targets <= set(parsed.ids)
    assert messages.text("page.no-changes", language) in parsed.words


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


@settings(max_examples=120, deadline=None)
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


@settings(max_examples=120, deadline=None)
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
    assert "no changes" in written(used)
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


@settings(max_examples=200, deadline=None)
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


RESOURCES = {"page.css", "desk.js", "theme.js", "index.js", "views.js"}


def test_every_text_that_reports_name_is_there() -> None:
    folder = Path(html.__file__).parent
    used = {
        key
        for file in folder.glob("*.py")
        for key in re.findall(
            r"[\"']((?:page|label|summary|terminal|fate|map|view|theme|desk|index)\.[a-z0-9-]+)[\"']", file.read_text()
        )
    } - RESOURCES
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
