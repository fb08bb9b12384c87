"""The benchmarks can be listed, and the long reports that they make are reports."""

from __future__ import annotations

import pytest

from cleanup.document import number_values
from cleanup.structure import parse
from tests.bench import __main__ as bench
from tests.bench import speed
from tests.support import FIXTURES, fixed


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
    text = (FIXTURES / "clean" / "report-water.txt").read_text(encoding="utf-8")
    assert text == speed.repeated(text, 1)
