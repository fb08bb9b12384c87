"""The compiled lexicon on disk: without a place for it, damaged, and made by two processes at once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cleanup.lexicon import cache
from cleanup.lexicon.cache import lexicon
from cleanup.lexicon.store import Lexicon, Tries, opened, save
from tests.cli import cleanup, command, files
from tests.test_word_lists import TEXT


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A folder with a document that has a misread word."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon of few words in place of the shipped one, which takes seconds to compile."""
    monkeypatch.setattr(cache, "frequencies", lambda path: {"كتاب": 5.0, "كاتب": 4.0})
    monkeypatch.setattr(cache, "associations", lambda path: {"كتاب": {"كاتب": 9}})


def _words(tries: Tries) -> dict[str, float]:
    return {word: Lexicon([tries]).zipf(word) for word in tries.words}


@pytest.mark.usefixtures("small")
def test_without_a_place_to_write_it_works_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(tmp_path / "place"))
    usual = _words(cache._shipped("v"))
    (tmp_path / "file").write_text("x")
    for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "LOCALAPPDATA", "CLEANUP_CACHE_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "file" / "below"))
    assert usual == _words(cache._shipped("v"))
    assert (5.0, 4.0, 0.0) == tuple(usual.get(word, 0.0) for word in ("كتاب", "كاتب", "كتب"))


@pytest.mark.usefixtures("small")
def test_a_damaged_one_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(tmp_path))
    usual = _words(cache._shipped("v"))
    (folder,) = tmp_path.glob("lexicon-*")
    whole = files(folder)
    (folder / "near.marisa").write_bytes(whole["near.marisa"][: len(whole["near.marisa"]) // 2])
    assert usual == _words(cache._shipped("v"))
    assert ([folder], whole) == (list(tmp_path.glob("lexicon-*")), files(folder))


def test_two_processes_at_once_on_no_cache(one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = cleanup("diff", "a.txt", "--format", "unified", cwd=one)
    assert (0, True) == (usual.code, b"+" in usual.out)
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(one / "cache"))
    line = [*command(), "diff", "a.txt", "--format", "unified"]
    both = [subprocess.Popen(line, cwd=one, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    answers = [process.communicate(timeout=120) for process in both]
    assert [(usual.out, b"")] * 2 == answers
    (folder,) = (one / "cache").glob("lexicon-*")
    assert len(opened(folder).words) == len(lexicon()._tries[0].words)


@pytest.mark.parametrize("name", ["words.marisa", "near.marisa", "near.ends.bin", "near.words.bin", "zipf.bin"])
@pytest.mark.parametrize("damage", ["cut", "empty", "zeros", "missing"])
def test_a_damaged_file_is_noticed(tmp_path: Path, name: str, damage: str) -> None:
    save(lexicon()._tries[0], tmp_path)
    file = tmp_path / name
    data = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes({"cut": data[: len(data) // 2], "empty": b"", "zeros": bytes(len(data))}[damage])
    with pytest.raises((OSError, RuntimeError)):
        opened(tmp_path)
