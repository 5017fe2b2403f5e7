// The form of a decision: every part before anything is shown. Native controls, one group a part.
(function () {
  "use strict";
  const T = window.UB.teach;
  const W = window.UB.widget;
  const h = W.h;
  let forms = 0;

  /**
   * @param {string} title
   * @param {(decision: any) => void} commit
   * @param {() => string[]} open the questions that were not asked yet
   */
  T.decideForm = function (title, commit, open) {
    const own = `decide-${(forms += 1)}`;
    const missing = h("p.ub-decide__missing", { role: "alert", tabindex: -1, hidden: true });
    const next = h("select", { id: `${own}-next` });
    const test = h("select", { id: `${own}-test` }, h("option", { value: "" }, T.word("choose")), T.TESTS.map((one) => h("option", { value: one }, T.word(`test-${one}`))));
    const form = h("form.ub-decide", { novalidate: true, "data-decide": true, "aria-label": title },
      h("h3", { tabindex: -1 }, title), h("p.ub-decide__says", null, T.word("decision-says")),
      choices(own, "gate", T.GATES.map((one) => [one, T.word(`gate-${one}`)])),
      group("suspicions", T.SUSPICIONS.map((one) => states(own, one))),
      choices(own, "rung", [...T.RUNGS].reverse().map((one) => [one, [W.badge(one), " ", meaning(one)]])),
      field(`${own}-test`, "test", test),
      choices(own, "plan", T.PLANS.map((one) => [one, T.word(`plan-${one}`)])),
      group("relief", [h("p.ub-decide__help", null, T.word("relief-help")), ...T.RELIEF.map((one) => box(own, one))]),
      field(`${own}-next`, "next", next),
      choices(own, "sure", T.LEVELS.map((one) => [one, T.word(`sure-${one}`)])),
      missing, h("p", null, h("button.ub-btn.ub-btn--main", { type: "submit" }, T.word("commit"))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const decision = read(form, own);
      const lacking = parts(decision);
      missing.hidden = !lacking.length;
      if (!lacking.length) return commit(decision);
      missing.textContent = T.word("undecided", { parts: lacking.map((one) => T.word(one).replace(/\?$/, "")).join("; ") });
      return missing.focus();
    });
    /** What was not asked yet may be asked next; a choice that stands stays. */
    const offer = () => {
      const chosen = next.value;
      next.replaceChildren(h("option", { value: "" }, T.word("next-nothing")), ...open().map((one) => h("option", { value: one }, W.question(one))));
      next.value = [...next.options].some((one) => one.value === chosen) ? chosen : "";
    };
    offer();
    return { form, offer };
  };

  const meaning = (rung) => W.say((W.data("rungs", rung) || {}).meaning);
  const group = (part, inside) => h("fieldset.ub-decide__part", { "data-part": part }, h("legend", null, T.word(part)), inside);
  const field = (id, part, control) => h("div.ub-decide__part", { "data-part": part }, h("label", { for: id }, T.word(part)), control);
  const choices = (own, part, list) =>
    group(part, list.map(([value, words]) => h("label.ub-decide__opt", null, h("input", { type: "radio", name: `${own}-${part}`, value }), h("span", null, words))));
  const box = (own, one) => h("label.ub-decide__opt", null, h("input", { type: "checkbox", name: `${own}-relief`, value: one }), h("span", null, T.word(`relief-${one}`)));

  function states(own, one) {
    const options = T.STATES.map((state) =>
      h("label.ub-seg__opt", null, h("input", { type: "radio", name: `${own}-${one}`, value: state }), h("span", null, T.word(state))));
    return h("fieldset.ub-decide__row", { "data-suspicion": one }, h("legend", null, T.word(`suspicion-${one}`)), h("div.ub-seg", null, options));
  }

  function read(form, own) {
    const data = new FormData(form);
    const chosen = (name) => String(data.get(`${own}-${name}`) || "");
    return {
      gate: chosen("gate"), suspicions: Object.fromEntries(T.SUSPICIONS.map((one) => [one, chosen(one)])), rung: chosen("rung"),
      test: form.querySelector(`#${own}-test`).value, plan: chosen("plan"), relief: data.getAll(`${own}-relief`).map(String),
      next: form.querySelector(`#${own}-next`).value, sure: chosen("sure"),
    };
  }

  /** The parts that are not decided. */
  function parts(decision) {
    const lacking = ["gate", "rung", "test", "plan", "sure"].filter((one) => !decision[one]);
    if (T.SUSPICIONS.some((one) => !decision.suspicions[one])) lacking.splice(decision.gate ? 0 : 1, 0, "suspicions");
    return lacking;
  }
})();
