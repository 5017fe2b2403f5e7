// The answers of this visit: one set for all calculators, kept as they were given (raw strings of the form).
const { browserSession } = window.UB;
const STEPS = 100;
/** In front of a number that was typed and has to be confirmed before it counts. */
const UNCONFIRMED = "unconfirmed:";
const counts = (value) => !value.startsWith(UNCONFIRMED);

/** @typedef {Object<string, string>} Answers present or absent for a yes/no finding, the text as typed for a number */

/** @type {Answers} */
let now = load();
/** @type {Answers[]} */
let past = [];
/** What New patient removed, as long as it can be brought back. @type {{now: Answers, past: Answers[]} | null} */
let removed = null;
/** The present case, while the form contains a trial of other answers. @type {{now: Answers, past: Answers[]} | null} */
let present = null;
/** @type {Array<() => void>} */
const listeners = [];

export const answers = {
  /** What counts. @returns {Answers} */
  all: () => Object.fromEntries(Object.entries(now).filter(([, value]) => counts(value))),
  get: (finding) => (counts(now[finding] || "") && now[finding]) || "",
  /** What was typed, confirmed or not; `raw` with the mark of what was not. */
  typed: (finding) => (now[finding] || "").replace(UNCONFIRMED, ""),
  raw: (finding) => now[finding] || "",
  unconfirmed: (text) => UNCONFIRMED + text,
  /** Whether all answers were just removed, and none was given since. */
  cleared: () => removed !== null,
  empty: () => Object.keys(now).length === 0,
  /** @param {Answers} all @returns {boolean} whether these are the answers, and no others */
  are: (all) => same(clean(all), now),
  canUndo: () => past.length > 0,
  steps: () => past.length,
  /** Several answers at once are one step back. @param {Answers} some */
  give(some) {
    commit({ ...now, ...some });
  },
  /** @param {Answers} all @returns {boolean} whether anything is otherwise now */
  replace(all) {
    const tried = endTrial();
    const changed = commit(all);
    if (tried && !changed) notify();
    return changed;
  },
  /** One step back. @returns {{from: Answers, to: Answers} | null} what it changed */
  undo() {
    const from = now;
    const to = past.pop();
    if (to) settle(to);
    return to ? { from, to } : null;
  },
  /** All answers go, and every step back with them; `back` brings both again, unless `forget` was called or anything was answered since. */
  clear() {
    endTrial();
    const before = { now, past };
    past = [];
    settle({});
    removed = before;
    return {
      back() {
        if (removed !== before) return false;
        past = before.past;
        settle(before.now);
        return true;
      },
      forget() {
        if (removed === before) removed = null;
      },
    };
  },
  /** @param {() => void} listener */
  onchange: (listener) => listeners.push(listener),
  /** What if: a trial of other answers, never stored. The present case stays as it is until the trial is taken over. */
  trial: {
    on: () => present !== null,
    start() {
      present = { now, past };
      past = [];
      notify();
    },
    /** One step back undoes it. */
    accept() {
      const tried = now;
      endTrial();
      if (!commit(tried)) notify();
    },
    leave() {
      endTrial();
      notify();
    },
  },
};

/** @returns {boolean} whether there was one */
function endTrial() {
  if (!present) return false;
  ({ now, past } = present);
  present = null;
  return true;
}

function commit(next) {
  const tidy = clean(next);
  if (same(tidy, now)) return false;
  past = [...past.slice(1 - STEPS), now];
  settle(tidy);
  return true;
}

function settle(next) {
  now = next;
  removed = null;
  if (!present) browserSession.set(now);
  notify();
}

function notify() {
  for (const listener of listeners) listener();
}

/** Not asked is nothing at all, so that equal cases are equal objects. */
function clean(answers) {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== "" && value !== "not-assessed"));
}

function same(one, other) {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** What the page before handed over. @returns {Answers} */
function load() {
  return clean(Object.fromEntries(Object.entries(browserSession.get()).filter(([, value]) => typeof value === "string")));
}

// A page that is shown again as it was left may have been overtaken by another page of the visit.
browserSession.on("back", () => {
  present = null;
  now = load();
  past = [];
  removed = null;
  notify();
});
