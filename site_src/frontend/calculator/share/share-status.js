// The line of the share panel that says what came of a press.

/** @type {(...words: (string | HTMLElement)[]) => void} */
let current = () => {};

/** Say in the panel what came of a press. @param {...(string | HTMLElement)} words */
export const setShareStatus = (...words) => current(...words);

/** Set where the panel of this page says it. @param {HTMLElement} place @returns {typeof setShareStatus} says it in this panel */
export function setUpShareStatus(place) {
  current = (...words) => place.replaceChildren(...words);
  return current;
}
