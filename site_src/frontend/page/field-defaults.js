// What a control holds is its default too. A browser stores what differs from the default (Firefox, of a closed tab as well) and
// shows it again in a page that knows nothing of it; a reset brings the default back. With no difference it does neither.
import { UB } from "../shared/namespace.js";

const EVERY_MS = 1000;
const WITHOUT = ["button", "submit", "reset", "image", "file", "hidden"];

/** What a person changed in a calculator before its script was here. @type {any[] | null} */
let early = [];

const fields = {
  /** These fields; asked once. @returns {any[]} */
  early() {
    const fields = early || [];
    early = null;
    return fields;
  },
  /** After a change that no event told of. @param {ParentNode} [root] */
  settle(root = document) {
    for (const control of root.querySelectorAll("input, textarea, select")) settle(control);
  },
};
/** @typedef {typeof fields} Fields */
UB.fields = fields;

/** @param {any} control */
function settle(control) {
  if (!control.hasAttribute("autocomplete")) control.autocomplete = "off"; // nor does a browser learn what was typed
  if (control instanceof HTMLSelectElement) options(control);
  else if (control.type === "checkbox" || control.type === "radio") {
    if (control.defaultChecked !== control.checked) control.defaultChecked = control.checked;
  } else if (!WITHOUT.includes(control.type) && control.defaultValue !== control.value) control.defaultValue = control.value;
}

/** @param {HTMLSelectElement} select */
function options(select) {
  const { selectedIndex: chosen } = select;
  [...select.options].forEach((option, at) => {
    if (option.defaultSelected !== (at === chosen)) option.defaultSelected = at === chosen;
  });
  if (select.selectedIndex !== chosen) select.selectedIndex = chosen;
}

/** @param {Event} event */
function note(event) {
  const field = /** @type {Element} */ (event.target);
  if (early && event.isTrusted && field.closest && field.closest("[data-calculator]")) early.push(field);
}
for (const name of ["input", "change"]) addEventListener(name, note, true);

const settleAll = () => fields.settle();
for (const name of ["input", "change"]) addEventListener(name, settleAll, true);
// What the scripts of the page make of it; while a click is under way, what a radio button holds is not certain.
for (const name of ["input", "change", "click", "reset"]) addEventListener(name, () => setTimeout(settleAll), true);
for (const name of ["DOMContentLoaded", "pageshow", "pagehide", "visibilitychange"]) addEventListener(name, settleAll, true);
setInterval(() => document.hidden || settleAll(), EVERY_MS);
