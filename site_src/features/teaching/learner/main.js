// The script of the learner's pages, `assets/ub/teach.js`.
import { deviceStorage } from "../shared/storage.js";
import { setUpCasePage } from "./case-runner.js";
import { setUpCustomCasePage } from "./custom-case.js";
import { checkCustomCase, customCaseFile, customCaseStages, readCustomCase, tidyCustomCase } from "./custom-case-check.js";
import { checkProgress } from "./check-progress.js";
import { addTemplates } from "./add-templates.js";
import { showGallery } from "./gallery-examples.js";
import { progressOf, setUpProgressPage } from "./progress.js";
import { isDecided, score } from "./score.js";
import { store } from "./store.js";

/** What the lecturer's pages and the tests use of the learner's. */
const learner = {
  checkCustomCase,
  checkProgress,
  customCaseFile,
  customCaseStages,
  isDecided,
  progressOf,
  readCustomCase,
  score,
  store,
  tidyCustomCase,
};
/** @typedef {typeof learner} LearnerScript */
Object.assign(window.UB, { deviceStorage, learner });

/** Run what a page needs, by its mark. @param {string} name @param {(root: HTMLElement) => void} setUp */
function onPage(name, setUp) {
  const root = /** @type {HTMLElement | null} */ (document.querySelector(`[data-teach="${name}"]`));
  if (root) setUp(root);
}
addTemplates();
onPage("case", setUpCasePage);
onPage("progress", setUpProgressPage);
onPage("own", setUpCustomCasePage);
onPage("gallery", showGallery);
