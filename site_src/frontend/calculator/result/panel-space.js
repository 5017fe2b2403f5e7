// On a wide screen the answer stays in sight to the end of the page: its column ends with the page, not with the form.

/** @param {HTMLElement} root the calculator on a page of its own */
export function reservePanelSpace(root) {
  const grid = /** @type {HTMLElement} */ (root.querySelector(".ub-calc__grid"));
  const form = /** @type {HTMLElement} */ (root.querySelector(".ub-calc__questions"));
  const measure = () => {
    const below = document.body.getBoundingClientRect().bottom - form.getBoundingClientRect().bottom;
    grid.style.setProperty("--ub-below", `${Math.max(0, Math.floor(below))}px`);
  };
  const watch = new ResizeObserver(measure);
  for (const one of [document.body, form]) watch.observe(one);
}
