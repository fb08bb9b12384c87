"""The help of the command line, in Arabic.

The English stands with each command and option, where it is declared. This module is imported only for a reader of
Arabic. Names of commands, options and files, and what stands for a value (FILE), stay as they are typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class HelpText(NamedTuple):
    """What a command does: in a line for lists of commands, and in full (the first line where it is empty)."""

    short: str
    full: str = ""


WORDS: Final[Mapping[str, str]] = {
    "usage": "الاستخدام: ",
    "options": "الخيارات",
    "commands": "الأوامر",
    "default:": "التلقائي:",
    "required": "إلزامي",
}
"""Headings, and the words that follow the help of an option."""

COMMANDS: Final[Mapping[str, HelpText]] = {
    "": HelpText(
        "إصلاح نصوص التقارير الممسوحة ضوئيا",
        """\
إصلاح نصوص تقارير الأمم المتحدة الممسوحة ضوئيا والمقروءة آليا والمترجمة، والعربية أولا.

يعيد الفقرات إلى ترتيبها الصحيح، ويصل ما قطع منها، ويحذف ما قرئ مرتين، ويصلح ما يثبت الشكل وحده أنه خطأ، ويحفظ
سجلا يتيح التراجع عن كل شيء.

\b
أمثلة:
  cleanup fix report.txt -o out/        النص المنقح والسجل والتقرير في out/
  cleanup fix scans/ -o out/ --jobs 2   مجلد كامل، وثيقتان في وقت واحد
  cleanup check report.txt              النتائج، كل منها في سطر؛ رمز الخروج 1 إن وجدت
  cleanup diff report.txt               ما سيتغير، كلمة كلمة
  cleanup review out/report.ledger.json البت في المقترحات والتغييرات واحدا واحدا
  cleanup undo out/report.ledger.json   الأصل كما كان تماما
  cleanup explain ORD001                ما تفعله القاعدة وسببه
""",
    ),
    "fix": HelpText(
        "تنقيح الوثائق، وكتابة النص المنقح والسجل والتقرير.",
        """\
تنقيح الوثائق: ملفات أو مجلدات أو أنماط أسماء، أو - لقراءة الدخل القياسي والكتابة إلى الخرج القياسي.

يكتب NAME.clean.EXT وNAME.ledger.json وNAME.report.html، ولا يكتب فوق الأصول أبدا.

\b
أمثلة:
  cleanup fix report.txt                    النواتج في cleaned/ بجانب الملف
  cleanup fix scans/ -o out/ --jobs 0       مجلد كامل، بجميع المعالجات
  cleanup fix report.txt --apply suggested  المقترحات أيضا
  cleanup fix report.txt --ignore PUN       كل شيء إلا علامات الترقيم
  cleanup fix scans/ --decisions report.decisions.json   ما قرره المراجع في المتماثلات
  cleanup fix - < report.txt > clean.txt    مرشحا بين أمرين
""",
    ),
    "check": HelpText(
        "الإشارة إلى الأخطاء دون كتابة شيء.",
        """\
فحص الوثائق: ملفات أو مجلدات أو أنماط أسماء، أو - للدخل القياسي.

رمز الخروج 0: لا نتيجة توجب الفشل؛ 1: توجد نتائج؛ 2: خطأ في الاستعمال أو ملف تعذر فحصه.

\b
أمثلة:
  cleanup check report.txt
  cleanup check incoming/ --format text --format sarif=findings.sarif
  cleanup check report.txt --select ORD,DUP --fail-on safe
  cleanup check incoming/ --write-baseline --reason "as printed"
  cleanup check . --since origin/main
""",
    ),
    "diff": HelpText(
        "عرض ما سيتغير.",
        """\
عرض ما سيتغير في وثيقة كلمة كلمة، أو بصيغة الفروق الموحدة لبرامج أخرى.

\b
أمثلة:
  cleanup diff report.txt
  cleanup diff report.txt --format unified | less
""",
    ),
    "review": HelpText(
        "البت في المقترحات والتغييرات واحدا واحدا.",
        """\
البت في النتائج من سطر الأوامر. PATH سجل، أو وثيقة سجلها في cleaned/.

اكتب حرفا ثم مفتاح الإدخال: a للقبول، r للرفض، s وx للمجموعة كلها قبولا ورفضا، w لكتابة السبب قبل القرار،
n للتخطي، b للرجوع، u للتراجع عن القرار الأخير، q للإنهاء. تحفظ القرارات في NAME.decisions.json بعد كل جواب،
وتستأنف المراجعة اللاحقة من حيث توقفت. ولا يتغير النص إلا بالأمر cleanup apply.

\b
أمثلة:
  cleanup review report.txt
  cleanup review out/report.ledger.json --lang ar
""",
    ),
    "apply": HelpText(
        "تنفيذ قرارات المراجع في وثيقة منقحة.",
        """\
التراجع عن التغييرات المرفوضة وتطبيق المقترحات المقبولة، بناء على سجل وملف قرارات.

