"""Texts of the machine formats of `check`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "formats.title": ("Check of the documents", "فحص الوثائق"),
    "formats.tool": (
        "Finds faults in the text of scanned documents: order of paragraphs, repeated text, misread words.",
        "يكشف عيوب نصوص الوثائق الممسوحة ضوئيا: ترتيب الفقرات والنص المكرر والكلمات التي أسيئت قراءتها.",
    ),
    "formats.root": ("The folder in which the program was run.", "المجلد الذي شغل البرنامج فيه."),
    "formats.documents": ("Documents", "الوثائق"),
    "formats.document": ("Document", "الوثيقة"),
    "formats.findings": ("Findings", "النقاط المرصودة"),
    "formats.failed": ("Could not be checked", "تعذر الفحص"),
    "formats.clean": ("Nothing found", "لم يعثر على شيء"),
    "formats.rule": ("Rule", "القاعدة"),
    "formats.by-rule": ("By rule", "حسب القاعدة"),
    "formats.tier": ("Tier", "الفئة"),
    "formats.worst": ("First to look at", "أول ما ينبغي النظر فيه"),
    "formats.place": ("Place (line:column)", "الموضع (السطر:العمود)"),
    "formats.message": ("What was found", "ما رصد"),
    "formats.more": ("Not shown here", "ما لا يعرض هنا"),
    "formats.gate": ("Decision", "القرار"),
    "formats.gate-title": ("Gate: {decision}", "القرار: {decision}"),
    "formats.fix": ("Put the text right", "تصحيح النص"),
    "formats.known": ("Listed in the baseline.", "مدرج في خط الأساس."),
    "formats.InputFailed": ("An input could not be checked.", "تعذر فحص أحد الملفات."),
    "formats.InputFailed.full": (
        "An input could not be checked: it is missing, is no text, or cannot be decoded. The others were checked.",
        "تعذر فحص أحد الملفات: فهو مفقود أو ليس نصا أو لا يمكن فك ترميزه. وقد فحصت الملفات الأخرى.",
    ),
    "formats.DocumentNote.full": (
        "Something that concerns a whole document, such as rules that do not apply to its language.",
        "أمر يخص وثيقة كاملة، كالقواعد التي لا تنطبق على لغتها.",
    ),
    "formats.DocumentNote": ("Something that concerns a whole document.", "أمر يخص وثيقة كاملة."),
    "level.error": ("Errors", "الأخطاء"),
    "level.warning": ("Warnings", "التحذيرات"),
    "level.note": ("Notes", "الملاحظات"),
}
"""Texts by key: English, Arabic."""
