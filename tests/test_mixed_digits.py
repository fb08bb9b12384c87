"""Numbers in two digit systems: a slip of typing in edited text, a misread digit in a raw scan."""

from __future__ import annotations

import pytest

from cleanup.findings import Tier
from tests.support import fixed
from tests.test_marks_as_letters import SCAN

EDITED = "ونظرت اللجنة في التقرير وأوصت الجمعية العامة باعتماده في دورتها المقبلة."
_NUMBERS = "وعقدت في المدينة اتفاقية عام 195١ وبروتوكولها لعام 1967 وعدد أطرافها 140 دولة."


@pytest.mark.parametrize(("text", "tier"), [(EDITED, Tier.SAFE), (SCAN, Tier.MANUAL)])
def test_its_value_is_sure_where_no_reader_guessed_at_it(text: str, tier: Tier) -> None:
    result = fixed(f"{text}\n\n{_NUMBERS}", select=("CHR012",))
    assert [(tier, tier is Tier.SAFE)] == [(r.finding.tier, r.applied) for r in result.findings]
    assert ("عام 1951" in result.text) is (tier is Tier.SAFE)
