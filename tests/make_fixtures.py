"""Make fixtures/reports and part of fixtures/known-failures: `python -m tests.make_fixtures`.

Each case is a clean document, printed in two columns and read in the wrong order (`tests.damage`), with faults planted
in its words. Nothing in it is left to chance, so that the files come out the same every time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.damage import Layout, damaged
from tests.support import FIXTURES


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault planted in the words: where the clean text says `after`, the damaged one says `before`."""

    code: str
    before: str
    after: str
    tier: str = "safe"


@dataclass(frozen=True, slots=True)
class Case:
    """A report to damage."""

    name: str
    clean: str
    layout: Layout
    faults: tuple[Fault, ...] = ()
    folder: str = "reports"


_WATER_FAULTS = (
    # HEBREW LETTER RESH for the Arabic one
    Fault("CHR010", "نيcوبي".replace("c", "\u05e8"), "نيروبي"),
    # HEBREW LETTERS YOD and MEM
    Fault("CHR010", "الأردن رس\u05de\u05d0 متدرجا", "الأردن رسما متدرجا"),
    Fault("CHR003", "للحكومات والمؤسس\u0640\u0640\u0640ات التي", "للحكومات والمؤسسات التي"),
    Fault("CHR003", "رابعا - الاستنتاج\u0640ات", "رابعا - الاستنتاجات"),
    # The word for Morocco in its shapes: ALEF, LAM INITIAL, MEEM MEDIAL, GHAIN MEDIAL, REH FINAL, BEH ISOLATED
    Fault("CHR001", "جرب \ufe8d\ufedf\ufee4\ufed0\ufeae\ufe8f نهجا", "جرب المغرب نهجا"),
    # LAM WITH ALEF WITH HAMZA ABOVE, one sign for two letters
    Fault("CHR001", "و\ufef7غراض إعداد", "ولأغراض إعداد"),
    # RIGHT-TO-LEFT MARK behind a paragraph number
    Fault("CHR002", "٧\u200f - وتفقد", "٧ - وتفقد"),
    Fault("CHR002", "٢٧\u200f - تقدر", "٢٧ - تقدر"),
    Fault("CHR002", "٣٣\u200f - ومن الضروري", "٣٣ - ومن الضروري"),
    Fault("CHR012", "حضرها ٢8٦ مهندسا", "حضرها ٢٨٦ مهندسا"),
    Fault("CHR012", "نحو ٣5٠ منشأة", "نحو ٣٥٠ منشأة"),
    Fault("OCR001", "وأنشأ برنامج الأمم المتحدة المتحدة الإنمائي", "وأنشأ برنامج الأمم المتحدة الإنمائي"),
    Fault("PUN001", "وفي المقابل ، سجلت", "وفي المقابل، سجلت"),
    Fault("PUN003", "الدول المتشاطئة, على أساس", "الدول المتشاطئة، على أساس"),
    Fault("NUM001", "من ١ تموزيوليه ٢٠٠٠", "من ١ تموز/يوليه ٢٠٠٠"),
    Fault("PUN008", "رائدة في ## اليمن", "رائدة في اليمن"),
    Fault("PUN010", "شبه القاحلة (E/ESCWA", 'شبه القاحلة" (E/ESCWA', "manual"),
)

CASES = (
    Case(
        "report-water", "report-water.txt",
        Layout(column=1500, first_column=900, again={4: "column"}), _WATER_FAULTS,
    ),
    Case(
        "report-mission", "report-mission.txt",
        Layout(column=1250, first_column=600, form_feeds=True, running_symbol="A/57/318"),
    ),
    Case("report-markdown", "report-markdown.md", Layout(column=1200, first_column=500)),
    Case("report-western", "report-western.txt", Layout(column=1200, first_column=700)),
    Case("budget-subprogrammes", "budget-subprogrammes.txt", Layout(column=900, first_column=450)),
    Case(
        "summary-record", "summary-record.txt",
        Layout(column=700, first_column=450, form_feeds=True, running_symbol="A/C.7/56/SR.12"),
    ),
    Case("convention-articles", "convention-articles.txt", Layout(column=700, first_column=450)),
    Case("letter-annex", "letter-annex.txt", Layout(column=900, first_column=700)),
)  # fmt: skip

KNOWN_FAILURES = (
    Case("letter-in-columns", "letter-unnumbered.txt", Layout(column=700, first_column=700), folder="known-failures"),
    Case(
        "last-page-read-twice", "report-western.txt", Layout(column=1150, first_column=575, again={2: "page"}),
        folder="known-failures",
    ),
    Case(
        "articles-in-columns", "convention-articles.txt", Layout(column=1200, first_column=700),
        folder="known-failures",
    ),
)  # fmt: skip
"""Cases that the program cannot repair today; others in that folder were written by hand."""


def files(case: Case) -> Iterator[tuple[str, str]]:
    """The files of a case: path under fixtures, and text."""
    clean = (FIXTURES / "clean" / case.clean).read_text(encoding="utf-8")
    report = damaged(clean, case.layout)
    text, expected = report.text, report.expected
    for fault in case.faults:
        for name, where in (("damaged", text), ("clean", expected)):
            if where.count(fault.after) != 1:
                raise ValueError(f"{case.name}: {fault.after!r} stands {where.count(fault.after)} times ({name})")
        text = text.replace(fault.after, fault.before)
        if fault.tier != "safe":
            expected = expected.replace(fault.after, fault.before)
    suffix = Path(case.clean).suffix
    faults = [{"code": f.code, "before": f.before, "after": f.after, "tier": f.tier} for f in case.faults]
    folder = f"{case.folder}/{case.name}"
    yield f"{folder}/input{suffix}", text
    yield f"{folder}/expected{suffix}", expected
    if case.folder == "reports":
        yield f"{folder}/faults.json", json.dumps(faults, ensure_ascii=True, indent=1) + "\n"


def main() -> None:
    """Write every case."""
    for case in (*CASES, *KNOWN_FAILURES):
        for name, text in files(case):
            path = FIXTURES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            print(path, file=sys.stderr)


if __name__ == "__main__":
    main()
