"""`cleanup fix`: what is written, and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli import RIGHT, WRONG, WRONG_BUT_CLEAN, Run, cleanup, files
from tests.support import FIXTURES


def test_fix_writes_clean_text_ledger_and_report(work: Path) -> None:
    run = cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert 0 == run.code
    assert {"a.clean.txt", "a.ledger.json", "a.report.html"} == set(files(work / "out"))
    assert WRONG_BUT_CLEAN == (work / "out/a.clean.txt").read_text(encoding="utf-8")


def test_fix_says_what_it_did_on_standard_error(work: Path) -> None:
    run = cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert b"" == run.out
    assert "a.txt" == run.lines[0]
    assert [str(Path("out") / name) in run.err for name in ("a.clean.txt", "a.ledger.json", "a.report.html")] == [
        True
    ] * 3


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
    assert (FIXTURES / "reports/report-markdown/expected.md").read_bytes() == (
        tmp_path / "out/input.clean.md"
    ).read_bytes()


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


def test_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for at, name in enumerate(("report-water", "report-mission")):
        shutil.copy(FIXTURES / "reports" / name / "input.txt", tmp_path / f"in/{at}.txt")
    for jobs in ("1", "2", "0"):
        cleanup("fix", "in", "-o", f"out-{jobs}", "--jobs", jobs, cwd=tmp_path)
    one, two, all_ = (files(tmp_path / f"out-{jobs}") for jobs in ("1", "2", "0"))
    assert one and one == two == all_


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
