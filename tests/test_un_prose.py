"""What the words of UN prose say for a reading, what misread neighbours say for each other, and marks beside both."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup.findings import Tier
from cleanup.lexicon.compiling import compiled
from cleanup.lexicon.forms import DOMAIN, Forms, forms_of
from cleanup.lexicon.own import own_list
from cleanup.lexicon.sources import entries, uses
from cleanup.lexicon.store import MOST_USES, Lexicon
from cleanup.words.condition import damage_of, noise_of
from cleanup.words.likely import CANDIDATE, Likely, Weighed
from cleanup.words.model import model_of
from cleanup.words.options import is_inflected
from cleanup.words.scoring import mixed
from tests.bench import uses as counting
from tests.support import fixed, parsed
from tests.test_marks_as_letters import SCAN


def _forms(counted: dict[str, int]) -> Forms:
    return Forms(Lexicon([compiled(entries(["أمانة اللجنة\nاللجنة الخامسة"], {"وردة": 4.0}, counted))]))


def _said(forms: Forms, word: str) -> dict[str, float]:
    return dict(zip(DOMAIN, forms.domain(word), strict=True))


def test_words_of_terms_and_counted_ones_are_used() -> None:
    forms = _forms({"اللجنة": 3, "باللجنة": 1, "كتاب": 1000})
    assert [(5, 6), (0, 6), (MOST_USES, MOST_USES), (0, 0)] == [
        forms.lexicon.uses(word) for word in ("اللجنة", "واللجنة", "كتاب", "وردة")
    ]
    assert {"unused": True, "stem_unused": True} == {k: v for k, v in _said(forms, "وردة").items() if "un" in k}
    assert _said(forms, "واللجنة") == {**_said(forms, "اللجنة"), "used": 0.0, "unused": True}


def test_two_words_are_used_as_the_rarer_one_is() -> None:
    forms = _forms({"اللجنة": 3})
    assert _said(forms, "وردة") == _said(forms, "اللجنة وردة")


def test_a_list_of_the_user_is_prose_of_his(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("زبرقلة الجبل\n", encoding="utf-8")
    path = str(tmp_path / "own.txt")
    assert {"زبرقلة": 1, "الجبل": 1} == own_list(path).entries.uses
    assert [(0, 0), (1, 1)] == [forms_of(lists).lexicon.uses("زبرقلة") for lists in ((), (path,))]


def test_words_are_counted_in_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "TABLE", tmp_path / "uses.tsv")
    (tmp_path / "a.txt").write_text("وعقدت اللجنةُ جلسة، ثم عقدت اللجنة جلسة.", encoding="utf-8")
    assert 0 == counting.main([str(tmp_path)])
    assert {"وعقدت": 1, "اللجنة": 2, "جلسة": 2, "ثم": 1, "عقدت": 1} == uses(tmp_path / "uses.tsv")


def test_words_of_more_texts_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "TABLE", tmp_path / "uses.tsv")
    texts = {"first": ["عقدت اللجنة جلسة"], "second": ["اللجنة الخامسة", "ثم عقدت جلستين"]}
    for name, contents in texts.items():
        (tmp_path / name).mkdir()
        for number, content in enumerate(contents):
            (tmp_path / name / f"{number}.txt").write_text(content, encoding="utf-8")
    assert 0 == counting.main([str(tmp_path / "first")])
    assert 0 == counting.main(["--add", str(tmp_path / "second")])
    together = {"عقدت": 2, "اللجنة": 2, "جلسة": 1, "الخامسة": 1, "ثم": 1, "جلستين": 1}
    assert (together, 8, 3) == counting.written(tmp_path / "uses.tsv")


def test_a_folder_without_texts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == counting.main([str(tmp_path)])
    assert "usage" in capsys.readouterr().err


def _likely(text: str, misread: dict[str, str], at: str, other: str) -> dict[str, float]:
    """What the other suspects say for an option of a word, if some words are surely misread for one of theirs."""
    model = model_of(parsed(text))
    bares = model.usage.words.bares
    weighed = {}
    for read in dict.fromkeys([*misread, at]):
        options = model.evidence.options(bares.index(read))
        weighed[bares.index(read)] = Weighed(options, [float(option.word == misread.get(read)) for option in options])
        assert (read in misread) == sum(weighed[bares.index(read)].shares)
    place = bares.index(at)
    option = [option.word for option in weighed[place].options].index(other)
    return dict(zip(CANDIDATE, Likely(model.usage, weighed).of_candidates(place)[option], strict=True))


_TWO = "واتخذت الجمعبة العامه قرارا في هذا الشأن."


def _beside(said: dict[str, float]) -> list[float]:
    return [said[name] for name in CANDIDATE if name != "usual"]


def test_two_misread_neighbours_are_each_the_others_context() -> None:
    said = _likely(_TWO, {"الجمعبة": "الجمعية"}, "العامه", "العامة")
    assert (1.0, True) == (said["likely_listed"], said["likely_before"] > 0)


def test_a_neighbour_that_is_no_suspect_says_nothing_here() -> None:
    assert not any(_beside(_likely(_TWO, {}, "العامه", "العامة")))


def test_nor_does_one_beyond_a_full_stop() -> None:
    text = "وانعقدت الجمعبة. العامه قرارا."
    assert not any(_beside(_likely(text, {"الجمعبة": "الجمعية"}, "العامه", "العامة")))


def test_what_most_suspects_are_misread_for_is_usual() -> None:
    text = "وأقر المجلش التفرير عن الجمعبة، وأحالت اللجتة القرار إلى الجعية."
    dots = {"المجلش": "المجلس", "الجمعبة": "الجمعية", "اللجتة": "اللجنة"}
    lone, usual = (_likely(text, found, "التفرير", "التقرير")["usual"] for found in ({}, dots))
    assert 0.0 == lone < usual
    assert usual > _likely(text, dots, "الجعية", "الجمعية")["usual"]


@pytest.mark.parametrize(("suspicion", "damage"), [(0.001, 0.0), (0.018, 0.0), (0.198, 1.0), (0.5, 1.0)])
def test_damage_goes_from_the_cleanest_scan_to_the_worst(suspicion: float, damage: float) -> None:
    assert damage == pytest.approx(damage_of(noise_of(suspicion)), abs=0.01)


def test_weights_of_a_scan_lie_between_two_ends() -> None:
    assert [[2.0], [3.0], [4.0]] == [mixed([complex(2, 4)], damage) for damage in (0.0, 0.5, 1.0)]


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("للجنة", "لجنة", False), ("لقرية", "قرية", True), ("وقرية", "قرية", True), ("ققرية", "قرية", False),
        ("مقرية", "قرية", False), ("وتنازلن", "وتنازلت", True), ("اتخان", "اتخاذ", False),
    ],
)  # fmt: skip
def test_a_word_without_its_particle_or_of_another_person_is_the_same_word(word: str, other: str, same: bool) -> None:
    model = model_of(parsed(word))
    assert same == is_inflected(model.usage.forms, word, model.evidence.candidates.spelt(other, word))


def _comma(text: str) -> list[tuple[Tier, bool]]:
    return [(r.finding.tier, r.applied) for r in fixed(text).findings if r.finding.code == "PUN003"]


# Commas enough that the text does not count as one that was read without them.
_USUAL = " وحضر الوزراء، والسفراء، والمراقبون، وممثلو المنظمات، وتكلم رئيس اللجنة، ثم رفعت الجلسة."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"وحضر الدورة ممثلو الحكومات, وممثلو المنظمات.{_USUAL}", (Tier.SAFE, True)),
        (f"وحضر الدورة ممثلو الخكظومثات, وممثلو المنظمات.{_USUAL}", (Tier.SAFE, True)),
        (f"{SCAN}{_USUAL * 3}\n\nوحضر الدورة ممثلو الخكظومثات, وممثلو المنظمات.", (Tier.SUGGESTED, False)),
    ],
    ids=["edited", "edited, an odd word", "scan, an odd word"],
)
def test_a_western_comma_of_a_scan_waits_with_its_word(text: str, expected: tuple[Tier, bool]) -> None:
    assert [expected] == _comma(text)


def test_beside_a_western_comma_no_word_is_put_right_for_good() -> None:
    text = "وأوصت اللجنة باعتماد مشروع القرار في الجمعية الغامة, 3 وطلبت إعداد تقرير عن تنفيذه في الدورة المقبلة."
    before = [(r.finding.tier, r.applied) for r in fixed(text, select=("OCR101",)).findings]
    without = [(r.finding.tier, r.applied) for r in fixed(text.replace(",", ""), select=("OCR101",)).findings]
    assert ([(Tier.SUGGESTED, False)], [(Tier.SAFE, True)]) == (before, without)


_REPORT = "وعقدت اللجنة اجتماعها السنوي في جنيف ونظرت في التقارير المقدمة من الدول الأعضاء والمنظمات الدولية. "
_SPORT = "وسجل المهاجم هدفا جميلا في شباك الزمالك وغنى المغني الأغنية وشاهدت العروسة المسلسل والكابتن والفيلم. "


@pytest.mark.parametrize(
    ("text", "low", "high"), [(_REPORT * 30, 0.5, 2.0), (_SPORT * 30, -18.0, -1.0), (_SPORT, -1.0, 0.0)]
)
def test_edited_text_is_near_un_prose_by_the_known_words_that_it_uses(text: str, low: float, high: float) -> None:
    assert low <= model_of(parsed(text)).evidence.in_domain <= high


def test_nearness_to_un_prose_tells_nothing_of_raw_scans() -> None:
    assert model_of(parsed(SCAN)).evidence.is_scan
    assert 0.0 == model_of(parsed(SCAN)).evidence.in_domain
