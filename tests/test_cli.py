"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import FIXTURES

WRONG = (
    "١ - أنشئ المكتب الميداني في مطلع السنة، وبدأ عمله بخمسة موظفين .\n\n"
    "٢ - وعقد المكتب مشاورات مع السلطات المحلية , ومع ممثلي المجتمـــع المدني في في المحافظات الثلاث.\n\n"
    "٣ - ورفع المكتب تقريره الأول في ١٢ أيلولسبتمبر إلى الإدارة المعنية.\n"
)
WRONG_BUT_CLEAN = (
    "١ - أنشئ المكتب الميداني في مطلع السنة، وبدأ عمله بخمسة موظفين .\n\n"
    "٢ - وعقد المكتب مشاورات مع السلطات المحلية , ومع ممثلي المجتمع المدني في المحافظات الثلاث.\n\n"
    "٣ - ورفع المكتب تقريره الأول في ١٢ أيلول/سبتمبر إلى الإدارة المعنية.\n"
)
CODES = ["CHR003", "NUM001", "OCR001"]
RIGHT = "١ - أنشئ المكتب الميداني في مطلع السنة، وبدأ عمله بخمسة موظفين.\n"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the command gave."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


def _command() -> list[str]:
    script = Path(sys.executable).with_name("cleanup")
    return [str(script)] if script.exists() else [sys.executable, "-c", "from cleanup.cli.main import main; main()"]


