"""`cleanup fix`: clean documents and write clean text, ledger and report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cleanup import engine, ledger, packs
from cleanup.batch import Job, Outcome, run_all
from cleanup.cli.configured import ConfiguredCommand, per_file, without_excluded
from cleanup.cli.failures import report_failures
from cleanup.cli.options import (
    decisions_option,
    job_count,
    jobs_option,
    lang_option,
    made_options,
    one_source,
    read_decisions,
    rule_options,
    run_options,
)
from cleanup.engine import Options
from cleanup.files import Input, Outputs, check_plan, expand, plan, write_all
from cleanup.indexing import write_indexes
from cleanup.messages import text
from cleanup.messages.notes import told
from cleanup.reports.visible import log_line, no_command, one_line
from cleanup.run_info import RunInfo, run_info
from cleanup.writers import write

_REPORTS = ("html", "json", "none")


@click.command("fix", cls=ConfiguredCommand, short_help="Clean documents; write clean text, ledger and report.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="DIR", help="Folder for the outputs [default: cleaned/ beside the input].")
@rule_options
@click.option(
    "--report", default="html", show_default=True, metavar="KINDS", help="html, json, or none; several with commas."
)
@decisions_option
@click.option("--ledger", "ledger_file", metavar="FILE", help="With -: where to keep the ledger.")
@lang_option
@click.option("--quiet", "-q", is_flag=True, help="No summary, only errors.")
@run_options
@jobs_option
def fix_command(
    paths: Sequence[str], output: str | None, apply_: str, select: Sequence[str], ignore: Sequence[str],
    rules: Sequence[str], lexicon: Sequence[str], report: str, decisions: Sequence[str], ledger_file: str | None,
    lang: str, quiet: bool, reviewer: str | None, when: str | None, jobs: int,
) -> int:  # fmt: skip
    """Clean documents: files, folders, patterns, or - for standard input to standard output.

    Writes NAME.clean.EXT, NAME.ledger.json and NAME.report.html. The originals are never written over.

    \b
    Examples:
      cleanup fix report.txt                    outputs into cleaned/ beside it
      cleanup fix scans/ -o out/ --jobs 0       a whole folder, all processors
      cleanup fix report.txt --apply suggested  suggestions too
      cleanup fix report.txt --ignore PUN       all but typography
      cleanup fix scans/ --decisions report.decisions.json   what a reviewer decided about series
      cleanup fix - < report.txt > clean.txt    as a filter
    """
    options = made_options(apply_, select, ignore, rules, lexicon)._replace(decisions=read_decisions(decisions))
    run = run_info(reviewer, when, os.environ)
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("- (standard input) cannot be mixed with other paths")
        return _filter(options, rules, ledger_file, run)
    if ledger_file:
        raise click.UsageError(
            "--ledger goes with - (standard input); for files the ledger stands in the output folder"
        )
    job = Job(options, tuple(rules), report_kinds(report), lang, per_file=per_file(), run=run)
    inputs, errors = expand(paths)
    inputs = without_excluded(inputs)
    planned = plan(inputs, Path(output) if output is not None else None)
    clashes = check_plan(planned)
    errors += clashes.values()
    ready = [(item, outputs) for item, outputs in planned if item.path not in clashes]
    done: list[Outcome] = []
    outcomes = _kept(_shown(ready, job, job_count(jobs), quiet), done)
    code = _finish(outcomes, errors, len(inputs) + len(errors) - len(clashes))
    if "html" in job.reports:
        _index(ready, done, errors, job, quiet)
    return code


def report_kinds(value: str) -> tuple[str, ...]:
    """The kinds of report in a list with commas; raises UsageError for one that there is none of."""
    kinds = tuple(kind.strip() for kind in value.split(",") if kind.strip())
    for kind in kinds:
        if kind not in _REPORTS:
            raise click.UsageError(f"no report kind {kind!r}; kinds are {', '.join(_REPORTS)}")
    return tuple(kind for kind in kinds if kind != "none")


def _filter(options: Options, rules: Sequence[str], ledger_file: str | None, run: RunInfo) -> int:
    source = one_source("-")
    result = engine.run(source, packs.load(tuple(rules)), options)
    data = ledger.build(result, "-", "-", run)
    if ledger_file:
        write_all([(Path(ledger_file), ledger.dump(data).encode("utf-8"))])
    sys.stdout.buffer.write(write(source, result.text))
    sys.stdout.buffer.flush()
    return 0


def _shown(ready: Sequence[tuple[Input, Outputs]], job: Job, jobs: int, quiet: bool) -> Iterator[Outcome]:
    """The outcomes, with a summary of each, and a progress bar where someone watches."""
    if len(ready) < 3 or not sys.stderr.isatty():
        for outcome in run_all(ready, job, jobs):
            if not quiet and outcome.error is None:
                click.echo(no_command("\n".join(summary_lines(outcome, job.language))), err=True)
            yield outcome
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("cleanup", total=len(ready))
        for outcome in run_all(ready, job, jobs):
            progress.advance(task)
            yield outcome


def summary_lines(outcome: Outcome, language: str) -> list[str]:
    """What was done to one document, in a few lines."""
    lines = [one_line(outcome.path)]
    waiting = outcome.tiers
    counts = (
        ("label.applied", outcome.applied),
        ("label.suggested", waiting.get("safe", 0) + waiting.get("suggested", 0)),
        ("label.manual", waiting.get("manual", 0)),
    )
    lines.append("  " + "   ".join(f"{text(key, language)}: {count}" for key, count in counts))
    if outcome.applied:
        # Each paragraph is counted once, by the weightiest of these.
        fates = (("fate.moved", "moved"), ("fate.joined", "joined"), ("fate.dropped", "dropped"))
        shown = [f"{text(key, language)}: {outcome.fates.get(name, 0)}"
                 for key, name in (*fates, ("terminal.otherwise-changed", "changed"))]  # fmt: skip
        lines.append(f"  {text('terminal.paragraphs', language)}   " + "   ".join(shown))
    lines += [f"  {outcome.quality}"] if outcome.quality else []
    lines += [f"  {text('label.notes', language)}: {one_line(told(note, language))}" for note in outcome.notes]
    lines += [f"  {text('label.written', language)}: {one_line(path)}" for path in outcome.written]
    return lines


def _kept(outcomes: Iterator[Outcome], done: list[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        done.append(outcome)
        yield outcome


def _index(
    ready: Sequence[tuple[Input, Outputs]], done: Sequence[Outcome], errors: Sequence[str], job: Job, quiet: bool
) -> None:
    """Write the index pages of a run with several documents, and say where they are."""
    found = [(item, outputs, outcome) for (item, outputs), outcome in zip(ready, done, strict=True)]
    indexes = write_indexes(found, errors, job.language, job.run)
    for path in indexes.written if not quiet else ():
        click.echo(f"{text('index.written', job.language)}: {log_line(str(path))}", err=True)
    for path in indexes.foreign:
        click.echo(f"cleanup: {text('index.foreign', job.language, path=log_line(str(path)))}", err=True)


def _finish(outcomes: Iterator[Outcome], errors: Sequence[str], total: int) -> int:
    failed = list(errors)
    for outcome in outcomes:
        if outcome.error is not None:
            failed.append(outcome.error)
    return report_failures(failed, total)
