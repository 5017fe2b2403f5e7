// What this device remembers of a learner: one key of the browser's storage, nothing of any patient, and nothing is sent.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const W = UB.widget;
  const KEY = "ub-teaching";
  const FORMAT = 1;
  const LEVELS = ["guess", "unsure", "fairly", "sure"];
  const listeners = [];
  let stored = true; // whether the browser keeps it beyond this page

  T.LEVELS = LEVELS;
  /** The words of these pages. @param {string} id @param {Object<string, any>} [values] */
  T.word = (id, values = {}) => W.say(T.words[id] || id).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  /** Words that count. @param {string} id @param {number} n */
  T.count = (id, n) => T.word(n === 1 ? `${id}-1` : id, { n });

  /** @typedef {{decision: any, right: boolean, kinds: string[]}} Done What was decided about one stage, and how it came out. */
  /** @typedef {{rules_hash: string, stages: Object<string, Done>, asks: Object<string, {asked: number, shortest: number}>}} Kept */
  /** @type {Object<string, Kept>} */
  let cases = {};

  T.store = {
    /** Whether the browser keeps it when the page is closed. */
    get stored() {
      return stored;
    },
    all: () => cases,
    /** @param {string} id @param {number} stage @returns {Done | undefined} */
    done: (id, stage) => (cases[id] || { stages: {} }).stages[stage],
    /** @param {string} id @param {number} stage @param {Done | null} done null takes it back */
    decide(id, stage, done) {
      const one = of(id);
      if (done) one.stages[stage] = done;
      else delete one.stages[stage];
      if (done) one.rules_hash = UB.cases.rules_hash;
      write();
    },
    /** @param {string} id @param {number} stage @param {number} asked @param {number} shortest */
    asked(id, stage, asked, shortest) {
      of(id).asks[stage] = { asked, shortest };
      write();
    },
    wipe() {
      cases = {};
      write();
    },
    /** @returns {string} the file */
    text: () => `${JSON.stringify({ what: T.word("file-what"), kind: "teaching-progress", format: FORMAT, cases }, null, 2)}\n`,
    /**
     * Take a file: what it has of a case takes the place of what was here of that case.
     * @param {string} text @returns {string[]} one sentence a fault; with any of them nothing is taken
     */
    take(text) {
      const { found, faults } = T.checkProgress(text);
      if (faults.length) return faults;
      cases = { ...cases, ...found };
      write();
      return [];
    },
    onchange: (listener) => listeners.push(listener),
  };

  function of(id) {
    cases[id] = cases[id] || { rules_hash: UB.cases.rules_hash, stages: {}, asks: {} };
    return cases[id];
  }

  /** A key that is not there yet is written at once: a browser that forbids it says so before anything was decided. */
  function read() {
    try {
      const text = localStorage.getItem(KEY);
      if (text !== null) return T.checkProgress(text).found;
      localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, cases: {} }));
    } catch {
      stored = false;
    }
    return {};
  }

  function write() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, cases }));
      stored = true;
    } catch {
      stored = false;
    }
    for (const listener of listeners) listener();
  }

  /** Another tab of the site may have decided something. */
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    cases = read();
    for (const listener of listeners) listener();
  });

  /**
   * Whether a text is progress. Every fault is one sentence; the stored state of this browser is read by the same rules.
   * @param {string} text @returns {{found: Object<string, Kept>, faults: string[]}}
   */
  T.checkProgress = function (text) {
    const faults = [];
    const found = {};
    let whole = null;
    try {
      whole = JSON.parse(text);
    } catch {
      return { found, faults: [T.word("fault-json")] };
    }
    if (!plain(whole) || !plain(whole.cases)) return { found, faults: [T.word("fault-no-progress")] };
    if (whole.format !== FORMAT) faults.push(T.word("fault-format", { format: shown(whole.format) }));
    for (const [id, kept] of Object.entries(whole.cases)) {
      const one = UB.cases.cases[id];
      if (!one) faults.push(T.word("fault-no-case", { id: shown(id) }));
      else if (!plain(kept) || !plain(kept.stages) || !plain(kept.asks)) faults.push(T.word("fault-case", { id }));
      else {
        const wrong = Object.entries(kept.stages).filter(([stage, done]) => !one.stages[stage] || !sound(done));
        const odd = Object.entries(kept.asks).filter(([stage, asks]) => !one.stages[stage] || !counts(asks));
        for (const [stage] of [...wrong, ...odd]) faults.push(T.word("fault-stage", { id, stage: shown(Number(stage) + 1) }));
        if (!wrong.length && !odd.length) found[id] = { rules_hash: String(kept.rules_hash), stages: kept.stages, asks: kept.asks };
      }
    }
    return { found, faults };
  };

  function sound(done) {
    const { decision, right, kinds } = done || {};
    if (!plain(decision) || typeof right !== "boolean" || !Array.isArray(kinds) || !Array.isArray(done.heard || [])) return false;
    return LEVELS.includes(decision.sure) && T.decided(decision) && kinds.every((kind) => kind in UB.cases.errors || kind in T.kinds);
  }

  const counts = (asks) => plain(asks) && Number.isInteger(asks.asked) && Number.isInteger(asks.shortest);
  const plain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const shown = (value) => {
    const text = JSON.stringify(value) || "nothing";
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
  };
  T.shown = shown;
  cases = read();
})();
