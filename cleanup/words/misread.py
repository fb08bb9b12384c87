"""The rule kinds of misread words: letters, known words, commas, gaps; each finding carries the model's probability.

A word that is likely right is suggested; it is changed for good where the whole token likely is (`wholeness`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from cleanup.document import Document
from cleanup.findings import Evidence, Finding, Tier
from cleanup.kinds import Parameter, kind
from cleanup.lexicon.forms import Forms
from cleanup.making import finding
from cleanup.packs import Rule
from cleanup.words.doubts import is_borne_out, is_clear, is_doubted, is_whole, is_whole_without
from cleanup.words.model import Model, Proposal, model_of
from cleanup.words.shown import REMEMBERED, frequencies
from cleanup.words.traits import CHANGES, change_of
from cleanup.words.wholeness import of_gap, of_known_word, of_token
from cleanup.words.written import written

# Two words are shown as neighbours where they stand together ten times as often as by chance.
_BOUND = 1.0
# So much less likely than its word a token has to be for both to be shown; chosen.
_APART = 0.1
# Measured by `python -m tests.bench words` and `printed`, all rules together, on whole tokens with their marks and
# vowel signs. Scans: on 65 pages that chose nothing, of prose in the manner of UN reports that neither weights nor
# counts had seen, in ten fonts that no weight was fitted on, 903 of 915 changes are right on light and medium pages,
# and 684 of 705 on heavy ones (with earlier weights; the readings were not kept). .94 was chosen by other readings of
# texts and fonts that weights are fitted on (2,157 of 2,203 on light pages, 1,770 of 1,815 on medium ones); .8875 by
# the heavy ones, most of which are badly damaged (2,072 of 2,145; with .885 2,088 of 2,161), and by the bench's noisy
# pages (397 of 411; with .885 402 of 418, with .89 393 of 407). Edited text: of words left out of the fitting 1,029 of
# 1,034 are right from .95 on where errors were planted, 98 of 106 from .9 to .95, and 12 of 13 from .9 on in the same
# texts without any, misprints of the sources. With .94 399 of 402 changes of words are right where errors were planted
# in 22,000 words of prose that neither counts nor weights had seen, and 1,145 of 1,159 on the bench's light pages, some
# of which look like edited text once their commas are back; with .93 the former are .988, and a verb of clean text is
# changed. Suggestions: from .3 to .4 196 of 569 words are right in light and medium scans, from .4 to .5 409 of 909 in
# damaged ones, 24 of 50 where errors were planted and 2 of 16 in the same texts without any.
_THRESHOLDS = {
    "safe_clean": Parameter(float, 0.94, "probability from which a change is safe in text that is nearly clean"),
    "safe_scan": Parameter(float, 0.94, "the same of the whole token in a raw scan"),
    "safe_damaged": Parameter(float, 0.8875, "the same in a badly damaged scan"),
    "suggested": Parameter(float, 0.45, "probability of the word from which a change is suggested"),
    "suggested_scan": Parameter(float, 0.3, "the same in a raw scan"),
    "suggested_damaged": Parameter(float, 0.4, "the same in a badly damaged scan"),
}


@kind(
    "misread-word",
    "A word that the lexicon hardly knows, one misreading away from a known one",
    {
        "change": Parameter(str, None, "what was misread", CHANGES),
        "series": Parameter(int, 5, "the same change more often than this needs evidence from other words"),
        **_THRESHOLDS,
    },
    reads_lexicon=True,
)
def misread_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Change the word where the model is sure; suggest it where it is likely."""
    model = model_of(document)
    least, change = _least(model, rule), rule.parameters["change"]
    wanted = [p for p in _by_change(model).get(change, ()) if p.probability >= least]
    series = Counter((p.word.bare, p.candidate.word) for p in wanted)
    for proposal in wanted:
        word = proposal.word
        repeated = series[word.bare, proposal.candidate.word] > rule.parameters["series"]
        doubted = (repeated and not is_borne_out(model, proposal)) or is_doubted(model, proposal, change)
        share = of_token(model, proposal)
        safe = share >= _threshold(model, rule) and not doubted and is_whole(model, proposal)
        end, mark = word.end, ""
        if safe and model.is_comma(proposal.at):
            end, mark = end + 1, "،"
        yield finding(
            document, rule, word.start, end, written(model, proposal) + mark,
            confidence=share, tier=None if safe else Tier.SUGGESTED,
            evidence=_evidence(model, proposal, share, series[word.bare, proposal.candidate.word] if repeated else 0),
        )  # fmt: skip


