"""Arabic: letters, digits, ordinals and letter numbering."""

from __future__ import annotations

import re
from functools import lru_cache

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
"""Arabic letters as the inside of a character class: HAMZA to GHAIN, FEH to YEH, and the extended letters."""

DIACRITICS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Combining marks: Quranic signs, FATHATAN to WAVY HAMZA BELOW, SUPERSCRIPT ALEF, small high marks."""

TATWEEL = "\u0640"

EASTERN_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
TO_WESTERN = {ord(d): str(i) for digits in (EASTERN_DIGITS, PERSIAN_DIGITS) for i, d in enumerate(digits)}
_DIGITS = re.compile(f"[{EASTERN_DIGITS}{PERSIAN_DIGITS}]+")
TO_EASTERN = {ord(str(i)): d for i, d in enumerate(EASTERN_DIGITS)}

WORD = re.compile(f"[{LETTERS}][{LETTERS}{DIACRITICS}{TATWEEL}]*")

_MARKS = re.compile(f"[{DIACRITICS}{TATWEEL}\u200c-\u200f\u061c]")

# Letters that share their dot-less shape (rasm). Shapes that are alike only at the start or in the middle of a word
# (ن and ي with ب) are folded everywhere: an index may put too much together, a proof looks at the letters again.
_RASM = {
    ord(letter): group[0]
    for group in ("ا" "أإآٱ", "ب" "تثنيئىیپ", "ج" "حخچ", "د" "ذ", "ر" "زژ", "س" "ش", "ص" "ض", "ط" "ظ", "ع" "غ",
                  "ف" "قڤ", "ك" "کگ", "ه" "ةھ", "و" "ؤ")
    for letter in group
}  # fmt: skip
_RASM[ord("ء")] = ""

AND = "و"
"""The conjunction that is written as one with the word behind it; most paragraphs of UN reports open with it."""

ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآئؤء"
"""The letters of written Arabic."""

# The letters that do not join the letter after them: an OCR can take the gap behind them for a space.
NON_CONNECTORS = frozenset("اأإآٱدذرزژوؤءةى")

# What a particle or ending costs that is written as one with its word: by how much the base-10 logarithm of the
# word's frequency falls with it. Medians over 18,000 words of wordfreq's Arabic list (Zipf 3.5 to 5.5) that it has in
# both forms; python -m tests.bench clitics counts them again.
PROCLITICS = {
    "و": 1.5, "ف": 2.4, "ب": 1.8, "ل": 1.8, "ك": 2.5, "س": 1.9, "ال": 0.3, "وال": 1.7, "فال": 2.9, "بال": 1.9,
    "كال": 2.8, "لل": 1.7, "وب": 2.9, "ول": 2.9, "وس": 2.6, "ولل": 3.1, "وبال": 3.2, "فل": 2.6, "فب": 2.9, "وك": 3.1,
}  # fmt: skip
"""Particles before a word: and, so, in, to, like, will, the, and their chains."""

PRONOUNS = {"ه": 1.6, "ها": 1.7, "هم": 2.1, "نا": 2.2, "هما": 2.9, "هن": 2.9, "كم": 2.6, "ك": 2.2}
"""Pronouns behind a word."""

ENDINGS = {"ي": 2.1, "ا": 1.6, "ات": 1.9, "ين": 2.1, "ون": 1.8, "ان": 2.5, "ة": 1.7, "ية": 2.1, "وا": 1.9}
"""Endings of number, gender, case and relation."""

FUNCTION_WORDS = frozenset(
    ["لا", "ما", "من", "في", "أن", "إن", "لم", "لن", "قد", "أو", "عن", "كل", "هو", "هي", "ثم", "على", "إلى"]
)
"""Short words that a reader runs together with the word behind them."""

COMMA = "،"
"""The Arabic comma."""

HAMZA = "ء"
"""A hamza that no letter carries."""

MARKS_READ = {HAMZA: "،", "لا": ".", "لأ": ".", "ل": "."}
"""Letters that readers put for the mark behind a word, and the mark that it mostly was. Behind known words of printed
and bench readings a hamza was a comma 567 times in 640 and a full stop 36 times; لا and لأ were a mark 158 times in
208, 115 of them a full stop and 20 a quotation mark, ل was one 49 times in 140, 34 of them a full stop."""

BEFORE_NOUNS = frozenset([
    "في", "من", "إلى", "على", "عن", "مع", "بين", "خلال", "بشأن", "حول", "ضد", "عند", "لدى", "نحو", "منذ", "حتى", "بعد",
    "قبل", "تحت", "كل", "جميع", "بعض", "أي", "غير",
])  # fmt: skip
"""Prepositions and annexed nouns: what follows is no verb."""

BEFORE_VERBS = frozenset(["أن", "لم", "لن", "قد", "لا", "كي", "لكي", "سوف"])
"""Particles that a verb follows."""

GOING_ON = frozenset([
    "أو", "أم", "بل", "بما", "مما", "التي", "الذي", "الذين", "اللتين", "اللذين", "والتي", "والذي", "والذين", "فإن",
    "مثل", "خاصة", "وخاصة", "إلا", "غير", "باستثناء", "ولكن", "لكن", "أن", "وأن", "بأن", "وبأن", "لأن",
    "إذا", "إذ", "حيث", "حتى", "كي", "لكي", "وهو", "وهي", "وهم", "وذلك", "وكذلك", "رغم", "مع", "إلى",
    "سواء", "دون", "بدون", "منها", "منهم", "بينها", "فضلا", "علاوة", "بغية", "بهدف",
])  # fmt: skip
"""Words that go on with a sentence: in 95,000 words of edited text most of them stand behind a comma at least twice as
often as behind a full stop; rarer ones of their kinds were added."""

BEGINNING = frozenset([
    "إن", "وقد", "لقد", "ولقد", "وفي", "ومع", "أما", "بعد", "كما", "هذا", "هذه", "تعني", "يعني", "هو", "هي", "على",
    "يجوز", "ويجوز", "ولكل", "وله",
])  # fmt: skip
"""Words that begin a sentence: the same the other way round."""

ABJAD = ("أ", "ب", "ج", "د", "ه", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش",
         "ت", "ث", "خ", "ذ", "ض", "ظ", "غ")  # fmt: skip


# Letters of Persian, Urdu and other languages that are drawn like an Arabic one, or like one that lost its dots; at the
# end of a word a yeh without dots is another letter.
_AS_ARABIC = str.maketrans("کڪیھہۃں", "ككيههةن")
_LIKE_ARABIC = re.compile(f"(ی(?![{LETTERS}{DIACRITICS}]))|[کڪیھہۃں]")


def mark_read(word: str) -> str:
    """The letters at the end of a word that a mark may have been read as; empty where there are none."""
    return next((tail for tail in MARKS_READ if word.endswith(tail)), "")


def arabic_letters(text: str) -> str:
    """The text with letters of other languages that are drawn like Arabic ones as these; each stays in its place."""
    return _LIKE_ARABIC.sub(lambda match: "ى" if match[1] else match[0].translate(_AS_ARABIC), text)


def western(digits: str) -> str:
    """The same text with its digits in Western ones."""
    return _DIGITS.sub(lambda run: run[0].translate(TO_WESTERN), digits)


def bare(text: str) -> str:
    """The text without vowel signs, tatweel and direction marks."""
    return _MARKS.sub("", text)


@lru_cache(maxsize=65536)
def bare_word(word: str) -> str:
    """As `bare`, remembered: texts say the same words over and over."""
    return bare(word)


def less_one(skeleton: str) -> set[str]:
    """A skeleton, and all that it is with one letter less (Garbe's symmetric deletes)."""
    return {skeleton, *(skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))}


