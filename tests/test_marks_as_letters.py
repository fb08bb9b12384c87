"""Marks that readers of scans take for letters: a change that drops such letters may lose a mark."""

from __future__ import annotations

from cleanup.findings import Tier
from cleanup.words.model import model_of
from tests.support import fixed, parsed

# Misread as badly as raw scans are.
SCAN = " ".join(f"وقذم الؤفد القرير {number} إلى الجعية العامه وطلب النظر قيه خلال الذورة." for number in range(3, 9))
_SENTENCES = "ونظرت اللجنة في تقرير الأمين العام عن حالة الموارد الماليةلا وأوصت الجمعية باعتماده."


def test_lam_alef_behind_a_word_of_a_scan_is_taken_for_a_full_stop() -> None:
    found = [r for r in fixed(f"{SCAN}\n\n{_SENTENCES}").findings if r.before == "الماليةلا"]
    assert [(Tier.SUGGESTED, "OCR114", "المالية.", False)] == [
        (r.finding.tier, r.finding.code, r.after, r.applied) for r in found
    ]


def test_lam_alef_stays_letters_in_edited_text() -> None:
    model = model_of(parsed(_SENTENCES))
    assert not model.is_scan
    assert all(not c.adds_mark for at in model.evidence.suspects() for c in model.evidence.options(at))


def test_letters_before_a_mark_are_not_dropped_for_good_in_a_scan() -> None:
    text = f"{SCAN}\n\n{_SENTENCES}".replace("الماليةلا", "الماليةلا]")
    found = [r for r in fixed(text).findings if r.before.startswith("الماليةلا")]
    assert found
    assert not [r for r in found if r.applied]
