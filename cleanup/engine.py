"""The engine: runs the passes, resolves overlaps, applies by tier, and repeats until nothing changes.

A round is a pure function of the text. Rounds are repeated until one applies nothing, so that cleaning a cleaned text
changes nothing. Each stage yields a batch of edits; the batches, one after another, lead from the source to the clean
text and, inverted, back.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleanup import codes
from cleanup import edits as editing
from cleanup.about import lexicon_used, quality_of
from cleanup.cues import Cues, merge
from cleanup.document import Document, Source
from cleanup.edits import Edit
from cleanup.errors import InternalError
from cleanup.findings import Evidence, Finding, Fix, Tier
from cleanup.kinds import PASS_OF_PREFIX, PASSES, Kind, all_kinds
from cleanup.languages import ar
from cleanup.locks import Names, keeps_locked
from cleanup.packs import Rule, RulePack
from cleanup.provenance import Provenance
from cleanup.results import DEFAULT_OPTIONS, Options, Recorded, Result
from cleanup.structure import parse

if TYPE_CHECKING:
    from cleanup.words.quality import Signs

__all__ = ["DEFAULT_OPTIONS", "Options", "Recorded", "Result", "known_codes", "run"]

# Two rounds settle ordinary documents; a fix that lets another one fire takes a third. More than this is a rule that
# undoes itself or another, which is switched off for the document.
MAX_ROUNDS = 8
_READS_WORDS = "misread-word"
"""The kind of rule that looks at every word: where none runs, the lexicon need not be opened for figures alone."""


@dataclass(slots=True)
class _Run:
    """The state of one run: the text, where it came from, and what has been done."""

    source: Source
    text: str
    provenance: Provenance
    log: list[tuple[str, Edit]] = field(default_factory=list)
    applied: list[Recorded] = field(default_factory=list)
    open: list[tuple[Finding, Rule, str]] = field(default_factory=list)
    last_codes: set[str] = field(default_factory=set)
    furniture: list[int] = field(default_factory=list)
    """Offsets in the source of the page furniture that was dropped."""
    signs: Signs | None = None
    """What told of wrong words when the word rules first ran."""


def run(source: Source, packs: Sequence[RulePack], options: Options = DEFAULT_OPTIONS) -> Result:
    """Clean one document.

    Raises InputError for a word list of the user that cannot be read, and InternalError where a safety net of the
    engine finds that a character would be lost.
    """
    cues = _cues(packs, options)
    names = Names.of(cues.names | cues.months)
    off: set[str] = set()
    notes: list[str] = []
    document = parse(source, source.text, cues)
    while True:
        stages, inapplicable = _stages(packs, options, document.language, off)
        state, document = _settle(source, document, stages, options, names)
        if not state.last_codes:
            break
        off |= state.last_codes
        notes.append(f"rules that would not settle were switched off: {', '.join(sorted(state.last_codes))}")
        document = parse(source, source.text, cues, document.language)
    if inapplicable:
        notes.append(f"{inapplicable} rules for Arabic do not apply: the text is not Arabic")
    _verify(source, state)
    recorded = state.applied + _open_records(state, len(state.applied))
    used = lexicon_used((kind for stage in stages for kind, _ in stage), cues)
    return Result(
        source, document, tuple(recorded), state.provenance, tuple(packs), options, tuple(notes), state.log, used,
        quality_of(state.signs, document, state.applied),
    )  # fmt: skip


def _cues(packs: Sequence[RulePack], options: Options) -> Cues:
    """The cues of the packs, with the names that `protect` rules list and the user's word lists."""
    cues = merge(pack.cues for pack in packs)
    protected = (rule for pack in packs for rule in pack.rules if rule.kind == "protect")
    names = cues.names.union(ar.bare(name) for rule in protected for name in rule.parameters["names"])
    lists = tuple(dict.fromkeys((*cues.lexicons, *options.lexicons)))
    if lists:
        from cleanup.lexicon.own import own_list

        for path in lists:
            own_list(path)
    return cues._replace(names=names, lexicons=lists)


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
    source: Source, document: Document, stages: list[list[tuple[Kind, Rule]]], options: Options, names: Names
) -> tuple[_Run, Document]:
    """Rounds until one applies nothing. `last_codes` names the rules that were still at work at the bound."""
    state = _Run(source, source.text, Provenance.of_source(source.text))
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
    found = [(finding, rule) for kind, rule in stage for finding in kind.find(document, rule)]
    if state.signs is None and any(kind.name == _READS_WORDS for kind, _ in stage):
        from cleanup.words.quality import signs_of

        state.signs = signs_of(document)
    if not found:
        return document
    chosen, rest = _choose(document, found, options, names)
    state.open += [(finding, rule, document.text[finding.start : finding.end]) for finding, rule in rest]
    if not chosen:
        return document
    batch = _in_order(chosen)
    text = editing.apply(document.text, [edit for _, edit in batch])
    _only_white_space([edit for _, edit in batch])
    first = len(state.applied) + 1
    by_finding = {at: f"F{first + at:04d}" for at in range(len(chosen))}
    state.log += [(by_finding[at], edit) for at, edit in batch]
    for at, (finding, rule) in enumerate(chosen):
        state.applied.append(_recorded(by_finding[at], finding, rule, document.text, state.provenance, True))
        state.last_codes.add(rule.code)
        if all_kinds()[rule.kind].marks_pages:
            insort(state.furniture, state.provenance.to_source(finding.start))
    state.provenance = state.provenance.after([edit for _, edit in batch])
    state.text = text
    return parse(state.source, text, document.cues, document.language, state.provenance.to_source, state.furniture)


