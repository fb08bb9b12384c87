"""The hooks for pre-commit, the action for GitHub and the job for GitLab, each run as its host would."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from cleanup.lexicon.cache import _folder, _version, lexicon
from cleanup.reports.formats import FORMATS
from tests.cli import RIGHT, WRONG, cleanup, files
from tests.hosts import action, gitlab_job, put_command, run_job, run_step, step
from tests.support import ROOT

_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def _needs(*formats: str) -> None:
    missing = [name for name in formats if name not in FORMATS]
    if missing:
        pytest.skip(f"needs the formats {', '.join(missing)} of check")


@pytest.fixture(autouse=True)
def _needs_bash() -> None:
    if shutil.which("bash") is None:
        pytest.skip("needs bash")


# pre-commit


def _hooks() -> dict[str, dict[str, Any]]:
    loaded = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in loaded}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose hooks are the real ones, run with the command at hand instead of one in a new environment."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    if find_spec("pre_commit") is None:
        pytest.skip("needs pre-commit")
    folder = tmp_path / "repository"
    put_command(tmp_path / "bin")
    (folder / "in").mkdir(parents=True)
    (folder / "in/bad.txt").write_text(WRONG, encoding="utf-8")
    (folder / "in/good.md").write_text(RIGHT, encoding="utf-8")
    (folder / "program.py").write_text(WRONG, encoding="utf-8")
    hooks = [{**hook, "language": "system", "args": ["--select", "NUM"]} for hook in _hooks().values()]
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}, allow_unicode=True)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for args in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *args], cwd=folder, check=True, env={**os.environ, **_GIT})
    return folder


def _pre_commit(folder: Path, hook: str, *args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **_GIT, "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
           "PRE_COMMIT_HOME": str(folder.parent / "home"), "PRE_COMMIT_COLOR": "never"}  # fmt: skip
    env.pop("GIT_DIR", None)
    return subprocess.run([sys.executable, "-m", "pre_commit", "run", hook, *args], cwd=folder, env=env,
                          capture_output=True, text=True, check=False)  # fmt: skip


def _documents(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(folder).items() if not name.startswith(".git")}


def test_the_hook_fails_for_a_faulty_document_and_changes_nothing(repository: Path) -> None:
    before = _documents(repository)
    done = _pre_commit(repository, "cleanup-check", "--all-files")
    found = re.findall(r"^(\S+?):\d+:\d+: (\w+)", done.stdout, re.MULTILINE)
    assert (1, [("in/bad.txt", "NUM001")], before) == (done.returncode, found, _documents(repository))
    assert "exit code: 1" in done.stdout


def test_the_hook_passes_right_documents(repository: Path) -> None:
    done = _pre_commit(repository, "cleanup-check", "--files", "in/good.md", "program.py")
    assert (0, True) == (done.returncode, "Passed" in done.stdout), done.stdout


def test_the_hook_leaves_other_files_alone(repository: Path) -> None:
    done = _pre_commit(repository, "cleanup-check", "--files", "program.py")
    assert (0, True) == (done.returncode, "no files to check" in done.stdout), done.stdout


def test_the_other_hook_shows_the_difference_too(repository: Path) -> None:
    before = _documents(repository)
    done = _pre_commit(repository, "cleanup-check-diff", "--files", "in/bad.txt")
    assert (1, before) == (done.returncode, _documents(repository))
    assert "--- in/bad.txt" in done.stdout and re.search(r"^\+.*أيلول/سبتمبر", done.stdout, re.MULTILINE)


def test_hooks_are_built_from_this_repository() -> None:
    assert {"cleanup-check": "python", "cleanup-check-diff": "python"} == {
        name: hook["language"] for name, hook in _hooks().items()
    }


# GitHub


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout on a runner where the action has been installed."""
    put_command(tmp_path / "runner/cleanup/bin")
    folder = tmp_path / "workspace"
    (folder / "in").mkdir(parents=True)
    (folder / "in/bad.txt").write_text(WRONG, encoding="utf-8")
    (folder / "in/good.md").write_text(RIGHT, encoding="utf-8")
    return folder


