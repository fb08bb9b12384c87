"""Documents that have changed since a revision of a git repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from cleanup.errors import InputError

# What git must not do on the way: run a program that the repository's own configuration names.
_GIT = ("git", "-c", "core.fsmonitor=false", "--no-pager", "--literal-pathspecs")


def changed_files(revision: str, folder: Path) -> set[Path]:
    """The files of the repository around `folder` that differ from where its branch left `revision`, and new ones.

    Files that were removed are left out; paths are absolute. What is in the working tree counts, committed or not.
    Raises InputError where there is no git, no repository, or no such revision.
    """
    if revision.startswith("-") or not revision.strip() or "\x00" in revision:
        raise InputError(f"--since {revision}: not a revision")
    top = Path(
        os.fsdecode(_git(folder, ["rev-parse", "--show-toplevel"], f"{folder}: not in a git repository")).rstrip("\n")
    )
    # A name that is no commit, such as a range, is told apart from a history that lacks the common commit.
    _git(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"],
         f"--since {revision}: no such revision (a shallow clone may lack it)")  # fmt: skip
    listed = _git(
        top,
        ["diff", "--name-only", "-z", "--no-ext-diff", "--diff-filter=ACMR", "--merge-base", revision, "--"],
        f"--since {revision}: no common history with the current commit (a shallow clone may lack it)",
    )
    new = _git(top, ["ls-files", "--others", "--exclude-standard", "-z", "--"], f"{top}: git cannot list its files")
    return {(top / os.fsdecode(name)).resolve() for name in (listed + new).split(b"\0") if name}


def _git(folder: Path, arguments: Sequence[str], failure: str) -> bytes:
    """The output of a git command. Raises InputError with `failure` where it fails."""
    try:
        done = subprocess.run(
            [*_GIT, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise InputError("--since needs git, which is not installed") from None
    except OSError as error:
        raise InputError(f"git cannot be run ({error.strerror or error})") from None
    if done.returncode:
        raise InputError(failure)
    return done.stdout
