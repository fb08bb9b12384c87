"""`cleanup check`: point findings out, write nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from cleanup import engine, packs
from cleanup.batch import Job, Outcome, run_all
from cleanup.cli.fix import report_failures
from cleanup.cli.options import job_count, jobs_option, made_options, one_source, rule_options
from cleanup.files import expand
from cleanup.reports.visible import one_line


@click.command("check", short_help="Point findings out; write nothing.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@rule_options
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where there are findings.")
@jobs_option
def check_command(
    paths: Sequence[str], apply_: str, select: Sequence[str], ignore: Sequence[str], rules: Sequence[str],
    lexicon: Sequence[str], format_: str, exit_zero: bool, jobs: int,
) -> int:  # fmt: skip
    """Check documents: files, folders, patterns, or - for standard input.

    Exit code 0: nothing found; 1: findings; 2: wrong use or an input that failed.

    \b
    Examples:
      cleanup check report.txt
      cleanup check incoming/ --format json > findings.json
      cleanup check report.txt --select ORD,DUP
    """
    options = made_options(apply_, select, ignore, rules, lexicon)
    job = Job(options, tuple(rules), action=f"check-{format_}")
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("- (standard input) cannot be mixed with other paths")
        outcomes: list[Outcome] = [_checked(job)]
        errors: list[str] = []
        total = 1
    else:
        inputs, errors = expand(paths)
        outcomes = list(run_all([(item, None) for item in inputs], job, job_count(jobs)))
        total = len(inputs) + len(errors)
    _print(outcomes, format_)
    code = report_failures([*errors, *(o.error for o in outcomes if o.error is not None)], total)
    found = any(o.applied or o.tiers for o in outcomes)
    return code or (1 if found and not exit_zero else 0)


def _checked(job: Job) -> Outcome:
    from cleanup.batch import outcome_of

    return outcome_of(engine.run(one_source("-"), packs.load(job.rules), job.options), "-", job, ())


def _print(outcomes: Sequence[Outcome], format_: str) -> None:
    if format_ == "text":
        for outcome in outcomes:
            for line in outcome.lines:
                click.echo(line)
            # A text with nothing wrong gives no word at all.
            if outcome.quality and outcome.lines:
                click.echo(f"{one_line(outcome.path)}: {outcome.quality}", err=True)
        return
    documents = [o.document for o in outcomes if o.document is not None]
    click.echo(json.dumps({"schema": "cleanup/check-run/1", "documents": documents}, ensure_ascii=False, indent=1))
