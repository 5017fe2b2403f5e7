// Chips: a closed group names its findings. A tap marks one as present, a second tap takes that back; nothing else is answered.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { findingLabel, groupName, siteData, uiText } from "../core/base.js";
import { answerInPlace } from "../core/status-line.js";
import { numbers } from "./number.js";
import { goTo } from "./open-group.js";

const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const isNumber = (id) => (siteData("findings", id) || {}).kind === "number";
const chipsOf = (list) => /** @type {HTMLElement[]} */ ([...list.children]);

/** Add the chips of a group under its title. @param {HTMLElement} group @param {string[]} findings */
export function setUpChips(group, findings) {
  const list = h(
    "div.ub-chips",
    { role: "toolbar", onkeydown: move },
    findings.map((id, at) => {
      const { rung } = /** @type {HTMLElement} */ (group.querySelector(`#ask-${id}`)).dataset;
      return h("button.ub-chip", { type: "button", "data-chip": id, "data-rung": rung, tabindex: at ? -1 : 0, onclick: press });
    }),
  );
  const head = /** @type {HTMLElement} */ (group.querySelector(".ub-group__head"));
  head.after(list);
}

/** Show the answers of a group on its chips. @param {HTMLElement} group */
export function drawChips(group) {
  const list = /** @type {HTMLElement} */ (group.querySelector(".ub-chips"));
  list.setAttribute("aria-label", uiText("chips-of", { group: groupName(group.dataset.group || "") }));
  for (const chip of chipsOf(list)) draw(chip, chip.dataset.chip || "");
}

/** A chip has the step of its question. @param {HTMLElement} row */
export function colorChip(row) {
  const group = row.closest(".ub-group");
  const chip = /** @type {HTMLElement | null} */ (group && group.querySelector(`[data-chip="${row.dataset.finding}"]`));
  if (chip && row.dataset.rung) chip.dataset.rung = row.dataset.rung;
}

/** @param {HTMLElement} chip @param {string} id */
function draw(chip, id) {
  const value = answers.get(id);
  const label = findingLabel(id);
  if (isNumber(id)) {
    chip.dataset.value = value ? "number" : "";
    chip.textContent = value ? uiText("answer-number", { label, value: numbers.measured(id, value) }) : uiText("chip-number", { label });
    return;
  }
  chip.dataset.value = value;
  chip.textContent = value === "absent" ? uiText("answer-no", { label }) : label;
  chip.setAttribute("aria-pressed", String(value === "present"));
  chip.setAttribute("aria-label", uiText(value === "absent" ? "chip-no" : "chip-present", { label }));
}

/** @param {MouseEvent} event */
function press(event) {
  const chip = /** @type {HTMLElement} */ (event.currentTarget);
  const id = chip.dataset.chip || "";
  if (event.detail > 1) return; // the second press of a double one
  stopAt(chip);
  if (isNumber(id)) goTo(id);
  else answerInPlace(chip, { [id]: answers.get(id) === "present" ? "" : "present" });
}

/** One stop for Tab; arrows go from chip to chip. @param {KeyboardEvent} event */
function move(event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const chips = chipsOf(list);
  const by = KEYS[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = chips[chips.indexOf(/** @type {HTMLElement} */ (event.target)) + by];
  event.preventDefault();
  if (!next) return;
  stopAt(next);
  next.focus();
}

/** @param {HTMLElement} chip */
function stopAt(chip) {
  for (const one of chipsOf(chip.parentElement)) one.tabIndex = one === chip ? 0 : -1;
}
