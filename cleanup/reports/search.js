// Filters and search: which findings are shown.

/** A text without what a reader may type otherwise: vowel signs, tatweel, hamzas, final yeh, teh marbuta, case. */
const fold = (text) =>
  text.normalize("NFKD").replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\p{M}]/gu, "").replace(/\u0649/g, "\u064a")
    .replace(/\u0629/g, "\u0647").toLowerCase();

/** Whether a finding and what was decided of it (accept, reject or null) are what filters ask for. */
function passes(finding, decision, by) {
  const status = {
    undecided: !decision, decided: decision, accepted: decision === "accept", rejected: decision === "reject",
  };
  if (by.status && !status[by.status]) return false;
  if ((by.pass && finding.pass !== by.pass) || (by.rule && finding.code !== by.rule)) return false;
  return !by.tier || finding.tier === by.tier;
}
