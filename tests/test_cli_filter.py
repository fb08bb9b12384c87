"""`cleanup fix -`: from standard input to standard output."""

from __future__ import annotations

from pathlib import Path

from tests.cli import RIGHT, WRONG, WRONG_BUT_CLEAN, Run, cleanup, failed_in_one_line, files


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
