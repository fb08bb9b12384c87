"""The index page of a run with several documents, and who and when in ledger and report."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from cleanup.errors import CleanupError
from cleanup.run_info import RunInfo, run_info
from tests.cli import RIGHT, WRONG, cleanup, failed_in_one_line
from tests.support import ROOT

SCHEMA = json.loads((ROOT / "cleanup/schemas/ledger-1.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A folder with two documents, one of them deeper, and one that cannot be read."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "in" / "deep" / "b c.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    return tmp_path


def rows(page: str) -> list[str]:
    return re.findall(r"<tr.*?</tr>", page.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)


def test_index_lists_every_document_of_the_run(three: Path) -> None:
    run = cleanup("fix", "in", "-o", "out", cwd=three)
    page = (three / "out" / "index.html").read_text(encoding="utf-8")
    assert 2 == run.code
    assert "Index: out/index.html" in run.lines
    assert 3 == len(rows(page))
    assert {"./a.report.html", "./deep/b%20c.report.html"} == set(re.findall(r'href="(\./[^"]*)"', page))
    assert 1 == sum("failed" in row and "bad.txt" in row for row in rows(page))


def test_index_is_the_same_with_any_number_of_processes(three: Path) -> None:
    pages = []
    for jobs in ("1", "2"):
        cleanup("fix", "in", "-o", "out", "--jobs", jobs, cwd=three)
        pages.append((three / "out" / "index.html").read_bytes())
    assert pages[0] == pages[1]


def test_inputs_that_mean_no_document_stand_in_the_index(three: Path) -> None:
    cleanup("fix", "in/a.txt", "nowhere.txt", "none*.txt", "-o", "out", cwd=three)
    failed = [row for row in rows((three / "out" / "index.html").read_text(encoding="utf-8")) if "failed" in row]
    assert 2 == len(failed)
    assert "nowhere.txt" in failed[0] and "no such file" in failed[0]
    assert "none*.txt: no file matches this pattern" in failed[1]


@pytest.mark.parametrize("arguments", [("in/a.txt",), ("in", "--report", "json"), ("in/bad.txt", "nowhere.txt")])
def test_no_index_without_several_reports(three: Path, arguments: tuple[str, ...]) -> None:
    cleanup("fix", *arguments, "-o", "out", cwd=three)
    assert not (three / "out" / "index.html").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
def test_index_of_someone_else_is_left_alone(three: Path, kind: str) -> None:
    foreign = three / "out" / "index.html"
    foreign.parent.mkdir()
    if kind == "file":
        foreign.write_text("<!DOCTYPE html><title>Mine</title>", encoding="utf-8")
    elif kind == "folder":
        foreign.mkdir()
    else:
        os.symlink("nowhere.html", foreign)
    run = cleanup("fix", "in/a.txt", "in/deep", "-o", "out", "-q", cwd=three)
    assert 0 == run.code
    assert ["cleanup: out/index.html is not a page of this program and was left as it is; no index was written."] == (
        run.lines
    )
    assert kind != "file" or "<!DOCTYPE html><title>Mine</title>" == foreign.read_text(encoding="utf-8")
    assert not (three / "out" / "nowhere.html").exists()


def test_own_index_is_renewed(three: Path) -> None:
    cleanup("fix", "in/a.txt", "in/deep", "-o", "out", cwd=three)
    cleanup("fix", "in/a.txt", "in/deep", "-o", "out", "--lang", "ar", cwd=three)
    assert 'lang="ar" dir="rtl"' in (three / "out" / "index.html").read_text(encoding="utf-8")


# --- Who and when ---------------------------------------------------------------------------------------------------


def test_who_and_when_stand_in_ledger_and_report(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", "--reviewer", "أمينة <b>", "--date", "2026-03-01T10:00+03:00", cwd=work)
    ledger = json.loads((work / "out" / "a.ledger.json").read_text(encoding="utf-8"))
    page = (work / "out" / "a.report.html").read_text(encoding="utf-8")
    jsonschema.validate(ledger, SCHEMA)
    assert {"by": "أمينة <b>", "date": "2026-03-01T07:00:00Z"} == ledger["run"]
    assert "أمينة &lt;b&gt;" in page and "2026-03-01T07:00:00Z" in page


def test_without_who_and_when_nothing_is_said(work: Path) -> None:
    cleanup("fix", "a.txt", "-o", "out", cwd=work)
    assert "run" not in json.loads((work / "out" / "a.ledger.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("date", ["2026-13-01", "yesterday", "", "2026-03-01T25:00", "9999-12-31T23:59-12:00"])
def test_a_date_that_is_none_is_an_error_of_one_line(work: Path, date: str) -> None:
    assert failed_in_one_line(cleanup("fix", "a.txt", "-o", "out", "--date", date, cwd=work), "--date")
    assert not (work / "out").exists()


@pytest.mark.parametrize(
    ("reviewer", "when", "environment", "expected"),
    [
        (None, None, {}, RunInfo()),
        (None, None, {"CLEANUP_USER": " Amina ", "SOURCE_DATE_EPOCH": "0"}, RunInfo("Amina", "1970-01-01T00:00:00Z")),
        ("B", "2026-03-01", {"CLEANUP_USER": "A", "SOURCE_DATE_EPOCH": "x"}, RunInfo("B", "2026-03-01")),
        ("", "2026-03-01T09:30", {"CLEANUP_USER": "A"}, RunInfo(None, "2026-03-01T09:30:00Z")),
        ("\udce9", "0001-01-01T00:00Z", {}, RunInfo("\\udce9", "0001-01-01T00:00:00Z")),
    ],
)
def test_options_go_before_the_environment(
    reviewer: str | None, when: str | None, environment: dict[str, str], expected: RunInfo
) -> None:
    assert expected == run_info(reviewer, when, environment)


@pytest.mark.parametrize("epoch", ["now", "1e9", "9" * 30])
def test_a_time_of_the_environment_that_is_none_is_an_error(epoch: str) -> None:
    with pytest.raises(CleanupError, match="SOURCE_DATE_EPOCH"):
        run_info(None, None, {"SOURCE_DATE_EPOCH": epoch})
