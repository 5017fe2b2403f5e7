// The result of one check of the administrator's page.
import { adminText } from "./form.js";

/** @typedef {{state: "good" | "mend" | "unknown", says: string, means?: string}} CheckResult */

/** The result of one check, in words. @param {string} name @param {boolean} good @param {Object<string, any>} [values] @returns {CheckResult} */
export const checkResult = (name, good, values = {}, means = `${name}-means`) =>
  good
    ? { state: "good", says: adminText(`${name}-good`, values) }
    : { state: "mend", says: adminText(`${name}-mend`, values), means: adminText(means) };
