// For the gallery: the parts of the learner's side in their states, drawn by the code of the pages from one case.
import { find, h } from "../../../frontend/shared/elements.js";
import { askingPanel, questionPaths } from "./ask-first.js";
import { teachingText } from "./teaching-text.js";
import { comparison, onWhatWasAsked } from "./compare.js";
import { decideForm } from "./decide.js";
import { calibration } from "./progress.js";
import { score } from "./score.js";

const UB = window.UB;
const CASE = "the-bannister";
/** What its story tells leaves open what turns out to be so. */
const LUCKY = "moving-day";
const DECISION = {
  gate: "applies",
  rung: "urgent-evaluation",
  test: "lumbar-mri",
  plan: "given",
  relief: ["bed-rest"],
  next: "fever",
  sure: "fairly",
  suspicions: { infection: "not-suspected", cancer: "open", fracture: "not-suspected", "cord-or-cauda-equina": "suspected" },
};
const MANY = [
  ["sure", 3, 2],
  ["fairly", 4, 3],
  ["unsure", 0, 0],
  ["guess", 2, 1],
];

/** @param {HTMLElement} root */
export function showGallery(root) {
  new MutationObserver(() => draw(root)).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  draw(root);
}

/** @param {HTMLElement} root */
function draw(root) {
  const one = UB.cases.cases[CASE];
  const [stage] = one.stages;
  const [luck] = UB.cases.cases[LUCKY].stages;
  const scored = score(DECISION, stage.asked, { asked: stage.told, next: ["fever"] });
  const compared = comparison(teachingText("compare"), DECISION, stage.asked, scored, () => {});
  onWhatWasAsked(compared.heard, { rung: luck.asked.imaging.floor }, luck.asked, luck.heard, luck.told.length);
  const panel = askingPanel(teachingText("asking"), stage, { restart() {}, follow() {}, ended() {} });
  const lacking = decideForm(
    teachingText("decision"),
    () => {},
    () => stage.asked.imaging.ask,
  ).form;
  const missing = find(lacking, "[role=alert]");
  missing.hidden = false;
  missing.textContent = teachingText("undecided", { parts: teachingText("sure").replace("?", "") });
  root.querySelectorAll(".ub-specimen").forEach((old) => old.remove());
  const shown = /** @type {[string, any][]} */ ([
    ["decision", lacking],
    ["compare", compared.box],
    ["asking", panel.box],
    [
      "way",
      questionPaths(
        stage,
        stage.path.steps.slice(2).map(({ finding }) => ({ finding, carried: false })),
        new Map(),
      ),
    ],
    ["sure-against", calibration(MANY.map(([level, n, right]) => ({ level, n, right })))],
  ]);
  for (const [name, made] of shown) {
    root.append(h("figure.ub-specimen", null, h("figcaption", null, teachingText(name)), made));
  }
}
