// How fast keys come. A bar-code scanner, dictation software or a macro is a keyboard to the browser, and quicker than any
// person. What it sends answers nothing: not in its middle, not with its first character, not with the Enter at its end.
/** Two keys closer than this were not pressed one after the other by a person. */
const BURST_MS = 70;
/** Nobody reads a question in this time: keys that come at this rate on average are text. */
const READ_MS = 90;
/** After a burst nothing is taken until the keys have rested this long; a pause this long ends a run of keys. */
const QUIET_MS = 300;
/** What a key did so shortly before a burst was part of it, and is taken back: scanners and busy machines stumble. */
const BACK_MS = 250;
/** A page that was busy may hear of a key late: the next one may be waiting behind this timer. */
const LATE_MS = 20;

/** @typedef {() => (() => void) | null} Run do what a key says; it gives the way back */

export function keyPace() {
  let last = -Infinity;
  let fast = -Infinity;
  /** The keys since the last pause, and what they did. @type {{since: number, keys: number, acts: Array<{back: () => void, at: number}>}} */
  let run = { since: 0, keys: 0, acts: [] };
  /** @type {{act: Run, at: number, timer: number, due: number} | null} */
  let waiting = null;

  function drop() {
    const now = waiting;
    if (now) clearTimeout(now.timer);
    waiting = null;
    return now;
  }

  function flush() {
    const now = drop();
    const back = now && now.act();
    if (now && back) run.acts.push({ back, at: now.at });
  }

  function due() {
    if (!waiting) return;
    if (performance.now() - waiting.due < LATE_MS) return flush();
    waiting.due = Infinity; // once
    waiting.timer = setTimeout(flush, BURST_MS);
  }

  /** Take back what was done within a time, and all that came quicker than anybody reads. @param {number} at @param {number} within */
  function discard(at, within) {
    const quick = run.keys > 3 && (at - run.since) / (run.keys - 1) < READ_MS;
    const meant = run.acts.filter((one) => !quick && at - one.at >= within);
    const undone = run.acts.filter((one) => !meant.includes(one)).reverse();
    run.acts = meant;
    for (const one of undone) one.back();
    return Boolean(drop()) || undone.length > 0;
  }

  return {
    /**
     * One more key. What waits is done if it came before a person's pause, and dropped if this key belongs to a burst.
     * @param {number} at @param {boolean} typed into a field: there a burst is text, unless it began elsewhere
     * @param {boolean} presses what has the focus: it ends a burst, and begins none
     * @returns {boolean} whether the key belongs to a burst
     */
    key(at, typed, presses) {
      const close = at - last < BURST_MS;
      if (!close) flush();
      if (at - last > QUIET_MS) run = { since: at, keys: 0, acts: [] };
      if (!presses) last = at;
      if (!presses) run.keys += 1;
      const discarded = close && discard(at, BACK_MS);
      const burst = typed ? discarded : close || at - fast < QUIET_MS;
      if (burst) fast = at;
      return burst;
    },
    /** Tab moved on: what comes next is about something else. */
    rest() {
      last = -Infinity;
    },
    waits: () => waiting !== null,
    /** A key that is no command: what comes with it is text that was meant for somewhere else. @param {number} at */
    text(at) {
      discard(at, 0);
      fast = at;
    },
    /** Do it as soon as it is clear that no other key follows at once. @param {number} at @param {Run} act */
    soon(at, act) {
      drop();
      waiting = { act, at, timer: setTimeout(due, BURST_MS), due: performance.now() + BURST_MS };
    },
  };
}
