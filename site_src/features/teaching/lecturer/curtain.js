// The blank screen of the presenter view, and the question before it is left: both close at Escape, and nothing is lost.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { front, house } = page.UB;
  const { word } = front;
  if (!document.querySelector("[data-present]")) return;
  const h = house.element;
  /** The keys that clickers and other programs for slides use. @type {Object<string, string>} */
  const BLANKS = { b: "black", ".": "black", w: "white", ",": "white" };

  const dialog = (/** @type {string} */ kind) => /** @type {HTMLDialogElement} */ (h("dialog", { class: kind }));

  const blank = dialog("ub-blank");
  blank.tabIndex = -1;
  const asking = dialog("ub-leave");
  asking.setAttribute("aria-labelledby", "present-asks");
  document.body.append(blank, asking);

  const show = (/** @type {HTMLDialogElement} */ one) => one.open || one.showModal();

  /** Make the screen black or white, or show the slide again. @param {string} colour */
  function paint(colour) {
    front.run.save({ blank: colour });
    if (!colour) return blank.close();
    blank.dataset.blank = colour;
    blank.setAttribute("aria-label", word(`blank-${colour}`));
    show(blank);
    return blank.focus();
  }
  blank.addEventListener("close", () => !blank.open && front.run.blank && paint(""));
  blank.addEventListener("click", () => paint(""));

  front.curtain = {
    /** As this tab left it. */
    again: () => paint(front.run.blank),
    /**
     * What a key means for the blank screen: true where nothing else may follow.
     * @param {string} key @param {boolean} acts whether the key means something on the slide below
     */
    key(key, acts) {
      const letter = key.toLowerCase();
      const colour = Object.hasOwn(BLANKS, letter) ? BLANKS[letter] : "";
      const before = front.run.blank;
      if (colour) paint(before === colour ? "" : colour);
      else if (before && acts) paint(""); // the slide as it was: nothing is passed over unseen
      return Boolean(colour || before);
    },
    get asking() {
      return asking.open;
    },
    /** Close the question. */
    stay: () => asking.close(),
    /** Ask before something is done. @param {string} name @param {() => void} act */
    ask(name, act) {
      const yes = h("button", { type: "button", class: "ub-btn" }, word(`${name}-yes`));
      const no = h("button", { type: "button", class: "ub-btn ub-btn--main", autofocus: "" }, word("stay"));
      yes.addEventListener("click", () => {
        asking.close();
        act();
      });
      no.addEventListener("click", () => asking.close());
      asking.replaceChildren(h("p", { id: "present-asks" }, word(`${name}-ask`)), h("div", { class: "ub-actions" }, no, yes));
      show(asking);
    },
  };
})();
