// What every component of the calculators shares: the texts, links into the site, badges and icons.
import { h } from "../../shared/elements.js";

/** @typedef {{clinician: string, patient: string}} Both One text for each reader. */

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const site = script ? new URL("../../", script.src).href : "";

/** The facts that the build wrote beside this script: labels, anchors, sources. */
export function siteData(table, id) {
  return ((window.UB_DATA || {})[table] || {})[id];
}

/** @returns {"clinician" | "patient"} */
export const reader = () => (document.documentElement.dataset.reader === "patient" ? "patient" : "clinician");

/** The text for the present reader. @param {Both | string | null | undefined} words @returns {string} */
export const forReader = (words) => (typeof words === "string" ? words : words ? words[reader()] : "");

/** The same with a period at its end, inside a closing quotation mark, unless it has a mark there. @param {Both | string | null | undefined} words */
export const sentence = (words) => forReader(words).replace(/([^.?:…”])(”?)$/, "$1.$2");

/**
 * Loose words: the page's own (words.json) and those of the decision module, with {names} filled in.
 * @param {string} id
 * @param {Object<string, any>} [values]
 */
export function uiText(id, values = {}) {
  return (forReader(siteData("words", id)) || id).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Words that count: the one of the id, or its own for one. */
export const count = (id, n) => uiText(n === 1 ? `${id}-1` : id, { n });

/** The words of a finding: its noun phrase, or its question. */
export const findingLabel = (finding) => forReader((siteData("findings", finding) || {}).label) || finding;
export const questionText = (finding) => forReader((siteData("findings", finding) || {}).ask) || finding;

/** The title of a group for the present reader. @param {string} group */
export function groupName(group) {
  const name = document.getElementById(`group-${group}`);
  if (!name) return group;
  const own = [...name.querySelectorAll("[data-for]")].find((span) => /** @type {HTMLElement} */ (span).dataset.for === reader()) || name;
  return own.textContent || group;
}

/** An answer by itself: "yes", "not asked", "52". */
export const valueText = (given) =>
  given === "present" ? uiText("yes") : given === "absent" ? uiText("no") : String(given) || uiText("not-asked");

/** The address of a page of the site. @param {string} href relative to its root */
export const pageAddress = (href) => new URL(href, site || document.baseURI).href;

/** A link into the site, from a path that UB_DATA gives relative to its root; plain text where there is none. */
export const siteLink = (href, ...children) => (href ? h("a", { href: pageAddress(href) }, ...children) : h("span", null, ...children));

/** @param {string} rung @param {Both | null} [words] @param {boolean} [open] outlined: it could be this */
export function rungBadge(rung, words = null, open = false) {
  const drawn = cloneTemplate(`.ub-badge[data-rung="${rung}"]`) || cloneTemplate('.ub-badge[data-rung="unknown"]');
  if (open) drawn.classList.add("ub-badge--open");
  const text = drawn.querySelector("span");
  const own = [...text.querySelectorAll("[data-for]")].find((span) => span.dataset.for === reader());
  text.textContent = words ? forReader(words) : (own || text).textContent;
  return drawn;
}

export const icon = (name) => cloneTemplate(`:scope > .ub-icon[data-icon="${name}"]`);

/** What was looked for once among the build's drawings. @type {Map<string, any>} */
const drawn = new Map();

/** A copy of something that the build drew. @param {string} selector @returns {any} */
export function cloneTemplate(selector) {
  if (!drawn.has(selector)) {
    const own = selector.startsWith(":scope > ");
    drawn.set(selector, own ? [...parts().children].find((child) => child.matches(selector.slice(9))) : parts().querySelector(selector));
  }
  const found = drawn.get(selector);
  return found ? found.cloneNode(true) : null;
}

export const beyond = (origin) => (origin === "beyond" ? h("span.ub-tag.ub-tag--beyond", null, uiText("beyond")) : null);

/** A button of ours. @param {string} text @param {() => void} onclick @param {Object<string, any>} [attributes] */
export const actionButton = (text, onclick, attributes = {}, kind = "button.ub-btn") =>
  h(kind, { type: "button", onclick, ...attributes }, text);

function parts() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-parts]"));
  return template ? template.content : document.createDocumentFragment();
}
