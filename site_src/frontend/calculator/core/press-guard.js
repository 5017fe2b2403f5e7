// The guard of what answers in place: buttons whose target changes. A press that comes within 800 ms of a change of what a
// button names was meant for what it named before. It is not taken, however it was made. The radios of a question are free.
import { setStatusNear } from "./status-line.js";
import { answers } from "./answers.js";
import { uiText } from "./base.js";

const REST_MS = 800;
/** Two presses of one finger are this close. */
const NEAR_PX = 24;
/** The second press of a double one comes within this time. */
const DOUBLE_MS = 400;

/** @typedef {{names: string, since: number, controls: Element[], timer: number}} Place */
/** What each place names, and since when. @type {Map<string, Place>} */
const places = new Map();

export const pressGuard = {
  /**
   * Say what the controls of a place would answer now; they rest if it is something else than before.
   * `always`: they rest also while the form is at its beginning, because a press before led to them.
   * @param {string} place @param {string} names nothing: the place is empty @param {Element[]} controls @param {boolean} [always]
   */
  names(place, names, controls, always = false) {
    const known = places.get(place);
    const now = known || { names, since: -Infinity, controls, timer: 0 };
    for (const control of controls) control.setAttribute("data-in-place", place);
    // A form that was emptied is at its beginning, as it is when a page is opened.
    if (now.names !== names && names) now.since = answers.cleared() && !always ? -Infinity : performance.now();
    Object.assign(now, { names, controls });
    places.set(place, now);
    mark(now);
  },
  /** Let the controls of a place rest now. @param {string} place @param {Element[]} controls */
  rest(place, controls) {
    pressGuard.names(place, `${(places.get(place) || { names: "" }).names}.`, controls);
    const now = /** @type {Place} */ (places.get(place));
    now.since = performance.now();
    mark(now);
  },
  /** @param {string} place @param {number} [at] the time of the press */
  resting: (place, at = performance.now()) => places.has(place) && at - /** @type {Place} */ (places.get(place)).since < REST_MS,
  watch,
};

/** A control that rests keeps the focus, and says and shows that it rests. @param {Place} place */
function mark(place) {
  clearTimeout(place.timer);
  const left = place.since + REST_MS - performance.now();
  for (const control of place.controls) {
    if (left > 0) control.setAttribute("aria-disabled", "true");
    else control.removeAttribute("aria-disabled");
  }
  if (left > 0) place.timer = setTimeout(mark, left, place);
}

/** Stop the presses that came too soon, before any part of the calculator hears of them. @param {HTMLElement} root */
function watch(root) {
  /** The last press by a pointer, and how far the page was scrolled. @type {{thing: Element | null, x: number, y: number, top: number, at: number}} */
  let last = { thing: null, x: 0, y: 0, top: 0, at: -Infinity };
  root.addEventListener(
    "click",
    (event) => {
      const thing = /** @type {Element} */ (event.target).closest("button, a, label, summary");
      if (!thing) return;
      const at = event.timeStamp;
      const place = thing.getAttribute("data-in-place");
      const pointed = event.detail > 0; // by a finger or a mouse
      const before = last;
      if (pointed) last = { thing, x: event.clientX, y: event.clientY, top: scrollY, at };
      // Under a finger that stayed where it was the page moved: the second press of a double one falls on something else.
      const moved = pointed && before.thing !== thing && Math.hypot(event.clientX - before.x, event.clientY - before.y) < NEAR_PX;
      const opened = before.thing && before.thing.matches(".ub-group__toggle, .ub-bar, .ub-chip, [data-none], [data-none-of]");
      const early =
        place !== null
          ? pressGuard.resting(place, at) || (moved && before.top === scrollY && at - before.at < REST_MS)
          : Boolean(moved && opened && thing.matches(".ub-seg__opt, .ub-chip")) && at - before.at < DOUBLE_MS;
      if (!early) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setStatusNear(thing, uiText("too-soon"));
    },
    true,
  );
}
