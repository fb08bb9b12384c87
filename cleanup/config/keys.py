"""The keys of configuration files."""

from __future__ import annotations

from typing import Final, NamedTuple

from cleanup.config import values
from cleanup.config.values import Read


class Key(NamedTuple):
    """A key: how its value is read, which commands heed it, and what the documentation says of it."""

    name: str
    """Also the name of the option that wins over it, where there is one."""
    read: Read
    commands: tuple[str, ...]
    form: str
    default: str
    meaning: str


_ALL = ("fix", "check", "diff")
_MANY = ("fix", "check")
_CHECK = ("check",)

KEYS: Final = {
    key.name: key
    for key in (
        Key("apply", values.choice("safe", "suggested"), _ALL, "`safe` or `suggested`", "`safe`",
            "Which fixes are made: only safe ones, or suggested ones too."),
        Key("select", values.codes, _ALL, "list of codes", "all rules", "Only these rules."),
        Key("ignore", values.codes, _ALL, "list of codes", "none", "Not these rules."),
        Key("rules", values.paths, _ALL, "list of folders", "none", "Folders with rule packs of your own."),
        Key("lexicon", values.paths, _ALL, "list of files", "none", "Lists of words of your own."),
        Key("per-file-ignores", values.codes_by_pattern, _ALL, "table: pattern = list of codes", "none",
            "Rules that do not run in the files that a pattern matches."),
        Key("exclude", values.words, _MANY, "list of patterns", "none", "Files that are left out, however they are "
            "named."),
        Key("lang", values.choice("en", "ar"), _ALL, "`en` or `ar`", "`en`", "Language of reports and messages."),
        Key("jobs", values.count, _MANY, "number", "1", "Documents at a time; 0 for one on each processor."),
        Key("fail-on", values.limits, _CHECK, "list of tiers and codes", "`manual`",
            "Which findings make the run fail."),
        Key("warn", values.codes, _CHECK, "list of codes", "none", "Rules whose findings are shown and never make "
            "the run fail."),
        Key("baseline", values.path, _CHECK, "file", "none", "Findings in this file are known."),
        Key("format", values.formats, _CHECK, "list of formats", "`text`", "Output formats, each NAME or NAME=FILE."),
        Key("cache", values.switch_or_path, _CHECK, "true, false or folder", "true",
            "Whether and where the findings of unchanged documents are kept."),
        Key("report", values.joined, ("fix",), "list of kinds", "`html`", "Reports that `fix` writes."),
        Key("gate", values.gate, _CHECK, "table", "see [gate.md](gate.md)",
            "Limits for accepting a document, and `fail-on`: the decision that makes the run fail."),
        Key("decisions", values.paths, _ALL, "list of files", "none", "Decisions of reviewers."),
    )
}  # fmt: skip
"""Every key by name, in the order of the documentation."""
