// Keys: a case without Tab. They work while the focus is inside the calculator, or nowhere on a page that is the
// calculator's own; never in a field that is typed in.
(function () {
  "use strict";
  const W = window.UB.widget;
  const ANSWERS = { y: "present", n: "absent", x: "not-assessed" };
  const TYPED = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

  /** @param {HTMLElement} root */
  W.keys = function (root) {
    const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-q")]);
    const finding = (row) => row.dataset.finding || "";

    root.addEventListener("keydown", press);
    if (root.dataset.page === "own") {
      document.addEventListener("keydown", (event) => {
        if (event.target === document.body) press(event);
      });
    }

    function press(event) {
      const target = /** @type {HTMLElement} */ (event.target);
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const row = /** @type {HTMLElement | null} */ (target.closest(".ub-q"));
      if (target.matches(TYPED)) {
        if (event.key === "Enter" && row) taken(event, () => onward(rows.indexOf(row)));
        return;
      }
      if (event.key.length > 1) return;
      event.stopPropagation(); // the theme's own letters lead to other pages
      const run = action(event.key.toLowerCase(), target, row);
      if (run) taken(event, run);
    }

    // Pointing at a question makes it the one that the keys answer. Some browsers give a radio no focus.
    // Only once the click is done, and without scrolling: what moves under a finger is not what it meant.
    root.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const row = /** @type {HTMLElement | null} */ (target.closest("fieldset.ub-q"));
      if (row && !row.contains(document.activeElement) && !String(getSelection())) control(row).focus({ preventScroll: true });
    });

    /** What a key does where the focus is, or nothing. @returns {(() => void) | null} */
    function action(key, target, row) {
      if (key in ANSWERS) {
        if (row) return () => answer(row, ANSWERS[key]);
        const asked = /** @type {HTMLElement | null} */ (target.closest("[data-asks]"));
        return asked ? () => W.answers.give({ [asked.dataset.asks || ""]: ANSWERS[key] }) : null;
      }
      if (key === "j" || key === "k") return () => step(target, row, key === "j" ? 1 : -1);
      if (key === "a") return W.goToNext;
      if (key === "u") return () => W.answers.undo();
      if (key === "c") return copyRecord;
      const none = key === "0" && groupOf(target);
      return none ? () => noneOf(none) : null;
    }

    /** Answer by the control itself, as a finger would, and go on. */
    function answer(row, value) {
      const input = /** @type {HTMLInputElement} */ (row.querySelector(`input[value="${value}"]`));
      if (!input) return;
      input.focus({ preventScroll: true });
      input.click();
      onward(rows.indexOf(row));
    }

    /** The next question below that was not answered. With none left the focus stays where it is. */
    function onward(from) {
      const next = rows.slice(from + 1).find((row) => !W.answers.get(finding(row)) && !typed(row));
      if (next) focus(next);
      else if (rows[from].contains(document.activeElement)) focus(rows[from]);
    }

    /** A number that was typed and not given yet counts as answered. */
    const typed = (row) => Boolean((row.querySelector("input[type=text]") || {}).value);

    /** One question down or up, answered or not. From elsewhere: into the open questions, from the head of the group. */
    function step(target, row, by) {
      const group = groupOf(target);
      const first = group ? rows.findIndex((one) => group.contains(one)) : 0;
      const next = rows[row ? rows.indexOf(row) + by : by > 0 ? first : first - 1];
      if (next) focus(next);
    }

    function noneOf(group) {
      const button = /** @type {HTMLElement | null} */ (group.querySelector("[data-none]"));
      if (!button) return;
      button.click();
      onward(rows.findIndex((row) => group.contains(row)) - 1);
    }

    /** By the button, which says beside it what came of it. */
    function copyRecord() {
      const button = /** @type {HTMLElement} */ (root.querySelector('[data-take] [data-do="record"]'));
      button.click();
      button.scrollIntoView({ block: "nearest" });
    }

    const groupOf = (target) => /** @type {HTMLElement | null} */ (target.closest(".ub-group"));
  };

  function taken(event, run) {
    event.preventDefault();
    run();
  }

  const control = (row) => /** @type {HTMLElement} */ (row.querySelector("input:checked") || row.querySelector("input"));

  function focus(row) {
    W.reveal(row);
    control(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
})();
