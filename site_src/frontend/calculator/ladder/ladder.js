// The ladder of a result: a copy of the build's drawing, of which the script changes three attributes and the name.
(function () {
  "use strict";
  const W = window.UB.widget;

  /** @typedef {{floor: string, ceiling: string, settled: boolean}} Span */

  /** @param {Span | null} span null draws the steps unlit @returns {HTMLElement} */
  W.ladder = function (span) {
    const box = W.part(".ub-ladder-box");
    for (const drawing of box.querySelectorAll(".ub-ladder")) W.light(drawing, span);
    box.setAttribute("aria-label", inWords(span));
    return box;
  };

  /** The glyph beside words that say the same. @param {Span | null} span */
  W.glyph = function (span) {
    const drawing = W.part(":scope > .ub-ladder--mini");
    W.light(drawing, span);
    return drawing;
  };

  /** @param {SVGElement} drawing @param {Span | null} span */
  W.light = function (drawing, span) {
    drawing.toggleAttribute("data-withheld", !span);
    for (const name of ["floor", "ceiling", "settled"]) {
      if (span) drawing.setAttribute(`data-${name}`, String(span[name]));
      else drawing.removeAttribute(`data-${name}`);
    }
  };

  /** The name of a step, as its badge has it. @param {string} rung */
  W.rungName = (rung) => W.say((W.data("rungs", rung) || {}).badge) || rung;

  /** @param {Span | null} span */
  function inWords(span) {
    if (!span) return W.word("ladder-empty");
    const level = span.floor === span.ceiling ? "ladder-level" : "ladder-open";
    const kind = span.settled ? "ladder-settled" : span.floor === "none" ? "ladder-unknown" : level;
    return W.word(kind, { floor: W.rungName(span.floor), ceiling: W.rungName(span.ceiling) });
  }
})();
