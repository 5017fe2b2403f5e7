// Take it along: the answer as text for a record, as a link, on paper. It stands beside the answer, so that a date once typed stays.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  const LONGEST_DATE = 40; // as the module takes it

  /** @param {HTMLElement} root @param {any} result */
  W.take = function (root, result) {
    const place = /** @type {HTMLElement} */ (root.querySelector("[data-take]"));
    const told = /** @type {HTMLElement} */ (place.querySelector("[data-told]"));
    const date = /** @type {HTMLInputElement} */ (h("input", { type: "text", maxlength: LONGEST_DATE, autocomplete: "off", spellcheck: "false" }));
    place.querySelector("[data-date]").append(date);
    const press = (name, run) => place.querySelector(`[data-do="${name}"]`).addEventListener("click", run);

    /** @param {...(string | HTMLElement)} words */
    const tell = (...words) => told.replaceChildren(...words);
    W.tell = tell;
    /** What stands in the page now, or a sentence that nothing does. @param {(assessment: any) => void} run */
    const answered = (run) => () => {
      if (result.assessment) run(result.assessment);
      else tell(W.word("take-no-answer"));
    };

    press("record", answered(record));
    date.addEventListener("keydown", (event) => {
      if (event.key === "Enter") answered(record)();
    });
    press("link", answered((assessment) => copy(W.caseLink.write(assessment), "copied-link")));
    press("save", answered(W.saveCase));
    press("print", () => window.print());
    press("blank", () => W.printAs(root, "blank"));
    press("net", () => W.printAs(root, "net"));
    W.answers.onchange(() => {
      tell(); // what was told was about other answers
      place.hidden = W.answers.trial.on(); // a trial is nobody's record
    });
    root.addEventListener("ub-new-patient", () => tell());
    place.hidden = false;

    /** The text is the module's: the page asks for it and hands it on. */
    async function record(assessment) {
      try {
        const asked = { answers: assessment.answers, reader: W.reader(), date: date.value };
        const { text, faults } = JSON.parse(await window.UB.engine.record(JSON.stringify(asked)));
        if (faults) tell(W.faultList(faults));
        else await copy(text, "copied-text");
      } catch (error) {
        tell(error.message);
      }
    }

    async function copy(text, done) {
      if (await window.UB.copy(text)) {
        tell(W.word(done));
        return;
      }
      const field = /** @type {HTMLTextAreaElement} */ (h("textarea.ub-copy", { readonly: true, rows: 3, autocomplete: "off", "aria-label": W.word("not-copied") }));
      field.value = text;
      tell(W.word("not-copied"), field);
      field.select();
    }
  };
})();
