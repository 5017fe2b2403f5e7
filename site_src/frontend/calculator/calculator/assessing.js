// From the answers to the engine and back, the latest request only. Nothing clinical is computed here.
import { answers } from "../core/answers.js";
import { actionButton, uiText } from "../core/base.js";
import { explainFaults, markFaults } from "../question/faults.js";
import { clearAnswer, showAnswer, showEngineState, showFailure, showFaults } from "../result/result.js";

/** @typedef {import("../result/draw.js").Result} Result */

/** Start the engine. A page whose engine is missing or broken has failed, and says so. @param {Result} result */
export function startEngine(result) {
  const { engine, pageGuard } = window.UB;
  if (pageGuard && pageGuard.isDead()) {
    showFailure(result, "", [reload()]);
    return false;
  }
  try {
    engine.start();
    return true;
  } catch (error) {
    showFailure(result, engine ? error.message : "", [reload()]);
    return false;
  }
}

/** Request the assessment of the form. Until it arrives, there is none. @param {Result} result @param {boolean} own whether the bar may be shown before anything is answered */
export async function assess(result, own) {
  const { state, view } = result;
  const { engine } = window.UB;
  const request = (state.request += 1);
  state.faults = [];
  clearAnswer(result);
  if (own || state.touched) view.bar.dock(); // inside a page of the guideline no bar covers the text before it is asked for
  if (!startEngine(result)) return;
  let assessment;
  try {
    assessment = await assessed(state);
  } catch (error) {
    if (request !== state.request) return;
    if (engine.state === "failed") showEngineState(result, "failed", engine.detail);
    else showFailure(result, error.message, [reload()]);
    return;
  }
  const faults = assessment.faults ? await explainFaults(assessment.faults, answers.all()) : [];
  if (request !== state.request) return;
  state.faults = faults;
  markFaults(view.root, faults);
  if (assessment.faults) showFaults(result);
  else if ([assessment.rules_hash, window.UB_DATA.rules_hash].some((hash) => hash !== view.root.dataset.rulesHash))
    showFailure(result, "", [reload()], uiText("other-rules"));
  else showAnswer(result, assessment);
}

/** The answer that is under way is overtaken. @param {Result} result */
export function overtake(result) {
  result.state.request += 1;
  result.state.touched = true;
  clearAnswer(result);
  startEngine(result);
}

/** Follow the engine's state, and its faults into the words of another reader. @param {Result} result */
export function followEngine(result) {
  const { state, view } = result;
  const { engine, pageGuard } = window.UB;
  if (engine)
    engine.onstate((engineState, detail) => {
      if (pageGuard && pageGuard.isDead()) return;
      if (engineState === "failed") state.request += 1;
      showEngineState(result, engineState, detail);
    });
  if (engine && engine.state !== "idle") showEngineState(result, engine.state, engine.detail);
  new MutationObserver(() => {
    if (!state.faults.length) return;
    markFaults(view.root, state.faults);
    showFaults(result, false);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
}

/** The engine's assessment of the form; that of a case from a link is known already. @param {import("../core/state.js").State} state */
async function assessed(state) {
  const known = state.linked;
  state.linked = null;
  return known && answers.are(known.texts) ? known.assessment : JSON.parse(await window.UB.engine.ask(answers.all()));
}

const reload = () => actionButton(uiText("reload"), () => location.reload(), {}, "button.ub-btn.ub-btn--main");
