"""Configuration files: where they are found, what they may hold, and that options win over them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cleanup.config import KEYS, load
from cleanup.errors import ConfigError
from cleanup.globs import matches
from tests.cli import PACK, RIGHT, WRONG, cleanup, failed_in_one_line, files

FORMS = {
    "cleanup.toml": 'select = ["NUM"]\n',
    "pyproject.toml": '[tool.other]\nselect = 1\n\n[tool.cleanup]\nselect = ["NUM"]\n',
    "setup.cfg": "[metadata]\nname = x\n\n[cleanup]\nselect = NUM\n",
}


def _codes(text: str) -> list[str]:
    return [line.split()[1] for line in text.splitlines()]


def _written(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _values(folder: Path, text: str, name: str = "cleanup.toml") -> dict[str, Any]:
    return dict(load(_written(folder, {name: text})).values)


# Where it is found


@pytest.mark.parametrize("name", FORMS)
def test_every_file_can_hold_it(work: Path, name: str) -> None:
    _written(work, {name: FORMS[name]})
    assert ["NUM001"] == _codes(cleanup("check", "a.txt", cwd=work).text)


def test_the_search_goes_upward_from_the_document(work: Path) -> None:
    _written(work, {"cleanup.toml": 'select = ["NUM"]', "in/deep/b.txt": WRONG, "other/cleanup.toml": "ignore = 1"})
    assert ["NUM001"] == _codes(cleanup("check", "../in/deep/b.txt", cwd=work / "other").text)


@pytest.mark.parametrize("start", [".", "deep", "deep/deeper"])
def test_the_nearest_folder_wins(tmp_path: Path, start: str) -> None:
    _written(tmp_path, {"cleanup.toml": "jobs = 1", "deep/setup.cfg": "[cleanup]\njobs = 2", "deep/deeper/x": ""})
    assert {"jobs": 1 if start == "." else 2} == load(tmp_path / start).values


def test_the_search_ends_at_the_root_of_a_repository(tmp_path: Path) -> None:
    _written(tmp_path, {"cleanup.toml": "jobs = 2", "repository/.git/HEAD": "", "repository/in/a.txt": ""})
    assert {} == load(tmp_path / "repository" / "in").values


def test_a_configuration_at_the_root_of_a_repository_counts(tmp_path: Path) -> None:
    _written(tmp_path, {"cleanup.toml": "jobs = 2", ".git/HEAD": "", "in/a.txt": ""})
    assert {"jobs": 2} == load(tmp_path / "in").values


def test_of_two_in_one_folder_the_first_counts_and_that_is_said(work: Path) -> None:
    _written(work, {"cleanup.toml": 'select = ["NUM"]', "setup.cfg": "[cleanup]\nselect = CHR\n"})
    run = cleanup("check", "a.txt", "--format", "json=x.json", cwd=work)
    assert ["cleanup: cleanup.toml is heeded; setup.cfg beside it configures too and is not"] == run.lines


def test_files_of_other_programs_are_no_configuration(tmp_path: Path) -> None:
    _written(tmp_path, {"pyproject.toml": "[tool.ruff]\nselect = 1\n", "setup.cfg": "[metadata\nname = cleanup\n"})
    assert {} == load(tmp_path).values


def test_a_file_can_be_given(work: Path) -> None:
    _written(work, {"cleanup.toml": 'select = ["CHR"]', "ci/strict.toml": 'select = ["NUM"]'})
    assert ["NUM001"] == _codes(cleanup("check", "a.txt", "--config", "ci/strict.toml", cwd=work).text)


def test_no_configuration_when_isolated(work: Path) -> None:
    _written(work, {"cleanup.toml": "nonsense = 1"})
    assert 0 == cleanup("check", "a.txt", "--no-config", "--select", "DUP", cwd=work).code


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--config", "no.toml"], ["no.toml", "no such file"]),
        (["--config", "pyproject.toml"], ["pyproject.toml", "no configuration"]),
        (["--config", "x.toml", "--no-config"], ["--config", "--no-config"]),
    ],
)
def test_a_file_given_must_be_one(work: Path, args: Sequence[str], words: Sequence[str]) -> None:
    _written(work, {"pyproject.toml": "[tool.ruff]\n"})
    assert failed_in_one_line(cleanup("check", "a.txt", *args, cwd=work), *words)


def test_standard_input_is_configured_by_its_name(tmp_path: Path) -> None:
    _written(tmp_path, {"in/cleanup.toml": 'select = ["NUM"]\n[per-file-ignores]\n"*.md" = ["NUM"]'})
    text = WRONG.encode("utf-8")
    named = [
        cleanup("check", "-", "--stdin-filename", f"in/a{end}", cwd=tmp_path, stdin=text) for end in (".txt", ".md")
    ]
    assert [["NUM001"], []] == [_codes(run.text) for run in named]
    assert named[0].text.startswith("in/a.txt:5:")


# What it may hold


def test_options_win(work: Path) -> None:
    _written(work, {"cleanup.toml": 'select = ["NUM"]\nformat = "json"'})
    assert ["CHR003"] == _codes(cleanup("check", "a.txt", "--select", "CHR", "--format", "text", cwd=work).text)


def test_lists_may_be_written_as_text(tmp_path: Path) -> None:
    text = "[cleanup]\nselect = ORD, dup\n    PUN\njobs = 3\ncache = off\n"
    expected = {"select": ("ORD", "DUP", "PUN"), "jobs": 3, "cache": False}
    assert expected == _values(tmp_path, text, "setup.cfg")


def test_tables_of_an_ini_file_are_sections(tmp_path: Path) -> None:
    text = "[cleanup]\n[cleanup:gate]\naccept-words = 93.5\n[cleanup:per-file-ignores]\nOld/*.md = PUN,CHR\n"
    expected = {"gate": {"accept-words": 93.5}, "per-file-ignores": (("Old/*.md", ("PUN", "CHR")),)}
    assert expected == _values(tmp_path, text, "setup.cfg")


def test_paths_begin_at_the_file(work: Path) -> None:
    _written(work, {"cleanup.toml": 'rules = ["own"]\nlexicon = ["words.txt"]\nselect = ["OCR900"]',
                    "own/own.toml": PACK, "words.txt": "كلمات\n", "in/b.txt": "هذه كلمه في النص.\n"})  # fmt: skip
    assert ["OCR900"] == _codes(cleanup("check", "b.txt", cwd=work / "in").text)


def test_formats_go_to_files_beside_the_configuration(work: Path) -> None:
    _written(work, {"cleanup.toml": 'format = ["text", "json=out/found.json"]', "in/b.txt": RIGHT})
    assert 0 == cleanup("check", "b.txt", cwd=work / "in").code
    documents = json.loads((work / "out/found.json").read_text(encoding="utf-8"))["documents"]
    assert ["b.txt"] == [document["file"] for document in documents]


def test_rules_can_be_left_out_by_file(work: Path) -> None:
    _written(work, {"cleanup.toml": '[per-file-ignores]\n"old/**" = ["NUM", "CHR"]\n"b.*" = ["OCR"]',
                    "old/b.txt": WRONG, "old/c.txt": WRONG})  # fmt: skip
    run = cleanup("check", ".", "--select", "CHR,NUM,OCR001", cwd=work)
    found = [(line.split(":")[0], code) for line, code in zip(run.text.splitlines(), _codes(run.text), strict=True)]
    assert {("a.txt", "CHR003"), ("a.txt", "OCR001"), ("a.txt", "NUM001"), ("old/c.txt", "OCR001")} == set(found)


def test_documents_can_be_excluded(work: Path) -> None:
    _written(work, {"cleanup.toml": 'exclude = ["old", "*.md"]', "old/b.txt": WRONG, "c.md": WRONG})
    run = cleanup("check", ".", "c.md", "--select", "NUM", cwd=work)
    assert ["a.txt"] == [line.split(":")[0] for line in run.text.splitlines()]


def test_where_all_are_excluded_nothing_is_found_and_that_is_said(work: Path) -> None:
    _written(work, {"cleanup.toml": 'exclude = ["*"]'})
    run = cleanup("check", "a.txt", cwd=work)
    assert (0, ["cleanup: All documents are excluded by cleanup.toml: 1"]) == (run.code, run.lines)


def test_fix_heeds_it(work: Path) -> None:
    _written(work, {"cleanup.toml": 'select = ["NUM"]\nreport = ["json", "html"]\nexclude = ["*.md"]', "b.md": WRONG})
    assert 0 == cleanup("fix", "a.txt", "b.md", "-o", "out", cwd=work).code
    assert {"a.clean.txt", "a.ledger.json", "a.report.html", "a.report.json"} == set(files(work / "out"))
    assert "المجتمـــع" in (work / "out/a.clean.txt").read_text(encoding="utf-8")


def test_fix_leaves_rules_out_by_file(work: Path) -> None:
    _written(work, {"cleanup.toml": '[per-file-ignores]\n"a.txt" = ["CHR"]'})
    cleanup("fix", "a.txt", "-o", "out", "--report", "none", cwd=work)
    ledger = json.loads((work / "out/a.ledger.json").read_text(encoding="utf-8"))
    assert ([], True) == ([f["code"] for f in ledger["findings"] if f["code"] == "CHR003"], bool(ledger["findings"]))


def test_diff_heeds_it(work: Path) -> None:
    _written(work, {"cleanup.toml": 'select = ["CHR"]'})
    changed = cleanup("diff", "a.txt", "--format", "unified", cwd=work).text
    assert [True, False] == [word in changed for word in ("المجتمع المدني في في", "أيلول/سبتمبر")]


# What it may not hold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("fail_on = 'safe'", ["'fail_on'", "did you mean fail-on?"], id="near"),
        pytest.param("zzz = 1", ["'zzz'", "keys are apply, select"], id="far"),
        pytest.param("select = 3", ["select", "list of strings"], id="list"),
        pytest.param("select = [3]", ["select", "list of strings"], id="in-list"),
        pytest.param("apply = 'all'", ["apply", "safe or suggested"], id="choice"),
        pytest.param("jobs = '2'", ["jobs", "whole number"], id="number"),
        pytest.param("jobs = -1", ["jobs", "whole number"], id="negative"),
        pytest.param("jobs = true", ["jobs", "whole number"], id="yes-for-number"),
        pytest.param("cache = 1", ["cache", "true, false or a path"], id="switch"),
        pytest.param("baseline = ['x']", ["baseline", "a path"], id="path"),
        pytest.param("per-file-ignores = ['PUN']", ["per-file-ignores", "a table"], id="table"),
        pytest.param("[per-file-ignores]\n'a.txt' = 1", ["per-file-ignores.a.txt", "list"], id="in-table"),
        pytest.param("[gate]\naccept-words = 'x'", ["gate.accept-words", "a number"], id="gate"),
        pytest.param("[gate]\naccept-word = 90", ["gate.accept-word", "did you mean accept-words?"], id="gate-key"),
        pytest.param("[gate]\naccept-words = 101", ["gate.accept-words", "0 to 100"], id="gate-range"),
        pytest.param("[gate]\nfail-on = 'accept'", ["gate.fail-on", "never or re-ocr or review"], id="gate-fail-on"),
        pytest.param("[gate]\naccept-words = nan", ["gate.accept-words", "a number"], id="not-a-number"),
        pytest.param("a = 1\nb = = 2\n", ["line 2", "not valid TOML"], id="broken"),
        pytest.param("a = 1\n\nb = [1,\n", ["line 3", "not valid TOML"], id="unfinished"),
        pytest.param("a = 1\na = 2\n", ["line 2", "not valid TOML"], id="twice"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_file_and_key(tmp_path: Path, text: str, words: Sequence[str]) -> None:
    with pytest.raises(ConfigError) as told:
        _values(tmp_path, text)
    assert [] == [word for word in ("cleanup.toml: ", *words) if word not in str(told.value)], str(told.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("[cleanup]\njobs = two\n", ["jobs", "whole number"], id="number"),
        pytest.param("[cleanup]\nselect = PUN\n\nselect = ORD\n", ["line 4"], id="twice"),
        pytest.param("[cleanup]\nselect\n", ["line 2"], id="no-value"),
        pytest.param("x = 1\n[cleanup]\n", ["line 1"], id="no-section"),
        pytest.param("[cleanup:gates]\nx = 1\n", ["[cleanup:gates]", "did you mean gate?"], id="section"),
        pytest.param("[cleanup:gate]\naccept-words = y\n", ["gate.accept-words", "a number"], id="gate"),
    ],
)  # fmt: skip
def test_mistakes_in_ini_files_are_told_with_file_and_line(tmp_path: Path, text: str, words: Sequence[str]) -> None:
    with pytest.raises(ConfigError) as told:
        _values(tmp_path, text, "setup.cfg")
    assert [] == [word for word in ("setup.cfg: ", *words) if word not in str(told.value)], str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ignroe = []", ["cleanup.toml", "'ignroe'", "did you mean ignore?"], id="key"),
        pytest.param("[broken", ["cleanup.toml", "line 1", "TOML"], id="broken"),
        pytest.param("warn = ['PUN', 'ORD999']", ["cleanup.toml: warn: ", "ORD999", "did you mean ORD0"], id="code"),
        pytest.param("fail-on = 'saef'", ["cleanup.toml: fail-on: ", "did you mean safe?"], id="tier"),
        pytest.param("[per-file-ignores]\n'*.md' = 'XYZ'", ["per-file-ignores.*.md", "XYZ"], id="code-by-file"),
        pytest.param("format = 'jsn'", ["cleanup.toml: format: ", "did you mean json?"], id="format"),
        pytest.param("rules = 'nowhere'", ["nowhere", "not a folder"], id="rules"),
    ],
)  # fmt: skip
def test_a_mistake_ends_the_command_in_one_line(work: Path, text: str, words: Sequence[str]) -> None:
    _written(work, {"cleanup.toml": text})
    before = files(work)
    assert failed_in_one_line(cleanup("check", "a.txt", cwd=work), *words)
    assert before == files(work)


def test_bytes_that_are_no_text_are_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "cleanup.toml").write_bytes(b"jobs = 1\nselect = '\xff'\n")
    with pytest.raises(ConfigError, match=r"cleanup\.toml: line 2: not UTF-8"):
        load(tmp_path)


# What holds


def test_settings_in_force_are_shown_with_where_they_come_from(work: Path) -> None:
    _written(work, {"cleanup.toml": 'ignore = ["OCR"]\njobs = 2\n[gate]\naccept-words = 93'})
    shown = cleanup("check", "--show-config", "--jobs", "4", cwd=work).text.splitlines()
    expected = ['apply = "safe"  # default', 'ignore = ["OCR"]  # cleanup.toml', "jobs = 4  # command line",
                "[gate]  # cleanup.toml", "accept-words = 93"]  # fmt: skip
    assert expected == [line for line in shown if line in expected]


def test_settings_shown_are_a_configuration_that_gives_them(work: Path) -> None:
    text = (
        'fail-on = ["safe"]\nformat = ["text", "json=x.json"]\ncache = "kept"\n[per-file-ignores]\n"*.md" = ["PUN"]\n'
    )
    _written(work, {"cleanup.toml": text})
    shown = cleanup("check", "--show-config", cwd=work).text
    _written(work, {"cleanup.toml": shown})
    again = cleanup("check", "--show-config", cwd=work).text
    assert [line.partition("  #")[0] for line in shown.splitlines()] == [
        line.partition("  #")[0] for line in again.splitlines()
    ]


def test_every_key_is_described(root: Path) -> None:
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert [(key.name, key.form, key.default, ", ".join(key.commands), key.meaning) for key in KEYS.values()] == rows


# Patterns of paths


@pytest.mark.parametrize(
    ("pattern", "path", "matched"),
    [
        ("*.txt", "a.txt", True), ("*.txt", "deep/a.txt", True), ("old", "old/a.txt", True),
        ("old", "deep/old/a.txt", True), ("old/", "old/a.txt", True), ("old", "older/a.txt", False),
        ("old/*.txt", "old/a.txt", True), ("old/*.txt", "old/deep/a.txt", False), ("old/*.txt", "x/old/a.txt", False),
        ("/a.txt", "a.txt", True), ("/a.txt", "deep/a.txt", False), ("./a.txt", "a.txt", True),
        ("old/**", "old/deep/a.txt", True), ("old/**", "old", False), ("**/a.txt", "a.txt", True),
        ("**/x/*.txt", "deep/x/a.txt", True), ("a?.txt", "ab.txt", True), ("a?c", "a/c", False),
        ("[ab].txt", "b.txt", True), ("[!ab].txt", "b.txt", False), ("[!a]x", "/x", False),
        ("[z-a].txt", "[z-a].txt", True),
        ("a.txt", "a-txt", False), ("(a+).txt", "(a+).txt", True), ("تقرير*.txt", "قديم/تقرير ١.txt", True),
    ],
)  # fmt: skip
def test_patterns(pattern: str, path: str, matched: bool) -> None:
    assert matched is matches(pattern, path)
