// A session as steps, one a key press: what is shown, in which order, and where in the hour it stands.
import { isCase, summaryOf } from "./custom-cases.js";

/** @typedef {{kind: string, part?: number, begins?: number, ends?: number, says?: string, one?: any, number?: number, stage?: number}} Step */

/** The steps of one case. @param {any} one @returns {Step[]} */
function ofCase(one) {
  const stages = one.stages.flatMap((/** @type {any} */ stage, /** @type {number} */ at) => {
    const kinds = ["story", ...(stage.asks.length ? ["ask"] : []), "poll", "answer", "ladder"];
    return kinds.map((kind) => ({ kind, stage: at }));
  });
  return [{ kind: "case" }, ...stages, { kind: "plan", stage: one.stages.length - 1 }, { kind: "points" }];
}

/** @param {any} session @returns {Step[]} */
export function sessionSteps(session) {
  let begins = 0;
  let number = 0;
  /** @type {Step[]} */
  const steps = [{ kind: "opening" }];
  for (const [part, one] of session.parts.entries()) {
    const { minutes, says } = one;
    const when = { part, begins, ends: begins + minutes };
    begins += minutes;
    if (!isCase(one)) {
      steps.push({ kind: "talk", says, ...when });
      continue;
    }
    number += 1;
    const summary = summaryOf(one);
    steps.push(...ofCase(summary).map((step) => ({ ...step, one: summary, number, ...when })));
  }
  return [...steps, { kind: "end" }];
}
