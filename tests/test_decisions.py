"""Decisions of a reviewer: their file, what they say of a ledger, and how they are carried to other runs."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import decisions, engine, ledger, packs
from cleanup.choosing import Found, choose, in_order
from cleanup.decisions import Decided, Decision, Decisions, Fingerprint
from cleanup.edits import Edit, apply
from cleanup.engine import Options, Result
from cleanup.errors import DecisionsError
from cleanup.findings import Finding, Fix, Tier
from cleanup.locks import NO_NAMES
from cleanup.readers import read_bytes
from tests.reviewing import applied_ids, decision, decisions_for, finding, open_ids, read_back
from tests.strategies import documents
from tests.support import FIXTURES, ROOT, applied_codes, fixed, fixed_file, parsed, shipped_rules

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "cleanup/schemas/decisions-1.schema.json").read_text(encoding="utf-8"))
)
SHA = "0" * 64
NOISY = FIXTURES / "untouched/noisy-10-districts.txt"
TWICE = "١ - عقدت اللجنة دورتها في في نيويورك.\n\n٢ - ونظرت في في التقرير.\n"
_PASSAGE = (
    "١ - عقدت اللجنة دورتها الأولى في جنيف وأقرت جدول أعمالها، ثم نظرت في في تقرير الأمين العام عن تنفيذ البرنامج وعن "
    "احتياجات البلدان النامية إلى التمويل، وناقشت ما ورد فيه من توصيات(١):",
    "(أ) وأحاطت علما بالتقرير؛",
    "(١) انظر الوثيقة A/57/12.",
    "المرفق",
)
NOTES_AT_ODDS = "\n\n".join(
    ("أولا - مقدمة", *_PASSAGE, "٢ - ورحبت اللجنة بالتقدم.", "٣ - وأوصت بمتابعة البرنامج.", *_PASSAGE, _PASSAGE[2])
)  # fmt: skip
"""Three notes of one mark, which change places for ever while the passage that stands twice is not dropped."""

WHOLE: dict[str, Any] = {
    "schema": "cleanup/decisions/1",
    "source": {"name": "a.txt", "sha256": SHA},
    "result": {"sha256": SHA},
    "decisions": [
        {"finding": "F0001", "decision": "accept", "code": "OCR101", "before": "ا", "after": "ب", "reason": "صواب"},
        {"finding": "F0002", "decision": "reject", "code": "ORD001", "before": "ج", "after": None, "source_start": 4},
    ],
    "series": [{"code": "OCR101", "before": "ا", "after": "ب", "decision": "reject"}],
}


def _read(table: object) -> Decisions:
    return decisions.read(json.dumps(table, ensure_ascii=False).encode("utf-8"), "d.json")


def test_a_file_that_was_read_is_written_as_it_was() -> None:
    assert WHOLE == json.loads(decisions.dump(_read(WHOLE)))


@pytest.mark.parametrize("table", [WHOLE, {"schema": "cleanup/decisions/1"}], ids=["whole", "empty"])
def test_what_is_read_fits_the_schema(table: dict[str, Any]) -> None:
    SCHEMA.validate(table)
    SCHEMA.validate(json.loads(decisions.dump(_read(table))))


def _without(part: str, key: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(json.dumps(WHOLE))
    place = table[part][0] if isinstance(table[part], list) else table[part]
    del place[key]
    return table


def _with(part: str, **values: object) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(json.dumps(WHOLE))
    (table[part][0] if isinstance(table[part], list) else table[part]).update(values)
    return table


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([], id="list"),
        pytest.param({"schema": "cleanup/decisions/2"}, id="other-schema"),
        pytest.param({}, id="no-schema"),
        pytest.param(WHOLE | {"more": 1}, id="unknown-key"),
        pytest.param(WHOLE | {"series": {}}, id="series-no-list"),
        pytest.param(WHOLE | {"series": [5]}, id="entry-no-object"),
        pytest.param({k: v for k, v in WHOLE.items() if k != "source"}, id="single-without-source"),
        pytest.param({k: v for k, v in WHOLE.items() if k != "result"}, id="single-without-result"),
        pytest.param(_without("source", "sha256"), id="no-sha256"),
        pytest.param(_with("source", sha256="x"), id="sha256-no-hash"),
        pytest.param(_with("result", name="a"), id="result-unknown-key"),
        pytest.param(_without("decisions", "finding"), id="no-finding"),
        pytest.param(_without("decisions", "after"), id="no-after"),
        pytest.param(_with("decisions", decision="maybe"), id="other-verdict"),
        pytest.param(_with("decisions", before=5), id="before-number"),
        pytest.param(_with("decisions", after=5), id="after-number"),
        pytest.param(_with("decisions", source_start=True), id="place-true"),
        pytest.param(_with("decisions", colour="red"), id="entry-unknown-key"),
        pytest.param(_with("series", before=""), id="series-without-words"),
        pytest.param(_with("series", finding="F0001"), id="series-with-finding"),
    ],
)
def test_what_does_not_fit_the_schema_is_refused_in_one_line(table: object) -> None:
    assert not SCHEMA.is_valid(table)
    with pytest.raises(DecisionsError, match=r"^d\.json: [^\n]+$"):
        _read(table)


@pytest.mark.parametrize(
    "data",
    [b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"schema": "cleanup/decisions/1", "series": ["\\ud800"]}'],
    ids=["half", "no-utf8", "deep", "half-a-pair"],
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(DecisionsError, match=r"^d\.json: damaged"):
        decisions.read(data, "d.json")


def test_deciding_twice_about_one_finding_is_refused() -> None:
    with pytest.raises(DecisionsError, match="decides again"):
        _read(WHOLE | {"decisions": WHOLE["decisions"] * 2})


def test_a_decision_for_one_finding_wins_over_its_series() -> None:
    read, _ = read_back(fixed(TWICE))
    first, second = applied_ids(read)
    entry = finding(read, first)
    made = decisions_for(read, [decision(entry, "accept")], [decision(entry, "reject", series=True)])
    expected = {first: Decided("accept"), second: Decided("reject", "", "series")}
    assert expected == decisions.resolve(made, read.data, "d.json")


def test_moves_have_no_series() -> None:
    read, _ = read_back(fixed_file(FIXTURES / "reports/report-water/input.txt"))
    moving = {id_ for id_, edit in read.log if edit.cuts}
    assert moving and not moving & set(decisions.series_keys(read.data))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"of": Fingerprint("a", SHA, SHA)}, "another document"),
        ({"findings": (Decision("OCR001", "في في", "في", "reject", finding="F0099"),)}, "F0099"),
        ({"findings": (Decision("OCR001", "من من", "من", "reject", finding="F0001"),)}, "does not fit"),
    ],
    ids=["source", "unknown-id", "other-words"],
)
def test_decisions_for_something_else_are_refused(change: dict[str, Any], words: str) -> None:
    read, _ = read_back(fixed(TWICE))
    with pytest.raises(DecisionsError, match=words):
        decisions.resolve(decisions_for(read)._replace(**change), read.data, "d.json")


def test_decisions_for_another_clean_text_are_refused() -> None:
    read, _ = read_back(fixed(TWICE))
    of = Fingerprint("a", read.source["sha256"], SHA)
    with pytest.raises(DecisionsError, match="another clean text"):
        decisions.resolve(decisions_for(read)._replace(of=of), read.data, "d.json")


def _carried(text: str | bytes, *files: Decisions, apply: Tier = Tier.SAFE) -> Result:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return engine.run(read_bytes(data), packs.load(), Options(apply, decisions=files))


def _series(result: Result, verdict: str) -> list[Decision]:
    """A verdict on the series of every open suggestion, or of every applied finding."""
    read, _ = read_back(result)
    ids = open_ids(read) if verdict == "accept" else applied_ids(read)
    keys = decisions.series_keys(read.data)
    return [Decision(*key, verdict) for key in {keys[id_]: 0 for id_ in ids if id_ in keys}]  # type: ignore[arg-type]


def test_accepted_series_are_applied_to_other_documents() -> None:
    once = fixed_file(NOISY)
    accepted = Decisions(series=tuple(_series(once, "accept")))
    again = _carried(once.source.text + "\n", accepted)
    assert fixed(once.source.text + "\n", apply=Tier.SUGGESTED).text == again.text
    reasons = [
        e.key for r in again.findings if r.applied and r.finding.tier is Tier.SUGGESTED for e in r.finding.evidence
    ]
    assert len(_series(once, "accept")) == reasons.count("decision")


def test_rejected_series_are_not_applied_even_where_safe() -> None:
    rejected = Decisions(series=(Decision("OCR001", "في في", "في", "reject", "مقصود"),))
    result = _carried(TWICE, rejected)
    assert TWICE == result.text
    assert [Decided("reject", "مقصود", "series")] * 2 == [r.decision for r in result.findings]
    assert not any(r.is_open for r in result.findings)


def test_a_later_file_counts_more() -> None:
    entry = Decision("OCR001", "في في", "في", "reject")
    files = Decisions(series=(entry,)), Decisions(series=(entry._replace(decision="accept"),))
    assert [TWICE, fixed(TWICE).text] == [_carried(TWICE, *files[::-1]).text, _carried(TWICE, *files).text]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_fixing_the_outcome_with_the_same_series_changes_nothing(verdict: str) -> None:
    for path in (NOISY, FIXTURES / "reports/report-mission/input.txt"):
        source = fixed_file(path)
        file = Decisions(series=tuple(_series(source, verdict)))
        once = _carried(source.source.text, file)
        assert once.text == _carried(once.text, file).text
        assert source.source.text == ledger.undone(*read_back(once), "ledger").decode("utf-8")


def test_a_rule_that_was_switched_off_on_the_way_is_tried_again_on_the_outcome() -> None:
    series = decisions.series_keys(read_back(fixed(NOTES_AT_ODDS))[0].data).values()
    file = Decisions(series=tuple(Decision(*key, "accept") for key in dict.fromkeys(series)))
    once = _carried(NOTES_AT_ODDS, file)
    assert ["DUP001", "OCR001", "OCR001", "ORD002"] == applied_codes(once)
    assert once.text == _carried(once.text, file).text
    assert NOTES_AT_ODDS == ledger.undone(*read_back(once), "ledger").decode("utf-8")


@settings(max_examples=25)
@given(text=documents(), data=st.data())
def test_any_series_keep_the_promises(text: str, data: st.DataObject) -> None:
    read, _ = read_back(fixed(text))
    keys = dict.fromkeys(decisions.series_keys(read.data).values())
    verdicts = [(key, data.draw(st.sampled_from(["accept", "reject", None]))) for key in keys]
    file = Decisions(series=tuple(Decision(*key, verdict) for key, verdict in verdicts if verdict))
    once = _carried(text, file)
    assert text.encode("utf-8") == ledger.undone(*read_back(once), "ledger")
    assert once.text == _carried(once.source.encode(once.text), file).text
    rejected = {key for key, verdict in verdicts if verdict == "reject"}
    assert not rejected & {(r.finding.code, r.before, r.after) for r in once.findings if r.is_open}


@pytest.mark.parametrize("place", [True, False])
def test_a_single_decision_is_carried_to_the_same_source_only(place: bool) -> None:
    text = "١ - عقدت اللجنة دورتها في نيويورك .\n\n٢ - ونظرت في في التقرير.\n"
    read, _ = read_back(fixed(text))
    entry = next(e for e in read.data["findings"] if e["before"] == "في في")
    file = decisions_for(read, [decision(entry, "reject", place=place)])
    assert text.replace(" .", ".") == _carried(text, file).text
    assert fixed(text + "\n").text == _carried(text + "\n", file).text


@pytest.mark.parametrize("place", [True, False])
def test_a_single_decision_about_words_that_stand_twice_needs_its_place(place: bool) -> None:
    read, _ = read_back(fixed(TWICE))
    entry = finding(read, applied_ids(read)[1])
    result = _carried(TWICE, decisions_for(read, [decision(entry, "reject", place=place)]))
    first, second = TWICE.split("\n\n")
    right = [part.replace("في في", "في") for part in (first, second)]
    assert "\n\n".join([right[0], second if place else right[1]]) == result.text


def test_a_rejected_move_stays_out_and_the_others_are_put_right() -> None:
    rule = next(rule for rule in shipped_rules() if rule.code == "ORD001")
    document = parsed("a b c d")
    # First d before everything, then, in the text that leaves, b behind c.
    moves = (6, Edit("move", 0, 7, cuts=(5, 6))), (2, Edit("move", 4, 7, cuts=(5, 6)))
    first, second = (
        Found(Finding(rule.code, at, at + 1, "", "", 0.9, (), Fix((edit,), Tier.SAFE)), rule) for at, edit in moves
    )
    chosen, rest = choose(document, [first._replace(decided=Decided("reject")), second], Options(), NO_NAMES)
    assert "a c b d" == apply(document.text, [edit for _, edit in in_order(chosen)])
    assert [Decided("reject")] == [item.decided for item in rest]


def test_locked_words_stay_locked() -> None:
    text = "١ - انظر الوثيقة A/57/1\u202b2 في الملف.\n"
    found = [r for r in fixed(text).findings if not r.applied]
    keys = [Decision(r.finding.code, r.before, r.after, "accept") for r in found if r.before]
    assert keys and text == _carried(text, Decisions(series=tuple(keys))).text


def test_the_ledger_names_the_files() -> None:
    file = decisions.read(b'{"schema": "cleanup/decisions/1"}', "x/d.json", "d.json")
    built = ledger.build(_carried(TWICE, file), "a", "b")
    assert [{"name": "d.json", "sha256": file.sha256}] == built["options"]["decisions"]
