// Which of this site's files a value is: a case, a session, a teaching case, progress, or local information.
import { isObject } from "../../shared/json-schema.js";
import { uiText } from "../core/base.js";

const LOCAL = ["emergency_number", "spine_on_call", "mri_on_call", "site_address", "review_by", "pathways"];
const findings = () => Object.keys((window.UB_DATA || {}).findings || {});

/** How each kind of file is recognized: by its mark, or by a part that only it has. @type {Object<string, (one: any) => boolean>} */
const KINDS = {
  session: (one) => Array.isArray(one.parts),
  progress: (one) => one.kind === "teaching-progress" || (isObject(one.cases) && Object.hasOwn(one, "format")),
  "own-case": (one) => one.kind === "teaching-case" || Array.isArray(one.stages),
  "patient-case": (one) =>
    isObject(one.answers) || (Object.keys(one).length > 0 && Object.keys(one).every((name) => findings().includes(name))),
  local: (one) => LOCAL.some((name) => Object.hasOwn(one, name)),
};

/**
 * Which other file of this site a value is, and where to open that one, in a sentence; empty where it is none.
 * @param {any} value what the file holds @param {string} wanted the kind that was asked for
 */
export function otherFile(value, wanted) {
  const kind = isObject(value) ? Object.keys(KINDS).find((name) => KINDS[name](value)) : "";
  return kind && kind !== wanted ? uiText(`file-${kind}`) : "";
}

/** The same of a text; empty where it is no JSON. @param {string} text @param {string} wanted */
export function otherText(text, wanted) {
  try {
    return otherFile(JSON.parse(text), wanted);
  } catch {
    return "";
  }
}
