"""Texts that are printed and read again: lines are set as they should be, and missing fonts are no other fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import printed
from tests.bench.word_sources import PRINTED
from tests.bench.word_sources import printed as readings


def test_missing_fonts_are_named_and_nothing_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printed, "_ROOT", tmp_path)
    assert 2 == printed.main([str(tmp_path / "out")])
    assert "Amiri-Regular.ttf" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_missing_models_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printed, "_FONTS", ())
    monkeypatch.setattr(printed, "_models", lambda: {"ara", "eng"})
    assert 2 == printed.main([str(tmp_path / "out")])
    assert "Arabic" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def _length(line: str, **_: str) -> int:
    return len(line)


def test_lines_are_as_full_as_they_can_be_and_lose_no_word() -> None:
    text = "one two three\n\nfour fiveandsixandseven eight"
    lines = list(printed._lines(text, _length, 9))
    assert ["one two", "three", "", "four", "fiveandsixandseven", "eight", ""] == lines
    assert text.split() == " ".join(lines).split()


def test_readings_stand_beside_their_truth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "un_3.0.1.Amiri-Regular.heavy.ara.read.txt").write_text("قرا", encoding="utf-8")
    (tmp_path / "un_3.0.1.Amiri-Regular.heavy.ara.truth.txt").write_text("قرأ", encoding="utf-8")
    monkeypatch.setenv(PRINTED, str(tmp_path))
    assert [("udhr", "printed heavy", "قرا", "قرأ")] == [(t.group, t.kind, t.read, t.truth) for t in readings()]
    monkeypatch.delenv(PRINTED)
    assert [] == list(readings())
