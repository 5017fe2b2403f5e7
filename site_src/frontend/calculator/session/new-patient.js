// New patient: everything goes at one press. It can be brought back for a few seconds, and by nothing after that.
import { find } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { uiText } from "../core/base.js";
import { hideErrors } from "../question/faults.js";
import { goTo } from "../question/open-group.js";
import { closeBar } from "../result/bar-state.js";
import { showNotice } from "./notice.js";
import { setStatusNear } from "../core/status-line.js";

const UNDO_S = 10;

/** @param {HTMLElement} root */
export function startNewPatient(root) {
  const left = answers.clear();
  const typed = empty(root);
  begin(root);
  const undo = () => {
    if (!left.back()) return;
    for (const [field, text] of typed) field.value = text;
    showNotice(root, "");
    setStatusNear(root.querySelector("[data-bar] [data-said]"), uiText("undone-new"));
  };
  showNotice(root, uiText("new-patient-done", { n: UNDO_S }), undo);
  const line = find(root, "[data-taken]").firstChild;
  setTimeout(() => {
    left.forget();
    if (line.isConnected) showNotice(root, "");
  }, UNDO_S * 1000);
}

/** The same where nobody was there to press it: without a way back. @param {HTMLElement} root */
export function clearAfterIdle(root) {
  answers.clear().forget();
  empty(root);
  begin(root);
  showNotice(root, uiText("idle-done", { n: window.UB.browserSession.idleMinutes() }), null);
}

/** The page is shown again as it was left, and another page of the visit began a new patient meanwhile. @param {HTMLElement} root */
export function clearIfOvertaken(root) {
  if (!answers.empty()) return;
  empty(root);
  showNotice(root, "");
}

/** Clear what was typed in addition to the answers, and notify the other parts, which clear theirs. @returns {Array<[HTMLInputElement, string]>} what it was */
function empty(root) {
  const fields = [...root.querySelectorAll("input[type=text], textarea")].filter((field) => !field.closest(".ub-q"));
  const typed = fields.map((field) => /** @type {[HTMLInputElement, string]} */ ([field, field.value]));
  for (const field of fields) field.value = "";
  hideErrors(root);
  root.dispatchEvent(new CustomEvent("ub-new-patient"));
  return typed;
}

/** At the first question, as one finds the page. */
function begin(root) {
  closeBar();
  goTo(root.querySelector(".ub-q").dataset.finding);
}
