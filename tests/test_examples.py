"""Every rule shows what it does: its own examples are tests, and what it says to a reader is whole."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from cleanup.cues import CUE_NAMES
from cleanup.engine import Result
from cleanup.findings import Tier
from cleanup.kinds import PASS_OF_PREFIX, all_kinds
from cleanup.packs import Example, Rule, load
from tests.support import codes, fixed, shipped_rules

RULES = shipped_rules()
_ARABIC = re.compile("[\u0621-\u064a]")


def _cases(kind: str) -> list[object]:
    out = []
    for rule in RULES:
        for at, example in enumerate(rule.examples, 1):
            if (kind == "ok") == (example.ok is not None):
                out.append(pytest.param(rule, example, id=f"{rule.code}-{rule.name}-{kind}{at}"))
    return out


def _alone(rule: Rule, text: str) -> Result:
    """Clean a text with one rule, at the tier at which that rule acts."""
    return fixed(text, select=(rule.code,), apply=Tier.SAFE if rule.tier is Tier.SAFE else Tier.SUGGESTED)


@pytest.mark.parametrize(("rule", "example"), _cases("bad"))
def test_bad_example_is_found(rule: Rule, example: Example) -> None:
    assert rule.code in codes(_alone(rule, example.bad or ""))


@pytest.mark.parametrize(("rule", "example"), _cases("bad"))
def test_bad_example_becomes_good(rule: Rule, example: Example) -> None:
    if example.good is None and rule.tier is not Tier.MANUAL:
        pytest.skip("shows no repair: see test_example_without_good_stays_at_safe")
    assert (example.bad if example.good is None else example.good) == _alone(rule, example.bad or "").text


@pytest.mark.parametrize(("rule", "example"), _cases("bad"))
def test_example_without_good_stays_at_safe(rule: Rule, example: Example) -> None:
    text = example.good if example.good is not None else example.bad
    assert text == fixed(text or "", select=(rule.code,)).text


@pytest.mark.parametrize(("rule", "example"), [c for c in _cases("bad") if c.values[1].good is not None])  # type: ignore[attr-defined]
def test_good_example_has_no_finding(rule: Rule, example: Example) -> None:
    assert [] == codes(_alone(rule, example.good or ""))


@pytest.mark.parametrize(("rule", "example"), _cases("ok"))
def test_ok_example_is_left_alone(rule: Rule, example: Example) -> None:
    result = _alone(rule, example.ok or "")
    assert ([], example.ok) == (codes(result), result.text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_shows_both_sides(rule: Rule) -> None:
    bad = [e for e in rule.examples if e.bad is not None]
    ok = [e for e in rule.examples if e.ok is not None]
    assert (True, True) == (bool(bad), bool(ok))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_safe_rule_shows_its_repair(rule: Rule) -> None:
    if rule.tier is not Tier.SAFE:
        pytest.skip("shows no repair by default")
    assert [] == [e.bad for e in rule.examples if e.bad is not None and e.good is None]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_speaks_arabic(rule: Rule) -> None:
    assert [] == [text for text in (rule.message_ar, rule.why_ar) if not _ARABIC.search(text)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_speaks_english(rule: Rule) -> None:
    assert [] == [text for text in (rule.message, rule.why) if not text.strip() or _ARABIC.search(text)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_fill_the_same_names(rule: Rule) -> None:
    names = [sorted(re.findall(r"\{(\w+)\}", text)) for text in (rule.message, rule.message_ar)]
    assert names[0] == names[1]


@pytest.mark.parametrize(("rule", "example"), _cases("bad"))
def test_messages_are_filled(rule: Rule, example: Example) -> None:
    found = _alone(rule, example.bad or "").findings
    unfilled = [t for r in found for t in (r.finding.message, r.finding.message_ar) if re.search(r"\{\w+\}", t)]
    assert [] == unfilled


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_safe_tier_cites_its_source(rule: Rule) -> None:
    assert bool(rule.source) >= (rule.tier is Tier.SAFE)


def test_codes_are_unique() -> None:
    listed = [rule.code for rule in RULES]
    assert sorted(set(listed)) == sorted(listed)


def test_names_are_unique() -> None:
    listed = [rule.name for rule in RULES]
    assert sorted(set(listed)) == sorted(listed)


def test_every_code_belongs_to_a_pass() -> None:
    assert set() == {rule.code for rule in RULES if rule.code[:3] not in PASS_OF_PREFIX}


def test_every_kind_exists() -> None:
    assert set() == {rule.kind for rule in RULES} - set(all_kinds())


def test_every_cue_is_known() -> None:
    assert set() == {name for pack in load() for name in pack.cues} - set(CUE_NAMES)


def test_kinds_are_described() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", "from cleanup.cli.main import main; main(['rules', '--kinds'])"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    listed = {line.split(":")[0]: line.split(":", 1)[1].strip() for line in printed.splitlines() if line[:1].strip()}
    assert {name: f"{kind.summary}." for name, kind in all_kinds().items()} == listed


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_kind_explains_its_parameters(name: str) -> None:
    kind = all_kinds()[name]
    assert [] == [key for key, parameter in kind.parameters.items() if len(parameter.meaning) < 5]
