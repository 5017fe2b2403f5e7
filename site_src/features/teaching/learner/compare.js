// A decision beside the guide's way: what is the same, what was missed, what is too much; each difference with rule and statement.
(function () {
  "use strict";
  const T = window.UB.teach;
  const W = window.UB.widget;
  const h = W.h;

  const labels = (ids) => ids.filter(Boolean).map(W.label).join(", ");
  const listed = (ids, word) => ids.map((one) => T.word(`${word}-${one}`)).join(", ") || T.word("nothing");
  const RELIEF = (text) => text.split(" ").filter((one) => T.RELIEF.includes(one));

  /** @param {string} name a rule, a note, a statement, as the data give it */
  T.rests = function (name) {
    const known = /^N\d+$/.test(name) ? [W.data("notes", name), T.word("note", { name })] : [W.data("statements", name), name];
    return W.link((known[0] || {}).href, known[1]);
  };
  const ruleLink = (name) => W.link((W.data("rules", name) || {}).href, T.word("rule", { name }));
  const joined = (links) => links.flatMap((link, place) => (place ? [", ", link] : [link]));

  /** What a kind of difference is called, and what it rests on. @returns {{says: string, rests_on: string[]}} */
  T.kind = (id) => window.UB.cases.errors[id] || T.kinds[id] || { says: id, rests_on: [] };

  /** Its name, as a link where the list of errors has it. @param {string} id */
  T.kindName = (id) => (id in window.UB.cases.errors ? W.link(`teach/index.html#error-${id}`, T.kind(id).says) : T.kind(id).says);

  /**
   * @param {string} title
   * @param {any} decision
   * @param {any} truth the assessment once everything was asked
   * @param {{rows: any[], right: boolean, kinds: string[]}} scored
   * @param {() => void} again
   */
  T.comparison = function (title, decision, truth, scored, again) {
    const differs = scored.rows.filter((row) => row.how !== "same");
    const heard = h("div.ub-besides__heard", { "data-heard": true });
    const box = h("section.ub-besides", { "data-compare": scored.right ? "right" : "wrong", "aria-label": title },
      h("h3", { tabindex: -1 }, title),
      h("p", null, h("b", null, T.word(scored.right ? "summary-right" : "summary-wrong")), " ", T.word("summary-sure", { sure: T.word(`sure-${decision.sure}`).toLowerCase() })),
      h("div.ub-scroll", null, h("table.ub-table.ub-besides__table", null,
        h("thead", null, h("tr", null, ["part", "yours", "guides", "verdict"].map((one) => h("th", { scope: "col" }, T.word(one))))),
        h("tbody", null, scored.rows.map((row) => line(row, decision, truth))))),
      heard,
      h("h4", null, T.word("kinds")),
      differs.length ? h("ul.ub-plain.ub-besides__kinds", null, scored.kinds.map((kind) => told(kind, differs.filter((row) => row.kind === kind)))) : h("p", null, T.word("kinds-none")),
      h("p.ub-actions", null, W.button(T.word("again"), again)));
    return { box, heard };
  };

  function line(row, decision, truth) {
    const [part, mine, theirs] = cells(row, decision, truth);
    const cell = (name, ...inside) => h("td", { "data-head": T.word(name) }, inside);
    return h("tr", { "data-row": row.part, "data-how": row.how },
      h("th", { scope: "row" }, part), cell("yours", mine), cell("guides", theirs), cell("verdict", h("span.ub-verdict", { "data-how": row.how }, T.word(row.how))));
  }

  /** What stands in a line: the part, the learner's choice, the guide's. */
  function cells(row, decision, truth) {
    const { part } = row;
    if (part.startsWith("suspicion-")) return [T.word(part), T.word(decision.suspicions[part.slice(10)]), T.word(row.about)];
    if (part === "gate") return [T.word("gate"), T.word(`gate-${decision.gate}`), T.word(`gate-${row.about}`)];
    if (part === "rung") return [T.word("rung"), W.badge(decision.rung), span(truth)];
    if (part === "test") return [T.word("test"), T.word(`test-${decision.test}`), T.word(`is-test-${row.about}`)];
    if (part === "plan") return [T.word("plan"), T.word(`plan-${decision.plan}`), T.word(`plan-${row.about}`)];
    if (part === "relief") {
      const about = RELIEF(row.about);
      const mine = row.how === "missed" ? [] : row.how === "same" ? decision.relief : about;
      return [T.word("relief"), listed(mine, "relief"), listed(row.how === "too-much" ? [] : about, "relief")];
    }
    if (part === "next") return [T.word("next"), decision.next ? W.label(decision.next) : T.word("next-nothing"), labels(row.about.split(" ")) || T.word("next-nothing")];
    return [T.word("looked"), T.word("not-looked"), labels(row.about.split(" "))];
  }

  function span(truth) {
    const { floor, ceiling } = truth.imaging;
    return floor === ceiling ? W.badge(floor) : [W.badge(floor), " – ", W.badge(ceiling, null, true)];
  }

  function told(kind, rows) {
    const { rests_on } = T.kind(kind);
    const rules = [...new Set(rows.flatMap((row) => row.rules))];
    const rests = [...new Set([...rows.flatMap((row) => row.rests_on), ...rests_on])];
    return h("li", { "data-kind": kind }, h("b", null, T.kindName(kind)), " ", h("small", null, T.word("rests"), ": ", joined([...rules.map(ruleLink), ...rests.map(T.rests)])));
  }

  /** What the questions of the learner alone would have carried, as the module says. @param {HTMLElement} place */
  T.onWhatWasAsked = function (place, decision, truth, found, n) {
    const { kind, says } = found.answer;
    const luck = kind === "open" && decision.rung === truth.imaging.floor && found.imaging.ceiling !== truth.imaging.ceiling;
    const words = kind === "open" ? T.word("heard-open", { n, says: W.sentence(says) }) : T.word("heard-settled", { n });
    place.replaceChildren(h("h4", null, T.word("heard")), h("p", null, words),
      ...(luck ? [h("p.ub-besides__luck", null, T.word("heard-luck", { badge: W.rungName(found.imaging.ceiling) }))] : []));
  };
})();
