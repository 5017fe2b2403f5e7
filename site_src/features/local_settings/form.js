// Makes local.json and local.js from a form, checked as every page checks them.
import { h } from "../../frontend/shared/elements.js";
import { saveFile } from "../../frontend/shared/save-file.js";

const { localSettings } = window.UB;
const { words } = window.UB_ADMIN;

/** @param {string} name @param {Object<string, any>} [values] */
export const adminText = (name, values = {}) =>
  words[name].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) =>
    key in values ? String(values[key]) : whole,
  );

/** That an emergency number cannot be tapped, in a sentence; empty where it can, or where there is none. @param {Object<string, any>} facts */
export const undialedNumber = ({ emergency_number: text = "" }) =>
  text && !localSettings.dialable(text) ? adminText("number-text", { text }) : "";

/** @param {HTMLFormElement} form */
export function setUpForm(form) {
  const fields = /** @type {Array<HTMLInputElement | HTMLTextAreaElement>} */ ([...form.querySelectorAll("[name]")]);
  const says = /** @type {HTMLElement} */ (form.querySelector("[data-says]"));
  let touched = false;

  /** What was typed, as local.json would hold it; what cannot be a number stays text, to be refused in a sentence. */
  function value() {
    return Object.fromEntries(fields.filter((field) => field.value.trim()).map((field) => [field.name, fieldValue(field)]));
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field */
  function fieldValue({ name, value: text }) {
    if (name === "idle_minutes") return /^\d+$/.test(text.trim()) ? Number(text) : text;
    if (name !== "pathways") return text.trim();
    return text
      .split("\n")
      .filter((line) => line.trim())
      .map((line) => {
        const [, title, href] = /^(.*)\|(.*)$/.exec(line) || [null, line, null];
        return href === null ? { title: title.trim() } : { title: title.trim(), href: href.trim() };
      });
  }

  /** @param {string} words @param {string[]} [list] */
  function setStatus(words, list = []) {
    const lines = h(
      "ul",
      null,
      list.map((text) => h("li", null, text)),
    );
    says.replaceChildren(words, ...(list.length ? [lines] : []));
  }

  /** The text of local.json, or null with the faults said. */
  function checked() {
    const { facts, faults } = localSettings.checkLocal(value());
    const undialed = undialedNumber(facts);
    setStatus(adminText(faults.length ? "form-faults" : "form-checked"), undialed ? [...faults, undialed] : faults);
    return faults.length ? null : `${JSON.stringify(value(), null, 2)}\n`;
  }

  /** @param {string} file @param {string} text */
  function save(file, text) {
    saveFile(file, text, "application/octet-stream");

    setStatus(adminText("form-saved", { file }));
  }

  /** Begin with what the copy has now, unless somebody already types. */
  function fill() {
    if (touched) return;
    const { local } = window.UB;
    for (const field of fields) {
      const now = local[field.name];
      field.value =
        field.name === "pathways"
          ? (now || []).map((/** @type {any} */ one) => `${one.title} | ${one.href}`).join("\n")
          : now === undefined
            ? ""
            : String(now);
    }
  }

  form.addEventListener("input", () => {
    touched = true;
    says.replaceChildren();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = checked();
    const button = /** @type {HTMLElement | null} */ (event.submitter);
    const file = button && button.dataset.save;
    if (text !== null && file) save(file, file === "local.js" ? `window.UB_LOCAL = ${text.trim()};\n` : text);
  });
  document.addEventListener("ub:local", fill);
  fill();
  form.hidden = false;
}
