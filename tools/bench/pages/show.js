// What every page for comparison does with its answer: the sentence is shown, the step stands beside it.
/** @param {string} text the assessment as JSON */
export function show(text) {
  const assessment = JSON.parse(text);
  const result = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
  result.textContent = assessment.answer.says.clinician;
  result.dataset.floor = assessment.imaging.floor;
}
