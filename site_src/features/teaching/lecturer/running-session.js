// What a running session has so far: its step, the votes, the replies, a blank screen. Kept in this tab, apart for each
// session: the start button of a clicker loads the page again, and its stop button leads away.
import { isObject } from "../../../frontend/shared/json-schema.js";
import { deviceStorage, parsed } from "../shared/storage.js";
import { sessionFragment } from "./session-format.js";

const BLANKS = ["", "black", "white"];
const MOST = 999;

/** @type {any} */
let memory = null;
/** @returns {{step: number, blank: string, votes: Object<string, Object<string, number>>, asked: Object<string, string[]>}} */
const empty = () => ({ step: 0, blank: "", votes: {}, asked: {} });
let now = empty();
const count = (/** @type {any} */ n) => Number.isInteger(n) && n > 0 && n <= MOST;

/** A number for a text, so that each session has a name of its own. @param {string} text */
const number = (text) => [...text].reduce((sum, letter) => (Math.imul(31, sum) + letter.charCodeAt(0)) | 0, 0) >>> 0;

/** What is kept, without what is no part of it: it may be damaged, or of another version. @param {any} stored @param {any[]} steps */
function checked(stored, steps) {
  const found = empty();
  if (!isObject(stored)) return found;
  if (Number.isInteger(stored.step) && stored.step >= 0 && stored.step < steps.length) found.step = stored.step;
  if (BLANKS.includes(stored.blank)) found.blank = stored.blank;
  for (const step of steps) {
    if (step.kind !== "poll" && step.kind !== "ask") continue;
    const key = keyOf(step);
    const given = isObject(stored.votes) && Object.hasOwn(stored.votes, key) && stored.votes[key];
    const heard = isObject(stored.asked) && Object.hasOwn(stored.asked, key) && stored.asked[key];
    if (isObject(given)) found.votes[key] = Object.fromEntries(Object.entries(given).filter(([, n]) => count(n)));
    if (Array.isArray(heard)) found.asked[key] = heard.filter((id) => typeof id === "string");
  }
  return found;
}

const keyOf = (/** @type {any} */ step) => `${step.part} ${step.stage}`;

export const run = {
  /** Go on with a session where this tab left it; gives the step. @param {any} session @param {any[]} steps @param {any} otherwise */
  begin(session, steps, otherwise) {
    memory = deviceStorage(`ub-present-${number(sessionFragment(session))}`, { tab: true });
    const text = memory.read();
    now = checked(text === null ? { step: otherwise } : parsed(text), steps);
    return now.step;
  },
  get blank() {
    return now.blank;
  },
  /** Whether a hand was counted or a question opened. */
  get used() {
    return [...Object.values(now.votes), ...Object.values(now.asked)].some((one) => Object.keys(one).length);
  },
  /** The votes of a stage, to be changed in place. @param {any} step @returns {Object<string, number>} */
  votes: (step) => (now.votes[keyOf(step)] = now.votes[keyOf(step)] || {}),
  /** The questions asked in a stage, in that order, to be changed in place. @param {any} step @returns {string[]} */
  asked: (step) => (now.asked[keyOf(step)] = now.asked[keyOf(step)] || []),
  /** Keep it. @param {{step?: number, blank?: string}} [changed] */
  save(changed = {}) {
    Object.assign(now, changed);
    memory?.write(JSON.stringify(now));
    document.dispatchEvent(new CustomEvent("ub:run"));
  },
  restart() {
    now = empty();
    run.save();
  },
};
