"""Files: which inputs a path means, where outputs go, and writing them whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup.errors import InputError, OutputError
from cleanup.readers import SUFFIXES

OUTPUT_FOLDER = "cleaned"
_OWN_ENDINGS = (".ledger.json", ".report.html", ".report.json", ".decisions.json")


class Input(NamedTuple):
    """A document to work on, and the folder under which its place is kept in the output."""

    path: Path
    relative: Path


class Outputs(NamedTuple):
    """The files that a run writes for one document."""

    clean: Path
    ledger: Path
    report: Path
    report_json: Path


def is_own_output(path: Path) -> bool:
    """Whether a file is one of our outputs, which folders do not offer as inputs."""
    name = path.name.lower()
    return name.endswith(_OWN_ENDINGS) or ".clean." in name or ".restored." in name or name.startswith(".cleanup-")


def expand(paths: Sequence[str]) -> tuple[list[Input], list[str]]:
    """The documents that paths, folders and patterns mean, each once; and an error line for each that means none."""
    found: dict[Path, Input] = {}
    errors: list[str] = []
    for given in paths:
        try:
            for item in _expand_one(given):
                found.setdefault(item.path.resolve(), item)
        except InputError as error:
            errors.append(str(error))
    return list(found.values()), errors


def _expand_one(given: str) -> list[Input]:
    path = Path(given)
    if path.is_dir():
        inside = _walk(path)
        if not inside:
            raise InputError(f"{given}: no documents in this folder ({', '.join(sorted(SUFFIXES))})")
        return inside
    if path.exists() or not any(sign in given for sign in "*?["):
        return [Input(path, Path(path.name))]
    import glob

    matches = [Path(m) for m in sorted(glob.glob(given, recursive=True))]
    files = [m for m in matches if m.is_file() and not is_own_output(m)]
    if not files:
        raise InputError(f"{given}: no file matches this pattern")
    return [Input(m, Path(m.name)) for m in files]


def _walk(folder: Path) -> list[Input]:
    out = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != OUTPUT_FOLDER and not f.startswith("."))
        for name in sorted(files):
            path = Path(root) / name
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and not is_own_output(path):
                out.append(Input(path, path.relative_to(folder)))
    return out


def plan(inputs: Sequence[Input], folder: Path | None) -> list[tuple[Input, Outputs]]:
    """Where the outputs of each document go.

    Two documents of one name but for their ending keep the ending in their outputs' names.
    """
    bases = [_base(item, folder) for item in inputs]
    stems = Counter((base, item.path.stem) for base, item in zip(bases, inputs, strict=True))
    out = []
    for base, item in zip(bases, inputs, strict=True):
        alone = stems[(base, item.path.stem)] == 1
        name = item.path.stem if alone else item.path.name
        out.append((
            item,
            Outputs(
                base / f"{name}.clean{item.path.suffix}", base / f"{name}.ledger.json", base / f"{name}.report.html",
                base / f"{name}.report.json",
            ),
        ))  # fmt: skip
    return out


def _base(item: Input, folder: Path | None) -> Path:
    if folder is not None:
        return folder / item.relative.parent
    root = item.path.parents[len(item.relative.parts) - 1]
    return root / OUTPUT_FOLDER / item.relative.parent


def check_plan(planned: Sequence[tuple[Input, Outputs]]) -> dict[Path, str]:
    """For each input whose outputs would overwrite an input or another output: why it cannot be done."""
    inputs = {item.path.resolve() for item, _ in planned}
    taken: set[Path] = set()
    errors = {}
    for item, outputs in planned:
        targets = [p.resolve() for p in (outputs.clean, outputs.ledger, outputs.report, outputs.report_json)]
        clash = next((t for t in targets if t in inputs), None)
        twice = next((t for t in targets if t in taken), None)
        if clash:
            errors[item.path] = f"{item.path}: the output {clash.name} would overwrite an input; choose another folder"
        elif twice:
            errors[item.path] = f"{item.path}: the output {twice.name} is already written for another input"
        taken.update(targets)
    return errors


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files whole or not at all: each under a temporary name in its folder, flushed, then renamed.

    Raises OutputError; then none of them has been written.
    """
    ready: list[tuple[str, Path]] = []
    path = Path()
    try:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            name = str(path.parent / f".cleanup-{os.getpid()}-{len(ready)}.tmp")
            ready.append((name, path))
            with open(name, "wb") as file:
                file.write(data)
                file.flush()
        for _name, path in ready:
            if path.is_dir():
                raise OutputError(f"{path}: is a folder; cannot be written")
        for name, path in ready:
            os.replace(name, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None
    finally:
        for name, _ in ready:
            with contextlib.suppress(OSError):
                os.unlink(name)
