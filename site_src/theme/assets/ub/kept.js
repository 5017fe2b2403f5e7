// The answers on their way from page to page of one visit. While a page stands they are in its memory alone, so that a tab
// that is closed, restored or duplicated has none: they are written down only when another page of the site takes its place.
(function () {
  "use strict";
  const KEY = "ub-answers";
  const IDLE_MINUTES = 10;
  const GRACE_MS = 60000;
  const CHECK_MS = 5000;
  const SKEW_MS = 1000; // two processes of a browser may tell the time a little differently
  const UB = (window.UB = window.UB || {});
  const site = new URL("../../", document.currentScript.src).href;
  const listeners = { back: [], ask: [], lost: [], here: [] };
  let moved = false;
  let active = Date.now();
  let held = taken(performance.timeOrigin - SKEW_MS) || {};

  UB.kept = {
    /** @returns {Object<string, string>} */
    get: () => held,
    set(answers) {
      held = answers;
    },
    /**
     * back: the page is shown again as it was left; ask: nothing was done for a while; lost: nor after that; here: somebody is.
     * @param {"back" | "ask" | "lost" | "here"} when @param {() => void} listener
     */
    on: (when, listener) => listeners[when].push(listener),
    /** How long nothing may be done before the page asks; the administrator's file may say otherwise. */
    idleMinutes: () => Number((UB.local || {}).idle_minutes) || IDLE_MINUTES,
    /** Somebody is here. */
    touch() {
      check(); // who comes too late must not bring the answers of the patient before
      active = Date.now();
      tell("here");
    },
  };

  // A closed tab fires pagehide alone. Where a browser has no pageswap, what it writes then is never read again: see `taken`.
  if ("onpageswap" in window) {
    addEventListener("pageswap", ({ activation }) => {
      // The address is null where it is not told to scripts; the activation is, if it is another site's.
      if (activation && (activation.entry.url || site).startsWith(site)) hand();
    });
  } else addEventListener("pagehide", hand);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    held = taken(0) || (moved ? {} : held);
    moved = false;
    check();
    tell("back");
  });

  setInterval(check, CHECK_MS);
  document.addEventListener("visibilitychange", check); // a computer that slept may not have run the timer
  for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    addEventListener(name, (event) => counts(event) && UB.kept.touch(), { capture: true, passive: true });
  }

  /** Give the answers to the page that comes next; this one, should it be shown again, has to be given them back. */
  function hand() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ at: performance.timeOrigin + performance.now(), answers: held }));
      moved = true;
    } catch {
      // Storage may be forbidden: the answers then live as long as the page.
    }
  }

  /**
   * What was handed over, once. The page before was left after this one was asked for: what is older comes from a closed tab.
   * @param {number} since @returns {Object<string, string> | null}
   */
  function taken(since) {
    try {
      const { at, answers } = JSON.parse(sessionStorage.getItem(KEY) || "{}");
      sessionStorage.removeItem(KEY);
      return at >= since && answers && typeof answers === "object" ? answers : null;
    } catch {
      return null;
    }
  }

  function check() {
    if (!Object.keys(held).length) return;
    const idle = Date.now() - active;
    const limit = UB.kept.idleMinutes() * 60000;
    if (idle >= limit + GRACE_MS) {
      held = {};
      tell("lost");
    } else if (idle >= limit) tell("ask");
  }

  /** Whether this is somebody doing something; inside a dialog that asks, its own buttons say what is wanted. */
  function counts(event) {
    if (!document.querySelector("dialog[data-idle][open]")) return true;
    if (event.type === "keydown") return !["Tab", "Shift", "Enter", " ", "Escape"].includes(event.key);
    return event.type === "pointerdown" && !(event.target instanceof Element && event.target.closest("button"));
  }

  function tell(when) {
    for (const listener of listeners[when]) listener();
  }
})();
