// Groups: one line until they are touched, with a summary in words and "none of these" in the header.
(function () {
  "use strict";
  const W = window.UB.widget;

  /** What each group's summary was written from. */
  const summed = new WeakMap();

  /** @param {HTMLElement} root @param {boolean} firstOpen */
  W.groups = function (root, firstOpen) {
    const groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-group")]);
    groups.forEach((group, number) => {
      toggle(group);
      open(group, firstOpen && number === 0);
      const none = group.querySelector("[data-none]");
      if (none) {
        none.removeAttribute("hidden");
        none.addEventListener("click", () => W.noneOf(none, yesNo(group)));
      }
      group.querySelector(".ub-group__body").before(W.saying());
    });
    const refresh = () => groups.forEach(sum);
    W.answers.onchange(refresh);
    new MutationObserver(refresh).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
    refresh();
  };

  /** The title of a group for the present reader. @param {string} group */
  W.groupName = function (group) {
    const name = document.getElementById(`group-${group}`);
    if (!name) return group;
    const own = [...name.querySelectorAll("[data-for]")].find((span) => /** @type {HTMLElement} */ (span).dataset.for === W.reader()) || name;
    return own.textContent || group;
  };

  /** Open the group that holds a question, bring the question into view and put the focus on its control. @param {string} finding */
  W.goTo = function (finding) {
    const row = document.getElementById(`ask-${finding}`);
    if (!row) return false;
    W.reveal(row);
    const control = /** @type {HTMLElement | null} */ (row.querySelector("input:checked") || row.querySelector("input"));
    row.scrollIntoView({ block: "center" });
    if (control) control.focus({ preventScroll: true });
    return true;
  };

  /** @param {Element} inside */
  W.reveal = function (inside) {
    const group = /** @type {HTMLElement | null} */ (inside.closest(".ub-group"));
    if (group) open(group, true);
  };

  /** The heading becomes a button; without script it stays a heading. */
  function toggle(group) {
    const title = group.querySelector(".ub-group__title");
    const button = W.h(
      "button.ub-group__toggle",
      { type: "button", "aria-controls": `questions-${group.dataset.group}`, onclick: () => press(group) },
      ...title.childNodes, " ", W.h("span.ub-group__sum", null),
    );
    title.replaceChildren(button);
  }

  /** Where the answer is a bar over the form, a group that was opened begins at the top: its questions are read there. */
  function press(group) {
    open(group, group.dataset.open !== "true");
    if (group.dataset.open === "true" && W.barred()) group.scrollIntoView({ block: "start", behavior: "instant" });
  }

  function open(group, opened) {
    group.dataset.open = String(opened);
    group.querySelector(".ub-group__toggle").setAttribute("aria-expanded", String(opened));
  }

  /** The summary in words: who said yes, and how many were not asked. It is written where it says something else now. */
  function sum(group) {
    const findings = [...group.querySelectorAll(".ub-q")].map((row) => row.dataset.finding);
    const given = (id) => W.answers.get(id);
    const now = JSON.stringify([W.reader(), ...findings.map(given)]);
    if (summed.get(group) === now) return;
    summed.set(group, now);
    const numbers = findings.filter((id) => !isYesNo(group, id) && given(id)).map((id) => W.word("answer-number", { label: W.label(id), value: given(id) }));
    const yes = findings.filter((id) => given(id) === "present").map((id) => W.word("answer-yes", { label: W.label(id) }));
    const flags = yesNo(group);
    const left = flags.filter((id) => !given(id)).length;
    const open = findings.filter((id) => !given(id)).length; // a number too: "all no" is not said while the age is open
    const told = [...yes, ...numbers];
    let rest = "";
    if (open === findings.length) rest = W.count("questions", findings.length);
    else if (open) rest = W.word("left", { n: open });
    else if (yes.length < flags.length) rest = W.word(yes.length ? "others-no" : "all-no");
    group.querySelector(".ub-group__sum").replaceChildren(
      ...(told.length ? [W.h("b", null, told.join(", "))] : []), told.length && rest ? " · " : "", rest,
    );
    const none = group.querySelector("[data-none]");
    if (!none) return;
    none.textContent = yes.length ? W.word("none-of-the-others") : W.word("none-of-these");
    none.setAttribute("aria-label", `${none.textContent}: ${W.groupName(group.dataset.group)}`);
    none.setAttribute("aria-pressed", String(left === 0));
    W.guard.names(`none-${group.dataset.group}`, group.dataset.group, [none]); // its group stays what it names
  }

  const isYesNo = (group, id) => group.querySelector(`#ask-${id}`).matches("fieldset");
  const yesNo = (group) => [...group.querySelectorAll("fieldset.ub-q")].map((row) => row.dataset.finding);
})();
