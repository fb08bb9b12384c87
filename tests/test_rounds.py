"""What is remembered from round to round, or compiled beforehand, is what working it out anew would give."""

from __future__ import annotations

import pytest

from cleanup.lexicon.cache import lexicon
from cleanup.lexicon.forms import effective
from cleanup.readers import read_bytes
from cleanup.structure import parse
from cleanup.words import rounds, said_elsewhere
from cleanup.words.model import Model
from cleanup.words.usage import Usage, touched, usage_of
from cleanup.words.vocabulary import Vocabulary
from tests.support import shipped_cues

SOURCE = read_bytes("نظرت اللجنه في تقرير المديز العام".encode(), "-", "text")
FIRST = "نظرت اللجنه في تقرير المديز العام. وأعد المدير تقريره، ورفض المدبر ذلك."
# As if a round had mended a word and dropped the end of the text.
SECOND = "نظرت اللجنة في تقرير المديز العام. وأعد المدير تقريره."


def _usage(text: str) -> Usage:
    return usage_of(parse(SOURCE, text, shipped_cues()))


def _near(text: str, word: str) -> list[str]:
    usage = _usage(text)
    return Vocabulary(usage, [bare for bare in usage.counts if bare != word]).near(word)


def test_a_round_finds_the_words_that_came_and_none_that_went() -> None:
    assert (["المدير", "المدبر"], ["المدير"]) == (_near(FIRST, "المديز"), _near(SECOND, "المديز"))
    assert ([], ["اللجنة"]) == (_near(FIRST, "اللجنه"), _near(SECOND, "اللجنه"))


def test_words_are_touched_that_came_or_went_or_have_another_neighbour() -> None:
    kept, words = "وأعد الوفد تقريره", "نظرت اللجنة في تقرير المدير"
    last = _usage(f"{words}\n\n{kept}")
    assert set() == touched(_usage(f"{kept}\n\n{words}"), last)
    assert {"تقرير", "المدير", "المدبر"} == touched(_usage(f"{words.replace('المدير', 'المدبر')}\n\n{kept}"), last)
    assert {"في", "تقرير"} == touched(_usage(f"{words.replace('في ', 'في، ')}\n\n{kept}"), last)


SCAN = [
    "وقضى أخوه تسعين شبرا متفرقة في السفينة.",
    "وقضى الصياد تسعين شهرا متفرقة في الميناء» ثم قضى تسعين شهرا متفرقة في الجزيرة.",
    *(f"وقذم الؤفد القرير {n} إلى الجعية العامه» وطلب النظر قيه." for n in range(3, 9)),
]


def _model(parts: list[str]) -> Model:
    return Model(parse(SOURCE, "\n\n".join(parts), shipped_cues()))


def _said(model: Model) -> tuple[object, object]:
    return model.proposals, model.real_words


@pytest.mark.parametrize("mended", ["الجمعية", "شهرا", "متفرقة", "القرير"])
def test_a_round_says_the_same_after_another_round_as_by_itself(mended: str) -> None:
    second = [part.replace({"الجمعية": "الجعية", "شهرا": "شبرا", "متفرقة": "الؤفد", "القرير": "تسعين"}[mended], mended)
              for part in SCAN]  # fmt: skip
    for remembered in (rounds, said_elsewhere):
        remembered._rounds.cache_clear()
    alone = _said(_model(second))
    for remembered in (rounds, said_elsewhere):
        remembered._rounds.cache_clear()
    assert _said(_model(SCAN)) != alone
    assert alone == _said(_model(second))


def test_blocks_of_words_make_the_columns() -> None:
    lines = "نظرت اللجنة في تقرير المدير، وعن\nسير العمل\nفي المكاتب\nالميدانية كلها\nوفي المقر."
    words = _usage(lines).words
    rows = [row for stretch in words.stretches() for row in stretch.piece.rows(stretch.before, stretch.after)]
    assert list(zip(words.bares, words.previous, words.following, strict=True)) == rows
    borders = [("", "سير"), ("وعن", "في"), ("العمل", "الميدانية"), ("المكاتب", "وفي"), ("كلها", "")]
    assert borders == [(stretch.before, stretch.after) for stretch in words.stretches()]


@pytest.mark.parametrize("word", ["كتاب", "والكتاب", "اللجنة", "كتابه", "وفد", "مشروغ"])
def test_frequencies_that_were_compiled_are_those_that_would_be_worked_out(word: str) -> None:
    zipf, compiled = lexicon().frequencies(word)
    assert lexicon().zipf(word) == zipf
    assert compiled in (0.0, effective(lexicon().zipf, word, zipf))


def test_known_words_are_compiled() -> None:
    assert (True, 0.0) == (lexicon().frequencies("كتاب")[1] > 0, lexicon().frequencies("مشروغ")[1])
