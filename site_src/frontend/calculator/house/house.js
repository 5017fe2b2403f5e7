// This house's own facts beside an answer: whom to call, marked as local. They follow from the answer and change nothing of it.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  const { house } = window.UB;
  const { shown } = window.UB_HOUSE;
  const NAMES = { emergency_number: "local-emergency", spine_on_call: "local-spine", mri_on_call: "local-mri" };
  const CLINICIANS = ["spine_on_call", "mri_on_call"];

  /** Whom to call with this answer: entries of local.json. @param {any} assessment @returns {string[]} */
  function due({ answer, imaging }) {
    return Object.keys(NAMES).filter((name) => window.UB.local[name] && shown[name].some((mark) => mark === answer.kind || mark === imaging.floor)
      && !(W.reader() === "patient" && CLINICIANS.includes(name)));
  }

  /** The same in words, for the ear and for the bar of a phone. @param {any} assessment @returns {string[]} */
  W.houseSays = (assessment) => due(assessment).map((name) => `${W.word(NAMES[name])}: ${window.UB.local[name]} (${W.word("local")})`);

  /** @param {any} assessment */
  W.houseNow = function (assessment) {
    const names = due(assessment);
    if (!names.length) return null;
    const lines = names.map((name) => h("div", { "data-fact": name }, h("dt", null, W.word(NAMES[name])), h("dd", null, house.number(window.UB.local[name]))));
    return h("div.ub-house", { "data-house": "now" }, h("p.ub-meta", null, house.mark(), " ", W.word("local-whose")), h("dl", null, lines));
  };

  /** What does not hang on the answer: the pathways above the foot of the result, and a line at the head of the printed sheet. */
  W.house = function (root) {
    const paths = h("div.ub-house", { "data-house": "paths" });
    root.querySelector(".ub-result__foot").before(paths);
    const sheet = h("p.ub-sheet__says", { "data-house": "sheet" });
    root.querySelector(".ub-only-print").append(sheet);
    const draw = () => {
      const { name, pathways = [] } = window.UB.local;
      paths.hidden = !pathways.length;
      paths.replaceChildren(...(pathways.length ? [h("p.ub-meta", null, house.mark(), " ", house.both("local-pathways")),
        h("ul.ub-plain", null, pathways.map((path) => h("li", null, house.link(path.href, path.title))))] : []));
      const numbers = Object.keys(NAMES).filter((fact) => window.UB.local[fact]);
      const line = [name ? [name] : [], ...numbers.map((fact) => [...house.both(NAMES[fact]), ": ",window.UB.local[fact]])].filter((part) => part.length);
      sheet.replaceChildren(...(line.length ? [...house.both("local"), ": ", ...line.flatMap((part) => [...part, ". "])] : []));
    };
    document.addEventListener("ub:local", draw);
    draw();
  };
})();
