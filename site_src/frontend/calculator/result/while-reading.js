// On phones the next question in the bar makes way for the form: while a question of the form is read, no other question's
// Yes and No are under it. It comes back when no question of the form is in sight, or all in sight are answered.
import { answers } from "../core/answers.js";
import { isBar } from "./bar-state.js";

/** What the header and the answer's own line cover of the window. */
const COVERED = "-48px 0px -64px 0px";
/** An answer can move the page a little by itself: what scrolls this soon is no hand. */
const SETTLE_MS = 400;

/** @param {HTMLElement} root @param {(hidden: boolean) => void} away */
export function whileReading(root, away) {
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".ub-q")]);
  const form = /** @type {HTMLElement} */ (root.querySelector(".ub-calc__questions"));
  /** @type {Set<Element>} */
  const seen = new Set();
  /** Whether the form is what is used: it was scrolled, opened or answered by hand. */
  let reading = false;
  /** Whether anything in sight may be read again, answered or not. */
  let scrolled = false;
  let answered = -Infinity;

  const done = (row) => Boolean(answers.get(row.dataset.finding) || (row.querySelector("input[type=text]") || {}).value);
  /** A number that is open does not hold the bar back before it is typed in: it has no Yes and No. */
  const isRead = (row) => scrolled || (!done(row) && (row.matches("fieldset") || row.contains(document.activeElement)));
  const update = () => away(isBar() && reading && [...seen].some(isRead));
  const read = () => {
    reading = isBar();
    scrolled = scrolled && reading;
    update();
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
      update();
    },
    { rootMargin: COVERED },
  );
  for (const row of rows) watch.observe(row);

  addEventListener(
    "scroll",
    () => {
      if (performance.now() - answered < SETTLE_MS) return;
      scrolled = true;
      read();
    },
    { passive: true },
  );
  form.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest(".ub-group__toggle")) scrolled = true;
    if (target.closest(".ub-group__head, .ub-q")) read();
  });
  form.addEventListener("focusin", (event) => /** @type {Element} */ (event.target).closest(".ub-q") && read());
  // What is answered in the bar or under the answer leads on to the next question there.
  root.addEventListener("click", (event) => {
    if (!(/** @type {Element} */ (event.target).closest("[data-answers]"))) return;
    reading = false;
    update();
  });
  const given = () => {
    scrolled = false;
    answered = performance.now();
    update();
  };
  root.addEventListener("input", given);
  answers.onchange(given);
}
