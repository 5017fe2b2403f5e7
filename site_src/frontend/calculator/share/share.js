// Share the answer: as text for a record, as a link, on paper. The panel is next to the answer, so that a typed date stays.
import { find, h } from "../../shared/elements.js";
import { copyText } from "../../shared/copy.js";
import { answers } from "../core/answers.js";
import { pageAddress, reader, siteData, uiText } from "../core/base.js";
import { caseLink } from "../core/case-link.js";
import { printAs } from "../print/print.js";
import { faultList } from "../question/faults.js";
import { saveCase } from "./case-file.js";
import { clearLeaflet, drawLeaflet, typedForSheet } from "./leaflet.js";
import { setUpShareStatus } from "./share-status.js";

const LONGEST_DATE = 40; // as the module takes it

/** The page of the answer that is shown, where this page was opened for another one. @param {State} state */
const otherPage = ({ kind, shown }) => (shown === kind ? "" : pageAddress(siteData("calculators", shown).href));

/** @typedef {import("../core/state.js").State} State */
/** @param {HTMLElement} root @param {State} state */
export function sharePanel(root, state) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-take]"));
  const date = /** @type {HTMLInputElement} */ (
    h("input", { type: "text", maxlength: LONGEST_DATE, autocomplete: "off", spellcheck: "false" })
  );
  find(place, "[data-date]").append(date);
  const press = (name, run) => find(place, `[data-do="${name}"]`).addEventListener("click", run);

  const setStatus = setUpShareStatus(find(place, "[data-told]"));
  /** Run with the assessment that is shown, or say that there is none. @param {(assessment: any) => void} run */
  const answered = (run) => () => {
    if (state.assessment) run(state.assessment);
    else setStatus(uiText("take-no-answer"));
  };

  const leaflet = find(root, "[data-leaflet]");
  const note = answered((assessment) => copyRecord(assessment, true));

  press("note", note);
  press(
    "record",
    answered((assessment) => copyRecord(assessment, false)),
  );
  press("sheet", answered(printSheet));
  date.addEventListener("keydown", (event) => {
    if (event.key === "Enter") note();
  });
  press(
    "link",
    answered((assessment) => copy(caseLink.write(assessment, otherPage(state)), "copied-link")),
  );
  press("save", answered(saveCase));
  press("print", () => window.print());
  press("blank", () => printAs(root, "blank"));
  press("net", () => printAs(root, "net"));
  answers.onchange(() => {
    setStatus(); // what was said was about other answers
    place.hidden = answers.trial.on(); // a trial is nobody's record
  });
  root.addEventListener("ub-new-patient", () => setStatus());
  addEventListener("afterprint", () => clearLeaflet(leaflet));
  place.hidden = false;

  /** Copy the text of the module: the short note, or the full record. */
  async function copyRecord(assessment, short) {
    const asked = { answers: assessment.answers, reader: reader(), date: date.value, short };
    const made = await madeBy(() => window.UB.engine.record(JSON.stringify(asked)));
    if (made) await copy(made.text, "copied-text");
  }

  /** Print the sheet of the module with what was typed for it. */
  async function printSheet(assessment) {
    const made = await madeBy(() => window.UB.engine.patientSheet(JSON.stringify({ answers: assessment.answers, date: date.value })));
    if (!made) return;
    drawLeaflet(leaflet, made, typedForSheet(place));
    printAs(root, "leaflet");
  }

  /** What the module made, or nothing where it could not: then the panel says why. */
  async function madeBy(run) {
    try {
      const made = JSON.parse(await run());
      if (!made.faults) return made;
      setStatus(faultList(made.faults));
    } catch (error) {
      setStatus(error.message);
    }
    return null;
  }

  async function copy(text, done) {
    if (await copyText(text)) {
      setStatus(uiText(done));
      return;
    }
    const field = /** @type {HTMLTextAreaElement} */ (
      h("textarea.ub-copy", { readonly: true, rows: 3, autocomplete: "off", "aria-label": uiText("not-copied") })
    );
    field.value = text;
    setStatus(uiText("not-copied"), field);
    field.select();
  }
}