@lru_cache(maxsize=65536)
def rasm(word: str) -> str:
    """The word's dot-less skeleton: what stays of it when every dot, hamza and vowel sign is lost."""
    return bare(word).translate(_RASM)


def rasm_of_letters(word: str) -> str:
    """As `rasm`, for a word without vowel signs; not remembered, for whole lexicons."""
    return word.translate(_RASM)


_WITH_ARTICLE = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_ATTACHED = ("وف", "بلك")
_STEM_ENDINGS = ("هما", "ها", "ان", "ات", "ون", "ين", "ية", "يه", "هم", "نا", "ه", "ة", "ي", "ا", "ت")
_LEAST_STEM, _LONG_WORD = 3, 5


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without particles and endings, so that forms of one word mostly come out the same.

    A light stemmer in the manner of light10 (Larkey, Ballesteros and Connell 2007, "Light stemming for Arabic
    information retrieval"), which also takes the one-letter particles off long words and up to two endings.
    """
    for particle in _WITH_ARTICLE:
        if word.startswith(particle) and len(word) - len(particle) >= _LEAST_STEM:
            word = word[len(particle) :]
            break
    else:
        for particles in _ATTACHED:
            if len(word) >= _LONG_WORD and word[0] in particles:
                word = word[1:]
    for _ in range(2):
        ending = next((e for e in _STEM_ENDINGS if word.endswith(e) and len(word) - len(e) >= _LEAST_STEM), "")
        word = word[: len(word) - len(ending)]
    return word


_WORDS = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def folded_words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text without vowel signs and punctuation, digits in one system."""
    return tuple(_WORDS.findall(western(bare(text))))


_NUMERAL_ROOTS = (
    "واحد",
    "ثن",
    "ثلاث",
    "ربع",
    "خمس",
    "ست",
    "سبع",
    "ثمان",
    "تسع",
    "عشر",
    "مائ",
    "مئ",
    "لف",
    "ملي",
    "بلي",
)


@lru_cache(maxsize=4096)
def is_number_word(word: str) -> bool:
    """Whether a word is a numeral spelt out (خمسة, وعشرون), by pyarabic's list; imported when first needed."""
    if not any(root in word for root in _NUMERAL_ROOTS):
        return False
    from pyarabic import number

    return bool(number.text2number(word))


def arabic_share(text: str) -> float:
    """Share of Arabic among the letters of a text, 0 where there are no letters."""
    arabic = len(_ARABIC.findall(text))
    return arabic / max(1, arabic + len(_OTHER.findall(text)))


_ARABIC = re.compile(f"[{LETTERS}\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile("[A-Za-z\u00c0-\u05ff]")


# A text of so many words with hardly an Arabic comma: edited Arabic has one in 15 to 60 words, and a text whose
# commas were put back here and there must not look like one that has its own.
_LEAST_WORDS, _RARE = 250, 0.012


def lacks_commas(text: str, words: int, commas: str = COMMA) -> bool:
    """Whether a text of so many words has hardly a comma: its reader took them for other marks."""
    return words >= _LEAST_WORDS and sum(map(text.count, commas)) <= _RARE * words


# So few commas may be specks.
_LEAST_COMMAS = 3


def writes_commas(text: str, words: int) -> bool:
    """Whether a text of so many words has the commas of edited Arabic. To be asked of the source, as `reads_badly`."""
    return text.count(COMMA) >= max(_LEAST_COMMAS, _RARE * words)


# Tokens that no writer makes: digits among letters, digits of two systems in one number, a letter alone, marks inside
# words or before them, signs that Arabic text does not use.
_JUNK = re.compile(
    r"(?<!\S)(?:"
    r"\S*?(?:[ء-ي][0-9٠-٩]|[0-9٠-٩][ء-ي]|[0-9][٠-٩]|[٠-٩][0-9]|[ء-ي][.:؛»«'\"!?؟*|][ء-ي]|[|\\_~^©®{}§°<>#@=+$€£])\S*"
    r"|['»؟!؛:.][ء-ي]\S*|[ء-هى-ي]|\S*[ء-ي]['*]"
    r")(?!\S)"
)
# Scans of the bench have .5 to 5 in a hundred, before and after they are cleaned, but for the two that were read best
# (.4 and .2); edited reports, laws and articles .3 at most, pages of the web up to .7.
_MUCH_JUNK = 0.004


@lru_cache(maxsize=8)
def junk_share(text: str) -> float:
    """Share of tokens that no writer makes, such as digits among letters, in the words of a text."""
    return sum(1 for _ in _JUNK.finditer(text)) / max(1, len(text.split()))


@lru_cache(maxsize=8)
def reads_badly(source: str) -> bool:
    """Whether no mark of a text can be taken as it stands.

    Its reader wrote hardly a comma, Arabic or Latin, left many marks that are misread commas, or took many specks for
    letters and marks. To be asked of the source: in a text that is being cleaned some commas may have been put back.
    """
    words = len(source.split())
    if words < _LEAST_WORDS:
        return False
    return lacks_commas(source, words, "،,") or junk_share(source) >= _MUCH_JUNK or has_stray_marks(source)


# Marks that stand where a comma should, once a cleaned scan has some of its commas back. Of a hundred words edited
# reports, laws and articles have .04 quotes at most that nothing opens or closes, and 1 colon within a line (all but
# one .5 or less); scans of the bench whose commas are mostly back have .35 to .5 such quotes or 1.6 colons.
_STRAY_QUOTES, _STRAY_COLONS = 0.002, 0.0125
_QUOTED = re.compile("«[^«»]*»")
_COLON = re.compile(r":(?=[ \t]+\S)")


@lru_cache(maxsize=8)
def has_stray_marks(text: str) -> bool:
    """Whether a text has quotes without a partner, or colons within lines, more often than a writer: misread commas."""
    words = len(text.split())
    single = text.count("«") + text.count("»") - 2 * len(_QUOTED.findall(text))
    return single > _STRAY_QUOTES * words or len(_COLON.findall(text)) > _STRAY_COLONS * words
