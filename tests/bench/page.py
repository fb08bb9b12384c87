"""The HTML report: its share of a run, its size, and how a browser loads and scrolls it.

Two reports are measured: one as it is, and one of about 300 pages, made of it by repetition.

- Writing the report must take less than a fifth of the run, which is reading, cleaning, and building report and ledger.
- The page of 300 pages must have less than 10 MB.
- The times of loading are those of the browser itself (Navigation Timing, Paint Timing, Long Tasks). A frame is the
  time between two calls of requestAnimationFrame while the page is scrolled by more than a screen at a time.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cleanup import engine, ledger, packs
from cleanup.readers import read_bytes
from cleanup.reports.html import render
from tests.bench.speed import repeated, report
from tests.browser import browser

TARGET_SHARE = 0.2
TARGET_BYTES = 10_000_000
_PAGES = 300
# Characters of a printed page of a UN report in Arabic.
_A_PAGE = 2200

_WATCH = """
window.longTasks = [];
new PerformanceObserver(list => longTasks.push(...list.getEntries().map(e => e.duration)))
  .observe({type: "longtask", buffered: true});
"""
_LOADED = """
() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
  load: performance.getEntriesByType("navigation")[0].loadEventEnd,
  task: Math.max(0, ...longTasks),
  nodes: document.querySelectorAll("*").length,
})
"""
_SCROLL = """
async () => {
  const frames = [];
  let last = performance.now();
  for (let at = 0; at < 100; at += 1) {
    scrollBy(0, 1500);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
}
"""


def main(_: Sequence[str]) -> int:
    """Print all figures."""
    text = report().read_text(encoding="utf-8")
    long = repeated(text, max(1, round(_PAGES * _A_PAGE / len(text))))
    with browser() as running, tempfile.TemporaryDirectory(prefix="cleanup-bench-") as folder:
        for name, document in (("one report", text), (f"{len(long) // _A_PAGE} pages", long)):
            page = _written(name, document)
            path = Path(folder) / "a.report.html"
            path.write_text(page, encoding="utf-8")
            _opened(running, path)
    return 0


def _written(name: str, document: str) -> str:
    started = time.perf_counter()
    result = engine.run(read_bytes(document.encode("utf-8"), "-"), packs.load())
    ledger.dump(ledger.build(result, "a.txt", "a.clean.txt"))
    before = time.perf_counter()
    page = render(result, clean_name="a.clean.txt", ledger_name="a.ledger.json")
    done = time.perf_counter()
    share, size = (done - before) / (done - started), len(page.encode("utf-8"))
    print(f"{name}: {len(document):,} characters, {len(result.findings)} findings")
    print(f"  share of the run   {share:6.1%}   {'ok' if share < TARGET_SHARE else 'MISSED'}")
    print(f"  size         {size / 1e6:9.2f} MB  {'ok' if size < TARGET_BYTES else 'MISSED'}")
    return page


def _opened(running: Any, path: Path) -> None:
    page = running.new_page(viewport={"width": 1200, "height": 900})
    page.add_init_script(_WATCH)
    page.goto(path.as_uri())
    found, frames = page.evaluate(_LOADED), page.evaluate(_SCROLL)
    print(f"  elements     {found['nodes']:9,}")
    print(
        f"  first paint  {found['paint']:9.0f} ms, loaded {found['load']:.0f} ms, longest task {found['task']:.0f} ms"
    )
    print(f"  frame        {statistics.median(frames):9.0f} ms in the middle, {max(frames):.0f} ms at most")
    page.close()
