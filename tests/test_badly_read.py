"""Texts that were read so badly that their marks cannot be taken as they stand."""

from __future__ import annotations

import pytest

from cleanup.findings import Tier
from cleanup.languages import ar
from cleanup.readers import read_bytes
from cleanup.structure import parse
from cleanup.words import commas
from cleanup.words.model import Model
from cleanup.words.usage import usage_of
from tests.support import fixed, parsed, shipped_cues
from tests.test_marks_as_letters import SCAN

_BODIES = ("اللجنة", "البعثة", "الوزارة", "المنظمة", "الجمعية", "الإدارة", "الهيئة", "المحكمة", "البلدية", "الجامعة")
_PLACES = ("العاصمة", "الساحل", "الشمال", "الجنوب", "الميناء", "الوادي", "الجزيرة", "المقاطعة", "المدينة", "القرية")
_SENTENCE = (
    "وعقدت {body} اجتماعا في {place}» ونظرت في التقارير السنوية» وأوصت بزيادة الموارد المالية في {place}» وطلبت من "
    "أعضاء {body} دراسة المسألة من جميع الجوانب وتقديم الرأي في نهاية كل شهر من أشهر السنة"
)
# Its reader took commas for guillemets; there is a space before one of its full stops.
NO_COMMAS = "\n\n".join(
    _SENTENCE.format(body=body, place=place) + (" ." if not at else ".")
    for at, (body, place) in enumerate(zip(_BODIES, _PLACES, strict=True))
)


def test_marks_are_sound_once_the_commas_are_back() -> None:
    """Cleaned again the text must stay as it is, so what its commas held up is done as well."""
    assert ar.reads_badly(NO_COMMAS)
    clean = fixed(NO_COMMAS).text
    assert not ar.reads_badly(clean)
    assert " ." not in clean
    assert clean == fixed(clean).text


@pytest.mark.parametrize("junk", ["5 ا7٠ ل 'و 1١ *ه", "المو:قع ط |مس ٢1 م4 د"])
def test_specks_that_were_read_as_letters_make_marks_doubtful(junk: str) -> None:
    text = NO_COMMAS.replace("»", "،") + f"\n\nوأضافت {junk} اللجنة إلى جدول أعمالها {junk} بندا."
    assert ar.reads_badly(text)
    spaced = [r for r in fixed(text).findings if r.finding.code == "PUN001"]
    assert spaced
    assert {Tier.MANUAL} == {r.finding.tier for r in spaced}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("PUN002", "ونظرت اللجنة في المسألة،والهيئة في الطلبات."),
        ("PUN006", "ونظرت اللجنة ( في جنيف ) في المسألة."),
        ("PUN007", 'ونظرت اللجنة في مسألة"التنمية" بعد الظهر.'),
    ],
)
def test_marks_of_a_text_that_was_read_badly_are_only_suggested(code: str, sentence: str) -> None:
    edited = NO_COMMAS.replace("»", "،")
    for text, tier in ((edited, Tier.SAFE), (NO_COMMAS, Tier.SUGGESTED)):
        found = fixed(f"{text}\n\n{sentence}", select=(code,)).findings
        assert [(code, tier)] == [(r.finding.code, r.finding.tier) for r in found]


@pytest.mark.parametrize(("word", "tier"), [("الأمم", Tier.SAFE), ("الأيمم", Tier.SUGGESTED)])
def test_a_quote_of_a_scan_is_mended_beside_a_word_that_stands(word: str, tier: Tier) -> None:
    found = fixed(f"{SCAN}\n\nونظرت اللجنة في تقرير '{word} المتحدة\" في جميع الأحوال.", select=("PUN012",)).findings
    assert [tier] == [r.finding.tier for r in found]


@pytest.mark.parametrize(("said", "junk", "compared"), [(True, True, True), (False, True, False), (True, False, False)])
def test_known_word_of_a_scan_is_compared_with_what_the_document_says_elsewhere(
    said: bool, junk: bool, compared: bool
) -> None:
    parts = ["وقضى أخوه تسعين شبرا متفرقة في السفينة."]
    parts += ["وقضى الصياد تسعين شهرا متفرقة في الميناء» ثم قضى تسعين شهرا متفرقة في الجزيرة."] * said
    parts += [" ".join(f"وقذم الؤفد القرير {n} إلى الجعية العامه» وطلب النظر قيه." for n in range(3, 9))] * junk
    found = [p.candidate.word for p in Model(parsed("\n\n".join(parts))).real_words if p.word.bare == "شبرا"]
    assert ["شهرا"] * compared == found


@pytest.mark.parametrize(("read", "lacks"), [("»", True), ("،", False)])
def test_marks_of_the_source_decide_to_the_end_whether_commas_are_missing(read: str, lacks: bool) -> None:
    sentence = "وعقدت اللجنة جلستها الأولى في جنيف{} ونظرت في جدول الأعمال المؤقت وأقرته. "
    source = read_bytes((sentence.format(read) * 30).encode(), "-", "text")
    mended = parse(source, sentence.format("،") * 30, shipped_cues())
    assert lacks == commas.marks(usage_of(mended)).lacks


_COMMAS = NO_COMMAS.replace("»", "،")


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        (_COMMAS, False),
        (_COMMAS.replace("الموارد", "«الموارد»"), False),
        (_COMMAS.replace("الموارد المالية", "الموارد المالية»"), True),
        (_COMMAS.replace("الموارد", "«الموارد"), True),
        (_COMMAS.replace("المالية", "المالية:"), True),
        (_COMMAS.replace("المالية", "المالية:", 2), False),
        (_COMMAS.replace("المالية", "10:30"), False),
    ],
)
def test_marks_without_partner_and_many_colons_tell_of_commas_that_are_not_back(text: str, stray: bool) -> None:
    """A cleaned scan is cleaned again as a text of its own: it must not count as edited then."""
    assert stray == ar.has_stray_marks(text) == ar.reads_badly(text)


@pytest.mark.parametrize(("stray", "tier"), [("", Tier.SAFE), ("»", Tier.SUGGESTED)])
def test_word_before_a_colon_waits_where_stray_marks_tell_of_misread_commas(stray: str, tier: Tier) -> None:
    marks = _COMMAS.replace("الموارد المالية", f"الموارد المالية{stray}")
    text = f"{marks}\n\nونظرت اللجنة المعنية بالمتظمات: وهي الهيئة في المسألة."
    [found] = [r for r in fixed(text, select=("OCR101",)).findings if "بالمتظمات" in r.before]
    assert tier is found.finding.tier


@pytest.mark.parametrize(("sign", "tier", "whole"), [("", Tier.SAFE, True), ("\u064b", Tier.SUGGESTED, False)])
def test_change_of_edited_text_is_less_certain_where_a_tanween_may_be_lost(sign: str, tier: Tier, whole: bool) -> None:
    text = _COMMAS.replace("اجتماعا ", f"اجتماع{sign}ا ") + "\n\nواعتمدت اللجنة مشروغا جديدا للميزانية."
    [found] = [r for r in fixed(text, select=("OCR101",)).findings if "مشروغا" in r.before]
    assert tier is found.finding.tier
    assert whole is all(e.key != "word-alone" for e in found.finding.evidence)
