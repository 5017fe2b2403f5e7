// Copies of what the build drew for the lecturer's pages.

const templates = () => /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-parts]")).content;

/** @param {string} selector */
export const cloneTemplate = (selector) =>
  /** @type {HTMLElement} */ (/** @type {Element} */ (templates().querySelector(selector)).cloneNode(true));

/** A badge as the build drew it. @param {string} rung @param {string} [text] */
export function stepBadge(rung, text) {
  const drawn = cloneTemplate(`.ub-badge[data-rung="${rung}"]`);
  if (text) /** @type {HTMLElement} */ (drawn.querySelector("span")).textContent = text;
  return drawn;
}
