"""Reading one pack: a TOML file in which every key is looked at, so that a slip in it gives one clear line."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from cleanup.cues import CUE_NAMES
from cleanup.errors import PackError
from cleanup.findings import Tier
from cleanup.kinds import all_kinds
from cleanup.packs import Example, Rule, RulePack

# Cues that count something: their form, and how to say it.
_COUNTS = {
    "digit_readings": (
        re.compile("[0-9\u0660-\u0669\u06f0-\u06f9] (?![\u0640\u064b-\u065f\u0670])\\S [0-9]+"),
        "a digit, a character and a count, as in '2 ? 16'",
    ),
    "letters_written": (re.compile("[\u0621-\u064a] [0-9]+"), "an Arabic letter and a count, as in '\u0627 10743'"),
    "letter_readings": (
        re.compile("(?:-|[\u0621-\u064a]{1,3}) (?:-|[\u0621-\u064a]{1,3}) [0-9]+"),
        "letters, the letters read for them and a count, as in '\u0648 \u0631 23', with - for nothing",
    ),
    "model_weights": (
        re.compile(r"[a-z_]+(?:\.[a-z_]+)+ -?[0-9]+(?:\.[0-9]+)?"),
        "a name and a number, as in 'gaps.bias 0.17'",
    ),
}
_CODE = re.compile(r"(CHR|STR|DUP|ORD|OCR|NUM|PUN)\d{3}[A-Z]?")
_PACK_KEYS = {"id": str, "language": str, "version": str, "licence": str, "source": str}
_RULE_KEYS = {
    "code": str, "name": str, "kind": str, "tier": str, "message": str, "message_ar": str, "why": str, "why_ar": str,
    "confidence": float, "source": str, "may_touch": list, "parameters": dict, "example": list, "enabled": bool,
    "name_ar": str, "source_ar": str,
}  # fmt: skip
_REQUIRED = ("code", "name", "kind", "tier", "message", "message_ar", "why", "why_ar")
_EXAMPLE_KEYS = {"bad": str, "good": str, "ok": str, "note": str}


def read_pack(file: Path, name: str) -> RulePack:
    """Read and check a pack, which messages call `name`.

    Raises PackError for a file that is not TOML, a key that is unknown, missing or of the wrong type, and an unknown
    kind or parameter.
    """
    try:
        data = file.read_bytes()
        table = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise PackError(f"{name}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{name}: not UTF-8 at byte {error.start}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackError(f"{name}: not valid TOML: {' '.join(str(error).split())}") from error
    unknown = set(table) - {"pack", "rule", "cues"}
    if unknown:
        raise PackError(f"{name}: unknown table [{sorted(unknown)[0]}], expected [pack], [cues] and [[rule]]")
    head = table.get("pack")
    if not isinstance(head, dict):
        raise PackError(f"{name}: [pack] is missing, expected id, language, version, licence")
    _check_keys(name, "[pack]", head, _PACK_KEYS, ("id", "language", "version", "licence"))
    rules = table.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(r, dict) for r in rules):
        raise PackError(f"{name}: rule must be an array of tables, written [[rule]]")
    language = head["language"]
    return RulePack(
        head["id"], language, head["version"], head["licence"], hashlib.sha256(data).hexdigest(), name,
        tuple(_rule(name, language, head["id"], entry, at) for at, entry in enumerate(rules, 1)),
        _cues(name, table.get("cues", {}), file.parent),
    )  # fmt: skip


def _check_trees(file: str, lines: Sequence[str]) -> None:
    from cleanup.words.certainty import REGIMES, tree_of

    for line in lines:
        regime, _, tree = line.partition(" ")
        try:
            if regime not in REGIMES:
                raise ValueError(f"{regime!r} is no kind of text, expected {', '.join(REGIMES)}")
            tree_of(tree)
        except ValueError as error:
            raise PackError(f"{file}: [cues]: model_trees: {error}") from error


def _cues(file: str, table: Any, folder: Path) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise PackError(f"{file}: [cues] must be a table of lists")
    for key, words in table.items():
        if key not in CUE_NAMES:
            raise PackError(f"{file}: [cues]: unknown key {key!r}, expected one of {', '.join(CUE_NAMES)}")
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise PackError(f"{file}: [cues]: {key} must be a list of strings")
        if key in _COUNTS and not all(_COUNTS[key][0].fullmatch(word) for word in words):
            raise PackError(f"{file}: [cues]: {key} must hold {_COUNTS[key][1]}")
    _check_trees(file, table.get("model_trees", ()))
    # Paths of word lists are read from the folder of the pack, wherever the program was started.
    return {
        key: tuple(str(folder / word) for word in words) if key == "lexicons" else tuple(words)
        for key, words in table.items()
    }


def _rule(file: str, language: str, pack: str, entry: Mapping[str, Any], at: int) -> Rule:
    where = f"rule {entry.get('code', f'number {at}')}"
    _check_keys(file, where, entry, _RULE_KEYS, _REQUIRED)
    if not _CODE.fullmatch(entry["code"]):
        raise PackError(f"{file}: {where}: code must be CHR, STR, DUP, ORD, OCR, NUM or PUN and three digits")
    try:
        tier = Tier(entry["tier"])
    except ValueError:
        raise PackError(f"{file}: {where}: tier is {entry['tier']!r}, expected safe, suggested or manual") from None
    confidence = float(entry.get("confidence", 0.99))
    if not 0 <= confidence <= 1:
        raise PackError(f"{file}: {where}: confidence is {confidence}, expected 0 to 1")
    may_touch = tuple(entry.get("may_touch", ()))
    if not all(isinstance(entry, str) and entry in ("digits", "latin", "names", "sequence") for entry in may_touch):
        raise PackError(f"{file}: {where}: may_touch holds {may_touch!r}, expected digits, latin, names or sequence")
    examples = tuple(_example(file, where, example) for example in entry.get("example", ()))
    parameters = _parameters(file, where, entry["kind"], entry.get("parameters", {}))
    return Rule(
        entry["code"], entry["name"], entry["kind"], tier, entry["message"], entry["message_ar"], entry["why"],
        entry["why_ar"], confidence, entry.get("source", ""), may_touch, parameters, examples, language, pack,
        entry.get("enabled", True), entry.get("name_ar", ""), entry.get("source_ar", ""),
    )  # fmt: skip


def _example(file: str, where: str, entry: Any) -> Example:
    if not isinstance(entry, dict):
        raise PackError(f"{file}: {where}: example must be a table, written [[rule.example]]")
    _check_keys(file, f"{where}: example", entry, _EXAMPLE_KEYS, ())
    if ("bad" in entry) == ("ok" in entry):
        raise PackError(f"{file}: {where}: example needs either bad (with good, if the rule mends) or ok")
    return Example(entry.get("bad"), entry.get("good"), entry.get("ok"))


def _parameters(file: str, where: str, kind_name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    kinds = all_kinds()
    if kind_name not in kinds:
        raise PackError(f"{file}: {where}: kind is {kind_name!r}, expected one of {', '.join(sorted(kinds))}")
    known = kinds[kind_name].parameters
    for key, value in given.items():
        if key not in known:
            expected = ", ".join(sorted(known)) or "none"
            raise PackError(f"{file}: {where}: unknown parameter {key!r} of kind {kind_name}, expected {expected}")
        wanted = known[key].type
        allowed: tuple[type, ...] = wanted if isinstance(wanted, tuple) else (wanted,)
        if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            raise PackError(f"{file}: {where}: parameter {key} must be {_names(allowed)}")
        choices = known[key].choices
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(value, list) and not known[key].holds(entry):
                expected = "two words" if known[key].pairs else "words"
                raise PackError(f"{file}: {where}: parameter {key} holds {entry!r}, expected {expected}")
            if choices and entry not in choices:
                raise PackError(f"{file}: {where}: parameter {key} holds {entry!r}, expected {', '.join(choices)}")
    missing = [key for key, parameter in known.items() if parameter.default is None and key not in given]
    if missing:
        raise PackError(f"{file}: {where}: parameter {missing[0]} is missing ({known[missing[0]].meaning})")
    if "pattern" in given:
        _check_pattern(file, where, given["pattern"], given.get("replacement", ""))
    return {key: given.get(key, parameter.default) for key, parameter in known.items()}


_GROUP = re.compile(r"\\(?:g<(?P<name>[^>]*)>?|(?P<number>[1-9]\d?)|(?P<other>[A-Za-z]|\Z))")


def _check_pattern(file: str, where: str, pattern: str, replacement: str) -> None:
    try:
        compiled = regex.compile(pattern, regex.V1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise PackError(f"{file}: {where}: pattern is no regular expression: {error}") from error
    for match in _GROUP.finditer(replacement.replace("\\\\", "")):
        name = match["name"] or match["number"] or ""
        known = name in compiled.groupindex or (name.isdigit() and int(name) <= compiled.groups)
        if not known and match[0] not in ("\\n", "\\t", "\\r"):
            raise PackError(f"{file}: {where}: replacement holds {match[0]!r}, which is no group of the pattern")


def _check_keys(
    file: str, where: str, table: Mapping[str, Any], known: Mapping[str, type], required: Sequence[str]
) -> None:
    for key, value in table.items():
        if key not in known:
            raise PackError(f"{file}: {where}: unknown key {key!r}, expected {', '.join(known)}")
        allowed: tuple[type, ...] = (int, float) if known[key] is float else (known[key],)
        if not isinstance(value, allowed) or (isinstance(value, bool) and known[key] is not bool):
            raise PackError(f"{file}: {where}: {key} must be {_names(allowed)}")
    for key in required:
        if key not in table:
            raise PackError(f"{file}: {where}: {key} is missing")


def _names(types: Iterable[Any]) -> str:
    names = {str: "a string", list: "a list", dict: "a table", bool: "true or false", int: "a whole number",
             float: "a number"}  # fmt: skip
    return " or ".join(names.get(t, str(t)) for t in types)
