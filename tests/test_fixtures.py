"""Whole documents: right ones come out as they went in, damaged ones come out right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleanup import ledger
from cleanup.document import Lines
from cleanup.findings import Tier
from cleanup.results import Result
from tests import make_fixtures
from tests.support import FIXTURES, applied_codes, characters, fixed_file, structural

RIGHT = sorted([*(FIXTURES / "untouched").glob("*.*"), *(FIXTURES / "clean").glob("*.*")])
REPORTS = sorted(path for path in (FIXTURES / "reports").iterdir() if path.is_dir())
KNOWN_FAILURES = sorted(path for path in (FIXTURES / "known-failures").iterdir() if path.is_dir())

SUGGESTED: dict[str, tuple[str, ...]] = {
    # A distributive pair, said twice on purpose, and a place that no lexicon has: only suggestions.
    "report-mission.txt": ("OCR001", "OCR101", "OCR101"),
    # A plural that the lexicon hardly knows, one letter away from a common word: only a suggestion.
    "report-water.txt": ("OCR104",),
    # Extracts from numbered reports: a line of introduction ends without a full stop, as a cut paragraph would.
    "extracts-01.txt": ("ORD003",),
    "extracts-02.txt": ("ORD003",),
    # Clauses, steps and letters repeated word for word in a scan: long enough to be shown, too short to be dropped.
    "noisy-02-preambles.txt": ("DUP001",),
    "noisy-03-procedures.txt": ("DUP001",),
    "noisy-08-letters.txt": ("DUP001",),
}
"""Right documents in which something is found, by name, with the codes: those of order and duplicates are mistaken."""


def _input(folder: Path) -> Path:
    return next(folder.glob("input.*"))


def _expected(folder: Path) -> str:
    return next(folder.glob("expected.*")).read_bytes().decode("utf-8")


def _name(path: Path) -> str:
    return path.name


def _judged(path: Path) -> Result:
    """A right document, cleaned; one that was made with misread letters is there for its order, not for its words."""
    misread = path.name.startswith(("noisy-", "ocr-"))
    return fixed_file(path, ignore=("OCR1", "OCR2") if misread else ())


@pytest.mark.parametrize("path", RIGHT, ids=_name)
def test_right_document_is_unchanged(path: Path) -> None:
    assert path.read_bytes().decode("utf-8") == _judged(path).text


@pytest.mark.parametrize("path", RIGHT, ids=_name)
def test_nothing_is_moved_dropped_or_joined(path: Path) -> None:
    assert [] == structural(fixed_file(path).edits)


@pytest.mark.parametrize("path", RIGHT, ids=_name)
def test_only_known_mistakes_are_suggested(path: Path) -> None:
    suggested = [r.finding.code for r in _judged(path).findings if r.finding.tier is not Tier.MANUAL]
    assert sorted(SUGGESTED.get(path.name, ())) == sorted(suggested)


@pytest.mark.parametrize("path", RIGHT, ids=_name)
def test_nothing_is_pointed_out(path: Path) -> None:
    assert [] == [r.finding.code for r in fixed_file(path).findings if r.finding.tier is Tier.MANUAL]


def test_every_category_of_right_documents_is_there() -> None:
    assert {"clean", "untouched"} == {path.parent.name for path in RIGHT}


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_report_comes_out_right(folder: Path) -> None:
    assert _expected(folder) == fixed_file(_input(folder)).text


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_repaired_report_is_at_rest(folder: Path) -> None:
    assert _expected(folder) == fixed_file(next(folder.glob("expected.*"))).text


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_report_can_be_undone(folder: Path) -> None:
    result = fixed_file(_input(folder))
    written = ledger.dump(ledger.build(result, "input", "clean"))
    clean = result.source.encode(result.text)
    assert _input(folder).read_bytes() == ledger.undone(ledger.load(written, "ledger"), clean, "ledger")


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_planted_faults_are_found(folder: Path) -> None:
    source = _input(folder).read_bytes().decode("utf-8")
    found = [(r.finding.code, r.source_start, r.source_end, r.applied) for r in fixed_file(_input(folder)).findings]
    missed = []
    for fault in json.loads((folder / "faults.json").read_text(encoding="utf-8")):
        at = source.index(fault["before"])
        end = at + len(fault["before"])
        wanted = fault["tier"] == "safe"
        if not wanted:  # what is missing cannot be pointed at: anywhere in the paragraph will do
            at, end = source.rfind("\n", 0, at) + 1, source.index("\n", at)
        if not any(c == fault["code"] and a == wanted and at <= s and e <= end for c, s, e, a in found):
            missed.append((fault["code"], Lines(source).place(at)))
    assert [] == missed


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_only_planted_faults_of_characters_are_mended(folder: Path) -> None:
    planted = sorted(f["code"] for f in json.loads((folder / "faults.json").read_text("utf-8")) if f["tier"] == "safe")
    mended = [c for c in applied_codes(fixed_file(_input(folder))) if c[:3] not in ("ORD", "DUP", "STR")]
    assert planted == mended


@pytest.mark.parametrize("folder", REPORTS, ids=_name)
def test_damage_keeps_every_character_of_the_clean_text(folder: Path) -> None:
    planted = json.loads((folder / "faults.json").read_text(encoding="utf-8"))
    source = _input(folder).read_bytes().decode("utf-8")
    for fault in planted:
        if fault["tier"] == "safe":
            source = source.replace(fault["before"], fault["after"])
    assert not characters(_expected(folder)) - characters(source)


@pytest.mark.parametrize("case", [*make_fixtures.CASES, *make_fixtures.KNOWN_FAILURES], ids=lambda case: case.name)
def test_fixtures_are_what_the_script_makes(case: make_fixtures.Case) -> None:
    made = {name: text.encode("utf-8") for name, text in make_fixtures.files(case)}
    assert made == {name: (FIXTURES / name).read_bytes() for name in made}


def test_every_fixture_of_a_report_has_its_recipe() -> None:
    assert {case.name for case in make_fixtures.CASES} == {folder.name for folder in REPORTS}


@pytest.mark.xfail(strict=True, reason="known failures: fixtures/known-failures/README.md says why")
@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=_name)
def test_known_failure(folder: Path) -> None:
    assert _expected(folder) == fixed_file(_input(folder)).text


@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=_name)
def test_known_failure_can_be_undone(folder: Path) -> None:
    result = fixed_file(_input(folder))
    written = ledger.dump(ledger.build(result, "input", "clean"))
    clean = result.source.encode(result.text)
    assert _input(folder).read_bytes() == ledger.undone(ledger.load(written, "ledger"), clean, "ledger")


@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=_name)
def test_known_failure_is_explained(folder: Path) -> None:
    assert f"`{folder.name}`" in (FIXTURES / "known-failures" / "README.md").read_text(encoding="utf-8")
