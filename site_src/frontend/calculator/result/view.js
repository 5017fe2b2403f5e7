// The elements of a result region, and what their drawing has to remember between two frames.
import { h } from "../../shared/elements.js";
import { statusLine } from "../core/status-line.js";
import { resultBar } from "./bar.js";

/**
 * @typedef {Object} View
 * @property {HTMLElement} root the calculator
 * @property {HTMLElement} region
 * @property {HTMLElement} panel scrolls where the answer is taller than the window
 * @property {HTMLElement} live is drawn again with each answer
 * @property {HTMLElement} statusPlace stays in `live` while everything around it is drawn again: a screen reader reads what it says
 * @property {HTMLElement} status the state of the engine in words
 * @property {HTMLElement} announcer
 * @property {HTMLElement} asked how many questions were answered
 * @property {HTMLElement} net the warning signs while there is no answer
 * @property {HTMLElement} ownNet the warning signs of an answer
 * @property {NodeListOf<HTMLElement>} rows the questions
 * @property {ReturnType<typeof resultBar>} bar
 * @property {number} blanking the frame in which the last answer is removed
 * @property {number} announceTimer
 * @property {string} focusKey the key of the control that had the focus in the last answer
 * @property {boolean} scrolled whether the panel may be scrolled: asking it would force a layout
 */

/** @param {HTMLElement} root the calculator @returns {View} */
export function resultView(root) {
  const region = part(root, "[data-result]");
  const net = part(region, "[data-signs]");
  const ownNet = h("p", { hidden: true, "data-own-signs": "" });
  net.after(ownNet);
  const live = part(region, "[data-live]");
  const bar = resultBar(region, root);
  const statusPlace = statusLine();
  live.append(statusPlace);
  /** @type {View} */
  const view = {
    root,
    region,
    panel: /** @type {HTMLElement} */ (region.parentElement),
    live,
    statusPlace,
    status: part(region, "[data-status]"),
    announcer: part(region, "[data-announce]"),
    asked: part(region, "[data-asked]"),
    net,
    ownNet,
    rows: root.querySelectorAll(".ub-q"),
    bar,
    blanking: 0,
    announceTimer: 0,
    focusKey: "",
    scrolled: false,
  };
  view.panel.addEventListener("scroll", () => (view.scrolled = view.panel.scrollTop > 0), { passive: true });
  return view;
}

/** @param {HTMLElement} within @param {string} selector */
const part = (within, selector) => /** @type {HTMLElement} */ (within.querySelector(selector));