يكتب NAME.reviewed.clean.EXT وNAME.reviewed.ledger.json وNAME.reviewed.report.html. والسجل الجديد يعيد الأصل
كأي سجل. وتأتي القرارات من صفحة التقرير أو من الأمر cleanup review. واذكر قواعدك وقوائم كلماتك مرة أخرى مع
--rules و--lexicon ليعرفها التقرير الجديد.

\b
أمثلة:
  cleanup apply out/report.ledger.json out/report.decisions.json
  cleanup apply out/report.ledger.json report.decisions.json -o reviewed/ --lang ar
""",
    ),
    "undo": HelpText(
        "استعادة الأصل، أو التراجع عن تغييرات بعينها.",
        """\
استعادة الأصل كما كان تماما من سجل والنص المنقح بجانبه.

يكتب NAME.restored.EXT بجانب السجل. ومع --only يكتب نصا منقحا وسجلا جديدين ألغي فيهما ذلك التغيير وما بني
عليه، واذكر معه قواعدك وقوائم كلماتك مرة أخرى لتحسب أرقام السجل الجديد. ويتحقق من البصمات قبل ذلك وبعده.

\b
أمثلة:
  cleanup undo out/report.ledger.json
  cleanup undo out/report.ledger.json --only F0012
  cleanup undo out/report.ledger.json -o report.original.txt
""",
    ),
    "explain": HelpText(
        "شرح ما تفعله قاعدة وسببه.",
        """\
شرح ما تفعله قاعدة وسببه ومدى ما يجوز لها من تلقاء نفسها، مع أمثلتها.

\b
مثال:
  cleanup explain ORD001
""",
    ),
    "rules": HelpText(
        "سرد القواعد.",
        """\
سرد القواعد: الرمز والمستوى والاسم ووجه الخطأ.

\b
أمثلة:
  cleanup rules
  cleanup rules --format markdown > RULES.md
  cleanup rules --kinds
""",
    ),
    "confusions": HelpText(
        "تعلم ما يخلط برنامج القراءة الآلية بينه من الحروف.",
        "تعلم ما يخلط برنامج القراءة الآلية بينه من الحروف: فبه تزن قواعد الكلمات المقروءة خطأ بدائلها.",
    ),
    "confusions learn": HelpText(
        "كتابة حزمة قواعد من قراءات ونصوصها الصحيحة.",
        """\
مقارنة نصوص قرأها برنامج القراءة الآلية بالنصوص نفسها صحيحة، وعد ما قرئ مكان غيره.

يكتب حزمة قواعد. ضعها في مجلد واذكر المجلد مع --rules. وتضاف أعدادها إلى ما يأتي مع البرنامج.

\b
مثال:
  cleanup confusions learn page1.ocr.txt page1.txt page2.ocr.txt page2.txt -o my-rules/scanner.toml
  cleanup fix report.txt --rules my-rules
""",
    ),
    "schema": HelpText(
        "طباعة مخطط JSON لملفات البرنامج.",
        """\
طباعة مخطط JSON، أو سرد أسماء المخططات إن لم يذكر اسم.

\b
أمثلة:
  cleanup schema
  cleanup schema check-run-1 > check-run-1.schema.json
""",
    ),
    "cache": HelpText(
        "مكان حفظ النتائج والمعاجم، وإفراغه.",
        """\
تحفظ نتائج الوثائق التي لم تتغير والمعاجم المجهزة في مجلد خاص بها.

يختار CLEANUP_CACHE_DIR مجلدا آخر. ولا يضيع شيء بإفراغه.
""",
    ),
    "cache path": HelpText("طباعة اسم المجلد."),
    "cache clear": HelpText("إزالة كل ما هو محفوظ."),
    "completion": HelpText(
        "طباعة البرنامج النصي الذي يكمل الأوامر في الصدفة.",
        """\
طباعة البرنامج النصي الذي يكمل في الصدفة الأوامر والخيارات ورموز القواعد والصيغ.

\b
أمثلة:
  eval "$(cleanup completion bash)"                                    في ~/.bashrc
  eval "$(cleanup completion zsh)"                                     في ~/.zshrc
  cleanup completion fish > ~/.config/fish/completions/cleanup.fish
