// Ask first: nothing is taken as asked; with each reply floor and ceiling close in, as the module says. At the end the shortest way.
import { h } from "../../../frontend/shared/elements.js";
import { countText, teachingText } from "./teaching-text.js";

const { widget } = window.UB;

/** What the module says to answers, parsed; a sentence where it cannot be asked. A number may be the text that was typed. */
export const assess = async (answers) => JSON.parse(await window.UB.engine.ask(answers));

/** Where the answer stands after a step of a way. @param {{kind: string, floor: string, ceiling: string}} step */
const positionText = ({ kind, floor, ceiling }) =>
  kind === "stop" || kind === "outside"
    ? teachingText(`step-${kind}`)
    : teachingText(floor === ceiling ? "step-at" : "step-to", { floor: widget.rungName(floor), ceiling: widget.rungName(ceiling) });

/** Whether nothing that can be known is left to move the answer: the end of the shortest way, reached by another one. */
function reached(found, truth) {
  const same = (pick) => JSON.stringify(pick(found)) === JSON.stringify(pick(truth));
  if (truth.answer.kind === "stop") return found.answer.kind === "stop";
  if (!same((one) => [one.answer.kind, one.answer.badge, one.gate.ask])) return false;
  const urgent = (one) => (["urgent-evaluation", "immediate"].includes(one.imaging.ceiling) ? one.imaging.ceiling : null);
  if (truth.answer.kind === "outside") return same((one) => [one.answer.rung, urgent(one)]);
  return same(({ imaging }) => [imaging.floor, imaging.ceiling, imaging.ask]);
}

/**
 * The panel of one stage.
 * @param {string} title
 * @param {{asked: any, path: {steps: any[]}, replies: Object<string, any>}} stage
 * @param {{restart: () => void, follow: (on: boolean) => void, ended: (asked: number, shortest: number) => void}} does
 */
export function askingPanel(title, stage, does) {
  const status = h("p.ub-asking__says", { role: "status" }, teachingText("asking-start"));
  const count = h("span", null, countText("asking-n", 0));
  const glyph = h("span", null, widget.glyph(null));
  const ladder = h("div.ub-asking__ladder", null, widget.ladder(null));
  const comparisonBox = h("div.ub-asking__way");
  const show = widget.actionButton(teachingText("asking-show"), () => drawWay(false), { hidden: true });
  const box = h(
    "section.ub-asking",
    { "data-asking": "open", "aria-label": title },
    h("h3", null, title),
    h("p.ub-meta.ub-asking__now", null, glyph, count),
    ladder,
    status,
    h("p.ub-actions", null, show, widget.actionButton(teachingText("asking-restart"), does.restart)),
    comparisonBox,
  );
  /** In the order in which they were asked; first what is known from a stage before. @type {Array<{finding: string, carried: boolean}>} */
  let questions = [];
  /** Where the answer stood after each question. @type {Map<string, any>} */
  const steps = new Map();
  let latest = 0;

  /** @param {Array<{finding: string, carried: boolean}>} asked */
  async function update(asked) {
    const number = (latest += 1);
    questions = asked;
    comparisonBox.replaceChildren();
    box.dataset.asking = "open";
    does.follow(true);
    count.textContent = countText("asking-n", asked.length);
    show.hidden = !asked.length;
    if (!asked.length) {
      status.textContent = teachingText("asking-start");
      light(null);
      return;
    }
    if (window.UB.engine.state !== "ready") status.textContent = teachingText("asking-waits");
    const known = asked.map((one) => one.finding).filter((one) => stage.replies[one].answer !== null);
    let found;
    try {
      found = await assess(Object.fromEntries(known.map((one) => [one, stage.replies[one].answer])));
    } catch (error) {
      if (number === latest) status.textContent = teachingText("asking-failed", { says: error.message });
      return;
    }
    const { answer, imaging } = found;
    steps.set(asked[asked.length - 1].finding, { kind: answer.kind, floor: imaging.floor, ceiling: imaging.ceiling });
    if (number !== latest) return;
    light(answer.ladder);
    const end = reached(found, stage.asked);
    status.replaceChildren(
      h("b", null, teachingText("asking-answer"), ": "),
      widget.sentence(answer.says),
      end ? ` ${teachingText(answer.kind === "open" ? "asking-done-open" : "asking-done")}` : "",
    );
    if (end) drawWay(true);
  }

  /** @param {any} span */
  function light(span) {
    ladder.replaceChildren(widget.ladder(span));
    glyph.replaceChildren(widget.glyph(span));
  }

  function drawWay(ended) {
    box.dataset.asking = ended ? "ended" : "shown";
    does.follow(false);
    show.hidden = true;
    if (ended) does.ended(questions.length, stage.path.steps.length);
    comparisonBox.replaceChildren(questionPaths(stage, questions, steps));
  }

  return { box, update };
}

/**
 * The shortest path next to the learner's own.
 * @param {{path: {steps: any[]}}} stage
 * @param {Array<{finding: string, carried: boolean}>} questions in the order of asking
 * @param {Map<string, any>} steps where the answer stood after a question, as far as it is known
 */
export function questionPaths(stage, questions, steps) {
  const shortest = stage.path.steps;
  const on = new Set(shortest.map((step) => step.finding));
  const note = ({ finding, carried }) => (carried ? teachingText("way-carried") : on.has(finding) ? "" : teachingText("way-extra"));
  const asked = questions.map((one) => ({ finding: one.finding, step: steps.get(one.finding), note: note(one) }));
  const side = (word, rows, marks) => h("div", null, h("h5", null, teachingText(word)), h("ol", marks, items(rows)));
  return h(
    "div",
    null,
    h("h4", null, teachingText("way")),
    h("p", null, teachingText("way-says", { asked: questions.length, shortest: shortest.length })),
    h(
      "div.ub-ways",
      null,
      side("way-yours", asked, {}),
      side(
        "way-shortest",
        shortest.map((step) => ({ finding: step.finding, step, note: "" })),
        { "data-shortest": true },
      ),
    ),
  );
}

/** The questions of a way; where the answer stands is said where it has moved. */
function items(rows) {
  let last = "";
  return rows.map(({ finding, step, note }) => {
    const now = step ? positionText(step) : "";
    const says = now && now !== last ? h("small", null, " → ", now) : null;
    last = now || last;
    return h("li", { "data-step": finding }, widget.findingLabel(finding), says, note ? h("span.ub-tag", null, note) : null);
  });
}
