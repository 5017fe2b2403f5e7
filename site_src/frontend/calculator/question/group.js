// The map: a group is a row of chips until it is opened, with a summary in words and "none of these" in its head.
import { find, h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { count, findingLabel, reader, uiText } from "../core/base.js";
import { statusLine } from "../core/status-line.js";
import { drawChips, setUpChips } from "./chips.js";
import { drawNone, setUpNone } from "./none.js";
import { bringGroupIntoView, isOpen, openGroup } from "./open-group.js";

/** What each group was drawn from. */
const drawn = new WeakMap();

const findingsOf = (group) => [...group.querySelectorAll(".ub-q")].map((row) => row.dataset.finding);
const isYesNo = (group, id) => group.querySelector(`#ask-${id}`).matches("fieldset");

/** @param {HTMLElement} root */
export function setUpGroups(root) {
  const groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-group")]);
  const lead = h("p.ub-calc__lead");
  groups[0].before(lead);
  for (const group of groups) setUpGroup(group);
  const refresh = () => {
    lead.textContent = uiText("chips-lead");
    groups.forEach(draw);
  };
  answers.onchange(refresh);
  new MutationObserver(refresh).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  const opened = new MutationObserver((changes) => changes.forEach(({ target }) => drawNone(/** @type {HTMLElement} */ (target))));
  for (const group of groups) opened.observe(group, { attributes: true, attributeFilter: ["data-open"] });
  refresh();
}

/** @param {HTMLElement} group */
function setUpGroup(group) {
  addToggle(group);
  setUpChips(group, findingsOf(group));
  setUpNone(group);
  find(group, ".ub-group__body").before(statusLine());
  openGroup(group, false);
}

/** The heading becomes a button; without script it stays a heading. */
function addToggle(group) {
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

/** A group that was opened begins at the top where it would not be in view: its questions are read there. */
function press(group) {
  openGroup(group, !isOpen(group));
  if (isOpen(group)) bringGroupIntoView(group);
}

/** Draw the summary, the chips, and "none of these", where any of them says something else now. */
function draw(group) {
  const now = JSON.stringify([reader(), answers.get("age_years"), ...findingsOf(group).map(answers.get)]);
  if (drawn.get(group) === now) return;
  drawn.set(group, now);
  drawSummary(group, findingsOf(group));
  drawChips(group);
  drawNone(group);
}

/** Who said yes, the numbers, and how many were not asked. */
function drawSummary(group, findings) {
  const given = (id) => answers.get(id);
  const numbers = findings
    .filter((id) => !isYesNo(group, id) && given(id))
    .map((id) => uiText("answer-number", { label: findingLabel(id), value: given(id) }));
  const yes = findings.filter((id) => given(id) === "present").map((id) => uiText("answer-yes", { label: findingLabel(id) }));
  const flags = findings.filter((id) => isYesNo(group, id));
  const open = findings.filter((id) => !given(id)).length; // a number too: "all no" is not said while it is open
  const stated = [...yes, ...numbers];
  let rest = "";
  if (open === findings.length) rest = count("questions", findings.length);
  else if (open) rest = uiText("left", { n: open });
  else if (yes.length < flags.length) rest = uiText(yes.length ? "others-no" : "all-no");
  group
    .querySelector(".ub-group__sum")
    .replaceChildren(...(stated.length ? [h("b", null, stated.join(", "))] : []), stated.length && rest ? " · " : "", rest);
}
