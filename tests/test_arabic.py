"""Whatever a reader sees is there in Arabic: the names of rules, what kinds do, notes, the help of every command."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cleanup.cli.main import group
from cleanup.kinds import all_kinds
from cleanup.messages import TEXTS
from cleanup.messages.help_ar import COMMANDS, OPTIONS
from cleanup.messages.kinds_ar import KINDS
from cleanup.messages.notes import note, told
from cleanup.packs import Rule
from tests.cli import PACK, WRONG, cleanup
from tests.support import ROOT, shipped_rules

_ARABIC = re.compile("[\u0621-\u064a]")
_MARKS = re.compile("[\u064b-\u0652]")
_RULES = [pytest.param(rule, id=rule.code) for rule in shipped_rules()]


def _commands(
    command: click.Command, ctx: click.Context, words: str = ""
) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command of the program with the words by which it is called."""
    yield words, command, ctx
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner
            yield from _commands(inner, click.Context(inner, ctx, name), f"{words} {name}".strip())


_ALL = list(_commands(group, click.Context(group, info_name="cleanup")))


@pytest.mark.parametrize("rule", _RULES)
def test_each_rule_has_an_arabic_name(rule: Rule) -> None:
    assert _ARABIC.search(rule.name_ar) and not re.search("[A-Za-z.:]", rule.name_ar)


@pytest.mark.parametrize("rule", _RULES)
def test_each_source_is_there_in_arabic(rule: Rule) -> None:
    assert bool(rule.source) == bool(_ARABIC.search(rule.source_ar))


def test_names_of_rules_tell_them_apart() -> None:
    names = [rule.name_ar for rule in shipped_rules()]
    assert len(names) == len(set(names))


def test_kinds_and_their_parameters_are_those_of_the_arabic_texts() -> None:
    declared = {name: sorted(kind.parameters) for name, kind in all_kinds().items()}
    assert declared == {name: sorted(text.parameters) for name, text in KINDS.items()}


def test_commands_are_those_of_the_arabic_help() -> None:
    assert sorted(words for words, _, _ in _ALL) == sorted(COMMANDS)


def test_options_are_those_of_the_arabic_help() -> None:
    declared = {p.help for _, command, ctx in _ALL for p in command.get_params(ctx) if isinstance(p, click.Option)}
    assert {help_ for help_ in declared if help_} == set(OPTIONS)


@pytest.mark.parametrize("words", [words for words, _, _ in _ALL])
def test_help_in_arabic_names_the_options_of_the_english_one(words: str) -> None:
    english, arabic = (
        CliRunner().invoke(group, [*words.split(), "--help", "--lang", lang], prog_name="cleanup").output
        for lang in ("en", "ar")
    )
    listed = [re.findall(r"^  (-\S+(?:, --\S+)?)", text, re.MULTILINE) for text in (english, arabic)]
    assert listed[0] == listed[1] != []
    assert not _ARABIC.search(english)


@pytest.mark.parametrize("words", [words for words, _, _ in _ALL])
def test_help_in_arabic_has_the_examples_of_the_english_one(words: str) -> None:
    full = next(command.help or "" for name, command, _ in _ALL if name == words)
    calls = re.findall(r"^ +(cleanup \S+ \S+)", full, re.MULTILINE)
    assert calls == re.findall(r"^ +(cleanup \S+ \S+)", COMMANDS[words].full, re.MULTILINE)


def test_help_in_arabic_leaves_no_english_sentence() -> None:
    shown = CliRunner().invoke(group, ["check", "--help", "--lang", "ar"], prog_name="cleanup").output
    found = re.findall(r"[A-Z][a-z]+ [a-z]+ [a-z]+|\[default|\[required|Usage|Options", shown)
    assert found == []


def test_language_of_the_help_can_come_from_the_environment() -> None:
    assert "الخيارات:" in cleanup("fix", "--help", env={"CLEANUP_LANG": "ar"}, cwd=ROOT).text


def test_command_line_goes_before_the_environment() -> None:
    assert "Options:" in cleanup("fix", "--lang", "en", "--help", env={"CLEANUP_LANG": "ar"}, cwd=ROOT).text


def test_language_before_a_command_holds_for_it() -> None:
    inner = cleanup("explain", "PUN001", "--lang", "ar", cwd=ROOT)
    assert inner.out == cleanup("--lang", "ar", "explain", "PUN001", cwd=ROOT).out


