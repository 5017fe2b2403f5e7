// The votes of a class by a show of hands: the lecturer types the counts, bars show them.
import { h } from "../../../frontend/shared/elements.js";
import { run } from "./running-session.js";
import { countText, sessionText } from "./session-text.js";
import { stepBadge } from "./templates.js";

const { choices } = window.UB_LECTURER;
const SVG = "http://www.w3.org/2000/svg";
const MOST = 999;

const sum = (/** @type {Object<string, number>} */ given) => Object.values(given).reduce((all, n) => all + n, 0);

/** A bar of so many of all; it says nothing that the numbers beside it do not say. @param {number} n @param {number} of */
function bar(n, of) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "ub-votes__bar");
  drawing.setAttribute("aria-hidden", "true");
  for (const [name, width] of [
    ["ub-votes__all", 100],
    ["ub-votes__n", of ? (100 * n) / of : 0],
  ]) {
    const part = document.createElementNS(SVG, "rect");
    part.setAttribute("class", String(name));
    part.setAttribute("width", `${width}%`);
    part.setAttribute("height", "100%");
    drawing.append(part);
  }
  return drawing;
}

/** One choice: its badge, its bar, its number. @param {any} choice @param {Object<string, number>} given @param {Node} number @param {boolean} right */
const row = (choice, given, number, right) =>
  h(
    "li",
    { class: "ub-votes__row", "data-choice": choice.id, ...(right ? { "data-right": "" } : {}) },
    stepBadge(choice.id),
    bar(given[choice.id] || 0, sum(given)),
    number,
    right ? h("span", { class: "ub-votes__mark" }, sessionText("the-guide")) : "",
  );

/** Fields for the counts, each with its bar. @param {any} step */
export function pollForm(step) {
  const given = run.votes(step);
  const total = h("p", { class: "ub-votes__total ub-num", role: "status" });
  const list = h("ol", { class: "ub-plain ub-votes" });
  const showTotal = () => (total.textContent = sum(given) ? countText("hands", sum(given)) : sessionText("hands-none"));
  const redraw = () => {
    for (const [at, choice] of choices.entries())
      list.children[at].querySelector(".ub-votes__bar")?.replaceWith(bar(given[choice.id] || 0, sum(given)));
    showTotal();
  };
  for (const choice of choices) {
    const field = /** @type {HTMLInputElement} */ (
      h("input", {
        type: "text",
        inputmode: "numeric",
        maxlength: "3",
        autocomplete: "off",
        class: "ub-votes__field ub-num",
        "aria-label": sessionText("hands-for", { choice: choice.says }),
        "data-count": choice.id,
      })
    );
    field.value = given[choice.id] ? String(given[choice.id]) : "";
    const setCount = () => {
      field.value = field.value.replace(/\D/g, "");
      given[choice.id] = Number(field.value);
      run.save();
      redraw();
    };
    field.addEventListener("input", setCount);
    field.addEventListener("keydown", (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      field.value = String(Math.min(MOST, Math.max(0, Number(field.value) + step)));
      setCount();
    });
    list.append(row(choice, given, field, false));
  }
  showTotal();
  return h("div", { class: "ub-poll" }, list, total);
}

/** The votes next to the guide's answer. @param {any} step @param {string[]} right from the certain step to the highest one that is possible */
export function votesBesideAnswer(step, right) {
  const given = run.votes(step);
  const ids = choices.map((/** @type {any} */ choice) => choice.id);
  const places = right.map((id) => ids.indexOf(id));
  const within = (/** @type {string} */ id) => ids.indexOf(id) >= Math.min(...places) && ids.indexOf(id) <= Math.max(...places);
  const n = ids.filter(within).reduce((/** @type {number} */ all, /** @type {string} */ id) => all + (given[id] || 0), 0);
  const rows = choices.map((/** @type {any} */ choice) =>
    row(choice, given, h("span", { class: "ub-votes__count ub-num" }, String(given[choice.id] || 0)), right.includes(choice.id)),
  );
  const says = sum(given)
    ? sessionText(right.length > 1 ? "hands-within" : "hands-right", { n, m: sum(given) })
    : sessionText("hands-none");
  return h("div", { class: "ub-poll" }, h("ol", { class: "ub-plain ub-votes" }, rows), h("p", { class: "ub-votes__total ub-num" }, says));
}
