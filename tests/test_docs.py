"""The documentation is true: generated parts are current, commands give what is printed, examples work.

`python -m tests.test_docs` renews the generated parts of docs/rules.md.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from cleanup import packs
from cleanup.cli.main import group
from cleanup.cues import CUE_NAMES
from cleanup.kinds import PASS_OF_PREFIX
from cleanup.packs import Rule
from tests.cli import cleanup
from tests.support import FIXTURES, ROOT, codes, fixed, shipped_rules

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
RULES_PAGE = ROOT / "docs" / "rules.md"
GENERATED: Mapping[str, tuple[str, ...]] = {
    "kinds": ("rules", "--kinds", "--format", "markdown"),
    "rules": ("rules", "--format", "markdown"),
}
"""The generated parts of docs/rules.md, each with the command that prints it."""

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def _blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [text for name, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


def _printed(part: str) -> str:
    """What the command of a generated part prints."""
    return CliRunner().invoke(group, GENERATED[part], catch_exceptions=False).output.strip()


def _part(part: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {part}: begin -->\n)(.*?)(<!-- {part}: end -->)", re.DOTALL)


def renew() -> None:
    """Write the generated parts anew."""
    page = RULES_PAGE.read_text(encoding="utf-8")
    for part in GENERATED:
        found = _part(part).search(page)
        assert found, f"{RULES_PAGE.name} has no place for {part}"
        page = f"{page[: found.end(1)]}\n{_printed(part)}\n\n{page[found.start(3) :]}"
    RULES_PAGE.write_text(page, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("part", GENERATED)
def test_generated_part_is_current(part: str) -> None:
    found = _part(part).search(RULES_PAGE.read_text(encoding="utf-8"))
    assert found and _printed(part) == found[2].strip(), "renew it: python -m tests.test_docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.split("#")[0] for link in _LINK.findall(page.read_text(encoding="utf-8"))]
    local = [link for link in links if link and not link.startswith("https://")]
    assert [] == [link for link in local if not (page.parent / link).exists()]


def _dialogues() -> list[tuple[str, str]]:
    """The commands of the README after a `$`, with what they print, in order."""
    out = []
    for block in _blocks(ROOT / "README.md", "console"):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, answer = piece.partition("\n")
            out.append((command, answer))
    return out


def test_commands_of_the_readme_print_what_it_says(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "reports" / "report-water", tmp_path / "fixtures" / "reports" / "report-water")
    runs = [(line, cleanup(*shlex.split(line)[1:], cwd=tmp_path)) for line, _ in _dialogues()]
    given = [(line, (run.text + run.err).replace("\r\n", "\n").replace("\\", "/")) for line, run in runs]
    assert _dialogues() == given


def test_tour_ends_with_the_source(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "reports" / "report-water", tmp_path / "fixtures" / "reports" / "report-water")
    for line, _ in _dialogues():
        cleanup(*shlex.split(line)[1:], cwd=tmp_path)
    source = (FIXTURES / "reports" / "report-water" / "input.txt").read_bytes()
    assert source == (tmp_path / "out" / "input.restored.txt").read_bytes()


def _commands(page: Path) -> list[str]:
    """Every call of the program in the blocks of a page, without comments and redirections."""
    lines = [line for name in ("sh", "console") for block in _blocks(page, name) for line in block.splitlines()]
    calls = [m[1] for line in lines if (m := re.search(r"(?:^\$ |^|/bin/)cleanup (.*)", line))]
    return [re.split(r" #| [<>&|]", call)[0].strip() for call in calls]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_exist(page: Path) -> None:
    unknown = []
    for call in _commands(page):
        words = shlex.split(call)
        command: click.Command | None = group
        while isinstance(command, click.Group) and words:
            command, words = command.get_command(click.Context(command), words[0]), words[1:]
        params = command.get_params(click.Context(command)) if command else ()
        known = {name for parameter in params for name in parameter.opts}
        unknown += [(call, w) for w in words if w.startswith("-") and w != "-" and w not in known]
        unknown += [] if command else [(call, "no such command")]
    assert [] == unknown


def _own_packs() -> list[Any]:
    pages = [(page, block) for page in PAGES for block in _blocks(page, "toml") if block.startswith("[pack]")]
    return [pytest.param(block, id=f"{page.stem}-{at}") for at, (page, block) in enumerate(pages, 1)]


def _loaded(tmp_path: Path, pack: str) -> tuple[str, list[Rule]]:
    (tmp_path / "own.toml").write_text(pack, encoding="utf-8")
    return str(tmp_path), list(packs.load((str(tmp_path),))[-1].rules)


@pytest.mark.parametrize("pack", _own_packs())
def test_packs_in_the_documentation_do_what_they_show(tmp_path: Path, pack: str) -> None:
    folder, rules = _loaded(tmp_path, pack)
    shown, given = [], []
    for rule in rules:
        for example in rule.examples:
            text = example.ok if example.bad is None else example.bad
            result = fixed(text or "", rules=(folder,), select=(rule.code,), apply=rule.tier)
            shown.append((example.good or example.ok, [] if example.bad is None else [rule.code]))
            given.append((result.text, codes(result)))
    assert shown and shown == given


@pytest.mark.parametrize("pack", _own_packs())
def test_packs_in_the_documentation_use_codes_of_their_own(tmp_path: Path, pack: str) -> None:
    assert [] == [rule.code for rule in _loaded(tmp_path, pack)[1] if int(rule.code[3:6]) < 900]


def test_codes_from_900_are_free_for_users() -> None:
    assert [] == [rule.code for rule in shipped_rules() if int(rule.code[3:6]) >= 900]


def test_every_cue_is_described() -> None:
    section = RULES_PAGE.read_text(encoding="utf-8").split("\n## [cues]\n")[1].split("\n## ")[0]
    assert list(CUE_NAMES) == re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_every_pass_is_described() -> None:
    rows = re.findall(r"^\| (`[A-Z]{3}`(?:, `[A-Z]{3}`)*) \|", RULES_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(PASS_OF_PREFIX) == {code.strip("`") for row in rows for code in row.split(", ")}


def _program() -> dict[str, Any]:
    """The functions of the program in docs/ledger.md."""
    names: dict[str, Any] = {}
    for block in _blocks(ROOT / "docs" / "ledger.md", "python"):
        exec(block, names)
    return names


@pytest.mark.parametrize("name", ["report-water", "report-mission"])
def test_program_of_the_ledger_page_replays_and_undoes(tmp_path: Path, name: str) -> None:
    source = (FIXTURES / "reports" / name / "input.txt").read_bytes()
    (tmp_path / "a.txt").write_bytes(source)
    cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    clean = (tmp_path / "out" / "a.clean.txt").read_bytes()
    ledger = json.loads((tmp_path / "out" / "a.ledger.json").read_text(encoding="utf-8"))
    program = _program()
    assert (clean, source) == (program["replay"](ledger, source), program["undo"](ledger, clean))


def test_every_key_of_a_ledger_is_described() -> None:
    schema = json.loads((ROOT / "cleanup" / "schemas" / "ledger-1.schema.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    items = (schema["properties"][part]["items"]["properties"] for part in ("blocks", "findings"))
    keys = {*schema["properties"], *(key for item in items for key in item)}
    assert set() == {key for key in keys if f"`{key}`" not in page}


def test_checks_run_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = ["-m pytest -n auto --dist loadfile"]
    assert command == re.findall(r"\.venv/bin/python (.*)$", readme, re.MULTILINE)
    assert command == re.findall(r'^check tests "\$bin/python" (.*)$', checks, re.MULTILINE)


if __name__ == "__main__":
    renew()
