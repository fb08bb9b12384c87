"""`cleanup check`: point findings out, write nothing but what was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import click

from cleanup import codes, policy
from cleanup.cache.keys import Inputs
from cleanup.cached import Found, Work, check_bytes, check_files, known_codes
from cleanup.checked import Checked, CheckRun
from cleanup.cli.baselines import BaselineRun, baseline_run
from cleanup.cli.configured import ConfiguredCommand, current, per_file
from cleanup.cli.documents import Chosen, chosen
from cleanup.cli.failures import report_failures
from cleanup.cli.options import (
    check_options,
    decisions_option,
    job_count,
    jobs_option,
    lang_option,
    options_of,
    read_decisions,
    rule_options,
    store,
)
from cleanup.cli.outputs import LazyRules, guard, shown_format, write_outputs
from cleanup.cli.types import Codes, Format, Output
from cleanup.config.values import GATE_FAILS
from cleanup.gate import DECISIONS, judge
from cleanup.policy import Policy
from cleanup.reports.diff_head import headed
from cleanup.reports.figures import scorecard_lines
from cleanup.reports.visible import log_line, no_command, visible


class Asked(NamedTuple):
    """The options of the command, with what the configuration adds."""

    paths: tuple[str, ...]
    apply_: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rules: tuple[str, ...]
    lexicon: tuple[str, ...]
    format_: tuple[Output, ...]
    fail_on: tuple[str, ...]
    warn: tuple[str, ...]
    fail_on_gate: str | None
    exit_zero: bool
    baseline: str | None
    write_baseline: str | None
    update_baseline: bool
    reason: str
    fail_on_stale: bool
    show_known: bool
    since: str | None
    stdin_filename: str | None
    diff: bool
    cache: bool | str
    lang: str
    show_config: bool
    decisions: tuple[str, ...]
    jobs: int


@click.command("check", cls=ConfiguredCommand, short_help="Point findings out; write nothing.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@rule_options
@click.option(
    "--format",
    "format_",
    multiple=True,
    type=Format(),
    default=["text"],
    show_default=True,
    help="May be given several times; with =FILE the output goes there.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=Codes(tiers=True),
    metavar="LIMITS",
    help="Only these findings give exit code 1: safe, suggested (and safe), manual (all), codes, or never.",
)
@click.option("--warn", multiple=True, type=Codes(), metavar="CODES", help="Show these and never fail for them.")
@click.option(
    "--fail-on-gate",
    type=click.Choice([policy.NEVER, *DECISIONS[:0:-1]]),
    help="Exit with 1 where the gate decides so, or worse [default: never, or as configured].",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where there are findings.")
@click.option("--baseline", metavar="FILE", help="Findings in this file are known and do not fail.")
@click.option(
    "--write-baseline",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Make all findings known [default file: cleanup-baseline.json].",
)
@click.option("--update-baseline", is_flag=True, help="Drop entries that match nothing any more.")
@click.option("--reason", default="", metavar="TEXT", help="With --write-baseline: why the findings may stay.")
@click.option("--fail-on-stale", is_flag=True, help="Exit with 1 where entries match nothing any more.")
@click.option("--show-known", is_flag=True, help="Show known findings in text, too.")
@click.option("--since", metavar="REV", help="Only documents that changed since this revision of git.")
@click.option("--stdin-filename", metavar="NAME", help="With -: the document's name.")
@click.option("--diff", is_flag=True, help="Show what fix would change, behind the findings.")
@click.option("--cache/--no-cache", default=True, help="Whether findings of unchanged documents are kept.")
@lang_option
@click.option("--show-config", is_flag=True, help="Print the settings in force and where they come from.")
@decisions_option
@jobs_option
def check_command(**given: Any) -> int:
    """Check documents: files, folders, patterns, or - for standard input.

    Exit code 0: nothing found that fails; 1: findings; 2: wrong use or an input that failed.

    \b
    Examples:
      cleanup check report.txt
      cleanup check incoming/ --format text --format sarif=findings.sarif
      cleanup check report.txt --select ORD,DUP --fail-on safe
      cleanup check incoming/ --write-baseline --reason "as printed"
      cleanup check . --since origin/main
    """
    asked = Asked(**given)
    if asked.show_config:
        from cleanup.cli.show_config import show

        show(click.get_current_context(), current())
        return 0
    if not asked.paths:
        raise click.UsageError("Missing argument 'PATH...'.")
    return _Check(asked).run()


class _Check:
    """One run of the command."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._work = _work(asked)
        self._gate = dict(current().values.get("gate", {}))
        gate = asked.fail_on_gate or self._gate.pop(GATE_FAILS, policy.NEVER)
        self._policy = Policy(
            policy.limits(asked.fail_on), codes.split(asked.warn), gate if gate != policy.NEVER else None
        )
        self._seen = _Seen()
        self._quality = shown_format(asked.format_) == "text"
        if asked.diff and not self._quality:
            raise click.UsageError("--diff goes with --format text on standard output")
        self._check_codes()
        self._baseline: BaselineRun | None = baseline_run(
            asked.baseline, asked.write_baseline, asked.update_baseline, asked.reason, current().folder
        )
        if asked.fail_on_stale and self._baseline is None:
            raise click.UsageError("--fail-on-stale needs a baseline: give it with --baseline FILE")

    def run(self) -> int:
        """Check, write, and give the exit code."""
        asked, seen = self._asked, self._seen
        found, total = self._found()
        run = CheckRun(LazyRules(asked.rules), asked.lang)
        write_outputs(asked.format_, run, self._judged(found), asked.show_known)
        for name, hunks in seen.diffs:
            click.echo(no_command(visible(headed(hunks, name, f"{name} (clean)"))), nl=False)
        # A baseline of a part of the documents would make the rest stale.
        stale = False if self._baseline is None or seen.errors else self._baseline.finish(asked.lang)
        code = report_failures(seen.errors, total)
        fails = seen.fails or (stale and asked.fail_on_stale)
        return code or (1 if fails and not asked.exit_zero else 0)

    def _check_codes(self) -> None:
        options = self._work.options
        given = (*options.select, *options.ignore, *self._policy.warn)
        limits = self._policy.codes
        if given or limits:
            known = known_codes(self._asked.rules, self._work.store)
            codes.check(known, given)
            codes.check(known, limits, beside=(*policy.TIERS, policy.NEVER))

    def _found(self) -> tuple[Iterable[Found], int]:
        """The findings of each document as they come, and the number of inputs."""
        asked = self._asked
        targets = [output.file for output in asked.format_ if output.file is not None]
        if "-" not in asked.paths:
            if asked.stdin_filename is not None:
                raise click.UsageError("--stdin-filename goes with - (standard input)")
            which: Chosen = chosen(asked.paths, asked.since, asked.lang)
            guard((*targets, *((self._baseline.file,) if self._baseline else ())), which.paths)
            self._seen.errors += which.errors
            return check_files(which.paths, self._work), which.total
        if len(asked.paths) > 1:
            raise click.UsageError("- (standard input) cannot be mixed with other paths")
        if asked.since is not None:
            raise click.UsageError("--since goes with files, not with - (standard input)")
        return [check_bytes(sys.stdin.buffer.read(), asked.stdin_filename or "-", self._work)], 1

    def _judged(self, found: Iterable[Found]) -> Iterator[Checked]:
        """The documents, one at a time, each finding with its level; what is not for a format goes to its place."""
        for one in found:
            document = one.document
            if one.error is not None:
                self._seen.errors.append(one.error)
            if document is None:
                yield Checked(one.path, None, one.error)
                continue
            if self._baseline:
                document = self._baseline.mark(one.path, document, self._work.per_file, self._work.options)
            document = self._policy.judged({**document, "gate": judge(document, self._gate).values()})
            self._seen.fails |= self._policy.fails(document)
            if one.diff:
                self._seen.diffs.append((one.path, one.diff))
            yield Checked(one.path, document)
            if self._quality:
                self._tell(one, document)

    def _tell(self, one: Found, document: Mapping[str, Any]) -> None:
        """How good a document is, for people; a text with nothing wrong gives no word at all."""
        is_open = not all(map(policy.is_settled, document["findings"]))
        if is_open or self._policy.gate_fails(document):
            for line in filter(None, (one.quality, *scorecard_lines(document, self._asked.lang))):
                click.echo(log_line(f"{one.path}: {line}"), err=True)


@dataclass(slots=True)
class _Seen:
    """What a run has found so far."""

    errors: list[str] = field(default_factory=list)
    fails: bool = False
    diffs: list[tuple[str, str]] = field(default_factory=list)


def _work(asked: Asked) -> Work:
    options = options_of(asked.apply_, asked.select, asked.ignore, asked.lexicon)
    options = options._replace(decisions=read_decisions(asked.decisions))
    return Work(
        options, per_file(), Inputs(asked.rules, asked.lexicon, asked.lang, asked.diff), job_count(asked.jobs),
        store(asked.cache), lambda: check_options(options, asked.rules),
    )  # fmt: skip
