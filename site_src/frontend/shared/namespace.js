// The one name that the bundles of a page share; the first of them makes it.

export const UB = (window.UB = window.UB || /** @type {any} */ ({}));
