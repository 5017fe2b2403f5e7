// Faults: a sentence at the field and in the summary at the head. What was typed stays as it was typed.
import { h } from "../../shared/elements.js";
import { forReader } from "../core/base.js";
import { closeBar } from "../result/bar-state.js";
import { goTo, reveal } from "./open-group.js";

/** @typedef {{finding: string | null, says: any}} Fault `says`: a text, or one for each reader */

/**
 * The same faults in the words for a page, with the questions by their names; as they are where they cannot be had.
 * @param {Fault[]} faults @param {object | string} refused the form, or the text of the link or file @returns {Promise<Fault[]>}
 */
export async function explainFaults(faults, refused) {
  try {
    const found = JSON.parse(await window.UB.engine.explain(refused)).faults;
    return found.length ? found : faults;
  } catch {
    return faults;
  }
}

/** Mark the fields at fault, and no others. @param {HTMLElement} root @param {Fault[]} faults */
export function markFaults(root, faults) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".ub-q[data-fault]"))) clear(row);
  for (const fault of faults) {
    const row = fault.finding ? root.querySelector(`#ask-${CSS.escape(fault.finding)}`) : null;
    if (row) mark(/** @type {HTMLElement} */ (row), forReader(fault.says));
  }
}

/**
 * The summary: each line leads to its field.
 * @param {HTMLElement} root @param {string} title @param {Fault[]} faults @param {string} after @param {boolean} focus
 * @param {string} [why] what is wrong with the whole
 */
export function showErrors(root, title, faults, after, focus, why = "") {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-errors]"));
  place.replaceChildren(
    ...[
      h("h2", { id: "errors-title" }, title),
      why && h("p", { role: "alert" }, why),
      faults.length ? faultList(faults) : "",
      h("p", null, after),
    ].filter(Boolean),
  );
  place.setAttribute("aria-labelledby", "errors-title");
  place.hidden = false;
  if (focus) place.focus();
}

export function hideErrors(root) {
  const place = root.querySelector("[data-errors]");
  place.hidden = true;
  place.replaceChildren();
}

/** @param {Fault[]} faults */
export const faultList = (faults) =>
  h(
    "ul.ub-plain",
    null,
    faults.map((fault) => h("li", null, document.getElementById(`ask-${fault.finding}`) ? jump(fault) : forReader(fault.says))),
  );

function jump(fault) {
  const onclick = (event) => {
    event.preventDefault();
    closeBar();
    goTo(fault.finding);
  };
  return h("a", { href: `#ask-${fault.finding}`, onclick }, forReader(fault.says));
}

function mark(row, says) {
  const finding = row.dataset.finding;
  const id = `fault-${finding}`;
  reveal(row);
  row.dataset.fault = "";
  row.append(h("p.ub-q__fault", { id }, says));
  const control = row.querySelector("input");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") || ""} ${id}`.trim());
}

function clear(row) {
  const id = `fault-${row.dataset.finding}`;
  delete row.dataset.fault;
  for (const says of row.querySelectorAll(".ub-q__fault")) says.remove();
  const control = row.querySelector("input");
  control.removeAttribute("aria-invalid");
  control.setAttribute(
    "aria-describedby",
    (control.getAttribute("aria-describedby") || "")
      .split(" ")
      .filter((one) => one !== id)
      .join(" "),
  );
}
