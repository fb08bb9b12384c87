"""`cleanup apply` and `cleanup fix --decisions`: what is written, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli import PACK, WRONG, WRONG_BUT_CLEAN, cleanup, failed_in_one_line, files

OUTPUTS = {"a.reviewed.clean.txt", "a.reviewed.ledger.json", "a.reviewed.report.html"}


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document that was cleaned into cleaned/."""
    folder = tmp_path_factory.mktemp("cleaned")
    (folder / "a.txt").write_text(WRONG, encoding="utf-8", newline="")
    assert 0 == cleanup("fix", "a.txt", "--report", "none", cwd=folder).code
    return folder


@pytest.fixture
def work(cleaned: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(cleaned, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _read(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def _decide(work: Path, verdict: str = "reject", code: str = "CHR003", **changes: object) -> None:
    """A decisions file about the finding of a code."""
    ledger = _read(work / "cleaned/a.ledger.json")
    entry = next(f for f in ledger["findings"] if f["code"] == code)
    table = {
        "schema": "cleanup/decisions/1",
        "source": {"sha256": ledger["source"]["sha256"]},
        "result": {"sha256": ledger["result"]["sha256"]},
        "decisions": [
            {"finding": entry["id"], "decision": verdict, **{key: entry[key] for key in ("code", "before", "after")}}
        ],
        **changes,
    }
    (work / "a.decisions.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def test_apply_writes_text_ledger_and_report_beside_the_ledger(work: Path) -> None:
    _decide(work)
    run = cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", cwd=work)
    assert (0, b"") == (run.code, run.out)
    assert {"a.clean.txt", "a.ledger.json"} | OUTPUTS == set(files(work / "cleaned"))
    text = (work / "cleaned/a.reviewed.clean.txt").read_text(encoding="utf-8")
    assert WRONG_BUT_CLEAN.replace("المجتمع", "المجتمـــع") == text


def test_apply_says_what_it_did(work: Path) -> None:
    _decide(work)
    run = cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", "-o", "out", "--lang", "ar", cwd=work)
    entry = _read(work / "a.decisions.json")["decisions"][0]["finding"]
    assert f"  تغييرات تم التراجع عنها: {entry}" in run.lines
    assert OUTPUTS == set(files(work / "out"))


def test_what_was_applied_can_be_undone(work: Path) -> None:
    _decide(work)
    cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", "--quiet", cwd=work)
    assert 0 == cleanup("undo", "cleaned/a.reviewed.ledger.json", "-o", "back.txt", cwd=work).code
    assert WRONG.encode("utf-8") == (work / "back.txt").read_bytes()


def test_apply_names_what_built_on_a_rejected_change(tmp_path: Path) -> None:
    text = WRONG.replace("في في المحافظات", "فـي فـي المحافظات")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    cleanup("fix", "a.txt", "--report", "none", cwd=tmp_path)
    ledger = _read(tmp_path / "cleaned/a.ledger.json")
    tatweel = [f for f in ledger["findings"] if f["code"] == "CHR003" and len(f["before"]) < 3]
    doubled = next(f["id"] for f in ledger["findings"] if f["code"] == "OCR001")
    series = [{key: f[key] for key in ("code", "before", "after")} | {"decision": "reject"} for f in tatweel[:1]]
    (tmp_path / "d.json").write_text(json.dumps({"schema": "cleanup/decisions/1", "series": series}), encoding="utf-8")
    run = cleanup("apply", "cleaned/a.ledger.json", "d.json", "--report", "none", cwd=tmp_path)
    assert f"also taken back, since they build on these: {doubled}" in run.err
    assert "فـي فـي المحافظات" in (tmp_path / "cleaned/a.reviewed.clean.txt").read_text(encoding="utf-8")


def test_a_series_accepts_suggestions(work: Path) -> None:
    text = "اتصل بنا\n\n" + WRONG_BUT_CLEAN + "\nالإعلانات\n"
    (work / "a.txt").write_text(text, encoding="utf-8", newline="")
    cleanup("fix", "a.txt", "--report", "none", cwd=work)
    open_ = [f for f in _read(work / "cleaned/a.ledger.json")["findings"] if not f["applied"]]
    series = [{key: f[key] for key in ("code", "before", "after")} | {"decision": "accept"} for f in open_]
    table = {"schema": "cleanup/decisions/1", "series": series}
    (work / "d.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    cleanup("apply", "cleaned/a.ledger.json", "d.json", "-o", "one", "--report", "none", cwd=work)
    cleanup("fix", "a.txt", "--decisions", "d.json", "-o", "two", "--report", "none", cwd=work)
    read = [(work / name).read_text(encoding="utf-8") for name in ("one/a.reviewed.clean.txt", "two/a.clean.txt")]
    assert [WRONG_BUT_CLEAN] * 2 == read
    assert {"d.json"} == {file["name"] for file in _read(work / "two/a.ledger.json")["options"]["decisions"]}


def test_a_rejected_series_is_no_open_suggestion(work: Path) -> None:
    (work / "a.txt").write_text(f"اتصل بنا\n\n{WRONG_BUT_CLEAN}\nالإعلانات\n", encoding="utf-8", newline="")
    first = cleanup("fix", "a.txt", cwd=work)
    open_ = [f for f in _read(work / "cleaned/a.ledger.json")["findings"] if not f["applied"]]
    series = [{key: f[key] for key in ("code", "before", "after")} | {"decision": "reject"} for f in open_]
    (work / "d.json").write_text(json.dumps({"schema": "cleanup/decisions/1", "series": series}), encoding="utf-8")
    second = cleanup("fix", "a.txt", "--decisions", "d.json", cwd=work)
    assert ["Suggested: 2" in first.err, "Suggested: 0" in second.err] == [True, True]
    assert 'id="turned-down"' in (work / "cleaned/a.report.html").read_text(encoding="utf-8")


def test_the_report_as_json_names_the_decision(work: Path) -> None:
    _decide(work)
    cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", "--report", "json", cwd=work)
    findings = _read(work / "cleaned/a.reviewed.report.json")["findings"]
    assert [{"decision": "reject", "by": "finding"}] == [f["decision"] for f in findings if "decision" in f]


def test_folders_do_not_offer_what_apply_wrote(work: Path) -> None:
    _decide(work)
    cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", "-o", ".", "--report", "none", cwd=work)
    cleanup("fix", ".", "-o", "again", "--report", "none", cwd=work)
    assert {"a.clean.txt", "a.ledger.json"} == set(files(work / "again"))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"source": {"sha256": "0" * 64}}, "another document"),
        ({"result": {"sha256": "0" * 64}}, "another clean text"),
        ({"schema": "cleanup/ledger/1"}, "not a decisions file"),
        ({"more": 1}, "unknown key 'more'"),
    ],
)
def test_decisions_that_do_not_fit_are_one_line(work: Path, change: dict[str, Any], word: str) -> None:
    _decide(work, **change)
    before = files(work)
    run = cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", cwd=work)
    assert failed_in_one_line(run, "a.decisions.json", word)
    assert before == files(work)


def test_a_clean_text_edited_since_is_refused(work: Path) -> None:
    _decide(work)
    with (work / "cleaned/a.clean.txt").open("a", encoding="utf-8") as file:
        file.write("زيادة\n")
    before = files(work)
    assert failed_in_one_line(cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", cwd=work), "edited since")
    assert before == files(work)


def test_missing_files_are_one_line(work: Path) -> None:
    _decide(work)
    assert failed_in_one_line(cleanup("apply", "no.json", "a.decisions.json", cwd=work), "no.json", "no such file")
    assert failed_in_one_line(cleanup("apply", "cleaned/a.ledger.json", "no.json", cwd=work), "no.json")
    assert failed_in_one_line(cleanup("fix", "a.txt", "--decisions", "no.json", cwd=work), "no.json")
    assert failed_in_one_line(cleanup("fix", "a.txt", "--decisions", "a.txt", cwd=work), "a.txt", "not valid JSON")


def test_apply_refuses_an_unknown_report(work: Path) -> None:
    _decide(work)
    run = cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", "--report", "pdf", cwd=work)
    assert failed_in_one_line(run, "pdf")


# --- Rules and words of your own ------------------------------------------------------------------------------------

OWN_TEXT = WRONG.replace("الأول", "كلمه")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a document that was cleaned with a pack and a word list of the user, and a decision about it."""
    (tmp_path / "rules").mkdir()
    pack = PACK.replace('name = "own-rule"\n', 'name = "own-rule"\nname_ar = "قاعدة الدار"\n')
    (tmp_path / "rules/own.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "words.txt").write_text("المنطلبية\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(OWN_TEXT, encoding="utf-8", newline="")
    run = cleanup("fix", "a.txt", "--rules", "rules", "--lexicon", "words.txt", "--report", "none", cwd=tmp_path)
    assert 0 == run.code
    _decide(tmp_path)
    return tmp_path


def _applied(own: Path, *args: str) -> tuple[str, dict[str, Any], str]:
    run = cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", "--lang", "ar", *args, cwd=own)
    assert 0 == run.code, run.err
    page = (own / "cleaned/a.reviewed.report.html").read_text(encoding="utf-8")
    return page, _read(own / "cleaned/a.reviewed.ledger.json"), run.err


def test_rules_of_your_own_keep_name_and_reason_from_the_ledger(own: Path) -> None:
    page, ledger, said = _applied(own)
    assert '<code dir="ltr">OCR900</code> <bdi lang="en">own-rule</bdi>' in page
    assert "<bdi>لأن</bdi>" in page
    assert "quality" not in ledger and "أسقطت أرقام الجودة" in said


def test_rules_and_words_of_your_own_can_be_given_again(own: Path) -> None:
    page, ledger, said = _applied(own, "--rules", "rules", "--lexicon", "words.txt")
    assert '<code dir="ltr">OCR900</code> <bdi lang="ar">قاعدة الدار</bdi>' in page
    assert "quality" in ledger and "أرقام الجودة" not in said


def test_another_word_list_gives_no_figures(own: Path) -> None:
    (own / "others.txt").write_text("كلمة\n", encoding="utf-8")
    assert "quality" not in _applied(own, "--rules", "rules", "--lexicon", "others.txt")[1]


@pytest.mark.parametrize("given", [("--rules", "none"), ("--lexicon", "none.txt")])
def test_missing_rules_and_words_are_one_line(own: Path, given: tuple[str, str]) -> None:
    before = files(own)
    run = cleanup("apply", "cleaned/a.ledger.json", "a.decisions.json", *given, cwd=own)
    assert failed_in_one_line(run, given[1]) and before == files(own)
