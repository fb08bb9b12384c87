"""Texts of the index page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "index.title": ("Repaired documents", "الوثائق المصلحة"),
    "index.how": ("Each name leads to the report on its document.", "يقود كل اسم إلى التقرير عن وثيقته."),
    "index.sort": ("The buttons above the columns sort the table.", "الأزرار في رؤوس الأعمدة ترتب الجدول."),
    "index.documents": ("Documents: {count}", "الوثائق: {count}"),
    "index.failures": ("Failed: {count}", "تعذر إصلاحها: {count}"),
    "index.skip": ("Skip to the documents", "انتقل إلى الوثائق"),
    "index.filter": ("Show only names with", "اعرض فقط الأسماء التي فيها"),
    "index.name": ("Document", "الوثيقة"),
    "index.applied": ("Applied", "طبق"),
    "index.suggested": ("Suggested", "مقترح"),
    "index.manual": ("To look at", "للمراجعة"),
    "index.moved": ("Moved", "منقولة"),
    "index.joined": ("Joined", "موصولة"),
    "index.dropped": ("Dropped", "محذوفة"),
    "index.changed": ("Words changed", "تغيرت كلماتها"),
    "index.before": ("Wrong words in 100, before", "الكلمات الخاطئة في كل 100، قبل"),
    "index.after": ("Wrong words in 100, after", "الكلمات الخاطئة في كل 100، بعد"),
    "index.failed": ("Failed", "تعذر"),
    "index.rates": (
        "The numbers of wrong words are estimates. The total is their mean, weighted by the words of each document.",
        "أعداد الكلمات الخاطئة تقديرية، والمجموع متوسطها مرجحا بعدد كلمات كل وثيقة.",
    ),
    "index.shown": ("Documents shown: {n} of {all}", "الوثائق المعروضة: {n} من {all}"),
    "index.written": ("Index", "الفهرس"),
    "index.foreign": (
        "{path} is not a page of this program and was left as it is; no index was written.",
        "الملف {path} ليس من صفحات هذا البرنامج فبقي كما هو، ولم يكتب فهرس.",
    ),
}
"""Texts by key: English, Arabic."""
