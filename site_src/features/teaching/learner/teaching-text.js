// The words of these pages, and what they share.
const { widget } = window.UB;

/** The texts, the kinds of difference and the titles of the groups, which the build writes in front of this script. */
export const WORDS = window.UB_LEARNER.words;
export const errorKinds = window.UB_LEARNER.kinds;
export const groupTitles = window.UB_LEARNER.groups;

/** A text of these pages, with {names} filled in. @param {string} id @param {Object<string, any>} [values] */
export const teachingText = (id, values = {}) =>
  widget.forReader(WORDS[id] || id).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
/** Words that count. @param {string} id @param {number} n */
export const countText = (id, n) => teachingText(n === 1 ? `${id}-1` : id, { n });

/** The ids of the findings, in the order of the catalogue. */
export const findingIds = () => Object.keys((window.UB_DATA || {}).findings || {});
