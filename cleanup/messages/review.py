"""Texts of the review of findings by a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    # What `cleanup apply` did
    "apply.decided": ("Findings decided", "الملاحظات التي اتخذ قرار بشأنها"),
    "apply.applied": ("suggestions applied", "مقترحات طبقت"),
    "apply.taken-back": ("changes taken back", "تغييرات تم التراجع عنها"),
    "apply.dependent": (
        "also taken back, since they build on these",
        "تم التراجع عنها أيضا لأنها مبنية على ما سبق",
    ),
    "apply.overlaps": (
        "left open, since a surer suggestion stands in the same place",
        "بقيت دون تطبيق لأن مقترحا أوثق يشغل الموضع نفسه",
    ),
    "apply.altered": (
        "left open, since a change taken back altered their place",
        "بقيت دون تطبيق لأن موضعها تغير بعد التراجع عن تغيير آخر",
    ),
    "apply.not-alone": (
        "left open, since they cannot be applied on their own",
        "بقيت دون تطبيق لأنه لا يمكن تطبيقها وحدها",
    ),
    "apply.unused": (
        "series that this document does not have",
        "مجموعات لا وجود لها في هذه الوثيقة",
    ),
    # Reports
    "evidence.decision": ("a reviewer decided so", "بناء على قرار المراجع"),
    "page.turned-down": ("Turned down or taken back", "ما رفض أو تم التراجع عنه"),
}
"""Texts by key: English, Arabic."""
