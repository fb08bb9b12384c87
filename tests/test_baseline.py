"""Baselines: known findings do not fail, new ones do, and entries that match nothing are told."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import baseline
from cleanup.baseline import Entry, Name
from cleanup.errors import BaselineError
from cleanup.fingerprint import with_fingerprints
from tests.cli import RIGHT, WRONG, Run, cleanup, failed_in_one_line, files
from tests.support import ROOT

SELECT = ("--select", "CHR,NUM,OCR001")
TWICE = "٤ - وأعدت اللجنة المشتركة تقريرها في ١٢ أيلولسبتمبر ورفعته إلى الأمانة العامة للنظر فيه.\n\n"


def _check(folder: Path, *args: str | Path, **more: Any) -> Run:
    return cleanup("check", ".", *SELECT, *args, cwd=folder, **more)


def _with_baseline(folder: Path, *args: str) -> Run:
    return _check(folder, "--baseline", "cleanup-baseline.json", *args)


def _written(folder: Path, *args: str, **more: Any) -> list[dict[str, str]]:
    assert 0 == _check(folder, "--write-baseline", *args, **more).code
    return _entries(folder)


def _entries(folder: Path) -> list[dict[str, str]]:
    data = json.loads((folder / "cleanup-baseline.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "cleanup/schemas/baseline-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema, cls=jsonschema.Draft202012Validator)
    entries: list[dict[str, str]] = data["entries"]
    return entries


def _change(folder: Path, old: str, new: str) -> None:
    path = folder / "a.txt"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


# The life of a baseline


def test_known_findings_do_not_fail_and_are_not_shown(work: Path) -> None:
    assert ["CHR003", "NUM001", "OCR001"] == sorted(entry["rule"] for entry in _written(work))
    run = _with_baseline(work)
    assert (0, "") == (run.code, run.text)


def test_known_findings_are_shown_when_asked_for(work: Path) -> None:
    _written(work)
    run = _with_baseline(work, "--show-known")
    assert (0, 3) == (run.code, len(run.text.splitlines()))


def test_a_new_finding_fails_alone(work: Path) -> None:
    _written(work)
    _change(work, "وبدأ عمله", "وبدأ عملـــه")
    run = _with_baseline(work)
    assert (1, ["a.txt:1"]) == (run.code, [line.rsplit(":", 3)[0] for line in run.text.splitlines()])


def test_other_formats_say_of_each_whether_it_is_known(work: Path) -> None:
    _written(work, "--reason", "as printed")
    _change(work, "وبدأ عمله", "وبدأ عملـــه")
    (document,) = json.loads(_with_baseline(work, "--format", "json").text)["documents"]
    told = {(f["baseline"], f["level"], f.get("reason")) for f in document["findings"]}
    assert {("new", "error", None), ("known", "note", "as printed")} == told
    schema = json.loads((ROOT / "cleanup/schemas/check-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def test_it_survives_moved_lines_edits_elsewhere_and_other_line_ends(work: Path) -> None:
    _written(work)
    path = work / "a.txt"
    moved = RIGHT.replace("١ -", "مقدمة:") + "\n" + path.read_text(encoding="utf-8").replace("مطلع السنة", "آخر العام")
    path.write_bytes(moved.replace("\n", "\r\n").encode("utf-8"))
    run = _with_baseline(work, "--fail-on-stale")
    assert (0, "") == (run.code, run.text)


def test_what_is_mended_is_stale(work: Path) -> None:
    _written(work)
    _change(work, "أيلولسبتمبر", "أيلول/سبتمبر")
    run = _with_baseline(work)
    assert (0, "cleanup: Entries of the baseline that match nothing any more: 1") == (run.code, run.lines[0])
    assert run.lines[1].startswith("  a.txt: NUM001 ")
    assert 1 == _with_baseline(work, "--fail-on-stale").code


def test_stale_entries_are_dropped_when_asked_for(work: Path) -> None:
    before = _written(work, "--reason", "as printed")
    _change(work, "أيلولسبتمبر", "أيلول/سبتمبر")
    _change(work, "وبدأ عمله", "وبدأ عملـــه")
    run = _with_baseline(work, "--update-baseline")
    assert (1, [entry for entry in before if entry["rule"] != "NUM001"]) == (run.code, _entries(work))


def test_rules_and_files_that_were_not_checked_are_not_stale(work: Path) -> None:
    (work / "b.txt").write_text(WRONG, encoding="utf-8")
    _written(work)
    (work / "b.txt").write_text(RIGHT, encoding="utf-8")
    args = ("--baseline", "cleanup-baseline.json", "--fail-on-stale", "--select", "NUM")
    assert (0, []) == ((run := cleanup("check", "a.txt", *args, cwd=work)).code, run.lines)


def test_entries_of_lost_files_go_when_it_is_written_again(work: Path) -> None:
    (work / "b.txt").write_text(WRONG, encoding="utf-8")
    assert {"a.txt", "b.txt"} == {entry["file"] for entry in _written(work)}
    (work / "b.txt").unlink()
    assert {"a.txt"} == {entry["file"] for entry in _written(work)}


def test_writing_again_keeps_reasons_and_dates(work: Path) -> None:
    first = _written(work, "--reason", "as printed", env={"SOURCE_DATE_EPOCH": "1700000000"})
    assert {("as printed", "2023-11-14")} == {(entry["reason"], entry["date"]) for entry in first}
    _change(work, "وبدأ عمله", "وبدأ عملـــه")
    again = _written(work, "--reason", "second scan")
    assert first == [entry for entry in again if entry["reason"] == "as printed"]
    assert [("second scan", None)] == [(e["reason"], e.get("date")) for e in again if e not in first]


def test_it_is_written_the_same_again(work: Path) -> None:
    _written(work)
    before = (work / "cleanup-baseline.json").read_bytes()
    _written(work)
    assert before == (work / "cleanup-baseline.json").read_bytes()


def test_equal_findings_of_a_file_are_told_apart(work: Path) -> None:
    around = "٩ - " + "كلمات أخرى تقف بين الموضعين ولا خطأ فيها " * 3 + ".\n\n"
    text = TWICE + around + TWICE.replace("٤", "٥")
    (work / "a.txt").write_text(text, encoding="utf-8")
    entries = _written(work)
    assert ["1", "2"] == [entry["fingerprint"].rpartition(":")[2] for entry in entries]
    assert 1 == len({entry["fingerprint"].partition(":")[0] for entry in entries})
    (work / "a.txt").write_text(text + around + TWICE.replace("٤", "٦"), encoding="utf-8")
    assert (1, 1) == ((run := _with_baseline(work)).code, len(run.text.splitlines()))


def test_files_are_named_from_the_folder_of_the_baseline(work: Path) -> None:
    (work / "in").mkdir()
    (work / "a.txt").rename(work / "in" / "a.txt")
    (work / "cleanup.toml").write_text('baseline = "known/here.json"', encoding="utf-8")
    assert 0 == cleanup("check", "a.txt", *SELECT, "--write-baseline", cwd=work / "in").code
    entries = json.loads((work / "known/here.json").read_text(encoding="utf-8"))["entries"]
    assert {"../in/a.txt"} == {entry["file"] for entry in entries}
    assert 0 == cleanup("check", "in", *SELECT, cwd=work).code


def test_without_a_name_it_stands_beside_the_configuration(work: Path) -> None:
    (work / "cleanup.toml").write_text("jobs = 1", encoding="utf-8")
    (work / "in").mkdir()
    (work / "in/b.txt").write_text(WRONG, encoding="utf-8")
    cleanup("check", "b.txt", *SELECT, "--write-baseline", cwd=work / "in")
    assert {"in/b.txt"} == {entry["file"] for entry in _entries(work)}


def test_nothing_is_written_where_an_input_failed(work: Path) -> None:
    before = files(work)
    run = cleanup("check", "a.txt", "missing.txt", "--write-baseline", cwd=work)
    assert (2, before) == (run.code, files(work))


# Wrong use


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--baseline", "no.json"], ["no.json", "no such file", "--write-baseline"]),
        (["--baseline", "a.txt"], ["a.txt", "line 1", "not valid JSON"]),
        (["--baseline", "other.json"], ["other.json", "schema must be cleanup/baseline/1"]),
        (["--fail-on-stale"], ["--fail-on-stale", "--baseline FILE"]),
        (["--update-baseline"], ["--update-baseline", "--baseline FILE"]),
        (["--reason", "x"], ["--reason", "--write-baseline"]),
        (["--write-baseline", "a.txt"], ["a.txt", "ends in .json"]),
        (["--write-baseline", "--update-baseline"], ["--update-baseline"]),
    ],
    ids=lambda value: " ".join(value) if value[0].startswith("--") else "",
)
def test_wrong_use(work: Path, args: Sequence[str], words: Sequence[str]) -> None:
    (work / "other.json").write_text("{}", encoding="utf-8")
    before = files(work)
    assert failed_in_one_line(cleanup("check", "a.txt", *args, cwd=work), *words)
    assert before == files(work)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[" * 100_000, '{"schema": "cleanup/baseline/1"}', '{"schema": "cleanup/baseline/1", "entries": [3]}',
     '{"schema": "cleanup/baseline/1", "entries": [{"file": "a", "rule": "b"}]}',
     '{"schema": "cleanup/baseline/1", "entries": [{"file": "a", "rule": "b", "fingerprint": 1}]}',
     '{"schema": "cleanup/baseline/1", "entries": [{"file": "a", "rule": "b", "fingerprint": "c", "x": ""}]}'],
    ids=range(8),
)  # fmt: skip
def test_what_is_no_baseline_is_told_in_one_line(text: str) -> None:
    with pytest.raises(BaselineError, match=r"^known\.json: [^\n]+$"):
        baseline.load(text, "known.json")


def test_a_time_that_is_none_is_told(work: Path) -> None:
    run = cleanup("check", "a.txt", "--write-baseline", cwd=work, env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert failed_in_one_line(run, "SOURCE_DATE_EPOCH", "yesterday")
    assert not os.path.exists(work / "cleanup-baseline.json")


# What a finding is known by

_WORDS = st.text(st.sampled_from("ابتثجح دذرزس ٠١٢٣abc،.!؟ـ\u064b\n"), min_size=1, max_size=40)
_CODES = st.sampled_from(["OCR101", "PUN003"])


def _finding(text: str, start: int, end: int, code: str = "OCR101", after: str | None = "x") -> dict[str, Any]:
    return {"code": code, "start": start, "end": end, "before": text[start:end], "after": after}


def _fingerprint(text: str, start: int, end: int, **more: Any) -> str:
    (found,) = with_fingerprints(text, [_finding(text, start, end, **more)])
    fingerprint: str = found["fingerprint"]
    return fingerprint


@given(far_before=_WORDS, near_before=_WORDS, words=_WORDS, near_after=_WORDS, far_after=_WORDS, other=_WORDS)
def test_a_fingerprint_holds_for_other_lines_line_ends_and_text_far_away(
    far_before: str, near_before: str, words: str, near_after: str, far_after: str, other: str
) -> None:
    # Enough letters in the neighbourhood that the rest is far away.
    near = [f"{near_before} قريب من الموضع الذي فيه كلام معروف", f"كلام معروف في الموضع القريب منه هنا {near_after}"]

    def fingerprint(before: str, after: str, end: str) -> str:
        head = f"{before}\n\n{near[0]} ".replace("\n", end)
        found = words.replace("\n", end)
        tail = f" {near[1]}\n\n{after}".replace("\n", end)
        return _fingerprint(head + found + tail, len(head), len(head) + len(found))

    first = fingerprint(far_before, far_after, "\n")
    assert first == fingerprint(f"{other}\n\n{far_before}", f"{far_after} {other}", "\n")
    assert first == fingerprint(far_before, far_after, "\r\n")


@given(words=_WORDS, code=_CODES)
def test_tatweel_vowel_signs_and_space_make_no_difference(words: str, code: str) -> None:
    text = f"قبل الموضع {words} بعد الموضع"
    other = "قبـــل  الموضـع\n" + words + "\tبَعد الموضع"
    assert _fingerprint(text, 11, 11 + len(words), code=code) == _fingerprint(
        other, other.index("\n") + 1, other.index("\n") + 1 + len(words), code=code
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "more"),
    [
        ("في الفقرة ٣ كلمه هنا", 12, 16, {"code": "PUN003"}),
        ("في الفقرة ٣ كلمه هنا", 12, 16, {"after": "y"}),
        ("في الفقرة ٣ كلمه هنا", 12, 16, {"after": None}),
        ("في الفقرة ٤ كلمه هنا", 12, 16, {}),
        ("في الفقرة ٣ كلمه هناك", 12, 16, {}),
        ("في الفقرة ٣ كلما هنا", 12, 16, {}),
    ],
)
def test_code_words_digits_and_neighbours_make_a_difference(
    text: str, start: int, end: int, more: dict[str, Any]
) -> None:
    assert _fingerprint("في الفقرة ٣ كلمه هنا", 12, 16) != _fingerprint(text, start, end, **more)


@given(st.lists(st.tuples(_CODES, st.integers(0, 3)), max_size=12))
def test_fingerprints_of_a_document_are_unique(places: list[tuple[str, int]]) -> None:
    text = "كلمه " * 40
    found = with_fingerprints(text, [_finding(text, 60 + 5 * at, 64 + 5 * at, code) for code, at in places])
    names = [(finding["code"], finding["fingerprint"]) for finding in found]
    assert len(names) == len(set(names))


_NAMES = st.builds(
    Name, st.sampled_from(["a.txt", "b/c.md"]), _CODES, st.from_regex("[0-9a-f]{2}:[1-9]", fullmatch=True)
)
_ENTRIES = st.lists(st.builds(Entry, _NAMES, _WORDS, _WORDS), max_size=8, unique_by=lambda entry: entry.name)


@settings(max_examples=20)
@given(_ENTRIES, st.randoms())
def test_a_baseline_reads_back_and_does_not_depend_on_the_order(entries: list[Entry], random: Any) -> None:
    text = baseline.dump(entries)
    assert {entry.name: entry for entry in entries} == baseline.load(text, "x.json")
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert text == baseline.dump(shuffled)


def test_an_entry_stands_on_a_line_of_its_own() -> None:
    entries = [Entry(Name("a.txt", "OCR001", f"ab:{at}"), "x\ny") for at in (10, 9, 2)]
    lines = baseline.dump(entries).splitlines()
    assert ["ab:2", "ab:9", "ab:10"] == [json.loads(line.rstrip(","))["fingerprint"] for line in lines[3:-2]]


@given(st.integers(0, 3), st.text(st.sampled_from("اب \r\n\u202e"), max_size=80))
def test_what_an_entry_shows_is_one_short_line(count: int, words: str) -> None:
    document = {"findings": [{"code": "OCR001", "fingerprint": f"ab:{count + 1}", "before": words, "after": None}]}
    (entry,) = baseline.entries_of(document, "a.txt", "", "")
    assert (True, False) == (len(entry.text) <= 60, any(sign in entry.text for sign in "\r\n\u202e"))
