// The events of a visit to the site.

/**
 * back: the page is shown again as it was left; leave: the page is about to be left; ask: nothing was done for the idle time;
 * cleared: nothing was done after that either, and the answers were cleared; here: somebody did something.
 * @typedef {"back" | "leave" | "ask" | "cleared" | "here"} SessionEvent
 */

/** @type {Record<SessionEvent, Array<() => void>>} */
const listeners = { back: [], leave: [], ask: [], cleared: [], here: [] };

/** Call a function at each of these events. @param {SessionEvent} when @param {() => void} listener */
export function on(when, listener) {
  listeners[when].push(listener);
}

/** Call the functions for an event, in the order in which they were added. @param {SessionEvent} when */
export function emit(when) {
  for (const listener of listeners[when]) listener();
}
