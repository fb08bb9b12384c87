"""`cleanup check`, `diff`, `explain`, `rules`: what only shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli import CODES, RIGHT, WRONG, Run, cleanup, files
from tests.support import shipped_rules


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
    assert sum(1 for line in lines if line.startswith("-١") or line.startswith("-٢") or line.startswith("-٣")) == 3


@pytest.mark.parametrize(("lang", "name", "word"), [("en", "tatweel", "Unicode"), ("ar", "تطويل", "زينة")])
def test_explain_says_why(tmp_path: Path, lang: str, name: str, word: str) -> None:
    run = cleanup("explain", "CHR003", "--lang", lang, cwd=tmp_path)
    assert (0, True, True) == (run.code, run.text.startswith(f"CHR003 {name} "), word in run.text)


def test_explain_takes_lower_case_and_beginnings(tmp_path: Path) -> None:
    run = cleanup("explain", "ord", cwd=tmp_path)
    assert (0, True) == (run.code, all(code in run.text for code in ("ORD001", "ORD002", "ORD003", "ORD004")))


def test_rules_lists_every_rule_once(tmp_path: Path) -> None:
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
