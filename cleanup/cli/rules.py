"""`cleanup explain` and `cleanup rules`: what the rules do and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from cleanup import engine, packs
from cleanup.cli.options import lang_option
from cleanup.cli.speaking import Command
from cleanup.kinds import Kind, all_kinds
from cleanup.messages import text
from cleanup.messages.kind_text import KindText
from cleanup.packs import Rule
from cleanup.reports.rule_texts import source, title, why


@click.command("explain", cls=Command, short_help="Say what a rule does and why.")
@click.argument("code", metavar="CODE")
@click.option("--rules", "rules", multiple=True, metavar="DIR", help="A folder with rule packs of your own.")
@lang_option
def explain_command(code: str, rules: Sequence[str], lang: str) -> int:
    """Say what a rule does, why, how far it may go on its own, and show its examples.

    \b
    Example:
      cleanup explain ORD001
    """
    loaded = packs.load(tuple(rules))
    wanted = code.strip().upper()
    engine.known_codes(loaded, [wanted])
    found = [rule for pack in loaded for rule in pack.rules if rule.code.startswith(wanted)]
    click.echo("\n\n".join("\n".join(_explained(rule, lang)) for rule in found))
    return 0


def _explained(rule: Rule, lang: str) -> Iterator[str]:
    tier = text(f"tier.{rule.tier.value}", lang)
    head = text("explain.head", lang, tier=tier, pack=rule.pack, kind=rule.kind)
    yield f"{rule.code} {title(rule, lang)} ({head})"
    yield ""
    yield why(rule, lang)
    yield f"{text('explain.mechanism', lang)}: {_told(all_kinds()[rule.kind], lang).summary}."
    if rule.source:
        yield f"{text('explain.source', lang)}: {source(rule, lang)}."
    for example in rule.examples:
        yield ""
        if example.ok is not None:
            yield f"{text('explain.stays', lang)}:"
            yield from _indented(example.ok)
            continue
        yield f"{text('explain.before', lang)}:"
        yield from _indented(example.bad or "")
        if example.good is not None:
            yield f"{text('explain.after', lang)}:"
            yield from _indented(example.good)


def _indented(text: str) -> Iterator[str]:
    from cleanup.reports.visible import visible

    for line in text.strip("\n").split("\n"):
        yield f"    {visible(line)}"


@click.command("rules", cls=Command, short_help="List the rules.")
@click.option("--rules", "rules", multiple=True, metavar="DIR", help="A folder with rule packs of your own.")
@click.option("--format", "format_", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--kinds", is_flag=True, help="List the kinds of rule and their parameters instead.")
@lang_option
def rules_command(rules: Sequence[str], format_: str, kinds: bool, lang: str) -> int:
    """List the rules: code, tier, name, what is wrong.

    \b
    Examples:
      cleanup rules
      cleanup rules --format markdown > RULES.md
      cleanup rules --kinds
    """
    loaded = packs.load(tuple(rules))
    if kinds:
        click.echo("\n".join(_kinds(format_, lang)))
        return 0
    every = sorted((rule for pack in loaded for rule in pack.rules), key=lambda r: r.code)
    if format_ == "markdown":
        click.echo("\n".join(_table(every, lang)))
        return 0
    for rule in every:
        click.echo(f"{rule.code}  {rule.tier.value:9}  {title(rule, lang):26}  {why(rule, lang)}")
    return 0


def _table(rules: Sequence[Rule], lang: str) -> Iterator[str]:
    """The rules as a table in Markdown."""
    yield text("rules.columns", lang)
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        cells = (rule.code, title(rule, lang), rule.tier.value, why(rule, lang).replace("|", "\\|"))
        yield f"| {' | '.join(cells)} |"


def _kinds(format_: str, lang: str) -> Iterator[str]:
    """Every kind with its parameters."""
    for name, kind in sorted(all_kinds().items()):
        told = _told(kind, lang)
        yield f"### {name}\n\n{told.summary}.\n" if format_ == "markdown" else f"{name}: {told.summary}."
        for key, parameter in kind.parameters.items():
            needs = "kinds.required" if parameter.default is None else "kinds.default"
            default = text(needs, lang, value=repr(parameter.default))
            label = f"- `{key}`" if format_ == "markdown" else f"    {key}"
            yield f"{label} ({default}): {told.parameters[key]}"
        if format_ == "markdown":
            yield ""


def _told(kind: Kind, lang: str) -> KindText:
    """What readers are told of a kind. The Arabic is loaded only where it is asked for."""
    if lang == "ar":
        from cleanup.messages.kinds_ar import KINDS

        return KINDS[kind.name]
    return KindText(kind.summary, {key: parameter.meaning for key, parameter in kind.parameters.items()})
