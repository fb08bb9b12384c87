// The desk: shows decisions beside the findings, and lets keys, buttons, filters and files change them.
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const state = new Decisions(data);
  const byId = (id) => document.getElementById(id);
  const say = (key, values = {}) => data.texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const desk = byId("desk");
  const controls = byId("choice").content.firstElementChild;
  const reasons = byId("reason").content.firstElementChild;
  // The order of the page, not that of the ids.
  const items = [...desk.querySelectorAll("article.f, ul.short > li")];
  const findingOf = (item) => state.byId.get(item.id);
  let current = null;

  // --- Showing ---

  function equip(item) {
    if (item.querySelector(".act")) return;
    const finding = findingOf(item);
    const act = controls.cloneNode(true);
    act.setAttribute("aria-label", say("finding", { id: finding.id }));
    const alike = state.alike(finding).length;
    for (const name of ["accept-all", "reject-all"]) {
      const button = act.querySelector(`[data-do=${name}]`);
      if (alike > 1) button.textContent = say(name, { n: alike });
      else button.remove();
    }
    item.append(act);
    show(finding);
  }

  function show(finding) {
    const item = byId(finding.id);
    const decision = state.of(finding);
    item.classList.toggle("accepted", decision === "accept");
    item.classList.toggle("rejected", decision === "reject");
    const act = item.querySelector(".act");
    if (!act) return;
    const words = { accept: `\u2713 ${say("accepted")}`, reject: `\u2717 ${say("rejected")}` };
    const series = state.isBySeries(finding) ? ` (${say("by-series")})` : "";
    act.querySelector(".state").textContent = decision ? words[decision] + series : `\u25cb ${say("undecided")}`;
    for (const name of ["accept", "reject"]) {
      act.querySelector(`[data-do=${name}]`).setAttribute("aria-pressed", String(decision === name));
    }
    showReason(act, finding, decision);
  }

  /** The field for the reason is there as long as there is a decision to give it for. */
  function showReason(act, finding, decision) {
    let label = act.querySelector(".reason");
    if (!label && !decision) return;
    if (!label) {
      label = reasons.cloneNode(true);
      act.append(label);
    }
    label.hidden = !decision;
    label.querySelector("span").textContent = say(state.isBySeries(finding) ? "reason-all" : "reason");
    const input = label.querySelector("input");
    if (input !== document.activeElement) input.value = state.reason(finding);
  }

  function progress() {
    const done = state.count();
    const all = data.findings.length;
    byId("progress").textContent = say("progress", { n: done, all });
    const meter = byId("meter");
    meter.max = Math.max(1, all);
    meter.value = done;
    meter.setAttribute("aria-label", say("progress", { n: done, all }));
  }

  function tell(words) {
    byId("said").textContent = words;
  }

  // --- Keeping ---

  const key = `${data.schema}:${data.source.sha256}:${data.result.sha256}`;

  function changed(findings) {
    findings.forEach(show);
    progress();
    kept.set(key, JSON.stringify(state.file(false)));
    if (!kept.works) tell(say("no-storage"));
  }

  function save() {
    const text = `${JSON.stringify(state.file(), null, 1)}\n`;
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = data.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    tell(say("saved", { name: data.file }));
  }

  async function open(file) {
    let value = null;
    try {
      value = JSON.parse(await file.text());
    } catch {
      // No JSON: the same as a file of another kind.
    }
    state.remember(data.findings[0]);
    const found = state.read(value);
    if (!found) {
      state.past.pop();
      tell(say("no-decisions"));
      return;
    }
    changed(data.findings);
    filter();
    const words = [say("read", { n: found.used })];
    if (found.misfits) words.push(say("misfit", { n: found.misfits }));
    if (found.foreign) words.push(say("other-document"));
    tell(words.join(" "));
  }

  // --- Filters ---

  const folded = new Map();
  const chosen = () =>
    Object.fromEntries([...desk.querySelectorAll("[data-by]")].map((select) => [select.dataset.by, select.value]));

  function matches(item, by, words) {
    const finding = findingOf(item);
    if (!passes(finding, state.of(finding), by)) return false;
    if (!words) return true;
    if (!folded.has(item)) folded.set(item, fold(`${item.textContent} ${finding.before} ${finding.after ?? ""}`));
    return folded.get(item).includes(words);
  }

  function filter() {
    const by = chosen();
    const words = fold(byId("search").value.trim());
    let count = 0;
    for (const item of items) {
      item.hidden = !matches(item, by, words);
      if (!item.hidden) count += 1;
    }
    const active = words || Object.values(by).some(Boolean);
    for (const group of desk.querySelectorAll(".rule, .pass, details")) {
      group.hidden = Boolean(active) && !group.querySelector("article.f:not([hidden]), li:not([hidden])");
    }
    for (const details of desk.querySelectorAll(".rule details")) if (active && !details.hidden) details.open = true;
    byId("shown").textContent = say("shown", { n: count, all: items.length });
  }

  function clear() {
    for (const select of desk.querySelectorAll("[data-by]")) select.value = "";
    byId("search").value = "";
    filter();
  }

  // --- Going from finding to finding ---

  function go(item, focus = true) {
    if (!item) return;
    current?.classList.remove("now");
    current = item;
    item.classList.add("now");
    const details = item.closest("details");
    if (details) details.open = true;
    equip(item);
    if (!focus) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
  }

  function step(by, wanted = () => true) {
    const from = current ? items.indexOf(current) : by > 0 ? -1 : items.length;
    for (let at = from + by; at >= 0 && at < items.length; at += by) {
      if (!items[at].hidden && wanted(items[at])) return go(items[at]);
    }
    return undefined;
  }

  function act(name, item, fromKey) {
    if (!item) return;
    const finding = findingOf(item);
    const decision = name.startsWith("accept") ? "accept" : "reject";
    const isSeries = name.endsWith("-all");
    tell("");
    changed(isSeries ? state.decideSeries(finding, decision) : state.decide(finding, decision, !fromKey));
    if (!fromKey) return;
    step(1, isSeries ? (next) => !state.of(findingOf(next)) : undefined);
    if (chosen().status) filter();
  }

  function undo() {
    const finding = state.undo();
    if (!finding) {
      tell(say("nothing-to-undo"));
      return;
    }
    changed(data.findings);
    tell(say("undone", { id: finding.id }));
    go(byId(finding.id));
  }

  // --- Reasons ---

  // Where the reviewer was before the field, and the finding whose reason is being typed: one step to take back.
  let place = null;
  let explained = null;

  /** Go to the field of the finding that is shown, or else of the one that was decided last. */
  function explain() {
    const last = state.past.at(-1)?.finding;
    const item = [current, last && byId(last.id)].find((one) => one && !one.hidden && state.of(findingOf(one)));
    if (!item) {
      tell(say("reason-first"));
      return;
    }
    place = current;
    go(item);
    item.querySelector(".reason input").focus();
  }

  desk.addEventListener("input", (event) => {
    if (!event.target.matches("[data-reason]")) return;
    const finding = findingOf(event.target.closest("article.f, ul.short > li"));
    if (explained !== finding) state.remember(finding);
    explained = finding;
    changed(state.explain(finding, event.target.value));
  });
  desk.addEventListener("focusout", () => {
    explained = null;
  });

  // --- Buttons and keys ---

  const dialog = byId("keys");
  const commands = {
    next: () => step(1), previous: () => step(-1), undo, save, clear, reason: explain,
    open: () => byId("file").click(),
    keys: () => {
      dialog.showModal();
      dialog.querySelector("[data-do=close]").focus();
    },
    close: () => dialog.close(),
    search: () => byId("search").focus(),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const item = event.target.closest("article.f, ul.short > li");
    if (item && desk.contains(item)) go(item, false);
    if (!button) return;
    const name = button.dataset.do;
    if (commands[name]) commands[name]();
    else act(name, item, false);
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=radio], [type=checkbox]), select, dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (field) {
      if (event.key === "Escape" && field.id === "search") go(items.find((item) => !item.hidden));
      const leaves = event.key === "Escape" || (event.key === "Enter" && !event.isComposing);
      if (leaves && field.matches("[data-reason]")) {
        event.preventDefault();
        go(place ?? current);
        place = null;
      }
      return;
    }
    const arrows = { ArrowDown: "next", ArrowUp: "previous" };
    // Arrows scroll the page, unless a finding has the focus.
    const name = event.target === current ? arrows[event.key] ?? named(event) : named(event);
    if (!name || (!letters.checked && !arrows[event.key])) return;
    event.preventDefault();
    if (commands[name]) commands[name]();
    else act(name, current, true);
  });
  desk.addEventListener("focusin", (event) => {
    const item = event.target.closest("article.f, ul.short > li");
    if (item && item !== current) go(item, false);
  });
  desk.addEventListener("change", (event) => {
    if (event.target.matches("[data-by]")) filter();
  });
  const letters = byId("letters");
  letters.checked = kept.get("cleanup/letters") !== "off";
  letters.addEventListener("change", () => kept.set("cleanup/letters", letters.checked ? "on" : "off"));
  byId("search").addEventListener("input", filter);
  byId("file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) await open(file);
    event.target.value = "";
  });

  // --- Beginning ---

  // Controls of the short entries are made when their list is opened, some at a time: there can be thousands.
  function equipSome(list) {
    for (const item of list.splice(0, 200)) equip(item);
    if (list.length) requestAnimationFrame(() => equipSome(list));
  }
  for (const details of desk.querySelectorAll("details")) {
    details.addEventListener("toggle", () => details.open && equipSome([...details.querySelectorAll("li[id]")]));
  }
  const stored = kept.get(key);
  if (stored) {
    try {
      state.read(JSON.parse(stored));
    } catch {
      // What is kept is damaged: begin anew.
    }
  }
  equipSome(items.filter((item) => item.matches("article")));
  data.findings.forEach(show);
  progress();
  filter();
  if (!kept.works) tell(say("no-storage"));
}