def _choose(
    document: Document, found: list[tuple[Finding, Rule]], options: Options, names: Names
) -> tuple[list[tuple[Finding, Rule]], list[tuple[Finding, Rule]]]:
    """Split findings into those applied now and those that stay.

    Where two fixes touch, the more confident one wins. Moves of one stage depend on each other: those of the best
    tier are applied together, in the order in which the rule gave them.
    """
    ready: list[tuple[Finding, Rule]] = []
    rest: list[tuple[Finding, Rule]] = []
    for finding, rule in found:
        finding, fits = _guarded(document, finding, rule, names)
        applicable = fits and finding.fix is not None and options.allows(finding.fix.tier)
        (ready if applicable else rest).append((finding, rule))
    moving = [pair for pair in ready if pair[0].fix and any(e.cuts for e in pair[0].fix.edits)]
    if moving:
        best = min(pair[0].tier.rank for pair in moving)
        now = [pair for pair in moving if pair[0].tier.rank == best]
        return now, rest + [pair for pair in ready if not any(pair is kept for kept in now)]
    ready.sort(key=lambda p: (-p[0].confidence, p[0].tier.rank, p[0].start, p[0].code))
    taken: list[tuple[int, int]] = []
    chosen = []
    for pair in ready:
        assert pair[0].fix
        spans = [(edit.start, edit.end) for edit in pair[0].fix.edits]
        if any(_touches(taken, span) for span in spans):
            rest.append(pair)
            continue
        for span in spans:
            insort(taken, span)
        chosen.append(pair)
    chosen.sort(key=lambda p: (p[0].start, p[0].end, p[0].code))
    return chosen, rest


def _touches(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a span overlaps a taken one, or stands where one begins or ends."""
    start, end = span
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] >= start:
        return True
    return at < len(taken) and taken[at][0] <= end


def _guarded(document: Document, finding: Finding, rule: Rule, names: Names) -> tuple[Finding, bool]:
    """The finding, and whether its fix leaves locked spans alone and can be written in the source's encoding."""
    fix = finding.fix
    if fix is None:
        return finding, False
    reason = None
    if not keeps_locked(document.text, fix.edits, names, rule.may_touch):
        reason = Evidence("locked", "")
    elif not document.source.encoding.startswith("utf") and not _encodable(document.source.encoding, fix):
        reason = Evidence("not-encodable", document.source.encoding)
    if reason is None:
        return finding, True
    shown = Finding(
        finding.code, finding.start, finding.end, finding.message, finding.message_ar, finding.confidence,
        (*finding.evidence, reason), Fix(fix.edits, Tier.MANUAL), finding.related,
    )  # fmt: skip
    return shown, False


def _encodable(encoding: str, fix: Fix) -> bool:
    try:
        for edit in fix.edits:
            edit.after.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _in_order(chosen: Sequence[tuple[Finding, Rule]]) -> list[tuple[int, Edit]]:
    """The edits of one batch with the index of their finding: moves as given, replacements from the end on."""
    pairs = [(at, edit) for at, (finding, _) in enumerate(chosen) if finding.fix for edit in finding.fix.edits]
    if pairs and pairs[0][1].cuts:
        return pairs
    return sorted(pairs, key=lambda p: (p[1].start, p[1].end), reverse=True)


def _only_white_space(batch: Sequence[Edit]) -> None:
    """Joins and splits touch nothing but white space; moves change no character, and drops are kept in the ledger."""
    for edit in batch:
        if edit.op in ("join", "split") and (edit.before.strip() or edit.after.strip()):
            raise InternalError("a join would lose or add characters; nothing was written")


def _recorded(id_: str, finding: Finding, rule: Rule, text: str, provenance: Provenance, applied: bool) -> Recorded:
    start, end = provenance.span_to_source(finding.start, finding.end)
    after = None
    if finding.fix and all(e.op in ("replace", "join", "split") for e in finding.fix.edits):
        local = sorted(finding.fix.edits, key=lambda e: e.start, reverse=True)
        inside = all(finding.start <= e.start and e.end <= finding.end for e in local)
        if inside:
            piece = text[finding.start : finding.end]
            moved = [Edit(e.op, e.start - finding.start, e.end - finding.start, e.before, e.after) for e in local]
            after = editing.apply(piece, moved)
    edits = finding.fix.edits if finding.fix and applied else ()
    related = tuple((r.role, *provenance.span_to_source(r.start, r.end)) for r in finding.related)
    before = text[finding.start : finding.end]
    return Recorded(id_, finding, rule, start, end, before, after, applied, edits, related)


def _open_records(state: _Run, used: int) -> list[Recorded]:
    ordered = sorted(state.open, key=lambda o: (o[0].start, o[0].end, o[0].code))
    return [
        _recorded(f"F{used + at:04d}", finding, rule, state.text, state.provenance, False)
        for at, (finding, rule, _) in enumerate(ordered, 1)
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
