"""`cleanup check`: what makes it fail, which documents it looks at, where its output goes, what it says of mistakes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cleanup.policy import Policy
from tests.cli import RIGHT, WRONG, Run, cleanup, command, failed_in_one_line, files

SELECT = ("--select", "CHR,NUM,OCR001")


def _paths(run: Run) -> list[str]:
    """The documents with findings, in order."""
    return list(dict.fromkeys(line.split(":")[0] for line in run.text.splitlines()))


# Levels


def _finding(code: str, tier: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "tier": tier, **more}


@pytest.mark.parametrize(
    ("fail_on", "warn", "levels"),
    [
        ((), (), "EEEE"),
        (("safe",), (), "EWWW"),
        (("suggested",), (), "EEWW"),
        (("manual",), (), "EEEE"),
        (("ORD",), (), "WWWE"),
        (("safe", "ORD001"), (), "EWWE"),
        (("safe", "manual"), (), "EEEE"),
        ((), ("OCR",), "EWWE"),
        (("OCR1",), ("OCR101",), "WWEW"),
    ],
)  # fmt: skip
def test_levels(fail_on: tuple[str, ...], warn: tuple[str, ...], levels: str) -> None:
    found = [_finding("CHR003", "safe"), _finding("OCR101", "suggested"), _finding("OCR102", "manual"),
             _finding("ORD001", "manual")]  # fmt: skip
    policy = Policy(fail_on, warn)
    assert levels == "".join(policy.level(finding)[0].upper() for finding in found)


def test_known_findings_are_notes() -> None:
    assert "note" == Policy(("manual",)).level(_finding("CHR003", "safe", baseline="known"))


def test_findings_that_a_reviewer_turned_down_are_notes() -> None:
    decided = {"decision": "reject", "by": "series"}
    assert "note" == Policy().level(_finding("OCR101", "suggested", decision=decided))


def test_never_fails_for_no_finding() -> None:
    assert "warning" == Policy(("never",)).level(_finding("CHR003", "safe"))


@pytest.mark.parametrize(
    ("limit", "decision", "failing"),
    [
        ("review", "accept", False), ("review", "review", True), ("review", "re-ocr", True), ("review", None, False),
        ("re-ocr", "review", False), ("re-ocr", "re-ocr", True), (None, "re-ocr", False),
    ],
)  # fmt: skip
def test_the_gate_can_decide_against_a_document(limit: str | None, decision: str | None, failing: bool) -> None:
    document = {"findings": [], **({"gate": {"decision": decision, "reasons": []}} if decision else {})}
    policy = Policy(gate=limit)
    assert (failing, failing) == (policy.gate_fails(document), policy.fails(document))


GATES = [
    pytest.param("", ["--fail-on", "never"], 0, id="gate-not-asked"),
    pytest.param("", ["--fail-on", "never", "--fail-on-gate", "review"], 1, id="option"),
    pytest.param("", ["--fail-on", "never", "--fail-on-gate", "re-ocr"], 0, id="not-so-bad"),
    pytest.param('[gate]\nfail-on = "review"', ["--fail-on", "never"], 1, id="configured"),
    pytest.param(
        '[gate]\nfail-on = "review"\naccept-suggestions = 1000\naccept-structure = 0',
        ["--fail-on", "never"],
        0,
        id="limits",
    ),
    pytest.param('[gate]\nfail-on = "review"', ["--fail-on", "never", "--fail-on-gate", "never"], 0, id="option-wins"),
]


@pytest.mark.parametrize(("config", "args", "code"), GATES)
def test_gate_through_the_command(tmp_path: Path, config: str, args: list[str], code: int) -> None:
    (tmp_path / "a.txt").write_text("SHARE:\n\nتم النشر\n\nعقد المجلس جلسته الأولى في جنيف.\n", encoding="utf-8")
    (tmp_path / "cleanup.toml").write_text(config, encoding="utf-8")
    run = cleanup("check", "a.txt", *args, cwd=tmp_path)
    assert code == run.code
    if not config:
        assert "Gate: review." in run.err and "Mark for structure" in run.err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--fail-on", "suggested"), 1),
        (("--fail-on", "DUP"), 0),
        (("--fail-on", "dup,Safe"), 1),
        (("--fail-on", "DUP", "--fail-on", "NUM001"), 1),
        (("--warn", "CHR,NUM,OCR"), 0),
        (("--warn", "CHR", "--warn", "NUM"), 1),
        (("--exit-zero",), 0),
    ],
)
def test_exit_code(work: Path, args: Sequence[str], code: int) -> None:
    run = cleanup("check", "a.txt", *SELECT, *args, cwd=work)
    assert (code, 3) == (run.code, len(run.text.splitlines()))


def test_findings_that_only_warn_say_so(work: Path) -> None:
    run = cleanup("check", "a.txt", *SELECT, "--warn", "NUM", "--format", "json", cwd=work)
    (document,) = json.loads(run.text)["documents"]
    levels = {finding["code"]: finding["level"] for finding in document["findings"]}
    assert {"CHR003": "error", "OCR001": "error", "NUM001": "warning"} == levels


# Standard input, differences, files


def test_standard_input_can_have_a_name(tmp_path: Path) -> None:
    run = cleanup("check", "-", *SELECT, "--stdin-filename", "in/b.md", "--format", "json", cwd=tmp_path,
                  stdin=WRONG.encode("utf-8"))  # fmt: skip
    (document,) = json.loads(run.text)["documents"]
    assert (1, "in/b.md", "markdown") == (run.code, document["file"], document["format"])


def test_the_difference_stands_behind_the_findings(work: Path) -> None:
    (work / "b.txt").write_text(WRONG.replace("المكتب", "القسم"), encoding="utf-8")
    before = files(work)
    lines = cleanup("check", "a.txt", "b.txt", *SELECT, "--diff", cwd=work).text.splitlines()
    heads = [at for at, line in enumerate(lines) if line.startswith(("--- ", "+++ "))]
    assert ["--- a.txt", "+++ a.txt (clean)", "--- b.txt", "+++ b.txt (clean)"] == [lines[at] for at in heads]
    assert all(line.startswith(("a.txt:", "b.txt:")) for line in lines[: heads[0]])
    assert any(line.startswith("+") and "أيلول/سبتمبر" in line for line in lines[heads[0] :])
    assert before == files(work)


def test_the_difference_of_an_unchanged_document_comes_from_the_cache_under_its_name(work: Path) -> None:
    (work / "cleanup.toml").write_text('cache = "kept"')
    first = cleanup("check", "a.txt", *SELECT, "--diff", cwd=work).text
    (work / "a.txt").rename(work / "b.txt")
    assert first.replace("a.txt", "b.txt") == cleanup("check", "b.txt", *SELECT, "--diff", cwd=work).text


def test_hidden_characters_are_named_in_the_difference(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("وقال المجتمـــع\x1b[31m كلمته.\n", encoding="utf-8")
    assert "\x1b" not in cleanup("check", "a.txt", "--diff", cwd=tmp_path).text


def test_one_format_to_standard_output_and_another_to_a_file(work: Path) -> None:
    run = cleanup("check", "a.txt", *SELECT, "--format", "json=out/found.json", "--format", "text", cwd=work)
    (document,) = json.loads((work / "out/found.json").read_text(encoding="utf-8"))["documents"]
    assert (1, 3, 3) == (run.code, len(run.text.splitlines()), len(document["findings"]))


def test_with_formats_in_files_alone_standard_output_is_empty(work: Path) -> None:
    run = cleanup("check", "a.txt", *SELECT, "--format", "json=x.json", "--format", "text=x.txt", cwd=work)
    assert (1, "", 3) == (run.code, run.text, len((work / "x.txt").read_text(encoding="utf-8").splitlines()))


def test_messages_can_be_arabic(work: Path) -> None:
    assert "كلمة" in cleanup("check", "a.txt", "--select", "CHR003", "--lang", "ar", cwd=work).text


@pytest.mark.parametrize(
    ("args", "words"),
    [
        pytest.param([], ["PATH"], id="no-path"),
        pytest.param(["a.txt", "--format", "jsn"], ["'jsn'", "did you mean json?"], id="format"),
        pytest.param(["a.txt", "--format", "json="], ["json=", "file is missing"], id="format-without-file"),
        pytest.param(["a.txt", "--format", "text", "--format", "json"], ["only one", "json=FILE"], id="two-to-output"),
        pytest.param(["a.txt", "--format", "text=x", "--format", "json=./x"], ["same file"], id="two-to-a-file"),
        pytest.param(["a.txt", "--format", "json=a.txt"], ["a.txt", "overwrite an input"], id="over-the-input"),
        pytest.param(["a.txt", "--diff", "--format", "json"], ["--diff", "text"], id="diff-of-json"),
        pytest.param(["a.txt", "--fail-on", "saef"], ["SAEF", "did you mean safe?"], id="tier"),
        pytest.param(["a.txt", "--warn", "PUN99"], ["PUN99", "did you mean PUN0"], id="code"),
        pytest.param(["a.txt", "--ignroe", "PUN"], ["--ignroe", "--ignore"], id="option"),
        pytest.param(["a.txt", "--stdin-filename", "b.txt"], ["--stdin-filename", "-"], id="name-of-a-file"),
        pytest.param(["-", "--since", "HEAD"], ["--since", "standard input"], id="since-of-standard-input"),
    ],
)  # fmt: skip
def test_wrong_use(work: Path, args: Sequence[str], words: Sequence[str]) -> None:
    before = files(work)
    assert failed_in_one_line(cleanup("check", *args, cwd=work), *words)
    assert before == files(work)


# Changed files

_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def _git(folder: Path, *args: str) -> None:
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *names, *args], cwd=folder, env={**os.environ, **_GIT}, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository on a branch: main has gone on since, and `changed.txt` was changed on the branch."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    _git(tmp_path, "init")
    for name in ("old.txt", "changed.txt", "moved.txt", "gone.txt", "later.txt", "in/نص قديم.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "first")
    _git(tmp_path, "checkout", "-b", "work")
    (tmp_path / "changed.txt").write_text(WRONG + "\nكلام جديد.\n", encoding="utf-8")
    _git(tmp_path, "mv", "moved.txt", "in/moved.txt")
    _git(tmp_path, "rm", "gone.txt")
    _git(tmp_path, "commit", "-a", "-m", "second")
    _git(tmp_path, "checkout", "main")
    (tmp_path / "later.txt").write_text(RIGHT, encoding="utf-8")
    _git(tmp_path, "commit", "-a", "-m", "third")
    _git(tmp_path, "checkout", "work")
    return tmp_path


def test_only_documents_that_changed_on_the_branch(repository: Path) -> None:
    run = cleanup("check", ".", *SELECT, "--since", "main", cwd=repository)
    assert (1, ["changed.txt", "in/moved.txt"]) == (run.code, _paths(run))


def test_what_is_not_committed_counts_too(repository: Path) -> None:
    (repository / "in/نص قديم.txt").write_text(WRONG + "\n", encoding="utf-8")
    (repository / "new\tname.txt").write_text(WRONG, encoding="utf-8")
    run = cleanup("check", ".", *SELECT, "--since", "HEAD", cwd=repository)
    assert ["new⇥name.txt", "in/نص قديم.txt"] == _paths(run)


def test_only_those_that_the_paths_cover(repository: Path) -> None:
    assert ["in/moved.txt"] == _paths(cleanup("check", "in", *SELECT, "--since", "main", cwd=repository))


def test_no_changed_document_is_no_failure_and_said(repository: Path) -> None:
    run = cleanup("check", ".", "--since", "HEAD", "--format", "json", cwd=repository)
    assert (0, []) == (run.code, json.loads(run.text)["documents"])
    assert ["cleanup: No document has changed since HEAD."] == run.lines


def test_a_path_that_is_not_there_is_a_mistake_all_the_same(repository: Path) -> None:
    assert failed_in_one_line(cleanup("check", "mistake.txt", "--since", "main", cwd=repository), "mistake.txt")


@pytest.mark.parametrize("revision", ["nowhere", "main..work", "--output=x", "", "HEAD:old.txt"])
def test_what_is_no_revision(repository: Path, revision: str) -> None:
    before = files(repository)
    assert failed_in_one_line(cleanup("check", ".", f"--since={revision}", cwd=repository), "--since")
    assert before == files(repository)


def test_no_repository(work: Path) -> None:
    env = {"GIT_CEILING_DIRECTORIES": str(work.parent)}
    assert failed_in_one_line(cleanup("check", ".", "--since", "HEAD", cwd=work, env=env), "not in a git repository")


def test_no_git(work: Path) -> None:
    run = cleanup("check", ".", "--since", "HEAD", cwd=work, env={"PATH": str(work)})
    assert failed_in_one_line(run, "git", "not installed")


def test_histories_that_share_nothing(repository: Path) -> None:
    _git(repository, "checkout", "--orphan", "apart")
    _git(repository, "commit", "-m", "apart")
    assert failed_in_one_line(cleanup("check", ".", "--since", "main", cwd=repository), "main", "no common history")


def test_a_repository_cannot_make_git_run_a_program(repository: Path) -> None:
    program = repository / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch '{repository}/ran'\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external"):
        _git(repository, "config", key, str(program))
    (repository / "ran").unlink(missing_ok=True)
    cleanup("check", ".", *SELECT, "--since", "main", cwd=repository)
    assert not (repository / "ran").exists()


# Completion


def _completed(folder: Path, words: str) -> list[str]:
    """What the shell is told for the last word of a command line."""
    count = len(words.split(" ")) - 1
    env = {"_CLEANUP_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    run = cleanup(cwd=folder, env=env)
    assert (0, []) == (run.code, run.lines)
    return [line.partition(",")[2] for line in run.text.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cleanup che", ["check"]),
        ("cleanup check --base", ["--baseline"]),
        ("cleanup check --format js", ["json"]),
        ("cleanup check --select chr00", ["CHR001", "CHR002", "CHR003"]),
        ("cleanup check --ignore PUN,CHR00", ["PUN,CHR001", "PUN,CHR002", "PUN,CHR003"]),
        ("cleanup check --fail-on sa", ["safe"]),
        ("cleanup fix --apply ", ["safe", "suggested"]),
        ("cleanup completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_completion(tmp_path: Path, words: str, expected: Sequence[str]) -> None:
    found = _completed(tmp_path, words)
    assert list(expected) == found[: len(expected)] and not (words.endswith("che") and len(found) > 1)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_that_of_click(tmp_path: Path, shell: str) -> None:
    run = cleanup("completion", shell, cwd=tmp_path)
    assert (0, True, True) == (run.code, f"{shell}_complete" in run.text, "_CLEANUP_COMPLETE" in run.text)
    if shell != "bash" or shutil.which("bash"):
        assert run.text == cleanup(cwd=tmp_path, env={"_CLEANUP_COMPLETE": f"{shell}_source"}).text


def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    script = cleanup("completion", "bash", cwd=tmp_path).text
    started = tmp_path / "cleanup"
    started.write_text(f'#!/bin/bash\nexec {shlex.join(command())} "$@"\n')
    started.chmod(0o755)
    program = (
        f"{script}\nCOMP_WORDS=(cleanup check --select CHR003 --fo)\nCOMP_CWORD=4\n_cleanup_completion cleanup\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\ncomplete -p cleanup\n'
    )
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True, env=env)
    assert ["--format", True] == [done.stdout.splitlines()[0], "_cleanup_completion cleanup" in done.stdout]
