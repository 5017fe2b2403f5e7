// The switch of keyboard entry: off until somebody switches it on, and remembered on the device.

const CHOICE = "ub-keys";

/**
 * The switch of the mode, and the line of keys that is shown while it is on.
 * @param {HTMLElement} root @param {() => void} start
 * @returns {{on: () => boolean}}
 */
export function keyMode(root, start) {
  const button = /** @type {HTMLElement} */ (root.querySelector('[data-do="keys"]'));
  const line = /** @type {HTMLElement} */ (root.querySelector("[data-keys]"));
  let on = false;
  const set = (wanted) => {
    on = wanted;
    button.setAttribute("aria-pressed", String(on));
    line.hidden = !on;
  };
  const storedMode = () => window.__md_get && window.__md_get(CHOICE) === true;
  button.addEventListener("click", () => {
    set(!on);
    if (window.__md_set) window.__md_set(CHOICE, on);
    if (on) start();
  });
  addEventListener("storage", () => on !== storedMode() && set(storedMode())); // another tab
  set(storedMode());
  // Where the switch is not shown, as on a phone, there is no mode.
  return { on: () => on && button.offsetParent !== null };
}
