"""Texts of the scorecard and of the gate for incoming documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "scorecard.title": ("Scorecard", "بطاقة التقييم"),
    "scorecard.before": ("As it came", "كما وردت"),
    "scorecard.after": ("After cleaning", "بعد التنقيح"),
    "scorecard.order": ("Order", "الترتيب"),
    "scorecard.duplicates": ("Duplicates", "التكرار"),
    "scorecard.words": ("Words", "الكلمات"),
    "scorecard.structure": ("Structure", "البنية"),
    "scorecard.total": ("Total", "المجموع"),
    "scorecard.note": (
        "Each mark is 100 times the share of the document that is not at fault. The total is their product.",
        "كل درجة هي نسبة ما لا عيب فيه من الوثيقة، من 100، والمجموع حاصل ضرب الدرجات.",
    ),
    "scorecard.line": (
        "Scorecard after cleaning: {total} (order {order}, duplicates {duplicates}, words {words}, "
        "structure {structure}). Gate: {decision}.",
        "بطاقة التقييم بعد التنقيح: {total} (الترتيب {order}، التكرار {duplicates}، الكلمات {words}، "
        "البنية {structure}). القرار: {decision}.",
    ),
    "decision.accept": ("accept", "تقبل"),
    "decision.review": ("review", "تراجع"),
    "decision.re-ocr": ("scan again", "يعاد مسحها ضوئيا"),
    "gate.accept-words": (
        "Mark for words: {value}. Least for acceptance: {limit}.",
        "درجة الكلمات: {value}. أدنى درجة للقبول: {limit}.",
    ),
    "gate.accept-order": (
        "Mark for order: {value}. Least for acceptance: {limit}.",
        "درجة الترتيب: {value}. أدنى درجة للقبول: {limit}.",
    ),
    "gate.accept-duplicates": (
        "Mark for duplicates: {value}. Least for acceptance: {limit}.",
        "درجة التكرار: {value}. أدنى درجة للقبول: {limit}.",
    ),
    "gate.accept-structure": (
        "Mark for structure: {value}. Least for acceptance: {limit}.",
        "درجة البنية: {value}. أدنى درجة للقبول: {limit}.",
    ),
    "gate.accept-total": (
        "Total mark: {value}. Least for acceptance: {limit}.",
        "الدرجة الكلية: {value}. أدنى درجة للقبول: {limit}.",
    ),
    "gate.accept-suggestions": (
        "Open suggestions in 1,000 words: {value}. Most for acceptance: {limit}.",
        "المقترحات المفتوحة في كل 1000 كلمة: {value}. أقصاها للقبول: {limit}.",
    ),
    "gate.accept-unchecked": (
        "Notices that the order could not be checked: {value}. Most for acceptance: {limit}.",
        "تنبيهات إلى تعذر التحقق من الترتيب: {value}. أقصاها للقبول: {limit}.",
    ),
    "gate.re-ocr-words": (
        "Mark for words: {value}. Below {limit} the page is better scanned again.",
        "درجة الكلمات: {value}. إذا قلت عن {limit} فالأجدى إعادة المسح الضوئي.",
    ),
}
"""Texts by key: English, Arabic."""
