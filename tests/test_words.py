"""Misread words: what the document and its second reading say, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup.findings import Tier
from cleanup.languages import ar
from cleanup.readers import read_bytes
from cleanup.structure.parse import parse
from cleanup.words.condition import MANY_ERRORS, RAW_SCAN
from cleanup.words.model import OTHER_READING, model_of
from cleanup.words.written import _with_signs
from tests.support import fixed, shipped_cues

_PARAGRAPHS = (
    "1 - وعقدت اللجنة الاستشارية ثلاث جلسات في جنيف، واستمعت إلى ممثلي البلديات وإلى خبراء مستقلين من جامعات المنطقة.",
    "2 - وأوصت اللجنة بإنشاء سجل موحد للآبار {word} في المقاطعات الشمالية، وبتدريب العاملين على صيانتها.",
    "3 - وتعهدت الحكومة بنشر نتائج القياس كل ثلاثة أشهر، وبإبلاغ السكان بأي تغير في نوعية المياه قبل نهاية كل شهر.",
)


def _document(word: str) -> str:
    return "\n\n".join(_PARAGRAPHS).format(word=word) + "\n"


def test_dropped_second_reading_says_what_a_word_was() -> None:
    kept, dropped = _document("الارتوارية"), _document("الارتوازية")
    for source, wanted in ((kept + "\n" + dropped, 1), (kept, 0)):
        document = parse(read_bytes(source.encode()), kept, shipped_cues())
        readings = [
            p
            for p in model_of(document).proposals.values()
            if p.word.bare == "الارتوارية" and p.probability >= OTHER_READING
        ]
        assert wanted == sum(p.candidate.word == "الارتوازية" for p in readings)


def test_word_context_is_the_same_in_other_block_cuts() -> None:
    before, after = "وأوصت اللجنة بزيادة المساعدات الإنسانبة للاجئين.", "وعقد الاجتماع في جنيف يوم الخميس."
    apart = fixed(f"{before}\n\n{after}\n").text
    together = fixed(f"{before} {after}\n").text
    assert "الإنسانية" in apart
    assert "الإنسانية" in together


@pytest.mark.parametrize("text", [
    "وزار السيد تشيرنوميردين مدينة خاساف يورت، ثم عاد إلى بويناكسك.",
    "وقال: «قِفا نَبكِ مِن ذِكرى حَبيبٍ ومَنزِلِ».",
    "وورد في الوثيقة S/2001/118 أن ٣٤٠ ٢ شخصا عادوا في ١٢ أيار/مايو.",
    "وأبرمت شركة Siemens AG عقدا مع هيئة الكهرباء.",
])  # fmt: skip
def test_names_verses_numbers_and_latin_words_are_left_alone(text: str) -> None:
    assert text == fixed(text, apply=Tier.SUGGESTED).text


def test_misread_word_that_is_made_many_times_waits_for_a_person() -> None:
    text = " ".join(
        f"وزار الوفد ضاحية {place} الجميلة ثم زار المطبغة." for place in ("الشمال", "الجنوب", "الشرق", "الغرب")
    )
    text += " وأغلقت المطبغة أبوابها. وافتتحت المطبغة بعد ذلك."
    assert "المطبعة" not in fixed(text).text


def test_sentence_that_opens_a_block_keeps_a_word_that_may_stand() -> None:
    assert fixed("يعد هذا التقرير مكملا لما سبقه.").text == "يعد هذا التقرير مكملا لما سبقه."


def test_pack_that_contradicts_a_shipped_rule_is_reported(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[pack]\nid = "own"\nlanguage = "ar"\nversion = "1"\nlicence = "CC0-1.0"\n\n[[rule]]\ncode = "OCR901"\n'
        'name = "wrong"\nkind = "replace"\ntier = "safe"\nmessage = "m"\nmessage_ar = "m"\nwhy = "w"\nwhy_ar = "w"\n\n'
        '[rule.parameters]\npattern = "الإنسانية"\nreplacement = "الإنسانبة"\n',
        encoding="utf-8",
    )
    result = fixed("وأوصت اللجنة بزيادة المساعدات الإنسانية للاجئين.", rules=(str(tmp_path),))
    assert "وأوصت اللجنة بزيادة المساعدات الإنسانبة للاجئين." == result.text
    assert any("would not settle" in note and "OCR101" in note for note in result.notes)


# Three letters of one word are wrong: nothing but the document itself tells what it was.
_BADLY = "المسنوومات"


def _about_stores(words: str) -> str:
    return (
        "وزار الفريق المستودعات الثلاثة في الميناء، ووجد أن المستودعات تحتاج إلى ترميم. "
        f"وتقرر نقل البضائع من المستودعات القديمة. {words} وأغلقت {_BADLY} في الخريف."
    )


@pytest.mark.parametrize(("words", "wanted"), [
    ("وقام المراقبون بتفتيشها مرتين.", False),
    ("وقم المرقبون بنفتيشها مرنين، وسجلوا ملاحطاتهم في محصر رسمى وأبلعوا الحكوفة بنئائجه.", True),
])  # fmt: skip
def test_badly_misread_word_of_a_scan_is_found_among_the_words_of_the_document(words: str, wanted: bool) -> None:
    text = _about_stores(words)
    model = model_of(parse(read_bytes(text.encode()), text, shipped_cues()))
    at = next(i for i, word in enumerate(model.usage.words) if word.bare == _BADLY)
    assert wanted == any(c.word == "المستودعات" for c in model.evidence.options(at))


def test_hamza_that_is_dropped_from_a_word_comes_back_as_the_comma_that_it_was() -> None:
    text = (
        "وقم المرقبون بنفتيشها مرنين وسجلوا ملاحطاتهم في محصر رسمى وأبلعوا الحكوفة بنئائجه. وعقدت المنظمة اجتماعا مع "
        "المنظمات الأخرى. وأعلنت أن جلسات المنطمةء وعددها ثلاثء تعقد في جنيف."
    )
    result = fixed(text, apply=Tier.SUGGESTED)
    assert "المنظمة، وعددها" in result.text


def test_spelling_of_another_word_is_not_taken_for_a_misreading_in_edited_text() -> None:
    reports = " ".join(f"وأفاد الوزير عن تفشي فيروس كورونا في {place}." for place in ("الشمال", "الجنوب") * 2)
    text = f"{reports} وقال السكان: لقد تفشى فيروس كورونا في القرى."
    assert text == fixed(text).text


@pytest.mark.parametrize(("read", "right"), [
    ("المُتعدددة", "المُتعددة"), ("وإقلييميّة", "وإقليميّة"), ("واستاداً", "واستناداً"), ("شديدةة", "شديدة"),
])  # fmt: skip
def test_letters_that_were_read_keep_their_signs(read: str, right: str) -> None:
    assert right == _with_signs(read, ar.bare(read), ar.bare(right))


@pytest.mark.parametrize(("comma", "is_scan"), [("،", False), ("", True), (",", True)])
def test_text_with_arabic_commas_is_no_scan_for_some_errors(comma: str, is_scan: bool) -> None:
    right = f"وعقدت اللجنة اجتماعا في جنيف{comma} ثم قدمت الدول الأعضاء تقاريرها إلى الأمين العام في الموعد المحدد. "
    text = 20 * right + 12 * f"وشاركت المنطمة في الاجتماع{comma} وأيدت القرار. "
    evidence = model_of(parse(read_bytes(text.encode()), text, shipped_cues())).evidence
    assert (True, is_scan) == (RAW_SCAN <= evidence.suspicion < MANY_ERRORS, evidence.is_scan)


def test_word_that_has_its_tanween_loses_none() -> None:
    text = "وقدم المدير تقريراً موجزاً إلى اللجنة، وناقش الوفد المسألة. وأحيراً اعتمد المجلس القرار بالإجماع."
    assert "وأخيراً اعتمد" in fixed(text, apply=Tier.SUGGESTED).text
