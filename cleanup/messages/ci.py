"""Texts of `check` about configurations, baselines and changed files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "check.unchanged": (
        "No document has changed since {revision}.",
        "لم تتغير أي وثيقة منذ {revision}.",
    ),
    "check.excluded": (
        "All documents are excluded by {file}: {count}",
        "جميع الوثائق مستبعدة بموجب {file}: {count}",
    ),
    "config.also": (
        "{heeded} is heeded; {other} beside it configures too and is not",
        "يعمل بملف الإعدادات {heeded}، ولا يعمل بالملف {other} الذي بجانبه",
    ),
    "baseline.written": (
        "Baseline written: {file}. Known findings: {count}",
        "كتب خط الأساس: {file}. النتائج المعروفة: {count}",
    ),
    "baseline.stale": (
        "Entries of the baseline that match nothing any more: {count}",
        "قيود في خط الأساس لم يعد يقابلها شيء: {count}",
    ),
    "baseline.dropped": (
        "Entries dropped from the baseline: {count}",
        "قيود حذفت من خط الأساس: {count}",
    ),
    "cache.cleared": (
        "Files removed from {folder}: {count}",
        "ملفات حذفت من {folder}: {count}",
    ),
}
"""Texts by key: English, Arabic."""
