// Open and close a group, and go to a question in it.
import { isBar } from "../result/bar-state.js";

/** @param {HTMLElement} group @param {boolean} opened */
export function openGroup(group, opened) {
  group.dataset.open = String(opened);
  const toggle = group.querySelector(".ub-group__toggle");
  if (toggle) toggle.setAttribute("aria-expanded", String(opened));
}

/** @param {HTMLElement} group */
export const isOpen = (group) => group.dataset.open !== "false";

/** Scroll to a question; where its text is taller than the window, to its controls. @param {HTMLElement} row @param {ScrollLogicalPosition} block */
export function bringIntoView(row, block) {
  row.scrollIntoView({ block });
  const controls = row.querySelector(".ub-seg, input");
  if (controls) controls.scrollIntoView({ block: "nearest" });
}

/** Scroll to a group from its first line, unless all of it is in view. @param {HTMLElement} group @param {Element} [from] */
export function bringGroupIntoView(group, from = group) {
  const top = from.getBoundingClientRect().top;
  if (isBar() || top < 0 || group.getBoundingClientRect().bottom > innerHeight)
    from.scrollIntoView({ block: "start", behavior: "instant" });
}

/** Open the group that holds a question, bring the question into view and put the focus on its control. @param {string} finding */
export function goTo(finding) {
  const row = document.getElementById(`ask-${finding}`);
  if (!row) return false;
  reveal(row);
  bringIntoView(row, "center");
  focusQuestion(row);
  return true;
}

/** The control of a question that takes the focus. @param {Element} row @returns {HTMLElement} */
export const control = (row) => /** @type {HTMLElement} */ (row.querySelector("input:checked") || row.querySelector("input"));

/** @param {Element} row */
export const focusQuestion = (row) => control(row).focus({ preventScroll: true });

/** @param {Element} inside */
export function reveal(inside) {
  const group = /** @type {HTMLElement | null} */ (inside.closest(".ub-group"));
  if (group && !isOpen(group)) openGroup(group, true);
}