def cleanup(*args: str | Path, cwd: Path, stdin: bytes = b"", timeout: float = 60) -> Run:
    """Run the command in a folder."""
    done = subprocess.run(
        [*_command(), *map(str, args)], cwd=cwd, input=stdin, capture_output=True, timeout=timeout, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def failed_in_one_line(run: Run, *words: str) -> bool:
    """Exit code 2 and one line of error that says what was expected of it."""
    assert (2, 1) == (run.code, len(run.lines)), run.err
    assert "Traceback" not in run.err
    assert [] == [word for word in words if word not in run.err], run.err
    return run.err.startswith("cleanup: error: ")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with one document that has faults."""
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8", newline="")
    return tmp_path


# --- fix ------------------------------------------------------------------------------------------------------------


def test_fix_writes_clean_text_ledger_and_report(work: Path) -> None:
    run = cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert 0 == run.code
    assert {"a.clean.txt", "a.ledger.json", "a.report.html"} == set(files(work / "out"))
    assert WRONG_BUT_CLEAN == (work / "out/a.clean.txt").read_text(encoding="utf-8")


def test_fix_says_what_it_did_on_standard_error(work: Path) -> None:
    run = cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert b"" == run.out
    assert "a.txt" == run.lines[0]
    assert [str(Path("out") / name) in run.err for name in ("a.clean.txt", "a.ledger.json", "a.report.html")] == [True] * 3


def test_fix_speaks_arabic(work: Path) -> None:
    assert "الملفات المكتوبة" in cleanup("fix", "a.txt", "-o", "out", "--lang", "ar", cwd=work).err


def test_fix_writes_beside_the_input_by_default(work: Path) -> None:
    cleanup("fix", "a.txt", cwd=work)
    assert {"a.txt", "cleaned/a.clean.txt", "cleaned/a.ledger.json", "cleaned/a.report.html"} == set(files(work))


def test_fix_leaves_the_input_alone(work: Path) -> None:
    cleanup("fix", "a.txt", cwd=work)
    assert WRONG.encode("utf-8") == (work / "a.txt").read_bytes()


def test_fix_is_quiet_when_told(work: Path) -> None:
    assert Run(0, b"", "") == cleanup("fix", "a.txt", "-o", "out", "--quiet", cwd=work)


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        ("none", {"a.clean.txt", "a.ledger.json"}),
        ("json", {"a.clean.txt", "a.ledger.json", "a.report.json"}),
        ("html,json", {"a.clean.txt", "a.ledger.json", "a.report.html", "a.report.json"}),
    ],
)
def test_fix_writes_the_reports_asked_for(work: Path, kinds: str, names: set[str]) -> None:
    cleanup("fix", "a.txt", "-o", "out", "--report", kinds, cwd=work)
    assert names == set(files(work / "out"))


def test_fix_keeps_markdown(tmp_path: Path) -> None:
    source = FIXTURES / "reports/report-markdown/input.md"
    assert 0 == cleanup("fix", source, "-o", "out", cwd=tmp_path).code
    assert (FIXTURES / "reports/report-markdown/expected.md").read_bytes() == (tmp_path / "out/input.clean.md").read_bytes()


def test_fix_is_silent_about_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8", newline="")
    run = cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    assert (0, RIGHT.encode()) == (run.code, (tmp_path / "out/a.clean.txt").read_bytes())


def test_fix_keeps_the_folders(work: Path) -> None:
    (work / "in/b/c").mkdir(parents=True)
    for name in ("in/a.txt", "in/b/a.txt", "in/b/c/d.md"):
        (work / name).write_text(WRONG, encoding="utf-8")
    assert 0 == cleanup("fix", "in", "-o", "out", "--report", "none", cwd=work).code
    assert {
        "a.clean.txt", "a.ledger.json", "b/a.clean.txt", "b/a.ledger.json", "b/c/d.clean.md", "b/c/d.ledger.json",
    } == set(files(work / "out"))  # fmt: skip


def test_fix_keeps_the_folders_beside_the_input(work: Path) -> None:
    (work / "in/b").mkdir(parents=True)
    (work / "in/b/a.txt").write_text(WRONG, encoding="utf-8")
    cleanup("fix", "in", "--report", "none", cwd=work)
    assert {"b/a.txt", "cleaned/b/a.clean.txt", "cleaned/b/a.ledger.json"} == set(files(work / "in"))


def test_fix_skips_its_own_outputs(work: Path) -> None:
    cleanup("fix", ".", cwd=work)
    once = files(work)
    run = cleanup("fix", ".", cwd=work)
    assert (0, once) == (run.code, files(work))


def test_fix_skips_what_stands_beside_the_input_under_our_names(work: Path) -> None:
    for name in ("a.clean.txt", "a.restored.txt", "a.ledger.json", ".hidden.txt"):
        (work / name).write_text(WRONG, encoding="utf-8")
    cleanup("fix", ".", "-o", "out", "--report", "none", cwd=work)
    assert {"a.clean.txt", "a.ledger.json"} == set(files(work / "out"))


def test_fix_takes_patterns(work: Path) -> None:
    for name in ("b1.txt", "b2.txt", "c.txt"):
        (work / name).write_text(RIGHT, encoding="utf-8")
    assert 0 == cleanup("fix", "b*.txt", "-o", "out", "--report", "none", cwd=work).code
    assert {"b1.clean.txt", "b1.ledger.json", "b2.clean.txt", "b2.ledger.json"} == set(files(work / "out"))


def test_fix_takes_a_file_whose_name_is_a_pattern(work: Path) -> None:
    (work / "a[1].txt").write_text(RIGHT, encoding="utf-8")
    assert 0 == cleanup("fix", "a[1].txt", "-o", "out", "--report", "none", cwd=work).code
    assert {"a[1].clean.txt", "a[1].ledger.json"} == set(files(work / "out"))


@pytest.mark.parametrize("name", ["تقرير الأمين.txt", "with space.txt", "a'b\"c.txt", "no-ending", "two.dots.txt"])
def test_fix_takes_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(WRONG, encoding="utf-8", newline="")
    assert 0 == cleanup("fix", name, "-o", "out", "--report", "none", cwd=tmp_path).code
    path = Path(name)
    assert WRONG_BUT_CLEAN.encode() == (tmp_path / "out" / f"{path.stem}.clean{path.suffix}").read_bytes()


def test_fix_takes_a_name_that_begins_like_an_option(tmp_path: Path) -> None:
    (tmp_path / "-x.txt").write_text(WRONG, encoding="utf-8", newline="")
    assert 0 == cleanup("fix", "-o", "out", "--", "-x.txt", cwd=tmp_path).code
    assert WRONG_BUT_CLEAN.encode() == (tmp_path / "out/-x.clean.txt").read_bytes()


def test_inputs_of_one_stem_keep_their_endings(work: Path) -> None:
    (work / "a.md").write_text(RIGHT, encoding="utf-8")
    cleanup("fix", "a.txt", "a.md", "-o", "out", "--report", "none", cwd=work)
    assert {"a.txt.clean.txt", "a.txt.ledger.json", "a.md.clean.md", "a.md.ledger.json"} == set(files(work / "out"))


def test_ledgers_of_inputs_of_one_stem_can_be_undone(work: Path) -> None:
    (work / "a.md").write_text(RIGHT, encoding="utf-8")
    cleanup("fix", "a.txt", "a.md", "-o", "out", "--report", "none", cwd=work)
    for name in ("a.txt", "a.md"):
        cleanup("undo", f"out/{name}.ledger.json", "-o", f"{name}.back", cwd=work)
        assert (work / name).read_bytes() == (work / f"{name}.back").read_bytes()


def test_inputs_of_one_name_from_two_places_do_not_overwrite_each_other(work: Path) -> None:
    (work / "b").mkdir()
    (work / "b/a.txt").write_text(RIGHT, encoding="utf-8")
    run = cleanup("fix", "a.txt", "b/a.txt", "-o", "out", "--report", "none", cwd=work)
    assert (2, True) == (run.code, "b/a.txt" in run.err)
    assert {"a.txt.clean.txt", "a.txt.ledger.json"} == set(files(work / "out"))
    assert WRONG_BUT_CLEAN == (work / "out/a.txt.clean.txt").read_text(encoding="utf-8")


def test_an_input_given_twice_is_done_once(work: Path) -> None:
    run = cleanup("fix", "a.txt", "./a.txt", ".", "-o", "out", "--report", "none", cwd=work)
    assert (0, 1) == (run.code, run.err.count("ledger.json"))


@pytest.mark.parametrize("jobs", ["2", "0"])
def test_jobs_give_the_same_bytes(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "in").mkdir()
    for at, name in enumerate(("report-water", "report-mission", "report-western")):
        shutil.copy(FIXTURES / "reports" / name / "input.txt", tmp_path / f"in/{at}.txt")
    cleanup("fix", "in", "-o", "one", "--jobs", "1", cwd=tmp_path)
    cleanup("fix", "in", "-o", "two", "--jobs", jobs, cwd=tmp_path)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_two_runs_give_the_same_bytes(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "one", cwd=work)
    cleanup("fix", "a.txt", "-o", "two", cwd=work)
    assert files(work / "one") == files(work / "two")


def test_fix_can_be_told_to_apply_suggestions(work: Path) -> None:
    (work / "a.txt").write_text("اتصل بنا\n\n" + RIGHT + "\nالإعلانات\n", encoding="utf-8", newline="")
    cleanup("fix", "a.txt", "-o", "safe", cwd=work)
    cleanup("fix", "a.txt", "-o", "more", "--apply", "suggested", cwd=work)
    read = [(work / name / "a.clean.txt").read_text(encoding="utf-8") for name in ("safe", "more")]
    assert ["اتصل بنا\n\n" + RIGHT + "\nالإعلانات\n", RIGHT] == read


# --- standard input -------------------------------------------------------------------------------------------------


def test_dash_is_a_filter(tmp_path: Path) -> None:
    run = cleanup("fix", "-", cwd=tmp_path, stdin=WRONG.encode("utf-8"))
    assert Run(0, WRONG_BUT_CLEAN.encode("utf-8"), "") == run
    assert {} == files(tmp_path)


def test_filter_keeps_bytes_as_they_are(tmp_path: Path) -> None:
    data = b"\xff\xfe" + RIGHT.replace("\n", "\r\n").encode("utf-16-le")
    assert data == cleanup("fix", "-", cwd=tmp_path, stdin=data).out


def test_filter_keeps_a_ledger_that_undoes(tmp_path: Path) -> None:
    run = cleanup("fix", "-", "--ledger", "l.json", cwd=tmp_path, stdin=WRONG.encode("utf-8"))
    (tmp_path / "clean").write_bytes(run.out)
    done = cleanup("undo", "l.json", "--text", "clean", "-o", "back", cwd=tmp_path)
    assert (0, WRONG.encode("utf-8")) == (done.code, (tmp_path / "back").read_bytes())


def test_ledger_of_a_filter_needs_the_text(tmp_path: Path) -> None:
    cleanup("fix", "-", "--ledger", "l.json", cwd=tmp_path, stdin=WRONG.encode("utf-8"))
    assert failed_in_one_line(cleanup("undo", "l.json", cwd=tmp_path), "--text")


def test_dash_goes_with_nothing_else(work: Path) -> None:
    assert failed_in_one_line(cleanup("fix", "-", "a.txt", cwd=work), "standard input")


def test_ledger_goes_with_dash_only(work: Path) -> None:
    assert failed_in_one_line(cleanup("fix", "a.txt", "--ledger", "l.json", cwd=work), "--ledger")


# --- check, diff, explain, rules ------------------------------------------------------------------------------------


def test_check_points_out_and_writes_nothing(work: Path) -> None:
    before = files(work)
    run = cleanup("check", "a.txt", cwd=work)
    assert (1, before) == (run.code, files(work))
    assert CODES == sorted({line.split()[1] for line in run.text.splitlines()} & set(CODES))


def test_check_names_place_and_code(work: Path) -> None:
    places = [line.split()[0] for line in cleanup("check", "a.txt", "--select", "NUM001", cwd=work).text.splitlines()]
    column = WRONG.split("\n")[4].index("أيلولسبتمبر") + 1
    assert [f"a.txt:5:{column}:"] == places


def test_check_of_a_right_text_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    assert Run(0, b"", "") == cleanup("check", "a.txt", cwd=tmp_path)


def test_check_may_exit_with_zero(work: Path) -> None:
    assert 0 == cleanup("check", "a.txt", "--exit-zero", cwd=work).code


def test_check_gives_json(work: Path) -> None:
    run = cleanup("check", "a.txt", "--format", "json", cwd=work)
    document = json.loads(run.text)["documents"][0]
    assert (1, "a.txt") == (run.code, document["file"])
    assert set(CODES) <= {finding["code"] for finding in document["findings"]}


def test_check_reads_standard_input(tmp_path: Path) -> None:
    assert 1 == cleanup("check", "-", cwd=tmp_path, stdin=WRONG.encode("utf-8")).code


def test_diff_shows_words(work: Path) -> None:
    run = cleanup("diff", "a.txt", cwd=work)
    assert (0, True) == (run.code, "[-المجتمـــع-]{+المجتمع+}" in run.text)


def test_unified_diff_names_both_sides(work: Path) -> None:
    run = cleanup("diff", "a.txt", "--format", "unified", cwd=work)
    lines = run.text.splitlines()
    assert (0, "--- a.txt", "+++ a.txt (clean)") == (run.code, lines[0].rstrip(), lines[1].rstrip())
    assert sum(1 for line in lines if line.startswith("-١") or line.startswith("-٢") or line.startswith("-٣")) == 2


@pytest.mark.parametrize(("lang", "word"), [("en", "Unicode"), ("ar", "التطويل")])
def test_explain_says_why(tmp_path: Path, lang: str, word: str) -> None:
    run = cleanup("explain", "CHR003", "--lang", lang, cwd=tmp_path)
    assert (0, True, True) == (run.code, run.text.startswith("CHR003 tatweel"), word in run.text)


def test_explain_takes_lower_case_and_beginnings(tmp_path: Path) -> None:
    run = cleanup("explain", "ord", cwd=tmp_path)
    assert (0, True) == (run.code, all(code in run.text for code in ("ORD001", "ORD002", "ORD003", "ORD004")))


def test_rules_lists_every_rule_once(tmp_path: Path) -> None:
    from tests.support import shipped_rules

    listed = [line.split()[0] for line in cleanup("rules", cwd=tmp_path).text.splitlines()]
    assert sorted(rule.code for rule in shipped_rules()) == listed


def test_rules_gives_a_markdown_table(tmp_path: Path) -> None:
    lines = cleanup("rules", "--format", "markdown", cwd=tmp_path).text.splitlines()
    assert {5} == {line.replace("\\|", "").count("|") for line in lines}


def test_version_and_help(tmp_path: Path) -> None:
    assert cleanup("--version", cwd=tmp_path).text.startswith("cleanup, version ")
    assert "Examples:" in cleanup("fix", "--help", cwd=tmp_path).text


def test_no_command_shows_the_help(tmp_path: Path) -> None:
    run = cleanup(cwd=tmp_path)
    assert (2, True) == (run.code, "Usage: cleanup" in run.err)


# --- undo -----------------------------------------------------------------------------------------------------------


def test_undo_restores_beside_the_ledger(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    run = cleanup("undo", "out/a.ledger.json", cwd=work)
    assert (0, WRONG.encode("utf-8")) == (run.code, (work / "out/a.restored.txt").read_bytes())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1256"])
def test_undo_gives_the_bytes_of_other_encodings(tmp_path: Path, encoding: str) -> None:
    from cleanup.languages import ar

    data = WRONG.translate(ar.TO_WESTERN).replace("\n", "\r\n").encode(encoding)
    (tmp_path / "a.txt").write_bytes(data)
    cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    cleanup("undo", "out/a.ledger.json", cwd=tmp_path)
    assert data == (tmp_path / "out/a.restored.txt").read_bytes()
    assert data != (tmp_path / "out/a.clean.txt").read_bytes()


def _id_of(folder: Path, code: str) -> str:
    findings = json.loads((folder / "a.ledger.json").read_text(encoding="utf-8"))["findings"]
    return str(next(finding["id"] for finding in findings if finding["code"] == code))


def test_undo_takes_one_change_back(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    id_ = _id_of(work / "out", "CHR003")
    assert 0 == cleanup("undo", "out/a.ledger.json", "--only", id_, cwd=work).code
    text = (work / f"out/a.without-{id_}.clean.txt").read_text(encoding="utf-8")
    assert WRONG_BUT_CLEAN.replace("المجتمع", "المجتمـــع") == text


def test_a_change_taken_back_leaves_a_ledger_that_undoes(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    id_ = _id_of(work / "out", "CHR003")
    cleanup("undo", "out/a.ledger.json", "--only", id_.lower(), cwd=work)
    run = cleanup("undo", f"out/a.without-{id_}.ledger.json", "-o", "back.txt", cwd=work)
    assert (0, WRONG.encode("utf-8")) == (run.code, (work / "back.txt").read_bytes())


def test_undo_of_an_unknown_finding(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", "--only", "F9999", cwd=work), "F9999")


def test_undo_of_a_text_edited_since(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    with (work / "out/a.clean.txt").open("a", encoding="utf-8") as file:
        file.write("زيادة\n")
    before = files(work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", cwd=work), "edited since")
    assert before == files(work)


def test_undo_without_the_clean_text(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    (work / "out/a.clean.txt").unlink()
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", cwd=work), "a.clean.txt", "no such file")


def test_undo_does_not_overwrite_what_it_reads(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    before = files(work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", "-o", "out/a.clean.txt", cwd=work), "overwrite")
    assert before == files(work)


def _damage(data: str, how: str) -> str:
    ledger = json.loads(data)
    edits = ledger["edits"]
    if how == "half":
        return data[: len(data) // 2]
    if how == "not-json":
        return "no ledger at all"
    if how == "list":
        return "[]"
    if how == "foreign-schema":
        ledger["schema"] = "other/ledger/1"
    if how == "no-edits":
        del ledger["edits"]
    if how == "edits-are-text":
        ledger["edits"] = "x"
    if how == "edit-lost":
        edits.pop()
    if how == "edit-offset":
        edits[0]["start"] += 1
        edits[0]["end"] += 1
    if how == "edit-far-away":
        edits[0]["start"] = edits[0]["end"] = 10**12
    if how == "edit-backwards":
        edits[0]["start"], edits[0]["end"] = edits[0]["end"] + 1, edits[0]["start"]
    if how == "edit-words":
        edits[0]["before"] = "كلمات أخرى"
    if how == "edit-type":
        edits[0]["after"] = 5
    if how == "edit-op":
        edits[0]["op"] = "burn"
    if how == "edit-of-nobody":
        edits[0]["finding"] = "F9999"
    if how == "source-hash":
        ledger["source"]["sha256"] = "0" * 64
    if how == "source-missing":
        del ledger["source"]
    if how == "encoding":
        ledger["source"]["encoding"] = "no-such-encoding"
    if how == "encoding-no-text":
        ledger["source"]["encoding"] = "base64"
    if how == "encoding-number":
        ledger["source"]["encoding"] = 8
    if how == "result-is-text":
        ledger["result"] = "x"
    if how == "name-leads-out":
        ledger["result"]["name"] = "../a.txt"
    if how == "source-name-leads-out":
        ledger["source"]["name"] = "../../evil.txt"
    if how == "source-name-number":
        ledger["source"]["name"] = 5
    if how == "findings-are-numbers":
        ledger["findings"] = [1]
    return json.dumps(ledger, ensure_ascii=False)


_DAMAGES = (
    "half", "not-json", "list", "foreign-schema", "no-edits", "edits-are-text", "edit-lost", "edit-offset",
    "edit-far-away", "edit-backwards", "edit-words", "edit-type", "edit-op", "edit-of-nobody", "source-hash",
    "source-missing", "encoding", "encoding-no-text", "encoding-number", "result-is-text", "name-leads-out",
    "source-name-number", "findings-are-numbers",
)  # fmt: skip


@pytest.mark.parametrize("how", _DAMAGES)
def test_undo_of_a_damaged_ledger(work: Path, how: str) -> None:
    cleanup("fix", "a.txt", "-o", "out", "--report", "none", cwd=work)
    path = work / "out/a.ledger.json"
    path.write_text(_damage(path.read_text(encoding="utf-8"), how), encoding="utf-8")
    before = files(work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", cwd=work), "out/a.ledger.json")
    assert before == files(work)


def test_undo_writes_nowhere_but_beside_the_ledger(work: Path) -> None:
    (work / "deep/out").mkdir(parents=True)
    cleanup("fix", "a.txt", "-o", "deep/out", "--report", "none", cwd=work)
    path = work / "deep/out/a.ledger.json"
    path.write_text(_damage(path.read_text(encoding="utf-8"), "source-name-leads-out"), encoding="utf-8")
    before = set(files(work))
    cleanup("undo", "deep/out/a.ledger.json", cwd=work)
    assert {name for name in set(files(work)) - before if not name.startswith("deep/out/")} == set()


def test_undo_of_binary_data(work: Path) -> None:
    (work / "l.json").write_bytes(bytes(range(256)))
    assert failed_in_one_line(cleanup("undo", "l.json", cwd=work), "l.json")


def test_undo_of_a_missing_ledger(work: Path) -> None:
    assert failed_in_one_line(cleanup("undo", "no.json", cwd=work), "no.json", "no such file")


# --- bad input ------------------------------------------------------------------------------------------------------


def _bad(tmp_path: Path, name: str, data: bytes) -> Run:
    (tmp_path / name).write_bytes(data)
    before = files(tmp_path)
    run = cleanup("fix", name, "-o", "out", cwd=tmp_path)
    assert before == files(tmp_path)
    return run


@pytest.mark.parametrize("command", ["fix", "check", "diff"])
def test_missing_file(tmp_path: Path, command: str) -> None:
    assert failed_in_one_line(cleanup(command, "no.txt", cwd=tmp_path), "no.txt", "no such file")
    assert {} == files(tmp_path)


def test_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/x.pdf").write_bytes(b"%PDF")
    assert failed_in_one_line(cleanup("fix", "in", cwd=tmp_path), "in:", "no documents")


def test_pattern_without_files(tmp_path: Path) -> None:
    assert failed_in_one_line(cleanup("fix", "*.txt", cwd=tmp_path), "*.txt", "no file")


def test_binary_file(tmp_path: Path) -> None:
    assert failed_in_one_line(_bad(tmp_path, "a.txt", bytes(range(256)) * 20), "a.txt", "binary")


def test_image_under_the_name_of_a_text(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(0, 256, 3)) * 9
    assert failed_in_one_line(_bad(tmp_path, "a.txt", png), "a.txt", "binary")


def test_undecodable_bytes(tmp_path: Path) -> None:
    data = RIGHT.encode("utf-8") + b"\xff\xfe\xfa " + RIGHT.encode("utf-8")
    assert failed_in_one_line(_bad(tmp_path, "a.txt", data), "a.txt")


def test_cut_utf16(tmp_path: Path) -> None:
    data = b"\xff\xfe" + RIGHT.encode("utf-16-le")[:-1]
    assert failed_in_one_line(_bad(tmp_path, "a.txt", data), "a.txt", "utf-16")


def test_output_folder_is_a_file(work: Path) -> None:
    (work / "out").write_text("x")
    before = files(work)
    assert failed_in_one_line(cleanup("fix", "a.txt", "-o", "out", cwd=work), "out", "cannot be written")
    assert before == files(work)


def test_output_file_is_a_folder(work: Path) -> None:
    (work / "out/a.ledger.json").mkdir(parents=True)
    before = files(work)
    assert failed_in_one_line(cleanup("fix", "a.txt", "-o", "out", cwd=work), "a.ledger.json")
    assert before == files(work)


def test_output_would_overwrite_an_input(work: Path) -> None:
    (work / "a.clean.txt").write_text(RIGHT, encoding="utf-8")
    before = files(work)
    run = cleanup("fix", "a.txt", "a.clean.txt", "-o", ".", "--report", "none", cwd=work)
    assert (2, True) == (run.code, "overwrite an input" in run.err)
    assert before == {name: data for name, data in files(work).items() if name in before}


def test_no_temporary_file_is_left(work: Path) -> None:
    (work / "out/a.ledger.json").mkdir(parents=True)
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert [] == [name for name in files(work) if "tmp" in name]


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    run = cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    assert (0, b"") == (run.code, (tmp_path / "out/a.clean.txt").read_bytes())
    assert 0 == cleanup("undo", "out/a.ledger.json", "-o", "back.txt", cwd=tmp_path).code
    assert b"" == (tmp_path / "back.txt").read_bytes()


@pytest.mark.parametrize("data", [b"\n\n\n", b" ", b"\xef\xbb\xbf", b"\f", b"\x0b"], ids=repr)
def test_nearly_empty_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    run = cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    assert (0, data) == (run.code, (tmp_path / "out/a.clean.txt").read_bytes())


def test_empty_standard_input(tmp_path: Path) -> None:
    assert Run(0, b"", "") == cleanup("fix", "-", cwd=tmp_path)


def test_file_over_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    started = time.monotonic()
    assert failed_in_one_line(cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path), "a.txt", "limit")
    assert time.monotonic() - started < 5
    assert not (tmp_path / "out").exists()


def test_a_bad_input_does_not_stop_the_others(work: Path) -> None:
    (work / "b.txt").write_bytes(bytes(range(256)))
    (work / "c.txt").write_text(RIGHT, encoding="utf-8")
    run = cleanup("fix", "a.txt", "b.txt", "missing.txt", "c.txt", "-o", "out", "--report", "none", "-q", cwd=work)
    assert (2, 3) == (run.code, len(run.lines))
    assert run.lines[-1] == "cleanup: 2 of 4 inputs failed; the others are done"
    assert {"a.clean.txt", "a.ledger.json", "c.clean.txt", "c.ledger.json"} == set(files(work / "out"))


def test_a_bad_input_does_not_stop_the_others_in_many_processes(work: Path) -> None:
    (work / "b.txt").write_bytes(bytes(range(256)))
    (work / "c.txt").write_text(RIGHT, encoding="utf-8")
    run = cleanup("fix", "a.txt", "b.txt", "c.txt", "-o", "out", "--report", "none", "-q", "-j", "2", cwd=work)
    assert (2, "cleanup: 1 of 3 inputs failed; the others are done") == (run.code, run.lines[-1])
    assert {"a.clean.txt", "a.ledger.json", "c.clean.txt", "c.ledger.json"} == set(files(work / "out"))


def test_check_goes_on_after_a_bad_input(work: Path) -> None:
    (work / "b.txt").write_bytes(bytes(range(256)))
    run = cleanup("check", "b.txt", "a.txt", cwd=work)
    assert (2, True) == (run.code, "a.txt:5:" in run.text)


# --- wrong use ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "words"),
    [
        pytest.param(["fixx", "a.txt"], ["fixx", "did you mean fix?"], id="unknown-command"),
        pytest.param(["zzzzzz"], ["zzzzzz", "fix, check, diff"], id="unlike-any-command"),
        pytest.param(["fix"], ["PATH"], id="no-path"),
        pytest.param(["fix", "a.txt", "--nonsense"], ["--nonsense"], id="unknown-option"),
        pytest.param(["fix", "a.txt", "--apply", "all"], ["safe", "suggested"], id="unknown-tier"),
        pytest.param(["fix", "a.txt", "--report", "pdf"], ["pdf", "html, json"], id="unknown-report"),
        pytest.param(["fix", "a.txt", "--select", "CHR999"], ["CHR999", "did you mean CHR0"], id="unknown-code"),
        pytest.param(["fix", "a.txt", "--ignore", "ORD01"], ["ORD01", "did you mean ORD0"], id="unknown-ignored-code"),
        pytest.param(["check", "a.txt", "--format", "xml"], ["xml"], id="unknown-format"),
        pytest.param(["check", "a.txt", "--jobs", "-1"], ["jobs"], id="negative-jobs"),
        pytest.param(["explain", "DUP999"], ["DUP999", "did you mean DUP00"], id="explain-unknown-code"),
        pytest.param(["fix", "a.txt", "--rules", "nowhere"], ["nowhere", "not a folder"], id="no-rules-folder"),
    ],
)  # fmt: skip
def test_wrong_use(work: Path, args: Sequence[str], words: Sequence[str]) -> None:
    before = files(work)
    assert failed_in_one_line(cleanup(*args, cwd=work), *words)
    assert before == files(work)


def test_codes_may_be_written_small_and_together(work: Path) -> None:
    run = cleanup("check", "a.txt", "--select", "chr003,num001", cwd=work)
    assert ["CHR003", "NUM001"] == sorted(line.split()[1] for line in run.text.splitlines())


def test_a_reader_that_goes_away_is_no_error(work: Path) -> None:
    command = " ".join(f"'{part}'" for part in _command())
    done = subprocess.run(
        ["bash", "-c", f"{command} rules | true; echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True, check=True
    )
    assert ("0\n", "") == (done.stdout, done.stderr)


# --- rule packs -----------------------------------------------------------------------------------------------------

PACK = """
[pack]
id = "own"
language = "ar"
version = "1"
licence = "CC0-1.0"

[[rule]]
code = "OCR900"
name = "own-rule"
kind = "replace"
tier = "safe"
message = "Own rule"
message_ar = "قاعدة خاصة"
why = "Because"
why_ar = "لأن"

[rule.parameters]
pattern = "كلمه"
replacement = "كلمة"
"""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(("[pack]", "[pack"), ["own.toml", "TOML"], id="not-toml"),
        pytest.param(("[pack]", "[packs]"), ["own.toml", "packs", "[[rule]]"], id="unknown-table"),
        pytest.param(('id = "own"\n', ""), ["own.toml", "[pack]", "id", "missing"], id="pack-key-missing"),
        pytest.param(('why = "Because"', 'because = "x"'), ["own.toml", "OCR900", "'because'", "why"], id="unknown-key"),
        pytest.param(('"replace"', '"replaces"'), ["own.toml", "OCR900", "'replaces'", "replace,"], id="unknown-kind"),
        pytest.param(('"كلمه"', '"(كلمه"'), ["own.toml", "OCR900", "pattern", "regular expression"], id="bad-regex"),
        pytest.param(('"كلمة"', "'\\9'"), ["own.toml", "OCR900", "replacement"], id="bad-replacement"),
        pytest.param(('message_ar = "قاعدة خاصة"\n', ""), ["own.toml", "OCR900", "message_ar", "missing"], id="no-arabic"),
        pytest.param(('pattern = "كلمه"\n', ""), ["own.toml", "OCR900", "pattern", "missing"], id="no-pattern"),
        pytest.param(('"كلمه"', "5"), ["own.toml", "OCR900", "pattern", "a string"], id="wrong-type"),
        pytest.param(('pattern = "كلمه"', 'patern = "كلمه"'), ["own.toml", "OCR900", "'patern'"], id="unknown-parameter"),
        pytest.param(('"safe"', '"sure"'), ["own.toml", "OCR900", "tier", "'sure'", "suggested"], id="bad-tier"),
        pytest.param(('"OCR900"', '"OCR001"'), ["own.toml", "OCR001", "already used"], id="duplicate-code"),
        pytest.param(('"OCR900"', '"XYZ900"'), ["own.toml", "XYZ900", "code", "OCR"], id="bad-code"),
        pytest.param(('"OCR900"', "900"), ["own.toml", "900", "code", "a string"], id="code-is-a-number"),
        pytest.param(('why_ar = "لأن"', 'why_ar = "لأن"\nconfidence = 3'), ["own.toml", "OCR900", "confidence"], id="range"),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nconfidence = nan'), ["own.toml", "OCR900", "confidence"], id="not-a-number"
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nmay_touch = ["all"]'), ["own.toml", "OCR900", "may_touch"], id="may-touch"
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nmay_touch = [["digits"]]'), ["own.toml", "OCR900", "may_touch"],
            id="may-touch-nested",
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nexample = ["x"]'), ["own.toml", "OCR900", "example"], id="example-type"
        ),
        pytest.param(
            ("[rule.parameters]", '[[rule.example]]\ngood = "x"\n[rule.parameters]'), ["own.toml", "OCR900", "bad", "ok"],
            id="example-without-bad",
        ),
        pytest.param(("[[rule]]", "[rule]"), ["own.toml", "[[rule]]"], id="rule-is-no-array"),
        pytest.param(("[[rule]]", "[cues]\nname = 3\n[[rule]]"), ["own.toml", "[cues]", "'name'"], id="unknown-cue"),
        pytest.param(("[[rule]]", "[cues]\nnames = 3\n[[rule]]"), ["own.toml", "[cues]", "names", "list"], id="cue-type"),
        pytest.param(
            ('replacement = "كلمة"', 'replacement = "كلمة"\nblocks = ["paragraf"]'), ["own.toml", "OCR900", "paragraf"],
            id="unknown-block",
        ),
        pytest.param(
            ('replacement = "كلمة"', "blocks = [3]"), ["own.toml", "OCR900", "blocks"], id="block-is-a-number"
        ),
        pytest.param(
            ('kind = "replace"', 'kind = "foreign-letters"'), ["own.toml", "OCR900", "'pattern'"], id="other-kinds-parameter"
        ),
    ],
)  # fmt: skip
def test_broken_pack(work: Path, change: tuple[str, str], words: Sequence[str]) -> None:
    (work / "rules").mkdir()
    assert change[0] in PACK
    (work / "rules/own.toml").write_text(PACK.replace(*change), encoding="utf-8")
    before = files(work)
    assert failed_in_one_line(cleanup("fix", "a.txt", "--rules", "rules", cwd=work), *words)
    assert before == files(work)


def test_pack_that_is_not_utf8(work: Path) -> None:
    (work / "rules").mkdir()
    (work / "rules/own.toml").write_bytes(PACK.encode("cp1256"))
    assert failed_in_one_line(cleanup("fix", "a.txt", "--rules", "rules", cwd=work), "own.toml", "UTF-8")


def test_rules_folder_without_packs(work: Path) -> None:
    (work / "rules").mkdir()
    assert failed_in_one_line(cleanup("fix", "a.txt", "--rules", "rules", cwd=work), "rules", ".toml")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("(ا+)+$", "ا" * 5000 + "ب"), ("(ا|اا)+ج", "ا" * 5000)],
    ids=["nested", "alternatives"],
)
def test_hostile_pattern_is_reported_and_not_waited_for(work: Path, pattern: str, text: str) -> None:
    (work / "rules").mkdir()
    (work / "rules/own.toml").write_text(PACK.replace('"كلمه"', f"'{pattern}'"), encoding="utf-8")
    (work / "a.txt").write_text(f"{RIGHT}\n{text}\n", encoding="utf-8")
    started = time.monotonic()
    run = cleanup("fix", "a.txt", "--rules", "rules", "-o", "out", cwd=work)
    assert (0, True) == (run.code, time.monotonic() - started < 15)
    findings = json.loads((work / "out/a.ledger.json").read_text(encoding="utf-8"))["findings"]
    slow = [f for f in findings if f["code"] == "OCR900" and "slow-pattern" in [e["key"] for e in f["evidence"]]]
    assert [False] == [finding["applied"] for finding in slow]
