// Keys that scroll a page also change a radio button, a list or press a button. They do not where the reader does not see it, and
// the keys up and down scroll after a press of the mouse or a finger. With the focus there by keyboard, in sight, nothing changes.
import { UB } from "../shared/namespace.js";

const LINE = 40;
const PAGE = 0.9;
const UP_DOWN = { ArrowUp: -1, ArrowDown: 1 };
const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const SCROLLS = [...ARROWS, "PageUp", "PageDown", "Home", "End"];
const CHOICES = "input[type=radio], select";
// The menu's checkboxes are not among them: their labels are in other places.
const PRESSED = "input[type=radio], fieldset input[type=checkbox], [data-calculator] button";
/** The row of choices that was pressed last, as long as no key is used in it. @type {Element | null} */
let pressed = null;
/** Whether the reader may have scrolled since the focus came to where it is. */
let moved = false;
/** A key whose end must not press anything either. */
let stopped = "";

/** Whether the middle of a control is where a reader sees it: in the window, under nothing. @param {Element} control */
UB.isInView = function (control) {
  const shown = (control instanceof HTMLInputElement && control.labels && control.labels[0]) || control;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (shown.contains(hit) || hit.contains(control)) && !outOfFrame.has(control);
};

/** In a frame of another page, that page can scroll too. @type {Set<Element>} */
const outOfFrame = new Set();
const watch = new IntersectionObserver(
  (seen) => {
    for (const { target, intersectionRatio } of seen) {
      if (intersectionRatio < 0.5) outOfFrame.add(target);
      else outOfFrame.delete(target);
    }
  },
  { threshold: [0, 0.5, 1] },
);

const rowOf = (target) => (target instanceof Element ? target.closest("fieldset, .ub-seg, form") : null);

addEventListener(
  "focusin",
  ({ target }) => {
    moved = false;
    watch.disconnect();
    outOfFrame.clear();
    if (target instanceof Element && parent !== window) watch.observe(target);
  },
  true,
);
addEventListener(
  "pointerdown",
  ({ target }) => {
    pressed = rowOf(target);
    moved = true;
  },
  true,
);
for (const name of ["wheel", "touchmove"]) addEventListener(name, () => (moved = true), { capture: true, passive: true });

addEventListener(
  "keydown",
  (event) => {
    const { key, target } = event;
    stopped = "";
    if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
    if (ARROWS.includes(key) && target.matches(CHOICES)) {
      const scrolls = key in UP_DOWN && pressed !== null && pressed === rowOf(target) && target.matches("input");
      const seen = UB.isInView(target);
      if (scrolls || !seen) stop(event, LINE * (UP_DOWN[key] || 0), moved || seen);
    } else if (key === " " && target.matches(PRESSED) && !UB.isInView(target))
      stop(event, (event.shiftKey ? -PAGE : PAGE) * innerHeight, moved);
    else if (SCROLLS.includes(key)) moved = true;
    else if (key !== "Shift") pressed = null;
  },
  true,
);
// Some browsers press a button at the end of the key.
addEventListener(
  "keyup",
  (event) => {
    if (stopped && event.key === stopped) event.preventDefault();
    stopped = "";
  },
  true,
);

/** The key scrolls. If the focus came here unseen, it shows where the focus is. @param {KeyboardEvent} event @param {number} by @param {boolean} scrolls */
function stop(event, by, scrolls) {
  const target = /** @type {HTMLElement} */ (event.target);
  event.preventDefault();
  event.stopPropagation();
  stopped = event.key;
  if (!scrolls) return target.scrollIntoView({ block: "center" });
  const before = scrollY;
  scrollBy({ top: by, behavior: "instant" });
  if (parent !== window && scrollY === before) target.blur(); // the next one scrolls the page around
}
