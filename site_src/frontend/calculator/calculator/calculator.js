// Sets up a calculator: its form, its result, and what connects them.
import { answers } from "../core/answers.js";
import { pressGuard } from "../core/press-guard.js";
import { newState } from "../core/state.js";
import { clearStatus, statusLine, undoStep } from "../core/status-line.js";
import { showLocalSettings } from "../local-settings/local-settings.js";
import { printSheets } from "../print/print.js";
import { hideErrors } from "../question/faults.js";
import { setUpGroups } from "../question/group.js";
import { setUpKeys } from "../question/keys.js";
import { setUpQuestions } from "../question/question.js";
import { reservePanelSpace } from "../result/panel-space.js";
import { setUpResult } from "../result/result.js";
import { watchIdle } from "../session/idle-dialog.js";
import { startNewPatient } from "../session/new-patient.js";
import { showNotice } from "../session/notice.js";
import { setUpCaseFile } from "../share/case-file.js";
import { sharePanel } from "../share/share.js";
import { setUpWhatIf } from "../whatif/whatif.js";
import { followAddress } from "./address.js";
import { arrive, given, replaceAnswers } from "./arriving.js";
import { assess, followEngine, overtake } from "./assessing.js";

/** @param {HTMLElement} root */
export function setUpCalculator(root) {
  root.dataset.scripted = document.documentElement.dataset.scripted = "";
  const own = root.dataset.page !== "embedded"; // the page is the calculator's, or the frame is
  const early = given(window.UB.fields ? window.UB.fields.early() : []);
  const state = newState(root);
  const refresh = () => assess(result, own);
  const retry = () => {
    window.UB.engine.retry();
    refresh();
  };
  const result = setUpResult(root, state, retry);

  pressGuard.watch(root);
  setUpGroups(root);
  setUpQuestions(root, () => overtake(result));
  setUpKeys(root);
  printSheets(root);
  showLocalSettings(root);
  sharePanel(root, state);
  setUpCaseFile(root, (next, replaced, other) => replaceAnswers(root, next, replaced, other));
  watchIdle(root);
  formBar(root);
  setUpWhatIf(root, state, (words) => showNotice(root, words));

  answers.onchange(() => {
    state.touched = true;
    hideErrors(root);
    showNotice(root, ""); // its undo would now take back something else
    clearStatus();
    refresh();
  });
  root.addEventListener("ub-same", refresh);
  followEngine(result);
  followAddress(result);
  if (root.dataset.page === "own") reservePanelSpace(root);
  document.addEventListener("ub:guard", refresh);
  addEventListener("hashchange", () => arrive(result));
  answers.give(early); // what was answered while this script was on its way
  const opened = arrive(result);
  if (root.dataset.page !== "own") return onIntent(root, refresh);
  result.view.bar.dock();
  // A reader who opens a case waits only for its answer, not first for that to an empty form.
  opened.then(() => {
    if (!state.request) refresh();
  });
}

/** The buttons over the form: one step back, and New patient. @param {HTMLElement} root */
function formBar(root) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-bar]"));
  const undo = /** @type {HTMLButtonElement} */ (place.querySelector('[data-do="undo"]'));
  const again = /** @type {HTMLElement} */ (place.querySelector('[data-do="again"]'));
  place.append(statusLine());
  const refresh = () => {
    undo.disabled = !answers.canUndo();
  };
  undo.addEventListener("click", () => undoStep(undo));
  again.addEventListener("click", () => {
    startNewPatient(root);
    pressGuard.rest("again", [again]); // a second press would take the way back
  });
  answers.onchange(refresh);
  refresh();
  place.hidden = false;
}

/** Run once when the focus or the pointer is in the calculator, or it comes near the view. @param {HTMLElement} root @param {() => void} run */
function onIntent(root, run) {
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && once(), { rootMargin: "200px" });
  const events = ["focusin", "pointerover", "pointerdown"];
  function once() {
    watch.disconnect();
    for (const name of events) root.removeEventListener(name, once);
    run();
  }
  for (const name of events) root.addEventListener(name, once);
  watch.observe(root);
}
