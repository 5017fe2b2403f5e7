// Whether a text is progress: its own parts only, each a word that exists. A file and the browser's storage are read by the same rules.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const LEVELS = ["guess", "unsure", "fairly", "sure"];
  const SHOWN = 40;

  T.LEVELS = LEVELS;
  T.FORMAT = 1;

  /** @typedef {{decision: any, right: boolean, kinds: string[]}} Done What was decided about one stage, and how it came out. */
  /** @typedef {{rules_hash: string, stages: Object<string, Done>, asks: Object<string, {asked: number, shortest: number}>}} Kept */

  const { plain } = T;

  /** A value in a sentence. */
  T.shown = function (value) {
    const text = JSON.stringify(value) || "nothing";
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  };

  /**
   * Every fault is one sentence; `found` has the cases without one, `rest` those that this site does not know or cannot read.
   * @param {string} text @returns {{found: Object<string, Kept>, rest: Object<string, any>, faults: string[]}}
   */
  T.checkProgress = function (text) {
    const none = (fault) => ({ found: {}, rest: {}, faults: [fault] });
    let whole = null;
    try {
      whole = JSON.parse(text);
    } catch {
      return none(T.word("fault-json"));
    }
    const other = window.UB.widget.otherFile(whole, "progress");
    if (other) return none(other);
    if (!plain(whole) || !plain(whole.cases)) return none(T.word("fault-no-progress"));
    const faults = whole.format === T.FORMAT ? [] : [T.word("fault-format", { format: T.shown(whole.format) })];
    const [found, rest] = [[], []];
    for (const [id, kept] of Object.entries(whole.cases)) {
      const wrong = [...faultsOf(id, kept)];
      faults.push(...wrong);
      if (wrong.length) rest.push([id, kept]);
      else found.push([id, { rules_hash: String(kept.rules_hash), stages: kept.stages, asks: kept.asks }]);
    }
    return { found: Object.fromEntries(found), rest: Object.fromEntries(rest), faults };
  };

  /** @returns {Generator<string>} */
  function* faultsOf(id, kept) {
    if (!Object.hasOwn(UB.cases.cases, id)) return yield T.word("fault-no-case", { id: T.shown(id) });
    if (!plain(kept) || !plain(kept.stages) || !plain(kept.asks)) return yield T.word("fault-case", { id });
    const one = UB.cases.cases[id];
    const stage = (at) => (/^\d+$/.test(at) && Object.hasOwn(one.stages, at) ? one.stages[at] : null);
    const wrong = Object.entries(kept.stages).filter(([at, done]) => !stage(at) || !sound(done, stage(at)));
    const odd = Object.entries(kept.asks).filter(([at, asks]) => !stage(at) || !counts(asks));
    for (const [at] of [...wrong, ...odd]) yield T.word("fault-stage", { id, stage: T.shown(Number(at) + 1) });
  }

  /** @param {any} done @param {{replies: Object<string, any>}} stage */
  function sound(done, { replies }) {
    if (!plain(done)) return false;
    const { decision, right, kinds, heard = [] } = done;
    if (!plain(decision) || typeof right !== "boolean" || !Array.isArray(kinds) || !Array.isArray(heard)) return false;
    const asked = (one) => typeof one === "string" && Object.hasOwn(replies, one);
    return LEVELS.includes(decision.sure) && T.decided(decision) && (decision.next === "" || asked(decision.next)) &&
      heard.every(asked) && kinds.every((kind) => Object.hasOwn(UB.cases.errors, kind) || Object.hasOwn(T.kinds, kind));
  }

  const counts = (asks) => plain(asks) && [asks.asked, asks.shortest].every((n) => Number.isInteger(n) && n >= 0);
})();
