"""Standing in for the machines of GitHub and GitLab: running what their files say, as they would."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.cli import command
from tests.support import ROOT

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def action() -> dict[str, Any]:
    """The action of this repository."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return loaded


def step(name: str) -> dict[str, Any]:
    """A step of the action."""
    found: dict[str, Any] = next(s for s in action()["runs"]["steps"] if s.get("name") == name)
    return found


def run_step(
    name: str, folder: Path, runner: Path, inputs: Mapping[str, str], path: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action in a folder as GitHub does: expressions in `env` alone, `bash -eo pipefail`."""
    given = {key: str(value.get("default", "")) for key, value in action()["inputs"].items()} | dict(inputs)
    values = {"github.action_path": str(ROOT), **{f"inputs.{key}": value for key, value in given.items()}}
    found = step(name)
    env = {key: _EXPRESSION.sub(lambda m: values[m[1]], text) for key, text in found["env"].items()}
    script = runner / "step.sh"
    script.write_text(found["run"], encoding="utf-8")
    machine = {
        "GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "PATH": f"{path}{os.pathsep}{os.environ['PATH']}" if path else os.environ["PATH"],
    }  # fmt: skip
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return subprocess.run(
        shell, cwd=folder, env={**os.environ, **machine, **env}, capture_output=True, text=True, check=False
    )


def put_command(folder: Path, name: str = "cleanup", script: str = "") -> Path:
    """A program in a folder; without a script, the command that is tested."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(script or f'#!/bin/sh\nexec {shlex.join(command())} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def gitlab_job() -> dict[str, Any]:
    """The job of the example for GitLab."""
    (job,) = yaml.safe_load((ROOT / "docs/ci/gitlab-ci.yml").read_text(encoding="utf-8")).values()
    assert isinstance(job, dict)
    return job


def run_job(job: Mapping[str, Any], project: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """Run the `script` of a job in a project as GitLab does: one shell, which ends with the first line that fails."""
    env = {**os.environ, "CI_PROJECT_DIR": str(project), "PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    for key, value in job["variables"].items():
        env[key] = str(value).replace("$CI_PROJECT_DIR", str(project))
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    return subprocess.run(["bash", "-c", script], cwd=project, env=env, capture_output=True, text=True, check=False)
