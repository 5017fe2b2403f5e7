// The patient's sheet: the module says what is on it; a clinician's own words are added on paper only and stored nowhere.
import { find, h } from "../../shared/elements.js";

/** More characters than this do not fit on one sheet in the largest type. */
const LONG = 1500;
/** A list under an entry that is longer than this is printed as one paragraph. */
const LONG_LIST = 4;

/** @typedef {{says: string, list: string[]}} Item */
/** @typedef {{id: string, heading: string, items: Item[], blanks: {id: string, label: string}[], own_words: boolean}} Section */

/** Draw the sheet in its place. @param {HTMLElement} place @param {any} sheet @param {{words: string, visit: string}} typed */
export function drawLeaflet(place, sheet, { words, visit }) {
  const local = window.UB.local || {};
  const filled = { date: visit, clinic: local.name, emergency: local.emergency_number };
  place.replaceChildren(
    h("h2", null, sheet.title),
    ...sheet.sections.map((section) => drawSection(section, section.own_words ? words : "", filled)),
    h("p.ub-leaflet__foot", null, [...sheet.foot, sheet.date].filter(Boolean).join(". ")),
  );
  place.dataset.kind = sheet.kind;
  place.toggleAttribute("data-long", (place.textContent || "").length > LONG);
}

/** What was typed does not stay in the page. @param {HTMLElement} place */
export const clearLeaflet = (place) => place.replaceChildren();

/** @param {Section} section @param {string} words @param {Object<string, string | undefined>} filled */
function drawSection({ id, heading, items, blanks }, words, filled) {
  return h(
    "section.ub-leaflet__part",
    { "data-section": id },
    h("h3", null, heading),
    items.length ? h("ul", null, items.map(drawItem)) : null,
    words ? h("p.ub-leaflet__words", null, words) : null,
    blanks.map((blank) =>
      h("p.ub-leaflet__line", { "data-blank": blank.id }, h("span", null, `${blank.label}:`), h("span", null, filled[blank.id] || "")),
    ),
  );
}

/** @param {Item} item */
function drawItem({ says, list }) {
  if (!list.length) return h("li", null, says);
  const more =
    list.length > LONG_LIST
      ? h("p", null, list.join("; "))
      : h(
          "ul",
          null,
          list.map((text) => h("li", null, text)),
        );
  return h("li", null, says, more);
}

/** The fields of the panel for the sheet. @param {HTMLElement} panel */
export const typedForSheet = (panel) => ({
  words: find(panel, "[data-own-words]").value.trim(),
  visit: find(panel, "[data-next-visit]").value.trim(),
});
