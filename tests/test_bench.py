"""The benchmarks can be listed, the texts that they make are what they should be, and their judgements are right."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import pairwise

import pytest

from cleanup.document import number_values
from cleanup.findings import Tier
from cleanup.languages import ar
from cleanup.structure import parse
from tests.bench import __main__ as bench
from tests.bench import noise, plant, readings, rebuilds, seams, speed, word_judge, word_planted, word_report, words
from tests.bench.readings import FOLDER, KINDS, WORSE, Reading, Score
from tests.support import FIXTURES, blocks_of, fixed

WATER = (FIXTURES / "clean" / "report-water.txt").read_text(encoding="utf-8")


def test_benchmarks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == bench.main([])
    assert "python -m tests.bench speed" in capsys.readouterr().out


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == bench.main(["sped"])
    assert "no benchmark 'sped'; there are:" in capsys.readouterr().err


@pytest.mark.parametrize("name", bench.names())
def test_every_benchmark_says_what_it_measures(name: str) -> None:
    assert len(bench.first_line(name)) > 10


def test_a_repeated_report_counts_on() -> None:
    text = (FIXTURES / "clean" / "report-western.txt").read_text(encoding="utf-8")
    result = fixed(speed.repeated(text, 5))
    source = parse(result.source, result.source.text, result.document.cues)
    assert list(range(1, 71)) == number_values(source.blocks)
    assert result.source.text == result.text


def test_a_report_repeated_once_is_the_report() -> None:
    assert WATER == speed.repeated(WATER, 1)


# Noise


def test_noise_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert noise.noisy(WATER, 1) == noise.noisy(WATER, 1) != noise.noisy(WATER, 2)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", text)


def test_noise_keeps_the_words_in_their_order() -> None:
    assert _words(WATER) == _words(noise.noisy(WATER, 3))


def test_noise_spoils_numbers_and_leaves_some() -> None:
    before, after = ({b for b in blocks_of(text) if noise.NUMBER.match(b)} for text in (WATER, noise.noisy(WATER, 4)))
    assert 0.1 < len(before & after) / len(before) < 0.6


@pytest.mark.parametrize(("digits", "read"), [("٢", "؟71"), ("2", "؟71"), ("٣", "*؟+")])
def test_digits_are_garbled_as_they_are_on_scans(digits: str, read: str) -> None:
    assert set(read) == {noise.garbled(digits, random.Random(seed)) for seed in range(40)}


# Readings and rebuilds: these need the readings beside the checkout


@pytest.fixture
def every_reading() -> list[Reading]:
    """All readings of all kinds."""
    if not FOLDER.is_dir():
        pytest.skip(f"needs the readings in {FOLDER}, which are not part of the project")
    return [reading for kind in KINDS for reading in readings.readings(kind)]


def _score(tau: float, cer: float) -> Score:
    return Score(tau, 0, cer, 0.0, 0, 0, 0.5, 1.0, 0)


@pytest.mark.parametrize(("tau", "cer", "worse"), [
    (0.9, 0.1, False), (0.9 - WORSE * 0.9, 0.1, False), (0.9 - WORSE * 1.1, 0.1, True),
    (0.9, 0.1 + WORSE * 1.1, True), (0.95, 0.1 + WORSE * 1.1, True), (0.95, 0.05, False),
])  # fmt: skip
def test_worse_is_a_lower_tau_or_a_higher_rate_of_errors(tau: float, cer: float, worse: bool) -> None:
    assert worse == _score(tau, cer).is_worse_than(_score(0.9, 0.1))


def test_borders_are_one_figure() -> None:
    assert _score(1, 0).border == pytest.approx(2 / 3)
    assert 0 == _score(1, 0)._replace(border_precision=0.0, border_recall=0.0).border


def test_every_kind_has_readings_in_wrong_and_in_right_order(every_reading: list[Reading]) -> None:
    found = Counter((reading.kind, reading.in_wrong_order) for reading in every_reading)
    assert {(kind, wrong) for kind in KINDS for wrong in (True, False)} == set(found)


def test_the_truth_is_no_worse_than_itself(every_reading: list[Reading]) -> None:
    found = readings.score(every_reading[0].truth, every_reading[0].truth)
    assert (1, 0, 0) == (found.tau, found.cer, found.words_lost)


def test_rebuilds_are_beyond_doubt(every_reading: list[Reading]) -> None:
    assert [] == [(r.name, r.kind, d) for r in every_reading for d in rebuilds.rebuilt(r).doubts]


def test_a_rebuild_holds_the_blocks_of_its_reading_and_no_others(every_reading: list[Reading]) -> None:
    for reading in every_reading:
        before, after = (Counter(rebuilds.blocks_of(text)) for text in (reading.text, rebuilds.rebuilt(reading).text))
        assert not after - before, reading
        assert "dup" in reading.name or before == after, reading


def test_a_rebuild_keeps_its_page_breaks(every_reading: list[Reading]) -> None:
    for reading in every_reading:
        assert rebuilds.rebuilt(reading).text.count("\f") <= reading.text.count("\f")
        assert ("\f" in rebuilds.rebuilt(reading).text) == ("\f" in reading.text)


def test_a_rebuild_is_in_order(every_reading: list[Reading]) -> None:
    wrong = next(r for r in every_reading if r.in_wrong_order and r.kind == "noiseless.txt")
    before, after = (readings.score(wrong.truth, text).tau for text in (wrong.text, rebuilds.rebuilt(wrong).text))
    assert before < 0.95 <= after


# Seams

CUT = """١ - نظرت اللجنة في تقرير المدير عن سير العمل في المشروع.

