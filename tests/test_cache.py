"""The cache of findings: nobody notices it but by the clock."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cleanup.cache.store import Store
from tests.cli import PACK, RIGHT, WRONG, Run, cleanup, failed_in_one_line, files
from tests.support import ROOT

SELECT = ("--select", "CHR,NUM,OCR001")
KEY = "ab" * 32


@pytest.fixture
def kept(work: Path) -> Path:
    """The folder where the findings of the documents beside it are kept."""
    (work / "cleanup.toml").write_text('cache = "kept"', encoding="utf-8")
    return work / "kept" / "check"


def _check(folder: Path, *args: str | Path) -> Run:
    return cleanup("check", "a.txt", *SELECT, *args, cwd=folder)


def _entries(kept: Path) -> list[str]:
    return sorted(name for name in (files(kept) if kept.exists() else {}) if _is_document(kept / name))


def _is_document(path: Path) -> bool:
    return b'"document"' in path.read_bytes()


# What a run says


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_second_run_says_the_same(work: Path, kept: Path, format_: str) -> None:
    first = _check(work, "--format", format_)
    assert 1 == len(_entries(kept))
    assert first == _check(work, "--format", format_) == _check(work, "--format", format_, "--no-cache")


def test_the_name_is_that_of_the_file_at_hand(work: Path, kept: Path) -> None:
    _check(work)
    shutil.copy(work / "a.txt", work / "b.txt")
    run = cleanup("check", "b.txt", *SELECT, "--format", "json", cwd=work)
    assert (1, "b.txt") == (len(_entries(kept)), json.loads(run.text)["documents"][0]["file"])


def test_standard_input_shares_the_entry_of_a_file(work: Path, kept: Path) -> None:
    _check(work)
    run = cleanup("check", "-", *SELECT, cwd=work, stdin=WRONG.encode("utf-8"))
    assert (1, 1, 3) == (len(_entries(kept)), run.code, len(run.text.splitlines()))


def test_a_failed_input_is_not_kept(work: Path, kept: Path) -> None:
    (work / "b.txt").write_bytes(bytes(range(256)))
    assert ["b.txt", "b.txt"] == [cleanup("check", "b.txt", cwd=work).err.split()[2][:5] for _ in range(2)]
    assert [] == _entries(kept)


def test_known_and_new_documents_come_in_order(work: Path, kept: Path) -> None:
    for name in ("b", "c", "d"):
        (work / f"{name}.txt").write_text(WRONG + f"\nكلام {name}.\n", encoding="utf-8")
    cleanup("check", "b.txt", "d.txt", *SELECT, cwd=work)
    run = cleanup("check", ".", *SELECT, "--jobs", "2", cwd=work)
    assert ["a.txt", "b.txt", "c.txt", "d.txt"] == list(dict.fromkeys(p.split(":")[0] for p in run.text.splitlines()))


# What makes a difference


def test_options_make_a_difference(work: Path, kept: Path) -> None:
    (work / "own").mkdir()
    (work / "own/own.toml").write_text(PACK, encoding="utf-8")
    (work / "w.txt").write_text("كلمات\n", encoding="utf-8")
    given = ("", "--select PUN", "--ignore NUM", "--apply suggested", "--rules own", "--lexicon w.txt", "--diff",
             "--lang ar")  # fmt: skip
    counts = []
    for args in given:
        _check(work, *args.split())
        counts.append(len(_entries(kept)))
    assert list(range(1, len(given) + 1)) == counts


def test_what_is_judged_afterwards_makes_none(work: Path, kept: Path) -> None:
    _check(work)
    _check(work, "--fail-on", "safe", "--warn", "NUM", "--format", "json", "--jobs", "2")
    assert 1 == len(_entries(kept))


def test_the_text_makes_a_difference(work: Path, kept: Path) -> None:
    _check(work)
    (work / "a.txt").write_text(RIGHT, encoding="utf-8")
    assert (0, "") == ((run := _check(work)).code, run.text)


def test_the_format_makes_a_difference(work: Path, kept: Path) -> None:
    shutil.copy(work / "a.txt", work / "a.md")
    cleanup("check", "a.txt", "a.md", *SELECT, cwd=work)
    assert 2 == len(_entries(kept))


def test_a_changed_pack_makes_a_difference(work: Path, kept: Path) -> None:
    (work / "own").mkdir()
    (work / "own/own.toml").write_text(PACK, encoding="utf-8")
    (work / "b.txt").write_text("هذه كلمه وهذا قلمم في النص.\n", encoding="utf-8")

    def found() -> str:
        return cleanup("check", "b.txt", "--rules", "own", "--select", "OCR900", cwd=work).text

    first = found()
    (work / "own/own.toml").write_text(PACK.replace('"كلمه"', '"قلمم"'), encoding="utf-8")
    assert ["b.txt:1:5", "b.txt:1:15"] == [text.rsplit(":", 1)[0] for text in (first, found())]


def test_a_changed_word_list_that_a_pack_names_makes_a_difference(work: Path, kept: Path) -> None:
    (work / "own").mkdir()
    (work / "own/own.toml").write_text(PACK + '\n[cues]\nlexicons = ["../words.txt"]\n', encoding="utf-8")
    for words in ("كلمات\n", "كلمات\nأخرى\n"):
        (work / "words.txt").write_text(words, encoding="utf-8")
        _check(work, "--rules", "own")
    assert 2 == len(_entries(kept))


def test_mistakes_are_told_where_all_is_kept(work: Path, kept: Path) -> None:
    _check(work)
    assert failed_in_one_line(_check(work, "--lexicon", "missing.txt"), "missing.txt", "no such file")
    assert failed_in_one_line(_check(work, "--rules", "missing"), "missing", "not a folder")
    assert failed_in_one_line(_check(work, "--ignore", "PUN999"), "PUN999")


# What can go wrong


@pytest.mark.parametrize("data", [b"", b"\xff\xfe{}"], ids=repr)
def test_a_broken_entry_is_worked_out_again(work: Path, kept: Path, data: bytes) -> None:
    first = _check(work)
    (entry,) = _entries(kept)
    whole = (kept / entry).read_bytes()
    (kept / entry).write_bytes(data)
    assert (first, whole) == (_check(work), (kept / entry).read_bytes())


def test_an_entry_that_was_changed_is_not_believed(work: Path, kept: Path) -> None:
    first = _check(work)
    (entry,) = _entries(kept)
    data = (kept / entry).read_bytes()
    (kept / entry).write_bytes(data.replace("مشاورات".encode(), "مؤامرات".encode()).replace(b"CHR003", b"CHR001"))
    assert first == _check(work)


@pytest.mark.parametrize("setting", ["false", '"file/deeper"'])
def test_without_a_place_it_works_without(work: Path, kept: Path, setting: str) -> None:
    first = _check(work)
    (work / "cleanup.toml").write_text(f"cache = {setting}")
    (work / "file").write_text("")
    assert first == _check(work)


def test_a_place_that_cannot_be_written_is_not_noticed(work: Path, kept: Path) -> None:
    first = _check(work)
    shutil.rmtree(kept)
    kept.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert first == _check(work)
        # The administrator can write everywhere.
        assert os.geteuid() == 0 or [] == _entries(kept)
    finally:
        kept.parent.chmod(stat.S_IRWXU)


def test_no_cache_keeps_nothing(work: Path, kept: Path) -> None:
    _check(work, "--no-cache")
    assert not kept.exists()


def test_nothing_heavy_is_loaded_for_what_is_kept(work: Path, kept: Path) -> None:
    program = (
        "import atexit, sys\n"
        "heavy = ('rich', 'wordfreq', 'marisa_trie', 'msgpack', 'babel', 'rapidfuzz', 'regex', 'cleanup.engine',\n"
        "         'cleanup.batch', 'cleanup.kinds', 'cleanup.words', 'cleanup.order', 'cleanup.lexicon.store')\n"
        "atexit.register(lambda: print([name for name in heavy if name in sys.modules], file=sys.stderr))\n"
        f"sys.argv = ['cleanup', 'check', 'a.txt', *{SELECT!r}, '--format', 'text', '--format', 'json=x.json']\n"
        "from cleanup.cli.main import main\n"
        "main()\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    # The first run fills the cache: the installed command can be another copy of the program.
    _, done = (
        subprocess.run([sys.executable, "-c", program], cwd=work, env=env, capture_output=True, text=True, check=False)
        for _ in range(2)
    )
    assert (1, 3, "[]") == (done.returncode, len(done.stdout.splitlines()), done.stderr.splitlines()[-1])


# The store


def test_a_value_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "kept")
    store.put(KEY, {"نص": ["١", None, 2.5]})
    assert {"نص": ["١", None, 2.5]} == store.get(KEY)
    assert (True, False, None) == (store.has(KEY), store.has("cd" * 32), store.get("cd" * 32))


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, {"a": 1})
    store.put(KEY, {"a": "\ud800"})
    assert ([f"{KEY}.json"], {"a": 1}) == (list(files(tmp_path)), store.get(KEY))


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=1000)
    for at, key in enumerate(("a", "b", "c", "d")):
        store.put(key, {"text": "x" * 150})
        os.utime(tmp_path / f"{key}.json", (at, at))
    assert store.get("a")
    store.put("e", {"text": "x" * 150})
    store.tidy()
    assert ["a.json", "d.json", "e.json"] == sorted(files(tmp_path))


def test_below_the_limit_nothing_goes(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=10_000)
    for key in ("a", "b"):
        store.put(key, {"text": "x" * 150})
    store.tidy()
    assert ["a.json", "b.json"] == sorted(files(tmp_path))


# The command


def test_the_command_says_where_and_empties_the_place(tmp_path: Path) -> None:
    env = {"CLEANUP_CACHE_DIR": str(tmp_path / "place")}
    for name in ("check/x.json", "lexicon-ar-1/words.marisa", "mine.txt"):
        (tmp_path / "place" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "place" / name).write_text("x")
    assert f"{tmp_path / 'place'}\n" == cleanup("cache", "path", cwd=tmp_path, env=env).text
    run = cleanup("cache", "clear", cwd=tmp_path, env=env)
    assert (0, [f"Files removed from {tmp_path / 'place'}: 2"]) == (run.code, run.lines)
    assert ["mine.txt"] == list(files(tmp_path / "place"))


def test_emptying_an_empty_place_is_no_error(tmp_path: Path) -> None:
    run = cleanup("cache", "clear", cwd=tmp_path, env={"CLEANUP_CACHE_DIR": str(tmp_path / "none")})
    assert (0, f"Files removed from {tmp_path / 'none'}: 0") == (run.code, run.lines[0])
