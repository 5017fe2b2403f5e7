// The questions: native controls that show the answers of the tab, and give them on every change, however it was made.
(function () {
  "use strict";
  const W = window.UB.widget;
  const KEYS = { y: "present", n: "absent", x: "not-assessed" };

  /**
   * Join the controls of a calculator to the answers.
   * @param {HTMLElement} root
   * @param {() => void} onTyping a number is being typed: what was answered before no longer holds
   */
  W.questions = function (root, onTyping) {
    let typing = 0;
    /** The field that was typed in and not given yet. @type {HTMLInputElement | null} */
    let typed = null;
    const inputs = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".ub-q input")]);
    const value = (input) => (input.type === "radio" && !input.checked ? "" : input.value);
    /** What was typed elsewhere goes with it: the form is about to be drawn from the answers. */
    const give = (input) => {
      clearTimeout(typing);
      const both = typed && typed !== input ? [typed, input] : [input];
      typed = null;
      W.answers.give(Object.fromEntries(both.map((one) => [one.name, value(one)])));
    };
    const settle = (input) => {
      if (W.answers.get(input.name) !== input.value) return give(input);
      clearTimeout(typing);
      typed = null;
      root.dispatchEvent(new CustomEvent("ub-same"));
    };

    root.addEventListener("change", (event) => {
      if (inputs.includes(/** @type {any} */ (event.target))) give(event.target);
    });
    root.addEventListener("input", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (!inputs.includes(input) || input.type !== "text") return;
      clearTimeout(typing);
      if (typed && typed !== input) give(input);
      typed = input;
      onTyping();
      typing = setTimeout(() => settle(input), 500); // a half-typed age is not an age
    });
    // Where a tool fills a field, no change follows when the field is left.
    root.addEventListener("focusout", (event) => {
      if (typed && event.target === typed) settle(typed);
    });
    root.addEventListener("keydown", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (input.type !== "radio" || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.stopPropagation(); // the theme's own letters lead to other pages
      const value = KEYS[event.key.toLowerCase()];
      if (!value) return;
      const wanted = inputs.find((one) => one.name === input.name && one.value === value);
      if (!wanted) return;
      event.preventDefault();
      wanted.focus();
      wanted.click();
    });
    W.answers.onchange(() => show(inputs));
    show(inputs);
    describe(root);
    new MutationObserver(() => describe(root)).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  };

  /** @param {HTMLInputElement[]} inputs */
  function show(inputs) {
    for (const input of inputs) {
      const value = W.answers.get(input.name);
      if (input.type === "radio") {
        const checked = input.value === (value === "present" || value === "absent" ? value : "not-assessed");
        if (input.checked !== checked) input.checked = checked;
      } else if (input.value !== value) input.value = value;
    }
  }

  /** The help is a clinician's: for a patient it is not read out either. */
  function describe(root) {
    for (const row of root.querySelectorAll("fieldset.ub-q")) {
      const help = row.querySelector(".ub-q__help > [id]");
      if (help && W.reader() === "clinician") row.setAttribute("aria-describedby", help.id);
      else row.removeAttribute("aria-describedby");
    }
  }

  /**
   * Colour a *yes* with the rung it led to, or would lead to alone, and mark what to ask next.
   * @param {HTMLElement} root
   * @param {Array<{rung: string, because: string[]}>} fired most urgent first
   * @param {string[]} next
   */
  W.markQuestions = function (root, fired, next) {
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".ub-q"))) {
      const finding = row.dataset.finding || "";
      const rule = fired.find((one) => one.because.includes(finding) && one.rung !== "none");
      const rung = rule ? rule.rung : row.dataset.alone;
      if (row.dataset.alone && rung) row.dataset.rung = rung;
      const mark = row.querySelector(".ub-tag--next");
      if (next.includes(finding)) {
        row.dataset.next = "";
        if (!mark) row.append(W.h("span.ub-tag.ub-tag--next", null, W.word("ask-tag")));
      } else {
        delete row.dataset.next;
        if (mark) mark.remove();
      }
    }
  };
})();
