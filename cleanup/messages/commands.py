"""Texts of commands that explain rules and give originals back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "explain.head": ("{tier}; pack {pack}, kind {kind}", "{tier}؛ الحزمة {pack}، النوع {kind}"),
    "explain.mechanism": ("Mechanism", "الآلية"),
    "explain.source": ("Source", "المصدر"),
    "explain.stays": ("Stays as it is", "يبقى كما هو"),
    "explain.before": ("Before", "قبل"),
    "explain.after": ("After", "بعد"),
    "rules.columns": ("| code | name | tier | why |", "| الرمز | الاسم | المستوى | السبب |"),
    "kinds.required": ("required", "إلزامي"),
    "kinds.default": ("default {value}", "التلقائي {value}"),
    "learn.counted": (
        "pairs: {pairs}   characters: {characters}   errors: {errors} ({share})",
        "الأزواج: {pairs}   المحارف: {characters}   الأخطاء: {errors} ({share})",
    ),
    "learn.read": ("read otherwise, ways: {count}", "وجوه القراءة المخالفة: {count}"),
    "learn.commonest": ("; most often (written, read, count)", "؛ وأكثرها (المكتوب، المقروء، العدد)"),
    "undo.restored": ("restored", "استعيد الأصل"),
    "undo.written": ("written", "كتب"),
    "undo.dependent": ("also taken back, since they build on it", "ألغي أيضا لأنه مبني عليه"),
}
"""Texts by key: English, Arabic."""
