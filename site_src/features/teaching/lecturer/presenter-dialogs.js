// The blank screen of the presenter view, and the question before it is left: both close at Escape, and nothing is lost.
import { h } from "../../../frontend/shared/elements.js";
import { run } from "./running-session.js";
import { sessionText } from "./session-text.js";

/** The keys that clickers and other programs for slides use. @type {Object<string, string>} */
const BLANKS = { b: "black", ".": "black", w: "white", ",": "white" };

const dialog = (/** @type {string} */ kind) => /** @type {HTMLDialogElement} */ (h("dialog", { class: kind }));

const blank = dialog("ub-blank");
blank.tabIndex = -1;
const asking = dialog("ub-leave");
asking.setAttribute("aria-labelledby", "present-asks");

const show = (/** @type {HTMLDialogElement} */ one) => one.open || one.showModal();

/** Make the screen black or white, or show the slide again. @param {string} colour */
function paint(colour) {
  run.save({ blank: colour });
  if (!colour) return blank.close();
  blank.dataset.blank = colour;
  blank.setAttribute("aria-label", sessionText(`blank-${colour}`));
  show(blank);
  return blank.focus();
}
blank.addEventListener("close", () => !blank.open && run.blank && paint(""));
blank.addEventListener("click", () => paint(""));

export const presenterDialogs = {
  /** Add its dialogs to the window. */
  add: () => document.body.append(blank, asking),
  /** As this tab left it. */
  again: () => paint(run.blank),
  /**
   * What a key means for the blank screen: true where nothing else may follow.
   * @param {string} key @param {boolean} acts whether the key means something on the slide below
   */
  key(key, acts) {
    const letter = key.toLowerCase();
    const colour = Object.hasOwn(BLANKS, letter) ? BLANKS[letter] : "";
    const before = run.blank;
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
    const yes = h("button", { type: "button", class: "ub-btn" }, sessionText(`${name}-yes`));
    const no = h("button", { type: "button", class: "ub-btn ub-btn--main", autofocus: "" }, sessionText("stay"));
    yes.addEventListener("click", () => {
      asking.close();
      act();
    });
    no.addEventListener("click", () => asking.close());
    asking.replaceChildren(h("p", { id: "present-asks" }, sessionText(`${name}-ask`)), h("div", { class: "ub-actions" }, no, yes));
    show(asking);
  },
};
