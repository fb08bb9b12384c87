"""Fixes said in the source: made there, they give what the program itself makes of the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from cleanup import rebase
from cleanup.edits import apply
from cleanup.engine import Result
from cleanup.findings import Tier
from cleanup.reports.source_edits import SourceEdit, source_edits
from tests.cli import PACK, WRONG, WRONG_BUT_CLEAN
from tests.strategies import texts
from tests.support import FIXTURES, codes, fixed, fixed_file, shipped_rules


def _made(source: str, edits: Iterable[SourceEdit]) -> str:
    """The source with replacements made from the end on, as any program would."""
    for edit in sorted(edits, reverse=True):
        source = source[: edit.start] + edit.after + source[edit.end :]
    return source


def _apart(edits: Sequence[SourceEdit], others: Sequence[SourceEdit]) -> bool:
    """Whether edits can be made together with others: none overlaps, none inserts where another does."""
    return all(a.start != b.start and (a.end <= b.start or b.end <= a.start) for a in edits for b in others)


@lru_cache(maxsize=1)
def _lone() -> list[tuple[str, Result]]:
    """The examples of the rules in which one fault is mended, and what is made of them."""
    found = []
    for rule in shipped_rules():
        for example in rule.examples:
            if example.bad is not None and example.good is not None:
                result = fixed(example.bad, select=(rule.code,), apply=Tier.SUGGESTED)
                found += [(rule.code, result)] if {"F0001"} == {id_ for id_, _ in result.log} else []
    return found


def test_the_edits_of_a_lone_finding_give_the_clean_text() -> None:
    wrong = [
        (code, result.source.text)
        for code, result in _lone()
        if result.text != _made(result.source.text, source_edits(result)["F0001"])
    ]
    assert [] == wrong


def test_examples_of_every_pass_have_a_lone_finding() -> None:
    """So that the test above tests something."""
    assert {"CHR", "DUP", "NUM", "OCR", "ORD", "PUN"} <= {code[:3] for code, _ in _lone()}


def test_all_edits_together_give_the_clean_text() -> None:
    result = fixed(WRONG)
    edits = [edit for of_one in source_edits(result).values() for edit in of_one]
    assert WRONG_BUT_CLEAN == result.text == _made(WRONG, edits)


def test_a_suggestion_is_said_though_it_was_not_made() -> None:
    text = "١ - وحضر الاجتماع مثنى مثنى ممثلو الدول .\n"
    result = fixed(text)
    (suggested,) = (record for record in result.findings if not record.applied)
    assert text.replace("مثنى مثنى", "مثنى") == _made(text, source_edits(result)[suggested.id])


def test_a_locked_place_gets_no_edits(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(PACK.replace("كلمه", "57").replace("كلمة", "58"), encoding="utf-8")
    result = fixed("١ - انظر الوثيقة A/57/12.\n", rules=(str(tmp_path),))
    assert ["OCR900"] == codes(result)
    assert {} == source_edits(result)


def _subset(result: Result, said: Mapping[str, tuple[SourceEdit, ...]]) -> dict[str, tuple[SourceEdit, ...]]:
    """Applied findings whose edits can all be made together."""
    chosen: dict[str, tuple[SourceEdit, ...]] = {}
    for record in result.findings:
        edits = said.get(record.id, ())
        if record.applied and edits and _apart(edits, [edit for of_one in chosen.values() for edit in of_one]):
            chosen[record.id] = edits
    return chosen


def _agrees_with_taking_back(result: Result) -> bool:
    """Edits made in the source give the text that is left when all other findings are taken back from the log."""
    chosen = _subset(result, source_edits(result))
    others = {record.id for record in result.findings if record.applied} - set(chosen)
    log, gone = rebase.without(result.log, others, len(result.source.text))
    left = [edit for id_, edits in chosen.items() if id_ not in gone for edit in edits]
    return apply(result.source.text, [edit for _, edit in log]) == _made(result.source.text, left)


@settings(max_examples=30)
@given(text=texts())
def test_edits_never_garble(text: str) -> None:
    for tier in (Tier.SAFE, Tier.SUGGESTED):
        assert _agrees_with_taking_back(fixed(text, apply=tier))


@settings(max_examples=30)
@given(text=texts())
def test_edits_of_a_finding_are_in_order_and_inside(text: str) -> None:
    result = fixed(text)
    for edits in source_edits(result).values():
        assert all(a.end <= b.start for a, b in pairwise(edits))
        assert 0 <= edits[0].start <= edits[-1].end <= len(result.source.text)


@pytest.mark.parametrize("name", ["report-mission", "report-water", "report-western"])
def test_moves_and_drops_of_a_whole_report_are_said(name: str) -> None:
    result = fixed_file(FIXTURES / "reports" / name / "input.txt")
    said = source_edits(result)
    structural = [r for r in result.findings if r.applied and r.edits[0].op in ("move", "drop")]
    assert structural
    assert [] == [record.id for record in structural if record.id not in said]
    assert _agrees_with_taking_back(result)


def test_a_join_of_pieces_that_were_brought_together_is_not_said() -> None:
    """In the source the white space before the second piece lies between other paragraphs."""
    result = fixed_file(FIXTURES / "reports" / "report-water" / "input.txt")
    joins = [record for record in result.findings if record.applied and record.edits[0].op == "join"]
    said = source_edits(result)
    for record in joins:
        for edit in said.get(record.id, ()):
            assert "" == result.source.text[edit.start : edit.end].strip()
    assert any(record.id not in said for record in joins)
