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
    "apply.no-quality": (
        "figures of quality left out: the first run had other rules or word lists (--rules, --lexicon)",
        "أسقطت أرقام الجودة لأن التشغيل الأول كان بقواعد أو قوائم كلمات أخرى (--rules, --lexicon)",
    ),
    # `cleanup review`
    "review.suggestion": ("Suggestion, not applied", "مقترح لم يطبق"),
    "review.change": ("Change, applied", "تغيير مطبق"),
    "review.notice": ("Point to look at", "نقطة تحتاج إلى نظر"),
    "review.series": ("Findings with the same words in this document", "ملاحظات بالكلمات نفسها في هذه الوثيقة"),
    "review.not-alone": (
        "It cannot be applied on its own; an acceptance is only noted.",
        "لا يمكن تطبيقه وحده، ويسجل القبول فقط.",
    ),
    "review.decision": ("Decided", "القرار"),
    "review.by-series": ("whole series", "للمجموعة كلها"),
    "review.accept": ("accepted", "مقبول"),
    "review.reject": ("rejected", "مرفوض"),
    "review.accepted": ("Accepted", "مقبول"),
    "review.rejected": ("Rejected", "مرفوض"),
    "review.undecided": ("Not decided", "دون قرار"),
    "review.keys-suggestion": (
        "a apply   r leave   s apply the series   x leave the series   w reason   n skip   b back   u undo   ? help   "
        "q quit",
        "a تطبيق   r ترك   s تطبيق المجموعة   x ترك المجموعة   w السبب   n تخط   b رجوع   u تراجع   ? مساعدة   q إنهاء",
    ),
    "review.keys-change": (
        "a keep   r take back   s keep the series   x take it back whole   w reason   n skip   b back   u undo   "
        "? help   q quit",
        "a إبقاء   r إلغاء   s إبقاء المجموعة   x إلغاء المجموعة   w السبب   n تخط   b رجوع   u تراجع   ? مساعدة   "
        "q إنهاء",
    ),
    "review.keys-notice": (
        "a a fault   r no fault   s, x the whole series   w reason   n skip   b back   u undo   ? help   q quit",
        "a خطأ   r ليس خطأ   s, x للمجموعة كلها   w السبب   n تخط   b رجوع   u تراجع   ? مساعدة   q إنهاء",
    ),
    "review.help": (
        "Type a letter and press Enter. a: accept, r: reject, s: accept all findings with the same words, x: reject "
        "all of them, w: write down a reason, then decide, n: skip, b: back, u: undo the last decision, q: quit. Each "
        "decision is saved at once. The text stays as it is until you run cleanup apply.",
        "اكتب حرفا واضغط مفتاح الإدخال. a: قبول، r: رفض، s: قبول كل الملاحظات ذات الكلمات نفسها، x: رفضها كلها، "
        "w: كتابة السبب قبل اتخاذ القرار، n: تخط، b: رجوع، u: تراجع عن القرار الأخير، q: إنهاء. يحفظ كل قرار فورا، "
        "ويبقى النص كما هو إلى أن تشغل الأمر cleanup apply.",
    ),
    "review.no-series": (
        "Moves have no series; decide about each with a or r.",
        "لا مجموعة لعمليات النقل، فاتخذ قرارا في كل منها بالمفتاح a أو r.",
    ),
    "review.nothing-to-undo": ("There is nothing to undo.", "لا يوجد ما يتراجع عنه."),
    "review.unknown-key": ("No such key; ? shows help.", "مفتاح غير معروف، والمفتاح ? يعرض المساعدة."),
    "review.then": ("To carry the decisions out:", "لتنفيذ القرارات:"),
    # Reports
    "evidence.decision": ("a reviewer decided so", "بناء على قرار المراجع"),
    "label.decision": ("decision", "القرار"),
    "label.reason": ("Reason", "السبب"),
    "page.turned-down": ("Turned down or taken back", "ما رفض أو تم التراجع عنه"),
}
"""Texts by key: English, Arabic."""
