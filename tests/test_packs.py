"""Packs of a user's own, the choice of rules, and what an encoding cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup import api, engine, packs
from cleanup.cues import CUE_NAMES, merge
from cleanup.engine import Options
from cleanup.errors import PackError
from cleanup.findings import Tier
from cleanup.order.digits import readings_of
from tests.support import applied_codes, codes, fixed

HEAD = '[pack]\nid = "own"\nlanguage = "{language}"\nversion = "1"\nlicence = "CC0-1.0"\n'
RULE = """
[[rule]]
code = "{code}"
name = "own-{code}"
kind = "replace"
tier = "{tier}"
message = "Spelling: {{before}} -> {{after}}"
message_ar = "إملاء: {{before}} - {{after}}"
why = "House style"
why_ar = "أسلوب الدار"
confidence = {confidence}

[rule.parameters]
pattern = '{pattern}'
replacement = '{replacement}'
"""


def _rule(pattern: str, replacement: str, code: str = "OCR900", tier: str = "safe", confidence: float = 0.99) -> str:
    return RULE.format(code=code, tier=tier, pattern=pattern, replacement=replacement, confidence=confidence)


def _folder(tmp_path: Path, *rules: str, language: str = "ar", name: str = "own.toml") -> tuple[str, ...]:
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD.format(language=language) + "".join(rules), encoding="utf-8")
    return (str(folder),)


def test_a_rule_of_ones_own_works(tmp_path: Path) -> None:
    rules = _folder(tmp_path, _rule(r"\bالانترنت\b", "الإنترنت"))
    result = fixed("وربطت المكتبات بشبكة الانترنت في العام الماضي.", rules=rules)
    assert ("وربطت المكتبات بشبكة الإنترنت في العام الماضي.", ["OCR900"]) == (result.text, codes(result))


def test_its_message_is_filled(tmp_path: Path) -> None:
    rules = _folder(tmp_path, _rule(r"\bالانترنت\b", "الإنترنت"))
    finding = fixed("شبكة الانترنت", rules=rules).findings[0].finding
    assert ("Spelling: الانترنت -> الإنترنت", "إملاء: الانترنت - الإنترنت") == (finding.message, finding.message_ar)


def test_groups_of_the_pattern_can_be_used(tmp_path: Path) -> None:
    rules = _folder(tmp_path, _rule(r"(?P<n>\p{Nd}+) بالمائة", r"\g<n> في المائة"))
    assert "زاد بنسبة ٤٠ في المائة" == fixed("زاد بنسبة ٤٠ بالمائة", rules=rules).text


@pytest.mark.parametrize(
    ("tier", "at_safe", "at_suggested"), [("safe", True, True), ("suggested", False, True), ("manual", False, False)]
)
def test_tier_decides_what_is_applied(tmp_path: Path, tier: str, at_safe: bool, at_suggested: bool) -> None:
    rules = _folder(tmp_path, _rule("الانترنت", "الإنترنت", tier=tier))
    applied = [
        applied_codes(fixed("شبكة الانترنت", rules=rules, apply=t)) == ["OCR900"] for t in (Tier.SAFE, Tier.SUGGESTED)
    ]
    assert [at_safe, at_suggested] == applied


def test_a_rule_that_is_switched_off_does_nothing(tmp_path: Path) -> None:
    off = _rule("الانترنت", "الإنترنت").replace("confidence", "enabled = false\nconfidence")
    assert [] == codes(fixed("شبكة الانترنت", rules=_folder(tmp_path, off)))


def test_a_rule_that_only_points_changes_nothing(tmp_path: Path) -> None:
    rule = _rule("الانترنت", "") + "only_point = true\n"
    result = fixed("شبكة الانترنت", rules=_folder(tmp_path, rule))
    assert ("شبكة الانترنت", ["OCR900"], []) == (result.text, codes(result), applied_codes(result))


def test_a_rule_looks_at_the_blocks_it_names(tmp_path: Path) -> None:
    rule = _rule("الانترنت", "الإنترنت") + 'blocks = ["heading"]\n'
    text = "أولا - الانترنت\n\n١ - وربطت المكتبات بشبكة الانترنت.\n"
    assert text.replace("أولا - الانترنت", "أولا - الإنترنت") == fixed(text, rules=_folder(tmp_path, rule)).text


@pytest.mark.parametrize(
    ("pattern", "replacement", "text"),
    [
        pytest.param("١٢", "١٣", "وبلغ عددهم ١٢ خبيرا", id="digits"),
        pytest.param("UNDP", "UNEP", "برنامج UNDP في البلد", id="latin"),
        pytest.param("A/57/12", "A/57/21", "الوثيقة A/57/12", id="symbol"),
        pytest.param("أيلول", "ايلول", "في أيلول من ذلك العام", id="month"),
        pytest.param("عددهم ١٢ ", "عددهم ", "وبلغ عددهم ١٢ خبيرا", id="digits-lost"),
        pytest.param("(?<=١) (?=٢)", "", "وبلغ عددهم ١ ٢ خبيرا", id="digits-joined"),
    ],
)  # fmt: skip
def test_locked_words_are_not_touched(tmp_path: Path, pattern: str, replacement: str, text: str) -> None:
    result = fixed(text, rules=_folder(tmp_path, _rule(pattern, replacement)))
    assert (text, ["OCR900"], []) == (result.text, codes(result), applied_codes(result))
    assert "locked" in [evidence.key for evidence in result.findings[0].finding.evidence]


def test_a_rule_may_touch_what_it_declares(tmp_path: Path) -> None:
    rule = _rule("UNPD", "UNDP").replace("confidence", 'may_touch = ["latin"]\nconfidence')
    assert "برنامج UNDP في البلد" == fixed("برنامج UNPD في البلد", rules=_folder(tmp_path, rule)).text


def test_digits_keep_their_value_even_where_a_rule_may_touch_them(tmp_path: Path) -> None:
    rule = _rule("١٢", "١٣").replace("confidence", 'may_touch = ["digits"]\nconfidence')
    assert "وعددهم ١٢ خبيرا" == fixed("وعددهم ١٢ خبيرا", rules=_folder(tmp_path, rule)).text


def test_protected_names_are_not_touched(tmp_path: Path) -> None:
    protect = (
        '[[rule]]\ncode = "OCR901"\nname = "own-names"\nkind = "protect"\ntier = "manual"\nmessage = "m"\n'
        'message_ar = "ر"\nwhy = "w"\nwhy_ar = "ل"\n[rule.parameters]\nnames = ["مؤسسة الانترنت العربية"]\n'
    )
    rules = _folder(tmp_path, protect, _rule("الانترنت", "الإنترنت"))
    text = "ووقعت مؤسسة الانترنت العربية الاتفاق.\n\nوربطت المكتبات بشبكة الانترنت."
    assert text.replace("بشبكة الانترنت", "بشبكة الإنترنت") == fixed(text, rules=rules).text


def test_the_more_confident_rule_wins(tmp_path: Path) -> None:
    weak = _rule("الانترنت", "الشبكة", "OCR900", confidence=0.9)
    rules = _folder(tmp_path, weak, _rule("الانترنت", "الإنترنت", "OCR902", confidence=0.95))
    result = fixed("ربطت بالانترنت", rules=rules)
    assert ("ربطت بالإنترنت", ["OCR902"]) == (result.text, applied_codes(result))


def test_rules_that_undo_each_other_are_switched_off(tmp_path: Path) -> None:
    rules = _folder(tmp_path, _rule("ابيض", "أبيض", "OCR900"), _rule("أبيض", "ابيض", "PUN900"))
    result = fixed("لون ابيض في الصورة", rules=rules)
    assert "لون ابيض في الصورة" == result.text
    assert [True] == ["OCR900" in note and "PUN900" in note for note in result.notes]


def test_a_rule_that_grows_the_text_is_switched_off(tmp_path: Path) -> None:
    result = fixed("لون ابيض في الصورة", rules=_folder(tmp_path, _rule("ابيض", "ابيض ابيض")))
    assert ("لون ابيض في الصورة", 1) == (result.text, len(result.notes))


@pytest.mark.parametrize("pattern", ["", "(?=ا)", "$", r"\b"], ids=["empty", "look-ahead", "end", "border"])
def test_a_pattern_that_matches_nothing_inserts_and_settles(tmp_path: Path, pattern: str) -> None:
    result = fixed("لون أبيض في الصورة", rules=_folder(tmp_path, _rule(pattern, "-")))
    assert ("لون أبيض في الصورة", 1) == (result.text, len(result.notes))


def test_rules_for_arabic_do_not_run_on_other_languages(tmp_path: Path) -> None:
    result = fixed("The report was adopted without a vote.", rules=_folder(tmp_path, _rule("report", "raport")))
    assert ("The report was adopted without a vote.", True) == (result.text, "do not apply" in result.notes[0])


def test_rules_for_any_language_run_on_every_text(tmp_path: Path) -> None:
    rule = _rule("raport", "report").replace("confidence", 'may_touch = ["latin"]\nconfidence')
    assert (
        "The report was adopted."
        == fixed("The raport was adopted.", rules=_folder(tmp_path, rule, language="any")).text
    )


def test_cues_extend_what_shows_structure(tmp_path: Path) -> None:
    text = "انقر هنا\n\nافتتح الوزير المحطة الجديدة بحضور ممثلي المنظمات.\n\nعودة إلى الأعلى\n"
    rules = _folder(tmp_path, '[cues]\nweb_furniture = ["انقر هنا", "عودة إلى الأعلى"]\n')
    assert ([], ["STR002", "STR002"]) == (codes(fixed(text)), codes(fixed(text, rules=rules)))


@pytest.mark.parametrize("reading", [
    "٢ x 40",
    "٢ \u0640 3",
    "\u0967 x 3",
])  # fmt: skip
def test_a_reading_of_a_digit_is_refused_or_can_be_used(tmp_path: Path, reading: str) -> None:
    head = '[pack]\nid = "own"\nlanguage = "ar"\nversion = "1"\nlicence = "CC0-1.0"\n'
    (tmp_path / "own.toml").write_text(f'{head}[cues]\ndigit_readings = ["{reading}"]\n', encoding="utf-8")
    try:
        cues = merge(pack.cues for pack in packs.load((str(tmp_path),)))
    except PackError:
        return
    assert 0 == readings_of(cues.digit_readings).likelihood("", 2)


def test_names_among_the_cues_are_locked(tmp_path: Path) -> None:
    rules = _folder(tmp_path, '[cues]\nnames = ["الانترنت"]\n', _rule("الانترنت", "الإنترنت"))
    assert "شبكة الانترنت" == fixed("شبكة الانترنت", rules=rules).text


@pytest.mark.parametrize("pack", packs.load(), ids=lambda pack: pack.id)
def test_phrases_of_shipped_packs_can_be_read(pack: packs.RulePack) -> None:
    packs.check_phrases(pack)


def test_shipped_cues_are_all_used() -> None:
    # The program's own lists are part of its lexicon.
    given = {name for pack in packs.load() for name, words in pack.cues.items() if words}
    assert set(CUE_NAMES) - {"names", "lexicons"} == given


def test_several_folders_and_files_add_up(tmp_path: Path) -> None:
    _folder(tmp_path, _rule("الانترنت", "الإنترنت"))
    first = _folder(tmp_path, _rule("اسبوع", "أسبوع", "OCR902"), name="two.toml")
    (tmp_path / "more/deep").mkdir(parents=True)
    (tmp_path / "more/deep/x.toml").write_text(
        HEAD.format(language="ar") + _rule("اكثر", "أكثر", "OCR903"), encoding="utf-8"
    )
    result = fixed("الانترنت اكثر من اسبوع", rules=(*first, str(tmp_path / "more")))
    assert ("الإنترنت أكثر من أسبوع", ["OCR900", "OCR902", "OCR903"]) == (result.text, codes(result))


def test_a_code_stands_in_one_pack_only(tmp_path: Path) -> None:
    _folder(tmp_path, _rule("الانترنت", "الإنترنت"))
    with pytest.raises(PackError, match=r"OCR900.*already used"):
        packs.load(_folder(tmp_path, _rule("اسبوع", "أسبوع"), name="two.toml"))


def test_the_public_functions_take_folders(tmp_path: Path) -> None:
    rules = _folder(tmp_path, _rule("الانترنت", "الإنترنت"))
    assert "شبكة الإنترنت" == api.fix("شبكة الانترنت".encode(), rules=rules).text
    assert ["OCR900"] == [found.finding.code for found in api.check("شبكة الانترنت".encode(), rules=rules)]


# --- choosing rules ---------------------------------------------------------------------------------------------------

FAULTY = "١٢\u200f - ونظرت اللجنـة في في البند ، ثم أحالته في ٣ أيارمايو إلى المجلس."


@pytest.mark.parametrize(
    ("select", "ignore", "found"),
    [
        pytest.param((), (), ["CHR002", "CHR003", "NUM001", "OCR001", "PUN001"], id="all"),
        pytest.param(("CHR",), (), ["CHR002", "CHR003"], id="by-pass"),
        pytest.param(("CHR003",), (), ["CHR003"], id="by-code"),
        pytest.param(("CHR", "NUM001"), (), ["CHR002", "CHR003", "NUM001"], id="several"),
        pytest.param((), ("CHR",), ["NUM001", "OCR001", "PUN001"], id="without"),
        pytest.param(("CHR",), ("CHR003",), ["CHR002"], id="with-and-without"),
        pytest.param(("CHR00",), ("CHR002",), ["CHR003"], id="by-beginning"),
    ],
)  # fmt: skip
def test_choice_of_rules(select: tuple[str, ...], ignore: tuple[str, ...], found: list[str]) -> None:
    assert found == codes(fixed(FAULTY, select=select, ignore=ignore))


def test_an_unknown_code_is_named_with_the_nearest() -> None:
    with pytest.raises(PackError, match=r"no rule has the code PUN09; did you mean PUN00"):
        engine.known_codes(packs.load(), ["PUN09"])


def test_options_never_apply_what_is_for_a_person() -> None:
    assert [False, False] == [Options(apply=tier).allows(Tier.MANUAL) for tier in (Tier.SAFE, Tier.SUGGESTED)]


# --- encodings --------------------------------------------------------------------------------------------------------

_ENOUGH = "ونظرت اللجنة في التقرير الذي قدم إليها من الأمانة العامة على أن تعود إليه بعد ذلك. "


@pytest.mark.parametrize(
    ("encoding", "replacement", "fits"),
    [
        pytest.param("cp1256", "الإنترنت", True, id="cp1256-has-it"),
        pytest.param("cp1256", "الإنترنت\u2032", False, id="cp1256-lacks-it"),
        pytest.param("iso8859_6", "الإنترنت", True, id="iso-has-it"),
        pytest.param("iso8859_6", "«الإنترنت»", False, id="iso-lacks-it"),
        pytest.param("utf-16", "الإنترنت\u2032", True, id="utf-16-has-all"),
    ],
)  # fmt: skip
def test_a_fix_that_the_encoding_lacks_is_only_shown(
    tmp_path: Path, encoding: str, replacement: str, fits: bool
) -> None:
    data = f"{_ENOUGH}الانترنت.\n".encode(encoding)
    result = fixed(data, rules=_folder(tmp_path, _rule("الانترنت", replacement)))
    evidence = [e.key for e in result.findings[0].finding.evidence]
    assert (fits, not fits) == (result.findings[0].applied, "not-encodable" in evidence)
    assert data.decode(encoding).replace("الانترنت", replacement if fits else "الانترنت") == result.text


@pytest.mark.parametrize(("kind", "parameters", "message"), [
    ("lost-article", "names = [1]", "parameter names holds 1, expected words"),
    ("word-before-number", 'words = ["a", ["b"]]', "parameter words holds ['b'], expected words"),
    ("names-run-together", 'pairs = [["a"]]', "parameter pairs holds ['a'], expected two words"),
    ("names-run-together", 'pairs = ["ab"]', "parameter pairs holds 'ab', expected two words"),
])  # fmt: skip
def test_what_a_list_may_not_hold_is_one_line(tmp_path: Path, kind: str, parameters: str, message: str) -> None:
    head, _, _ = _rule("", "").partition("[rule.parameters]")
    rule = f"{head.replace('replace', kind)}\n[rule.parameters]\n{parameters}\n"
    with pytest.raises(PackError) as error:
        packs.load(_folder(tmp_path, rule))
    assert str(error.value).endswith(f"rule OCR900: {message}")
