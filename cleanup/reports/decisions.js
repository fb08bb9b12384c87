// Decisions: what was decided of findings and of series, and the file `cleanup/decisions/1`.

/** The name of a series: all findings of one rule that change the same words in the same way. */
const seriesKey = (entry) => JSON.stringify([entry.code, entry.before, entry.after ?? null]);

const isDecision = (entry) => entry && (entry.decision === "accept" || entry.decision === "reject");

class Decisions {
  /** `data` is the data of the page: schema, source, result, findings. */
  constructor(data) {
    this.data = data;
    this.byId = new Map(data.findings.map((finding) => [finding.id, finding]));
    this.members = new Map();
    this.keys = new Map();
    for (const finding of data.findings) {
      if (!finding.series) continue;
      const key = seriesKey(finding);
      this.keys.set(finding.id, key);
      if (this.members.has(key)) this.members.get(key).push(finding);
      else this.members.set(key, [finding]);
    }
    this.single = new Map();
    this.series = new Map();
    this.past = [];
  }

  /** The findings that are decided together with this one; it alone where there are no others. */
  alike(finding) {
    return this.members.get(this.keys.get(finding.id)) ?? [finding];
  }

  /** The decision that holds for a finding: its own goes before that of its series. */
  held(finding) {
    return this.single.get(finding.id) ?? this.series.get(this.keys.get(finding.id));
  }

  /** accept, reject, or null. */
  of(finding) {
    return this.held(finding)?.decision ?? null;
  }

  /** Why it was decided so; empty where nothing was said. */
  reason(finding) {
    return this.held(finding)?.reason ?? "";
  }

  isBySeries(finding) {
    return !this.single.has(finding.id) && this.of(finding) !== null;
  }

  count() {
    return this.data.findings.reduce((sum, finding) => sum + (this.of(finding) ? 1 : 0), 0);
  }

  /** Decide one finding; the same decision again takes it away. Returns the findings to show anew. */
  decide(finding, decision, toggles = false) {
    this.remember(finding);
    const own = this.single.get(finding.id);
    if (toggles && own?.decision === decision) this.single.delete(finding.id);
    else this.single.set(finding.id, { ...own, decision });
    return [finding];
  }

  /** Say why it was decided so, for a finding that is decided. Returns the findings to show anew. */
  explain(finding, words) {
    // Half of a surrogate pair, which a script or a paste can leave, would make the file unreadable.
    const reason = (words.toWellFormed?.() ?? words).trim();
    const { decision } = this.held(finding);
    const entry = reason ? { decision, reason } : { decision };
    if (this.isBySeries(finding)) {
      this.series.set(this.keys.get(finding.id), entry);
      return this.alike(finding);
    }
    this.single.set(finding.id, entry);
    return [finding];
  }

  /** Decide all that are alike, also those that were decided one by one. */
  decideSeries(finding, decision) {
    const alike = this.alike(finding);
    if (alike.length < 2) return this.decide(finding, decision);
    this.remember(finding);
    for (const member of alike) this.single.delete(member.id);
    const key = this.keys.get(finding.id);
    this.series.set(key, { ...this.series.get(key), decision });
    return alike;
  }

  remember(finding) {
    this.past.push({ finding, single: new Map(this.single), series: new Map(this.series) });
    if (this.past.length > 200) this.past.shift();
  }

  /** Take the last decision back; the finding that it was about, or null. */
  undo() {
    const last = this.past.pop();
    if (!last) return null;
    this.single = last.single;
    this.series = last.series;
    return last.finding;
  }

  /** The value of the decisions file, the same for the same decisions; `words` also for single findings. */
  file(words = true) {
    const { schema, source, result, findings } = this.data;
    const entry = (finding, found) => ({
      ...found, code: finding.code, before: finding.before, after: finding.after,
    });
    return {
      schema,
      source,
      result,
      decisions: findings
        .filter((finding) => this.single.has(finding.id))
        .map((finding) => {
          const own = this.single.get(finding.id);
          const place = { source_start: finding.source_start };
          return { finding: finding.id, ...(words ? { ...entry(finding, own), ...place } : own) };
        }),
      series: [...this.members]
        .filter(([key]) => this.series.has(key))
        .map(([key, [finding]]) => entry(finding, this.series.get(key))),
    };
  }

  /** Take up the decisions of a file. Returns how many were used and how many do not fit; null if it is none. */
  read(value) {
    if (!value || typeof value !== "object" || value.schema !== this.data.schema) return null;
    const decisions = Array.isArray(value.decisions) ? value.decisions : [];
    const series = Array.isArray(value.series) ? value.series : [];
    const foreign = Boolean(value.source?.sha256) && value.source.sha256 !== this.data.source.sha256;
    const found = { used: 0, misfits: 0, foreign };
    for (const entry of series) {
      const fits = isDecision(entry) && this.members.has(seriesKey(entry));
      if (fits) this.series.set(seriesKey(entry), kernel(entry));
      found[fits ? "used" : "misfits"] += 1;
    }
    for (const entry of decisions) {
      const finding = !foreign && isDecision(entry) ? this.byId.get(entry.finding) : undefined;
      const fits = finding !== undefined && isAbout(entry, finding);
      if (fits) this.single.set(finding.id, kernel(entry));
      found[fits ? "used" : "misfits"] += 1;
    }
    return found;
  }
}

/** What a decision says beside what it is about. */
const kernel = ({ decision, reason }) => (typeof reason === "string" ? { decision, reason } : { decision });

/** Ids belong to one ledger: the words have to be the same where the file names them. */
const isAbout = (entry, finding) =>
  (entry.code === undefined || entry.code === finding.code) &&
  (entry.before === undefined || entry.before === finding.before) &&
  (entry.after === undefined || entry.after === finding.after);
