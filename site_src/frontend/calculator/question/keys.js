// Keyboard entry: a case without Tab. It is a mode, off until somebody switches it on, and remembered on the device. Its keys
// work while the focus is in the calculator, one at a time, and never in a field that is typed in.
import { answers } from "../core/answers.js";
import { uiText } from "../core/base.js";
import { pressGuard } from "../core/press-guard.js";
import { firstOpenQuestion, goToNext } from "../result/result.js";
import { setStatusNear, undoStep } from "../core/status-line.js";
import { keyPace } from "./key-pace.js";
import { noneTarget, pressNone } from "./none.js";
import { bringGroupIntoView, bringIntoView, goTo, reveal } from "./open-group.js";

const ANSWERS = { y: "present", n: "absent", x: "not-assessed" };
const NONE = "-"; // no letter and no digit: those are in names and numbers
const TYPED = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
const CHOICE = "ub-keys";
/** The pace of the calculator that was set up last. @type {any} */
let pace = null;

/** Whether a key waits to be done: another may follow that shows it to be text. */
export const keyWaits = () => pace.waits();

/** @param {HTMLElement} root */
export function setUpKeys(root) {
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-q")]);
  const finding = (row) => row.dataset.finding || "";
  const mode = keyMode(root, start);
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
    const run = action(event.key.toLowerCase(), target, row, event.timeStamp);
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
    onward(rows.indexOf(row));
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
    if (group) pressGuard.names("key-none", noneTarget(group), []);
  });

  /** What a key does where the focus is, or nothing. @returns {(() => void) | null} */
  function action(key, target, row, at) {
    if (key in ANSWERS) {
      if (row) return () => answer(row, ANSWERS[key]);
      const chip = /** @type {HTMLElement | null} */ (target.closest(".ub-chip[aria-pressed]"));
      if (chip) return key === "n" ? null : () => markOnChip(chip, key === "y");
      const asked = /** @type {HTMLElement | null} */ (target.closest("[data-asks]"));
      const button = asked && /** @type {HTMLElement | null} */ (asked.querySelector(`[data-answers="${ANSWERS[key]}"]`));
      return button ? () => given(button, at) : null;
    }
    if (key === "j" || key === "k") return () => step(target, row, key === "j" ? 1 : -1);
    if (key === "g") return () => toNextGroup(target);
    if (key === "a") return goToNext;
    if (key === "u") return () => undoStep(target);
    if (key === "c") return copyRecord;
    const none = key === NONE && groupOf(target);
    return none ? () => noneOf(none, at) : null;
  }

  /** Press a button that answers in place, unless the key came too soon. @returns {boolean} */
  function given(button, at, ...places) {
    const early = [button.dataset.inPlace, ...places].some((place) => pressGuard.resting(place, at));
    if (early) setStatusNear(button, uiText("too-soon"));
    else button.click();
    return !early;
  }

  /** Answer by the control itself, as a finger would, and go on. */
  function answer(row, value) {
    const input = /** @type {HTMLInputElement} */ (row.querySelector(`input[value="${value}"]`));
    if (!input) return;
    input.focus({ preventScroll: true });
    input.click();
    onward(rows.indexOf(row));
  }

  /** The next question below that was not answered. With none left the focus stays where it is. */
  function onward(from) {
    const next = rows.slice(from + 1).find((row) => walked(row) && !answers.get(finding(row)) && !typedIn(row));
    if (next) focus(next);
    else if (rows[from] && rows[from].contains(document.activeElement)) focus(rows[from]);
  }

  /** A number that was typed and not given yet counts as answered. */
  const typedIn = (row) => Boolean((row.querySelector("input[type=text]") || {}).value);

  /** Focus goes by itself to what must be answered: of the numbers, to the age. Tab leads to the others. */
  const walked = (row) => row.matches("fieldset") || Boolean(row.closest(".ub-calc__first"));

  /** One question down or up, answered or not. From elsewhere: into the open questions, from the head of the group. */
  function step(target, row, by) {
    const group = groupOf(target);
    const first = group ? rows.findIndex((one) => group.contains(one)) : 0;
    let at = row ? rows.indexOf(row) + by : by > 0 ? first : first - 1;
    while (rows[at] && !walked(rows[at])) at += by;
    if (rows[at]) focus(rows[at]);
  }

  /** A chip says that something is present, or takes that back; no is said only of a question that was read. */
  function markOnChip(chip, present) {
    if ((chip.getAttribute("aria-pressed") === "true") !== present) chip.click();
  }

  /** The questions of the next group, from its first that is open. */
  function toNextGroup(target) {
    const group = groupOf(target);
    const groups = [...root.querySelectorAll(".ub-group")];
    const next = groups[group ? groups.indexOf(group) + 1 : 0];
    const inside = rows.filter((one) => next && next.contains(one) && walked(one));
    const first = inside.find((one) => !answers.get(finding(one))) || inside[0];
    if (first) focus(first);
  }

  function noneOf(group, at) {
    if (pressGuard.resting("key-none", at)) return setStatusNear(group, uiText("too-soon"));
    pressNone(group);
    pressGuard.names("key-none", noneTarget(groupOf(/** @type {HTMLElement} */ (document.activeElement)) || group), []);
  }

  /** By the button, which says beside it what came of it. */
  function copyRecord() {
    const button = /** @type {HTMLElement} */ (root.querySelector('[data-take] [data-do="note"]'));
    button.click();
    button.scrollIntoView({ block: "nearest" });
  }

  /** Into the form, to the question to ask next; before there is an answer, to the first that is open. */
  function start() {
    const next = firstOpenQuestion();
    if (next && goTo(next)) return;
    onward(-1);
    if (!rows.includes(/** @type {any} */ (document.activeElement && document.activeElement.closest(".ub-q")))) focus(rows[0]);
  }

  const groupOf = (target) => /** @type {HTMLElement | null} */ (target.closest(".ub-group"));
}

/**
 * The switch of the mode, and the line of keys that is shown while it is on.
 * @param {HTMLElement} root @param {() => void} start
 * @returns {{on: () => boolean}}
 */
export function keyMode(root, start) {
  const button = /** @type {HTMLElement} */ (root.querySelector('[data-do="keys"]'));
  const line = /** @type {HTMLElement} */ (root.querySelector("[data-keys]"));
  let on = false;
  const set = (wanted) => {
    on = wanted;
    button.setAttribute("aria-pressed", String(on));
    line.hidden = !on;
  };
  const storedMode = () => window.__md_get && window.__md_get(CHOICE) === true;
  button.addEventListener("click", () => {
    set(!on);
    if (window.__md_set) window.__md_set(CHOICE, on);
    if (on) start();
  });
  addEventListener("storage", () => on !== storedMode() && set(storedMode())); // another tab
  set(storedMode());
  // Where the switch is not shown, as on a phone, there is no mode.
  return { on: () => on && button.offsetParent !== null };
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation(); // the theme's own letters lead to other pages
}

const control = (row) => /** @type {HTMLElement} */ (row.querySelector("input:checked") || row.querySelector("input"));

/** Focus a question. A group that is entered is shown as a whole, as far as it fits. */
function focus(row) {
  const group = row.closest(".ub-group");
  const entered = group && !group.contains(document.activeElement);
  reveal(row);
  control(row).focus({ preventScroll: true });
  if (entered) bringGroupIntoView(group);
  bringIntoView(row, "nearest");
}
