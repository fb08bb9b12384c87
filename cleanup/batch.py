"""Many documents: each is done on its own, one that fails does not stop the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cleanup import engine, ledger, packs
from cleanup.engine import Options, Result
from cleanup.errors import CleanupError, InternalError
from cleanup.files import Input, Outputs, write_all
from cleanup.per_file import NO_PER_FILE, PerFile
from cleanup.readers import read_path
from cleanup.reports.figures import quality_line
from cleanup.results import Quality
from cleanup.run_info import NOBODY, RunInfo
from cleanup.writers import write


class Job(NamedTuple):
    """What to do with every document of a run."""

    options: Options
    rules: tuple[str, ...] = ()
    reports: tuple[str, ...] = ("html",)
    language: str = "en"
    action: str = "fix"
    """fix (write outputs) or check (return findings)."""
    per_file: PerFile = NO_PER_FILE
    """Rules that are left out in some files."""
    diff: bool = False
    """For check: also the lines that `fix` would change."""
    run: RunInfo = NOBODY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document."""

    path: str
    error: str | None = None
    tiers: dict[str, int] = field(default_factory=dict)
    applied: int = 0
    fates: dict[str, int] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    document: dict[str, Any] | None = None
    """The findings of `check`, as `reports.json_report` gives them."""
    notes: tuple[str, ...] = ()
    quality: str = ""
    """How good the words are, in a line."""
    diff: str = ""
    """What `fix` would change, as the hunks of a unified diff."""
    words: int = 0
    """Words that the estimate rests on."""
    rates: tuple[float | None, float | None] = (None, None)
    """Share of wrong words, estimated, before and after."""


def run_all(planned: Sequence[tuple[Input, Outputs | None]], job: Job, jobs: int = 1) -> Iterator[Outcome]:
    """Do every document, in the order given, with `jobs` processes."""
    tasks = [(item.path, outputs, job) for item, outputs in planned]
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(_do, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        yield from pool.map(_do, tasks, chunksize=max(1, min(8, len(tasks) // (jobs * 4))))


def _do(task: tuple[Path, Outputs | None, Job]) -> Outcome:
    path, outputs, job = task
    try:
        return _done(path, outputs, job)
    except CleanupError as error:
        return Outcome(str(path), error=str(error))
    except InternalError as error:
        return Outcome(str(path), error=f"{path}: internal error: {error}")
    except MemoryError:
        return Outcome(str(path), error=f"{path}: not enough memory for a document of this size")
    except Exception as error:
        # A fault of ours must not take the other documents with it, nor show a traceback to an archivist.
        return Outcome(
            str(path), error=f"{path}: internal error ({type(error).__name__}: {error}); nothing was written"
        )


def _done(path: Path, outputs: Outputs | None, job: Job) -> Outcome:
    result = engine.run(read_path(path), packs.load(job.rules), job.per_file.options_for(path, job.options))
    written = tuple(write_outputs(result, path.name, outputs, job)) if outputs is not None else ()
    return outcome_of(result, str(path), job, written)


def outcome_of(result: Result, name: str, job: Job, written: tuple[str, ...]) -> Outcome:
    """What a run did to a document, in a form that travels between processes."""
    document = None
    diff = ""
    fates: dict[str, int] = {}
    if job.action == "check":
        from cleanup.reports.json_report import check_document

        document = check_document(result, name)
        if job.diff:
            from cleanup.reports.unified_diff import hunks

            diff = hunks(result)
    else:
        from cleanup.reports.fates import account

        fates = {str(fate): count for fate, count in account(result).counts().items()}
    quality = quality_line(result.quality, job.language) if result.quality else ""
    tiers = Counter(record.finding.tier.value for record in result.findings if record.is_open)
    applied = sum(1 for record in result.findings if record.applied)
    return Outcome(
        name, None, dict(tiers), applied, fates, written, document, result.notes, quality, diff, *_rates(result.quality)
    )


def _rates(quality: Quality | None) -> tuple[int, tuple[float | None, float | None]]:
    if quality is None:
        return 0, (None, None)
    before, after = quality.before.word_error_rate, quality.after.word_error_rate
    return quality.before.words, (before.estimate if before else None, after.estimate if after else None)


def write_outputs(result: Result, source_name: str, outputs: Outputs, job: Job) -> list[str]:
    """Write clean text, ledger and reports of one document.

    Raises OutputError where a file cannot be written; then none is.
    """
    data = ledger.build(result, source_name, outputs.clean.name, job.run)
    files = [
        (outputs.clean, write(result.source, result.text)),
        (outputs.ledger, ledger.dump(data).encode("utf-8")),
    ]
    if "html" in job.reports:
        from cleanup.reports.html import render

        page = render(
            result, language=job.language, clean_name=outputs.clean.name, ledger_name=outputs.ledger.name, run=job.run
        )
        files.append((outputs.report, page.encode("utf-8")))
    if "json" in job.reports:
        import json

        from cleanup.reports.json_report import check_document

        text = json.dumps(check_document(result, source_name), ensure_ascii=False, indent=1) + "\n"
        files.append((outputs.report_json, text.encode("utf-8")))
    write_all(files)
    return [str(path) for path, _ in files]
