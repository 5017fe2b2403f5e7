// The result region: its state, the answer that it shows or does not show, and the one quiet announcement of what is new.
import { h } from "../../shared/elements.js";
import { actionButton, forReader, uiText } from "../core/base.js";
import { glyph, ladder } from "../ladder/ladder.js";
import { localTexts } from "../local-settings/local-settings.js";
import { faultList } from "../question/faults.js";
import { keyOfFocus } from "./answer-focus.js";
import { closeBar } from "./bar-state.js";
import { choice, drawAgainOn, drawAnswer, drawNothing, forgetLast, jumpToNext, place } from "./draw.js";
import { dropFolds } from "./explanations.js";
import { openQuestions } from "./next-questions.js";
import { notCurrent, notCurrentLine } from "./not-current.js";
import { resultView } from "./view.js";

/** @typedef {import("./draw.js").Result} Result */
/** @typedef {import("../core/state.js").State} State */

const ANSWER = ["kind", "gate", "floor", "ceiling", "settled", "rulesHash"];
const QUIET_MS = 400;
const ANNOUNCE_MS = 500;

/** The result of the calculator that was set up last: a page has one, the gallery several. @type {any} */
let current = null;

/** The question to ask next, if the present answer has one. @returns {string | undefined} */
export function firstOpenQuestion() {
  const { shown, assessment } = current.state;
  return assessment ? openQuestions(shown, assessment)[0] : undefined;
}
/** Go to the question to ask next, as soon as it is known. */
export const goToNext = () => jumpToNext(current);

/** @param {HTMLElement} root @param {State} state @param {() => void} retry @returns {Result} */
export function setUpResult(root, state, retry) {
  const result = { state, view: resultView(root), retry };
  current = result;
  drawAgainOn(result);
  root.addEventListener("ub-faults", () => showFaults(result, false));
  forgetLast(state);
  drawNothing(result.view);
  result.view.status.hidden = root.dataset.page === "own"; // there it starts at once
  return result;
}

/** Say the engine's state in words; those of a start only when it takes a while. @param {Result} result @param {string} engineState @param {string} detail */
export function showEngineState(result, engineState, detail) {
  const { state, view } = result;
  view.region.dataset.state = engineState;
  if (engineState === "loading" || engineState === "starting") {
    if (!state.start.timer) state.start.timer = setTimeout(showStart, QUIET_MS, result);
    else if (state.start.announced) showStart(result);
    return;
  }
  endStart(state);
  if (engineState === "failed")
    showFailure(result, detail, [actionButton(uiText("try-again"), result.retry, {}, "button.ub-btn.ub-btn--main")]);
  else setStatus(view, uiText(engineState), engineState === "ready");
}

/**
 * Remove the answer: none stays while another is under way, beside faults, or after the worker died. The attributes go at
 * once; the words before the next frame is drawn, unless the new ones are there by then: they are never seen, and not drawn twice.
 * @param {Result} result
 */
export function clearAnswer({ state, view }) {
  view.focusKey = keyOfFocus(view.live) || view.focusKey;
  for (const name of ANSWER) delete view.region.dataset[name];
  state.assessment = null;
  clearTimeout(view.announceTimer);
  dropFolds();
  if (view.announcer.textContent) view.announcer.textContent = "";
  if (!view.blanking) view.blanking = requestAnimationFrame(() => drawNothing(view));
}

/** @param {Result} result @param {any} assessment */
export function showAnswer(result, assessment) {
  const { state, view } = result;
  state.assessment = state.last = assessment;
  showEngineState(result, "ready", "");
  const { answer, gate, imaging } = assessment;
  Object.assign(view.region.dataset, {
    kind: answer.kind,
    gate: gate.status,
    floor: imaging.floor,
    ceiling: imaging.ceiling,
    settled: String(imaging.settled),
    rulesHash: assessment.rules_hash,
  });
  drawAnswer(result);
  const parts = answer.parts.map((part) => `${forReader(part.lead)} ${forReader(part.says)}`.trim());
  if (state.touched) announce(view, [...parts, ...localTexts(assessment)]);
}

/** Show why the answers cannot be read, and the last answer as not current. @param {Result} result @param {boolean} [aloud] */
export function showFaults(result, aloud = result.state.touched) {
  const { state, view } = result;
  const { faults, last } = state;
  showEngineState(result, "ready", "");
  drawNothing(view);
  place(view, [
    h("div.ub-result__part.ub-fault", { "data-role": "faults" }, h("h3", null, uiText("faults")), faultList(faults)),
    choice(result),
    notCurrent(last),
  ]);
  view.bar.update(glyph(null), [h("b", null, uiText("faults")), notCurrentLine(last)].filter(Boolean), []);
  if (aloud)
    announce(view, [uiText("faults"), ...faults.map((fault) => forReader(fault.says)), ...(last ? [uiText("not-current-says")] : [])]);
}

/** Show what failed, what still works, and one way on. @param {Result} result @param {string} detail @param {HTMLElement[]} actions @param {string} [what] */
export function showFailure(result, detail, actions, what = uiText("failed")) {
  const { state, view } = result;
  clearAnswer(result);
  drawNothing(view);
  view.region.dataset.state = "failed";
  endStart(state);
  setStatus(view, `${what}. ${uiText("failed-what-works")}.`, false);
  const print = actionButton(uiText("print"), () => window.print());
  const buttons = h("div.ub-actions", null, actions, toTable(view.root), print);
  place(view, h("div.ub-result__part", null, buttons, h("p.ub-meta", null, detail)));
  view.bar.update(glyph(null), [h("b", null, what)], []);
  view.root.dataset.failed = "";
}

function toTable(root) {
  return actionButton(uiText("to-table"), () => {
    closeBar();
    const rules = /** @type {HTMLElement} */ (root.querySelector("#rules"));
    rules.focus();
    rules.scrollIntoView();
  });
}

function setStatus(view, words, unseen) {
  view.status.textContent = words;
  view.status.classList.toggle("ub-sr", unseen);
  view.status.hidden = false;
}

/** Say that the start takes a while; the form can already be filled in. @param {Result} result */
function showStart({ state, view }) {
  state.start.announced = true;
  setStatus(view, uiText(view.region.dataset.state || "starting"), false);
  drawNothing(view);
  place(view, [h("p.ub-answer__why", null, uiText("state-slow")), h("div.ub-result__part", null, ladder(null))]);
}

/** @param {State} state */
function endStart({ start }) {
  clearTimeout(start.timer);
  start.timer = 0;
  start.announced = false;
}

/** Announce once, politely, when the answers have come to rest. @param {import("./view.js").View} view @param {string[]} sentences */
function announce(view, sentences) {
  clearTimeout(view.announceTimer);
  view.announceTimer = setTimeout(() => {
    view.announcer.textContent = sentences.join(". ");
  }, ANNOUNCE_MS);
}
