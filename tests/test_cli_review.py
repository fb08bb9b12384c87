"""`cleanup review`: a reviewer's way through the findings, driven by lines of input."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cleanup import decisions
from cleanup.reviewing import Review, started
from tests.cli import Run, cleanup, failed_in_one_line, files
from tests.reviewing import decisions_for, read_back
from tests.support import fixed

TEXT = (
    "اتصل بنا\n\n"
    "١ - عقدت اللجنة دورتها في في نيويورك، ونظرت في\u202e التقرير.\n\n"
    "٢ - ورحبت في في ختامها بنتائج\u202e الدورة.\n\n"
    "الإعلانات\n"
)


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document of two suggestions and a series of two applied changes, cleaned into cleaned/."""
    folder = tmp_path_factory.mktemp("cleaned")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    assert 0 == cleanup("fix", "a.txt", "--report", "none", cwd=folder).code
    return folder


@pytest.fixture
def work(cleaned: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(cleaned, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _review(work: Path, keys: str, *more: str, path: str = "a.txt") -> Run:
    return cleanup("review", path, *more, cwd=work, stdin="".join(f"{key}\n" for key in keys.split()).encode("utf-8"))


def _made(work: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((work / "cleaned/a.decisions.json").read_text(encoding="utf-8"))
    return table


def _verdicts(work: Path) -> list[tuple[str, str]]:
    """Code and verdict of what is decided, series with an S."""
    made = _made(work)
    single = [(entry["code"], entry["decision"]) for entry in made["decisions"]]
    return single + [(f"S {entry['code']}", entry["decision"]) for entry in made["series"]]


def _review_of(text: str = TEXT) -> Review:
    result = fixed(text)
    read, _ = read_back(result)
    return started(read, result, decisions_for(read))


def test_suggestions_come_before_changes_and_series_stand_together() -> None:
    items = _review_of().items
    assert sorted(items, key=lambda i: ("suggestion", "change", "notice").index(i.group)) == list(items)
    doubled = [at for at, item in enumerate(items) if item.finding.finding.code == "OCR001"]
    assert (2, 1) == (items[doubled[0]].size, doubled[1] - doubled[0])


def test_a_decision_for_a_series_decides_all_that_are_left() -> None:
    review = _review_of()
    while review.item and review.item.size < 2:
        review = review.skip()
    size = review.item.size if review.item else 0
    assert (0, size) == (_review_of().counts()[1], review.decide_series("reject").counts()[1])


def test_undo_leads_back_to_the_beginning() -> None:
    begun = _review_of()
    review = begun.decide("accept").decide_series("reject").decide("reject").undo().undo().undo()
    assert begun == review == review.undo()


def test_a_changed_mind_is_undone_to_the_first_one() -> None:
    review = _review_of().decide("accept").back().decide("reject").undo()
    item = review.items[0]
    verdict = review.verdict(item)
    assert verdict and "accept" == verdict.decision


def test_each_decision_is_kept(work: Path) -> None:
    assert 0 == _review(work, "a r").code
    assert ["accept", "reject"] == [entry["decision"] for entry in _made(work)["decisions"]]


def test_what_is_kept_fits_the_schema_and_the_ledger(work: Path) -> None:
    _review(work, "a x r s")
    read = decisions.read((work / "cleaned/a.decisions.json").read_bytes(), "d")
    data = json.loads((work / "cleaned/a.ledger.json").read_text(encoding="utf-8"))
    assert len(decisions.resolve(read, data, "d")) >= 4


def test_a_later_review_goes_on_where_this_one_stopped(work: Path) -> None:
    once = _review(work, "a n a q").text
    again = _review(work, "").text
    assert ["2/", "1/"] == [again.split("\n")[1][:2], once.split("\n")[1][:2]]
    assert again.count("> ") == 1


def test_undo_takes_the_last_decision_out_of_the_file(work: Path) -> None:
    _review(work, "a r u")
    assert 1 == len(_verdicts(work))


def test_quitting_at_once_writes_nothing(work: Path) -> None:
    before = files(work)
    assert 0 == _review(work, "q").code
    assert before == files(work)


def test_the_end_says_how_to_carry_the_decisions_out(work: Path) -> None:
    assert "cleanup apply cleaned/a.ledger.json cleaned/a.decisions.json" in _review(work, "a").text
    run = cleanup("apply", "cleaned/a.ledger.json", "cleaned/a.decisions.json", "--report", "none", cwd=work)
    assert (0, True) == (run.code, (work / "cleaned/a.reviewed.clean.txt").exists())


def test_a_reviewed_ledger_does_not_ask_again(work: Path) -> None:
    _review(work, "s " * 20)
    cleanup("apply", "cleaned/a.ledger.json", "cleaned/a.decisions.json", "--report", "none", cwd=work)
    assert "> " not in _review(work, "", path="cleaned/a.reviewed.ledger.json").text


def test_words_stand_in_context_with_hidden_characters_by_name(work: Path) -> None:
    out = _review(work, "n " * 20).text
    assert "\u202e" not in out
    assert "عقدت اللجنة دورتها [-في في-] نيويورك، ونظرت" in out
    assert "U+202E RLO" in out


def test_arabic_texts_and_keys(work: Path) -> None:
    run = _review(work, "ش ق ض", "--lang", "ar")
    assert ["accept", "reject"] == [verdict for _, verdict in _verdicts(work)]
    assert "مقترح لم يطبق" in run.text and "دون قرار" in run.text


def _typed(work: Path, *lines: str, lang: str = "en") -> Run:
    stdin = "".join(f"{line}\n" for line in lines).encode("utf-8")
    return cleanup("review", "a.txt", "--lang", lang, cwd=work, stdin=stdin)


def _reasons(work: Path) -> list[str | None]:
    made = _made(work)
    return [entry.get("reason") for entry in (*made["decisions"], *made["series"])]


@pytest.mark.parametrize(("key", "lang", "label"), [("w", "en", "Reason: "), ("ص", "ar", "السبب: ")])
def test_a_reason_goes_with_the_decision_that_follows_it(work: Path, key: str, lang: str, label: str) -> None:
    run = _typed(work, key, "  Kept: قائمة الموقع ", "r", "a", lang=lang)
    assert ["Kept: قائمة الموقع", None] == _reasons(work)
    assert f"{label}Kept: قائمة الموقع" in run.text


def test_a_reason_can_be_given_for_a_whole_series(work: Path) -> None:
    _typed(work, *"nn", "w", "مقصود", "x")
    assert ["مقصود"] == _reasons(work)


def test_a_reason_is_added_to_a_decision_and_undone(work: Path) -> None:
    _typed(work, "r", "b", "w", "too late", "q")
    assert ["too late"] == _reasons(work)
    _typed(work, "b", "w", "better", "u", "q")
    assert ["too late"] == _reasons(work)


@pytest.mark.parametrize("lines", [("w", "", "r"), ("w", "for the first", "n", "r"), ("w", "for the first", "u", "r")])
def test_a_reason_that_is_not_given_or_left_behind_is_none(work: Path, lines: tuple[str, ...]) -> None:
    _typed(work, *lines)
    assert [None] == _reasons(work)


def test_input_that_ends_before_a_reason_writes_nothing(work: Path) -> None:
    before = files(work)
    assert 0 == _typed(work, "w").code
    assert before == files(work)


@pytest.mark.parametrize("keys", ["zz", "u"])
def test_other_keys_change_nothing(work: Path, keys: str) -> None:
    before = files(work)
    assert 0 == _review(work, keys).code
    assert before == files(work)


def test_input_that_is_no_text(work: Path) -> None:
    assert 0 == cleanup("review", "a.txt", cwd=work, stdin=b"\xff\xfe\n\x00\n").code


def test_a_ledger_can_be_named_itself(work: Path) -> None:
    assert 0 == _review(work, "a", "-o", "mine.json", path="cleaned/a.ledger.json").code
    assert (work / "mine.json").exists()


def test_documents_without_a_ledger_are_one_line(work: Path) -> None:
    (work / "b.txt").write_text(TEXT, encoding="utf-8")
    assert failed_in_one_line(_review(work, "", path="b.txt"), "b.txt", "cleanup fix")
    assert failed_in_one_line(_review(work, "", path="c.txt"), "c.txt", "no such file")


def test_a_document_changed_since_is_one_line(work: Path) -> None:
    (work / "a.txt").write_text(TEXT + "x", encoding="utf-8")
    assert failed_in_one_line(_review(work, ""), "another version")


def test_decisions_of_another_ledger_are_one_line(work: Path) -> None:
    made = {"schema": "cleanup/decisions/1", "source": {"sha256": "0" * 64}}
    (work / "cleaned/a.decisions.json").write_text(json.dumps(made), encoding="utf-8")
    before = files(work)
    assert failed_in_one_line(_review(work, "a"), "another document")
    assert before == files(work)


def test_decisions_do_not_overwrite_what_is_read(work: Path) -> None:
    assert failed_in_one_line(_review(work, "a", "-o", "a.txt"), "overwrite")
