"""`cleanup check`: point findings out, write nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click

from cleanup import engine, packs
from cleanup.batch import Job, Outcome, outcome_of, run_all
from cleanup.checked import Checked, CheckRun
from cleanup.cli.fix import report_failures
from cleanup.cli.options import job_count, jobs_option, made_options, one_source, rule_options
from cleanup.files import expand
from cleanup.reports.formats import FORMATS, render
from cleanup.reports.visible import one_line


@click.command("check", short_help="Point findings out; write nothing.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@rule_options
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
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
    loaded = packs.load(tuple(rules))
    outcomes, errors, total = _outcomes(paths, Job(options, tuple(rules), action="check"), job_count(jobs))
    seen = _Seen(list(errors))
    run = CheckRun({rule.code: rule for pack in loaded for rule in pack.rules})
    for piece in render(format_, run, seen.watch(outcomes, quality=format_ == "text")):
        click.echo(piece, nl=False)
    code = report_failures(seen.errors, total)
    return code or (1 if seen.found and not exit_zero else 0)


def _outcomes(paths: Sequence[str], job: Job, jobs: int) -> tuple[Iterable[Outcome], list[str], int]:
    """What becomes of each document, an error line for each path that means none, and the number of both."""
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("- (standard input) cannot be mixed with other paths")
        return [outcome_of(engine.run(one_source("-"), packs.load(job.rules), job.options), "-", job, ())], [], 1
    inputs, errors = expand(paths)
    return run_all([(item, None) for item in inputs], job, jobs), errors, len(inputs) + len(errors)


@dataclass(slots=True)
class _Seen:
    """What a run has found so far."""

    errors: list[str]
    found: bool = False

    def watch(self, outcomes: Iterable[Outcome], quality: bool) -> Iterator[Checked]:
        """The documents, one at a time, with the quality of those that have findings on standard error."""
        for outcome in outcomes:
            if outcome.error is not None:
                self.errors.append(outcome.error)
            yield Checked(outcome.path, outcome.document, outcome.error)
            found = bool(outcome.applied or outcome.tiers)
            self.found |= found
            # A text with nothing wrong gives no word at all.
            if quality and found and outcome.quality:
                click.echo(f"{one_line(outcome.path)}: {outcome.quality}", err=True)
