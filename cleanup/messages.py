"""Every text that a user reads, apart from the rules' own, in English and Arabic.

Numbers stand after a colon ("Moved: 3") and not inside sentences: Arabic has six plural forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("en", "ar")

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    # Tiers
    "tier.safe": ("safe", "آمن"),
    "tier.suggested": ("suggested", "مقترح"),
    "tier.manual": ("for a person to look at", "يحتاج إلى مراجعة بشرية"),
    # Passes
    "pass.characters": ("Characters", "المحارف"),
    "pass.structure": ("Structure", "بنية الوثيقة"),
    "pass.duplicates": ("Repeated text", "النص المكرر"),
    "pass.order": ("Order of paragraphs", "ترتيب الفقرات"),
    "pass.words": ("Words", "الكلمات"),
    "pass.typography": ("Punctuation and spaces", "علامات الترقيم والمسافات"),
    # Kinds of block
    "kind.masthead": ("masthead", "ترويسة الوثيقة"),
    "kind.heading": ("heading", "عنوان"),
    "kind.numbered": ("numbered paragraph", "فقرة مرقمة"),
    "kind.paragraph": ("paragraph", "فقرة"),
    "kind.continuation": ("continuation", "تتمة فقرة"),
    "kind.list-item": ("list item", "بند في قائمة"),
    "kind.footnote": ("footnote", "حاشية"),
    "kind.table": ("table", "جدول"),
    "kind.page-break": ("page break", "فاصل صفحات"),
    "kind.furniture": ("page header or footer", "رأس صفحة أو تذييلها"),
    "kind.web-furniture": ("web page element", "عنصر من صفحة الويب"),
    "kind.junk": ("marks without words", "علامات بلا كلمات"),
    # What an edit does
    "op.replace": ("replaced", "استبدال"),
    "op.join": ("joined", "وصل"),
    "op.split": ("split", "فصل"),
    "op.drop": ("dropped", "حذف"),
    "op.move": ("moved", "نقل"),
    # What became of a block
    "fate.kept": ("unchanged", "دون تغيير"),
    "fate.changed": ("words changed", "تغيرت كلمات فيها"),
    "fate.moved": ("moved", "منقولة"),
    "fate.joined": ("joined", "موصولة"),
    "fate.dropped": ("dropped", "محذوفة"),
    "fate.split": ("split off", "مفصولة"),
    # Columns and labels
    "label.before": ("Before", "قبل"),
    "label.after": ("After", "بعد"),
    "label.words": ("Text", "النص"),
    "label.why": ("Why", "السبب"),
    "label.evidence": ("Evidence", "القرائن"),
    "label.related": ("Also here", "موضع ذو صلة"),
    "label.kind": ("Kind", "النوع"),
    "label.applied": ("Applied", "طبق"),
    "label.suggested": ("Suggested", "مقترح"),
    "label.manual": ("To look at", "للمراجعة"),
    "label.total": ("Total", "المجموع"),
    "label.line-column": ("line:column", "السطر:العمود"),
    "label.nothing-put-in": ("nothing is put in its place", "لا يوضع شيء مكانه"),
    "label.now-in": ("Now in paragraph", "موضعها الآن في الفقرة"),
    "label.removed-here": ("removed here", "حذف هنا"),
    "label.joined-here": ("joined here", "موضع الوصل"),
    "label.in-full-below": ("in full below", "النص الكامل أدناه"),
    "label.from": ("from", "من"),
    "label.and": ("and", "و"),
    "label.confidence": ("confidence", "درجة الثقة"),
    "label.written": ("Written", "الملفات المكتوبة"),
    "label.notes": ("Notes", "ملاحظات"),
    # The page
    "page.title": ("Report on the repair of {name}", "تقرير عن إصلاح {name}"),
    "page.skip": ("Skip to the changes", "انتقل إلى التغييرات"),
    "page.contents": ("Contents", "المحتويات"),
    "page.summary": ("Summary", "الخلاصة"),
    "page.how-to-read": ("How to read this page", "كيف تقرأ هذه الصفحة"),
    "page.changes": ("Changes made", "التغييرات التي أجريت"),
    "page.suggested": ("Suggestions (not applied)", "مقترحات (لم تطبق)"),
    "page.manual": ("Points to look at (not applied)", "نقاط تحتاج إلى نظر (لم تطبق)"),
    "page.dropped": ("Dropped text in full", "النص المحذوف كاملا"),
    "page.compare": ("The document before and after", "الوثيقة قبل الإصلاح وبعده"),
    "page.about": ("About this report", "عن هذا التقرير"),
    "page.no-changes": ("Nothing was changed.", "لم يتغير شيء."),
    "page.none": ("None.", "لا شيء."),
    "page.empty": ("The document is empty.", "الوثيقة فارغة."),
    "page.skipped": ("Unchanged paragraphs not shown: {count}", "فقرات لم تتغير ولا تعرض هنا: {count}"),
    "page.long": (
        "This document is long. Only paragraphs that changed are shown here, with their neighbours.",
        "هذه الوثيقة طويلة، لذلك لا تعرض هنا سوى الفقرات التي تغيرت وما يجاورها.",
    ),
    "page.more": ("More changes by this rule, in short form", "تغييرات أخرى وفق هذه القاعدة، بإيجاز"),
    "page.invisible": (
        "Characters that cannot be seen are shown by their number:",
        "المحارف غير المرئية تعرض برقمها:",
    ),
    "page.legend-del": (
        "A dashed frame and a minus sign mark what stood in the source.",
        "الإطار المتقطع وعلامة الناقص يدلان على ما كان في الأصل.",
    ),
    "page.legend-ins": (
        "A solid frame and a plus sign mark what stands in the clean text.",
        "الإطار المتصل وعلامة الزائد يدلان على ما صار في النص المنقح.",
    ),
    "page.legend-links": (
        "Marked words lead to the change that explains them. Paragraph labels lead to the same paragraph on the other "
        "side. Paragraphs without a label are unchanged.",
        "الكلمات المعلمة تقود إلى التغيير الذي يفسرها، وبطاقات الفقرات تقود إلى الفقرة نفسها في الجانب الآخر. "
        "والفقرات التي لا بطاقة لها لم تتغير.",
    ),
    "page.legend-place": (
        "A place such as 12:5 means line 12, character 5 of the source file.",
        "الموضع 12:5 مثلا يعني السطر 12، المحرف 5 من الملف الأصلي.",
    ),
    # The summary
    "summary.source": ("Source file", "الملف الأصلي"),
    "summary.clean": ("Clean text", "النص المنقح"),
    "summary.ledger": ("Ledger", "سجل التغييرات"),
    "summary.sha256": ("Fingerprint of the source (SHA-256)", "بصمة الملف الأصلي (SHA-256)"),
    "summary.encoding": ("Encoding", "الترميز"),
    "summary.bom": ("with byte order mark", "مع علامة ترتيب البايتات"),
    "summary.newline": ("Line ends", "نهايات الأسطر"),
    "summary.tool": ("Program", "البرنامج"),
    "summary.packs": ("Rule packs", "حزم القواعد"),
    "summary.paragraphs": ("Paragraphs of the source", "فقرات الأصل"),
    "summary.also-moved": ("of these also moved: {count}", "منها ما نقل أيضا: {count}"),
    "summary.conserved": (
        "Nothing was lost: every character of the source is in the clean text, was replaced by a change listed here, "
        "or is listed here as dropped.",
        "لم يفقد شيء: كل محرف من الأصل موجود في النص المنقح، أو حل محله تغيير مذكور هنا، أو مذكور هنا ضمن المحذوف.",
    ),
    "summary.characters": (
        "Characters of the source: {total}. In the clean text: {kept}. Replaced: {replaced}. Dropped: {dropped}.",
        "محارف الأصل: {total}. في النص المنقح: {kept}. مستبدلة: {replaced}. محذوفة: {dropped}.",
    ),
    "summary.undo": (
        "To get the source file back, to the byte:",
        "لاستعادة الملف الأصلي كما كان تماما:",
    ),
    "summary.undo-one": (
        "To take back one change only, give its id, for example:",
        "للتراجع عن تغيير واحد فقط، اذكر رمزه، على سبيل المثال:",
    ),
    # How good the words are
    "quality.rates": (
        "Wrong words in 100, estimated. Before: {before}. After: {after}.",
        "الكلمات الخاطئة في كل 100، تقديرا. قبل التنقيح: {before}. بعد التنقيح: {after}.",
    ),
    "quality.rate": ("about {about} ({low} to {high})", "نحو {about} (من {low} إلى {high})"),
    "quality.note": (
        "This is an estimate from the look of the words alone. A word misread as another word can hardly be seen.",
        "هذا تقدير مبني على شكل الكلمات وحده، والكلمة التي قرئت كلمة أخرى يصعب كشفها.",
    ),
    "quality.too-short": (
        "Wrong words: the text is too short for an estimate. Words: {count}.",
        "الكلمات الخاطئة: النص أقصر من أن تقدر نسبتها. عدد الكلمات: {count}.",
    ),
    # Terminal
    "terminal.nothing": ("nothing found", "لم يعثر على شيء"),
    "terminal.no-changes": ("no changes", "لا تغييرات"),
    "terminal.moved": ("moved: {words}", "نقل: {words}"),
    "terminal.dropped": ("dropped", "حذف"),
    # Line ends
    "newline.lf": ("LF", "LF"),
    "newline.crlf": ("CR LF", "CR LF"),
    "newline.cr": ("CR", "CR"),
    "newline.mixed": ("mixed", "مختلطة"),
    "newline.none": ("none", "لا توجد"),
    # Roles of related places
    "role.kept-copy": ("the copy that is kept", "النسخة المحتفظ بها"),
    "role.follows": ("belongs after", "موضعه بعد"),
    "role.kept": ("the copy that is kept", "النسخة المحتفظ بها"),
    "role.copy": ("another copy", "نسخة أخرى"),
    "role.dropped": ("the copy that is dropped", "النسخة المحذوفة"),
    "role.before": ("stands before it", "يسبقه"),
    "role.after": ("stands after it", "يليه"),
    "role.continues": ("goes on here", "يتواصل هنا"),
    "role.mark": ("its mark", "علامتها"),
    "role.note": ("the note", "الحاشية"),
    "role.open": ("opened here", "يفتح هنا"),
    "role.first": ("first place", "الموضع الأول"),
    # Evidence
    "evidence.number": ("paragraph number", "رقم الفقرة"),
    "evidence.previous-number": ("number of the paragraph before", "رقم الفقرة السابقة"),
    "evidence.next-number": ("number of the paragraph after", "رقم الفقرة التالية"),
    "evidence.open-end": ("ends unfinished", "نهاية غير مكتملة"),
    "evidence.closed-end": ("ends like a finished paragraph", "نهاية فقرة مكتملة"),
    "evidence.open-start": ("begins in the middle of a sentence", "بداية من وسط الجملة"),
    "evidence.same-words": ("same words", "كلمات متطابقة"),
    "evidence.seam-words": ("words at the seam", "الكلمات عند موضع الوصل"),
    "evidence.copies": ("copies", "عدد النسخ"),
    "evidence.similarity": ("similarity", "درجة التشابه"),
    "evidence.length": ("length in characters", "الطول بالمحارف"),
    "evidence.locked": (
        "touches a number, symbol, date, name or Latin word, which are never changed without a person",
        "يمس رقما أو رمزا أو تاريخا أو اسما أو كلمة لاتينية، ولا يغير شيء منها دون مراجعة بشرية",
    ),
    "evidence.not-encodable": (
        "cannot be written in the encoding of the source",
        "لا يمكن كتابته بترميز الملف الأصلي",
    ),
    "evidence.document-uses": ("times in this document", "مرات وروده في هذه الوثيقة"),
    "evidence.frequency": ("frequency of words (Zipf scale)", "تواتر الكلمات (مقياس زيف)"),
    "evidence.listed-term": ("term of the word lists", "مصطلح في قوائم الكلمات"),
    "evidence.no-commas": ("words without one Arabic comma", "عدد الكلمات دون أي فاصلة عربية"),
    "evidence.page-border": ("at the border of a page", "عند حد صفحة"),
    "evidence.repeated": ("times repeated", "عدد مرات التكرار"),
    "evidence.kept-at": ("the copy that is kept is at", "موضع النسخة المحتفظ بها"),
    "evidence.margin": ("gain over leaving it as it stands", "المكسب مقارنة بترك النص على حاله"),
    "evidence.runner-up": ("ahead of the next best by", "الفارق عن البديل التالي"),
    "evidence.series": ("of it from numbers and sections", "منه ما تدل عليه الأرقام والفروع"),
    "evidence.reliability": ("reliability of the paragraph numbers", "موثوقية أرقام الفقرات"),
    "evidence.marks": ("marks of numbered paragraphs", "علامات الفقرات المرقمة"),
    "evidence.readable": ("of these with a number that can be read", "منها ما يقرأ رقمه"),
    "evidence.in-step": ("neighbouring numbers in step", "أرقام متجاورة متسلسلة"),
    "evidence.quote-open": ("a quotation is open", "علامة اقتباس لم تغلق"),
    "evidence.letters": ("letters taken for each other", "حروف يلتبس بعضها ببعض"),
    "evidence.lexicon": ("in the word list", "في قائمة الكلمات"),
    "evidence.phrase": ("the phrase", "العبارة"),
    "evidence.mark": ("mark", "العلامة الدالة"),
    "evidence.listed-line": ("listed line", "سطر مدرج في القائمة"),
    "evidence.cut-end": ("breaks off after", "ينقطع بعد"),
    "evidence.other-reading": ("the other reading has", "في القراءة الأخرى"),
    "evidence.slow-pattern": ("the pattern took too long and was stopped", "استغرق النمط وقتا طويلا فأوقف"),
}
"""Texts by key: English, Arabic."""


def text(key: str, language: str = "en", **values: object) -> str:
    """The text of a key with its values filled in. For an unknown key, the key's own last part."""
    found = TEXTS.get(key)
    if found is None:
        return key.split(".", 1)[-1]
    template = found[1] if language == "ar" else found[0]
    return template.format(**values) if values else template
