// Cases of one's own in a session: read and put together as their own page does it, and answered by the guide here.
import { decodeBase64url } from "../../../frontend/shared/base64url.js";
import { caseSummaries, caseSummary } from "./case-summaries.js";
import { sessionText } from "./session-text.js";

const { learner } = window.UB;
const MARK = "#own=";
const MINUTES = 10;
const [LEAST, MOST] = [3, 80];

/** What the guide said to each case of one's own, in plain words. @type {Map<string, any>} */
const learned = new Map();
const key = (/** @type {any} */ own) => JSON.stringify(own);

/** What is wrong with a case of one's own, one sentence each. @param {any} own @returns {string[]} */
export const customCaseFaults = (own) => learner.readCustomCase(key(own)).faults;

export const customCaseTitle = (/** @type {any} */ own) => String(own.title || "").trim() || sessionText("own-untitled");

/** The case of a part, in plain words: of this site, or one's own that the guide has answered. @param {any} part */
export const summaryOf = (part) => (part.own ? learned.get(key(part.own)) : part.case && caseSummaries.get(part.case)) || null;

/** Whether a part is a case of either kind. @param {any} part */
export const isCase = (part) => Boolean(part.case || part.own);

/** A case of one's own as a part. @param {any} own */
export const customCasePart = (own) => ({ minutes: MINUTES, own: learner.tidyCustomCase(own) });

/** A session of one case of one's own. @param {any} own */
export function sessionOf(own) {
  const title = [...customCaseTitle(own)].slice(0, MOST).join("");
  return {
    title: title.length < LEAST ? sessionText("own-untitled") : title,
    aims: [],
    parts: [customCasePart(own)],
    rules: window.UB_LECTURER.rules,
  };
}

/** Ask the guide about every case of one's own that it was not asked about yet; gives what is wrong. @param {any} session @returns {Promise<string[]>} */
export async function askAboutCustomCases(session) {
  const faults = [];
  for (const { own, minutes } of session.parts) {
    if (!own || learned.has(key(own))) continue;
    const title = customCaseTitle(own);
    try {
      const { one, faults: wrong } = await learner.checkCustomCase(learner.readCustomCase(key(own)).own);
      faults.push(...wrong.map((/** @type {string} */ says) => sessionText("own-wrong", { title, says })));
      if (!wrong.length) learned.set(key(own), caseSummary({ ...one, minutes, difficulty: 0 }));
    } catch (error) {
      faults.push(sessionText("own-unasked", { title, says: /** @type {Error} */ (error).message }));
    }
  }
  return faults;
}

/** Whether the guide has to be asked before a session can be shown. @param {any} session */
export const hasUnansweredCases = (session) => session.parts.some((/** @type {any} */ { own }) => own && !learned.has(key(own)));

export const hasCustomCaseLink = () => location.hash.startsWith(MARK);

/** The case of one's own in the address of this window. @returns {{own?: any, faults: string[]}} */
export function customCaseFromLink() {
  const text = decodeBase64url(location.hash.slice(MARK.length));
  return text === null ? { faults: [sessionText("fault-own-link")] } : learner.readCustomCase(text);
}
