// For the gallery: the parts of the learner's side in their states, drawn by the code of the pages from one case.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const W = UB.widget;
  const h = W.h;
  const CASE = "the-bannister";
  /** What its story tells leaves open what turns out to be so. */
  const LUCKY = "moving-day";
  const DECISION = {
    gate: "applies", rung: "urgent-evaluation", test: "lumbar-mri", plan: "given", relief: ["bed-rest"], next: "fever", sure: "fairly",
    suspicions: { infection: "not-suspected", cancer: "open", fracture: "not-suspected", "cord-or-cauda-equina": "suspected" },
  };
  const MANY = [["sure", 3, 2], ["fairly", 4, 3], ["unsure", 0, 0], ["guess", 2, 1]];

  const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-teach="gallery"]'));
  if (!root) return;
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  draw();

  function draw() {
    const one = UB.cases.cases[CASE];
    const [stage] = one.stages;
    const [luck] = UB.cases.cases[LUCKY].stages;
    const scored = T.score(DECISION, stage.asked, { asked: stage.told, next: ["fever"] });
    const compared = T.comparison(T.word("compare"), DECISION, stage.asked, scored, () => {});
    T.onWhatWasAsked(compared.heard, { rung: luck.asked.imaging.floor }, luck.asked, luck.heard, luck.told.length);
    const panel = T.askingPanel(T.word("asking"), stage, { restart() {}, follow() {}, ended() {} });
    const lacking = T.decideForm(T.word("decision"), () => {}, () => stage.asked.imaging.ask).form;
    const missing = lacking.querySelector("[role=alert]");
    missing.hidden = false;
    missing.textContent = T.word("undecided", { parts: T.word("sure").replace("?", "") });
    root.querySelectorAll(".ub-specimen").forEach((old) => old.remove());
    for (const [name, made] of [["decision", lacking], ["compare", compared.box], ["asking", panel.box], ["way", T.ways(stage, stage.path.steps.slice(2).map(({ finding }) => ({ finding, carried: false })), new Map())],
      ["sure-against", T.calibration(MANY.map(([level, n, right]) => ({ level, n, right })))]]) {
      root.append(h("figure.ub-specimen", null, h("figcaption", null, T.word(name)), made));
    }
  }
})();
