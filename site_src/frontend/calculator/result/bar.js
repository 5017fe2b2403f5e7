// On phones the result is a bar at the lower edge that opens upwards. It is the same region, not a copy. Above the bar
// stands the next question to ask, with its answers.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  let close = () => {};

  /** Go back to the questions, where the answer covers them. */
  W.closeBar = () => close();
  /** Whether the answer is a bar over the form. */
  W.barred = () => matchMedia("(max-width: 59.9em)").matches;

  /**
   * @param {HTMLElement} region
   * @param {HTMLElement} root
   * @returns {{update: (glyph: any, lines: any[], open: string[] | null) => void, dock: () => void}}
   */
  W.bar = function (region, root) {
    const words = h("span.ub-bar__words");
    const picture = h("span.ub-bar__glyph");
    const bar = h("button.ub-bar", { type: "button", "aria-expanded": "false", "aria-controls": "result-body", onclick: () => set(region.dataset.open !== "true") },
      picture, words, h("span.ub-bar__chev", { "aria-hidden": "true" }));
    const back = h("span.ub-bar__close", null);
    const ask = W.nextQuestion();
    region.prepend(W.saying(), ask.element, bar);
    W.whileReading(root, ask.away);
    const strip = root.dataset.page === "embedded" ? line(root) : null;

    const set = (opened) => {
      region.dataset.open = String(opened);
      bar.setAttribute("aria-expanded", String(opened));
      if (opened) bar.focus();
    };
    close = () => {
      if (region.hasAttribute("data-docked") && region.dataset.open === "true") set(false);
    };
    region.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || region.dataset.open !== "true" || !getComputedStyle(bar).display.includes("grid")) return;
      set(false);
      bar.focus();
    });

    return {
      update(glyph, lines, open) {
        picture.replaceChildren(glyph);
        back.textContent = W.word("back");
        words.replaceChildren(...lines, back);
        ask.update(open);
        if (strip) strip(lines, open);
      },
      dock() {
        if (region.hasAttribute("data-docked")) return;
        region.dataset.docked = "";
        // Said to the whole page too: a style sheet that looks for it would look again at each change.
        document.documentElement.dataset.docked = root.dataset.page || "";
        set(false);
      },
    };
  };

  /** Inside a page of the guideline the answer stands below the questions: on wide screens a line follows at the lower edge. */
  function line(root) {
    const words = h("a", { href: "#result" });
    const ask = W.nextQuestion();
    root.querySelector(".ub-calc__questions").append(h("div.ub-follow", null, W.saying(), words, ask.element));
    return (lines, open) => {
      words.replaceChildren(...lines.map((one) => one.cloneNode(true)));
      ask.update(open);
    };
  }

  /** Lines for the bar: the halves of the answer as lead and badge; a whole answer with its words. @param {any} assessment */
  W.barLines = function (assessment) {
    const parts = W.mainParts(assessment);
    const lines = parts.map((part) => {
      const lead = W.say(part.lead);
      const badge = part.badge ? W.badge(part.rung, part.badge, part.role === "could-be" || part.rung === "unknown") : null;
      return h("span", null, lead ? [h("b", null, lead), " "] : null, badge);
    });
    if (parts.length === 1) lines.push(h("span.ub-bar__says", null, W.say(parts[0].says)));
    if (assessment.answer.scope_unchecked && assessment.answer.rung) lines[0].append(" ", h("span.ub-tag", null, W.word("scope-short")));
    if (W.presentCase()) lines.unshift(h("span", null, h("b", null, W.word("what-if"))));
    if (assessment.answer.kind === "stop") lines.push(...W.houseSays(assessment).slice(0, 1).map((says) => h("span.ub-bar__says", null, says)));
    return lines;
  };
})();
