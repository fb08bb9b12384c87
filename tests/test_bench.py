"""The benchmarks can be listed, the texts that they make are what they should be, and their judgements are right."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from cleanup.document import number_values
from cleanup.structure import parse
from tests.bench import __main__ as bench
from tests.bench import noise, readings, rebuilds, seams, speed
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
