"""What holds for every document: nothing is lost, everything can be undone, the same comes out every time."""

from __future__ import annotations

import json
from collections import Counter

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import api, ledger
from cleanup import edits as editing
from cleanup.engine import Options, Result
from cleanup.errors import InputError
from cleanup.findings import Tier
from cleanup.languages import ar
from cleanup.locks import locked_spans
from cleanup.revise import taken_back
from cleanup.structure import parse
from tests.strategies import NEWLINES, documents, texts
from tests.support import FIXTURES, ROOT, applied_edits, characters, fixed, fixed_file

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "cleanup/schemas/ledger-1.schema.json").read_text(encoding="utf-8"))
)
TIERS = st.sampled_from([Tier.SAFE, Tier.SUGGESTED])

ENCODINGS = {
    "utf-8": b"", "utf-8-bom": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "cp1256": b"",
    "iso8859_6": b"",
}  # fmt: skip


def _encoded(text: str, name: str) -> bytes:
    """The text's bytes; what a one-byte encoding lacks is left out, digits become Western before."""
    if name in ("cp1256", "iso8859_6"):
        return text.translate(ar.TO_WESTERN).encode(name, errors="ignore")
    return ENCODINGS[name] + text.encode(name.removesuffix("-bom"))


def _built(result: Result) -> str:
    return ledger.dump(ledger.build(result, "source.txt", "source.clean.txt"))


def _undone(result: Result) -> bytes:
    return ledger.undone(ledger.load(_built(result), "ledger"), result.source.encode(result.text), "ledger")


@pytest.mark.parametrize("encoding", sorted(ENCODINGS))
@settings(max_examples=30)
@given(text=texts(), apply=TIERS)
def test_undo_gives_every_byte_back(encoding: str, text: str, apply: Tier) -> None:
    data = _encoded(text, encoding)
    try:
        result = fixed(data, apply=apply)
    except InputError:
        assert encoding in ("cp1256", "iso8859_6")  # too few words to tell these apart
        return
    assert data == _undone(result)


@pytest.mark.parametrize("newline", sorted(NEWLINES))
@settings(max_examples=30)
@given(data=st.data(), apply=TIERS)
def test_undo_gives_every_line_end_back(newline: str, data: st.DataObject, apply: Tier) -> None:
    text = data.draw(documents(newline=newline))
    assert text.encode("utf-8") == _undone(fixed(text, apply=apply))


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
@settings(max_examples=30)
@given(text=documents(noise=False))
def test_one_byte_encodings_are_told_apart(encoding: str, text: str) -> None:
    data = _encoded(text + "\nوهذه الجملة في كل وثيقة من وثائق هذا الاختبار.\n", encoding)
    assert encoding == fixed(data).source.encoding


@given(text=texts(), apply=TIERS)
def test_fixing_a_fixed_text_changes_nothing(text: str, apply: Tier) -> None:
    once = fixed(text, apply=apply)
    assert once.text == fixed(once.source.encode(once.text), apply=apply).text


def _locked(text: str) -> Counter[str]:
    return Counter(ar.western(text[start:end]) for start, end, _ in locked_spans(text))


@settings(max_examples=30)
@given(text=texts(), apply=TIERS)
def test_numbers_and_latin_words_stay(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    dropped: Counter[str] = Counter()
    for edit in result.edits:
        if edit.op == "drop":
            dropped += _locked(edit.before)
    assert _locked(result.source.text) == _locked(result.text) + dropped


@settings(max_examples=30)
@given(text=texts(), apply=TIERS)
def test_no_character_is_lost(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    had, has = characters(result.source.text), characters(result.text)
    for edit in result.edits:
        had += characters(edit.after)
        has += characters(edit.before)
    assert had == has


@given(text=texts(), apply=TIERS)
def test_joins_and_splits_touch_white_space_only(text: str, apply: Tier) -> None:
    edits = fixed(text, apply=apply).edits
    assert [] == [e for e in edits if e.op in ("join", "split") and (e.before + e.after).strip()]


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=400), texts()))
def test_arbitrary_text_never_raises(text: str) -> None:
    data = text.encode("utf-8")
    try:
        assert data == _undone(api.fix(data))
    except InputError as error:
        assert "binary" in str(error) or "decoded" in str(error)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_text_or_a_clear_error(data: bytes) -> None:
    try:
        assert data == _undone(api.fix(data))
    except InputError as error:
        assert "\n" not in str(error)


