"""Checking documents, with the findings of unchanged ones from the cache.

Nothing here imports the engine until a document has to be checked: a run that finds all in the cache only hashes files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.cache.keys import Inputs, document_key, rules_key
from cleanup.cache.store import Store
from cleanup.per_file import PerFile
from cleanup.readers import MAX_BYTES, SUFFIXES
from cleanup.results import Options

if TYPE_CHECKING:
    from cleanup.batch import Outcome


class Found(NamedTuple):
    """What check says of one document, or why it failed."""

    path: str
    document: dict[str, Any] | None
    error: str | None = None
    quality: str = ""
    """How good the words are, in a line."""
    diff: str = ""
    """What `fix` would change, as hunks of a unified diff."""


class Work(NamedTuple):
    """What to do with every document."""

    options: Options
    per_file: PerFile
    inputs: Inputs
    jobs: int
    store: Store | None
    """None: nothing is kept."""
    prepare: Callable[[], None]
    """Called once before the first document that is not in the cache: looks at rules and word lists."""


class _Task(NamedTuple):
    path: Path
    content: str
    """SHA-256 of the bytes; empty where they cannot be read, which is said when the document is checked."""
    key: str
    kept: bool


def check_files(paths: Sequence[Path], work: Work) -> Iterator[Found]:
    """Check every document, in the order given. Raises what `prepare` raises, before anything is yielded."""
    tasks = [_task(path, work) for path in paths]
    missing = [task.path for task in tasks if not task.kept]
    if missing:
        work.prepare()
    return _in_order(tasks, _fresh(missing, work), work)


def _in_order(tasks: Sequence[_Task], fresh: Iterator[Found], work: Work) -> Iterator[Found]:
    for task in tasks:
        found = _kept(task, work) if task.kept else None
        if found is None:
            # An entry that turns out to be broken: the document is checked on its own.
            found = next(_fresh([task.path], work)) if task.kept else next(fresh)
            _keep(task, found, work)
        yield found
    if work.store:
        work.store.tidy()


def check_bytes(data: bytes, name: str, work: Work) -> Found:
    """Check a document that was read from standard input; its name tells its format."""
    task = _task_of(hashlib.sha256(data).hexdigest(), Path(name), work)
    found = _kept(task, work) if task.kept else None
    if found is None:
        work.prepare()
        found = _fresh_bytes(data, name, work)
        _keep(task, found, work)
    return found


def known_codes(rules: tuple[str, ...], store: Store | None) -> list[str]:
    """The codes of all rules. Raises PackError for a broken pack."""
    try:
        key = rules_key(rules) if store else ""
    except OSError:
        key = ""
    kept = store.get(key) if store and key else None
    if kept and isinstance(kept.get("codes"), list):
        return [str(code) for code in kept["codes"]]
    from cleanup import packs

    codes = [rule.code for pack in packs.load(rules) for rule in pack.rules]
    if store and key:
        store.put(key, {"codes": codes})
    return codes


def _task(path: Path, work: Work) -> _Task:
    if work.store is None:
        return _Task(path, "", "", False)
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return _Task(path, "", "", False)
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _Task(path, "", "", False)
    return _task_of(content, path, work)


def _task_of(content: str, path: Path, work: Work) -> _Task:
    if work.store is None:
        return _Task(path, content, "", False)
    options = work.per_file.options_for(path, work.options)
    try:
        key = document_key(content, SUFFIXES.get(path.suffix.lower(), "text"), options, work.inputs)
    except OSError:
        return _Task(path, content, "", False)
    return _Task(path, content, key, work.store.has(key))


def _kept(task: _Task, work: Work) -> Found | None:
    value = work.store.get(task.key) if work.store else None
    try:
        if value is None or value["document"]["sha256"] != task.content:
            return None
        document = {**value["document"], "file": _valid(str(task.path))}
        return Found(str(task.path), document, None, value["quality"], value["diff"])
    except (KeyError, TypeError):
        return None


def _keep(task: _Task, found: Found, work: Work) -> None:
    # A file that was changed after it was hashed has another hash in its findings.
    if work.store and task.key and found.document and found.document["sha256"] == task.content:
        # The name is put in when the entry is read: other files can have the same bytes.
        document = {**found.document, "file": ""}
        work.store.put(task.key, {"document": document, "quality": found.quality, "diff": found.diff})


def _fresh(paths: Sequence[Path], work: Work) -> Iterator[Found]:
    """Documents that the engine has to look at."""
    if not paths:
        return
    from cleanup.batch import run_all
    from cleanup.files import Input

    inputs = [(Input(path, path), None) for path in paths]
    yield from map(_found, run_all(inputs, _job(work), work.jobs))


def _fresh_bytes(data: bytes, name: str, work: Work) -> Found:
    from cleanup import engine, packs
    from cleanup.batch import outcome_of
    from cleanup.readers import read_bytes

    source = read_bytes(data, name, SUFFIXES.get(Path(name).suffix.lower(), "text"))
    options = work.per_file.options_for(Path(name), work.options)
    result = engine.run(source, packs.load(work.inputs.rules), options)
    return _found(outcome_of(result, name, _job(work), ()))


def _job(work: Work) -> Any:
    from cleanup.batch import Job

    return Job(work.options, work.inputs.rules, (), work.inputs.language, "check", work.per_file, work.inputs.diff)


def _found(outcome: Outcome) -> Found:
    return Found(outcome.path, outcome.document, outcome.error, outcome.quality, outcome.diff)


def _valid(name: str) -> str:
    """A file name need not be valid Unicode; JSON has to be."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