@kind("split-word", "A word that was read as two", dict(_THRESHOLDS), reads_lexicon=True)
def split_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Close the gap where the two words make one that is known."""
    model = model_of(document)
    for gap, probability in model.closed:
        if probability >= _least(model, rule):
            sure = _threshold(model, rule)
            left, right = model.usage.words[gap.at], model.usage.words[gap.at + 1]
            safe = probability >= sure and is_whole_without(model, gap)
            mark = "،" if safe and model.is_comma(gap.at + 1) else ""
            yield finding(
                document, rule, left.start, right.end + len(mark), left.raw + right.raw + mark,
                confidence=of_gap(model, gap, probability), tier=None if safe else Tier.SUGGESTED,
                evidence=[frequencies(model.usage.forms, (gap.joined, left.bare, right.bare))],
            )  # fmt: skip


@kind(
    "real-word",
    "A known word that never stands beside its neighbours, one misreading away from one that does",
    {name: _THRESHOLDS[name] for name in ("suggested", "suggested_scan", "suggested_damaged")},
    reads_lexicon=True,
)
def real_word(document: Document, rule: Rule) -> Iterator[Finding]:
    """Suggest the word that fits, with how much each of the two belongs beside its neighbours."""
    model = model_of(document)
    for proposal in model.real_words:
        if proposal.probability >= _least(model, rule):
            word, share = proposal.word, of_known_word(model, proposal)
            yield finding(
                document, rule, word.start, word.end, written(model, proposal), confidence=share, tier=Tier.SUGGESTED,
                evidence=_evidence(model, proposal, share),
            )  # fmt: skip


@kind(
    "misread-comma",
    "A mark that stands for an Arabic comma in a text whose reader wrote none",
    {
        **_THRESHOLDS,
        "gap": Parameter(float, 0.75, "probability from which a gap before the word is closed first"),
    },
    reads_lexicon=True,
)
def misread_comma(document: Document, rule: Rule) -> Iterator[Finding]:
    """Put the comma where the document's use of its marks shows that it is one."""
    model = model_of(document)
    sure, least = _threshold(model, rule), _least(model, rule)
    taken = {gap.at + 1 for gap, share in model.closed if share >= rule.parameters["gap"]}
    for mark, comma in model.commas:
        if mark.at in taken or comma < least:
            continue
        probability = comma * model.stands(mark.at)
        if probability >= least and not model.takes_mark(mark.at, sure):
            yield finding(
                document, rule, mark.offset, mark.offset + 1, "،", confidence=probability,
                tier=None if probability >= sure and _takes_comma(model, mark.at, sure) else Tier.SUGGESTED,
                values={"words": model.usage.words[mark.at].raw},
                evidence=[
                    Evidence("no-commas", str(model.usage.size)),
                    frequencies(model.usage.forms, (model.usage.words[mark.at].bare,)),
                ],
            )  # fmt: skip


def _takes_comma(model: Model, at: int, sure: float) -> bool:
    return model.word_is_settled(at, sure) and is_clear(model, at, at) and not model.may_end(at)


@lru_cache(maxsize=4)
def _by_change(model: Model) -> dict[str, list[Proposal]]:
    """The proposals of a document by what was misread: each rule looks at one kind."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in model.proposals.values():
        found[change_of(proposal.candidate, proposal.word.bare)].append(proposal)
    return found


def _threshold(model: Model, rule: Rule) -> float:
    return float(rule.parameters[f"safe_{model.level}"])


def _least(model: Model, rule: Rule) -> float:
    return float(rule.parameters["suggested" if model.level == "clean" else f"suggested_{model.level}"])


def _evidence(model: Model, proposal: Proposal, share: float, series: int = 0) -> list[Evidence]:
    usage, word = model.usage, proposal.candidate.word
    out = [frequencies(usage.forms, (*word.split(), proposal.word.bare))]
    if series:
        out.append(Evidence("repeated", str(series)))
    if proposal.probability >= share + _APART:
        out.append(Evidence("word-alone", f"{proposal.probability:.2f}"))
    if not is_clear(model, proposal.at, proposal.at):
        out.append(Evidence("doubtful-mark", proposal.word.before + proposal.word.after))
    if count := usage.counts.get(word, 0):
        out.append(Evidence("document-uses", str(count)))
    before, after = usage.before(proposal.at), usage.after(proposal.at)
    if model.other_readings.of(proposal.at, [proposal.candidate]):
        out.append(Evidence("other-reading", f"{before} {word} {after}"))
    for first, second in ((before, word), (word, after)):
        if not first or not second:
            continue
        if bound := _bound(usage.forms, first, second):
            out.append(bound)
        elif count := usage.neighbours.get((first, second), 0):
            out.append(Evidence("said-elsewhere", f"{first} {second} ({count})"))
    return out


@lru_cache(maxsize=REMEMBERED)
def _bound(forms: Forms, first: str, second: str) -> Evidence | None:
    """What the lexicon knows of two words as neighbours; None for nothing."""
    if forms.lexicon.is_pair(first, second):
        return Evidence("listed-term", f"{first} {second}")
    bound = forms.association(first, second)
    return Evidence("neighbours", f"{first} {second} ({10**bound:.0f})") if bound >= _BOUND else None
