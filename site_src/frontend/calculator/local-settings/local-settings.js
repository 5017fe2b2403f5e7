// The local settings next to an answer: whom to call, marked as local. They follow from the answer and do not change it.
import { h } from "../../shared/elements.js";
import { reader, uiText } from "../core/base.js";

const { localSettings } = window.UB;
const { shown } = window.UB_LOCAL_SETTINGS;
const NAMES = { emergency_number: "local-emergency", spine_on_call: "local-spine", mri_on_call: "local-mri" };
const CLINICIANS = ["spine_on_call", "mri_on_call"];

/** Whom to call with this answer: entries of local.json. @param {any} assessment @returns {string[]} */
function due({ answer, imaging }) {
  return Object.keys(NAMES).filter(
    (name) =>
      window.UB.local[name] &&
      shown[name].some((mark) => mark === answer.kind || mark === imaging.floor) &&
      !(reader() === "patient" && CLINICIANS.includes(name)),
  );
}

/** The same in words, for the ear and for the bar of a phone. @param {any} assessment @returns {string[]} */
export const localTexts = (assessment) =>
  due(assessment).map((name) => `${uiText(NAMES[name])}: ${window.UB.local[name]} (${uiText("local")})`);

/** @param {any} assessment */
export function localContacts(assessment) {
  const names = due(assessment);
  if (!names.length) return null;
  const lines = names.map((name) =>
    h("div", { "data-fact": name }, h("dt", null, uiText(NAMES[name])), h("dd", null, localSettings.phoneNumber(window.UB.local[name]))),
  );
  return h(
    "div.ub-house",
    { "data-house": "now" },
    h("p.ub-meta", null, localSettings.localMark(), " ", uiText("local-whose")),
    h("dl", null, lines),
  );
}

/** What does not hang on the answer: the pathways above the foot of the result, and a line at the head of the printed sheet. */
export function showLocalSettings(root) {
  const paths = h("div.ub-house", { "data-house": "paths" });
  root.querySelector(".ub-result__foot").before(paths);
  const sheet = h("p.ub-sheet__says", { "data-house": "sheet" });
  root.querySelector(".ub-only-print").append(sheet);
  const draw = () => {
    const { name, pathways = [] } = window.UB.local;
    paths.hidden = !pathways.length;
    paths.replaceChildren(
      ...(pathways.length
        ? [
            h("p.ub-meta", null, localSettings.localMark(), " ", localSettings.forBoth("local-pathways")),
            h(
              "ul.ub-plain",
              null,
              pathways.map((path) => h("li", null, localSettings.localLink(path.href, path.title))),
            ),
          ]
        : []),
    );
    const numbers = Object.keys(NAMES).filter((fact) => window.UB.local[fact]);
    const line = [
      name ? [name] : [],
      ...numbers.map((fact) => [...localSettings.forBoth(NAMES[fact]), ": ", window.UB.local[fact]]),
    ].filter((part) => part.length);
    sheet.replaceChildren(...(line.length ? [...localSettings.forBoth("local"), ": ", ...line.flatMap((part) => [...part, ". "])] : []));
  };
  document.addEventListener("ub:local", draw);
  draw();
}
