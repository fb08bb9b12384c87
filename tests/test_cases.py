"""Cases as data: what goes in, what comes out, what is found. See tests/cases/*.toml.

A case without `expected` must stay as it is. `xfail` says why a case fails today.

"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support import codes, fixed, shipped_rules

FOLDER = Path(__file__).parent / "cases"
KEYS = {"name", "input", "expected", "findings", "xfail", "format"}
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted(FOLDER.glob("*.toml"))}


def _cases() -> list[Any]:
    return [
        pytest.param(
            case, id=f"{file}-{case['name'].replace(' ', '-')}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for file, cases in FILES.items()
        for case in cases
    ]  # fmt: skip


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    result = fixed(case["input"], format=case.get("format", "text"))
    assert (case.get("expected", case["input"]), sorted(case["findings"])) == (result.text, codes(result))


@pytest.mark.parametrize("case", [c for c in _cases() if "expected" in c.values[0] and not c.marks])
def test_mended_case_is_at_rest(case: dict[str, Any]) -> None:
    assert case["expected"] == fixed(case["expected"], format=case.get("format", "text")).text


@pytest.mark.parametrize("file", sorted(FILES))
def test_cases_are_well_formed(file: str) -> None:
    wrong = [case["name"] for case in FILES[file] if set(case) - KEYS or not {"name", "input", "findings"} <= set(case)]
    assert [] == wrong


def test_names_of_cases_are_unique() -> None:
    names = [f"{file}-{case['name']}" for file, cases in FILES.items() for case in cases]
    assert sorted(set(names)) == sorted(names)


# Rules whose cases are whole documents, in fixtures/reports and in their own examples.
_ELSEWHERE = {
    "ORD001", "ORD003", "ORD004", "ORD005",
    # They take a text of some length: the examples of the rules have one each.
    "OCR106", "OCR108", "OCR111", "PUN013",
}  # fmt: skip


def test_every_rule_has_a_case() -> None:
    covered = {code for cases in FILES.values() for case in cases for code in case["findings"]}
    assert {rule.code for rule in shipped_rules()} - _ELSEWHERE == covered
