"""`cleanup confusions learn`: from readings and their truth to a rule pack."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleanup import packs
from cleanup.cues import Cues, merge
from cleanup.words import learn
from cleanup.words.confusions import channel_of, operations
from tests.cli import Run, cleanup, failed_in_one_line, files

TRUTH = (
    "١ - نظرت اللجنة الفرعية في تقرير المكتب عن حالة الأرصاد في المناطق الجبلية.\n\n"
    "٢ - وأوصت بأن تنشئ الدول الأعضاء محطات جديدة، وبأن تتبادل بيانات الأمطار والثلوج.\n\n"
    "٣ - وطلبت إلى الأمانة أن تعد دليلا موجزا بشأن صيانة الأجهزة قبل نهاية السنة.\n"
)
OTHER = "اجتمع مجلس إدارة الصندوق في مدينة ساحلية، واتفق أعضاؤه على موعد الدورة المقبلة وعلى ميزانية مؤقتة للبرنامج.\n"


def _pair(folder: Path, reading: str, truth: str = TRUTH) -> list[str]:
    (folder / "ocr.txt").write_text(reading, encoding="utf-8")
    (folder / "truth.txt").write_text(truth, encoding="utf-8")
    return ["ocr.txt", "truth.txt"]


def _learnt(folder: Path, reading: str, *options: str, truth: str = TRUTH) -> Run:
    return cleanup("confusions", "learn", *_pair(folder, reading, truth), "-o", "own.toml", *options, cwd=folder)


def _readings(reading: str, truth: str = TRUTH) -> dict[tuple[str, str], int]:
    return dict(learn.count(learn.plain(reading), learn.plain(truth))[0].read)


# --- counting ---------------------------------------------------------------------------------------------------------


def test_letters_read_for_others_are_counted() -> None:
    assert {("ص", "ض"): TRUTH.count("ص")} == _readings(TRUTH.replace("ص", "ض"))


def test_letters_lost_and_added_are_counted() -> None:
    assert {("ي", ""): 1, ("", "ل"): 1} == _readings(TRUTH.replace("تقرير", "تقرر").replace("دليلا", "دلليلا"))


def test_runs_of_letters_are_counted_as_one() -> None:
    assert {("لم", "ه"): 1, ("س", "بي"): 1} == _readings("أهعلم بيارة", "ألمعلم سارة")


def test_longer_runs_and_other_characters_are_left_out() -> None:
    assert {} == _readings("وصل العدد أبتثج ١٣ إلى هناء ثم وقف", "وصل العدد خسشضطظ ١٢ إلى هنا، ثم وقف")


def test_spaces_marks_and_vowel_signs_are_no_errors() -> None:
    noisy = TRUTH.replace("\n\n", " \n").replace(" - ", "\u200f - \u202b").replace("تقرير", "تقر\u064eي\u0640ر")
    counted, alike = learn.count(learn.plain(noisy), learn.plain(TRUTH))
    assert (0, 1.0) == (counted.errors, alike)


def test_letters_in_pieces_are_the_same_letters() -> None:
    assert {} == _readings(TRUTH.replace("أ", "ا\u0654"))


def test_a_line_that_is_missing_was_not_read_for_nothing() -> None:
    lines = TRUTH.split("\n\n")
    counted, _ = learn.count(learn.plain(f"{lines[0]}\n\n{lines[2]}"), learn.plain(TRUTH))
    assert ({}, 0) == (dict(counted.read), counted.errors)
    assert counted.written["ث"] < TRUTH.count("ث") or counted.written["ل"] < TRUTH.count("ل")


def test_long_texts_give_what_their_parts_give() -> None:
    parts = [f"{TRUTH} الفقرة {chr(0x628 + at % 20)}{chr(0x633 + at // 20 % 6)} " for at in range(120)]
    truth = learn.plain(" ".join(f"{part} {at}" for at, part in enumerate(parts)))
    reading = truth.replace("الأرصاد", "الأرضاد").replace("الأمانة", "الأماة")
    counted, _ = learn.count(reading, truth)
    assert ({("ص", "ض"): 120, ("ن", ""): 120}, 240) == (dict(counted.read), counted.errors)
    assert truth.count("ب") == counted.written["ب"]


# --- the pack ---------------------------------------------------------------------------------------------------------


def _cues(folder: Path | None = None) -> Cues:
    return merge(pack.cues for pack in packs.load((str(folder),) if folder else ()))


def _cost(cues: Cues, word: str, read: str) -> float:
    return channel_of(cues).cost(word, read, operations(word, read))


def test_what_was_learned_costs_less(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    run = cleanup(
        "confusions", "learn", *_pair(tmp_path, TRUTH.replace("ج", "ض")), "-o", "rules/own.toml", cwd=tmp_path
    )
    assert 0 == run.code
    assert _cost(_cues(tmp_path / "rules"), "موجز", "موضز") < _cost(_cues(), "موجز", "موضز") - 0.5


def test_equal_counts_of_two_packs_add_up() -> None:
    table = {"letters_written": ("ج 5",), "letter_readings": ("ج ض 5",)}
    assert ("ج ض 5", "ج ض 5") == merge([table, table]).letter_readings


def test_the_pack_says_where_it_comes_from(tmp_path: Path) -> None:
    run = _learnt(tmp_path, TRUTH.replace("ص", "ض"), "--id", 'my "own"', "--licence", "CC-BY-4.0")
    table = tomllib.loads((tmp_path / "own.toml").read_text(encoding="utf-8"))
    size = len(learn.plain(TRUTH))
    assert 0 == run.code
    assert {
        "id": 'my "own"', "language": "ar", "version": "1.0", "licence": "CC-BY-4.0",
        "source": f"1 reading of {size} characters, with their truth",
    } == table["pack"]  # fmt: skip
    assert [f"ص ض {TRUTH.count('ص')}"] == table["cues"]["letter_readings"]
    assert f"ص {TRUTH.count('ص')}" in table["cues"]["letters_written"]


def test_several_pairs_add_up_and_the_same_files_give_the_same_pack(tmp_path: Path) -> None:
    pair = _pair(tmp_path, TRUTH.replace("ص", "ض"))
    for name in ("a.toml", "b.toml"):
        cleanup("confusions", "learn", *pair, *pair, "-o", name, "--id", "own", cwd=tmp_path)
    assert (tmp_path / "a.toml").read_bytes() == (tmp_path / "b.toml").read_bytes()
    assert f"ص ض {2 * TRUTH.count('ص')}" in (tmp_path / "a.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param((), ["نش س 2", "خ ح 1", "ر ز 1"], id="default"),
        pytest.param(("--least", "1"), ["نش س 2", "خ ح 1", "ر ز 1", "لم ه 1"], id="all"),
        pytest.param(("--least", "2"), ["نش س 2"], id="two"),
    ],
)
def test_rare_readings_are_left_out(tmp_path: Path, options: tuple[str, ...], expected: list[str]) -> None:
    truth = "ننشر النشرة عن المعلم في المخزن وننقل الخبر إلى الآخرين هذا العام، ثم نعود إلى القرية"
    reading = truth.replace("نش", "س").replace("المعلم", "اهعلم").replace("المخزن", "المحزن").replace("الخبر", "الخبز")
    _learnt(tmp_path, reading, *options, truth=truth)
    table = tomllib.loads((tmp_path / "own.toml").read_text(encoding="utf-8"))
    assert expected == table["cues"]["letter_readings"]


def test_a_short_summary_is_shown(tmp_path: Path) -> None:
    run = _learnt(tmp_path, TRUTH.replace("ص", "ض"))
    errors = TRUTH.count("ص")
    assert (b"", 3) == (run.out, len(run.lines))
    assert all(part in run.err for part in (f"errors: {errors} (", f"ص ض {errors}", "Written: own.toml"))


def test_a_reading_without_errors_teaches_that_there_are_none(tmp_path: Path) -> None:
    run = _learnt(tmp_path, TRUTH)
    assert (0, []) == (run.code, tomllib.loads((tmp_path / "own.toml").read_text("utf-8"))["cues"]["letter_readings"])
    assert packs.load((str(tmp_path),))[-1].id == "own"


# --- errors -----------------------------------------------------------------------------------------------------------


def test_texts_that_are_no_pair_are_refused(tmp_path: Path) -> None:
    run = _learnt(tmp_path, OTHER)
    assert failed_in_one_line(run, "ocr.txt", "truth.txt", "less than half alike")
    assert "own.toml" not in files(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["ocr.txt", "-o", "own.toml"], ["pairs", "ocr.txt"], id="odd"),
        pytest.param(["ocr.txt", "no.txt", "-o", "own.toml"], ["no.txt", "no such file"], id="missing"),
        pytest.param(["ocr.txt", "empty.txt", "-o", "own.toml"], ["empty.txt", "no text"], id="empty"),
        pytest.param(["ocr.txt", "truth.txt", "-o", "own.txt"], ["own.txt", ".toml"], id="ending"),
        pytest.param(["ocr.txt", "x.toml", "-o", "x.toml"], ["x.toml", "overwrite"], id="over-an-input"),
        pytest.param(["ocr.txt", "truth.txt", "-o", "own.toml", "--id", ""], ["--id"], id="id"),
        pytest.param(["ocr.txt", "truth.txt", "-o", "own.toml", "--licence", "a\nb"], ["--licence"], id="licence"),
        pytest.param(["ocr.txt", "truth.txt", "-o", "own.toml", "--least", "0"], ["--least"], id="least"),
        pytest.param(["ocr.txt", "truth.txt"], ["-o"], id="no-output"),
        pytest.param(["ocr.txt", "truth.txt", "-o", "ocr.txt/own.toml"], ["own.toml", "written"], id="unwritable"),
    ],
)
def test_wrong_use(tmp_path: Path, arguments: list[str], words: list[str]) -> None:
    _pair(tmp_path, TRUTH)
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    (tmp_path / "x.toml").write_text(TRUTH, encoding="utf-8")
    before = files(tmp_path)
    assert failed_in_one_line(cleanup("confusions", "learn", *arguments, cwd=tmp_path), *words)
    assert before == files(tmp_path)
