// Paper: a blank checklist with the table of rules, or the answer with what was asked.
(function () {
  "use strict";
  const W = window.UB.widget;

  /** @param {HTMLElement} root */
  W.paper = function (root) {
    const choose = () => {
      root.dataset.print = W.answers.empty() ? "blank" : "filled";
    };
    W.answers.onchange(choose);
    choose();
  };
})();
