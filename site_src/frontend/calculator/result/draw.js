// Draws the state of a calculator in its result region: the answer, or nothing.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { sentence, uiText } from "../core/base.js";
import { teachingPoints } from "../core/teaching-points.js";
import { glyph, ladder } from "../ladder/ladder.js";
import { localContacts } from "../local-settings/local-settings.js";
import { goTo } from "../question/open-group.js";
import { markQuestions } from "../question/question.js";
import { comparedWithPresent, presentCase } from "../whatif/whatif.js";
import { alsoSaid, answerWords, isWithheld } from "./answer.js";
import { keyOfFocus, restoreFocus } from "./answer-focus.js";
import { barLines } from "./bar.js";
import { closeBar } from "./bar-state.js";
import { calculatorResults, notesFor } from "./calculator-results.js";
import { explanation, firedRules, interpretationNotes, newerEvidence } from "./explanations.js";
import { ifDifferent } from "./if-different.js";
import { askNext, isFolded, openQuestions } from "./next-questions.js";
import { threeAnswers } from "./three-answers.js";

/** @typedef {{state: import("../core/state.js").State, view: import("./view.js").View, retry: () => void}} Result */

/** Draw the answer in the words of the present reader. @param {Result} result */
export function drawAnswer(result) {
  const { state, view } = result;
  const { assessment, shown } = state;
  const key = keyOfFocus(view.live) || view.focusKey;
  const next = isFolded(shown, assessment) ? [] : openQuestions(shown, assessment);
  const span = ladderSpan(assessment);
  place(view, [
    headline(assessment),
    choice(result),
    answerOf(shown, assessment, span, [askNext(shown, assessment, () => drawAnswer(result)), view.statusPlace]),
    teachingPoints(shown, assessment),
    folds(shown, assessment),
  ]);
  showNet(view, assessment.foot.safety_net);
  delete view.root.dataset.failed;
  view.bar.update(glyph(span), barLines(assessment), next);
  view.asked.textContent = uiText("asked", {
    n: [...view.rows].filter((row) => String(row.dataset.finding) in assessment.answers).length,
    m: view.rows.length,
  });
  markQuestions(view.rows, firedRules(assessment).ladder, next.slice(0, 1));
  view.focusKey = "";
  restoreFocus(key, view.live, view.region);
  if (view.scrolled && !view.live.contains(document.activeElement)) view.panel.scrollTop = 0; // what is new is at its head
  if (state.jumping) jumpToNext(result);
}

/** Show another of the three answers, in the same place. @param {Result} result @param {string} kind */
export function showAnswerOf(result, kind) {
  const { state, view } = result;
  const { scrollTop } = view.panel;
  state.shown = view.root.dataset.shown = kind;
  for (const title of /** @type {NodeListOf<HTMLElement>} */ (view.region.querySelectorAll("[data-title-of]")))
    title.hidden = title.dataset.titleOf !== kind;
  if (state.assessment) drawAnswer(result);
  else if (state.faults.length) view.root.dispatchEvent(new CustomEvent("ub-faults"));
  view.panel.scrollTop = scrollTop;
}

/** The lines that lead to the three answers. @param {Result} result */
export const choice = ({ state, view }) =>
  threeAnswers(state.shown, state.assessment, (kind) => view.root.dispatchEvent(new CustomEvent("ub-choose", { detail: kind })));

/** With a stop nothing is more useful than the emergency number. */
function headline(assessment) {
  const words = presentCase() ? comparedWithPresent(assessment) : answerWords(assessment, assessment.gate.ask);
  const local = localContacts(assessment);
  return assessment.answer.kind === "stop" ? [local, words] : [words, local];
}

/** Beside stop and outside the ladder does not say "settled". */
function ladderSpan(assessment) {
  const { ladder: span } = assessment.answer;
  return span && isWithheld(assessment) ? { ...span, settled: false } : span;
}

/** What this calculator says besides the headline, what to ask next, then the picture. */
function answerOf(kind, assessment, span, questions) {
  const picture = [span ? h("div.ub-result__part", null, ladder(span)) : null, alsoSaid(assessment)];
  return [calculatorResults[kind](assessment), questions, picture];
}

function folds(kind, assessment) {
  return h(
    "div.ub-result__folds",
    null,
    newerEvidence(assessment),
    explanation(assessment),
    ifDifferent(kind, assessment),
    interpretationNotes(notesFor(kind, assessment)),
  );
}

/** Remove what the last answer said; its place on the screen stays. @param {import("./view.js").View} view */
export function drawNothing(view) {
  if (view.live.children.length > 1) view.live.style.minHeight = `${view.live.offsetHeight}px`;
  place(view, []);
  showNet(view, null);
  view.asked.textContent = "";
  view.bar.update(glyph(null), [h("span", null, h("b", null, uiText("answer")), " …")], null);
  markQuestions(view.rows, [], []);
}

/** Draw the parts around the status line, which stays where it is. @param {import("./view.js").View} view @param {any} children */
export function place(view, children) {
  cancelAnimationFrame(view.blanking);
  view.blanking = 0;
  const { live, statusPlace } = view;
  const drawn = [children].flat(Infinity).filter(Boolean);
  for (const old of [...live.childNodes]) if (old !== statusPlace) old.remove();
  const at = drawn.indexOf(statusPlace);
  statusPlace.before(...drawn.slice(0, Math.max(at, 0)));
  statusPlace.after(...drawn.slice(at + 1));
  if (drawn.length && live.style.minHeight) live.style.minHeight = "";
}

/** The warning signs under the answer: those of this answer, or all of them while there is none. */
function showNet(view, signs) {
  const text = signs ? sentence(signs) : "";
  if (view.ownNet.textContent !== text) view.ownNet.textContent = text;
  view.ownNet.hidden = !text;
  view.net.hidden = Boolean(text);
}

/** Go to the question to ask next, now or as soon as it is known. @param {Result} result */
export function jumpToNext({ state }) {
  state.jumping = !state.assessment;
  const [next] = state.assessment ? openQuestions(state.shown, state.assessment) : [];
  if (!next) return;
  closeBar();
  goTo(next);
}

/** Draw again when the words are those of another reader, or when more of them arrived. @param {Result} result */
export function drawAgainOn(result) {
  const again = () => {
    if (result.state.assessment) drawAnswer(result);
  };
  new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  for (const came of ["ub:local", "ub:teaching-points"]) document.addEventListener(came, again);
}

/** Another patient's answer is never shown as the last one. @param {import("../core/state.js").State} state */
export function forgetLast(state) {
  const forget = () => {
    state.last = null;
  };
  answers.onchange(() => answers.empty() && forget());
  window.UB.browserSession.on("back", forget);
}
