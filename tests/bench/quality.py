"""Quality: the estimate of the word error rate against the truth, on scans and on edited texts.

For each scan: words, the share of wrong ones, the estimate from the model and the factors fitted without the texts
that share sentences with it, its interval; and both after cleaning (safe fixes of characters and words, with the
shipped weights). For edited texts, as they are and with planted errors, sums only. Then how often the interval holds
the truth, by length. `--write` writes `rules/ar/quality.toml`. Needs ../shared/bench and scipy.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.cues import Cues
from cleanup.words.model import weights_of
from cleanup.words.quality import FACTORS, FLOOR, PREFIX, SIDE, SPREADS, Signs, deviation, features, share, signs_of
from tests.bench.fit import looked_at_twice, more_planted, word_weights
from tests.bench.plant import planted
from tests.bench.readings import FOLDER
from tests.bench.word_rows import shipped_cues, wrong_words
from tests.bench.word_sources import Text, near_clean, printed, scans
from tests.bench.word_texts import REPORT, cleaned, read
from tests.support import ROOT, fixed

PACK = ROOT / "rules" / "ar" / "quality.toml"
_EDITED = ("clean", "planted", "dense")
# Edited texts with more errors than `planted` has by itself, so that the factors are not told by scans alone there.
_DENSE = 0.06
_PIECES = (60, 250, 1000)
# Below so many words the lack of commas tells nothing (cleanup.words.commas).
_COMMAS_TELL = 250
# Errors that a person found in the real report, of its words (tests.bench.plant).
_IN_REPORT = 56 / 5120


class Case(NamedTuple):
    """A text or a piece of one: its signs, and the share of its words that are wrong."""

    text: Text
    signs: Signs
    truth: float
    is_whole: bool

    @property
    def set(self) -> str:
        """Scans are one set."""
        return self.text.kind if self.text.kind in _EDITED else "scan"


class Fitted(NamedTuple):
    """Factors of the formula, spread of the texts, chance."""

    factors: list[float]
    spread: float
    few: float

    def rate(self, signs: Signs) -> tuple[float, float, float]:
        """Estimate and interval."""
        likely = share(signs, self.factors)
        away = math.exp(SIDE * deviation(likely, signs.words, self.spread, self.few))
        return likely, max(0.0, (likely + FLOOR) / away - FLOOR), min(1.0, (likely + FLOOR) * away - FLOOR)


def main(arguments: list[str]) -> int:
    """Print the tables; write the pack where asked to."""
    if not FOLDER.is_dir():
        print(f"{FOLDER} is not there: nothing to measure")
        return 2
    cues = shipped_cues()
    texts = list(_texts())
    judged = _left_out(texts, cues)
    _print_scans(judged)
    _print_sums(judged)
    _print_coverage(judged)
    final = fitted([case for text in texts for case in _cases(text, cues)])
    unseen = _report(final)
    if "--write" in arguments:
        _write(final, unseen, PACK)
    return 0


def _texts() -> Iterator[Text]:
    yield from scans()
    yield from printed()
    for text in near_clean():
        yield text
        if text.kind == "clean":
            yield text._replace(name=f"{text.name}.dense", kind="dense", read=planted(text.read, 77, _DENSE).text)


def source(text: Text) -> str:
    """What texts that share sentences have in common."""
    return text.group.split(".")[0]


def _left_out(texts: Sequence[Text], cues: Cues) -> list[tuple[Case, Fitted]]:
    """The cases of each source, looked at with a model and factors that were fitted without it."""
    taught = looked_at_twice([text for text in texts if text.kind != "dense"], cues)
    planted = more_planted(taught, cues)
    shipped = {text: _cases(text, cues) for text in texts}
    out = []
    for name in sorted({source(text) for text in texts}):
        factors = fitted([case for text in texts if source(text) != name for case in shipped[text]])
        own = _with(cues, word_weights(taught, lambda row, name=name: source(row.text) == name, planted))  # type: ignore[misc]
        out += [(case, factors) for text in texts if source(text) == name for case in _cases(text, own)]
        print(f"  left out: {name}", file=sys.stderr)
    return out


def _with(cues: Cues, weights: dict[str, float]) -> Cues:
    named = {**weights_of(cues).by_name, **weights}
    return cues._replace(model_weights=tuple(f"{name} {value}" for name, value in named.items()))


def _cases(text: Text, cues: Cues) -> list[Case]:
    """A text and a piece of each length from its middle."""
    document, wrong = wrong_words(text, cues)
    out = [Case(text, signs_of(document), _share(wrong), True)]
    for length in _PIECES:
        first = (len(wrong) - length) // 2
        if first > 0 and text.kind != "dense":
            signs = signs_of(document, first, first + length)
            lacks = signs.lacks_commas and length >= _COMMAS_TELL
            out.append(Case(text, signs._replace(lacks_commas=lacks), _share(wrong[first : first + length]), False))
    return out


def _share(wrong: Sequence[bool | None]) -> float:
    known = [is_wrong for is_wrong in wrong if is_wrong is not None]
    return sum(known) / max(1, len(known))


def fitted(cases: Sequence[Case]) -> Fitted:
    """Factors by least squares without negative ones, relative to the rate; scans weigh as much as all edited texts."""
    import numpy as np
    from scipy.optimize import minimize, nnls

    whole = [case for case in cases if case.is_whole]
    truth = np.array([case.truth for case in whole])
    weights = np.sqrt(_balance(whole)) / (truth + FLOOR)
    factors = nnls(np.array([features(case.signs) for case in whole]) * weights[:, None], truth * weights)[0]
    likely = np.array([share(case.signs, factors) for case in cases])
    chance = 1 / (np.array([case.signs.words for case in cases]) * (likely + FLOOR))
    off = np.log((np.array([case.truth for case in cases]) + FLOOR) / (likely + FLOOR)) ** 2
    balance = _balance(cases)

    def loss(logs: Any) -> float:
        variance = math.exp(logs[0]) + math.exp(logs[1]) * chance
        return float((balance * (np.log(variance) + off / variance)).sum())

    spread, few = np.exp(minimize(loss, [-3.0, -1.0], method="Nelder-Mead").x)
    return Fitted([float(factor) for factor in factors], float(spread), float(few))


def _balance(cases: Sequence[Case]) -> Any:
    import numpy as np

    scan = np.array([case.set == "scan" for case in cases])
    return np.where(scan, 1 / max(1, scan.sum()), 1 / max(1, (~scan).sum()))


def _print_scans(judged: Sequence[tuple[Case, Fitted]]) -> None:
    print(f"{'scan':12} {'words':>6} {'truth':>7} {'estimate':>9} {'interval':>15}   "
          f"{'truth after':>12} {'estimate':>9} {'interval':>15}")  # fmt: skip
    off = []
    for case, found in judged:
        if case.set != "scan" or not case.is_whole:
            continue
        likely, low, high = found.rate(case.signs)
        result = cleaned(case.text.read)
        after = _share(wrong_words(case.text._replace(read=result.text), shipped_cues())[1])
        left = result.quality and result.quality.after.word_error_rate
        assert left
        off.append(abs(left.estimate - after))
        print(f"{case.text.name:12} {case.signs.words:6} {case.truth:7.4f} {likely:9.4f} {low:7.4f}-{high:.4f}   "
              f"{after:12.4f} {left.estimate:9.4f} {left.low:8.4f}-{left.high:.4f}")  # fmt: skip
    print(f"after cleaning: off by {sum(off) / len(off):.4f} on average (shipped weights)")


def _print_sums(judged: Sequence[tuple[Case, Fitted]]) -> None:
    from scipy.stats import spearmanr

    print(f"\n{'set':10} {'texts':>5} {'truth':>7} {'estimate':>9} {'off by':>7} {'rank':>6}")
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for case, found in judged:
        if case.is_whole:
            for name in (case.set, "all"):
                groups[name].append((case.truth, found.rate(case.signs)[0]))
    for name, pairs in sorted(groups.items()):
        truth, likely = zip(*pairs, strict=True)
        off = sum(abs(a - b) for a, b in pairs) / len(pairs)
        rank = f"{spearmanr(truth, likely)[0]:6.3f}" if len(set(truth)) > 1 else "     -"
        mean = sum(truth) / len(pairs), sum(likely) / len(pairs)
        print(f"{name:10} {len(pairs):5} {mean[0]:7.4f} {mean[1]:9.4f} {off:7.4f} {rank}")


def _print_coverage(judged: Sequence[tuple[Case, Fitted]]) -> None:
    print("\ninterval holds the truth (wanted: .90), by words of the piece")
    held: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for case, found in judged:
        _, low, high = found.rate(case.signs)
        length = 0 if case.is_whole else min(_PIECES, key=lambda n, words=case.signs.words: abs(n - words))  # type: ignore[misc]
        held[case.set, length].append(low <= case.truth <= high)
    for (name, length), found_ in sorted(held.items()):
        print(f"  {name:10} {length or 'whole':>6} {len(found_):5} {sum(found_) / len(found_):.2f}")


def _report(final: Fitted) -> float:
    """What the real report has more of wrong words than the interval says: six in ten of them are other words."""
    signs = signs_of(fixed(read(REPORT), select=("STR",)).document)
    likely, low, high = final.rate(signs)
    print(f"\nthe real report: {_IN_REPORT:.4f} wrong, estimate {likely:.4f}, interval {low:.4f}-{high:.4f}")
    return max(0.0, math.ceil(1000 * (_IN_REPORT - high)) / 1000)


def _write(final: Fitted, unseen: float, path: Path) -> None:
    values = dict(zip((*FACTORS, *SPREADS), (*final.factors, final.spread, final.few, unseen), strict=True))
    lines = [f'    "{PREFIX}.{name} {value:.4f}",\n' for name, value in values.items()]
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("model_weights = [\n")]
    path.write_text(f"{head}model_weights = [\n{''.join(lines)}]\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
