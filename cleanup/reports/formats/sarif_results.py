"""What SARIF says of findings (`result` objects): place, words, fix, and what a baseline knows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from cleanup.checked import Checked, CheckRun
from cleanup.messages import text
from cleanup.reports.formats.facts import is_known, level, message, sentence
from cleanup.reports.formats.places import uri
from cleanup.reports.visible import one_line

_FINGERPRINT: Final = "cleanupFinding/v1"
"""The name of our fingerprint and the version of the way in which it is computed."""

_ESCAPES: Final = str.maketrans({"{": "{{", "}": "}}", "\\": "\\\\", "[": "\\[", "]": "\\]"})


def plain(words: str) -> str:
    """A plain text message: its braces are no placeholders (3.11.5), its brackets no links (3.11.6)."""
    return sentence(one_line(words)).translate(_ESCAPES)


def location_of(path: str, index: int) -> dict[str, Any]:
    """The `artifactLocation` of the document at an index of `artifacts`."""
    found, inside = uri(path)
    return {"uri": found, **({"uriBaseId": "SRCROOT"} if inside else {}), "index": index}


def results(documents: Sequence[Checked], index: Mapping[str, int], run: CheckRun) -> list[dict[str, Any]]:
    """The findings of all documents. Once one of them is suppressed, all say whether they are (3.27.23)."""
    pairs = list(_findings(documents))
    compared = any("baseline" in finding for _, finding in pairs)
    return [
        {**_result(finding, location, index, run.language), **(_baseline(finding, run.language) if compared else {})}
        for location, finding in pairs
    ]


def _findings(documents: Sequence[Checked]) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
    for at, checked in enumerate(documents):
        if checked.document is not None:
            location = location_of(checked.path, at)
            yield from ((location, finding) for finding in checked.document["findings"])


def _result(
    finding: Mapping[str, Any], location: Mapping[str, Any], index: Mapping[str, int], language: str
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding["code"],
        "ruleIndex": index[finding["code"]],
        "level": level(finding),
        "message": {"text": plain(message(finding, language))},
        "locations": [{"physicalLocation": _place(finding, location)}],
    }
    if finding["related"]:
        result["relatedLocations"] = [
            {
                "id": at,
                "physicalLocation": _place(related, location),
                "message": {"text": plain(text(f"role.{related['role']}", language))},
            }
            for at, related in enumerate(finding["related"], 1)
        ]
    if finding.get("edits"):
        result["fixes"] = [_fix(finding, location, language)]
    if finding.get("fingerprint"):
        result["partialFingerprints"] = {_FINGERPRINT: finding["fingerprint"]}
    result["properties"] = {key: finding[key] for key in ("id", "tier", "confidence", "fixable")}
    return result


def _place(span: Mapping[str, Any], location: Mapping[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": dict(location), "region": _region(span)}


def _region(span: Mapping[str, Any]) -> dict[str, int]:
    """A region in both ways that SARIF has; `endColumn` is the column behind the last character, as ours is."""
    return {
        "startLine": span["line"],
        "startColumn": span["column"],
        "endLine": span["end_line"],
        "endColumn": span["end_column"],
        "charOffset": span["start"],
        "charLength": span["end"] - span["start"],
    }


def _fix(finding: Mapping[str, Any], location: Mapping[str, Any], language: str) -> dict[str, Any]:
    replacements = []
    for edit in finding["edits"]:
        same = (edit["start"], edit["end"]) == (finding["start"], finding["end"])
        region = {"charOffset": edit["start"], "charLength": edit["end"] - edit["start"]}
        replacements.append({
            # Lines and columns are known only where the edit covers what was found.
            "deletedRegion": _region(finding) if same else region,
            **({"insertedContent": {"text": edit["after"]}} if edit["after"] else {}),
        })  # fmt: skip
    return {
        "description": {"text": plain(text("formats.fix", language))},
        "artifactChanges": [{"artifactLocation": dict(location), "replacements": replacements}],
    }


def _baseline(finding: Mapping[str, Any], language: str) -> dict[str, Any]:
    if not is_known(finding):
        return {"baselineState": "new", "suppressions": []}
    reason = finding.get("reason") or text("formats.known", language)
    accepted = {"kind": "external", "status": "accepted", "justification": one_line(reason)}
    return {"baselineState": "unchanged", "suppressions": [accepted]}
