// Clears the answers of a page at which nobody does anything: first it asks, and a minute later it clears them.
import { UB } from "../shared/namespace.js";
import { emit, on } from "./session-events.js";
import { answers, setAnswers } from "./session-store.js";

const IDLE_MINUTES = 10;
const GRACE_MS = 60000;
const CHECK_MS = 5000;
let active = clocks();

/** Return how long nothing may be done before the page asks. The administrator's file may set it. */
export const idleMinutes = () => Number((UB.local || {}).idle_minutes) || IDLE_MINUTES;

/** Start the idle time again, because somebody did something. */
export function touch() {
  check(); // after the end of the idle time, the answers of the patient before must not come back
  active = clocks();
  emit("here");
}

on("back", check); // this listener is the first, so that the others see whether the answers were cleared
setInterval(check, CHECK_MS);
document.addEventListener("visibilitychange", check); // a computer that slept may not have run the timer
for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
  addEventListener(name, (event) => counts(event) && touch(), { capture: true, passive: true });
}

/** One clock can be set back, and the other can stop while the computer sleeps. The one that shows more time counts. */
function clocks() {
  return [Date.now(), performance.now()];
}

/** Ask, or clear the answers, when it is time. */
function check() {
  if (!Object.keys(answers()).length) return;
  const now = clocks();
  const idle = Math.max(...now.map((time, n) => time - active[n]));
  const limit = idleMinutes() * 60000;
  if (idle >= limit + GRACE_MS) {
    setAnswers({});
    emit("cleared");
  } else if (idle >= limit) emit("ask");
}

/** Whether an event shows that somebody is here. In the dialog that asks, only its buttons do. @param {Event} event */
function counts(event) {
  if (!document.querySelector("dialog[data-idle][open]")) return true;
  if (event instanceof KeyboardEvent) return !["Tab", "Shift", "Enter", " ", "Escape"].includes(event.key);
  return event.type === "pointerdown" && !(event.target instanceof Element && event.target.closest("button"));
}
