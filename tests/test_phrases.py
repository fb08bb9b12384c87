"""The kind `phrase`: its pattern language, what counts as a misreading, and what an error in a pack says."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup import packs
from cleanup.errors import PackError
from cleanup.words.patterns import PatternError, parsed
from cleanup.words.shapes import nearest
from cleanup.words.tokens import tokens
from tests.support import codes, fixed

HEAD = '[pack]\nid = "own"\nlanguage = "ar"\nversion = "1"\nlicence = "CC0-1.0"\n'
RULE = """
[[rule]]
code = "OCR900"
name = "own-phrase"
kind = "phrase"
tier = "safe"
message = "{{before}} -> {{after}}"
message_ar = "كلمة: {{before}} - {{after}}"
why = "w"
why_ar = "ل"

[rule.parameters]
phrases = [{phrases}]
{more}
"""


def _rules(tmp_path: Path, *phrases: str, more: str = "") -> tuple[str, ...]:
    listed = ", ".join(f'"{phrase}"' for phrase in phrases)
    (tmp_path / "own.toml").write_text(HEAD + RULE.format(phrases=listed, more=more), encoding="utf-8")
    return (str(tmp_path),)


def _text(tmp_path: Path, text: str, *phrases: str, more: str = "") -> str:
    return fixed(text, rules=_rules(tmp_path, *phrases, more=more), select=("OCR900",)).text


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        pytest.param("قطف [ثمار]", "ثم قطف تمار التعاون", "ثم قطف ثمار التعاون", id="slot"),
        pytest.param("قطف [ثمار]", "ثم قطف ثمار التعاون", None, id="right"),
        pytest.param("قطف [ثمار]", "ثم قطف، تمار", None, id="punctuation"),
        pytest.param("قطف [ثمار]", "ثم قطف بعيد", None, id="too-far"),
        pytest.param("قطف [ثمار]", "وقطف تمار", "وقطف ثمار", id="conjunction"),
        pytest.param("قطف [ثمار]", "ثم قطف والتمار", "ثم قطف والتمار", id="article"),
        pytest.param("قطف [ثمار!تمار]", "ثم قطف تمار التعاون", None, id="exception"),
        pytest.param("قطف|جني [ثمار]", "ثم جني تمار التعاون", "ثم جني ثمار التعاون", id="one-of"),
        pytest.param("(ال)قطف [ثمار]", "ثم القطف تمار", "ثم القطف ثمار", id="optional-letters"),
        pytest.param("قطف ... [ثمار]", "قطف في يوم واحد تمار", "قطف في يوم واحد ثمار", id="gap"),
        pytest.param("قطف ... [ثمار]", "قطف تمار", "قطف ثمار", id="gap-of-none"),
        pytest.param("قطف ... [ثمار]", "قطف في يوم واحد كل تمار", None, id="gap-too-long"),
        pytest.param("قطف ... [ثمار]", "قطف في يوم، واحد تمار", None, id="gap-over-comma"),
        pytest.param("[ثمار] التعاون", "كل تمار التعاون", "كل ثمار التعاون", id="slot-first"),
        pytest.param("[ثمار] التعاون", "كل وتمار التعاون", "كل وثمار التعاون", id="slot-first-conjunction"),
        pytest.param("قطف [ثمار] !ناضجة", "قطف تمار ناضجة", None, id="not-before"),
        pytest.param("قطف [ثمار] !ناضجة", "قطف تمار كثيرة", "قطف ثمار كثيرة", id="not-other"),
        pytest.param("قطف [ثمار] !ناضجة", "قطف تمار", "قطف ثمار", id="not-at-end"),
        pytest.param("قطف [ثمار] /", "قطف تمار.", "قطف ثمار.", id="clause-ends"),
        pytest.param("قطف [ثمار] /", "قطف تمار ناضجة", None, id="clause-goes-on"),
        pytest.param("/ قطف [ثمار]", "ثم قطف تمار", None, id="clause-begins-earlier"),
        pytest.param("قطف ال*ة [ثمار]", "قطف الشجرة تمار", "قطف الشجرة ثمار", id="star"),
        pytest.param("قطف ال*ة!الشجرة [ثمار]", "قطف الشجرة تمار", None, id="star-exception"),
        pytest.param("قطف {definite feminine} [ثمار]", "قطف اللجنة تمار", "قطف اللجنة ثمار", id="features"),
        pytest.param("قطف {indefinite} [ثمار]", "قطف اللجنة تمار", None, id="features-not"),
        pytest.param("قطف [عن|هن > من]", "قطف عن الشجر", "قطف من الشجر", id="words-become"),
        pytest.param("كلتا [ال*ات > ال*تين]", "كلتا الحالات", "كلتا الحالتين", id="star-becomes"),
        pytest.param("كلتا [ال*ات > ال*ضظض]", "كلتا الحالات", None, id="star-becomes-no-word"),
        pytest.param("محكمة العدل الدولية", "محكمة العدل الدوليه", None, id="spelling"),
        pytest.param("محكمة العدل الدولية", "محكمة العذل الدولية", "محكمة العدل الدولية", id="each-word"),
    ],
)  # fmt: skip
def test_pattern(tmp_path: Path, phrase: str, text: str, expected: str | None) -> None:
    text, expected = f"ثم إنه {text}", f"ثم إنه {expected if expected is not None else text}"
    assert expected == _text(tmp_path, text, phrase, more="valid_pairs = []")


def test_lists_stand_for_their_words(tmp_path: Path) -> None:
    more = '[rule.parameters.lists]\nverbs = ["قطف", "جنى"]'
    assert "ثم جنى ثمار" == _text(tmp_path, "ثم جنى تمار", "<verbs> [ثمار]", more=more)


@pytest.mark.parametrize("reach", ["dots", "shapes", "letters"])
def test_every_reach_takes_dots(tmp_path: Path, reach: str) -> None:
    assert "ثم قطف ثمار" == _text(tmp_path, "ثم قطف تمار", "قطف [ثمار]", more=f'reach = "{reach}"')


@pytest.mark.parametrize(("reach", "expected"), [("dots", "كذب"), ("shapes", "كثب"), ("letters", "كثب")])
def test_reach_of_shapes_takes_letters_that_look_alike(tmp_path: Path, reach: str, expected: str) -> None:
    assert f"ثم رصد عن {expected}" == _text(tmp_path, "ثم رصد عن كذب", "رصد عن [كثب]", more=f'reach = "{reach}"')


@pytest.mark.parametrize(("reach", "expected"), [("shapes", "المعية"), ("letters", "الجمعية")])
def test_reach_of_letters_takes_one_that_is_lost(tmp_path: Path, reach: str, expected: str) -> None:
    text = _text(tmp_path, "ثم إلى المعية العامة", "[الجمعية] العامة", more=f'reach = "{reach}"')
    assert f"ثم إلى {expected} العامة" == text


@pytest.mark.parametrize(
    ("word", "right", "expected"),
    [
        ("للأمم", "الأمم", None), ("بتنفيذ", "لتنفيذ", None), ("الدوليان", "الدوليين", None), ("دولة", "دولي", None),
        ("تفيذ", "تنفيذ", "تنفيذ"), ("وتنفبذ", "تنفيذ", "وتنفيذ"), ("للتنفبذ", "التنفيذ", "للتنفيذ"),
        ("نفيذ", "تنفيذ", None), ("تنفيذه", "تنفيذ", None), ("إلى", "الى", None),
    ],
)  # fmt: skip
def test_forms_of_a_word_are_no_misreadings(word: str, right: str, expected: str | None) -> None:
    assert expected == nearest(word, [right], "letters")


def test_a_word_between_two_right_ones_stays() -> None:
    assert nearest("يعرب", ["تعرب", "نعرب"], "letters") is None


def test_valid_pairs_are_only_suggested(tmp_path: Path) -> None:
    rules = _rules(tmp_path, "فريق [الإنقاذ]", more='valid_pairs = [["الإنفاذ", "الإنقاذ"]]')
    result = fixed("وعمل فريق الإنفاذ هناك.", rules=rules, select=("OCR900",))
    assert ("وعمل فريق الإنفاذ هناك.", ["OCR900"]) == (result.text, codes(result))


@pytest.mark.parametrize(
    ("word", "applied"),
    [
        pytest.param("الصجة", [True], id="misread"),
        pytest.param("للصجة", [False], id="with-a-preposition"),
        pytest.param("الصحه", [], id="spelling"),
    ],
)
def test_a_particle_that_the_phrase_lacks_is_only_suggested(tmp_path: Path, word: str, applied: list[bool]) -> None:
    rules = _rules(tmp_path, "منظمة [الصحة] العالمية")
    result = fixed(f"وأشرفت منظمة {word} العالمية", rules=rules, select=("OCR900",))
    assert applied == [r.applied for r in result.findings]


def test_the_first_word_of_a_phrase_may_carry_a_particle(tmp_path: Path) -> None:
    assert "وعملت للصحة العالمية" == _text(tmp_path, "وعملت للصجة العالمية", "[الصحة] العالمية")


@pytest.mark.parametrize(("word", "applied"), [("لحكمة", [False]), ("مجكمة", [True])])
def test_the_first_word_of_a_phrase_may_lack_its_first_letter_behind_a_particle(
    tmp_path: Path, word: str, applied: list[bool]
) -> None:
    rules = _rules(tmp_path, "[محكمة] العدل")
    result = fixed(f"ووفقا للنظام الأساسي {word} العدل الدولية", rules=rules, select=("OCR900",))
    assert applied == [r.applied for r in result.findings]


def test_names_behind_a_title_stay(tmp_path: Path) -> None:
    rules = _rules(tmp_path, "[ثمار] التعاون", more='never_after = ["السيد"]')
    assert [] == codes(fixed("وحضر السيد تمار التعاون.", rules=rules, select=("OCR900",)))


def test_locked_names_stay(tmp_path: Path) -> None:
    rules = _rules(tmp_path, "قطف [ثمار]", more='\n[cues]\nnames = ["تمار"]')
    result = fixed("ثم قطف تمار التعاون.", rules=rules, select=("OCR900",))
    assert ("ثم قطف تمار التعاون.", ["OCR900"]) == (result.text, codes(result))


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("قطف", "no word in square brackets and none of 4 letters"),
        ("[قطف] [ثمار]", "2 words in square brackets, expected one"),
        ("* [ثمار]", "no word that is given in full"),
        ("قطف [*ار]", "say what the word has to be"),
        ("قطف [*ار > ثمار]", "one right form, and a star on both sides of > or on neither"),
        ("قطف [تمار > ثمار|ثمرة]", "one right form"),
        ("قطف [*ا*ر > ثمار]", "two stars, expected one"),
        ("قطف <fruit>", "<fruit> is no list of the rule, expected none"),
        ("قطف {round} [ثمار]", "{round} is no feature, expected definite, indefinite"),
        ("قطف / [ثمار]", "has / inside"),
        ("قطف [ثمار] ...", "... at the end"),
        ("قطف [fruit]", "'fruit' is no Arabic word"),
        ("قطف !*ة [ثمار]", "stands behind ! and has a star"),
    ],
)  # fmt: skip
def test_error_in_a_phrase_is_one_line(tmp_path: Path, phrase: str, message: str) -> None:
    with pytest.raises(PackError) as error:
        packs.load(_rules(tmp_path, phrase))
    assert (True, True, True) == (
        message in str(error.value), "own.toml: rule OCR900: " in str(error.value), "\n" not in str(error.value)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('valid_pairs = ["a"]', "parameter valid_pairs holds 'a', expected two words"),
        ('[rule.parameters.lists]\nverbs = "x"', "parameter lists: verbs must be a list of strings"),
        ('reach = "far"', "parameter reach holds 'far', expected dots, shapes, letters"),
    ],
)
def test_error_in_a_parameter_is_one_line(tmp_path: Path, more: str, message: str) -> None:
    with pytest.raises(PackError, match=f"rule OCR900: {message}"):
        packs.load(_rules(tmp_path, "قطف [ثمار]", more=more))


def test_phrases_must_be_strings(tmp_path: Path) -> None:
    rules = _rules(tmp_path, "x")
    own = Path(rules[0]) / "own.toml"
    own.write_text(own.read_text(encoding="utf-8").replace('["x"]', "[3]"), encoding="utf-8")
    with pytest.raises(PackError, match="parameter phrases holds 3, expected words"):
        packs.load(rules)


def test_a_phrase_without_brackets_stands_for_each_of_its_long_words() -> None:
    assert [0, 2] == [phrase.slot for phrase in parsed("محكمة عدل الدولية")]


def test_an_empty_bracket_is_an_error() -> None:
    with pytest.raises(PatternError):
        parsed("قطف []")


def test_words_know_what_stands_before_them() -> None:
    words = tokens("١ - نظرت، اللجنة\nفي  التقرير")
    assert (["نظرت", "اللجنة", "في", "التقرير"], ["\n", "،", "", ""]) == (list(words.words), list(words.before))
