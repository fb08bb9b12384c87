"""`cleanup undo`: the original back, or one change; damaged ledgers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli import WRONG, WRONG_BUT_CLEAN, cleanup, failed_in_one_line, files


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document that was cleaned into out/."""
    folder = tmp_path_factory.mktemp("cleaned")
    (folder / "a.txt").write_text(WRONG, encoding="utf-8", newline="")
    assert 0 == cleanup("fix", "a.txt", "-o", "out", "--report", "none", cwd=folder).code
    return folder


@pytest.fixture
def work(cleaned: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(cleaned, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_undo_restores_beside_the_ledger(work: Path) -> None:
    run = cleanup("undo", "out/a.ledger.json", cwd=work)
    assert (0, WRONG.encode("utf-8")) == (run.code, (work / "out/a.restored.txt").read_bytes())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1256"])
def test_undo_gives_the_bytes_of_other_encodings(tmp_path: Path, encoding: str) -> None:
    from cleanup.languages import ar

    data = WRONG.translate(ar.TO_WESTERN).replace("\n", "\r\n").encode(encoding)
    (tmp_path / "a.txt").write_bytes(data)
    cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    cleanup("undo", "out/a.ledger.json", cwd=tmp_path)
    assert data == (tmp_path / "out/a.restored.txt").read_bytes()
    assert data != (tmp_path / "out/a.clean.txt").read_bytes()


def _id_of(folder: Path, code: str) -> str:
    findings = json.loads((folder / "a.ledger.json").read_text(encoding="utf-8"))["findings"]
    return str(next(finding["id"] for finding in findings if finding["code"] == code))


def test_undo_takes_one_change_back(work: Path) -> None:
    id_ = _id_of(work / "out", "CHR003")
    assert 0 == cleanup("undo", "out/a.ledger.json", "--only", id_, cwd=work).code
    text = (work / f"out/a.without-{id_}.clean.txt").read_text(encoding="utf-8")
    assert WRONG_BUT_CLEAN.replace("المجتمع", "المجتمـــع") == text


def test_a_change_taken_back_leaves_a_ledger_that_undoes(work: Path) -> None:
    id_ = _id_of(work / "out", "CHR003")
    cleanup("undo", "out/a.ledger.json", "--only", id_.lower(), cwd=work)
    run = cleanup("undo", f"out/a.without-{id_}.ledger.json", "-o", "back.txt", cwd=work)
    assert (0, WRONG.encode("utf-8")) == (run.code, (work / "back.txt").read_bytes())


def test_undo_of_an_unknown_finding(work: Path) -> None:
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", "--only", "F9999", cwd=work), "F9999")


def test_undo_of_a_text_edited_since(work: Path) -> None:
    with (work / "out/a.clean.txt").open("a", encoding="utf-8") as file:
        file.write("زيادة\n")
    before = files(work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", cwd=work), "edited since")
    assert before == files(work)


def test_undo_without_the_clean_text(work: Path) -> None:
    (work / "out/a.clean.txt").unlink()
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", cwd=work), "a.clean.txt", "no such file")


def test_undo_does_not_overwrite_what_it_reads(work: Path) -> None:
    before = files(work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", "-o", "out/a.clean.txt", cwd=work), "overwrite")
    assert before == files(work)


def _damage(data: str, how: str) -> str:
    ledger = json.loads(data)
    edits = ledger["edits"]
    if how == "half":
        return data[: len(data) // 2]
    if how == "not-json":
        return "no ledger at all"
    if how == "list":
        return "[]"
    if how == "foreign-schema":
        ledger["schema"] = "other/ledger/1"
    if how == "no-edits":
        del ledger["edits"]
    if how == "edits-are-text":
        ledger["edits"] = "x"
    if how == "edit-lost":
        edits.pop()
    if how == "edit-offset":
        edits[0]["start"] += 1
        edits[0]["end"] += 1
    if how == "edit-far-away":
        edits[0]["start"] = edits[0]["end"] = 10**12
    if how == "edit-backwards":
        edits[0]["start"], edits[0]["end"] = edits[0]["end"] + 1, edits[0]["start"]
    if how == "edit-words":
        edits[0]["before"] = "كلمات أخرى"
    if how == "edit-type":
        edits[0]["after"] = 5
    if how == "edit-op":
        edits[0]["op"] = "burn"
    if how == "edit-of-nobody":
        edits[0]["finding"] = "F9999"
    if how == "source-hash":
        ledger["source"]["sha256"] = "0" * 64
    if how == "source-missing":
        del ledger["source"]
    if how == "encoding":
        ledger["source"]["encoding"] = "no-such-encoding"
    if how == "encoding-no-text":
        ledger["source"]["encoding"] = "base64"
    if how == "encoding-number":
        ledger["source"]["encoding"] = 8
    if how == "result-is-text":
        ledger["result"] = "x"
    if how == "name-leads-out":
        ledger["result"]["name"] = "../a.txt"
    if how == "source-name-leads-out":
        ledger["source"]["name"] = "../../evil.txt"
    if how == "source-name-number":
        ledger["source"]["name"] = 5
    if how == "findings-are-numbers":
        ledger["findings"] = [1]
    return json.dumps(ledger, ensure_ascii=False)


_DAMAGES = (
    "half", "not-json", "list", "foreign-schema", "no-edits", "edits-are-text", "edit-lost", "edit-offset",
    "edit-far-away", "edit-backwards", "edit-words", "edit-type", "edit-op", "edit-of-nobody", "source-hash",
    "source-missing", "encoding", "encoding-no-text", "encoding-number", "result-is-text", "name-leads-out",
    "source-name-number", "findings-are-numbers",
)  # fmt: skip


@pytest.mark.parametrize("how", _DAMAGES)
def test_undo_of_a_damaged_ledger(work: Path, how: str) -> None:
    path = work / "out/a.ledger.json"
    path.write_text(_damage(path.read_text(encoding="utf-8"), how), encoding="utf-8")
    before = files(work)
    assert failed_in_one_line(cleanup("undo", "out/a.ledger.json", cwd=work), "out/a.ledger.json")
    assert before == files(work)


def test_undo_writes_nowhere_but_beside_the_ledger(work: Path) -> None:
    (work / "deep/out").mkdir(parents=True)
    cleanup("fix", "a.txt", "-o", "deep/out", "--report", "none", cwd=work)
    path = work / "deep/out/a.ledger.json"
    path.write_text(_damage(path.read_text(encoding="utf-8"), "source-name-leads-out"), encoding="utf-8")
    before = set(files(work))
    cleanup("undo", "deep/out/a.ledger.json", cwd=work)
    assert {name for name in set(files(work)) - before if not name.startswith("deep/out/")} == set()


def test_undo_of_binary_data(work: Path) -> None:
    (work / "l.json").write_bytes(bytes(range(256)))
    assert failed_in_one_line(cleanup("undo", "l.json", cwd=work), "l.json")


def test_undo_of_a_missing_ledger(work: Path) -> None:
    assert failed_in_one_line(cleanup("undo", "no.json", cwd=work), "no.json", "no such file")


def test_messages_are_in_arabic_where_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8", newline="")
    cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    assert "استعيد الأصل: out" in cleanup("undo", "out/a.ledger.json", "--lang", "ar", cwd=tmp_path).err
