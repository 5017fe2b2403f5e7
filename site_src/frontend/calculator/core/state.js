// The state of one calculator: a plain object. `calculator/` and `result/` have the functions that change it and draw it.

/**
 * @typedef {Object} State
 * @property {string} kind the calculator of the page as opened: screen, imaging, or management
 * @property {string} shown whose answer the result shows
 * @property {number} request the number of the latest request for an assessment
 * @property {boolean} touched whether anything was answered
 * @property {any[]} faults what is wrong with the form
 * @property {any} assessment the assessment that the result shows, or null
 * @property {any} last the last assessment of the same patient, which is shown as not current beside faults
 * @property {{assessment: any, texts: Object<string, string>} | null} linked the assessment of a case from a link, which need not be requested again
 * @property {{timer: number, announced: boolean}} start whether the engine is starting, and whether the page said so
 * @property {boolean} jumping whether to go to the next question as soon as it is known
 */

/** @param {HTMLElement} root @returns {State} */
export function newState(root) {
  const kind = root.dataset.calculator || "";
  return {
    kind,
    shown: kind,
    request: 0,
    touched: false,
    faults: [],
    assessment: null,
    last: null,
    linked: null,
    start: { timer: 0, announced: false },
    jumping: false,
  };
}
