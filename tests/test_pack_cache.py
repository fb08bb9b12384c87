"""Packs and phrases that are kept from one run to the next: nobody notices it but by the clock."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleanup import pack_cache, pack_files, packs
from cleanup.cache import store
from cleanup.errors import PackError
from cleanup.pack_cache import shipped_packs
from cleanup.words import phrase_index
from cleanup.words.patterns import parsed
from cleanup.words.phrase_index import lists_of, read_phrases
from tests.cli import cleanup, files
from tests.support import shipped_rules

LISTS = (("organs", ("المجلس", "(ال)لجنة")),)
TEXTS = ("قطف|جني [ثمار!ثمر]", "<organs> ... [*ات > *تان] /", "!من {definite feminine} [عن|هن > من] ت*ان!تبيان بعد")
READ: dict[str, Callable[[], Any]] = {"packs": shipped_packs, "phrases": lambda: read_phrases(TEXTS, LISTS)}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, empty."""
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "packs"


@pytest.fixture(params=READ)
def read(request: pytest.FixtureRequest) -> Callable[[], Any]:
    """What reads the packs or the phrases, from what is kept where it is there."""
    return READ[request.param]


def _nothing(*_: object) -> Any:
    raise AssertionError("read anew")


def test_what_is_kept_is_what_was_read(place: Path, read: Callable[[], Any]) -> None:
    first = read()
    assert (first, 1) == (read(), len(files(place)))


def test_kept_packs_are_of_the_same_types(place: Path) -> None:
    assert repr(shipped_packs()) == repr(shipped_packs())


def test_all_phrases_of_the_packs_come_back(place: Path) -> None:
    for rule in (rule for rule in shipped_rules() if rule.kind == "phrase"):
        texts, lists = rule.parameters["phrases"], lists_of(rule.parameters["lists"])
        expected = [phrase for text in texts for phrase in parsed(text, lists)]
        assert expected == read_phrases(texts, lists) == read_phrases(texts, lists)


def test_what_is_kept_is_not_read_anew(
    place: Path, read: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    first = read()
    monkeypatch.setattr(pack_files, "read_pack", _nothing)
    monkeypatch.setattr(phrase_index, "parsed", _nothing)
    assert first == read()


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-9], lambda data: data[:99] + b"*" + data[100:]],
    ids=["empty", "cut-off", "changed"],
)  # fmt: skip
def test_a_damaged_file_is_noticed(place: Path, read: Callable[[], Any], damage: Callable[[bytes], bytes]) -> None:
    first = read()
    (entry,) = place.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert (first, whole) == (read(), entry.read_bytes())


def test_another_program_reads_anew(
    place: Path, read: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    first = read()
    for module in (pack_cache, phrase_index):
        monkeypatch.setattr(module, "program", lambda: ["another"])
    assert (first, 2) == (read(), len(files(place)))


def test_other_phrases_or_lists_are_read_anew(place: Path) -> None:
    found = [read_phrases(TEXTS[:1], LISTS), read_phrases(TEXTS[:2], LISTS)]
    other = read_phrases(TEXTS[:2], (("organs", ("الجمعية",)),))
    assert (1, 2, 3) == (len(found[0]), len(found[1]), len(files(place)))
    assert other != found[1]


def test_a_changed_pack_is_read_anew(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(packs.shipped_folder(), tmp_path / "rules")
    monkeypatch.setattr(pack_cache, "shipped_folder", lambda: tmp_path / "rules")
    before = shipped_packs()
    path = tmp_path / "rules" / "common" / "structure.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('version = "', 'version = "9.', 1), encoding="utf-8")
    (changed,) = [(a.id, b.version) for a, b in zip(before, shipped_packs(), strict=True) if a != b]
    assert ("common-structure", "9.") == (changed[0], changed[1][:2])
    path.write_text("[pack", encoding="utf-8")
    with pytest.raises(PackError, match=r"rules/common/structure\.toml: not valid TOML"):
        shipped_packs()


def test_without_a_place_it_works_without(
    read: Callable[[], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    first = read()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CLEANUP_CACHE_DIR", str(tmp_path / "file" / "deeper"))
    assert first == read()


def test_without_a_home_it_works_without(read: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("no home")

    first = read()
    monkeypatch.setattr(store, "cache_folder", no_home)
    assert first == read()


def test_the_command_says_the_same_with_and_without(tmp_path: Path) -> None:
    env = {"CLEANUP_CACHE_DIR": str(tmp_path / "cache")}
    runs = [cleanup("rules", cwd=tmp_path, env=env) for _ in range(2)]
    assert (0, runs[0]) == (runs[0].code, runs[1])
    (entry,) = (tmp_path / "cache" / "packs").iterdir()
    entry.write_bytes(b"{}")
    assert runs[0] == cleanup("rules", cwd=tmp_path, env=env)
    run = cleanup("cache", "clear", cwd=tmp_path, env=env)
    assert (0, {}) == (run.code, files(tmp_path / "cache"))
