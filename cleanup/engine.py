"""The engine: runs the passes, resolves overlaps, applies by tier, and repeats until nothing changes.

Rounds are repeated until one applies nothing. What they left is then cleaned as a document of its own, as far as that
could make a difference, so that cleaning a cleaned text changes nothing. Each stage yields a batch of edits; the
batches, one after another, lead from the source to the clean text and, inverted, back.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from cleanup import codes
from cleanup import edits as editing
from cleanup.about import lexicon_used, quality_of
from cleanup.carrying import Carried
from cleanup.choosing import Found, choose, in_order
from cleanup.decisions import Decided
from cleanup.document import Document, SecondReading, Source
from cleanup.edits import Edit
from cleanup.errors import InternalError
from cleanup.findings import Finding, after_of
from cleanup.kinds import PASS_OF_PREFIX, PASSES, Kind, all_kinds
from cleanup.knowledge import cues_of
from cleanup.languages import ar
from cleanup.locks import Names, names_of
from cleanup.messages.notes import note
from cleanup.packs import Rule, RulePack
from cleanup.provenance import Provenance
from cleanup.results import DEFAULT_OPTIONS, Options, Recorded, Result
from cleanup.structure import parse
from cleanup.structure.parse import language_of
from cleanup.suggestions import standing_alone

if TYPE_CHECKING:
    from cleanup.words.quality import Signs

__all__ = ["DEFAULT_OPTIONS", "Options", "Recorded", "Result", "known_codes", "run"]

# Two rounds settle ordinary documents; a fix that lets another one fire takes a third. More than this is a rule that
# undoes itself or another, which is switched off for the document.
MAX_ROUNDS = 8
# Nearly all documents stay as they are when they are looked at again; each time more is for changes that this one made.
_MAX_AGAIN = 8
_READS_WORDS = "misread-word"
"""The kind of rule that looks at every word: where none runs, the lexicon need not be opened for figures alone."""


@dataclass(slots=True)
class _Run:
    """The state of one run: the text, where it came from, and what has been done."""

    source: Source
    """As the passes see it: once dropped text is forgotten, with the text of this start."""
    text: str
    provenance: Provenance
    carried: Carried
    log: list[tuple[str, Edit]] = field(default_factory=list)
    applied: list[Recorded] = field(default_factory=list)
    open: list[Found] = field(default_factory=list)
    last_codes: set[str] = field(default_factory=set)
    furniture: list[int] = field(default_factory=list)
    """Offsets in the source of the page furniture that was dropped."""
    second_readings: list[SecondReading] = field(default_factory=list)
    """What stood twice in the source until one reading was dropped."""
    signs: Signs | None = None
    """What told of wrong words when the word rules first ran."""

    def copy(self) -> _Run:
        """The same state, to go on from it in two ways."""
        return replace(
            self, log=list(self.log), applied=list(self.applied), open=list(self.open),
            last_codes=set(self.last_codes), furniture=list(self.furniture),
            second_readings=list(self.second_readings),
        )  # fmt: skip


class _Cleaned(NamedTuple):
    """A text that is settled, and how it came to be."""

    state: _Run
    document: Document
    stages: list[list[tuple[Kind, Rule]]]
    made: Sequence[tuple[str, Edit]]
    """What was changed since the start."""
    off: bool
    """Whether rules were switched off."""
    notes: tuple[str, ...]

    @property
    def needs_another_look(self) -> bool:
        """Whether something else may be found in the outcome, cleaned as a document of its own.

        It does not show what was dropped nor which rules were switched off, its language may be another, and its
        marks may be those of a text that was read well.
        """
        if not self.made:
            return False
        dropped = any(edit.op == "drop" for _, edit in self.made)
        other = language_of(self.document.text) != self.document.language
        return self.off or dropped or other or self._doubts_marks_no_more()

    def _doubts_marks_no_more(self) -> bool:
        """Whether something was left to a person because of the source's marks, and those of the outcome are sound.

        Or nearer to it: some commas are back in a text that had none.
        """
        doubted = any(found.finding.tier is not found.rule.tier for found in self.state.open)
        source, text = self.document.source.text, self.document.text
        if ar.lacks_commas(source, len(source.split())) and text.count(ar.COMMA) > source.count(ar.COMMA):
            return doubted
        return doubted and ar.reads_badly(source) and not ar.reads_badly(text)

    def alone(self) -> _Run:
        """The state from which to clean the outcome as a document of its own."""
        state = self.state.copy()
        state.source, state.furniture, state.second_readings = replace(state.source, text=state.text), [], []
        return state


def run(source: Source, packs: Sequence[RulePack], options: Options = DEFAULT_OPTIONS) -> Result:
    """Clean one document.

    Raises InputError for a word list of the user that cannot be read, and InternalError where a safety net of the
    engine finds that a character would be lost.
    """
    cues = cues_of(packs, options)
    names = names_of(cues.names | cues.months)
    start = _Run(source, source.text, Provenance.of_source(source.text), Carried.of(options.decisions, source))
    done = _cleaned(start, parse(source, source.text, cues), packs, options, names)
    for _ in range(_MAX_AGAIN):
        if not done.needs_another_look:
            break
        start = done.alone()
        document = parse(start.source, start.text, cues, to_source=start.provenance.to_source)
        again = _cleaned(start, document, packs, options, names)
        if not again.made and not done.off:
            # What was found in sight of what was dropped stays: it tells a reviewer more.
            break
        done = again
    state, document = done.state, done.document
    _verify(source, state)
    recorded = state.applied + _open_records(state, len(state.applied))
    used = lexicon_used((kind for stage in done.stages for kind, _ in stage), cues)
    return Result(
        source, document, tuple(recorded), state.provenance, tuple(packs), options, done.notes, state.log, used,
        quality_of(state.signs, document, state.applied),
    )  # fmt: skip


def _cleaned(
    start: _Run, document: Document, packs: Sequence[RulePack], options: Options, names: Names
) -> _Cleaned:  # fmt: skip
    """Go on from a state until nothing changes. Rules that do not settle are switched off."""
    off: set[str] = set()
    notes: list[str] = []
    while True:
        stages, inapplicable = _stages(packs, options, document.language, off)
        state, settled = _settle(start.copy(), document, stages, options, names)
        if not state.last_codes:
            break
        off |= state.last_codes
        notes.append(note("unsettled", codes=", ".join(sorted(state.last_codes))))
    if inapplicable:
        notes.append(note("not-arabic", count=inapplicable))
    made = state.log[len(start.log) :]
    return _Cleaned(state, settled, stages, made, bool(off), tuple(notes))


def _stages(
    packs: Sequence[RulePack], options: Options, language: str, off: set[str]
) -> tuple[list[list[tuple[Kind, Rule]]], int]:
    """The rules that run, grouped by pass and stage, in order; and how many do not apply to the language."""
    kinds = all_kinds()
    groups: dict[tuple[int, int], list[tuple[Kind, Rule]]] = {}
    inapplicable = 0
    for pack in packs:
        for rule in pack.rules:
            if not rule.enabled or not options.wants(rule.code) or rule.code in off:
                continue
            if rule.language == "ar" and language == "other":
                inapplicable += 1
                continue
            kind = kinds[rule.kind]
            groups.setdefault((PASSES.index(PASS_OF_PREFIX[rule.code[:3]]), kind.stage), []).append((kind, rule))
    return [sorted(groups[key], key=lambda g: g[1].code) for key in sorted(groups)], inapplicable


def _settle(
    state: _Run, document: Document, stages: list[list[tuple[Kind, Rule]]], options: Options, names: Names
) -> tuple[_Run, Document]:
    """Rounds until one applies nothing. `last_codes` names the rules that were still at work at the bound."""
    for _ in range(MAX_ROUNDS):
        state.open.clear()
        state.last_codes.clear()
        for stage in stages:
            document = _stage(state, document, stage, options, names)
        if not state.last_codes:
            break
    return state, document


def _stage(state: _Run, document: Document, stage: list[tuple[Kind, Rule]], options: Options, names: Names) -> Document:
    """Find, choose, apply; returns the document after the stage."""
    found = [
        Found(finding, rule, state.carried.about(finding, document.text, state.provenance))
        for kind, rule in stage
        for finding in kind.find(document, rule)
    ]
    if state.signs is None and any(kind.name == _READS_WORDS for kind, _ in stage):
        from cleanup.words.quality import signs_of

        state.signs = signs_of(document)
    if not found:
        return document
    chosen, rest = choose(document, found, options, names)
    state.open += rest
    if not chosen:
        return document
    batch = in_order(chosen)
    text = editing.apply(document.text, [edit for _, edit in batch])
    _only_white_space([edit for _, edit in batch])
    first = len(state.applied) + 1
    by_finding = {at: f"F{first + at:04d}" for at in range(len(chosen))}
    state.log += [(by_finding[at], edit) for at, edit in batch]
    for at, (finding, rule, decided) in enumerate(chosen):
        state.applied.append(
            _recorded(by_finding[at], finding, rule, document.text, state.provenance, True, decided=decided)
        )
        state.last_codes.add(rule.code)
        if all_kinds()[rule.kind].marks_pages:
            insort(state.furniture, state.provenance.to_source(finding.start))
        state.second_readings += _second_readings(finding, state.provenance)
    state.provenance = state.provenance.after([edit for _, edit in batch])
    state.text = text
    return parse(
        state.source, text, document.cues, document.language, state.provenance.to_source, state.furniture,
        state.second_readings,
    )  # fmt: skip


def _second_readings(finding: Finding, provenance: Provenance) -> list[SecondReading]:
    """What a finding drops because it stands elsewhere, too."""
    gone = provenance.span_to_source(finding.start, finding.end)
    kept = [related for related in finding.related if related.role == "kept-copy"]
    return [SecondReading(provenance.span_to_source(related.start, related.end), gone) for related in kept]


def _only_white_space(batch: Sequence[Edit]) -> None:
    """Joins and splits touch nothing but white space; moves change no character, and drops are kept in the ledger."""
    for edit in batch:
        if edit.op in ("join", "split") and (edit.before.strip() or edit.after.strip()):
            raise InternalError("a join would lose or add characters; nothing was written")


def _recorded(
    id_: str, finding: Finding, rule: Rule, text: str, provenance: Provenance, applied: bool,
    alone: tuple[Edit, ...] = (), decided: Decided | None = None,
) -> Recorded:  # fmt: skip
    start, end = provenance.span_to_source(finding.start, finding.end)
    edits = finding.fix.edits if finding.fix and applied else ()
    related = tuple((r.role, *provenance.span_to_source(r.start, r.end)) for r in finding.related)
    before = text[finding.start : finding.end]
    return Recorded(
        id_, finding, rule, start, end, before, after_of(finding, text), applied, edits, related, alone, decided
    )  # fmt: skip


def _open_records(state: _Run, used: int) -> list[Recorded]:
    alone = standing_alone([found.finding for found in state.open], len(state.text))
    pairs = sorted(
        zip(state.open, alone, strict=True), key=lambda p: (p[0].finding.start, p[0].finding.end, p[0].finding.code)
    )
    return [
        _recorded(f"F{used + at:04d}", finding, rule, state.text, state.provenance, False, edits, decided)
        for at, ((finding, rule, decided), edits) in enumerate(pairs, 1)
    ]


def _verify(source: Source, state: _Run) -> None:
    """Undo in memory: clean text and edits together hold every character of the source, in its order."""
    edits = [edit for _, edit in state.log]
    if editing.apply(state.text, editing.invert(edits)) != source.text:
        raise InternalError("the ledger does not lead back to the source; nothing was written")


def known_codes(packs: Sequence[RulePack], prefixes: Iterable[str]) -> None:
    """Check codes that a user gave.

    Raises PackError for one that no rule begins with, naming the nearest code.
    """
    codes.check([rule.code for pack in packs for rule in pack.rules], prefixes)
