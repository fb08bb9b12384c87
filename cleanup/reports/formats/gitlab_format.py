"""The code quality report of GitLab: a JSON array in the form of the Code Climate specification that GitLab reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cleanup.checked import Checked, CheckRun
from cleanup.reports.formats.escapes import json_text, valid
from cleanup.reports.formats.facts import level, message
from cleanup.reports.formats.gates import NAME, verdict
from cleanup.reports.formats.places import shown_path
from cleanup.reports.visible import one_line

_SEVERITIES: Final = {"safe": "major", "suggested": "minor", "manual": "info"}
"""Of a finding that makes the run fail, by its tier. All others are `info`; an input that failed is a `blocker`."""

_OF_GATE: Final = {
    ("re-ocr", "error"): "critical", ("review", "error"): "major",
    ("re-ocr", "warning"): "minor", ("review", "warning"): "info",
}  # fmt: skip
"""By the decision of the gate and whether the run fails for it."""

FAILED: Final = "input-failed"
"""The name of the check that an input failed which could not be checked."""


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The whole run, once all documents are done."""
    marks = _Marks()
    issues = []
    for checked in documents:
        path = valid(shown_path(checked.path))
        if checked.error is not None:
            own = marks.unique(path, FAILED)
            issues.append(_issue(one_line(checked.error), FAILED, own, "blocker", path, 1, 1))
        issues += _gate(checked, path, marks, run.language)
        for finding in checked.document["findings"] if checked.document else ():
            issues.append(_finding(finding, path, marks, run.language))
    yield json_text(issues, indent=1) + "\n"


def _gate(checked: Checked, path: str, marks: _Marks, language: str) -> Iterator[dict[str, Any]]:
    """The issue of a document that the gate does not accept. Its fingerprint stays when decision and marks change."""
    told = verdict(checked, language)
    if told is not None and not told.is_accepted:
        said = one_line(". ".join([told.title, " ".join(told.reasons)]))
        yield _issue(said, NAME, marks.unique(path, NAME), _OF_GATE[told.decision, told.level], path, 1, 1)


def _finding(finding: Mapping[str, Any], path: str, marks: _Marks, language: str) -> dict[str, Any]:
    code = finding["code"]
    given = finding.get("fingerprint")
    own = marks.unique(path, given) if given else marks.unique(path, code, finding["before"])
    severity = _SEVERITIES[finding["tier"]] if level(finding) == "error" else "info"
    described = f"{code} {message(finding, language)}"
    check = one_line(f"{code} {finding['name']}")
    return _issue(described, check, own, severity, path, finding["line"], finding["end_line"])


def _issue(
    description: str, check: str, fingerprint: str, severity: str, path: str, begin: int, end: int
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }


class _Marks:
    """Fingerprints: the same from run to run, also where lines were added above, and none twice in a report."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}

    def unique(self, *facts: str) -> str:
        """The hash of some facts and of how often they have come before."""
        occurrence = self._seen[facts] = self._seen.get(facts, 0) + 1
        return hashlib.sha256("\0".join((*facts, str(occurrence))).encode("utf-8", "surrogatepass")).hexdigest()
