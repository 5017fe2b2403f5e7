// Paper: a blank checklist with the table of rules, the answer with what was asked, or the patient's sheet.
import { find } from "../../shared/elements.js";
import { answers } from "../core/answers.js";

/** @param {HTMLElement} root */
export function printSheets(root) {
  const choose = () => {
    delete document.documentElement.dataset.paper;
    delete root.dataset.rules;
    root.dataset.print = answers.empty() ? "blank" : "filled";
  };
  answers.onchange(choose);
  addEventListener("afterprint", choose);
  choose();
}

/** Print something other than the page; afterwards the page is as before. @param {HTMLElement} root @param {"blank" | "net" | "leaflet"} sheet */
export function printAs(root, sheet) {
  if (sheet === "blank")
    Object.assign(root.dataset, { print: sheet, rules: "off" }); // two pages; the rules have their own page
  else document.documentElement.dataset.paper = sheet;
  if (sheet === "net") find(root, '[data-net="emergency"]').textContent = (window.UB.local || {}).emergency_number || "";
  window.print();
}
