"""Figures of quality: more signs never lower them, right texts have low ones and spoilt ones high ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import ledger, messages
from cleanup.engine import Result
from cleanup.reports import html, json_report
from cleanup.reports.figures import quality_line
from cleanup.results import Quality, Rate, State
from cleanup.words.quality import FACTORS, LEAST_WORDS, PREFIX, SPREADS, Signs, features, rate, signs_of
from tests.bench.plant import planted
from tests.cli import cleanup
from tests.support import FIXTURES, ROOT, fixed, fixed_file, parsed, shipped_cues

CLEAN = sorted((FIXTURES / "clean").glob("*.txt"))
WATER = (FIXTURES / "clean" / "report-water.txt").read_text(encoding="utf-8")
SIGNS = st.builds(
    lambda words, shares, lacks: Signs(
        words, round(words * shares[0]), round(words * shares[1]), words * shares[2], round(words * shares[3]), lacks
    ),
    st.integers(LEAST_WORDS, 20_000), st.tuples(*[st.floats(0, 1)] * 4), st.booleans(),
)  # fmt: skip


def estimated(text: str) -> Rate:
    """The estimate for a text as it stands."""
    document = parsed(text)
    found = rate(signs_of(document), document.cues)
    assert found
    return found


def quality_of(result: Result) -> Quality:
    assert result.quality
    return result.quality


# The formula


@given(SIGNS, st.floats(0, 500), st.integers(0, 500))
def test_more_signs_never_lower_the_estimate(signs: Signs, misread: float, junk: int) -> None:
    more = signs._replace(misread=signs.misread + misread, junk=signs.junk + junk)
    fewer, found = rate(signs, shipped_cues()), rate(more, shipped_cues())
    assert fewer and found and fewer.estimate <= found.estimate


@given(SIGNS)
def test_missing_commas_never_lower_the_estimate(signs: Signs) -> None:
    has, lacks = (rate(signs._replace(lacks_commas=lacks), shipped_cues()) for lacks in (False, True))
    assert has and lacks and has.estimate <= lacks.estimate


@given(SIGNS)
def test_an_estimate_is_a_share_inside_its_interval(signs: Signs) -> None:
    found = rate(signs, shipped_cues())
    assert found and 0 <= found.low <= found.estimate <= found.high <= 1
    assert all(value >= 0 for value in features(signs))


def test_the_fitted_factors_are_shipped() -> None:
    entries = [entry.split() for entry in shipped_cues().model_weights if entry.startswith(f"{PREFIX}.")]
    assert [f"{PREFIX}.{name}" for name in (*FACTORS, *SPREADS)] == [name for name, _ in entries]
    assert all(float(value) >= 0 for _, value in entries)


def test_a_short_text_is_wider_or_not_told() -> None:
    signs = Signs(60, 1, 1, 0.6, 1, False)
    long = Signs(6000, 100, 100, 60.0, 100, False)
    brief, sure = rate(signs, shipped_cues()), rate(long, shipped_cues())
    assert brief and sure and brief.high - brief.low > sure.high - sure.low
    assert rate(signs._replace(words=LEAST_WORDS - 1), shipped_cues()) is None


# Texts


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 1000), st.sampled_from([0.0, 0.01, 0.05]), st.sampled_from([0.02, 0.05, 0.1]))
def test_more_planted_errors_hardly_lower_the_estimate(seed: int, rate_: float, more: float) -> None:
    fewer, found = (estimated(planted(WATER, seed, share).text) for share in (rate_, rate_ + more))
    assert found.estimate > fewer.estimate - 0.002


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_right_texts_have_a_low_estimate(path: Path) -> None:
    found = quality_of(fixed_file(path)).before.word_error_rate
    assert found is None or (found.estimate < 0.01 and found.low == 0)


def test_a_badly_spoilt_text_has_a_high_estimate() -> None:
    found = estimated(planted(WATER, 1, 0.3).text)
    assert 0.15 < found.estimate < 0.5 and found.low > 0.05


def test_letters_that_make_no_words_have_a_high_estimate() -> None:
    noise = " ".join(f"{a}ظ{b}ث{a}" for a in "جحخدذرزسشص" for b in "ضطعغفقكلمن")
    assert estimated(noise).estimate > 0.5


def test_fixes_lower_the_estimate_and_other_changes_do_not() -> None:
    spoilt = quality_of(fixed(planted(WATER, 3, 0.05).text))
    assert spoilt.before.word_error_rate and spoilt.after.word_error_rate
    assert spoilt.after.word_error_rate.estimate < spoilt.before.word_error_rate.estimate
    spaced = quality_of(fixed(WATER.replace("،", " ،")))
    assert spaced.before.word_error_rate == spaced.after.word_error_rate


def test_figures_are_the_same_each_time() -> None:
    text = planted(WATER, 5, 0.03).text
    assert fixed(text).quality == fixed(text).quality


@pytest.mark.parametrize("select", [("PUN",), ("OCR001",), ("OCR2",)])
def test_no_figures_where_no_rule_looks_at_every_word(select: tuple[str, ...]) -> None:
    assert fixed(WATER, select=select).quality is None


def test_no_figures_for_a_text_that_is_not_arabic() -> None:
    assert fixed("The committee met twice and adopted its report without a vote.\n" * 9).quality is None


# Ledger and reports


def _valid(data: dict[str, object], name: str) -> bool:
    schema = json.loads((ROOT / "cleanup" / "schemas" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json.dumps(data)), schema)
    return True


@pytest.mark.parametrize("text", [WATER[:3000], "نص قصير في سطر واحد.\n"])
def test_ledger_and_findings_hold_the_figures(text: str) -> None:
    result = fixed(text)
    data = ledger.build(result, "a.txt", "a.clean.txt")
    assert quality_of(result).values() == data["quality"] and _valid(data, "ledger-1.schema.json")
    assert data["quality"] == json_report.check_document(result, "a.txt")["quality"]
    assert _valid(json_report.check_document(result, "a.txt"), "check-1.schema.json")


def test_a_ledger_without_figures_is_valid() -> None:
    data = ledger.build(fixed(WATER, select=("PUN",)), "a.txt", "a.clean.txt")
    assert "quality" not in data and _valid(data, "ledger-1.schema.json")


def _quality(before: Rate | None, after: Rate | None) -> Quality:
    return Quality(State(400, 0.05, 0.04, before), State(399, 0.03, 0.02, after))


def test_the_line_in_both_languages() -> None:
    found = _quality(Rate(0.042, 0.021, 0.06), Rate(0.0194, 0.0002, 0.04))
    assert "Before: about 4 (2 to 6). After: about 1.9 (0 to 4)." in quality_line(found, "en")
    assert "قبل التنقيح: نحو 4 (من 2 إلى 6). بعد التنقيح: نحو 1.9 (من 0 إلى 4)." in quality_line(found, "ar")
    assert quality_line(_quality(None, None), "en").endswith("too short for an estimate. Words: 400.")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_report_shows_the_line(language: str) -> None:
    result = fixed(planted(WATER, 5, 0.03).text)
    page = html.render(result, language=language, clean_name="a.clean.txt", ledger_name="a.ledger.json")
    assert quality_line(quality_of(result), language) in page and messages.text("quality.note", language) in page
    without = fixed(WATER, select=("PUN",))
    page = html.render(without, language=language, clean_name="a.clean.txt", ledger_name="a.ledger.json")
    assert messages.text("quality.note", language) not in page


def test_commands_show_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(planted(WATER, 5, 0.03).text, encoding="utf-8")
    line = re.compile(r"Wrong words in 100, estimated\. Before: about [\d.]+ \([\d.]+ to [\d.]+\)\. After: ")
    assert line.search(cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path).err)
    run = cleanup("check", "a.txt", cwd=tmp_path)
    assert line.search(run.err) and not line.search(run.text)