٢ - وأوصت اللجنة بأن تخصص الموارد اللازمة لتنفيذ المرحلة

الثانية من المشروع قبل نهاية السنة المالية الجارية.

٣ - ووافق المجلس على التوصية دون تصويت في جلسته الأخيرة.

٤ - وشكر الرئيس أعضاء الأمانة على ما بذلوه من جهد.
"""


def test_a_join_is_shown_with_the_words_on_both_sides() -> None:
    [seam] = seams.joined(fixed(CUT))
    assert seam.left.endswith("لتنفيذ المرحلة") and seam.right.startswith("الثانية من المشروع")


def test_a_join_inside_a_paragraph_of_the_truth_is_right() -> None:
    assert [] == seams.wrong(fixed(CUT), CUT.replace("المرحلة\n\nالثانية", "المرحلة الثانية"))


def test_a_join_over_a_border_of_the_truth_is_wrong() -> None:
    assert 1 == len(seams.wrong(fixed(CUT), CUT))


def test_a_join_of_what_the_truth_has_apart_is_wrong() -> None:
    parted = CUT.replace("المرحلة\n\nالثانية", "المرحلة التي أقرها المؤتمر في دورته الاستثنائية. وقد بدأت الثانية")
    assert 1 == len(seams.wrong(fixed(CUT), parted))


def test_a_side_that_is_not_found_has_the_benefit_of_the_doubt() -> None:
    assert [] == seams.wrong(fixed(CUT), "نص آخر لا صلة له بما تقدم على الإطلاق.")


# Planted errors


@pytest.mark.parametrize("seed", range(5))
def test_planted_errors_are_the_only_differences(seed: int) -> None:
    planting = plant.planted(WATER, seed)
    text = planting.text
    for error in reversed(planting.errors):
        assert (error.after, error.before) == (text[error.start : error.end], WATER[error.at :][: len(error.before)])
        text = text[: error.start] + error.before + text[error.end :]
    assert WATER == text


def test_planted_errors_are_the_same_for_a_seed_and_others_for_another() -> None:
    assert plant.planted(WATER, 1) == plant.planted(WATER, 1) != plant.planted(WATER, 2)


@pytest.mark.parametrize("rate", [0, 0.005, 0.02, 0.1])
def test_as_many_errors_are_planted_as_are_wanted(rate: float) -> None:
    assert round(rate * len(re.findall(r"[^\W\d_]+", WATER))) == pytest.approx(
        len(plant.planted(WATER, 7, rate).errors), abs=1, rel=0.02
    )


def test_no_two_neighbours_are_hit() -> None:
    errors = plant.planted(WATER, 3, 0.2).errors
    assert all(WATER[a.at + len(a.before) : b.at].strip() for a, b in pairwise(errors))


def _planted(kind: str) -> list[plant.Error]:
    return [error for seed in range(8) for error in plant.planted(WATER, seed, 0.1).errors if error.kind == kind]


@pytest.mark.parametrize("kind", plant.KINDS)
def test_every_kind_of_error_is_planted(kind: str) -> None:
    assert 3 < len(_planted(kind))


def test_changed_dots_keep_the_skeleton() -> None:
    errors = _planted("dots")
    # FEH and QAF are alike only before a letter, and a skeleton of the lexicon tells them apart.
    shapes = str.maketrans("ق", "ف")
    for error in errors:
        before, after = (ar.rasm(word.translate(shapes)) for word in (error.before, error.after))
        assert before == after and error.before != error.after


@pytest.mark.parametrize(("kind", "longer"), [("lost", -1), ("added", 1), ("look-alike", 0), ("script", 0)])
def test_errors_change_the_length_as_they_should(kind: str, longer: int) -> None:
    assert {longer} == {len(error.after) - len(error.before) for error in _planted(kind)}


def test_a_doubled_word_stands_twice() -> None:
    assert all(error.after == f"{error.before} {error.before}" for error in _planted("doubled"))


def test_letters_of_another_script_stand_beside_arabic_ones() -> None:
    assert all(re.search("[א-ת]", e.after) and ar.WORD.search(e.after) for e in _planted("script"))


def test_an_error_that_makes_no_word_is_known() -> None:
    made = [plant.Error("dots", 0, 0, 9, "المشروعات", word) for word in ("المسروعات", "المشروعات")]
    assert [True, False] == [error.makes_no_word for error in made]


def test_slices_are_the_whole_text() -> None:
    slices = plant.slices(WATER * 9, 1, 200, 500)
    assert WATER * 9 == "".join(slices)
    assert all(200 <= len(piece.split()) for piece in slices[:-1])


def test_fates_tell_what_is_fixed_and_what_is_not() -> None:
    clean = "نظرت اللجنة في تقرير المدير عن سير العمل في المشروع الذي بدأ في العام الماضي.\n"
    text = clean.replace("اللجنة", "اللجنة اللجنة").replace("تقرير", "تقربر")
    errors = tuple(
        plant.Error(kind, clean.index(before), text.index(after), text.index(after) + len(after), before, after)
        for kind, before, after in (("doubled", "اللجنة", "اللجنة اللجنة"), ("dots", "تقرير", "تقربر"))
    )
    planting = plant.Planting(clean, text, errors)
    result = fixed(text, select=("OCR001",))
    doubled, dots = word_planted.fates(planting, result, fixed(text, select=("OCR001",), apply=Tier.SUGGESTED))
    assert (True, True, False, True) == doubled[1:5]
    assert (False, False, False, False) == dots[1:5]
    assert [] == word_planted.elsewhere(planting, result)
    assert 1 == len(word_planted.elsewhere(planting._replace(errors=errors[1:]), result))


# The judge of word repair: this needs the script beside the checkout

TRUTH = "نظرت اللجنة في تقرير المدير عن سير العمل، ووافقت على التوصية بالإجماع."
READ = "نظرت اللجنة في تقربر المدير عن سبر العمل ، ووافقت على على التو صية بالإجماع."


@pytest.fixture
def judge() -> word_judge.Judge:
    """A judge of one sentence."""
    if not FOLDER.is_dir():
        pytest.skip(f"needs score_words.py in {FOLDER}, which is not part of the project")
    return word_judge.Judge(TRUTH, READ)


@pytest.mark.parametrize(("before", "after", "right"), [
    ("تقربر", "تقرير", True), ("تقربر", "تقريرا", False), ("المدير", "المدبر", False), ("التو صية", "التوصية", True),
    ("العمل ،", "العمل،", True), ("على على", "على", True), ("عن ", "", False), ("اللجنة في", "اللجنةفي", False),
    ("سبر", "سير", True), ("سبر", "س ير", False), ("بالإجماع.", "بالإجماع‏.", None),
])  # fmt: skip
def test_single_changes_are_judged(judge: word_judge.Judge, before: str, after: str, right: bool | None) -> None:
    start = READ.index(before)
    found = judge.judged(start, start + len(before), after)
    assert right == (found and found.is_right)


def test_findings_are_judged_with_their_tier_and_confidence(judge: word_judge.Judge) -> None:
    found = list(word_judge.verdicts(fixed(READ, select=("OCR001", "PUN001")), TRUTH))
    assert {("OCR001", "safe", True), ("PUN001", "safe", True)} == {(v.code, v.tier, v.is_right) for v in found}
    assert all(0.9 < verdict.confidence <= 1 for verdict in found)


def test_whole_texts_are_scored(judge: word_judge.Judge) -> None:
    found = word_judge.score(TRUTH, READ, READ.replace("تقربر", "تقرير").replace("عن", "عى"))
    assert (1, 1, 2, 1) == (found.fixed, found.broken, found.changed, found.changed_right)
    assert 2 * found.wrong == found.plus(found).wrong
    assert found.cmer_before == pytest.approx(found.plus(found).cmer_before)


@pytest.mark.parametrize(("after", "mended"), [
    ("تجتمع اللجنة في وقت.", True), ("تجتمع اللجنة في وفت.", False), ("تجتمع اللجنة في وفد.", False),
])  # fmt: skip
def test_an_annotated_error_is_fixed_where_a_right_reading_stands(after: str, mended: bool) -> None:
    error = word_report.Annotated("realword", 0, "في وفت", ("في وقت",), 0, 6)
    assert mended == word_report.is_fixed(error, "تجتمع اللجنة في وفت.", after)


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == words.main(["lights"])
    assert "no part 'lights'; there are: light, noisy" in capsys.readouterr().err
