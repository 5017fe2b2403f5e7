// A session as data: is it one, and what is wrong with it, in one sentence a fault; as a link and out of a link.
// The limits are those of the schema, which the build wrote in front of this.
import { decodeBase64url, encodeBase64url } from "../../../frontend/shared/base64url.js";
import { h } from "../../../frontend/shared/elements.js";
import { isObject, parseJson, problems } from "../../../frontend/shared/json-schema.js";
import { saveFile } from "../../../frontend/shared/save-file.js";
import { caseSummaries } from "./case-summaries.js";
import { customCaseFaults } from "./custom-cases.js";
import { sessionText } from "./session-text.js";

/** @typedef {import("../../../frontend/shared/json-schema.js").Schema} Schema */
/** @typedef {import("../../../frontend/shared/json-schema.js").Problem} Problem */
/** @typedef {import("../../../frontend/shared/json-schema.js").Place} Place */
/** @typedef {{minutes: number, case?: string, says?: string, note?: string}} Part */
/** @typedef {{title: string, aims: string[], parts: Part[], rules: string}} Session */
const { schema, rules } = window.UB_LECTURER;
const MARK = "#session=";
const RULES = /&rules=(\d+\.\d+\.\d+-[0-9a-f]{12})$/;
const SHOWN = 60;
const MOST_BYTES = 500_000;

export const totalMinutes = (/** @type {Part[]} */ parts) => parts.reduce((sum, part) => sum + part.minutes, 0);

/** A value in a sentence. @param {any} value */
function described(value) {
  if (Array.isArray(value)) return sessionText("is-list", { n: value.length });
  if (isObject(value)) return sessionText("is-object");
  if (value === "") return sessionText("is-empty");
  if (typeof value === "string" && [...value].length > SHOWN) return sessionText("is-long", { n: [...value].length });
  return JSON.stringify(value);
}

/** What would be right, in words. @param {Schema} rule */
function must(rule) {
  if (rule.const) return sessionText("must-what", { text: JSON.stringify(rule.const) });
  if (rule.type === "integer") return sessionText("must-whole", { least: rule.minimum, most: rule.maximum });
  if (rule.type === "array") return sessionText("must-list", { least: rule.minItems || 0, most: rule.maxItems });
  if (rule.type === "object") return sessionText("must-object");
  if (rule === schema.properties.rules) return sessionText("must-rules", { rules });
  return sessionText("must-text", { least: rule.minLength || 1, most: rule.maxLength || SHOWN });
}

/** A place as sentences name it. @param {Place} place */
function placeName([list, at, ...names]) {
  if (list === "parts" && at !== undefined) return [sessionText("part", { n: Number(at) + 1 }), ...names].join(", ");
  if (list === "aims" && at !== undefined) return `${sessionText("session")}, ${sessionText("aim", { n: Number(at) + 1 })}`;
  return [sessionText("session"), ...(list === undefined ? [] : [list])].join(", ");
}

/** A problem in a sentence. @param {Problem} problem */
function sentence({ kind, place: parts, rule, value, name }) {
  const place = placeName(parts);
  if (kind === "missing") return sessionText("fault-lacks", { place, name });
  if (kind === "unknown")
    return sessionText("fault-unknown", { place, name: JSON.stringify(name), known: Object.keys(rule.properties || {}).join(", ") });
  const named = parts.length === 0 || (parts[0] === "parts" && parts.length === 2) ? place : `${place},`;
  return sessionText("fault", { place: named, must: must(rule), is: described(value) });
}

/** What the schema cannot say of the parts, after its own problems of each. @param {any[]} parts @param {Problem[]} found @returns {Generator<string>} */
function* ofParts(parts, found) {
  const seen = new Set();
  let cases = 0;
  for (const [number, part] of parts.entries()) {
    const place = sessionText("part", { n: number + 1 });
    yield* found.filter((one) => one.place[1] === number).map(sentence);
    if (!isObject(part)) continue;
    if (["case", "own", "says"].filter((name) => Object.hasOwn(part, name)).length !== 1) yield sessionText("fault-both", { place });
    if (Object.hasOwn(part, "own")) {
      cases += 1;
      for (const says of customCaseFaults(part.own)) yield sessionText("fault-own", { place, says });
    }
    if (typeof part.case !== "string") continue;
    if (!caseSummaries.has(part.case)) yield sessionText("fault-case", { place, name: JSON.stringify(part.case) });
    else if (seen.has(part.case)) yield sessionText("fault-twice", { place, name: JSON.stringify(part.case) });
    seen.add(part.case);
  }
  if (!seen.size && !cases) yield sessionText("fault-no-case");
}

