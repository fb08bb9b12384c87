"""Strategies for generated tests: documents like damaged reports, and logs of edits."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from hypothesis import strategies as st

from cleanup.edits import Edit, apply, replacement

_WORDS = [
    "اللجنة",
    "المجلس",
    "الأمانة",
    "التقرير",
    "الدورة",
    "القرار",
    "الأعضاء",
    "الحكومات",
    "المنظمة",
    "البرنامج",
    "الاجتماع",
    "الميزانية",
    "الخبراء",
    "المشروع",
    "الفريق",
    "العامل",
    "الممثلون",
    "البعثة",
    "المراقبون",
    "التوصيات",
    "المعنية",
    "السنوية",
    "المقبلة",
    "الوطنية",
    "الإقليمية",
    "الدولية",
    "الخاصة",
    "في",
    "من",
    "إلى",
    "على",
    "عن",
    "مع",
    "بين",
    "خلال",
    "بشأن",
    "التي",
    "الذي",
    "أن",
    "وأن",
    "كما",
    "حيث",
    "وقد",
    "قررت",
    "نظرت",
    "عقدت",
    "اعتمدت",
    "أحاطت",
    "أوصت",
    "طلبت",
    "رحبت",
    "وناقشت",
    "وأكدت",
    "وشجعت",
    "ودعت",
    "تنفيذ",
    "إعداد",
    "تقديم",
    "متابعة",
    "تعزيز",
    "تمويل",
    "تدريب",
    "علما",
    "سنة",
    "شهر",
    "يوم",
    "عام",
    "عدد",
    "نسبة",
    "A/57/12",
    "٢٠٠١",
    "UNDP",
    "٤٨,٥",
    "1999",
    "(المرفق)",
    '"الأول"',
    "تموز/يوليه",
    "أيلولسبتمبر",
    "١٢/٣",
    "وإذ",
    "تلاحظ",
]
_HEADINGS = ("أولا - مقدمة", "ثانيا - الأنشطة", "ألف - التعاون", "## ثالثا - الاستنتاجات", "المرفق", "مسائل أخرى")
_MASTHEAD = ("الأمم المتحدة", "A/57/12", "الجمعية العامة", "الدورة السابعة والخمسون", "تقرير الأمين العام")
_ODD = (
    "***",
    "A/57/12",
    "2",
    "١٧",
    "- 3 -",
    "| أ | ب |\n| ج | د |",
    "الاسم\tالبلد\tالسنة",
    "١ - ",
    "اتصل بنا",
    "Share",
)
NOISE = (
    "\u200f", "\u200e", "\u202b", "\u202c", "\u2067", "\u2069", "\u061c",  # direction marks
    "\u0640", "\u0640\u0640\u0640",  # tatweel
    "\u00ad", "\u200b", "\ufeff", "\u2060",  # invisible
    "\ufee3", "\ufefb", "\ufedf\ufea0", "\ufdf2",  # shapes of letters
    "\u05d1", "\u05e8", "\u05d5\u05ea",  # Hebrew letters
    "\u06cc", "\u06a9", "\u06be",  # Persian letters
    "5", "\u0665", "\u06f5", "1\u0662",  # digits of three systems
    "\ufffd", "\x00", "\x07", "\x1b", "\x0b",  # control characters
    " ,", " \u060c", "\u060c", ";", "?", "  ", "( ", " )", '"', "«", " ## ", "*", "(\u0661)", "<sup>(1)</sup>",
    "\u064e", "\u0651", "\u0670",  # vowel signs
    "\x85", "\u2028", "\u2029", "\x1c", "\xa0", "\t",  # separators that some functions take for line ends
)  # fmt: skip
NEWLINES = {"lf": ("\n",), "crlf": ("\r\n",), "cr": ("\r",), "mixed": ("\n", "\r\n", "\r")}

_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")


def readable(text: str) -> bool:
    """Whether a text is no binary file to the program."""
    return "\x00" not in text and len(_CONTROL.findall(text)) <= 8


def _sentence(chance: random.Random, least: int, most: int) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(least, most))]
    if chance.random() < 0.08:
        at = chance.randrange(len(words))
        words.insert(at, words[at])
    return " ".join(words)


def _paragraph(chance: random.Random) -> str:
    return "، ".join(_sentence(chance, 4, 14) for _ in range(chance.randint(1, 4))) + chance.choice(
        (".",) * 8 + ("", "؛")
    )


def _blocks(chance: random.Random, count: int) -> list[str]:
    """A document in right order: masthead, headings, numbered paragraphs, notes, lists."""
    out = list(_MASTHEAD[: chance.randint(0, 5)])
    eastern, dash = chance.random() < 0.8, chance.random() < 0.8
    note = 0
    for number in range(1, count + 1):
        if chance.random() < 0.2:
            out.append(chance.choice(_HEADINGS))
        digits = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if eastern else str(number)
        words = _paragraph(chance)
        notes = []
        if chance.random() < 0.2:
            note += 1
            mark = f"({note})".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if eastern else f"({note})"
            words = words.rstrip(".") + mark + "."
            notes.append(f"{mark} {_sentence(chance, 5, 12)}.")
        out.append(f"{digits} - {words}" if dash else f"{digits}. {words}")
        if chance.random() < 0.15:
            out[-1] = out[-1].rstrip(".؛") + ":"
            out += [f"({letter}) {_sentence(chance, 4, 10)}؛" for letter in "أبج"[: chance.randint(1, 3)]]
        out += notes
        if chance.random() < 0.1:
            out.append(chance.choice(_ODD))
    return out


def _disordered(chance: random.Random, blocks: list[str], harms: Sequence[str]) -> list[str]:
    for harm in harms:
        if len(blocks) < 3:
            break
        a, b, c = sorted(chance.sample(range(len(blocks) + 1), 3))
        if harm == "swap":
            blocks = blocks[:a] + blocks[b:c] + blocks[a:b] + blocks[c:]
        elif harm == "twice":
            blocks = blocks[:c] + blocks[a:b] + blocks[c:]
        elif harm == "cut":
            at = chance.randrange(len(blocks))
            words = blocks[at].split(" ")
            if len(words) > 6:
                cut = chance.randrange(3, len(words) - 2)
                blocks = [*blocks[:at], " ".join(words[:cut]), " ".join(words[cut:]), *blocks[at + 1 :]]
        elif harm == "page":
            blocks = [*blocks[:b], "\f", "A/57/12", str(chance.randint(2, 9)), *blocks[b:]]
        elif harm == "feed":
            blocks = [*blocks[:b], "\f", *blocks[b:]]
    return blocks


@st.composite
def _documents(draw: st.DrawFn, newline: str, noise: bool) -> str:
    chance = random.Random(draw(st.integers(0, 2**32 - 1)))
    blocks = _blocks(chance, draw(st.integers(1, 14)))
    blocks = _disordered(
        chance, blocks, draw(st.lists(st.sampled_from(["swap", "twice", "cut", "page", "feed"]), max_size=5))
    )
    text = draw(st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n \n\n"])).join(blocks) + draw(
        st.sampled_from(["\n", "", "\n\n"])
    )
    for piece in draw(st.lists(st.sampled_from(NOISE), max_size=12)) if noise else ():
        at = chance.randint(0, len(text))
        text = text[:at] + piece + text[at:]
    ends = NEWLINES[newline or draw(st.sampled_from(sorted(NEWLINES)))]
    parts = text.split("\n")
    return "".join(part + (chance.choice(ends) if at < len(parts) - 1 else "") for at, part in enumerate(parts))


def documents(newline: str = "", noise: bool = True) -> st.SearchStrategy[str]:
    """Report-like documents with faults of order, repetition, characters and line ends."""
    return _documents(newline, noise).filter(readable)


def texts() -> st.SearchStrategy[str]:
    """Report-like documents and arbitrary text."""
    pieces = st.one_of(st.text(max_size=40), st.sampled_from(NOISE), st.sampled_from(_WORDS), st.sampled_from(_ODD))
    glued = st.lists(st.tuples(pieces, st.sampled_from(["", " ", "\n", "\n\n", "\r\n", "\r", "\f"])), max_size=25)
    return st.one_of(
        documents(), glued.map(lambda parts: "".join(a + b for a, b in parts)), st.text(max_size=300)
    ).filter(readable)


@st.composite
def edit_logs(draw: st.DrawFn) -> tuple[str, list[tuple[str, Edit]]]:
    """A text and a log of edits, each in the text that the one before leaves; some findings have two edits."""
    text = source = draw(st.text(alphabet="abcde \n", max_size=30))
    log: list[tuple[str, Edit]] = []
    for at in range(draw(st.integers(0, 8))):
        finding = f"F{draw(st.integers(max(1, at - 1), at + 1)):04d}"
        a, b, c, d = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
        if a < b and c < d and draw(st.booleans()):
            edit = Edit("move", a, d, cuts=(b, c))
        else:
            op = draw(st.sampled_from(["replace", "join", "split", "drop"]))
            edit = replacement(op, text, a, b, "" if op == "drop" else draw(st.text(alphabet="XYZ", max_size=3)))
        log.append((finding, edit))
        text = apply(text, [edit])
    return source, log
