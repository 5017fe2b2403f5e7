// What was recorded or undone, said near the button that did it, with the way back. One sentence at a time.
import { h } from "../../shared/elements.js";
import { answers } from "./answers.js";
import { actionButton, findingLabel, groupName, siteData, uiText, valueText } from "./base.js";
import { isExamined } from "./together.js";

/** @type {HTMLElement[]} */
let places = [];

/** A place for such a sentence; empty until there is one. @returns {HTMLElement} */
export function statusLine() {
  const place = h("div.ub-said", { "data-said": true }, h("p", { role: "status", tabindex: -1 }));
  places = [...places.filter((one) => one.isConnected), place];
  return place;
}

/** @param {Element | null} near the control that was pressed @param {string} words @param {(() => void) | null} [undo] */
export function setStatusNear(near, words, undo = null) {
  const place = placeOf(near);
  clearStatus();
  if (!place) return;
  place.dataset.says = "";
  text(place).textContent = words;
  if (undo) place.append(actionButton(uiText("undo"), undo));
  if (place.closest(".ub-group")) place.scrollIntoView({ block: "nearest" });
  if (document.activeElement === document.body) text(place).focus({ preventScroll: true }); // the button that was pressed is gone
}

/** What was said holds no longer. */
export function clearStatus() {
  for (const place of places) {
    delete place.dataset.says;
    if (text(place).textContent) text(place).textContent = "";
    if (place.lastChild !== place.firstChild) place.replaceChildren(text(place));
  }
}

/** Answer away from the question, and say what was recorded. @param {Element} near @param {Object<string, string>} some */
export function answerInPlace(near, some) {
  const place = placeOf(near);
  const given = Object.entries(some).filter(([finding, value]) => answers.get(finding) !== value);
  if (!given.length) return;
  answers.give(Object.fromEntries(given));
  setStatusNear(place, recorded(given), () => undoStep(place));
}

/** Say no to those that were not asked; a yes and a number stay. @param {Element} near @param {string[]} findings */
export const noneOf = (near, findings) =>
  answerInPlace(near, Object.fromEntries(findings.filter((id) => !answers.get(id)).map((id) => [id, "absent"])));

/** One step back, and what it was. @param {Element | null} near */
export function undoStep(near) {
  const place = placeOf(near);
  const step = answers.undo();
  if (!step) return;
  setStatusNear(place, uiText("undone", { what: undone(step) }));
}

/** The place nearest to a control: at the end of its group or in it, under its list, over the bar, else under the buttons of the form. */
function placeOf(near) {
  if (near && near.matches("[data-said]")) return near;
  const home = near && near.closest(".ub-group__end, .ub-group, .ub-follow, .ub-ask, .ub-result");
  if (home) {
    const own = home.matches(".ub-ask") ? home.parentElement : home;
    const found = own && own.querySelector(":scope > [data-said]");
    if (found) return found;
  }
  return places.find((one) => one.isConnected && one.closest("[data-bar]")) || null;
}

const text = (place) => /** @type {HTMLElement} */ (place.firstElementChild);

/** What was recorded: what is examined is named apart from what is asked. @param {Array<[string, string]>} given */
function recorded(given) {
  const ids = given.map(([id]) => id);
  const [, value] = given[0];
  if (ids.length === 1)
    return uiText("recorded-one", {
      label: findingLabel(ids[0]),
      value: value === "absent" && isExamined(ids[0]) ? uiText("absent-examined") : lower(valueText(value)),
    });
  const parts = /** @type {[string[], string][]} */ ([
    [ids.filter((id) => !isExamined(id)), "recorded-asked"],
    [ids.filter(isExamined), "recorded-examined"],
  ])
    .filter(([some]) => some.length)
    .map(([some, word]) =>
      uiText(word === "recorded-asked" && some.length === ids.length ? "recorded-no" : word, { n: some.length, labels: labels(some) }),
    );
  return `${parts.join("; ")}.`;
}

/** @param {{from: Object<string, string>, to: Object<string, string>}} step */
function undone({ from, to }) {
  const ids = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((id) => from[id] !== to[id]);
  if (ids.length === 1) return `${findingLabel(ids[0])}, ${lower(valueText(from[ids[0]] || ""))}`;
  const groups = [...new Set(ids.map((id) => (siteData("findings", id) || {}).group))];
  if (!ids.every((id) => from[id] === "absent" && !to[id])) return uiText("undone-answers", { n: ids.length });
  return uiText("undone-none", { of: groups.length === 1 ? groupName(groups[0]) : labels(ids), n: ids.length });
}

const labels = (ids) => ids.map((id) => lower(findingLabel(id))).join(", ");
/** Within a sentence; an abbreviation stays as it is. @param {string} words */
const lower = (words) => (/^[A-Z][A-Z]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1));
