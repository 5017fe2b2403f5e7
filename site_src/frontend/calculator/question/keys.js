// Keyboard entry: a case without Tab. It is a mode, off until somebody switches it on, and remembered on the device. Its keys
// work while the focus is in the calculator, one at a time, and never in a field that is typed in.
import { answers } from "../core/answers.js";
import { uiText } from "../core/base.js";
import { setStatusNear } from "../core/status-line.js";
import { groupOf, keyAction, onward, startEntry } from "./key-actions.js";
import { keyMode } from "./key-mode.js";
import { keyPace } from "./key-pace.js";
import { guardNoneKey } from "./none.js";
import { control } from "./open-group.js";

const TYPED = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
/** The pace of the calculator that was set up last. @type {any} */
let pace = null;

/** Whether a key waits to be done: another may follow that shows it to be text. */
export const keyWaits = () => pace.waits();

/** @param {HTMLElement} root */
export function setUpKeys(root) {
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-q")]);
  const form = { root, rows };
  const mode = keyMode(root, () => startEntry(form));
  pace = keyPace();
  /** A Space that came within a burst: some browsers press the button when it is let go. */
  let swallowed = false;

  document.addEventListener("keydown", hear, true);
  document.addEventListener(
    "keyup",
    (event) => {
      if (event.key === " " && swallowed) event.preventDefault();
      swallowed = false;
    },
    true,
  );

  function hear(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.getModifierState("AltGraph")) return;
    // An arrow that comes while a key waits would still change the question that the key is about to leave.
    if (event.key.startsWith("Arrow") && pace.waits()) return stop(event);
    if (event.key.length > 1 && event.key !== "Enter" && event.key !== "Tab") return;
    const inside = root.contains(target) && !target.closest("dialog");
    const typed = target.matches(TYPED);
    // A key that is held down presses nothing again.
    if (event.repeat) return inside && !typed && event.key !== "Tab" && stop(event);
    if (event.key === "Tab") return pace.rest();
    const burst = pace.key(event.timeStamp, typed, event.key === "Enter" || event.key === " ");
    if (!inside) return;
    if (burst) return ignore(event, target);
    if (typed) return event.key === "Enter" && mode.on() && entered(event, target);
    // What waited is done now, and may have moved the focus.
    const at = root.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : target;
    if (event.key.length === 1 && event.key !== " " && mode.on()) press(event, at);
  }

  function press(event, target) {
    stop(event);
    const row = /** @type {HTMLElement | null} */ (target.closest(".ub-q"));
    const run = keyAction(form, event.key.toLowerCase(), target, row, event.timeStamp);
    if (!run) return pace.text(event.timeStamp);
    pace.soon(event.timeStamp, () => (document.activeElement === target && mode.on() ? done(run, target) : null));
  }

  /** Do what a key says. @returns {() => void} the way back, should the key turn out to be one of a burst */
  function done(run, target) {
    const before = answers.all();
    const steps = answers.steps();
    run();
    const after = answers.all();
    return () => {
      if (!answers.are(before) && answers.are(after)) {
        if (answers.steps() > steps) answers.undo();
        else answers.replace(before);
      }
      if (target.isConnected) target.focus({ preventScroll: true });
    };
  }

  function entered(event, target) {
    const row = target.closest(".ub-q");
    if (!row) return;
    event.preventDefault();
    onward(form, rows.indexOf(row));
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} target */
  function ignore(event, target) {
    stop(event);
    swallowed = event.key === " ";
    if (mode.on() || event.key === "Enter" || event.key === " ") setStatusNear(target, uiText("keys-ignored"));
  }

  // Pointing at a question makes it the one that the keys answer. Some browsers give a radio no focus.
  // Only once the click is done, and without scrolling: what moves under a finger is not what it meant.
  root.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest("fieldset.ub-q"));
    if (row && !row.contains(document.activeElement) && !String(getSelection())) control(row).focus({ preventScroll: true });
  });

  // The group that the key for "none of these" acts on changes with the focus.
  root.addEventListener("focusin", (event) => {
    const group = groupOf(/** @type {HTMLElement} */ (event.target));
    if (group) guardNoneKey(group);
  });
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation(); // the theme's own letters lead to other pages
}
