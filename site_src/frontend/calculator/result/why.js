// The folds: why (rule, statement, sources), what would change it, newer evidence, interpretation notes.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  /** What differs from newer evidence stands open beside the answer; a reader may fold it. */
  const opened = new Set(["newer"]);
  const QUIET_MS = 250;

  /** Bodies of closed folds that wait for a quiet moment. @type {Array<() => void>} */
  let waiting = [];
  let quiet = 0;

  /**
   * A fold that stays as the reader left it while answers come and go. Its body is drawn when it is open: what nobody
   * reads must not make the answer wait. `soon` draws it a moment later all the same, to be found by a search in the page.
   * @param {string} name @param {string} title @param {string} count @param {() => any} draw @param {boolean} [soon]
   */
  W.fold = function (name, title, count, draw, soon = false) {
    const inside = h("div.ub-fold__body");
    const fill = () => {
      if (!inside.hasChildNodes()) inside.append(...[draw()].flat(Infinity).filter(Boolean));
    };
    const ontoggle = (event) => {
      if (!event.target.open) return opened.delete(name);
      fill();
      return opened.add(name);
    };
    if (opened.has(name)) fill();
    else if (soon) later(fill);
    return h("details.ub-fold", { open: opened.has(name), ontoggle, "data-fold": name },
      h("summary", { "data-key": `fold-${name}` }, title, h("span.ub-count", null, count)), inside);
  };

  /** The folds of an answer that was overtaken are not drawn any more. */
  W.dropFolds = function () {
    clearTimeout(quiet);
    waiting = [];
  };

  const drawWaiting = () => waiting.splice(0).forEach((one) => one());
  addEventListener("beforeprint", drawWaiting); // paper does not wait

  function later(fill) {
    waiting.push(fill);
    clearTimeout(quiet);
    quiet = setTimeout(drawWaiting, QUIET_MS);
  }

  /** Rules of the gate and of the ladder that fired; a rule below the answer shown is left out beside a stop. @param {any} assessment */
  W.firedRules = function (assessment) {
    const { answer, gate, imaging } = assessment;
    const allowed = W.withheld(assessment) ? (rule) => rule.rung === answer.rung : (rule) => rule.id !== "otherwise" || answer.kind === "settled";
    return { gate: gate.shown || [], ladder: imaging.rules.filter(allowed) };
  };

  /** @param {any} assessment */
  W.why = function (assessment) {
    const { gate, ladder } = W.firedRules(assessment);
    if (!gate.length && !ladder.length) return null;
    const items = () => [...gate.map((rule) => item(rule.rule, rule.outcome, rule)), ...ladder.map((rule) => item(rule.id, rule.rung, rule))];
    return W.fold("why", W.word("why"), String(gate.length + ladder.length + (stepRests(assessment) ? 1 : 0)), () => h("ul.ub-why.ub-plain", null, items(), step(assessment)), true);
  };

  const stepRests = ({ imaging, answer }) => imaging.cites.length > 0 && imaging.floor === answer.rung;

  /** What the step itself rests on: which test, and how soon. Only for a step that is the answer. */
  function step(assessment) {
    const { floor, cites } = assessment.imaging;
    if (!stepRests(assessment)) return null;
    const says = (W.data("rungs", floor) || {}).meaning;
    return h("li", { "data-rung": floor }, h("div.ub-why__head", null, W.badge(floor), h("strong", null, W.say(says))), W.facts("", { statements: cites }));
  }

  function item(id, rung, rule) {
    return h("li", { "data-rung": rung }, h("div.ub-why__head", null, W.badge(rung), h("strong", null, W.say(rule.says)), " ", W.beyond(rule.origin)), W.facts(id, rule));
  }

  /** Because → statement → sources → rule, as named lines. @param {string} id @param {any} rule */
  W.facts = function (id, rule) {
    const statements = rule.statements || (rule.statement ? [rule.statement] : []);
    const cited = statements.flatMap((one) => (W.data("statements", one) || {}).sources || []);
    const sources = [...new Set([...(rule.sources || []), ...cited])];
    const because = rule.because || [];
    const known = W.data("rules", id);
    return h("dl.ub-facts", null,
      because.length ? [h("dt", null, W.word("because")), h("dd", null, because.map((one) => W.given(one)).join("; "))] : null,
      statements.length ? [h("dt", null, W.word("statement")), h("dd", null, statements.map((one) => [h("p", null, W.statement(one)), W.line("statement", one)]))] : null,
      statements.length || sources.length
        ? [h("dt", null, W.word("sources")), h("dd", null, sources.length ? W.sources(sources) : W.word("no-source"))]
        : null,
      known ? [h("dt", null, W.word("rule")), h("dd", null, W.link(known.href, W.say(known.title)))] : null);
  };

  W.statement = function (id) {
    const known = W.data("statements", id);
    return known ? W.link(known.href, W.say(known.says)) : id;
  };

  /** Numbered sources: "Shah 2024 [7]". @param {string[]} keys */
  W.sources = (keys) =>
    keys.flatMap((key, place) => {
      const known = W.data("sources", key);
      const one = known ? [known.label, " ", W.link(known.href, `[${known.number}]`)] : [key];
      return place ? [", ", ...one] : one;
    });

  /** An answer as it was given: "Fever: yes", "Age: 52". @param {string} finding */
  W.given = function (finding, value = W.answers.get(finding)) {
    const label = W.label(finding);
    if (value === "present") return W.word("answer-yes", { label });
    if (value === "absent") return W.word("answer-no", { label });
    if (value === "" || value === null) return W.word("answer-open", { label });
    return W.word("answer-number", { label, value: W.numbers.measured(finding, value) });
  };

  /** Newer evidence beside the answer. @param {string} kind @param {any} assessment */
  W.newer = function (kind, assessment) {
    const { imaging, management } = assessment;
    const beside = [...(imaging.beside || []), ...((kind === "management" && management.beside) || [])];
    if (!beside.length || W.withheld(assessment)) return null;
    const item = (one) => h("div.ub-evidence", null, h("p", null, W.sentence(one.says)), h("p.ub-meta", null, W.sources(one.sources)));
    return W.fold("newer", W.word("newer-evidence"), String(beside.length), () => beside.map(item), true);
  };

  /** The interpretation notes that applied. @param {string[]} ids */
  W.notes = function (ids) {
    if (!ids.length) return null;
    const item = (id) => {
      const known = W.data("notes", id) || {};
      return h("li", null, W.link(known.href, id), h("span", null, W.say(known.title)));
    };
    return W.fold("notes", W.word("notes"), ids.join(", "), () => h("ul.ub-notes.ub-plain", null, ids.map(item)), true);
  };

  /** What would change it, as a table in words. Never beside a stop: a change there could read as an exit. @param {string} kind @param {any} assessment */
  W.changes = function (kind, assessment) {
    if (W.withheld(assessment)) return null;
    const { gate, screen, imaging } = assessment;
    const ladderMoves = (one) => one.gate !== gate.status || one.floor !== imaging.floor || one.ceiling !== imaging.ceiling;
    const rows = assessment.changes.filter((one) => ladderMoves(one) || (kind === "screen" && one.class !== screen.class));
    if (!rows.length) return null;
    const row = (one) => [
      [W.given(one.finding, one.answer), h("span.ub-meta", null, W.word("now", { value: W.value(W.answers.get(one.finding)) }))],
      outcome(one, ladderMoves(one)),
    ];
    return W.fold("changes", W.word("changes"), W.count("changes-count", rows.length), () => table("changes-if", "changes-then", rows.map(row)));
  };

  /** Rules that did not fire, and what each lacked. Never beside a stop: it would read as reassurance. @param {any} assessment */
  W.unmet = function (assessment) {
    const rules = assessment.imaging.unmet || [];
    if (!rules.length || W.withheld(assessment)) return null;
    const row = (rule) => {
      const known = W.data("rules", rule.id) || {};
      const title = W.say(known.title) || rule.id;
      const says = W.say(rule.says);
      const given = [...rule.lacks, ...rule.blocked_by].map((id) => W.given(id)).join("; ");
      // A rule of one finding has that finding's name: it is not said twice.
      return [[W.link(known.href, title), " ", W.badge(rule.rung, null, true)], [says === title ? null : h("p", null, says), h("p", null, given)]];
    };
    return W.fold("unmet", W.word("unmet"), W.count("unmet-count", rules.length), () => table("rule", "unmet-lacks", rules.map(row)));
  };

  /** A table of two columns. @param {string} first @param {string} second @param {Array<[any, any]>} rows */
  function table(first, second, rows) {
    const head = h("thead", null, h("tr", null, h("th", { scope: "col" }, W.word(first)), h("th", { scope: "col" }, W.word(second))));
    return h("table.ub-table", null, head, h("tbody", null, rows.map(([name, says]) => h("tr", null, h("th", { scope: "row" }, name), h("td", null, says)))));
  }

  /** An answer by itself: "yes", "not asked", "52". */
  W.value = (given) => (given === "present" ? W.word("yes") : given === "absent" ? W.word("no") : String(given) || W.word("not-asked"));

  /** The rungs of an outcome as badges. "None" that is not settled, or with the scope open, is not yet known. */
  function outcome(one, ladderMoves) {
    if (one.gate === "stop" || one.gate === "outside") return W.badge(one.gate);
    if (!ladderMoves) return W.word(`class-${one.class}`);
    const settled = one.floor === one.ceiling;
    const low = one.floor === "none" && (!settled || one.gate === "open") ? W.badge("unknown", null, true) : W.badge(one.floor);
    return settled ? low : h("span.ub-span", null, low, h("span", null, W.word("mark-could-be")), W.badge(one.ceiling, null, true));
  }
})();