def test_environment_goes_before_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "cleanup.toml").write_text('lang = "en"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    assert _ARABIC.search(cleanup("diff", "a.txt", cwd=tmp_path, env={"CLEANUP_LANG": "ar"}).text.splitlines()[0])


def test_unknown_language_in_the_environment_is_an_error() -> None:
    run = cleanup("explain", "PUN001", env={"CLEANUP_LANG": "xx"}, cwd=ROOT)
    assert (run.code, run.lines) == (
        2, ["cleanup: error: Invalid value for '--lang': 'xx' is not one of 'en', 'ar'."]
    )  # fmt: skip


def test_arabic_texts_are_loaded_only_when_asked_for() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from cleanup.cli.main import group; "
        "CliRunner().invoke(group, ['fix', '--help']); print([m for m in sys.modules if m.endswith('_ar')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_explanation_in_arabic_has_only_identifiers_in_latin() -> None:
    shown = cleanup("explain", "ORD001", "--lang", "ar", cwd=ROOT).text
    assert set(re.findall(r"[A-Za-z][\w-]+", shown)) == {"ORD001", "common-structure", "order"}


def test_list_of_rules_has_arabic_names() -> None:
    shown = cleanup("rules", "--lang", "ar", cwd=ROOT).text
    assert [rule.code for rule in shipped_rules() if f"  {rule.name_ar} " not in shown] == []


def test_list_of_kinds_in_arabic() -> None:
    shown = cleanup("rules", "--kinds", "--lang", "ar", cwd=ROOT).text
    assert "tatweel: تطويل بين حروف الكلمة." in shown.splitlines()
    assert "    least (التلقائي 3): عدد المرات الذي يثبت أن السطر ترويسة متكررة" in shown.splitlines()


def test_report_in_arabic_calls_rules_by_their_arabic_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    cleanup("fix", "a.txt", "-o", "out", "--lang", "ar", cwd=tmp_path)
    page = (tmp_path / "out" / "a.report.html").read_text(encoding="utf-8")
    assert '<h4><code dir="ltr">CHR003</code> <bdi lang="ar">تطويل</bdi>' in page
    assert '<bdi lang="en">' not in page


def test_rule_without_an_arabic_name_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(PACK, encoding="utf-8")
    shown = cleanup("explain", "OCR900", "--rules", str(tmp_path), "--lang", "ar", cwd=ROOT).text
    assert shown.startswith("OCR900 own-rule ")


def test_annotations_in_arabic_have_arabic_titles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    shown = cleanup("check", "a.txt", "--format", "github", "--lang", "ar", cwd=tmp_path).text
    assert "title=CHR003 تطويل::" in shown


@pytest.mark.parametrize(
    ("sentence", "arabic"),
    [
        (note("not-arabic", count=31), "قواعد العربية لا تنطبق لأن النص ليس عربيا، وعددها: 31"),
        (note("unsettled", codes="OCR900, PUN901"), "قواعد لم تستقر نتيجتها فأوقفت: OCR900, PUN901"),
        ("a note of another version", "a note of another version"),
    ],
)
def test_notes_are_told_in_arabic(sentence: str, arabic: str) -> None:
    assert (told(sentence, "en"), told(sentence, "ar")) == (sentence, arabic)


def test_note_on_a_document_in_another_language_is_arabic_in_an_arabic_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Committee met in Geneva and adopted its report.\n", encoding="utf-8")
    run = cleanup("fix", "a.txt", "--lang", "ar", cwd=tmp_path)
    assert "rules for Arabic" not in run.err + (tmp_path / "cleaned" / "a.report.html").read_text(encoding="utf-8")


def _values(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_texts_have_the_same_values_in_both_languages() -> None:
    assert [key for key, (english, arabic) in TEXTS.items() if _values(english) != _values(arabic)] == []


def test_arabic_texts_carry_no_vowel_signs() -> None:
    texts = [text for _, text in TEXTS.values()] + list(OPTIONS.values()) + [rule.name_ar for rule in shipped_rules()]
    texts += [text.full for text in COMMANDS.values()] + [text.summary for text in KINDS.values()]
    assert [text for text in texts if _MARKS.search(text)] == []
