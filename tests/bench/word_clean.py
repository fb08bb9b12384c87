"""The `clean` part of the `words` benchmark: what is changed and pointed out in text with few errors or none.

Every safe change counts as wrong and is listed with what stands around it: a reader of Arabic can tell which of them
mend a slip of the text.

No benchmark of its own: `python -m tests.bench words clean` prints it.
"""

from __future__ import annotations

from collections import defaultdict

from cleanup.engine import Recorded
from tests.bench.word_texts import WORD_RULES, clean_texts, cleaned, context, words_of

_SHOWN = 20


def clean() -> None:
    """Print the safe changes, all of them, and of each other kind of finding the number and some."""
    texts = clean_texts()
    tokens = {name: words_of(text) for name, text in texts.items()}
    total = sum(tokens.values())
    changes: dict[str, list[tuple[str, Recorded]]] = defaultdict(list)
    others: dict[tuple[str, str], list[tuple[str, Recorded]]] = defaultdict(list)
    for name, text in texts.items():
        for record in cleaned(text).findings:
            if record.applied:
                changes[record.rule.code].append((name, record))
            else:
                others[record.rule.code, record.finding.tier.value].append((name, record))
    print(f"\nclean: {len(texts)} texts, {total:,} tokens; every safe change counts as wrong")
    _by_text(tokens, changes)
    for code, found in sorted(changes.items()):
        print(f"{code} safe: {len(found)} changes, {_rate(len(found), total)} in 10,000 tokens")
        _listed(texts, found)
    for (code, tier), found in sorted(others.items()):
        more = f", the first {_SHOWN}" if len(found) > _SHOWN else ""
        print(f"{code} {tier}: {len(found)} pointed out, {_rate(len(found), total)} in 10,000 tokens{more}")
        _listed(texts, found, _SHOWN)


def _by_text(tokens: dict[str, int], changes: dict[str, list[tuple[str, Recorded]]]) -> None:
    print(f"{'text':34} {'tokens':>7} {'changes':>8} {'in 10,000':>10} {WORD_RULES:>4} {'in 10,000':>10}")
    for name in (*tokens, "sum"):
        size = sum(tokens.values()) if name == "sum" else tokens[name]
        mine = [code for code, found in changes.items() for at, _ in found if name in (at, "sum")]
        words = sum(code.startswith(WORD_RULES) for code in mine)
        print(f"{name:34} {size:7} {len(mine):8} {_rate(len(mine), size):>10} {words:4} {_rate(words, size):>10}")


def _rate(count: int, tokens: int) -> str:
    return f"{count * 10_000 / max(1, tokens):.2f}"


def _listed(texts: dict[str, str], found: list[tuple[str, Recorded]], most: int | None = None) -> None:
    """The places; what several texts have in common stands there once, with the number."""
    lines: dict[str, list[str]] = defaultdict(list)
    for name, record in found:
        becomes = f"{record.before!r} → {record.after!r}" if record.after is not None else repr(record.before)
        place = context(texts[name], record.source_start, record.source_end)
        lines[f"{record.finding.confidence:.2f} {becomes}: {place}"].append(name)
    for line, names in list(lines.items())[:most]:
        print(f"    {names[0][:16]:16} {f'x{len(names)}' if len(names) > 1 else '':3} {line}")
