"""JUnit XML: a test suite for each document, a test case for the gate and for each rule that found something.

There is no official schema. The elements and attributes are those that Ant's writer introduced and that Jenkins,
GitLab and Azure read alike; no times or host names are given, so that the same run gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as xml

from cleanup.checked import Checked, CheckRun
from cleanup.messages import text
from cleanup.reports.formats.facts import level, message
from cleanup.reports.formats.gates import NAME, Verdict, verdict
from cleanup.reports.formats.places import shown_path
from cleanup.reports.visible import BRACKET_COMMAND, one_line


def render(run: CheckRun, documents: Iterable[Checked]) -> Iterator[str]:
    """The whole run, once all documents are done: the counts stand at the top."""
    root = xml.Element("testsuites", {"name": "cleanup check"})
    root.extend(_suite(checked, run.language) for checked in documents)
    root.attrib.update({key: str(sum(int(suite.attrib[key]) for suite in root)) for key in _COUNTED})
    xml.indent(root)
    text_ = BRACKET_COMMAND.sub(r"\1&#91;", xml.tostring(root, encoding="unicode"))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{text_}\n'


_COUNTED = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}


def _suite(checked: Checked, language: str) -> xml.Element:
    path = one_line(shown_path(checked.path))
    suite = xml.Element("testsuite", {"name": path})
    if checked.error is not None:
        case = _case(suite, path, text("formats.failed", language))
        xml.SubElement(case, "error", {"message": one_line(checked.error), "type": "input-failed"})
    elif checked.document is not None:
        by_code: dict[str, list[Mapping[str, Any]]] = {}
        for finding in checked.document["findings"]:
            by_code.setdefault(finding["code"], []).append(finding)
        for code in sorted(by_code):
            _rule(suite, path, by_code[code], language)
        if not by_code:
            _case(suite, path, text("formats.clean", language))
        _gate(suite, path, verdict(checked, language))
    suite.attrib.update({key: str(len(suite.findall(what))) for key, what in _COUNTED.items()})
    return suite


def _case(suite: xml.Element, path: str, name: str) -> xml.Element:
    return xml.SubElement(suite, "testcase", {"classname": path, "name": name, "time": "0"})


def _gate(suite: xml.Element, path: str, told: Verdict | None) -> None:
    """The test case of the gate: it fails where the run fails for its decision, else it passes and says it."""
    if told is None:
        return
    case = _case(suite, path, NAME)
    reasons = one_line(" ".join(told.reasons))
    if told.level == "error":
        xml.SubElement(case, "failure", {"message": told.title, "type": told.decision}).text = reasons
    else:
        xml.SubElement(case, "system-out").text = f"{told.title}. {reasons}".rstrip()


def _rule(suite: xml.Element, path: str, findings: Sequence[Mapping[str, Any]], language: str) -> None:
    """The test case of one rule: it fails where a finding of it makes the run fail, else it passes and says them."""
    first = findings[0]
    case = _case(suite, path, one_line(f"{first['code']} {first['name']}"))
    lines = "\n".join(f"{path}:{f['line']}:{f['column']}: {message(f, language)}" for f in findings)
    failing = [finding for finding in findings if level(finding) == "error"]
    if failing:
        said = f"{text('formats.findings', language)}: {len(findings)}"
        xml.SubElement(case, "failure", {"message": said, "type": failing[0]["tier"]}).text = lines
    else:
        xml.SubElement(case, "system-out").text = lines