/** Everything that is wrong with a session as a file has it. @param {any} value @returns {string[]} */
export function sessionFaults(value) {
  const found = [...problems(schema, value)];
  const inPart = (/** @type {Problem} */ { place }) => place[0] === "parts" && place.length > 1;
  const says = found.filter((one) => !inPart(one)).map(sentence);
  if (!isObject(value) || !Array.isArray(value.parts) || !value.parts.length) return says;
  says.push(...ofParts(value.parts, found.filter(inPart)));
  const sum = says.length ? value.minutes : totalMinutes(value.parts);
  if (sum !== value.minutes) says.push(sessionText("fault-sum", { said: value.minutes, sum }));
  return says;
}

/** A session as its file has it. @param {Session} session */
export const sessionFile = ({ title, rules: made, aims, parts }) => ({
  what: schema.properties.what.const,
  title,
  rules: made,
  minutes: totalMinutes(parts),
  aims,
  parts,
});

/** The text of a file. @param {any} file */
export const fileText = (file) => `${JSON.stringify(file, null, 2)}\n`;

/** The case of one's own that a file holds in the place of a session, or what is wrong with it. @param {any} value */
function ownOf(value) {
  if (!Array.isArray(value.stages)) return {};
  const { own, faults } = window.UB.learner.readCustomCase(JSON.stringify(value));
  return own ? { own, faults: [] } : { faults };
}

/** What a text says: a session, or what is wrong with it. @param {string} text @returns {{session?: Session, own?: any, faults: string[]}} */
export function readSession(text) {
  const { value, error } = parseJson(text);
  if (error) return { faults: [sessionText("fault-json", { says: error })] };
  const plain = isObject(value);
  const names = plain ? Object.keys(value) : [];
  const other = window.UB.widget.otherFile(value, "session");
  if (other) return { faults: [other], ...ownOf(value) };
  const meant = Array.isArray(value?.parts) || (names.length && names.every((name) => Object.hasOwn(schema.properties, name)));
  if (plain && !meant) return { faults: [sessionText("fault-no-session")] };
  const faults = sessionFaults(value);
  return faults.length ? { faults } : { session: { title: value.title, aims: value.aims, parts: value.parts, rules: value.rules }, faults };
}

/** The session of a file. @param {File} file @returns {Promise<{session?: Session, own?: any, faults: string[]}>} */
export async function openSession(file) {
  if (file.size > MOST_BYTES) return { faults: [sessionText("fault-large", { name: file.name })] };
  try {
    return readSession(await file.text());
  } catch {
    return { faults: [sessionText("fault-unread", { name: file.name })] };
  }
}

// From a disk a browser shows such a file in the place of the page, whatever the link says.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("a[data-file]"));
  const one = link && window.UB_LECTURER.ready.find((/** @type {any} */ { id }) => id === link.dataset.file);
  if (!one || location.protocol !== "file:") return;
  event.preventDefault();
  saveFile(`${one.id}.json`, fileText(one.file));
});

/** Let a button open the browser's own choice of a file. @param {HTMLElement} button @param {(file: File) => void} open */
export function setUpFileChooser(button, open) {
  const chooser = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", accept: ".json,application/json", "aria-label": sessionText("session"), hidden: "" })
  );
  button.after(chooser); // some browsers open nothing for a field outside of the page
  button.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const [file] = chooser.files || [];
    if (file) open(file);
    chooser.value = ""; // the same file may be chosen again
  });
}

/** The end of a link that carries a session. @param {Session} session */
export function sessionFragment({ title, aims, parts, rules: made }) {
  return `${MARK}${encodeBase64url(JSON.stringify({ title, aims, parts }))}&rules=${made}`;
}

export const hasSessionLink = () => location.hash.startsWith(MARK);

/** The session in the address of this window. @returns {{session?: Session, faults: string[]}} */
export function sessionFromLink() {
  const [, made] = location.hash.match(RULES) || [];
  if (!made) return { faults: [sessionText("fault-link-rules")] };
  let carried;
  try {
    carried = JSON.parse(decodeBase64url(location.hash.slice(MARK.length).replace(RULES, "")) ?? "");
  } catch {
    return { faults: [sessionText("fault-link")] };
  }
  if (!isObject(carried)) return { faults: [sessionText("fault-link")] };
  const parts = Array.isArray(carried.parts) ? carried.parts : [];
  const minutes = parts.every((/** @type {any} */ part) => part && Number.isInteger(part.minutes)) ? totalMinutes(parts) : 1;
  // What a link leaves out is added here, so that both are held to the one schema.
  return readSession(JSON.stringify({ what: schema.properties.what.const, minutes, ...carried, rules: made }));
}

/** That a session was made for other rules; empty where it was not. @param {Session} session */
export const otherRules = (session) => (session.rules === rules ? "" : sessionText("moved", { made: session.rules, here: rules }));
