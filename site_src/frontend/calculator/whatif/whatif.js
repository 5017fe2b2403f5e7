// What if: other answers tried beside the present case, both answers in view. The trial is assessed like any case.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { actionButton, findingLabel, uiText, valueText } from "../core/base.js";
import { answerWords } from "../result/answer.js";

/** The present case's assessment, while the form contains a trial. @type {any} */
let present = null;
/** Its answers as they were typed. @type {Object<string, string>} */
let given = {};

/** @returns {any} */
export const presentCase = () => present;

/** @param {HTMLElement} root @param {import("../core/state.js").State} state @param {(words: string) => void} showNotice */
export function setUpWhatIf(root, state, showNotice) {
  const start = /** @type {HTMLButtonElement} */ (root.querySelector('[data-do="what-if"]'));
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-what-if]"));
  const { trial } = answers;
  start.addEventListener("click", () => {
    present = state.assessment;
    if (!present) return showNotice(uiText("take-no-answer"));
    given = answers.all();
    trial.start();
    place.focus();
  });
  const accept = () => {
    trial.accept();
    showNotice(uiText("what-if-taken"));
    start.focus();
  };
  const leave = () => {
    trial.leave();
    start.focus();
  };
  answers.onchange(() => {
    const on = trial.on();
    if (!on) present = null;
    start.disabled = on;
    if (on === "trial" in root.dataset) return;
    root.toggleAttribute("data-trial", on);
    document.documentElement.toggleAttribute("data-trying", on);
    place.hidden = !on;
    place.replaceChildren(
      ...(on
        ? [
            h("p", null, h("b", null, uiText("what-if")), " ", uiText("what-if-says")),
            h(
              "div.ub-actions",
              null,
              actionButton(uiText("what-if-take"), accept, {}, "button.ub-btn.ub-btn--main"),
              actionButton(uiText("what-if-leave"), leave),
            ),
          ]
        : []),
    );
  });
}

/** Both answers, and which answers differ. @param {any} tried the assessment of the trial */
export function comparedWithPresent(tried) {
  const column = (word, assessment, scope) =>
    h(
      "div.ub-compare__one",
      { "data-case": word, role: "group", "aria-label": uiText(word) },
      h("h3", null, uiText(word)),
      answerWords(assessment, scope),
    );
  return [
    h("div.ub-compare", null, column("present-case", present, []), column("what-if", tried, tried.gate.ask)),
    h("div.ub-result__part", null, differences(tried)),
  ];
}

function differences(tried) {
  const ids = [...new Set([...Object.keys(present.answers), ...Object.keys(tried.answers)])].filter(
    (id) => present.answers[id] !== tried.answers[id],
  );
  if (!ids.length) return h("p.ub-meta", null, uiText("what-if-same"));
  const value = (texts, id) => valueText(texts[id] || "");
  const trying = answers.all();
  return h(
    "ul.ub-plain.ub-compare__diff",
    null,
    ids.map((id) =>
      h("li", null, uiText("what-if-differs", { label: findingLabel(id), before: value(given, id), after: value(trying, id) })),
    ),
  );
}
