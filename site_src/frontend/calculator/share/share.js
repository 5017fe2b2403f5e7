// Share the answer: as text for a record, as a link, on paper. The panel is next to the answer, so that a typed date stays.
import { find, h } from "../../shared/elements.js";
import { copyText } from "../../shared/copy.js";
import { answers } from "../core/answers.js";
import { pageAddress, reader, siteData, uiText } from "../core/base.js";
import { caseLink } from "../core/case-link.js";
import { printAs } from "../print/print.js";
import { faultList } from "../question/faults.js";
import { saveCase } from "./case-file.js";
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

  press("record", answered(record));
  date.addEventListener("keydown", (event) => {
    if (event.key === "Enter") answered(record)();
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
  place.hidden = false;

  /** The text is the module's: the page asks for it and hands it on. */
  async function record(assessment) {
    try {
      const asked = { answers: assessment.answers, reader: reader(), date: date.value };
      const { text, faults } = JSON.parse(await window.UB.engine.record(JSON.stringify(asked)));
      if (faults) setStatus(faultList(faults));
      else await copy(text, "copied-text");
    } catch (error) {
      setStatus(error.message);
    }
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
