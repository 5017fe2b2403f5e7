// A case as a file: saved through the browser's own download, opened by choosing or dropping it. The module reads it.
import { find, h } from "../../shared/elements.js";
import { saveFile } from "../../shared/save-file.js";
import { sentence, uiText } from "../core/base.js";
import { explainFaults, hideErrors, showErrors } from "../question/faults.js";
import { closeBar } from "../result/bar-state.js";
import { otherText } from "./other-file.js";
import { setShareStatus } from "./share-status.js";

const NAME = "upper-back-pain-case.json";
const MOST_BYTES = 1000000;

/** @param {any} assessment */
export function saveCase({ version, rules_hash, answers }) {
  const text = `${JSON.stringify({ what: uiText("case-file-what"), version, rules_hash, answers }, null, 2)}\n`;
  saveFile(NAME, text);
  setShareStatus(uiText("case-saved", { name: NAME }));
}

/** @param {HTMLElement} root @param {(answers: Object, replaced: string, other: string) => Promise<void>} replaceAnswers */
export function setUpCaseFile(root, replaceAnswers) {
  const chooser = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", accept: ".json,application/json", "aria-label": uiText("open-case"), hidden: true })
  );
  root.append(chooser); // some browsers open nothing for a field outside of the page
  find(root, '[data-do="open"]').addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const [file] = chooser.files || [];
    if (file) read(file);
    chooser.value = ""; // the same file may be chosen again
  });
  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files || [];
    if (!file) return;
    event.preventDefault();
    read(file);
  });

  /** @param {File} file */
  async function read(file) {
    closeBar();
    hideErrors(root);
    if (file.size > MOST_BYTES) {
      refuse([{ finding: null, says: uiText("file-too-large", { name: file.name }) }]);
      return;
    }
    let found, text;
    try {
      text = await file.text();
      found = JSON.parse(await window.UB.engine.saved(text));
    } catch (error) {
      refuse([{ finding: null, says: error.name === "NotReadableError" ? uiText("file-unread", { name: file.name }) : error.message }]);
      return;
    }
    const other = found.faults ? otherText(text, "patient-case") : "";
    if (other) refuse([{ finding: null, says: other }]);
    else if (found.faults) refuse(await explainFaults(found.faults, text));
    else await replaceAnswers(found.answers, uiText("file-taken", { name: file.name }), sentence(found.says));
  }

  function refuse(faults) {
    showErrors(root, uiText("bad-file"), faults, uiText("bad-file-nothing-taken"), true);
  }
}
