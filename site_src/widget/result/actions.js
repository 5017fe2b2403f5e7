// What can be done with an answer: copy it as text, copy it as a link, print it.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;

  /** @param {string} kind @param {any} assessment */
  W.actions = function (kind, assessment) {
    const told = h("p.ub-meta", { role: "status" });
    const button = (icon, word, run) => h("button.ub-btn", { type: "button", onclick: run, "data-key": word }, W.icon(icon), W.word(word));
    return h("div.ub-result__part", null, h("div.ub-actions.ub-actions--tight", null,
      button("copy", "copy-text", () => copy(asText(kind, assessment), "copied-text", told)),
      button("link", "copy-link", () => copy(W.caseLink.write(assessment), "copied-link", told)),
      button("print", "print", () => window.print())), told);
  };

  async function copy(text, done, told) {
    try {
      await navigator.clipboard.writeText(text);
      told.replaceChildren(W.word(done));
    } catch {
      const field = h("textarea.ub-copy", { readonly: true, rows: 3, "aria-label": W.word("not-copied") }, text);
      told.replaceChildren(W.word("not-copied"), field);
      field.select();
    }
  }

  const PLAN = ".ub-suspicions > li, .ub-plan :is(h3, h4, li), .ub-plan [data-plan] > p";

  /** One line of the result as text, without its links. */
  function words(block) {
    const copy = /** @type {HTMLElement} */ (block.cloneNode(true));
    for (const link of copy.querySelectorAll(".ub-entries__link")) link.remove();
    for (const other of copy.querySelectorAll(`[data-for]:not([data-for="${W.reader()}"])`)) other.remove();
    for (const name of copy.querySelectorAll("strong")) name.append(": ");
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  /** The answer as plain text, for a record: the words of the assessment, the answers given, what it is and what it is not. */
  function asText(kind, assessment) {
    const said = assessment.answer.parts.map((part) => [W.say(part.lead), W.sentence(part.says)].filter(Boolean).join(" "));
    const also = W.withheld(assessment) ? [] : (assessment.imaging.says || []).map((line) => W.sentence(line.says));
    const plan = kind === "imaging" ? [] : ["", ...[...document.querySelectorAll(PLAN)].map(words)];
    const given = Object.entries(assessment.answers).map(([finding, value]) => `- ${W.given(finding, value)}`);
    const foot = [...document.querySelectorAll("[data-result] .ub-result__foot > p")].map(words);
    return [W.title(), ...said, ...also, ...plan, "", `${W.word("answers-given")}:`, ...given, "", ...foot].join("\n");
  }
})();
