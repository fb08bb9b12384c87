"""The compiled lexicon on disk: without a place for it, damaged, and made by two processes at once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cleanup.lexicon.cache import lexicon
from cleanup.lexicon.store import opened, save
from tests.cli import cleanup, command
from tests.test_word_lists import TEXT


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A folder with a document that has a misread word."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path


def test_without_a_place_to_write_it_works_the_same(one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = cleanup("diff", "a.txt", "--format", "unified", cwd=one)
    (one / "file").write_text("x")
    for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "LOCALAPPDATA", "CLEANUP_CACHE_DIR"):
        monkeypatch.setenv(name, str(one / "file" / "below"))
    assert (0, True) == (usual.code, b"+" in usual.out)
    assert usual == cleanup("diff", "a.txt", "--format", "unified", cwd=one)


def test_two_processes_at_once_on_no_cache_then_one_on_a_damaged_one(
    one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = cleanup("diff", "a.txt", "--format", "unified", cwd=one)
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(one / "cache"))
    line = [*command(), "diff", "a.txt", "--format", "unified"]
    both = [subprocess.Popen(line, cwd=one, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    answers = [process.communicate(timeout=120) for process in both]
    assert [(usual.out, b"")] * 2 == answers
    (folder,) = (one / "cache").glob("lexicon-*")
    size = (folder / "near.marisa").stat().st_size
    (folder / "near.marisa").write_bytes((folder / "near.marisa").read_bytes()[: size // 2])
    assert usual == cleanup("diff", "a.txt", "--format", "unified", cwd=one)
    assert ([folder], size) == (list((one / "cache").glob("lexicon-*")), (folder / "near.marisa").stat().st_size)


@pytest.mark.parametrize("name", ["words.marisa", "near.marisa", "pairs.marisa", "zipf.bin"])
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