""",
    ),
}
"""By the words of the command; the program itself under the empty name."""

OPTIONS: Final[Mapping[str, str]] = {
    "Show this message and exit.": "عرض هذه الرسالة والخروج.",
    "Show the version and exit.": "عرض رقم الإصدار والخروج.",
    "Language of reports, messages and help [CLEANUP_LANG].": "لغة التقارير والرسائل والمساعدة [CLEANUP_LANG].",
    "Apply only safe fixes, or suggestions too.": "تطبيق التصحيحات الآمنة وحدها أو المقترحات أيضا.",
    "Only these rules (ORD001, or PUN for all).": "هذه القواعد وحدها (مثل ORD001، أو PUN لجميع قواعدها).",
    "Not these rules.": "ما عدا هذه القواعد.",
    "A folder with rule packs of your own.": "مجلد فيه حزم قواعد خاصة بك.",
    "A list of words of your own, a term a line.": "قائمة كلمات خاصة بك، مصطلح في كل سطر.",
    "Who does this, for report and ledger [CLEANUP_USER].": "من يقوم بهذا، للتقرير والسجل [CLEANUP_USER].",
    "When; no clock is read [SOURCE_DATE_EPOCH].": "التاريخ؛ ولا تقرأ ساعة الجهاز [SOURCE_DATE_EPOCH].",
    "Documents at a time; 0 for one on each processor.": "عدد الوثائق في وقت واحد؛ 0 لوثيقة على كل معالج.",
    "Decisions of a reviewer to carry; of two the later counts.": (
        "قرارات مراجع تنقل إلى هذه الوثائق؛ وإن تعارض اثنان فالعبرة باللاحق."
    ),
    "This configuration instead of the one found beside the documents.": (
        "ملف الإعدادات هذا بدلا من الموجود بجانب الوثائق."
    ),
    "No configuration file.": "بلا ملف إعدادات.",
    "Folder for the outputs [default: cleaned/ beside the input].": ("مجلد النواتج [التلقائي: cleaned/ بجانب الملف]."),
    "Folder for the outputs [default: beside the ledger].": "مجلد النواتج [التلقائي: بجانب السجل].",
    "html, json, or none; several with commas.": "html أو json أو none؛ ويفصل بينها بفواصل.",
    "With -: where to keep the ledger.": "مع -: مكان حفظ السجل.",
    "No summary, only errors.": "الأخطاء وحدها دون خلاصة.",
    "May be given several times; with =FILE the output goes there.": (
        "يجوز تكراره؛ ومع =FILE يكتب الناتج في ذلك الملف."
    ),
    "Only these findings give exit code 1: safe, suggested (and safe), manual (all), codes, or never.": (
        "هذه النتائج وحدها تعطي رمز الخروج 1: safe، أو suggested (ومعها safe)، أو manual (جميعها)، أو رموز قواعد، "
        "أو never."
    ),
    "Show these and never fail for them.": "عرض هذه النتائج دون أن توجب الفشل.",
    "Exit with 1 where the gate decides so, or worse [default: never, or as configured].": (
        "الخروج بالرمز 1 إذا كان قرار القبول كذلك أو أسوأ [التلقائي: never، أو ما في الإعدادات]."
    ),
    "Exit with 0 even where there are findings.": "الخروج بالرمز 0 حتى مع وجود نتائج.",
    "Findings in this file are known and do not fail.": "النتائج المدرجة في هذا الملف معروفة ولا توجب الفشل.",
    "Make all findings known [default file: cleanup-baseline.json].": (
        "عد جميع النتائج معروفة [الملف التلقائي: cleanup-baseline.json]."
    ),
    "Drop entries that match nothing any more.": "حذف القيود التي لم يعد يقابلها شيء.",
    "With --write-baseline: why the findings may stay.": "مع --write-baseline: سبب الإبقاء على النتائج.",
    "Exit with 1 where entries match nothing any more.": "الخروج بالرمز 1 إذا وجدت قيود لم يعد يقابلها شيء.",
    "Show known findings in text, too.": "عرض النتائج المعروفة أيضا في الصيغة النصية.",
    "Only documents that changed since this revision of git.": "الوثائق التي تغيرت منذ هذه المراجعة في git وحدها.",
    "With -: the document's name.": "مع -: اسم الوثيقة.",
    "Show what fix would change, behind the findings.": "عرض ما سيغيره fix بعد النتائج.",
    "Whether findings of unchanged documents are kept.": "هل تحفظ نتائج الوثائق التي لم تتغير.",
    "Print the settings in force and where they come from.": "طباعة الإعدادات السارية ومصدر كل منها.",
    "Where decisions are kept [default: beside the ledger].": "مكان حفظ القرارات [التلقائي: بجانب السجل].",
    "The clean text, where it does not stand beside the ledger.": "النص المنقح إن لم يكن بجانب السجل.",
    "Where to write [default: beside the ledger].": "مكان الكتابة [التلقائي: بجانب السجل].",
    "Take only this change back, and what builds on it (F0012).": "التراجع عن هذا التغيير وحده وما بني عليه (F0012).",
    "List the kinds of rule and their parameters instead.": "سرد أنواع القواعد ومعاملاتها بدلا من القواعد.",
    "The rule pack to write, a .toml file.": "حزمة القواعد التي تكتب، ملف .toml.",
    "Name of the pack [default: the file's name].": "اسم الحزمة [التلقائي: اسم الملف].",
    "Licence of the pack.": "رخصة الحزمة.",
    "Leave out what was counted less often [default: 2 for runs of several letters, 1 for single letters].": (
        "إسقاط ما قل عدده عن ذلك [التلقائي: 2 لتتابع حروف، و1 للحرف المفرد]."
    ),
}
"""By the English text, as catalogues of messages have it: options of several commands share one."""
