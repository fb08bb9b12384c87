"""`cleanup apply`: carry out a reviewer's decisions on a cleaned document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from cleanup import decisions, ledger
from cleanup.cli.fix import report_kinds
from cleanup.cli.ledgers import Cleaned, guard, read_cleaned, read_file
from cleanup.cli.options import lang_option, own_options, run_options
from cleanup.cli.speaking import Command
from cleanup.decisions import Decided, Decisions
from cleanup.files import Outputs, write_all
from cleanup.messages import text
from cleanup.replay import Own
from cleanup.reports.visible import log_line
from cleanup.revise import Revised, revised, signed
from cleanup.run_info import RunInfo, run_info


@click.command("apply", cls=Command, short_help="Carry out a reviewer's decisions on a cleaned document.")
@click.argument("ledger_file", metavar="LEDGER")
@click.argument("decisions_file", metavar="DECISIONS")
@click.option("-o", "--output", metavar="DIR", help="Folder for the outputs [default: beside the ledger].")
@click.option(
    "--report", default="html", show_default=True, metavar="KINDS", help="html, json, or none; several with commas."
)
@click.option("--text", "clean_file", metavar="FILE", help="The clean text, where it does not stand beside the ledger.")
@own_options
@lang_option
@run_options
@click.option("--quiet", "-q", is_flag=True, help="No summary, only errors.")
def apply_command(
    ledger_file: str, decisions_file: str, output: str | None, report: str, clean_file: str | None,
    rules: Sequence[str], lexicon: Sequence[str], lang: str, reviewer: str | None, when: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Take rejected changes back and apply accepted suggestions, from a ledger and a decisions file.

    Writes NAME.reviewed.clean.EXT, NAME.reviewed.ledger.json and NAME.reviewed.report.html. The new ledger gives the
    original back like any other. The decisions come from the report page or from cleanup review. Give rules and word
    lists of your own again with --rules and --lexicon, so that the new report knows them.

    \b
    Examples:
      cleanup apply out/report.ledger.json out/report.decisions.json
      cleanup apply out/report.ledger.json report.decisions.json -o reviewed/ --lang ar
    """
    kinds = report_kinds(report)
    run = run_info(reviewer, when, os.environ)
    read = read_cleaned(ledger_file, clean_file)
    path = Path(decisions_file)
    made = decisions.read(read_file(path), decisions_file, path.name)
    decided = decisions.resolve(made, read.ledger.data, decisions_file)
    own = Own(tuple(rules), tuple(lexicon))
    new = revised(read.ledger, read.clean, ledger_file, decided, decisions.hashes([made]), own)
    outputs = _outputs(read, Path(output) if output is not None else read.path.parent)
    for target in outputs:
        guard(target, (read.path, read.clean_path, path))
    files = list(_files(new, outputs, kinds, lang, run))
    write_all(files)
    if not quiet:
        for line in _summary(new, made, decided, lang):
            click.echo(line, err=True)
        if "quality" in read.ledger.data and "quality" not in new.ledger.data:
            click.echo(f"  {text('apply.no-quality', lang)}", err=True)
        for target, _ in files:
            click.echo(f"{text('label.written', lang)}: {log_line(str(target))}", err=True)
    return 0


def _outputs(read: Cleaned, folder: Path) -> Outputs:
    name = f"{read.stem}.reviewed"
    return Outputs(
        folder / f"{name}.clean{read.suffix}", folder / f"{name}.ledger.json", folder / f"{name}.report.html",
        folder / f"{name}.report.json",
    )  # fmt: skip


def _files(
    new: Revised, outputs: Outputs, kinds: tuple[str, ...], language: str, run: RunInfo
) -> Iterator[tuple[Path, bytes]]:  # fmt: skip
    data = signed(new.ledger, outputs.clean.name, run).data
    yield outputs.clean, new.clean
    yield outputs.ledger, ledger.dump(data).encode("utf-8")
    if "html" in kinds:
        from cleanup.reports.html import render

        names = {"clean_name": outputs.clean.name, "ledger_name": outputs.ledger.name}
        page = render(new.result, language=language, run=run, **names)
        yield outputs.report, page.encode("utf-8")
    if "json" in kinds:
        from cleanup.reports.json_report import check_document

        document = check_document(new.result, new.ledger.source["name"])
        yield outputs.report_json, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _summary(new: Revised, made: Decisions, decided: Mapping[str, Decided], language: str) -> Iterator[str]:
    """What the decisions did, each kind of outcome in a line."""
    asked = {id_ for id_, d in decided.items() if d.decision == "reject"}
    lines = (
        ("apply.applied", new.applied),
        ("apply.taken-back", sorted(new.gone & asked)),
        ("apply.dependent", sorted(new.gone - asked)),
        *((f"apply.{why}", sorted(i for i, w in new.refused.items() if w == why)) for why in _REFUSALS),
    )
    yield f"{text('apply.decided', language)}: {len(decided)}"
    for key, ids in lines:
        if ids:
            yield f"  {text(key, language)}: {', '.join(ids)}"
    told = {decision.key for decision in made.series}
    found = {(f["code"], f["before"], f["after"]) for f in new.ledger.data["findings"]}
    if told - found:
        yield f"  {text('apply.unused', language)}: {len(told - found)}"


_REFUSALS = ("overlaps", "altered", "not-alone")
