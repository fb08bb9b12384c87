"""What SARIF says of rules and of the program's own notifications (`reportingDescriptor` objects)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from cleanup.checked import CheckRun
from cleanup.findings import Tier
from cleanup.kinds import PASS_OF_PREFIX
from cleanup.messages import text
from cleanup.packs import Rule
from cleanup.reports.formats.facts import sentence
from cleanup.reports.rule_texts import why
from cleanup.reports.visible import one_line, visible

FAILED: Final = ("InputFailed", 0)
NOTED: Final = ("DocumentNote", 1)
"""Id and index of the two kinds of notification."""

_LEVELS: Final = {Tier.SAFE: "error", Tier.SUGGESTED: "warning", Tier.MANUAL: "note"}
_FIRST = re.compile(r".*?[.!?؟](?=\s|$)", re.DOTALL)


def rule_descriptors(codes: Iterable[str], run: CheckRun) -> list[dict[str, Any]]:
    """The rules of the codes, in their order."""
    return [_descriptor(run.rules[code], run.language) if code in run.rules else {"id": code} for code in codes]


def notification_descriptors(language: str) -> list[dict[str, Any]]:
    """The kinds of notification."""
    return [
        {
            "id": id_,
            "shortDescription": {"text": text(f"formats.{id_}", language)},
            "fullDescription": {"text": text(f"formats.{id_}.full", language)},
            "help": {"text": text(f"formats.{id_}.full", language)},
            "defaultConfiguration": {"level": level},
        }
        for (id_, _), level in ((FAILED, "error"), (NOTED, "note"))
    ]


def _descriptor(rule: Rule, language: str) -> dict[str, Any]:
    reason = sentence(one_line(why(rule, language)))
    first = _FIRST.match(reason)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": first[0] if first else reason},
        "fullDescription": {"text": reason},
        "help": {"text": _help_text(rule, reason, language), "markdown": _help_markdown(rule, reason, language)},
        "defaultConfiguration": {"level": _LEVELS[rule.tier]},
        "properties": {
            "tier": rule.tier.value,
            "kind": rule.kind,
            "pass": PASS_OF_PREFIX[rule.code[:3]],
            "pack": rule.pack,
            "tags": ["text", PASS_OF_PREFIX[rule.code[:3]], rule.tier.value],
        },
    }


def _help_text(rule: Rule, reason: str, language: str) -> str:
    return "\n\n".join([reason, f"{text('formats.tier', language)}: {text(f'tier.{rule.tier.value}', language)}"])


def _help_markdown(rule: Rule, reason: str, language: str) -> str:
    """The reason and the first example, before and after."""
    parts = [f"{_prose(reason)}", f"**{text('formats.tier', language)}**: {text(f'tier.{rule.tier.value}', language)}"]
    example = next((e for e in rule.examples if e.bad is not None), None)
    for key, words in (("before", example and example.bad), ("after", example and example.good)):
        if words:
            # Indented code takes any text as it is; a fence would need one longer than those inside.
            lines = "\n".join(f"    {line}" for line in visible(words).strip("\n").split("\n"))
            parts.append(f"**{text(f'label.{key}', language)}**\n\n{lines}")
    return "\n\n".join(parts)


def _prose(words: str) -> str:
    """Words as Markdown text: characters that mark it up are escaped, and so is HTML."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~&])", r"\\\1", words)
