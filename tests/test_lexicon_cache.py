"""The compiled lexicon on disk: without a place for it, damaged, and made by two processes at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cleanup.lexicon import cache
from cleanup.lexicon.cache import lexicon
from cleanup.lexicon.store import Lexicon, Tries, opened, save
from tests.cli import cleanup, files
from tests.test_word_lists import TEXT


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon of few words in place of the shipped one, which takes seconds to compile."""
    monkeypatch.setattr(cache, "frequencies", lambda path: {"كتاب": 5.0, "كاتب": 4.0})
    monkeypatch.setattr(cache, "associations", lambda path: {"كتاب": {"كاتب": 9, "كتاب": 3}})
    monkeypatch.setattr(cache, "uses", lambda path: {"كاتب": 2})


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
    assert len(usual) == len(opened(folder).words)
    (folder / "near.marisa").write_bytes(whole["near.marisa"][: len(whole["near.marisa"]) // 2])
    assert usual == _words(cache._shipped("v"))
    assert ([folder], whole) == (list(tmp_path.glob("lexicon-*")), files(folder))


# Two words in place of the shipped lexicon, then what a process finds.
_SMALL = """
from cleanup.lexicon import cache
cache.frequencies = lambda path: {"كتاب": 5.0, "كاتب": 4.0}
cache.associations = lambda path: {"كتاب": {"كاتب": 9, "كتاب": 3}}
cache.uses = lambda path: {}
found = cache.lexicon()
print(found.zipf("كتاب"), found.zipf("كاتب"), found.association("كتاب", "كاتب"))
"""


def test_two_processes_at_once_on_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(tmp_path / "cache"))
    line = [sys.executable, "-c", _SMALL]
    both = [subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(b"5.0 4.0 0.9\n", b"")] * 2 == [process.communicate(timeout=120) for process in both]
    (folder,) = (tmp_path / "cache").iterdir()
    assert {"كتاب", "كاتب"} <= set(opened(folder).words)


def test_the_command_compiles_it_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    usual = cleanup("diff", "a.txt", "--format", "unified", cwd=tmp_path)
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(tmp_path / "cache"))
    assert (0, True) == (usual.code, b"+" in usual.out)
    # Ten seconds of one processor, which a machine may have little of.
    assert usual == cleanup("diff", "a.txt", "--format", "unified", cwd=tmp_path, timeout=600)
    (folder,) = (tmp_path / "cache").glob("lexicon-*")
    assert files(cache._folder(cache._version()) or tmp_path) == files(folder)


@pytest.mark.parametrize(
    "name",
    ["words.marisa", "near.marisa", "near.ends.bin", "near.words.bin", "zipf.bin", "letters.bin", "effective.bin"],
)
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
