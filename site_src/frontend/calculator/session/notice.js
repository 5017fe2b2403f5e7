// A line above the questions that says what happened to all answers at once, with the way back where there is one.
import { h } from "../../shared/elements.js";
import { actionButton, uiText } from "../core/base.js";
import { undoStep } from "../core/status-line.js";

/** @param {HTMLElement} root @param {string} words none: the line goes @param {(() => void) | null} [undo] */
export function showNotice(root, words, undo = () => undone(root)) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-taken]"));
  place.hidden = !words;
  place.replaceChildren(...(words ? [h("p", { role: "status" }, words), ...(undo ? [actionButton(uiText("undo"), undo)] : [])] : []));
}

/** The line gives way to one that says what was undone. */
function undone(root) {
  undoStep(root.querySelector("[data-bar] [data-said]"));
}
