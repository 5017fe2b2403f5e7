// Whether a text is progress: its own parts only, each a word that exists. A file and the browser's storage are read by the same rules.
import { conforms, isObject, parseJson } from "../../../frontend/shared/json-schema.js";
import { errorKinds, teachingText } from "./teaching-text.js";
import { isDecided } from "./score.js";

const UB = window.UB;
export const LEVELS = ["guess", "unsure", "fairly", "sure"];
const SHOWN = 40;
export const FORMAT = 1;

/** @typedef {{decision: any, right: boolean, kinds: string[]}} Done What was decided about one stage, and how it came out. */
/** @typedef {{rules_hash: string, stages: Object<string, Done>, asks: Object<string, {asked: number, shortest: number}>}} SavedCase */

/** A value in a sentence. */
export function shortened(value) {
  const text = JSON.stringify(value) || "nothing";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/**
 * Every fault is one sentence; `found` has the cases without one, `rest` those that this site does not know or cannot read.
 * @param {string} text @returns {{found: Object<string, SavedCase>, rest: Object<string, any>, faults: string[]}}
 */
export function checkProgress(text) {
  const none = (fault) => ({ found: {}, rest: {}, faults: [fault] });
  const { value: whole, error } = parseJson(text);
  if (error) return none(teachingText("fault-json"));
  const other = window.UB.widget.otherFile(whole, "progress");
  if (other) return none(other);
  if (!isObject(whole) || !isObject(whole.cases)) return none(teachingText("fault-no-progress"));
  const faults = whole.format === FORMAT ? [] : [teachingText("fault-format", { format: shortened(whole.format) })];
  const [found, rest] = /** @type {[string, any][][]} */ ([[], []]);
  for (const [id, saved] of Object.entries(whole.cases)) {
    const wrong = [...faultsOf(id, saved)];
    faults.push(...wrong);
    if (wrong.length) rest.push([id, saved]);
    else found.push([id, { rules_hash: String(saved.rules_hash), stages: saved.stages, asks: saved.asks }]);
  }
  return { found: Object.fromEntries(found), rest: Object.fromEntries(rest), faults };
}

/** @returns {Generator<string>} */
function* faultsOf(id, saved) {
  if (!Object.hasOwn(UB.cases.cases, id)) return yield teachingText("fault-no-case", { id: shortened(id) });
  if (!isObject(saved) || !isObject(saved.stages) || !isObject(saved.asks)) return yield teachingText("fault-case", { id });
  const one = UB.cases.cases[id];
  const stage = (at) => (/^\d+$/.test(at) && Object.hasOwn(one.stages, at) ? one.stages[at] : null);
  const wrong = Object.entries(saved.stages).filter(([at, done]) => !stage(at) || !isSound(done, stage(at)));
  const odd = Object.entries(saved.asks).filter(([at, asks]) => !stage(at) || !conforms(ASKS, asks));
  for (const [at] of [...wrong, ...odd]) yield teachingText("fault-stage", { id, stage: shortened(Number(at) + 1) });
}

const COUNT = { type: "integer", minimum: 0 };
const ASKS = { type: "object", required: ["asked", "shortest"], properties: { asked: COUNT, shortest: COUNT } };

/** Whether this is what was decided about a stage. @param {any} done @param {{replies: Object<string, any>}} stage */
function isSound(done, { replies }) {
  const asked = Object.keys(replies);
  const kinds = [...Object.keys(UB.cases.errors), ...Object.keys(errorKinds)];
  const rule = {
    type: "object",
    required: ["decision", "right", "kinds"],
    properties: {
      decision: {
        type: "object",
        required: ["sure", "next"],
        properties: { sure: { enum: LEVELS }, next: { enum: ["", ...asked] } },
      },
      right: { type: "boolean" },
      kinds: { type: "array", items: { enum: kinds } },
      heard: { type: "array", items: { enum: asked } },
    },
  };
  return conforms(rule, done) && isDecided(done.decision);
}
