"""What the word rules see of a document: its words in columns, their neighbours, what the lexicon has near them."""

from __future__ import annotations

import pytest

from cleanup.languages import ar
from cleanup.lexicon.cache import lexicon
from cleanup.structure.verses import borders, is_between
from cleanup.words.usage import Usage, usage_of
from tests.support import parsed

TEXT = "نظرت اللجنة في «تقرير» المدير (2)، ثم في البرنامج.\n\n14/3 وفد\n\nوعقدت اللجنة دورتها.\n"
# Lines that are wrapped by hand: the second goes on with the first.
WRAPPED = "نظرت اللجنة في تقرير المدير العام عن تنفيذ البرنامج في السنة الماضية وعن\nسير العمل في المكاتب الميدانية.\n"


def _usage(text: str) -> Usage:
    return usage_of(parsed(text))


def test_a_word_stands_where_it_says() -> None:
    words = _usage(TEXT).words
    assert [word.raw for word in words] == [TEXT[word.start : word.end] for word in words]
    assert (words[len(words) - 1], list(words)[2:5]) == (words[-1], words[2:5])


def test_marks_part_neighbours() -> None:
    usage = _usage(TEXT)
    at = usage.words.bares.index("تقرير")
    assert ("", "", "«", "»") == (usage.before(at), usage.after(at), usage.words[at].before, usage.words[at].after)
    assert ("", "اللجنة") == (usage.before(0), usage.after(0))
    assert (1, 1, 0) == tuple(
        usage.neighbours[pair] for pair in (("نظرت", "اللجنة"), ("ثم", "في"), ("البرنامج", "وعقدت"))
    )


def test_paragraphs_open_and_close() -> None:
    words = _usage(TEXT).words
    assert ["نظرت", "14/3", "وعقدت"] == [word.raw for word in words if word.opens]
    assert ["البرنامج", "وفد", "دورتها"] == [word.raw for word in words if word.closes]


def test_a_wrapped_line_goes_on() -> None:
    usage = _usage(WRAPPED)
    at = usage.words.bares.index("سير")
    assert ("وعن", "سير", 1) == (usage.before(at), usage.after(at - 1), usage.neighbours["وعن", "سير"])
    assert ["نظرت"] == [word.bare for word in usage.words if word.opens]
    assert ["الميدانية"] == [word.bare for word in usage.words if word.closes]


def test_verses_have_borders() -> None:
    verse = "\ufd3fكتاب\ufd3e"  # ORNATE RIGHT PARENTHESIS and LEFT
    text = f"قال {verse}{verse} ثم"
    found = borders(text)
    inside = [offset for offset in range(len(text)) if is_between(found, offset)]
    assert list(range(4, 4 + 2 * len(verse))) == inside


@pytest.mark.parametrize("word", ["كتاب", "اللجنة", "المشروغ", "عمل"])
def test_what_is_one_letter_away_is_found(word: str) -> None:
    near = lexicon().common(word)
    away = {word[:at] + letter + word[at + more :] for at in range(len(word) + 1) for more in (0, 1)
            for letter in ("", *ar.ALPHABET)}  # fmt: skip
    common = {other for other in away if len(other) >= 3 and lexicon().zipf(other) >= 3.5}
    assert len(common - {word}) > 0
    assert common <= near
