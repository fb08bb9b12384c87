"""`cleanup confusions`: rule packs with what a reader takes letters for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from cleanup.cli.options import lang_option
from cleanup.cli.speaking import Group
from cleanup.errors import InputError, OutputError
from cleanup.files import write_all
from cleanup.messages import text
from cleanup.readers import read_path
from cleanup.words import learn
from cleanup.words.learn import Counted

_SHOWN = 10
_WIDTH = 116


@click.group("confusions", cls=Group, short_help="Learn what an OCR program takes letters for.")
def confusions_command() -> None:
    """Learn what an OCR program takes letters for: the rules for misread words weigh their candidates by it."""


@confusions_command.command("learn", short_help="Write a rule pack from readings and their truth.")
@click.argument("files", nargs=-1, required=True, metavar="OCR TRUTH [OCR TRUTH ...]")
@click.option("-o", "--output", required=True, metavar="FILE", help="The rule pack to write, a .toml file.")
@click.option("--id", "id_", metavar="ID", help="Name of the pack [default: the file's name].")
@click.option("--licence", default="CC0-1.0", show_default=True, metavar="NAME", help="Licence of the pack.")
@click.option(
    "--least", type=click.IntRange(min=1), metavar="N",
    help="Leave out what was counted less often [default: 2 for runs of several letters, 1 for single letters].",
)  # fmt: skip
@lang_option
def learn_command(
    files: Sequence[str], output: str, id_: str | None, licence: str, least: int | None, lang: str
) -> int:  # fmt: skip
    """Compare texts that an OCR program read with the same texts read right, and count what was read for what.

    Writes a rule pack. Put it into a folder and give the folder to --rules. Its counts are added to those that come
    with the program.

    \b
    Example:
      cleanup confusions learn page1.ocr.txt page1.txt page2.ocr.txt page2.txt -o my-rules/scanner.toml
      cleanup fix report.txt --rules my-rules
    """
    if len(files) % 2:
        raise click.UsageError(f"files come in pairs, OCR TRUTH; {files[-1]} stands alone")
    target = Path(output)
    id_ = target.stem if id_ is None else id_
    _check(target, files, id_, licence)
    pairs = list(zip(files[::2], files[1::2], strict=True))
    counted = learn.total([_counted(Path(reading), Path(truth)) for reading, truth in pairs])
    count = f"{len(pairs)} {'reading' if len(pairs) == 1 else 'readings'}"
    source = f"{count} of {counted.characters} characters, with their truth"
    pack = pack_text(counted, id_, source, licence, "`cleanup confusions learn`", least)
    write_all([(target, pack.encode("utf-8"))])
    click.echo("\n".join(_summary(counted, len(pairs), output, least, lang)), err=True)
    return 0


def _check(target: Path, files: Sequence[str], id_: str, licence: str) -> None:
    """Raises UsageError or OutputError for what cannot become a pack."""
    if target.suffix != ".toml":
        raise click.UsageError(f"-o {target}: the name of a rule pack ends in .toml")
    for option, value in (("--id", id_), ("--licence", licence)):
        if not value.strip() or not value.isprintable():
            raise click.UsageError(f"{option} {value!r}: expected a line of text")
    if target.resolve() in {Path(name).resolve() for name in files}:
        raise OutputError(f"{target}: would overwrite an input; choose another file")


def _counted(reading: Path, truth: Path) -> Counted:
    """The counts of one pair. Raises InputError for a file that cannot be read or does not belong to the other."""
    texts = [learn.plain(read_path(path).text) for path in (reading, truth)]
    for path, words in zip((reading, truth), texts, strict=True):
        if not words:
            raise InputError(f"{path}: holds no text")
    counted, alike = learn.count(*texts)
    if alike < learn.LEAST_ALIKE:
        raise InputError(f"{reading} and {truth}: less than half alike; they are no pair, or differ in order")
    return counted


def pack_text(counted: Counted, id_: str, source: str, licence: str, by: str, least: int | None = None) -> str:
    """A rule pack of the counts; `least` as `learn.often` takes it."""
    letters = sorted(counted.written.items(), key=lambda entry: (-entry[1], entry[0]))
    written = [f"{letter} {n}" for letter, n in letters]
    read = [f"{meant or '-'} {seen or '-'} {n}" for meant, seen, n in learn.often(counted, least)]
    return (
        "# What letters were read as: what stands in the text, what was read, how many times; \"-\" is nothing.\n"
        f"# Written by {by}.\n\n"
        f"[pack]\nid = {_string(id_)}\nlanguage = \"ar\"\nversion = \"1.0\"\nlicence = {_string(licence)}\n"
        f"source = {_string(source)}\n\n"
        f"[cues]\n{_list('letters_written', written)}{_list('letter_readings', read)}"
    )  # fmt: skip


def _list(name: str, entries: Sequence[str]) -> str:
    lines = [""]
    for entry in map(_string, entries):
        if len(lines[-1]) + len(entry) > _WIDTH:
            lines.append("")
        lines[-1] += f" {entry},"
    return f"{name} = [\n" + "".join(f"   {line}\n" for line in lines if line) + "]\n"


def _string(value: str) -> str:
    """A TOML string: for text that can be printed JSON's are the same."""
    return json.dumps(value, ensure_ascii=False)


def _summary(counted: Counted, pairs: int, output: str, least: int | None, lang: str) -> list[str]:
    read = learn.often(counted, least)
    share = counted.errors / max(1, counted.characters)
    facts = {"pairs": pairs, "characters": counted.characters, "errors": counted.errors, "share": f"{share:.1%}"}
    commonest = ", ".join(f"{meant or '-'} {seen or '-'} {n}" for meant, seen, n in read[:_SHOWN])
    return [
        text("learn.counted", lang, **facts),
        text("learn.read", lang, count=len(read)) + (f"{text('learn.commonest', lang)}: {commonest}" if read else ""),
        f"{text('label.written', lang)}: {output}",
    ]
