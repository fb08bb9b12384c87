"""The tables of the `words` benchmark on scanned pages with their truth, and by rule.

No benchmark of its own: `python -m tests.bench words light noisy calibration` prints them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from cleanup.findings import Tier
from tests.bench.word_judge import Score, Verdict, score, verdicts
from tests.bench.word_texts import WORD_RULES, Pair, cleaned, pairs, plantings

# What is applied in the two lines of each text, by the name of the last tier.
_TIERS = (Tier.SAFE, Tier.SUGGESTED)
_SHOWN_WRONG = 3
# Deciles of risk: as many fixes in each (Hosmer and Lemeshow 1980, "Goodness of fit tests for the multiple logistic
# regression model").
_DECILES = 10


def share(part: int, whole: int) -> str:
    """A share with three places, a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "-"


def pages(noise: str) -> None:
    """Print the table of the pages of one column with this noise, each at both tiers, their sum, and the rules."""
    print(f"\n{noise}: pages of one column; wrong, fixed and recall are of tokens with letters")
    print(f"{'text':9} {'applied':10} {'wrong':>6} {'fixed':>6} {'recall':>7} {'broken':>7} {'changed':>8} "
          f"{'right':>6} {'precision':>10} {'cMER':>15}")  # fmt: skip
    sums: dict[tuple[str, Tier], Score] = defaultdict(Score)
    for pair in pairs(noise):
        for tier in _TIERS:
            found = score(pair.truth, pair.text, cleaned(pair.text, tier).text)
            alone = score(pair.truth, pair.text, cleaned(pair.text, tier, (WORD_RULES,)).text)
            sums["sum", tier] = sums["sum", tier].plus(found)
            sums[f"{WORD_RULES} alone", tier] = sums[f"{WORD_RULES} alone", tier].plus(alone)
            print(_line(pair.name, tier, found), flush=True)
    for (name, tier), total in sorted(sums.items(), key=lambda item: item[0][0] != "sum"):
        print(_line(name, tier, total))
    by_rule(judged_pages(noise))


def _line(name: str, tier: Tier, found: Score) -> str:
    return (
        f"{name:9} {tier.value:10} {found.wrong:6} {found.fixed:6} {share(found.fixed, found.wrong):>7} "
        f"{found.broken:7} {found.changed:8} {found.changed_right:6} "
        f"{share(found.changed_right, found.changed):>10} {found.cmer_before:.5f}→{found.cmer_after:.5f}"
    )


def judged_pages(noise: str) -> list[Verdict]:
    """Every fix on the pages with this noise, judged."""
    return [verdict for pair in pairs(noise) for verdict in _judged(pair)]


def judged_plantings() -> list[Verdict]:
    """Every fix on the texts with planted errors, judged."""
    texts = (Pair(str(number), planting.clean, planting.text) for number, planting in enumerate(plantings()))
    return [verdict for text in texts for verdict in _judged(text)]


def _judged(pair: Pair) -> list[Verdict]:
    return list(verdicts(cleaned(pair.text), pair.truth))


def by_rule(found: Sequence[Verdict]) -> None:
    """Print how often the fixes of each rule and tier are right, each fix judged alone, and some that are not."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in found:
        groups[verdict.code, verdict.tier].append(verdict)
    print(f"  {'rule':7} {'tier':10} {'fixes':>6} {'right':>6} {'precision':>10}  "
          "not right, for example: read → changed (truth)")  # fmt: skip
    for tier in ("safe", "suggested"):
        if words := [verdict for verdict in found if _is_word_rule(verdict.code) and verdict.tier == tier]:
            groups[f"{WORD_RULES}...", tier] = words
    for (code, tier), group in sorted(groups.items()):
        right = sum(verdict.is_right for verdict in group)
        wrong = [verdict.shown for verdict in group if not verdict.is_right and not code.endswith("...")][:_SHOWN_WRONG]
        print(f"  {code:7} {tier:10} {len(group):6} {right:6} {share(right, len(group)):>10}  {' | '.join(wrong)}")


def _is_word_rule(code: str) -> bool:
    return code.startswith(WORD_RULES)


def calibration() -> None:
    """Print for the word rules how often fixes of a confidence are right: on light and noisy pages, and planted."""
    for name, found in (
        ("light", judged_pages("light")), ("noisy", judged_pages("noisy")), ("planted", judged_plantings()),
    ):  # fmt: skip
        words = [verdict for verdict in found if _is_word_rule(verdict.code)]
        print(f"\ncalibration, {name}: fixes of OCR rules by confidence, each judged alone")
        if words:
            print_deciles([(verdict.confidence, verdict.is_right) for verdict in words])
            by_rule(words)
        else:
            print("  no fixes")


def print_deciles(found: Sequence[tuple[float, bool]]) -> None:
    """Print how often what is said with a confidence is right: ten groups of as many, from the least certain to the
    surest; the last column is the standard error."""
    print(f"  {'confidence':>13} {'fixes':>6} {'mean':>6} {'right':>6} {'off by':>7} {'±':>6}")
    ordered = sorted(found)
    off = 0.0
    for part in range(_DECILES):
        group = ordered[len(ordered) * part // _DECILES : len(ordered) * (part + 1) // _DECILES]
        if group:
            mean = sum(confidence for confidence, _ in group) / len(group)
            right = sum(is_right for _, is_right in group) / len(group)
            off += abs(mean - right) * len(group) / len(found)
            error = math.sqrt(mean * (1 - mean) / len(group))
            print(f"  {group[0][0]:.3f} - {group[-1][0]:.3f} {len(group):6} {mean:6.3f} {right:6.3f} "
                  f"{mean - right:+7.3f} {error:6.3f}")  # fmt: skip
    print(f"  {len(found)} fixes; confidence is off by {off:.3f} on average")
