// Groups: one line until they are touched, with a summary in words and "none of these" in the header.
import { find, h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { count, findingLabel, groupName, reader, uiText } from "../core/base.js";
import { pressGuard } from "../core/press-guard.js";
import { isBar } from "../result/bar-state.js";
import { noneOf, statusLine } from "../core/status-line.js";

/** What each group's summary was written from. */
const summed = new WeakMap();

/** @param {HTMLElement} root @param {boolean} firstOpen */
export function setUpGroups(root, firstOpen) {
  const groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-group")]);
  groups.forEach((group, number) => {
    toggle(group);
    open(group, firstOpen && number === 0);
    const none = group.querySelector("[data-none]");
    if (none) {
      none.removeAttribute("hidden");
      none.addEventListener("click", () => noneOf(none, yesNo(group)));
    }
    find(group, ".ub-group__body").before(statusLine());
  });
  const refresh = () => groups.forEach(sum);
  answers.onchange(refresh);
  new MutationObserver(refresh).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  refresh();
}

/** Scroll to a question; where its text is taller than the window, to its controls. @param {HTMLElement} row @param {ScrollLogicalPosition} block */
export function bringIntoView(row, block) {
  row.scrollIntoView({ block });
  const controls = row.querySelector(".ub-seg, input");
  if (controls) controls.scrollIntoView({ block: "nearest" });
}

/** Open the group that holds a question, bring the question into view and put the focus on its control. @param {string} finding */
export function goTo(finding) {
  const row = document.getElementById(`ask-${finding}`);
  if (!row) return false;
  reveal(row);
  const control = /** @type {HTMLElement | null} */ (row.querySelector("input:checked") || row.querySelector("input"));
  bringIntoView(row, "center");
  if (control) control.focus({ preventScroll: true });
  return true;
}

/** @param {Element} inside */
export function reveal(inside) {
  const group = /** @type {HTMLElement | null} */ (inside.closest(".ub-group"));
  if (group) open(group, true);
}

/** The heading becomes a button; without script it stays a heading. */
function toggle(group) {
  const title = group.querySelector(".ub-group__title");
  const button = h(
    "button.ub-group__toggle",
    { type: "button", "aria-controls": `questions-${group.dataset.group}`, onclick: () => press(group) },
    ...title.childNodes,
    " ",
    h("span.ub-group__sum", null),
  );
  title.replaceChildren(button);
}

/** Where the answer is a bar over the form, a group that was opened begins at the top: its questions are read there. */
function press(group) {
  open(group, group.dataset.open !== "true");
  if (group.dataset.open === "true" && isBar()) group.scrollIntoView({ block: "start", behavior: "instant" });
}

function open(group, opened) {
  group.dataset.open = String(opened);
  group.querySelector(".ub-group__toggle").setAttribute("aria-expanded", String(opened));
}

/** The summary in words: who said yes, and how many were not asked. It is written where it says something else now. */
function sum(group) {
  const findings = [...group.querySelectorAll(".ub-q")].map((row) => row.dataset.finding);
  const given = (id) => answers.get(id);
  const now = JSON.stringify([reader(), ...findings.map(given)]);
  if (summed.get(group) === now) return;
  summed.set(group, now);
  const numbers = findings
    .filter((id) => !isYesNo(group, id) && given(id))
    .map((id) => uiText("answer-number", { label: findingLabel(id), value: given(id) }));
  const yes = findings.filter((id) => given(id) === "present").map((id) => uiText("answer-yes", { label: findingLabel(id) }));
  const flags = yesNo(group);
  const left = flags.filter((id) => !given(id)).length;
  const open = findings.filter((id) => !given(id)).length; // a number too: "all no" is not said while the age is open
  const stated = [...yes, ...numbers];
  let rest = "";
  if (open === findings.length) rest = count("questions", findings.length);
  else if (open) rest = uiText("left", { n: open });
  else if (yes.length < flags.length) rest = uiText(yes.length ? "others-no" : "all-no");
  group
    .querySelector(".ub-group__sum")
    .replaceChildren(...(stated.length ? [h("b", null, stated.join(", "))] : []), stated.length && rest ? " · " : "", rest);
  const none = group.querySelector("[data-none]");
  if (!none) return;
  none.textContent = yes.length ? uiText("none-of-the-others") : uiText("none-of-these");
  none.setAttribute("aria-label", `${none.textContent}: ${groupName(group.dataset.group)}`);
  none.setAttribute("aria-pressed", String(left === 0));
  pressGuard.names(`none-${group.dataset.group}`, group.dataset.group, [none]); // its group stays what it names
}

const isYesNo = (group, id) => group.querySelector(`#ask-${id}`).matches("fieldset");
const yesNo = (group) => [...group.querySelectorAll("fieldset.ub-q")].map((row) => row.dataset.finding);
