// While an answer cannot be read, the last one stays in sight as words that are marked as not current: nothing in it can be pressed.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;

  /** @param {any} assessment the last one that was shown, if any */
  W.notCurrent = function (assessment) {
    if (!assessment) return null;
    const says = (part) => `${[W.say(part.lead), W.say(part.badge)].filter(Boolean).join(" ")}${part.lead || part.badge ? ": " : ""}${W.sentence(part.says)}`;
    return h("section.ub-stale", { "data-role": "not-current", "aria-labelledby": "stale-title" },
      h("h4", { id: "stale-title" }, W.word("not-current")), h("p", null, W.word("not-current-says")),
      assessment.answer.parts.map((part) => h("p", null, says(part))));
  };

  /** The same for the bar of a phone: one line. @param {any} assessment */
  W.notCurrentLine = (assessment) =>
    assessment ? h("span.ub-bar__says", null, W.word("not-current-line", { answer: W.mainParts(assessment).map((part) => W.say(part.badge) || W.say(part.says)).join(" – ") })) : null;
})();
