"""Edits and logs of edits: applied, inverted, taken back one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.edits import Edit, EditError, apply, invert, replacement
from cleanup.provenance import Provenance
from cleanup.rebase import without
from tests.strategies import edit_logs

Log = tuple[str, list[tuple[str, Edit]]]


def _one_by_one(text: str, edits: list[Edit]) -> str:
    """The edits applied in the plainest way."""
    for edit in edits:
        if edit.cuts:
            a, (b, c), d = edit.start, edit.cuts, edit.end
            text = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
        else:
            assert text[edit.start : edit.end] == edit.before
            text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@settings(max_examples=80)
@given(edit_logs())
def test_batches_give_what_single_edits_give(log: Log) -> None:
    source, entries = log
    edits = [edit for _, edit in entries]
    assert _one_by_one(source, edits) == apply(source, edits)


@settings(max_examples=80)
@given(edit_logs())
def test_inverse_leads_back(log: Log) -> None:
    source, entries = log
    edits = [edit for _, edit in entries]
    assert source == apply(apply(source, edits), invert(edits))


@given(edit_logs())
def test_inverse_of_the_inverse_is_the_edit(log: Log) -> None:
    edits = [edit for _, edit in log[1]]
    assert edits == invert(invert(edits))


@settings(max_examples=80)
@given(edit_logs(), st.data())
def test_a_log_without_some_findings_still_applies(log: Log, data: st.DataObject) -> None:
    source, entries = log
    ids = sorted({finding for finding, _ in entries})
    back = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    kept, gone = without(entries, back, len(source))
    text = _one_by_one(source, [edit for _, edit in kept])
    assert back <= gone
    assert set(ids) - gone == {finding for finding, _ in kept}
    assert source == apply(text, invert(edit for _, edit in kept))


@settings(max_examples=80)
@given(edit_logs(), st.data())
def test_what_stays_does_what_it_did(log: Log, data: st.DataObject) -> None:
    source, entries = log
    ids = sorted({finding for finding, _ in entries})
    back = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    kept, gone = without(entries, back, len(source))
    stayed = [(f, e.op, e.before, e.after) for f, e in entries if f not in gone]
    assert stayed == [(f, e.op, e.before, e.after) for f, e in kept]


@given(edit_logs())
def test_taking_nothing_back_changes_nothing(log: Log) -> None:
    source, entries = log
    assert (entries, set()) == without(entries, (), len(source))


@given(edit_logs())
def test_taking_all_back_leaves_nothing(log: Log) -> None:
    source, entries = log
    ids = {finding for finding, _ in entries}
    assert ([], ids) == without(entries, ids, len(source))


@given(edit_logs(), st.data())
def test_the_last_change_alone_can_always_be_taken_back(log: Log, data: st.DataObject) -> None:
    source, entries = log
    if not entries or sum(1 for finding, _ in entries if finding == entries[-1][0]) > 1:
        return
    kept, gone = without(entries, [entries[-1][0]], len(source))
    assert (entries[:-1], {entries[-1][0]}) == (kept, gone)


def test_independent_changes_stay() -> None:
    source = "one two three four"
    entries = [
        ("F0001", Edit("replace", 14, 18, "four", "4")),
        ("F0002", Edit("replace", 4, 7, "two", "II")),
        ("F0003", Edit("replace", 0, 3, "one", "I")),
    ]
    kept, gone = without(entries, ["F0001"], len(source))
    assert ("I II three four", {"F0001"}) == (apply(source, [edit for _, edit in kept]), gone)


def test_a_change_inside_a_changed_word_goes_with_it() -> None:
    source = "one two"
    entries = [("F0001", Edit("replace", 0, 3, "one", "uno")), ("F0002", Edit("replace", 1, 2, "n", "m"))]
    assert {"F0001", "F0002"} == without(entries, ["F0001"], len(source))[1]


def test_a_move_survives_a_change_before_it() -> None:
    source = "xx a b"
    entries = [("F0001", Edit("drop", 0, 3, "xx ", "")), ("F0002", Edit("move", 0, 3, cuts=(1, 2)))]
    kept, gone = without(entries, ["F0001"], len(source))
    assert ("xx b a", {"F0001"}) == (apply(source, [edit for _, edit in kept]), gone)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Edit("replace", 0, 1, "x", "y"), id="other-words"),
        pytest.param(Edit("replace", 2, 9, "c", ""), id="past-the-end"),
        pytest.param(Edit("replace", 0, 2, "a", ""), id="length-differs"),
        pytest.param(Edit("move", 0, 9, cuts=(1, 2)), id="move-past-the-end"),
        pytest.param(Edit("move", 0, 3, cuts=(2, 1)), id="cuts-out-of-order"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edit: Edit) -> None:
    with pytest.raises(EditError):
        apply("abc", [edit])


def test_replacement_takes_its_words_from_the_text() -> None:
    assert Edit("replace", 1, 3, "bc", "X") == replacement("replace", "abcd", 1, 3, "X")


def test_move_changes_places_around_the_gap() -> None:
    assert "def, abc." == apply("abc, def.", [Edit("move", 0, 8, cuts=(3, 5))])


@settings(max_examples=80)
@given(edit_logs())
def test_provenance_follows_every_edit(log: Log) -> None:
    source, entries = log
    text, provenance = source, Provenance.of_source(source)
    for _, edit in entries:
        text, provenance = apply(text, [edit]), provenance.after([edit])
    at = 0
    for start, length in provenance.runs:
        if start >= 0:
            assert text[at : at + length] == source[start : start + length]
        at += length
    assert len(text) == at


@pytest.mark.parametrize(("edits", "span", "source"), [
    pytest.param([Edit("replace", 4, 8, "efgh", "EFGHI")], (5, 7), (4, 8), id="inside what was put in"),
    pytest.param([Edit("replace", 4, 8, "efgh", "EF")], (4, 6), (4, 8), id="all that was put in"),
    pytest.param([Edit("replace", 4, 8, "efgh", "EFGH")], (2, 6), (2, 8), id="into it"),
    pytest.param([Edit("replace", 4, 8, "efgh", "EFGH")], (6, 10), (4, 10), id="out of it"),
    pytest.param([Edit("replace", 4, 4, "", "X")], (4, 5), (4, 4), id="where nothing stood"),
    pytest.param([Edit("drop", 4, 20, "efghijklmnopqrst", "X")], (4, 5), (4, 5), id="what was dropped stays out"),
])  # fmt: skip
def test_a_span_leads_to_what_it_replaced(edits: list[Edit], span: tuple[int, int], source: tuple[int, int]) -> None:
    assert Provenance.of_source("abcdefghijklmnopqrstuvwxyz").after(edits).span_to_source(*span) == source
