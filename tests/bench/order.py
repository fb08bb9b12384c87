"""Order and duplicates on OCR readings with known truth: needs ../shared/bench.

Prints, for each kind of reading (clean letters in the wrong order, digits put right, page breaks, raw), each document
before and after, and the means. "worse" is a piece_tau lower by 0.005 or a sequence CER higher by 0.005 than the raw
reading. Then the harm on texts that are right as they are, and the real report with numbers removed or misread.
"""

from __future__ import annotations

import importlib.util
import random
import re
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.support import FIXTURES, SHARED, fixed

READINGS = ("noiseless.txt", "ocr.digits.txt", "ocr.pages.txt", "ocr.txt")
_WORSE = 0.005
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def main(arguments: list[str]) -> int:
    """Print the tables; arguments choose readings (default: all)."""
    if not (SHARED / "bench").is_dir():
        print(f"{SHARED / 'bench'} is not there: nothing to measure")
        return 2
    scorer = _scorer()
    for reading in arguments or READINGS:
        _table(reading, scorer)
    if not arguments:
        _harm()
        _variants(scorer)
    return 0


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _table(reading: str, scorer: ModuleType) -> None:
    print(f"\n{reading}")
    print(f"{'document':36} {'tau':>13} {'breaks':>7} {'CER':>13} aligned {'dup':>5} para border lost worse proposed")
    rows = []
    for folder in sorted((SHARED / "bench" / "ocr").iterdir()):
        path = folder / reading
        if path.exists():
            rows.append(_row(folder, path, scorer))
    count = len(rows)
    mean = {key: sum(row[key] for row in rows) / count for key in ("tau", "cer", "gap", "worse")}
    wrong = [row for row in rows if row["wrong"]]
    repaired = sum(1 for row in wrong if row["tau"] >= 0.95)
    print(
        f"mean piece_tau {mean['tau']:.3f}, sequence CER {mean['cer']:.3f}, of it over aligned {mean['gap']:.3f}; "
        f"repaired (tau .95 and more) {repaired} of {len(wrong)} in wrong order; worse {round(mean['worse'] * count)}"
    )


def _row(folder: Path, path: Path, scorer: ModuleType) -> dict[str, Any]:
    truth, raw = (folder / "clean.txt").read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    result = fixed(raw)
    before, after = scorer.score(truth, raw), scorer.score(truth, result.text)
    worse = after["piece_tau"] < before["piece_tau"] - _WORSE or after["cer_sequence"] > before["cer_sequence"] + _WORSE
    proposed = any(r.rule.code in ("ORD001", "DUP001") and not r.applied for r in result.findings)
    both = after["border_precision"] + after["border_recall"]
    border = 2 * after["border_precision"] * after["border_recall"] / both if both else 0.0
    print(
        f"{folder.name[:36]:36} {before['piece_tau']:.3f}→{after['piece_tau']:.3f} "
        f"{before['order_breaks']:3}→{after['order_breaks']:<3} "
        f"{before['cer_sequence']:.3f}→{after['cer_sequence']:.3f}  {after['cer_aligned']:.3f} "
        f"{before['duplicate_runs']:2}→{after['duplicate_runs']:<2} {after['paras_duplicated']:4} {border:6.3f} "
        f"{after['words_lost']:4} {'WORSE' if worse else '':5} {'yes' if proposed else ''}"
    )
    return {
        "tau": after["piece_tau"],
        "cer": after["cer_sequence"],
        "gap": after["cer_sequence"] - after["cer_aligned"],
        "worse": worse,
        "wrong": "wrong" in folder.name,
    }


def _harm() -> None:
    print("\nmoved, joined or dropped in texts that are right as they are (each line is a fault)")
    bench = SHARED / "bench"
    paths = [*sorted((FIXTURES / "untouched").iterdir()), *sorted((FIXTURES / "clean").iterdir())]
    paths += [*sorted(bench.glob("ocr/*/clean.txt")), *sorted(bench.glob("clean/*.txt"))]
    paths += [*sorted((SHARED / "samples").glob("news-*.txt")), *sorted((SHARED / "samples").glob("web-*.txt"))]
    faults = 0
    for path in paths:
        for record in fixed(path.read_bytes(), format="markdown" if path.suffix == ".md" else "text").findings:
            if record.applied and any(edit.op != "replace" for edit in record.edits):
                faults += 1
                print(f"  {path.name}: {record.rule.code} {record.before[:60]!r}")
    print(f"{faults} in {len(paths)} texts")


def _variants(scorer: ModuleType) -> None:
    """The real report with its paragraph numbers removed, or a fifth of them misread, garbled or lost."""
    print("\nthe real report with worse numbers: repaired (all breaks gone), left alone, or half right")
    raw = (SHARED / "samples" / "a-55-98.txt").read_text(encoding="utf-8")
    truth = (SHARED / "samples" / "a-55-98.ordered.txt").read_text(encoding="utf-8")
    number = re.compile(r"(?m)^[٠-٩]+ - ")
    _variant("removed", number.sub("", raw), number.sub("", truth), scorer)
    for kind in ("misread", "garbled", "lost"):
        for seed in range(6):
            chance = random.Random(seed)
            _variant(f"{kind} {seed}", number.sub(lambda m: _spoilt(m[0], kind, chance), raw), truth, scorer)  # noqa: B023


def _spoilt(mark: str, kind: str, chance: random.Random) -> str:
    if chance.random() >= 0.2:
        return mark
    if kind == "misread":
        return str(chance.randrange(1, 60)).translate(_EASTERN) + " - "
    return chance.choice(("؟ - ", "ه - ", "© - ", "7٠ - ")) if kind == "garbled" else ""


def _variant(name: str, text: str, truth: str, scorer: ModuleType) -> None:
    start = time.perf_counter()
    result = fixed(text)
    seconds = time.perf_counter() - start
    before, after = scorer.score(truth, text), scorer.score(truth, result.text)
    alone = after["order_breaks"] >= before["order_breaks"] - 2
    verdict = "repaired" if after["order_breaks"] == 0 else "left alone" if alone else "HALF RIGHT"
    print(
        f"  {name:12} {verdict:11} breaks {before['order_breaks']}→{after['order_breaks']}, "
        f"tau {before['piece_tau']:.3f}→{after['piece_tau']:.3f}, {seconds:.2f} s"
    )
