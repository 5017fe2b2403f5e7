// The folds: why (rule, statement, sources), what would change it, newer evidence, interpretation notes.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  const opened = new Set();

  /** A fold that stays as the reader left it while answers come and go. A function in its body is asked once it is open. */
  W.fold = function (name, title, count, ...body) {
    const later = body.filter((part) => typeof part === "function");
    const inside = h("div.ub-fold__body", null, ...body.filter((part) => typeof part !== "function"));
    const fill = () => inside.append(...later.splice(0).map((part) => part()));
    const ontoggle = (event) => {
      if (!event.target.open) return opened.delete(name);
      fill();
      return opened.add(name);
    };
    if (opened.has(name)) fill();
    return h("details.ub-fold", { open: opened.has(name), ontoggle, "data-fold": name },
      h("summary", { "data-key": `fold-${name}` }, title, h("span.ub-count", null, count)), inside);
  };

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
    const items = [...gate.map((rule) => item(rule.rule, rule.outcome, rule)), ...ladder.map((rule) => item(rule.id, rule.rung, rule))];
    return W.fold("why", W.word("why"), String(items.length), h("ul.ub-why.ub-plain", null, items, step(assessment)));
  };

  /** What the step itself rests on: which test, and how soon. Only for a step that is the answer. */
  function step(assessment) {
    const { floor, cites } = assessment.imaging;
    if (!cites.length || floor !== assessment.answer.rung) return null;
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
      statements.length ? [h("dt", null, W.word("statement")), h("dd", null, statements.map((one) => h("p", null, W.statement(one))))] : null,
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
    const unit = W.say((W.data("findings", finding) || {}).unit);
    return W.word("answer-number", { label, value: unit ? `${value} ${unit}` : value });
  };

  /** Newer evidence beside the answer. @param {string} kind @param {any} assessment */
  W.newer = function (kind, assessment) {
    const { imaging, management } = assessment;
    const beside = [...(imaging.beside || []), ...((kind === "management" && management.beside) || [])];
    if (!beside.length || W.withheld(assessment)) return null;
    const items = beside.map((one) => h("div.ub-evidence", null, h("p", null, W.sentence(one.says)), h("p.ub-meta", null, W.sources(one.sources))));
    return W.fold("newer", W.word("newer"), String(beside.length), items);
  };

  /** The interpretation notes that applied. @param {string[]} ids */
  W.notes = function (ids) {
    if (!ids.length) return null;
    const items = ids.map((id) => {
      const known = W.data("notes", id) || {};
      return h("li", null, W.link(known.href, id), h("span", null, W.say(known.title)));
    });
    return W.fold("notes", W.word("notes"), ids.join(", "), h("ul.ub-notes.ub-plain", null, items));
  };

  /** What would change it, as a table in words. Never beside a stop: a change there could read as an exit. @param {string} kind @param {any} assessment */
  W.changes = function (kind, assessment) {
    if (W.withheld(assessment)) return null;
    const { gate, screen, imaging } = assessment;
    const ladderMoves = (one) => one.gate !== gate.status || one.floor !== imaging.floor || one.ceiling !== imaging.ceiling;
    const rows = assessment.changes.filter((one) => ladderMoves(one) || (kind === "screen" && one.class !== screen.class));
    if (!rows.length) return null;
    const head = h("thead", null, h("tr", null, h("th", { scope: "col" }, W.word("changes-if")), h("th", { scope: "col" }, W.word("changes-then"))));
    const body = () => h("tbody", null, rows.map((one) => h("tr", null,
      h("th", { scope: "row" }, W.given(one.finding, one.answer), h("span.ub-meta", null, W.word("now", { value: value(one.finding) }))),
      h("td", null, outcome(one, ladderMoves(one))))));
    return W.fold("changes", W.word("changes"), W.count("changes-count", rows.length), () => h("table.ub-table", null, head, body()));
  };

  function value(finding) {
    const given = W.answers.get(finding);
    return given === "present" ? W.word("yes") : given === "absent" ? W.word("no") : given || W.word("not-asked");
  }

  /** The rungs of an outcome as badges. "None" that is not settled, or with the scope open, is not yet known. */
  function outcome(one, ladderMoves) {
    if (one.gate === "stop" || one.gate === "outside") return W.badge(one.gate);
    if (!ladderMoves) return W.word(`class-${one.class}`);
    const settled = one.floor === one.ceiling;
    const low = one.floor === "none" && (!settled || one.gate === "open") ? W.badge("unknown", null, true) : W.badge(one.floor);
    return settled ? low : h("span.ub-span", null, low, h("span", null, W.word("mark-could-be")), W.badge(one.ceiling, null, true));
  }
})();
