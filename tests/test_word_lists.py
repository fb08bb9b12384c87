"""Word lists of users: what they hold, where they come from, what they change, how the ledger names them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from cleanup import api, ledger
from cleanup.cues import merge
from cleanup.engine import Options
from cleanup.errors import InputError
from cleanup.lexicon.cache import lexicon
from cleanup.lexicon.own import own_list
from cleanup.lexicon.sources import LISTED
from tests.cli import cleanup, failed_in_one_line, files
from tests.support import ROOT, codes, fixed

# An unknown word, one dot from one of the commonest.
ODD = "مشروغ"
TEXT = (
    f"وعقدت اللجنة اجتماعها الأول في مقر الأمم المتحدة، ونظرت في تقرير {ODD} عن سير العمل في البلد. "
    "واعتمدت الجمعية العامة القرار في دورتها الماضية، وطلبت إلى الأمين العام أن يقدم تقريرا عن تنفيذه.\n"
)
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "cleanup/schemas/ledger-1.schema.json").read_text(encoding="utf-8"))
)


def _list(folder: Path, text: str | bytes, name: str = "own.txt") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return str(path)


def _words(folder: Path, text: str) -> dict[str, float]:
    return {word: round(zipf, 2) for word, zipf in own_list(_list(folder, text)).entries.words.items()}


# --- what a list holds ------------------------------------------------------------------------------------------------


def test_terms_give_words_and_neighbours(tmp_path: Path) -> None:
    found = own_list(_list(tmp_path, "# places\nوادي القمر\n\nمَرْكَز\u0640 # a centre\n")).entries
    assert ({"وادي": LISTED, "القمر": LISTED, "مركز": LISTED}, {"وادي القمر"}) == (found.words, found.pairs)


def test_letters_in_pieces_are_put_together(tmp_path: Path) -> None:
    assert {"أثر": LISTED} == _words(tmp_path, "ا\u0654ثر\n")


def test_a_byte_order_mark_and_windows_lines_are_no_part_of_terms(tmp_path: Path) -> None:
    assert {"وادي": LISTED, "نهر": LISTED} == _words(tmp_path, "\ufeffوادي\r\nنهر\r\n")


def test_counts_give_frequencies(tmp_path: Path) -> None:
    assert {"لجنة": 8.0, "وفد": 5.0, "نادر": LISTED} == _words(tmp_path, "لجنة 900000\nلجنة\t100000\nوفد 1000\nنادر 1\n"
                                                               "the 8999000\n")  # fmt: skip


def test_a_short_list_does_not_make_its_words_common(tmp_path: Path) -> None:
    assert {"لجنة": 4.0, "وفد": LISTED} == _words(tmp_path, "لجنة 10\nوفد 1\n")


def test_rare_pairs_are_left_out(tmp_path: Path) -> None:
    found = own_list(_list(tmp_path, "لجنة 30\nوادي القمر 5\nنهر\tالنجم\t4\n2015 عام 99\n")).entries
    assert ({"وادي القمر"}, ["القمر", "لجنة", "وادي"]) == (found.pairs, sorted(found.words))


def test_numbers_in_some_lines_are_no_counts(tmp_path: Path) -> None:
    assert {"القرار": LISTED, "وادي": LISTED} == _words(tmp_path, "القرار 1325\nوادي\n")


def test_a_word_has_its_highest_frequency(tmp_path: Path) -> None:
    lists = (_list(tmp_path, f"{ODD} 100000\n", "a.txt"), _list(tmp_path, f"{ODD} الجديد\n", "b.txt"))
    found = lexicon(lists)
    assert (8.0, True, 0.0) == (found.zipf(ODD), found.is_pair(ODD, "الجديد"), lexicon().zipf(ODD))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param("وادي".encode("cp1256"), "UTF-8, and byte 0 is not", id="encoding"),
        pytest.param(b"", "no Arabic word", id="empty"),
        pytest.param(b"water\n", "no Arabic word", id="latin"),
        pytest.param(b"water 12\n", "no Arabic word", id="latin-counted"),
    ],
)
def test_a_list_that_cannot_be_used(tmp_path: Path, data: bytes | None, words: str) -> None:
    path = str(tmp_path / "own.txt") if data is None else _list(tmp_path, data)
    with pytest.raises(InputError, match=words):
        own_list(path)


# --- what it changes --------------------------------------------------------------------------------------------------


def test_a_listed_word_is_no_misreading(tmp_path: Path) -> None:
    own = _list(tmp_path, f"{ODD}\n")
    found = api.check(TEXT.encode(), lexicon=[Path(own)])
    assert (["OCR101"], []) == (codes(fixed(TEXT)), [record.finding.code for record in found])


def test_a_list_can_be_given_with_the_options(tmp_path: Path) -> None:
    own = _list(tmp_path, f"{ODD}\n")
    assert TEXT == api.fix(TEXT.encode(), options=Options(lexicons=(own,))).text


def test_a_pack_names_lists_beside_it(tmp_path: Path) -> None:
    head = '[pack]\nid = "own"\nlanguage = "ar"\nversion = "1"\nlicence = "CC0-1.0"\n[cues]\nlexicons = ["own.txt"]\n'
    _list(tmp_path, head, "own.toml")
    _list(tmp_path, f"{ODD}\n")
    assert [] == codes(fixed(TEXT, rules=(str(tmp_path),)))


def test_paths_stay_as_they_are() -> None:
    assert ("مُدَن\u0640.txt",) == merge([{"lexicons": ("مُدَن\u0640.txt",)}]).lexicons


def test_a_list_that_is_missing_is_an_error_of_the_functions_too() -> None:
    with pytest.raises(InputError, match=r"no\.txt"):
        api.fix(b"The report was adopted.", lexicon=["no.txt"])


def test_protected_names_are_no_misreadings(tmp_path: Path) -> None:
    pack = (
        '[pack]\nid = "own"\nlanguage = "ar"\nversion = "1"\nlicence = "CC0-1.0"\n[[rule]]\ncode = "OCR901"\n'
        'name = "own-names"\nkind = "protect"\ntier = "manual"\nmessage = "m"\nmessage_ar = "ر"\nwhy = "w"\n'
        f'why_ar = "ل"\n[rule.parameters]\nnames = ["{ODD}"]\n'
    )
    _list(tmp_path, pack, "own.toml")
    result = fixed(TEXT, rules=(str(tmp_path),))
    assert (TEXT, []) == (result.text, codes(result))


# --- the command line and the ledger ----------------------------------------------------------------------------------


def test_the_ledger_names_the_lexicon(tmp_path: Path) -> None:
    own = _list(tmp_path, f"{ODD}\n")
    _list(tmp_path, TEXT, "a.txt")
    run = cleanup("fix", "a.txt", "--lexicon", "own.txt", "-o", "out", cwd=tmp_path)
    data = json.loads((tmp_path / "out/a.ledger.json").read_text(encoding="utf-8"))
    sha256 = hashlib.sha256(Path(own).read_bytes()).hexdigest()
    assert (0, TEXT) == (run.code, (tmp_path / "out/a.clean.txt").read_text(encoding="utf-8"))
    assert {"version": lexicon((own,)).version, "lists": [{"name": "own.txt", "sha256": sha256}]} == data["lexicon"]
    assert [] == list(SCHEMA.iter_errors(data))


def test_the_version_of_the_lexicon_tells_lists_apart(tmp_path: Path) -> None:
    lists = [(), (_list(tmp_path, "وادي\n", "a.txt"),), (_list(tmp_path, "نهر\n", "b.txt"),)]
    assert 3 == len({fixed(TEXT).lexicon, *(lexicon(own).version for own in lists[1:])})


def test_a_ledger_without_words_names_no_lexicon() -> None:
    data = ledger.build(fixed(TEXT, select=("STR",)), "a.txt", "a.clean.txt")
    assert (False, []) == ("lexicon" in data, list(SCHEMA.iter_errors(data)))


@pytest.mark.parametrize("command", [["check"], ["diff", "--format", "unified"]], ids=["check", "diff"])
def test_other_commands_take_lists(tmp_path: Path, command: list[str]) -> None:
    _list(tmp_path, TEXT, "a.txt")
    _list(tmp_path, f"{ODD}\n")
    without, listed = (cleanup(*command, "a.txt", *own, cwd=tmp_path) for own in ([], ["--lexicon", "own.txt"]))
    assert (True, 0, b"") == (ODD in without.text, listed.code, listed.out)


@pytest.mark.parametrize("command", ["fix", "check", "diff"])
def test_a_list_that_cannot_be_read_stops_before_anything_is_written(tmp_path: Path, command: str) -> None:
    _list(tmp_path, TEXT, "a.txt")
    _list(tmp_path, b"\xff\xfe\x00", "own.txt")
    before = files(tmp_path)
    for name in ("own.txt", "no.txt"):
        assert failed_in_one_line(cleanup(command, "a.txt", "--lexicon", name, cwd=tmp_path), name)
    assert before == files(tmp_path)
