"""The desk and the index in a browser: keys, decisions, files, filters, looks, hostile documents."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cleanup import edits
from cleanup.batch import Outcome
from cleanup.edits import Edit, replacement
from cleanup.engine import Result
from cleanup.findings import Finding, Fix, Tier
from cleanup.reports import html, index_page
from cleanup.run_info import RunInfo
from tests.browser import Watched, browser, watch
from tests.cli import WRONG, cleanup
from tests.made_results import HOSTILE, TEXT, Step, everything, hostile_result, made, replaced
from tests.support import FIXTURES, ROOT, fixed_file

ALIKE = 40
"""How many findings of the long series are alike: more than are shown at once."""

VOID_LINK = "javascript:alert(1)"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    with browser() as running:
        yield running


@pytest.fixture
def show(chrome: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a page made of a result, in a profile of its own; after the test nothing may have gone wrong."""
    contexts: list[Any] = []
    watched: list[Watched] = []

    def opened(page: str, name: str = "a.report.html", script: str = "", **context: Any) -> Any:
        file = tmp_path / name
        file.write_text(page, encoding="utf-8")
        made_context = chrome.new_context(**{"viewport": {"width": 1100, "height": 900}, **context})
        contexts.append(made_context)
        if script:
            made_context.add_init_script(script)
        watched.append(watch(made_context, file))
        return watched[-1].page

    yield opened
    faults = [fault for seen in watched for fault in seen.faults]
    for context in contexts:
        context.close()
    assert [] == faults


def rendered(result: Result, language: str = "en") -> str:
    return html.render(result, language=language, clean_name="a.clean.txt", ledger_name="a.ledger.json")


def series() -> Result:
    """Forty findings alike, one of the same rule that is none of them, a suggestion and a point to look at."""
    text = " ".join(["كلمه"] * ALIKE) + " لغه.\n\n" + TEXT
    steps: list[Step] = [("OCR001", [replacement("replace", text, i * 5, i * 5 + 4, "كلمة")]) for i in range(ALIKE)]
    steps.append(("OCR001", [replaced(text, "لغه", "لغة")]))
    at = text.index("المكتب")
    fix = Fix((replacement("replace", text, at, at + 6, "المجلس"),), Tier.SUGGESTED)
    points = [Finding("OCR101", at, at + 6, "Other", "آخر", 0.7, fix=fix), Finding("PUN010", at, at + 1, "P", "ن", 0.5)]
    return made(text, steps, points)


def reload_until(page: Any, is_so: Callable[[], bool]) -> None:
    """Load the page anew; a browser under load may store what a page keeps a moment later."""
    for _ in range(20):
        page.reload()
        if is_so():
            break
        page.wait_for_timeout(100)


def progress(page: Any) -> str:
    return str(page.inner_text("#progress"))


def saved(page: Any, name: str = "a.decisions.json") -> Any:
    """The decisions file that the page saves."""
    with page.expect_download() as waiting:
        page.click("#review [data-do=save]")
    assert name == waiting.value.suggested_filename
    return json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))


