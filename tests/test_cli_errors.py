"""Bad input and wrong use: one line, exit code 2, nothing written."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli import RIGHT, Run, cleanup, command, failed_in_one_line, files


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
    quoted = " ".join(f"'{part}'" for part in command())
    done = subprocess.run(
        ["bash", "-c", f"{quoted} rules | true; echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True, check=True
    )
    assert ("0\n", "") == (done.stdout, done.stderr)
