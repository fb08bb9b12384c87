"""Letters of other languages that are drawn like Arabic ones, in a text that is not written with them."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.characters import translated
from cleanup.document import Document
from cleanup.findings import Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.languages import ar
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.typography import DOUBTFUL
from cleanup.words.doubts import is_clear, is_settled_around, loses_tanween
from cleanup.words.model import Model, model_of
from cleanup.words.shown import frequencies
from cleanup.words.usage import Usage

# A text is Arabic that has the Arabic letters so many times as often.
_MOSTLY = 5
# Of two words that differ in the dots of their final yeh, one is meant that fits so much better (a base-10 logarithm):
# more than the preposition على is commoner than the name علي by itself.
_FAR_BETTER = 1.2
_FINAL_YEHS = "ىي"
# From this probability of another word on the change of letters alone would mostly be wrong.
_LIKELY = 0.5


@kind(
    "letters-like-arabic",
    "Letters of other languages that are drawn like Arabic ones, in a text that mostly has the Arabic ones",
    {
        "letters": Parameter(dict, None, "the foreign letter and the Arabic one that it stands for"),
        "final_yeh": Parameter(list, [], "foreign letters that at the end of a word can be either yeh"),
        "word_stands": Parameter(
            (int, float), None, "probability that the word is right then, below which a scan gets a suggestion"
        ),
    },
    reads_lexicon=True,
)
def letters_like_arabic(document: Document, rule: Rule) -> Iterator[Finding]:
    """Put the letters right; in a raw scan for good only where the word that arises is right as it stands.

    Silent where that most likely is another word: the rules of misread words (`misread`) put it right at once.
    """
    table: dict[str, str] = rule.parameters["letters"]
    if not any(letter in document.text for letter in table) or not _is_mostly_arabic(document.text, table):
        return
    for match, after in translated(document.text, table):
        model = model_of(document)
        at = model.usage.words.last_before(match.end())
        sure = True
        if match[0][-1] in rule.parameters["final_yeh"]:
            after, sure = _with_yeh(model.usage, at, after[:-1])
        bare = ar.bare_word(after)
        if _is_another(model, at, bare):
            continue
        stands = _stands(model, at, bare)
        safe = sure and stands >= rule.parameters["word_stands"]
        yield finding(
            document, rule, match.start(), match.end(), after, tier=None if safe else Tier.SUGGESTED,
            confidence=None if safe else min(stands, DOUBTFUL),
            evidence=[frequencies(model.usage.forms, (bare,))],
        )  # fmt: skip


def _with_yeh(usage: Usage, at: int | None, word: str) -> tuple[str, bool]:
    """A word with the final yeh by which it is commoner and belongs between its neighbours, and whether that is sure.

    Both are words at times: the name علي behind a title, the preposition على behind most others.
    """
    before, after = (usage.before(at), usage.after(at)) if at is not None else ("", "")
    forms = usage.forms

    def fits(yeh: str) -> float:
        bare = ar.bare_word(word + yeh)
        sides = [max(0.0, forms.association(*pair)) for pair in ((before, bare), (bare, after)) if all(pair)]
        return forms.frequency(bare) + sum(sides)

    plain, dotted = map(fits, _FINAL_YEHS)
    return word + _FINAL_YEHS[dotted > plain], abs(dotted - plain) >= _FAR_BETTER


def _is_mostly_arabic(text: str, table: dict[str, str]) -> bool:
    foreign = sum(map(text.count, table))
    return sum(map(text.count, {*table.values()})) >= _MOSTLY * foreign


def _is_another(model: Model, at: int | None, word: str) -> bool:
    proposal = model.proposals.get(at) if at is not None else None
    return proposal is not None and proposal.candidate.word != word and proposal.probability > _LIKELY


def _stands(model: Model, at: int | None, word: str) -> float:
    """The probability that a word is right with its Arabic letters, and the marks beside it are."""
    if at is None:
        return 1.0
    proposal = model.proposals.get(at)
    is_it = proposal is not None and proposal.candidate.word == word
    if not model.is_scan:
        return float((is_it or model.word_is_settled(at, 1.0)) and is_clear(model, at, at))
    loses = loses_tanween(model, model.usage.words.bares[at])
    if loses or model.has_signs(at) or not is_settled_around(model, at, at):
        return 0.0
    if proposal is None:
        return model.stands(at)
    return proposal.probability if is_it else min(model.stands(at), 1 - proposal.probability)
