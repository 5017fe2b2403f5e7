// The questions: native controls that show the answers of the tab, and give them on every change, however it was made.
import { find, h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { reader, uiText } from "../core/base.js";
import { teachingPoint } from "../core/teaching-points.js";
import { colorChip } from "./chips.js";
import { numbers } from "./number.js";

const { browserSession, fields } = window.UB;
const LOOK_MS = 500;

/**
 * Join the controls of a calculator to the answers.
 * @param {HTMLElement} root
 * @param {() => void} onTyping a number is being typed: what was answered before no longer holds
 */
export function setUpQuestions(root, onTyping) {
  let typing = 0;
  /** The field that was typed in and not given yet. @type {HTMLInputElement | null} */
  let typed = null;
  const inputs = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".ub-q input")]);
  const value = (input) => (input.type !== "radio" ? numbers.text(input) : input.checked ? input.value : "");
  /** What was typed elsewhere goes with it: the form is about to be drawn from the answers. */
  const give = (input) => {
    clearTimeout(typing);
    const both = typed && typed !== input ? [typed, input] : [input];
    typed = null;
    answers.give(Object.fromEntries(both.map((one) => [one.name, value(one)])));
  };
  const settle = (input) => {
    if (answers.raw(input.name) !== value(input)) return give(input);
    clearTimeout(typing);
    typed = null;
    root.dispatchEvent(new CustomEvent("ub-same"));
  };

  root.addEventListener("change", (event) => {
    if (inputs.includes(/** @type {any} */ (event.target))) give(event.target);
  });
  root.addEventListener("input", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (!inputs.includes(input)) return;
    if (input.type !== "text") return give(input);
    clearTimeout(typing);
    if (typed && typed !== input) give(input);
    typed = input;
    onTyping();
    typing = setTimeout(() => settle(input), 500); // a half-typed age is not an age
  });
  // Where a tool fills a field, no change follows when the field is left.
  root.addEventListener("focusout", (event) => {
    if (typed && event.target === typed) settle(typed);
  });
  numbers.begin(root);
  // A number that is half typed when the page is left is given first.
  browserSession.on("leave", () => typed && settle(typed));
  const draw = () => {
    show(inputs);
    fields.settle(root);
  };
  answers.onchange(draw);
  draw();
  // What a browser or another program put into a control without an event is nobody's answer: the form shows the answers again.
  const differs = (input) => input.type === "radio" || numbers.text(input) !== answers.raw(input.name);
  const look = () => show(inputs.filter((input) => input !== typed && differs(input)));
  for (const name of ["pageshow", "beforeprint", "visibilitychange"]) addEventListener(name, look, true);
  setInterval(look, LOOK_MS);
  describe(root);
  new MutationObserver(() => describe(root)).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  document.addEventListener("ub:teaching-points", () => describe(root));
}

/** @param {HTMLInputElement[]} inputs */
function show(inputs) {
  for (const input of inputs) {
    const value = answers.get(input.name);
    if (input.type === "radio") {
      const checked = input.value === (value === "present" || value === "absent" ? value : "not-assessed");
      if (input.checked !== checked) input.checked = checked;
    } else numbers.show(input);
  }
}

/** The help is a clinician's: for a patient it is not read out either. A trainee has a teaching point under it. */
function describe(root) {
  for (const row of root.querySelectorAll(".ub-q")) {
    const help = row.querySelector(".ub-q__help > [id]");
    const known = row.querySelector(".ub-line");
    const line = teachingPoint("finding", row.dataset.finding, false); // a link in each would stand between the answers
    if (known) known.remove();
    if (line) {
      line.id = `line-${row.dataset.finding}`;
      row.querySelector(".ub-q__help").after(line);
    }
    if (row.tagName !== "FIELDSET") continue; // a field says which texts are its own
    const descriptions = reader() === "clinician" ? [help, line].filter(Boolean) : [];
    if (descriptions.length) row.setAttribute("aria-describedby", descriptions.map(({ id }) => id).join(" "));
    else row.removeAttribute("aria-describedby");
  }
}

/**
 * Colour a *yes* with the rung it led to, or would lead to alone, and mark what to ask next. Only what differs is written.
 * @param {NodeListOf<HTMLElement>} rows
 * @param {Array<{rung: string, because: string[]}>} fired most urgent first
 * @param {string[]} next
 */
export function markQuestions(rows, fired, next) {
  const leads = fired.filter((rule) => rule.rung !== "none");
  for (const row of rows) {
    const finding = row.dataset.finding || "";
    if (row.dataset.alone) {
      const rule = leads.find((one) => one.because.includes(finding));
      const rung = rule ? rule.rung : row.dataset.alone;
      if (row.dataset.rung !== rung) {
        row.dataset.rung = rung;
        colorChip(row);
      }
    }
    const isNext = next.includes(finding);
    if (isNext === "next" in row.dataset) continue;
    if (isNext) {
      row.dataset.next = "";
      row.append(h("span.ub-tag.ub-tag--next", null, uiText("ask-tag")));
    } else {
      delete row.dataset.next;
      find(row, ".ub-tag--next").remove();
    }
  }
}
