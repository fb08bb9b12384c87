"""Broken and hostile rule packs on the command line."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli import PACK, RIGHT, cleanup, failed_in_one_line, files


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(("[pack]", "[pack"), ["own.toml", "TOML"], id="not-toml"),
        pytest.param(("[pack]", "[packs]"), ["own.toml", "packs", "[[rule]]"], id="unknown-table"),
        pytest.param(('id = "own"\n', ""), ["own.toml", "[pack]", "id", "missing"], id="pack-key-missing"),
        pytest.param(
            ('why = "Because"', 'because = "x"'), ["own.toml", "OCR900", "'because'", "why"], id="unknown-key"
        ),
        pytest.param(('"replace"', '"replaces"'), ["own.toml", "OCR900", "'replaces'", "replace,"], id="unknown-kind"),
        pytest.param(('"كلمه"', '"(كلمه"'), ["own.toml", "OCR900", "pattern", "regular expression"], id="bad-regex"),
        pytest.param(('"كلمة"', "'\\9'"), ["own.toml", "OCR900", "replacement"], id="bad-replacement"),
        pytest.param(
            ('message_ar = "قاعدة خاصة"\n', ""), ["own.toml", "OCR900", "message_ar", "missing"], id="no-arabic"
        ),
        pytest.param(('pattern = "كلمه"\n', ""), ["own.toml", "OCR900", "pattern", "missing"], id="no-pattern"),
        pytest.param(('"كلمه"', "5"), ["own.toml", "OCR900", "pattern", "a string"], id="wrong-type"),
        pytest.param(
            ('pattern = "كلمه"', 'patern = "كلمه"'), ["own.toml", "OCR900", "'patern'"], id="unknown-parameter"
        ),
        pytest.param(('"safe"', '"sure"'), ["own.toml", "OCR900", "tier", "'sure'", "suggested"], id="bad-tier"),
        pytest.param(('"OCR900"', '"OCR001"'), ["own.toml", "OCR001", "already used"], id="duplicate-code"),
        pytest.param(('"OCR900"', '"XYZ900"'), ["own.toml", "XYZ900", "code", "OCR"], id="bad-code"),
        pytest.param(('"OCR900"', "900"), ["own.toml", "900", "code", "a string"], id="code-is-a-number"),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nconfidence = 3'), ["own.toml", "OCR900", "confidence"], id="range"
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nconfidence = nan'),
            ["own.toml", "OCR900", "confidence"],
            id="not-a-number",
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nmay_touch = ["all"]'),
            ["own.toml", "OCR900", "may_touch"],
            id="may-touch",
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nmay_touch = [["digits"]]'),
            ["own.toml", "OCR900", "may_touch"],
            id="may-touch-nested",
        ),
        pytest.param(
            ('why_ar = "لأن"', 'why_ar = "لأن"\nexample = ["x"]'), ["own.toml", "OCR900", "example"], id="example-type"
        ),
        pytest.param(
            ("[rule.parameters]", '[[rule.example]]\ngood = "x"\n[rule.parameters]'),
            ["own.toml", "OCR900", "bad", "ok"],
            id="example-without-bad",
        ),
        pytest.param(("[[rule]]", "[rule]"), ["own.toml", "[[rule]]"], id="rule-is-no-array"),
        pytest.param(("[[rule]]", "[cues]\nname = 3\n[[rule]]"), ["own.toml", "[cues]", "'name'"], id="unknown-cue"),
        pytest.param(
            ("[[rule]]", "[cues]\nnames = 3\n[[rule]]"), ["own.toml", "[cues]", "names", "list"], id="cue-type"
        ),
        pytest.param(
            ('replacement = "كلمة"', 'replacement = "كلمة"\nblocks = ["paragraf"]'),
            ["own.toml", "OCR900", "paragraf"],
            id="unknown-block",
        ),
        pytest.param(
            ('replacement = "كلمة"', "blocks = [3]"), ["own.toml", "OCR900", "blocks"], id="block-is-a-number"
        ),
        pytest.param(
            ('kind = "replace"', 'kind = "foreign-letters"'),
            ["own.toml", "OCR900", "'pattern'"],
            id="other-kinds-parameter",
        ),
    ],
)
def test_broken_pack(work: Path, change: tuple[str, str], words: Sequence[str]) -> None:
    (work / "rules").mkdir()
    assert change[0] in PACK
    (work / "rules/own.toml").write_text(PACK.replace(*change), encoding="utf-8")
    before = files(work)
    assert failed_in_one_line(cleanup("fix", "a.txt", "--rules", "rules", cwd=work), *words)
    assert before == files(work)


def test_pack_that_is_not_utf8(work: Path) -> None:
    (work / "rules").mkdir()
    (work / "rules/own.toml").write_bytes(PACK.encode("cp1256"))
    assert failed_in_one_line(cleanup("fix", "a.txt", "--rules", "rules", cwd=work), "own.toml", "UTF-8")


def test_rules_folder_without_packs(work: Path) -> None:
    (work / "rules").mkdir()
    assert failed_in_one_line(cleanup("fix", "a.txt", "--rules", "rules", cwd=work), "rules", ".toml")


def test_hostile_pattern_is_reported_and_not_waited_for(work: Path) -> None:
    (work / "rules").mkdir()
    (work / "rules/own.toml").write_text(PACK.replace('"كلمه"', "'(ا+)+$'"), encoding="utf-8")
    (work / "a.txt").write_text(f"{RIGHT}\n{'ا' * 5000}ب\n", encoding="utf-8")
    started = time.monotonic()
    run = cleanup("fix", "a.txt", "--rules", "rules", "-o", "out", cwd=work)
    assert (0, True) == (run.code, time.monotonic() - started < 15)
    findings = json.loads((work / "out/a.ledger.json").read_text(encoding="utf-8"))["findings"]
    slow = [f for f in findings if f["code"] == "OCR900" and "slow-pattern" in [e["key"] for e in f["evidence"]]]
    assert [False] == [finding["applied"] for finding in slow]
