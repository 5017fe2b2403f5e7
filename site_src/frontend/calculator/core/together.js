// Which findings one press may answer together: questions and findings of an examination each by a press of their own.
import { answers } from "./answers.js";
import { reader, siteData } from "./base.js";

/** @typedef {"asked" | "examined"} Part */
/** @typedef {{asked: string[], examined: string[], alone: string[]}} Together `alone`: each is answered by itself */

const about = (id) => siteData("findings", id) || {};

/** A patient is asked everything. @param {string} id */
export const isExamined = (id) => reader() !== "patient" && Boolean(about(id).examined);

/** Below an age, or while the age is open, a finding is answered by itself (pregnancy). @param {string} id */
function isAlone(id) {
  const { alone_below: limit } = about(id);
  return limit !== undefined && !(Number.parseFloat(answers.get("age_years").replace(",", ".")) >= limit);
}

/** Divide findings by how they may be answered. @param {string[]} ids @returns {Together} */
export function together(ids) {
  const alone = ids.filter(isAlone);
  const rest = ids.filter((id) => !alone.includes(id));
  return { asked: rest.filter((id) => !isExamined(id)), examined: rest.filter(isExamined), alone };
}