def _checked(workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {key.replace("_", "-"): value for key, value in inputs.items()}
    return run_step("Check documents", workspace, workspace.parent / "runner", given)


def test_inputs_never_become_part_of_a_script() -> None:
    scripts = [found["run"] for found in action()["runs"]["steps"] if "run" in found]
    assert (2, []) == (len(scripts), [script for script in scripts if "${{" in script])


def test_the_action_writes_annotations_sarif_and_a_summary(workspace: Path) -> None:
    _needs("github", "sarif", "markdown")
    before = files(workspace)
    done = _checked(workspace, args="--select NUM")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert (1, True) == (done.returncode, line.startswith("::error file=in/bad.txt,line=5,")), done.stderr
    (run,) = json.loads((workspace / "cleanup.sarif").read_text(encoding="utf-8"))["runs"]
    assert ["NUM001"] == [result["ruleId"] for result in run["results"]]
    assert "in/bad.txt" in (workspace.parent / "runner/summary.md").read_text(encoding="utf-8").replace("&#47;", "/")
    assert before == {name: data for name, data in files(workspace).items() if name != "cleanup.sarif"}


def test_the_action_passes_where_nothing_fails(workspace: Path) -> None:
    _needs("github", "sarif", "markdown")
    assert 0 == _checked(workspace, args="--select NUM", fail_on="ORD", sarif_file="").returncode
    assert not (workspace / "cleanup.sarif").exists()


def test_the_action_adds_to_the_summary_of_the_job(workspace: Path) -> None:
    _needs("github", "sarif", "markdown")
    summary = workspace.parent / "runner/summary.md"
    summary.write_text("before\n", encoding="utf-8")
    _checked(workspace, args="--select NUM")
    assert summary.read_text(encoding="utf-8").startswith("before\n#")


def test_the_action_takes_paths_on_lines_and_a_baseline(workspace: Path) -> None:
    _needs("github", "sarif", "markdown")
    (workspace / "a b.txt").write_text(WRONG, encoding="utf-8")
    cleanup("check", "in", "--write-baseline=known.json", "--select", "NUM", cwd=workspace)
    done = _checked(workspace, paths="in\n\na b.txt\r\n", baseline="known.json", args="--select\tNUM  --lang en")
    told = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert (1, ["a b.txt"]) == (done.returncode, [re.findall("file=([^,]+)", line)[0] for line in told])


def test_the_action_says_wrong_use(workspace: Path) -> None:
    _needs("github", "sarif", "markdown")
    done = _checked(workspace, fail_on="nonsense")
    assert (2, True) == (done.returncode, done.stderr.startswith("cleanup: error: no rule has the code NONSENSE"))


@pytest.mark.parametrize("name", ["paths", "args", "fail-on", "baseline", "sarif-file"])
def test_an_input_cannot_run_a_program(workspace: Path, name: str) -> None:
    before = set(files(workspace.parent))
    attack = "x\"; touch ran; $(touch ran) `touch ran` ' ; touch ran #"
    done = run_step("Check documents", workspace, workspace.parent / "runner", {name: attack})
    assert done.returncode in (1, 2), done.stderr
    assert [] == [new for new in set(files(workspace.parent)) - before if new.endswith("/ran")]


def test_names_that_look_like_options_are_paths(workspace: Path) -> None:
    done = _checked(workspace, paths="--version")
    assert 2 == done.returncode


def test_the_action_installs_from_its_own_folder(tmp_path: Path) -> None:
    stub = (
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit 0; fi\n'
        'printf "%s\\n" "$0" "$@" > "$RUNNER_TEMP/installed"\n'
    )
    put_command(tmp_path / "stub", "python", stub)
    done = run_step("Install cleanup", tmp_path, tmp_path, {}, path=str(tmp_path / "stub"))
    asked = (tmp_path / "installed").read_text().splitlines()
    expected = (0, str(tmp_path / "cleanup/bin/python"), ["-m", "pip", "install"], str(ROOT))
    assert expected == (done.returncode, asked[0], asked[1:4], asked[-1])


def test_the_action_describes_its_inputs(root: Path) -> None:
    page = (root / "docs/ci.md").read_text(encoding="utf-8").split("\n## GitHub\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| `?([^`|]+)`? \|$", page, re.MULTILINE)
    assert rows == [(name, value["default"] or "none") for name, value in action()["inputs"].items()]
    used = re.findall(r"inputs\.([a-z-]+)", yaml.safe_dump(action()["runs"]))
    assert set(action()["inputs"]) == set(used)
    assert "bash" == step("Check documents")["shell"]


# GitLab


def test_the_job_for_gitlab_writes_what_it_hands_over(tmp_path: Path) -> None:
    _needs("gitlab", "junit")
    put_command(tmp_path / "bin")
    project = tmp_path / "project"
    (project / "in").mkdir(parents=True)
    (project / "in/bad.txt").write_text(WRONG, encoding="utf-8")
    job = gitlab_job()
    # The lexicon of the last job: compiling it takes seconds.
    lexicon()
    seed = _folder(_version())
    if seed is not None and seed.is_dir():
        shutil.copytree(seed, project / ".cleanup-cache" / seed.name)
    done = run_job(job, project, tmp_path / "bin")
    assert (1, True) == (done.returncode, "in/bad.txt:5:" in done.stdout), done.stderr
    reports = job["artifacts"]["reports"]
    found = json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))
    assert {"in/bad.txt"} == {entry["location"]["path"] for entry in found}
    assert len(found) == len({entry["fingerprint"] for entry in found}) == len(done.stdout.splitlines())
    assert (project / reports["junit"]).read_bytes().startswith(b"<?xml")
    kept = [Path(name).parts[0] for name in files(project) if name.startswith(".") and "/lexicon-" not in name]
    assert {f"{name}/" for name in kept} == set(job["cache"]["paths"])
