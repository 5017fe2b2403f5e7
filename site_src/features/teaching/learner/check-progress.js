// Whether a text is progress: its own parts only, each a word that exists. A file and the browser's storage are read by the same rules.
import { errorKinds, isObject, teachingText } from "./base.js";
import { isDecided } from "./score.js";

const UB = window.UB;
export const LEVELS = ["guess", "unsure", "fairly", "sure"];
const SHOWN = 40;
export const FORMAT = 1;

/** @typedef {{decision: any, right: boolean, kinds: string[]}} Done What was decided about one stage, and how it came out. */
/** @typedef {{rules_hash: string, stages: Object<string, Done>, asks: Object<string, {asked: number, shortest: number}>}} Kept */

/** A value in a sentence. */
export function shortened(value) {
  const text = JSON.stringify(value) || "nothing";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/**
 * Every fault is one sentence; `found` has the cases without one, `rest` those that this site does not know or cannot read.
 * @param {string} text @returns {{found: Object<string, Kept>, rest: Object<string, any>, faults: string[]}}
 */
export function checkProgress(text) {
  const none = (fault) => ({ found: {}, rest: {}, faults: [fault] });
  /** @type {any} */
  let whole = null;
  try {
    whole = JSON.parse(text);
  } catch {
    return none(teachingText("fault-json"));
  }
  const other = window.UB.widget.otherFile(whole, "progress");
  if (other) return none(other);
  if (!isObject(whole) || !isObject(whole.cases)) return none(teachingText("fault-no-progress"));
  const faults = whole.format === FORMAT ? [] : [teachingText("fault-format", { format: shortened(whole.format) })];
  const [found, rest] = /** @type {[string, any][][]} */ ([[], []]);
  for (const [id, kept] of Object.entries(whole.cases)) {
    const wrong = [...faultsOf(id, kept)];
    faults.push(...wrong);
    if (wrong.length) rest.push([id, kept]);
    else found.push([id, { rules_hash: String(kept.rules_hash), stages: kept.stages, asks: kept.asks }]);
  }
  return { found: Object.fromEntries(found), rest: Object.fromEntries(rest), faults };
}

/** @returns {Generator<string>} */
function* faultsOf(id, kept) {
  if (!Object.hasOwn(UB.cases.cases, id)) return yield teachingText("fault-no-case", { id: shortened(id) });
  if (!isObject(kept) || !isObject(kept.stages) || !isObject(kept.asks)) return yield teachingText("fault-case", { id });
  const one = UB.cases.cases[id];
  const stage = (at) => (/^\d+$/.test(at) && Object.hasOwn(one.stages, at) ? one.stages[at] : null);
  const wrong = Object.entries(kept.stages).filter(([at, done]) => !stage(at) || !sound(done, stage(at)));
  const odd = Object.entries(kept.asks).filter(([at, asks]) => !stage(at) || !counts(asks));
  for (const [at] of [...wrong, ...odd]) yield teachingText("fault-stage", { id, stage: shortened(Number(at) + 1) });
}

/** @param {any} done @param {{replies: Object<string, any>}} stage */
function sound(done, { replies }) {
  if (!isObject(done)) return false;
  const { decision, right, kinds, heard = [] } = done;
  if (!isObject(decision) || typeof right !== "boolean" || !Array.isArray(kinds) || !Array.isArray(heard)) return false;
  const asked = (one) => typeof one === "string" && Object.hasOwn(replies, one);
  return (
    LEVELS.includes(decision.sure) &&
    isDecided(decision) &&
    (decision.next === "" || asked(decision.next)) &&
    heard.every(asked) &&
    kinds.every((kind) => Object.hasOwn(UB.cases.errors, kind) || Object.hasOwn(errorKinds, kind))
  );
}

const counts = (asks) => isObject(asks) && [asks.asked, asks.shortest].every((n) => Number.isInteger(n) && n >= 0);
