"""Texts of the archivist's desk: reviewing in the report, the order map, and the switches of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "page.map": ("Order map", "خريطة الترتيب"),
    "page.review": ("Review", "المراجعة"),
    "page.no-script": (
        "This page can be read as it is. To accept or reject findings in it, allow it to run its script.",
        "يمكن قراءة هذه الصفحة كما هي. ولقبول النتائج أو رفضها فيها ينبغي السماح بتشغيل نصها البرمجي.",
    ),
    # The summary and where the report comes from
    "summary.by-rule": ("Findings by rule and tier", "النتائج حسب القاعدة والمستوى"),
    "summary.by": ("Reviewer", "المراجع"),
    "summary.date": ("Date (UTC)", "التاريخ (بالتوقيت العالمي)"),
    "summary.options": ("Options", "الخيارات"),
    "summary.clean-sha256": ("Fingerprint of the clean text (SHA-256)", "بصمة النص المنقح (SHA-256)"),
    "summary.lexicon": ("Lexicon", "المعجم"),
    "summary.lists": ("Word lists of your own", "قوائم كلماتك الخاصة"),
    "label.rule": ("Rule", "القاعدة"),
    # The order map
    "map.how": (
        "Left: the paragraphs as they stood in the source. Right: as they stand now. Each field is a link to its "
        "paragraph. Lines that cross show what changed its place.",
        "إلى اليمين الفقرات كما كانت في الأصل، وإلى اليسار كما هي الآن. وكل خانة رابط إلى فقرتها. "
        "والخطوط المتقاطعة تبين ما تغير موضعه.",
    ),
    "map.in-place": ("stays in its place: thin frame, thin line", "باق في مكانه: إطار رفيع وخط رفيع"),
    "map.moved": ("moved: thick frame, thick line", "منقول: إطار سميك وخط سميك"),
    "map.joined": ("joined from several: dotted frame and line", "موصول من عدة قطع: إطار منقط وخط منقط"),
    "map.split": ("split off: dotted frame and line", "مفصول: إطار منقط وخط منقط"),
    "map.dropped": ("dropped: dashed frame, no line", "محذوف: إطار متقطع بلا خط"),
    "map.word-in-place": ("in place", "في مكانها"),
    "map.word-moved": ("moved", "منقولة"),
    "map.word-joined": ("joined", "موصولة"),
    "map.word-split": ("split off", "مفصولة"),
    "map.word-changed": ("put in", "مدرجة"),
    "map.word-dropped": ("dropped", "محذوفة"),
    "map.link": ("On the map", "على الخريطة"),
    # The views of the document
    "view.title": ("View", "العرض"),
    "view.side": ("Side by side", "جنبا إلى جنب"),
    "view.inline": ("Clean text with the changes in place", "النص المنقح مع التغييرات في مواضعها"),
    "view.stood-here": ("stood here", "كانت هنا"),
    # Light and dark
    "theme.title": ("Colours", "الألوان"),
    "theme.auto": ("automatic", "تلقائي"),
    "theme.light": ("light", "فاتح"),
    "theme.dark": ("dark", "داكن"),
    # The review
    "desk.how": (
        "Accept or reject each finding. Nothing changes until you run the command below with the saved file. Your "
        "decisions also stay in this browser. Press ? for the keys.",
        "اقبل كل نتيجة أو ارفضها. ولا يتغير شيء حتى تشغل الأمر المذكور أدناه مع الملف المحفوظ. "
        "وتبقى قراراتك أيضا في هذا المتصفح. واضغط ؟ لعرض المفاتيح.",
    ),
    "desk.means-applied": (
        "Changes made: accepted ones stay, rejected ones are taken back.",
        "التغييرات التي أجريت: المقبول منها يبقى، والمرفوض يتراجع عنه.",
    ),
    "desk.means-suggested": (
        "Suggestions: accepted ones are made, rejected ones are left and not shown again.",
        "المقترحات: المقبول منها يطبق، والمرفوض يترك ولا يعرض مرة أخرى.",
    ),
    "desk.means-manual": (
        "Points to look at: accept means that it is a fault, reject that it is none. The text does not change.",
        "نقاط تحتاج إلى نظر: القبول يعني أنها خطأ، والرفض يعني أنها ليست خطأ. ولا يتغير النص.",
    ),
    "desk.means-series": (
        "The same change of the same words in several places can be decided at once.",
        "التغيير نفسه للكلمات نفسها في مواضع عدة يمكن البت فيه دفعة واحدة.",
    ),
    "desk.save": ("Save decisions", "حفظ القرارات"),
    "desk.open": ("Open a decisions file", "فتح ملف قرارات"),
    "desk.then": (
        "Then run, in the folder of the report:",
        "ثم شغل هذا الأمر في مجلد التقرير:",
    ),
    "desk.filters": ("Show only", "اعرض فقط"),
    "desk.by-pass": ("Kind", "النوع"),
    "desk.by-rule": ("Rule", "القاعدة"),
    "desk.by-tier": ("Tier", "المستوى"),
    "desk.by-status": ("Decision", "القرار"),
    "desk.all": ("all", "الكل"),
    "desk.search": ("Search", "بحث"),
    "desk.clear": ("Show all", "عرض الكل"),
    "desk.shown": ("Findings shown: {n} of {all}", "النتائج المعروضة: {n} من {all}"),
    "desk.progress": ("Decided: {n} of {all}", "المحسوم: {n} من {all}"),
    "desk.previous": ("Previous", "السابق"),
    "desk.next": ("Next", "التالي"),
    "desk.accept": ("Accept", "قبول"),
    "desk.reject": ("Reject", "رفض"),
    "desk.accept-all": ("Accept all alike: {n}", "قبول كل المتماثلات: {n}"),
    "desk.reject-all": ("Reject all alike: {n}", "رفض كل المتماثلات: {n}"),
    "desk.reason": ("Reason (optional)", "السبب (اختياري)"),
    "desk.reason-all": ("Reason, for all alike (optional)", "السبب، لكل المتماثلات (اختياري)"),
    "desk.reason-first": ("Accept or reject first, then say why.", "اقبل أو ارفض أولا، ثم اذكر السبب."),
    "desk.undo": ("Undo", "تراجع"),
    "desk.close": ("Close", "إغلاق"),
    "desk.decided": ("decided", "محسوم"),
    "desk.undecided": ("not decided", "غير محسوم"),
    "desk.accepted": ("accepted", "مقبول"),
    "desk.rejected": ("rejected", "مرفوض"),
    "desk.by-series": ("with all alike", "مع كل المتماثلات"),
    "desk.finding": ("Decision on {id}", "القرار بشأن {id}"),
    "desk.saved": ("Saved: {name}", "حفظ الملف: {name}"),
    "desk.read": ("Decisions read: {n}.", "القرارات المقروءة: {n}."),
    "desk.misfit": ("Left out, they do not fit this report: {n}.", "متروكة لأنها لا تطابق هذا التقرير: {n}."),
    "desk.other-document": (
        "The file belongs to another document: only its series are used.",
        "الملف يخص وثيقة أخرى، لذلك لا يستخدم منه سوى قرارات المتماثلات.",
    ),
    "desk.no-decisions": ("This is no decisions file.", "هذا ليس ملف قرارات."),
    "desk.no-storage": (
        "The browser keeps nothing for this page: save your decisions before you close it.",
        "المتصفح لا يحتفظ بشيء لهذه الصفحة، فاحفظ قراراتك قبل إغلاقها.",
    ),
    "desk.undone": ("Taken back: {id}", "جرى التراجع عن: {id}"),
    "desk.nothing-to-undo": ("Nothing to take back", "لا شيء للتراجع عنه"),
    # Keys
    "desk.keys": ("Keys", "المفاتيح"),
    "desk.key-next": ("next finding", "النتيجة التالية"),
    "desk.key-previous": ("previous finding", "النتيجة السابقة"),
    "desk.key-accept": ("accept and go on", "قبول ومتابعة"),
    "desk.key-reject": ("reject and go on", "رفض ومتابعة"),
    "desk.key-accept-all": ("accept all alike", "قبول كل المتماثلات"),
    "desk.key-reject-all": ("reject all alike", "رفض كل المتماثلات"),
    "desk.key-reason": ("say why it was decided so", "ذكر سبب القرار"),
    "desk.key-undo": ("take the last decision back", "التراجع عن آخر قرار"),
    "desk.key-search": ("search and filters", "البحث والتصفية"),
    "desk.key-keys": ("this list", "هذه القائمة"),
    "desk.letters": ("Letters work as keys", "استخدام الحروف مفاتيح"),
}
"""Texts by key: English, Arabic."""
