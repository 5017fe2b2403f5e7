// The address follows the answer that is shown, and the answer follows the address: each of the three has its own page.
// From a folder on disk a browser refuses the address of another page: there a fragment names the answer.
import { h } from "../../shared/elements.js";
import { pageAddress, reader, siteData, uiText } from "../core/base.js";
import { showAnswerOf } from "../result/draw.js";
import { KINDS } from "../result/three-answers.js";

/** @typedef {import("../result/draw.js").Result} Result */

/** @param {Result} result */
export function followAddress(result) {
  const { root } = result.view;
  const { state } = result;
  const own = root.dataset.page === "own";
  const show = (kind) => {
    if (kind === state.shown) return;
    showAnswerOf(result, kind);
    if (root.dataset.page === "embedded") return;
    const top = root.getBoundingClientRect().top;
    nameThePage(root, kind);
    scrollBy(0, root.getBoundingClientRect().top - top); // the form keeps its place, whatever the height of the text above it
  };
  const follow = () => show(kindInAddress(state, own));
  root.addEventListener("ub-choose", (event) => {
    const kind = /** @type {CustomEvent} */ (event).detail;
    if (own && kind !== state.shown) writeAddress(kind);
    show(kind);
  });
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  follow();
}

/** @param {string} kind */
const writeAddress = (kind) => history.pushState(null, "", location.protocol === "file:" ? `#answer-${kind}` : addressOf(kind));

/** Which answer the address names; where it names none, the one that is shown. @param {import("../core/state.js").State} state @param {boolean} own */
function kindInAddress(state, own) {
  const named = location.hash.replace("#answer-", "");
  if (KINDS.includes(named)) return named;
  // From disk another fragment is an anchor of the same page.
  if (!own || (location.protocol === "file:" && location.hash)) return state.shown;
  return KINDS.find((kind) => new URL(addressOf(kind)).pathname === location.pathname) || state.kind;
}

/** @param {string} kind */
const addressOf = (kind) => pageAddress(siteData("calculators", kind).href);

/** Give the page the heading of the answer that it shows. @param {HTMLElement} root @param {string} kind */
function nameThePage(root, kind) {
  const { title, use } = siteData("calculators", kind);
  const heading = document.querySelector(".md-content h1");
  const frame = root.dataset.page === "frame";
  const name = frame ? uiText(`frame-${kind}`) : title;
  if (!heading || !heading.firstChild) return;
  document.title = document.title.replace(heading.textContent || "", name);
  const topic = document.querySelector('[data-md-component="header-topic"] .md-ellipsis');
  for (const place of [heading, topic]) if (place && place.firstChild) place.firstChild.textContent = name;
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-content h1 ~ p[data-for]"))) {
    const parts = frame ? undefined : use[text.dataset.for || reader()];
    if (parts) text.replaceChildren(...parts.map((part, place) => (place % 2 ? h("strong", null, part) : part)));
  }
  const full = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-full-page]"));
  if (full) full.href = addressOf(kind);
}