def opens(page: Any, value: Any) -> str:
    """What the page says of a decisions file."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    page.set_input_files("#file", {"name": "d.json", "mimeType": "application/json", "buffer": data})
    page.locator("#said:not(:empty)").wait_for(state="attached")
    return str(page.inner_text("#said"))


# --- Keys and decisions ---------------------------------------------------------------------------------------------


def test_keys_alone_decide(show: Any) -> None:
    page = show(rendered(everything()))
    assert "Decided: 0 of 5" == progress(page)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("a")
    second = page.evaluate("document.activeElement.id")
    assert first != second and "Decided: 1 of 5" == progress(page)
    page.keyboard.press("r")
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    assert first == page.evaluate("document.activeElement.id")
    assert "accepted" in page.inner_text(f"#{first} .state") and "rejected" in page.inner_text(f"#{second} .state")
    assert "true" == page.get_attribute(f"#{second} [data-do=reject]", "aria-pressed")
    page.keyboard.press("u")
    assert "Decided: 1 of 5" == progress(page)


def test_keys_work_where_the_keyboard_writes_arabic(show: Any) -> None:
    page = show(rendered(everything(), "ar"))
    for key, code in (("ت", "KeyJ"), ("ش", "KeyA")):
        page.evaluate(
            "([key, code]) => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', {key, code, bubbles: true}))", [key, code]
        )  # fmt: skip
    assert "المحسوم: 1 من 5" == progress(page)


def test_letters_can_be_switched_off_and_fields_keep_theirs(show: Any) -> None:
    page = show(rendered(everything()))
    page.keyboard.press("?")
    assert page.is_visible("dialog#keys")
    page.uncheck("#letters")
    page.keyboard.press("Escape")
    page.click(".f >> nth=0")
    page.keyboard.press("a")
    assert "Decided: 0 of 5" == progress(page)
    page.fill("#search", "ra")
    assert "Decided: 0 of 5" == progress(page)


def test_one_decision_for_a_series(show: Any) -> None:
    page = show(rendered(series()))
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert f"Decided: {ALIKE} of {ALIKE + 3}" == progress(page)
    page.locator("#changes details summary").first.click()
    last = page.locator(f"#F{ALIKE:04d} .state")
    last.wait_for(state="attached")
    assert "rejected (with all alike)" in last.text_content()
    page.click("#F0002 [data-do=accept]")
    data = saved(page)
    assert [{"decision": "reject", "code": "OCR001", "before": "كلمه", "after": "كلمة"}] == data["series"]
    assert [("F0002", "accept")] == [(d["finding"], d["decision"]) for d in data["decisions"]]
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert f"Decided: 0 of {ALIKE + 3}" == progress(page)


def test_only_findings_with_the_same_words_are_a_series(show: Any) -> None:
    page = show(rendered(everything()))
    assert 0 == page.locator("[data-do=accept-all]").count()


# --- From fix to undo ---------------------------------------------------------------------------------------------


def test_decisions_of_the_page_are_carried_out_and_undone(show: Any, tmp_path: Path) -> None:
    source = FIXTURES / "reports" / "report-water" / "input.txt"
    assert 0 == cleanup("fix", str(source), "-o", "out", cwd=tmp_path).code
    ledger = json.loads((tmp_path / "out" / "input.ledger.json").read_text(encoding="utf-8"))
    page = show((tmp_path / "out" / "input.report.html").read_text(encoding="utf-8"))
    page.keyboard.press("j")
    for at in range(len(ledger["findings"])):
        page.keyboard.press("ra"[at % 2])
    (tmp_path / "d.json").write_text(json.dumps(saved(page, "input.decisions.json")), encoding="utf-8")
    run = cleanup("apply", "out/input.ledger.json", "d.json", cwd=tmp_path)
    assert 0 == run.code
    reviewed = json.loads((tmp_path / "out" / "input.reviewed.ledger.json").read_text(encoding="utf-8"))
    rejected = [f["id"] for f in reviewed["findings"] if f.get("decision", {}).get("decision") == "reject"]
    assert (len(ledger["findings"]) + 1) // 2 == len(rejected)
    assert not {edit["finding"] for edit in reviewed["edits"]} & set(rejected)
    assert 0 == cleanup("undo", "out/input.reviewed.ledger.json", "-o", "back.txt", cwd=tmp_path).code
    assert source.read_bytes() == (tmp_path / "back.txt").read_bytes()


# --- Files ----------------------------------------------------------------------------------------------------------


def test_saved_file_keeps_the_contract(show: Any) -> None:
    result = everything()
    page = show(rendered(result))
    page.keyboard.press("j")
    for key in "araar":
        page.keyboard.press(key)
    data = saved(page)
    assert {"schema", "source", "result", "decisions", "series"} == data.keys()
    assert "cleanup/decisions/1" == data["schema"]
    assert {"name": "report.txt", "sha256": result.source.sha256} == data["source"]
    assert re.fullmatch("[0-9a-f]{64}", data["result"]["sha256"])
    findings = {r.id: (r.rule.code, r.before, r.after) for r in result.findings}
    assert findings == {d["finding"]: (d["code"], d["before"], d["after"]) for d in data["decisions"]}
    schema = ROOT / "cleanup/schemas/decisions-1.schema.json"
    jsonschema.validate(data, json.loads(schema.read_text(encoding="utf-8")))


def test_saved_file_is_taken_up_again_with_its_reasons(show: Any) -> None:
    page = show(rendered(series()))
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.click("#F0003 [data-do=reject]")
    data = saved(page)
    data["decisions"][0]["reason"] = "the author writes so"
    other = show(rendered(series()), "b.report.html")
    assert "Decisions read: 2." == opens(other, data)
    assert progress(page) == progress(other)
    assert data == saved(other)


# --- Reasons --------------------------------------------------------------------------------------------------------


def test_reason_is_typed_with_keys_alone_and_saved(show: Any) -> None:
    page = show(rendered(everything()))
    for key in ("j", "r", "w"):
        page.keyboard.press(key)
    page.keyboard.type("part of a name, says r")
    page.keyboard.press("Enter")
    assert "Decided: 1 of 5" == progress(page)
    assert page.evaluate("document.activeElement.matches('article.f.now')")
    assert ["part of a name, says r"] == [d["reason"] for d in saved(page)["decisions"]]


def test_key_for_the_reason_leads_to_the_decision_just_made_and_back(show: Any) -> None:
    page = show(rendered(everything()))
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("a")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("w")
    assert first == page.evaluate("document.activeElement.closest('article').id")
    page.keyboard.press("Escape")
    assert second == page.evaluate("document.activeElement.id")


def test_reason_needs_a_decision(show: Any) -> None:
    page = show(rendered(everything()))
    page.keyboard.press("j")
    page.keyboard.press("w")
    assert "Accept or reject first, then say why." == page.inner_text("#said")
    assert 0 == page.locator("[data-reason]:visible").count()


def test_reason_of_a_series_is_shown_with_all_of_it(show: Any) -> None:
    page = show(rendered(series()))
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.wait_for_selector("#F0001 [data-reason]", state="visible")
    page.fill("#F0001 [data-reason]", " house spelling ")
    page.wait_for_function("document.querySelector('#F0002 [data-reason]').value === 'house spelling'")
    page.locator("#F0002 .reason").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#F0002 .reason').innerText.includes('all alike')")
    data = saved(page)
    assert [("accept", "house spelling")] == [(d["decision"], d["reason"]) for d in data["series"]]


def test_reason_is_taken_back_in_one_step(show: Any) -> None:
    page = show(rendered(everything()))
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    for key in ("a", "w"):
        page.keyboard.press(key)
    page.keyboard.type("because")
    page.keyboard.press("Enter")
    page.keyboard.press("u")
    assert ("", "Decided: 1 of 5") == (page.input_value(f"#{first} [data-reason]"), progress(page))


def test_other_decision_keeps_the_reason(show: Any) -> None:
    page = show(rendered(everything()))
    page.click("#F0001 [data-do=accept]")
    page.fill("#F0001 [data-reason]", "as printed")
    page.click("#F0001 [data-do=reject]")
    assert [("reject", "as printed")] == [(d["decision"], d["reason"]) for d in saved(page)["decisions"]]


def test_reasons_stay_in_the_browser_and_are_taken_up_from_a_file(show: Any) -> None:
    page = show(rendered(everything(), "ar"))
    page.click("#F0001 [data-do=accept]")
    page.fill("#F0001 [data-reason]", "كذا في الأصل")
    data = saved(page)
    reload_until(page, lambda: page.locator("#F0001 [data-reason]").is_visible())
    assert "كذا في الأصل" == page.input_value("#F0001 [data-reason]")
    assert "السبب (اختياري)" == page.inner_text("#F0001 .reason span")
    other = show(rendered(everything(), "ar"), "b.report.html")
    opens(other, data)
    assert "كذا في الأصل" == other.input_value("#F0001 [data-reason]")


def test_reason_stands_on_paper_and_empty_fields_do_not(show: Any) -> None:
    page = show(rendered(everything()))
    for id_ in ("F0001", "F0002"):
        page.click(f"#{id_} [data-do=accept]")
    page.fill("#F0001 [data-reason]", "as printed")
    page.emulate_media(media="print")
    assert page.is_visible("#F0001 [data-reason]") and not page.is_visible("#F0002 [data-reason]")


def test_reason_of_the_page_stands_in_the_reviewed_report_and_ledger(show: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    cleanup("fix", "a.txt", "-o", "out", cwd=tmp_path)
    page = show((tmp_path / "out" / "a.report.html").read_text(encoding="utf-8"))
    page.click("#F0001 [data-do=reject]")
    page.fill("#F0001 [data-reason]", "<b>as printed</b>")
    (tmp_path / "d.json").write_text(json.dumps(saved(page)), encoding="utf-8")
    assert 0 == cleanup("apply", "out/a.ledger.json", "d.json", cwd=tmp_path).code
    ledger = json.loads((tmp_path / "out" / "a.reviewed.ledger.json").read_text(encoding="utf-8"))
    decided = {"decision": "reject", "reason": "<b>as printed</b>", "by": "finding"}
    assert [("F0001", decided)] == [(f["id"], f["decision"]) for f in ledger["findings"] if "decision" in f]
    reviewed = show((tmp_path / "out" / "a.reviewed.report.html").read_text(encoding="utf-8"), "r.html")
    assert "rejected. Reason: <b>as printed</b>" in reviewed.text_content("#turned-down #F0001")


def test_decisions_on_another_document_give_only_their_series(show: Any) -> None:
    page = show(rendered(series()))
    foreign = {
        "schema": "cleanup/decisions/1", "source": {"name": "x", "sha256": "0" * 64},
        "decisions": [{"finding": "F0001", "decision": "accept"}],
        "series": [{"code": "OCR001", "before": "كلمه", "after": "كلمة", "decision": "accept"}],
    }  # fmt: skip
    assert "another document" in opens(page, foreign)
    data = saved(page)
    assert (0, 1) == (len(data["decisions"]), len(data["series"]))


def test_other_files_are_refused_in_words(show: Any) -> None:
    page = show(rendered(everything()))
    for value in (b"\xff{", [], {"schema": "cleanup/ledger/1"}, {"schema": "cleanup/decisions/2"}, "text", None):
        page.evaluate("document.getElementById('said').textContent = ''")
        assert "This is no decisions file." == opens(page, value)
    assert "Decided: 0 of 5" == progress(page)


def test_damaged_decisions_are_left_out(show: Any) -> None:
    page = show(rendered(everything()))
    entries = [None, 3, {"finding": "F0001"}, {"finding": "F9", "decision": "accept"}, {"finding": "F0001",
               "decision": "maybe"}, {"finding": "F0001", "decision": "accept", "before": "else"},
               {"finding": "F0002", "decision": "accept"}]  # fmt: skip
    words = opens(page, {"schema": "cleanup/decisions/1", "decisions": entries, "series": [{}, None]})
    assert "Decisions read: 1. Left out, they do not fit this report: 8." == words


def test_decisions_stay_in_the_browser(show: Any) -> None:
    page = show(rendered(everything()))
    page.keyboard.press("j")
    page.keyboard.press("a")
    reload_until(page, lambda: progress(page) == "Decided: 1 of 5")
    assert "Decided: 1 of 5" == progress(page)


def test_a_browser_that_keeps_nothing_is_told_of_and_works(show: Any) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    page = show(rendered(everything()), script=refuse)
    assert "keeps nothing" in page.inner_text("#said")
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert 1 == len(saved(page)["decisions"])


# --- Filters --------------------------------------------------------------------------------------------------------


def test_filters(show: Any) -> None:
    page = show(rendered(series()))
    page.keyboard.press("j")
    page.keyboard.press("a")
    everything_shown = f"Findings shown: {ALIKE + 3} of {ALIKE + 3}"
    for by, value, count in (
        ("pass", "typography", 1), ("rule", "OCR101", 1), ("tier", "safe", ALIKE + 1), ("tier", "manual", 1),
        ("status", "undecided", ALIKE + 2), ("status", "accepted", 1), ("status", "rejected", 0),
    ):  # fmt: skip
        page.select_option(f"[data-by={by}]", value)
        assert f"Findings shown: {count} of {ALIKE + 3}" == page.inner_text("#shown")
        assert count == page.locator("article.f:visible, ul.short > li:visible").count()
        page.evaluate("document.querySelector('[data-do=clear]').click()")
        assert everything_shown == page.inner_text("#shown")


def test_search_folds_letters_and_keys_go_through_what_is_shown(show: Any) -> None:
    page = show(rendered(series()))
    page.keyboard.press("/")
    page.keyboard.type("لغة")
    assert f"Findings shown: 1 of {ALIKE + 3}" == page.inner_text("#shown")
    page.keyboard.press("Escape")
    assert f"F{ALIKE + 1:04d}" == page.evaluate("document.activeElement.id")


# --- Looks ----------------------------------------------------------------------------------------------------------

CONTRAST = """
selectors => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  return Object.fromEntries(selectors.map(selector => {
    const element = document.querySelector(selector);
    if (!element) return [selector, null];
    const style = getComputedStyle(element);
    const rect = element.matches('.map text') ? element.parentElement.querySelector('rect') : null;
    const back = rect ? rgb(getComputedStyle(rect).fill) : ground(element);
    const [low, high] = [light(rgb(rect ? style.fill : style.color)), light(back)].sort((a, b) => a - b);
    return [selector, (high + 0.05) / (low + 0.05)];
  }));
}
"""
SELECTORS = [
    "body", ".why", "dt", "a", "button", "#review .row button", ".f del", ".f ins", ".moved .tag", ".joined .tag",
    ".dropped .tag", ".changed .tag", ".dropped .t", ".moved .t", ".accepted .state", "[aria-pressed=true]",
    "a.m.moved text", "a.m.joined text", "a.m.dropped text", "a.m.in-place text", ".k.moved", ".gone", "legend",
    "#progress", "#shown", ".j",
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_texts_have_contrast(show: Any, scheme: str, other: str) -> None:
    page = show(rendered(everything()), color_scheme=scheme)
    page.keyboard.press("j")
    page.keyboard.press("a")
    for wanted in (scheme, other):
        page.evaluate(f"document.querySelector('input[name=theme][value={wanted}]').click()")
        dark = "rgb(21, 23, 26)" == page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (wanted == "dark") == dark
        found = page.evaluate(CONTRAST, SELECTORS)
        assert [] == [name for name, value in found.items() if value is None or value < 4.5]


def test_chosen_colours_stay(show: Any) -> None:
    page = show(rendered(everything()))
    page.check("input[name=theme][value=dark]")
    reload_until(page, lambda: page.get_attribute("html", "data-theme") == "dark")
    assert "dark" == page.get_attribute("html", "data-theme") and page.is_checked("input[value=dark]")


@pytest.mark.parametrize("width", [400, 1100])
def test_controls_are_large_enough_and_the_page_does_not_scroll_sideways(show: Any, width: int) -> None:
    page = show(rendered(series()), viewport={"width": width, "height": 800})
    page.click("#F0001 [data-do=accept-all]")
    small = page.evaluate(
        "[...document.querySelectorAll("
        "'button, select, summary, label, input:not([type=radio], [type=checkbox]), a.m')]"
        ".filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 23.9 || box.height < 22).map(([name]) => name)"
    )
    assert [] == small
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arabic_page_is_read_from_right_to_left(show: Any) -> None:
    page = show(rendered(everything(), "ar"))
    assert ("ar", "rtl") == (page.get_attribute("html", "lang"), page.get_attribute("html", "dir"))
    before, after = (page.locator(f".map .mh >> nth={at}").bounding_box() for at in (0, 1))
    assert before["x"] > after["x"]
    assert "rtl" == page.evaluate("getComputedStyle(document.querySelector('.t')).direction")
    left, right = (page.locator(f"#side .r:nth-child(3) > div >> nth={at}").bounding_box() for at in (0, 1))
    assert left["x"] > right["x"]


def test_moved_blocks_lead_to_the_map_and_back_by_keyboard(show: Any) -> None:
    page = show(rendered(everything()))
    page.locator("#side .moved .tag a[href^='#m']").first.press("Enter")
    mark = page.url.partition("#")[2]
    page.locator(f"#{mark}").press("Enter")
    block = page.url.partition("#")[2]
    assert "moved" in page.get_attribute(f"#{mark}", "class")
    assert "moved" in page.get_attribute(f"#{block}", "class") and page.is_visible(f"#{block}")
    assert page.locator(f"#{mark} title").text_content()


def test_views_are_switched_and_links_stay_in_the_view(show: Any) -> None:
    page = show(rendered(everything()))
    page.check("input[name=view][value=inline]")
    assert page.is_visible("#i1") and not page.is_visible("#s1")
    page.locator(".map a[href='#c2']").press("Enter")
    assert page.url.endswith("#i2") and page.is_visible("#i2")
    page.locator(".map a[href='#s2']").press("Enter")
    page.locator("#side[open] #s2").wait_for()
    page.locator("#i1").wait_for(state="hidden")


def test_page_without_scripts_is_a_report(show: Any) -> None:
    page = show(rendered(everything()), java_script_enabled=False)
    assert 0 == page.locator("button:visible, select:visible, input:visible, dialog:visible, .js:visible").count()
    assert 5 == page.locator("article.f:visible").count()
    assert page.is_visible("#map svg") and page.is_visible("#side .r >> nth=1") and page.is_visible("noscript p")
    page.click("#inline > summary")
    assert page.is_visible("#i1")


def test_paper_shows_everything_but_controls(show: Any) -> None:
    page = show(rendered(series()))
    page.emulate_media(media="print")
    assert 0 == page.locator("button:visible, select:visible, nav:visible").count()
    assert page.is_visible("#map svg") and page.is_visible(f"#F{ALIKE:04d}")
    assert "rgb(255, 255, 255)" == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.pdf()[:5] == b"%PDF-"


# --- Hostile documents ----------------------------------------------------------------------------------------------

HOSTILE_TEXTS = {
    "script": "<script>alert(1)</script>\n",
    "end of script": "</script><script>alert(1)</script> </ScRiPt > كلمة\n",
    "comment": "<!--<script>\n\n--> <![CDATA[ ]]>\n",
    "handlers": "<img src=x onerror=alert(1)> <svg/onload=alert(1)>\n",
    "quotes": "\"><b onmouseover=alert(1)> ' onfocus='alert(1)' autofocus x='\n",
    "directions": "نص\u202ealert\u202c و\u2067عزل\u2069 \u200f\u061c\ufeff\u2028\n",
    "link": f"<a href='{VOID_LINK}'>كلمة</a> {VOID_LINK}\n",
    "all": HOSTILE,
}


def replaced_whole(text: str) -> Result:
    """A document whose text is before and after of findings, and stands in their messages."""
    text = "كلمة " + text
    words = text.split()[-1]
    edit = replaced(text, words, f"{words}</script><script>alert(2)</script>")
    points = [Finding("PUN010", 0, 4, text, text, 0.5)]
    return made(text, [("OCR001", [edit])], points, message=text, message_ar=text)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_text_does_nothing(show: Any, name: str) -> None:
    page = show(rendered(replaced_whole(HOSTILE_TEXTS[name])))
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert "Decided: 1 of 2" == progress(page)
    found = "document.querySelectorAll('img, iframe, object, form, [onload], [onerror], script:not(#data)').length"
    assert 1 == page.evaluate(found)


def test_hostile_findings_do_nothing(show: Any) -> None:
    page = show(rendered(hostile_result()))
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert 1 == len(saved(page)["decisions"])


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", VOID_LINK, "\"onload='alert(1)", "\u202egnp"])
def test_hostile_file_name_does_nothing(show: Any, name: str) -> None:
    result = made(TEXT, [("OCR001", [replaced(TEXT, "المكتب", "المجلس")])])
    page = show(
        html.render(result, clean_name=f"{name}.clean.txt", ledger_name=f"{name}.ledger.json", run=RunInfo(name))
    )
    assert "cleanup apply" in page.inner_text("#review")
    assert 2 == page.locator("script").count()


def test_policy_stops_what_would_be_put_in(chrome: Any, tmp_path: Path) -> None:
    put_in = '<p id="bad" onclick="document.title=1">x</p><script>document.title = 2</script></main>'
    (tmp_path / "a.html").write_text(rendered(everything()).replace("</main>", put_in), encoding="utf-8")
    context = chrome.new_context()
    seen = watch(context, tmp_path / "a.html")
    seen.page.evaluate("document.getElementById('bad').click()")
    assert "Report on the repair of report.txt" == seen.page.title()
    assert 2 == sum("Content Security Policy" in fault for fault in seen.faults)
    context.close()


# --- The index ------------------------------------------------------------------------------------------------------


def index(language: str = "en") -> str:
    names = ("b.txt", "a10.txt", "a9.txt", f"{VOID_LINK}.txt")
    entries = [
        index_page.Entry(
            name,
            Outcome(name, None, {"suggested": at, "manual": 1}, 10 * (at + 1) % 40, {"moved": at}, words=100,
                    rates=(0.01 * at, None if at else 0.0)),
            Path("deep") / f"{name}.report.html",
        )
        for at, name in enumerate(names)
    ]  # fmt: skip
    entries.insert(1, index_page.Entry("<b>bad", Outcome("<b>bad", error="<b>bad: <script>alert(1)</script>"), None))
    return index_page.render(entries, ["nowhere: no such file"], language)


def first_column(page: Any) -> list[str]:
    return [name.strip() for name in page.locator("#files tbody tr:visible > th").all_inner_texts()]


def test_index_is_sorted_with_keys(show: Any) -> None:
    page = show(index(), "index.html")
    button = page.locator("#files thead button").first
    button.focus()
    page.keyboard.press("Enter")
    assert ["a9.txt", "a10.txt", "b.txt", f"{VOID_LINK}.txt", "<b>bad", ""] == first_column(page)
    assert "ascending" == page.get_attribute("#files thead th >> nth=0", "aria-sort")
    page.keyboard.press("Enter")
    assert f"{VOID_LINK}.txt" == first_column(page)[0]
    page.locator("#files thead button >> nth=1").press("Enter")
    assert ["0", "10", "20", "30"] == page.locator("#files tbody td:nth-child(2)").all_inner_texts()[:4]
    assert 1 == page.locator("[aria-sort]").count()
    page.fill("#filter", "a9")
    assert ["a9.txt"] == first_column(page)


def test_index_counts_and_links(show: Any) -> None:
    page = show(index(), "index.html", java_script_enabled=False)
    totals = page.locator("#files tfoot td").all_inner_texts()
    assert ["60", "6", "4", "6", "0", "0", "0", "1.5", "0"] == totals
    assert "./deep/javascript%3Aalert%281%29.txt.report.html" == page.get_attribute(
        "text=javascript >> xpath=ancestor::a", "href"
    )
    assert 0 == page.locator("button:visible, input:visible").count()
    assert ["✕ Failed: <script>alert(1)</script>", "✕ Failed: nowhere: no such file"] == page.locator(
        "#files .failed td"
    ).all_inner_texts()


def test_arabic_index(show: Any) -> None:
    page = show(index("ar"), "index.html")
    assert "rtl" == page.get_attribute("html", "dir")


# --- Long and real documents ----------------------------------------------------------------------------------------

PAGES = 300
CHARACTERS_A_PAGE = 2200
"""Of a printed UN report in Arabic."""


def long_result() -> Result:
    """A document of 300 pages with a change in every second paragraph, moves, and long series."""
    words = "قدم الأمين العام تقريره الى الجمعية العامة في دورتها العادية وأحاطت الجمعية به علما وأوصت بمتابعته"
    paragraphs = [f"{i} - {words} {words} {words} {words}." for i in range(1, PAGES * CHARACTERS_A_PAGE // 420)]
    text = "\n\n".join(paragraphs) + "\n"
    places = [match.start() for match in re.finditer(" الى ", text)][::8]
    log: list[Step] = [
        ("OCR001", [replacement("replace", text, at + 1, at + 4, "إلى") for at in places[i : i + 1]])
        for i in range(len(places))
    ]
    moves: list[Step] = []
    working = edits.apply(text, [step[0] for _, step in reversed(log)])
    for at in range(20, len(paragraphs) - 2, 40):
        left, right = (working.index(f"\n\n{number} - ") + 2 for number in (at, at + 1))
        end = working.index("\n\n", right)
        move = Edit("move", left, end, cuts=(right - 2, right))
        moves.append(("ORD001", [move]))
        working = edits.apply(working, [move])
    return made(text, log + moves)


def test_a_document_of_300_pages_opens_and_scrolls(show: Any) -> None:
    result = long_result()
    report = rendered(result)
    assert len(result.source.text) > 0.9 * PAGES * CHARACTERS_A_PAGE
    assert len(report.encode()) < 10_000_000
    page = show(report)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    nodes = page.evaluate("document.querySelectorAll('*').length")
    slowest = page.evaluate("""
      async () => {
        let worst = 0, last = performance.now();
        for (let at = 0; at < 20; at += 1) {
          scrollBy(0, 1500);
          await new Promise(requestAnimationFrame);
          worst = Math.max(worst, performance.now() - last);
          last = performance.now();
        }
        return worst;
      }
    """)
    # Bounds for a busy machine; what is usual stands in docs/report.md. `python -m tests.bench page` measures.
    assert loaded < 5000 and nodes < 100_000 and slowest < 1000
    page.keyboard.press("j")
    page.keyboard.press("s")
    assert not progress(page).startswith("Decided: 0 ")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_report_of_a_run_opens(show: Any, language: str) -> None:
    page = show(rendered(fixed_file(FIXTURES / "reports/report-water/input.txt"), language))
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.locator(".map a.m").count() > 20
