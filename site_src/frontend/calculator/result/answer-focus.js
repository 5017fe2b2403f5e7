// The focus in the answer, which stays in its place when the answer is drawn again.
import { siteData } from "../core/base.js";

/** The key of the control in the answer that has the focus; empty where none has it. @param {HTMLElement} live */
export function keyOfFocus(live) {
  const active = document.activeElement;
  const keyed = active && live.contains(active) ? active.closest("[data-key]") : null;
  return keyed ? keyed.getAttribute("data-key") || "" : "";
}

/**
 * Drawing again removes the focused button: its successor gets the focus, else the heading of the list.
 * @param {string} key @param {HTMLElement} live @param {HTMLElement} region
 */
export function restoreFocus(key, live, region) {
  if (!key || (document.activeElement && document.activeElement !== document.body)) return;
  const one = siteData("findings", key.replace("ask-", "")) ? live.querySelector(".ub-ask li a") : null; // of a question that was answered by key
  const places = [live.querySelector(`[data-key="${key}"]`), one, live.querySelector('[data-key="ask-title"]'), region];
  // What is inside a closed fold cannot have the focus.
  const next = places.find((place) => place && place.getClientRects().length) || region;
  /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
}