@given(text=texts(), apply=TIERS)
def test_ledger_leads_from_the_source_to_the_clean_text(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    read = json.loads(_built(result))
    assert result.text == editing.apply(result.source.text, applied_edits(read))


@given(text=texts(), apply=TIERS)
def test_same_input_gives_the_same_ledger(text: str, apply: Tier) -> None:
    text = text
    assert _built(fixed(text, apply=apply)) == _built(fixed(text, apply=apply))


@given(text=texts(), apply=TIERS)
def test_ledger_fits_its_schema(text: str, apply: Tier) -> None:
    written = json.loads(_built(fixed(text, apply=apply)))
    assert [] == [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(written)]


@settings(max_examples=30)
@given(text=documents(), apply=TIERS, chosen=st.integers(0, 1000))
def test_a_single_change_can_be_taken_back(text: str, apply: Tier, chosen: int) -> None:
    result = fixed(text, apply=apply)
    ids = sorted({finding for finding, _ in result.log})
    if not ids:
        return
    id_ = ids[chosen % len(ids)]
    read, clean = ledger.load(_built(result), "ledger"), result.source.encode(result.text)
    new = taken_back(read, clean, "ledger", [id_])
    again = ledger.load(ledger.dump(new.ledger.data), "ledger")
    assert id_ in new.gone
    assert not new.gone & {finding for finding, _ in again.log}
    assert result.source.encode(result.source.text) == ledger.undone(again, new.clean, "ledger")


@settings(max_examples=30)
@given(text=documents(), chosen=st.integers(0, 1000))
def test_ledger_of_a_change_taken_back_fits_its_schema(text: str, chosen: int) -> None:
    result = fixed(text)
    ids = sorted({finding for finding, _ in result.log})
    if not ids:
        return
    read, clean = ledger.load(_built(result), "ledger"), result.source.encode(result.text)
    new = json.loads(ledger.dump(taken_back(read, clean, "ledger", [ids[chosen % len(ids)]]).ledger.data))
    assert [] == [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(new)]


@settings(max_examples=30)
@given(text=documents())
def test_taking_back_all_changes_gives_the_source(text: str) -> None:
    result = fixed(text)
    ids = sorted({finding for finding, _ in result.log})
    if not ids:
        return
    read, clean = ledger.load(_built(result), "ledger"), result.source.encode(result.text)
    assert result.source.encode(result.source.text) == taken_back(read, clean, "ledger", ids).clean


def _check_blocks(blocks: list[dict[str, object]], source: str, clean: str) -> list[str]:
    """What is wrong with the fates of a ledger's blocks."""
    wrong = []
    for block in blocks:
        text = source[block["source_start"] : block["source_end"]]  # type: ignore[misc]
        start = block["result_start"]
        if (block["fate"] == "dropped") != (start is None):
            wrong.append(f"{block['id']}: dropped and yet there, or the other way round")
        if block["fate"] == "kept" and not clean.startswith(text, start):  # type: ignore[arg-type]
            wrong.append(f"{block['id']}: kept, but not there")
        if block["fate"] == "moved" and not block["findings"]:
            wrong.append(f"{block['id']}: moved by no finding")
        if block["fate"] in ("dropped", "changed") and not block["findings"]:
            wrong.append(f"{block['id']}: {block['fate']} by no finding")
    return wrong


@settings(max_examples=30)
@given(text=texts(), apply=TIERS)
def test_every_block_has_one_fate(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    blocks = json.loads(_built(result))["blocks"]
    source = parse(result.source, result.source.text, result.document.cues)
    assert [(b.start, b.end) for b in source.blocks] == [(b["source_start"], b["source_end"]) for b in blocks]
    assert [] == _check_blocks(blocks, result.source.text, result.text)


def test_a_form_feed_that_stays_is_kept() -> None:
    result = fixed(
        "\u0661 - \u0646\u0638\u0631\u062a.\n\n\f\n\n\u0662 - \u062b\u0645 \u062b\u0645.\n", apply=Tier.SUGGESTED
    )
    blocks = json.loads(_built(result))["blocks"]
    assert ["kept"] == [block["fate"] for block in blocks if block["kind"] == "page-break"]


def test_fates_are_true_after_taking_back() -> None:
    result = fixed_file(FIXTURES / "reports" / "report-western" / "input.txt")
    read, clean = ledger.load(_built(result), "ledger"), result.source.encode(result.text)
    first = next(finding for finding, _ in result.log)
    new = taken_back(read, clean, "ledger", [first])
    assert [] == _check_blocks(new.ledger.data["blocks"], result.source.text, new.clean.decode("utf-8"))


@pytest.mark.parametrize("mark", ["\u200c", "\u200f", "\u0640", "\u064e"], ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_line_of_marks_alone(mark: str) -> None:
    assert mark in fixed(f"\u0661 - \u0646\u0638\u0631\u062a.\n\n{mark}\n", select=("PUN",)).text


@given(text=texts(), apply=TIERS)
def test_blocks_name_applied_findings_only(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    written = json.loads(_built(result))
    applied = {finding["id"] for finding in written["findings"] if finding["applied"]}
    assert {id_ for block in written["blocks"] for id_ in block["findings"]} <= applied
    assert applied == {edit["finding"] for edit in written["edits"]}


@given(text=texts(), apply=TIERS)
def test_provenance_leads_to_equal_characters(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    source, clean, at = result.source.text, result.text, 0
    for start, length in result.provenance.runs:
        if start >= 0:
            assert clean[at : at + length] == source[start : start + length]
            assert [start + i for i in range(length)] == [result.provenance.to_source(at + i) for i in range(length)]
        at += length
    assert len(clean) == at


@given(text=texts(), apply=TIERS)
def test_findings_have_their_place_in_the_source(text: str, apply: Tier) -> None:
    result = fixed(text, apply=apply)
    size = len(result.source.text)
    assert [] == [r.id for r in result.findings if not 0 <= r.source_start <= r.source_end <= size]
    assert len({r.id for r in result.findings}) == len(result.findings)


@given(text=texts())
def test_what_is_left_to_find_is_found_again(text: str) -> None:
    """A second run shows what the first one left open, and nothing else."""
    once = fixed(text)
    again = fixed(once.source.encode(once.text))
    left = sorted((r.finding.code, r.finding.start, r.finding.end) for r in once.findings if not r.applied)
    assert left == sorted((r.finding.code, r.finding.start, r.finding.end) for r in again.findings)


@given(text=texts())
def test_nothing_is_applied_that_was_not_asked_for(text: str) -> None:
    result = fixed(text, select=("CHR", "PUN"), ignore=("PUN00",))
    found = {r.finding.code for r in result.findings}
    assert set() == {code for code in found if not Options(select=("CHR", "PUN"), ignore=("PUN00",)).wants(code)}
