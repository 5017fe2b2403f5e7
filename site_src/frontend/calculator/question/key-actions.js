// What each key of keyboard entry does where the focus is.
import { answers } from "../core/answers.js";
import { uiText } from "../core/base.js";
import { pressGuard } from "../core/press-guard.js";
import { firstOpenQuestion, goToNext } from "../result/result.js";
import { setStatusNear, undoStep } from "../core/status-line.js";
import { guardNoneKey, pressNone } from "./none.js";
import { bringGroupIntoView, bringIntoView, focusQuestion, goTo, reveal } from "./open-group.js";

/** @typedef {{root: HTMLElement, rows: HTMLElement[]}} Form */

const ANSWERS = { y: "present", n: "absent", x: "not-assessed" };
const NONE = "-"; // no letter and no digit: those are in names and numbers

const finding = (row) => row.dataset.finding || "";
/** @param {HTMLElement} target @returns {HTMLElement | null} */
export const groupOf = (target) => target.closest(".ub-group");

/**
 * What a key does where the focus is, or nothing.
 * @param {Form} form @param {string} key @param {HTMLElement} target @param {HTMLElement | null} row @param {number} at
 * @returns {(() => void) | null}
 */
export function keyAction(form, key, target, row, at) {
  if (key in ANSWERS) {
    if (row) return () => answer(form, row, ANSWERS[key]);
    const chip = /** @type {HTMLElement | null} */ (target.closest(".ub-chip[aria-pressed]"));
    if (chip) return key === "n" ? null : () => markOnChip(chip, key === "y");
    const asked = /** @type {HTMLElement | null} */ (target.closest("[data-asks]"));
    const button = asked && /** @type {HTMLElement | null} */ (asked.querySelector(`[data-answers="${ANSWERS[key]}"]`));
    return button ? () => given(button, at) : null;
  }
  if (key === "j" || key === "k") return () => step(form, target, row, key === "j" ? 1 : -1);
  if (key === "g") return () => toNextGroup(form, target);
  if (key === "a") return goToNext;
  if (key === "u") return () => undoStep(target);
  if (key === "c") return () => copyNote(form);
  const none = key === NONE && groupOf(target);
  return none ? () => noneOf(none, at) : null;
}

/** Press a button that answers in place, unless the key came too soon. */
function given(button, at) {
  if (pressGuard.resting(button.dataset.inPlace, at)) setStatusNear(button, uiText("too-soon"));
  else button.click();
}

/** Answer by the control itself, as a finger would, and go on. */
function answer(form, row, value) {
  const input = /** @type {HTMLInputElement} */ (row.querySelector(`input[value="${value}"]`));
  if (!input) return;
  input.focus({ preventScroll: true });
  input.click();
  onward(form, form.rows.indexOf(row));
}

/** To the next question below that was not answered. With none left the focus stays where it is. @param {Form} form @param {number} from */
export function onward({ rows }, from) {
  const next = rows.slice(from + 1).find((row) => walked(row) && !answers.get(finding(row)) && !typedIn(row));
  if (next) focus(next);
  else if (rows[from] && rows[from].contains(document.activeElement)) focus(rows[from]);
}

/** A number that was typed and not given yet counts as answered. */
const typedIn = (row) => Boolean((row.querySelector("input[type=text]") || {}).value);

/** Focus goes by itself to what must be answered: of the numbers, to the age. Tab leads to the others. */
const walked = (row) => row.matches("fieldset") || Boolean(row.closest(".ub-calc__first"));

/** One question down or up, answered or not. From elsewhere: into the open questions, from the head of the group. */
function step({ rows }, target, row, by) {
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
function toNextGroup({ root, rows }, target) {
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
  guardNoneKey(groupOf(/** @type {HTMLElement} */ (document.activeElement)) || group);
}

/** By the button, which says beside it what came of it. */
function copyNote({ root }) {
  const button = /** @type {HTMLElement} */ (root.querySelector('[data-take] [data-do="note"]'));
  button.click();
  button.scrollIntoView({ block: "nearest" });
}

/** Into the form, to the question to ask next; before there is an answer, to the first that is open. @param {Form} form */
export function startEntry(form) {
  const { rows } = form;
  const next = firstOpenQuestion();
  if (next && goTo(next)) return;
  onward(form, -1);
  if (!rows.includes(/** @type {any} */ (document.activeElement && document.activeElement.closest(".ub-q")))) focus(rows[0]);
}

/** Focus a question. A group that is entered is shown as a whole, as far as it fits. */
function focus(row) {
  const group = row.closest(".ub-group");
  const entered = group && !group.contains(document.activeElement);
  reveal(row);
  focusQuestion(row);
  if (entered) bringGroupIntoView(group);
  bringIntoView(row, "nearest");
}
