// The ladder of a result: a copy of the build's drawing, of which the script changes three attributes and the name.
import { cloneTemplate, forReader, siteData, uiText } from "../core/base.js";

/** @typedef {{floor: string, ceiling: string, settled: boolean}} Span */

/** @param {Span | null} span null draws the steps unlit @returns {HTMLElement} */
export function ladder(span) {
  const box = cloneTemplate(".ub-ladder-box");
  for (const drawing of box.querySelectorAll(".ub-ladder")) lightLadder(drawing, span);
  box.setAttribute("aria-label", inWords(span));
  return box;
}

/** The glyph beside words that say the same. @param {Span | null} span */
export function glyph(span) {
  const drawing = cloneTemplate(":scope > .ub-ladder--mini");
  lightLadder(drawing, span);
  return drawing;
}

/** @param {SVGElement} drawing @param {Span | null} span */
export function lightLadder(drawing, span) {
  drawing.toggleAttribute("data-withheld", !span);
  for (const name of ["floor", "ceiling", "settled"]) {
    if (span) drawing.setAttribute(`data-${name}`, String(span[name]));
    else drawing.removeAttribute(`data-${name}`);
  }
}

/** The name of a step, as its badge has it. @param {string} rung */
export const rungName = (rung) => forReader((siteData("rungs", rung) || {}).badge) || rung;

/** @param {Span | null} span */
function inWords(span) {
  if (!span) return uiText("ladder-empty");
  const level = span.floor === span.ceiling ? "ladder-level" : "ladder-open";
  const kind = span.settled ? "ladder-settled" : span.floor === "none" ? "ladder-unknown" : level;
  return uiText(kind, { floor: rungName(span.floor), ceiling: rungName(span.ceiling) });
}
