// The picture of natural frequencies with a base rate of the reader's own.
import { counts, filled, formatted, groups, path, typedNumber } from "./natural-frequencies.js";

const PATIENCE_MS = 300;

/** @param {HTMLElement} figure */
function setUp(figure) {
  const { of, base, sensitivity, specificity, columns, lowest, highest } = figure.dataset;
  const pair = (text) => String(text).split(" ").map(Number);
  const field = /** @type {HTMLInputElement} */ (figure.querySelector("input"));
  const reset = /** @type {HTMLElement} */ (figure.querySelector("[data-people-reset]"));
  const fault = /** @type {HTMLElement} */ (figure.querySelector("[role=alert]"));
  let now = Number(base);
  let waiting = 0;

  function read() {
    const number = typedNumber(field.value, Number(lowest), Number(highest));
    fault.hidden = number !== null;
    field.setAttribute("aria-invalid", String(number === null));
    for (const says of fault.querySelectorAll("[data-fault]"))
      says.textContent = number === null ? String(says.dataset.fault).replace("{base}", String(now)) : "";
    if (number === null || number === now) return;
    now = number;
    show();
  }

  function show() {
    const own = now !== Number(base);
    const counted = counts(Number(of), now, pair(sensitivity), pair(specificity));
    /** @type {HTMLElement} */ (figure.querySelector("[data-people-named]")).hidden = own;
    /** @type {HTMLElement} */ (figure.querySelector("[data-people-own]")).hidden = !own;
    reset.hidden = !own;
    for (const says of figure.querySelectorAll("[data-own]")) says.textContent = String(says.dataset.own).replace("{base}", String(now));
    for (const says of figure.querySelectorAll("[data-say]"))
      says.textContent = filled(String(says.dataset.say), counted, String(says.dataset.span));
    for (const [kind, number] of Object.entries(groups(counted))) {
      const place = figure.querySelector(`[data-count="${kind}"]`);
      if (place) place.textContent = formatted(number);
    }
    for (const drawing of figure.querySelectorAll(".ub-people__all")) draw(drawing, counted);
  }

  function draw(drawing, counted) {
    const reader = drawing.dataset.for;
    const sentences = [...figure.querySelectorAll(`[data-say][data-for="${reader}"]`)];
    drawing.querySelector("desc").textContent = sentences.map((says) => says.textContent).join(" ");
    let place = 0;
    for (const [kind, number] of Object.entries(groups(counted))) {
      const lines = path(place, number, Number(columns));
      for (const line of drawing.querySelectorAll(`[data-kind="${kind}"] path`)) line.setAttribute("d", lines);
      place += number;
    }
  }

  // What is half typed is no number yet.
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, PATIENCE_MS);
  });
  field.addEventListener("change", () => {
    clearTimeout(waiting);
    read();
  });
  reset.addEventListener("click", () => {
    field.value = String(base);
    field.focus(); // the button goes
    read();
  });
  /** @type {HTMLElement} */ (figure.querySelector("[data-people-field]")).hidden = false;
}

for (const figure of document.querySelectorAll("[data-people]")) if (figure instanceof HTMLElement) setUp(figure);
