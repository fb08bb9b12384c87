"""How usual the letters of words are, and where paragraphs end inside a block."""

from __future__ import annotations

import pytest

from cleanup.languages import ar
from cleanup.lexicon import spelling
from cleanup.lexicon.forms import forms_of
from cleanup.words.paragraphs import ends_paragraph
from cleanup.words.usage import usage_of
from tests.support import parsed


@pytest.mark.parametrize(("word", "misread"), [
    ("المنظمات", "المنطمات"), ("بانتظام", "باتنظام"), ("تنفيذ", "تتفيد"), ("الجمعية", "الجمعثة"),
])  # fmt: skip
def test_misread_word_has_odder_letters(word: str, misread: str) -> None:
    oddness = forms_of().oddness
    assert oddness(word)[0] < oddness(misread)[0]


def test_model_gives_each_run_of_letters_its_share() -> None:
    model = spelling.letter_model(["باب"] * 30 + ["بات"] * 10)
    often, rarely, never = (spelling.oddness(model, word)[0] for word in ("باب", "بات", "بثج"))
    assert often < rarely < never
    assert len(model) == spelling.SIZE
    assert 0 not in model


def test_probabilities_behind_a_context_sum_to_one() -> None:
    model = spelling.letter_model(["باب", "بيت", "نبات"])
    size = len(ar.ALPHABET) + 2
    for context in (0, 1, size + 2, len(model) // size - 1):
        row = model[context * size : (context + 1) * size]
        # Costs are rounded, and the rarest ones cut off, by half a step each.
        assert sum(10 ** (-cost / 50) for cost in row) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(("text", "ends"), [
    ("ونظرت اللجنة فيها", True),
    ("ونظرت اللجنة فيها 56 - يجوز للجمعية أن تنظر", True),
    ("ونظرت اللجنة فيها ٥٦- يجوز للجمعية أن تنظر", True),
    ("ونظرت اللجنة فيها المادة 12 يجوز للجمعية أن تنظر", True),
    ("ونظرت اللجنة فيها المادة التي تخصها", False),
    ("ونظرت اللجنة فيها 56 مرة", False),
    ("ونظرت اللجنة فيها في عام 1998 - 1999", False),
])  # fmt: skip
def test_paragraph_ends_where_the_next_one_has_its_number(text: str, ends: bool) -> None:
    usage = usage_of(parsed(text))
    assert ends_paragraph(usage, usage.words.bares.index("فيها")) is ends
