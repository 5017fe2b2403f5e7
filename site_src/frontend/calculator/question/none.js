// "None of these": in a closed group it shows the questions in full. Only the buttons at their end record, each naming its findings.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { findingLabel, groupName, uiText } from "../core/base.js";
import { pressGuard } from "../core/press-guard.js";
import { noneOf, statusLine } from "../core/status-line.js";
import { together } from "../core/together.js";
import { bringGroupIntoView, bringIntoView, focusQuestion, isOpen, openGroup } from "./open-group.js";

/** @typedef {import("../core/together.js").Part} Part */
/** @type {Part[]} */
const PARTS = ["asked", "examined"];

const find = (group, selector) => /** @type {HTMLElement | null} */ (group.querySelector(selector));
/** @param {HTMLElement} group @returns {string[]} */
const yesNo = (group) => [...group.querySelectorAll("fieldset.ub-q")].map((row) => row.dataset.finding || "");
/** What is unanswered, by how it may be answered. @param {HTMLElement} group */
const leftOf = (group) => together(yesNo(group).filter((id) => !answers.get(id)));
const end = (group, part) => /** @type {HTMLElement} */ (find(group, `[data-none-of="${part}"]`));

/** @param {HTMLElement} group */
export function setUpNone(group) {
  const opener = find(group, "[data-none]");
  if (!opener) return;
  opener.addEventListener("click", () => showForNone(group));
  const place = h(
    "div.ub-group__end",
    null,
    PARTS.map((part) => endOf(group, part)),
    statusLine(),
  );
  /** @type {HTMLElement} */ (find(group, ".ub-group__body")).append(place);
}

/** @param {HTMLElement} group @param {Part} part */
function endOf(group, part) {
  const names = `none-${part}-${group.dataset.group}`;
  const button = h("button.ub-btn", {
    type: "button",
    "data-none-of": part,
    "aria-describedby": names,
    onclick: () => record(group, part),
  });
  return h("div.ub-group__none", null, button, h("p.ub-group__names", { id: names }));
}

/** Draw the buttons: what is left of each part, in names. @param {HTMLElement} group */
export function drawNone(group) {
  const opener = find(group, "[data-none]");
  if (!opener) return;
  const left = leftOf(group);
  const some = yesNo(group).some((id) => answers.get(id) === "present");
  const name = groupName(group.dataset.group || "");
  opener.textContent = uiText(some ? "none-of-the-others" : "none-of-these");
  opener.setAttribute("aria-label", `${opener.textContent}: ${name}`);
  opener.hidden = isOpen(group) || !PARTS.some((part) => left[part].length);
  const both = together(yesNo(group)).examined.length > 0;
  for (const part of PARTS) {
    const button = end(group, part);
    const place = /** @type {HTMLElement} */ (button.parentElement);
    place.hidden = !left[part].length;
    button.textContent = both ? uiText(`none-${part}`) : opener.textContent;
    button.setAttribute("aria-label", `${button.textContent}: ${name}`);
    /** @type {HTMLElement} */ (place.lastChild).textContent = uiText("none-answers", { labels: left[part].map(findingLabel).join(" · ") });
    pressGuard.names(button.getAttribute("aria-describedby") || "", isOpen(group) ? left[part].join(" ") : "", [button], true);
  }
}

/** Show the questions of a group in full, to answer those that are left at their end. @param {HTMLElement} group @param {Element} [from] */
export function showForNone(group, from = group) {
  if (!isOpen(group)) openGroup(group, true);
  drawNone(group);
  const rows = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("fieldset.ub-q")]);
  const first = rows.find((row) => !answers.get(row.dataset.finding || ""));
  if (first) focusQuestion(first);
  bringGroupIntoView(group, from);
  if (first) bringIntoView(first, "nearest"); // in a small window the header of the group fills it
}

/** Let the key for "none of these" rest if it would do something else now. @param {HTMLElement} group */
export const guardNoneKey = (group) =>
  pressGuard.names("key-none", `${group.dataset.group} ${isOpen(group)} ${partLeft(group) || ""}`, [], true);

/** The part to be answered next. @param {HTMLElement} group */
const partLeft = (group) => PARTS.find((part) => leftOf(group)[part].length);

/** Show the questions by key; where they are shown, answer what the first button at their end names. @param {HTMLElement} group */
export function pressNone(group) {
  const part = partLeft(group);
  if (!find(group, "[data-none]")) return;
  if (!part) goOn(group);
  else if (!isOpen(group)) showForNone(group);
  else record(group, part);
}

/** @param {HTMLElement} group @param {Part} part */
function record(group, part) {
  const left = leftOf(group);
  const last = PARTS.every((one) => one === part || !left[one].length) && !left.alone.length;
  noneOf(last ? group : end(group, part), left[part]);
  goOn(group);
}

/** To what is left in the group; then the group closes, and the next one is shown. @param {HTMLElement} group */
function goOn(group) {
  const left = leftOf(group);
  const part = partLeft(group);
  if (left.alone.length) {
    const row = /** @type {HTMLElement} */ (find(group, `#ask-${left.alone[0]}`));
    focusQuestion(row);
    return bringIntoView(row, "nearest");
  }
  if (part) {
    pressGuard.rest(end(group, part).getAttribute("aria-describedby") || "", [end(group, part)]);
    return end(group, part).focus();
  }
  openGroup(group, false);
  drawNone(group);
  const next = nextGroup(group);
  const toggle = find(group, ".ub-group__toggle");
  if (next) showForNone(next, find(group, ":scope > [data-said]") || next);
  else if (toggle) toggle.focus();
}

/** The next group of the same step with a question left. @param {HTMLElement} group @returns {HTMLElement | null} */
function nextGroup(group) {
  let next = /** @type {HTMLElement | null} */ (group.nextElementSibling);
  while (next && next.matches(".ub-group")) {
    if (yesNo(next).some((id) => !answers.get(id))) return next;
    next = /** @type {HTMLElement | null} */ (next.nextElementSibling);
  }
  return null;
}
