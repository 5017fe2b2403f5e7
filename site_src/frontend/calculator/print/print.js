// Paper: a blank checklist with the table of rules, the answer with what was asked, or the patient's sheet.
(function () {
  "use strict";
  const W = window.UB.widget;

  /** @param {HTMLElement} root */
  W.paper = function (root) {
    const choose = () => {
      delete document.documentElement.dataset.paper;
      root.dataset.print = W.answers.empty() ? "blank" : "filled";
    };
    W.answers.onchange(choose);
    addEventListener("afterprint", choose);
    choose();
  };

  /** Print something else than what stands here; afterwards it is as before. @param {HTMLElement} root @param {"blank" | "net"} sheet */
  W.printAs = function (root, sheet) {
    if (sheet === "net") {
      document.documentElement.dataset.paper = sheet;
      root.querySelector('[data-net="emergency"]').textContent = (window.UB.local || {}).emergency_number || "";
    } else root.dataset.print = sheet;
    window.print();
  };
})();
