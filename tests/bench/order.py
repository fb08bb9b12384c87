"""Order and duplicates on OCR readings with known truth: needs ../shared/bench.

Parts, all of them without an argument:

- `noiseless.txt`, `ocr.digits.txt`, `ocr.pages.txt`, `ocr.txt`: a table of one kind of reading (clean letters in the
  wrong order, digits put right, page breaks, raw), each document before and after, with what is proposed where the
  order stays wrong, what is said of the order (changed, proposed, unchecked or silent), and the words that removals
  lost. "worse" is a piece_tau lower by 0.005 or a sequence CER higher by 0.005 than the raw reading;
- `rebuilds`: every reading put into right order and cleaned: nothing may move, go or get worse;
- `harm`: the same for texts that are right as they are, readings in right order, and pages of one column;
- `variants`: the real report with numbers removed or misread;
- `spoilt`: clean reports read left column first, a fifth of their paragraph numbers garbled or lost;
- `layouts`: raw readings in other layouts, some columns read twice: what is proposed, and whether it is better;
- `held-out`: the readings with page breaks once more, with counts of digit readings that leave their document out;
- `cost`: seconds and memory for 10, 100 and 1,000 pages.
"""

from __future__ import annotations

from functools import partial

from tests.bench.order_cost import cost
from tests.bench.order_harm import harm, rebuilds
from tests.bench.order_held_out import held_out
from tests.bench.order_layouts import layouts
from tests.bench.order_spoilt import spoilt
from tests.bench.order_tables import table
from tests.bench.order_variants import variants
from tests.bench.parts import run
from tests.bench.readings import KINDS

PARTS = {kind: partial(table, kind) for kind in KINDS} | {
    "rebuilds": rebuilds,
    "harm": harm,
    "variants": variants,
    "spoilt": spoilt,
    "layouts": layouts,
    "held-out": held_out,
    "cost": cost,
}


def main(arguments: list[str]) -> int:
    """Print the parts that the arguments name (default: all)."""
    return run(PARTS, arguments)
