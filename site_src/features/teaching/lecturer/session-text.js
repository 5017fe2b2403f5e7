// The texts of the lecturer's pages, which the build writes in front of this script.

const { words } = window.UB_LECTURER;

/** Words of the lecturer's pages, with {names} filled in. @param {string} name @param {Object<string, any>} [values] */
export const sessionText = (name, values = {}) =>
  words[name].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) =>
    key in values ? String(values[key]) : whole,
  );

/** Words that count: the one of the name, or its own for one. @param {string} name @param {number} n */
export const countText = (name, n) => sessionText(n === 1 ? `${name}-1` : name, { n });
