// What if: other answers tried beside the present case, both answers in view. The trial is assessed like any case.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  /** The present case's assessment, while a trial stands in the form. @type {any} */
  let present = null;
  /** Its answers as they were typed. @type {Object<string, string>} */
  let given = {};

  /** @returns {any} */
  W.presentCase = () => present;

  /** @param {HTMLElement} root @param {any} result @param {(words: string) => void} tell */
  W.whatIf = function (root, result, tell) {
    const start = /** @type {HTMLButtonElement} */ (root.querySelector('[data-do="what-if"]'));
    const place = /** @type {HTMLElement} */ (root.querySelector("[data-what-if]"));
    const { trial } = W.answers;
    start.addEventListener("click", () => {
      present = result.assessment;
      if (!present) return tell(W.word("take-no-answer"));
      given = W.answers.all();
      trial.start();
      place.focus();
    });
    const take = () => {
      trial.take();
      tell(W.word("what-if-taken"));
      start.focus();
    };
    const leave = () => {
      trial.leave();
      start.focus();
    };
    W.answers.onchange(() => {
      const on = trial.on();
      if (!on) present = null;
      start.disabled = on;
      if (on === "trial" in root.dataset) return;
      root.toggleAttribute("data-trial", on);
      document.documentElement.toggleAttribute("data-trying", on);
      place.hidden = !on;
      place.replaceChildren(...(on ? [h("p", null, h("b", null, W.word("what-if")), " ", W.word("what-if-says")),
        h("div.ub-actions", null, W.button(W.word("what-if-take"), take, {}, "button.ub-btn.ub-btn--main"), W.button(W.word("what-if-leave"), leave))] : []));
    });
  };

  /** Both answers, and which answers differ. @param {any} tried the assessment of the trial */
  W.besidePresent = function (tried) {
    const column = (word, assessment, scope) => h("div.ub-compare__one", { "data-case": word, role: "group", "aria-label": W.word(word) }, h("h3", null, W.word(word)), W.answerWords(assessment, scope));
    return [
      h("div.ub-compare", null, column("present-case", present, []), column("what-if", tried, tried.gate.ask)),
      h("div.ub-result__part", null, differences(tried)),
    ];
  };

  function differences(tried) {
    const ids = [...new Set([...Object.keys(present.answers), ...Object.keys(tried.answers)])].filter((id) => present.answers[id] !== tried.answers[id]);
    if (!ids.length) return h("p.ub-meta", null, W.word("what-if-same"));
    const value = (texts, id) => W.value(texts[id] || "");
    const trying = W.answers.all();
    return h("ul.ub-plain.ub-compare__diff", null, ids.map((id) =>
      h("li", null, W.word("what-if-differs", { label: W.label(id), before: value(given, id), after: value(trying, id) }))));
  }
})();
