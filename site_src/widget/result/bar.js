// On phones the result is a bar at the lower edge that opens upwards. It is the same region, not a copy.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  let close = () => {};

  /** Go back to the questions, where the answer covers them. */
  W.closeBar = () => close();

  /**
   * @param {HTMLElement} region
   * @returns {{update: (glyph: any, lines: any[]) => void, dock: () => void}}
   */
  W.bar = function (region) {
    const words = h("span.ub-bar__words");
    const picture = h("span.ub-bar__glyph");
    const bar = h("button.ub-bar", { type: "button", "aria-expanded": "false", "aria-controls": "result-body", onclick: () => set(region.dataset.open !== "true") },
      picture, words, h("span.ub-bar__chev", { "aria-hidden": "true" }));
    const back = h("span.ub-bar__close", null);
    region.prepend(bar);

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
      update(glyph, lines) {
        picture.replaceChildren(glyph);
        back.textContent = W.word("back");
        words.replaceChildren(...lines, back);
      },
      dock() {
        if (region.hasAttribute("data-docked")) return;
        region.dataset.docked = "";
        set(false);
      },
    };
  };

  /** Lines for the bar: the halves of the answer as lead and badge; a whole answer with its words. @param {any} assessment */
  W.barLines = function (assessment) {
    const parts = W.mainParts(assessment);
    const lines = parts.map((part) => {
      const lead = W.say(part.lead);
      const badge = part.badge ? W.badge(part.rung, part.badge, part.role === "could-be" || part.rung === "unknown") : null;
      return h("span", null, lead ? [h("b", null, lead), " "] : null, badge);
    });
    if (parts.length === 1) lines.push(h("span.ub-bar__says", null, W.say(parts[0].says)));
    if (assessment.answer.scope_unchecked && assessment.answer.rung) lines.push(h("span", null, h("span.ub-tag", null, W.word("scope-tag"))));
    return lines;
  };
})();
