"""What the rest of a document says for a reading, and what keeps a sure change waiting."""

from __future__ import annotations

import pytest

from cleanup.languages import ar
from cleanup.words import discourse
from cleanup.words.candidates import Candidate
from cleanup.words.detached import check
from cleanup.words.discourse import Discourse
from cleanup.words.doubts import is_doubted
from cleanup.words.model import Model, Proposal, model_of
from tests.support import parsed
from tests.test_marks_as_letters import SCAN

# The misread word stands twice; the ministry is spoken of, a rose is not.
_TEXT = (
    "وأقرت خطة الوزارة في العام الماضي. وتعد الوزاررة تقريرا عن الخطة في كل عام. وقدمت وزارتنا تقريرا إلى المجلس. "
    "وناقش المجلس خطة الوزاررة وأقرها، وشكر وزراء المالية."
)


def _said(model: Model, word: str, other: str, place: int = 0) -> dict[str, float]:
    at = [i for i, bare in enumerate(model.usage.words.bares) if bare == word][place]
    [found] = Discourse(model.usage).of_candidates(at, [model.evidence.candidates.spelt(other, word)])
    return dict(zip(discourse.CANDIDATE, found, strict=True))


@pytest.mark.parametrize(
    "words",
    [("المنظمة", "والمنظمات", "منظمتان", "للمنظمة"), ("التقرير", "تقريرها", "وتقريره", "بالتقرير"), ("لجنة", "اللجنة")],
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...]) -> None:
    [stem] = {ar.stem(word) for word in words}
    assert len(stem) >= 3


def test_a_word_that_the_document_has_is_topical_and_one_of_its_own() -> None:
    model = model_of(parsed(_TEXT))
    own, strange = _said(model, "الوزاررة", "الوزارة"), _said(model, "الوزاررة", "الوردة")
    assert own["topical"] > 0 == strange["topical"]
    assert not own["familyless"]
    assert strange["familyless"]


def test_what_stands_beside_the_other_places_counts_and_the_place_itself_does_not() -> None:
    model = model_of(parsed(_TEXT))
    first, last = (_said(model, "الوزاررة", "الوزارة", place) for place in (0, 1))
    assert first["pooled_seen"] > 0 == last["pooled_seen"]
    alone = model_of(parsed(_TEXT.replace("خطة الوزاررة", "خطته")))
    assert _said(alone, "الوزاررة", "الوزارة")["pooled_seen"] == 0


def test_a_word_that_stands_once_has_no_family_in_itself() -> None:
    usage = model_of(parsed("وزار الوفد مدينة كيفور في الصباح.")).usage
    assert dict(zip(discourse.WORD, Discourse(usage).of_word(3), strict=True)) == {"family": 0, "kin": 0}


def _doubted(text: str, word: str, candidate: Candidate, change: str) -> bool:
    model = model_of(parsed(text))
    at = model.usage.words.bares.index(word)
    return is_doubted(model, Proposal(at, model.usage.words[at], candidate, 0.99), change)


@pytest.mark.parametrize(("text", "word", "wanted", "doubted"), [
    ("وتنقسم هذه الفيريونات بسرعة.", "الفيريونات", "الفيروسات", True),
    (f"{SCAN} وتنقسم هذه الفيريونات بسرعة.", "الفيريونات", "الفيروسات", False),
    ("وبلغت بنبسة السكان النصف.", "بنبسة", "بنسبة", False),
    (f"{SCAN} وقدمت المساعدة للبقدان النامية.", "للبقدان", "البلدان", True),
    (f"{SCAN} وقدمت المساعدة للبقدان النامية.", "للبقدان", "للبلدان", False),
])  # fmt: skip
def test_other_words_and_lost_prepositions_wait_for_a_person(text: str, word: str, wanted: str, doubted: bool) -> None:
    model = model_of(parsed(text))
    assert doubted == _doubted(text, word, model.evidence.candidates.spelt(wanted, word), "several")


def test_a_frequent_word_of_a_scan_stands_more_likely_than_a_rare_one() -> None:
    model = model_of(parsed(f"{SCAN} ونظرت الجمعية في تقرير اللجنة عن حالة هشه."))
    bares = model.usage.words.bares
    assert model.stands(bares.index("اللجنة")) > model.stands(bares.index("هشه"))


@pytest.mark.parametrize("pair", ["!", "! إإ", "إ !", "1 ا"])
def test_what_is_no_pair_of_a_mark_and_a_letter_is_refused(pair: str) -> None:
    with pytest.raises(ValueError, match="expected a mark and a letter"):
        check({"letters": [pair]})
