// The script of the calculators, `assets/ub/ub.js`.
import "./required-scripts.js";
import { h } from "../shared/elements.js";
import { setUpCalculator } from "./calculator/calculator.js";
import { answers } from "./core/answers.js";
import { actionButton, findingLabel, forReader, questionText, rungBadge, sentence, siteData, siteLink, uiText } from "./core/base.js";
import { pressGuard } from "./core/press-guard.js";
import { glyph, ladder, rungName } from "./ladder/ladder.js";
import { explainFaults, showErrors } from "./question/faults.js";
import { reveal } from "./question/open-group.js";
import { keyWaits } from "./question/keys.js";
import { openQuestions } from "./result/next-questions.js";
import { startNewPatient } from "./session/new-patient.js";
import { otherFile } from "./share/other-file.js";

/** What the scripts of the teaching pages, the gallery and the tests use of the calculators. */
const widget = {
  actionButton,
  answers,
  explainFaults,
  findingLabel,
  forReader,
  glyph,
  h,
  keyWaits,
  ladder,
  openQuestions,
  otherFile,
  pressGuard,
  questionText,
  reveal,
  rungBadge,
  rungName,
  sentence,
  setUpCalculator,
  showErrors,
  siteData,
  siteLink,
  startNewPatient,
  uiText,
};
/** @typedef {typeof widget} Widget */
window.UB.widget = widget;

// This script stands behind the calculator: its question is on the way while the theme's own scripts are still at work.
const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-calculator]:not([data-scripted])"));
if (root) setUpCalculator(root);
