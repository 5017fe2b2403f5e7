// New patient: everything goes at one press. It can be brought back for a few seconds, and by nothing after that.
(function () {
  "use strict";
  const W = window.UB.widget;
  const UNDO_S = 10;

  /** @param {HTMLElement} root */
  W.newPatient = function (root) {
    const left = W.answers.clear();
    const typed = empty(root);
    begin(root);
    const undo = () => {
      if (!left.back()) return;
      for (const [field, text] of typed) field.value = text;
      W.notice(root, "");
      W.sayNear(root.querySelector("[data-bar] [data-said]"), W.word("undone-new"));
    };
    W.notice(root, W.word("new-patient-done", { n: UNDO_S }), undo);
    const line = root.querySelector("[data-taken]").firstChild;
    setTimeout(() => {
      left.forget();
      if (line.isConnected) W.notice(root, "");
    }, UNDO_S * 1000);
  };

  /** The same where nobody was there to press it: without a way back. @param {HTMLElement} root */
  W.nobodyHere = function (root) {
    W.answers.clear().forget();
    empty(root);
    begin(root);
    W.notice(root, W.word("idle-done", { n: window.UB.kept.idleMinutes() }), null);
  };

  /** The page is shown again as it was left, and another page of the visit began a new patient meanwhile. @param {HTMLElement} root */
  W.patientLeft = function (root) {
    if (!W.answers.empty()) return;
    empty(root);
    W.notice(root, "");
  };

  /** Empty what was typed beside the answers. Other parts hear of it and forget what they hold. @returns {Array<[HTMLInputElement, string]>} what it was */
  function empty(root) {
    const fields = [...root.querySelectorAll("input[type=text], textarea")].filter((field) => !field.closest(".ub-q"));
    const typed = fields.map((field) => /** @type {[HTMLInputElement, string]} */ ([field, field.value]));
    for (const field of fields) field.value = "";
    W.hideErrors(root);
    root.dispatchEvent(new CustomEvent("ub-new-patient"));
    return typed;
  }

  /** At the first question, as one finds the page. */
  function begin(root) {
    W.closeBar();
    W.goTo(root.querySelector(".ub-q").dataset.finding);
  }
})();
