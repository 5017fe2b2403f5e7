// A line above the questions that says what happened to all answers at once, with the way back where there is one.
(function () {
  "use strict";
  const W = window.UB.widget;

  /** @param {HTMLElement} root @param {string} words none: the line goes @param {(() => void) | null} [undo] */
  W.notice = function (root, words, undo = () => undone(root)) {
    const place = /** @type {HTMLElement} */ (root.querySelector("[data-taken]"));
    place.hidden = !words;
    place.replaceChildren(...(words ? [W.h("p", { role: "status" }, words), ...(undo ? [W.button(W.word("undo"), undo)] : [])] : []));
  };

  /** The line gives way to one that says what was undone. */
  function undone(root) {
    W.undo(root.querySelector("[data-bar] [data-said]"));
  }
})();
