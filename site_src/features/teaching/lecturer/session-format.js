// A session as data: is it one, and what is wrong with it, in one sentence a fault; as a link and out of a link.
// The limits are those of the schema, which the build wrote in front of this.
import { decodeBase64url, encodeBase64url } from "../../../frontend/shared/base64url.js";
import { h } from "../../../frontend/shared/elements.js";
import { saveFile } from "../../../frontend/shared/save-file.js";
import { caseSummaries } from "./case-summaries.js";
import { customCaseFaults } from "./custom-cases.js";

/** @typedef {{minutes: number, case?: string, says?: string, note?: string}} Part */
/** @typedef {{title: string, aims: string[], parts: Part[], rules: string}} Session */
const { words, schema, rules } = window.UB_FRONT;
const MARK = "#session=";
const RULES = /&rules=(\d+\.\d+\.\d+-[0-9a-f]{12})$/;
const SHOWN = 60;
const MOST_BYTES = 500_000;

/** Words of the lecturer's pages, with {names} filled in. @param {string} name @param {Object<string, any>} [values] */
export const sessionText = (name, values = {}) =>
  words[name].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) =>
    key in values ? String(values[key]) : whole,
  );

/** Words that count: the one of the name, or its own for one. @param {string} name @param {number} n */
export const countText = (name, n) => sessionText(n === 1 ? `${name}-1` : name, { n });

export const totalMinutes = (/** @type {Part[]} */ parts) => parts.reduce((sum, part) => sum + part.minutes, 0);

/** A value in a sentence. @param {any} value */
function described(value) {
  if (Array.isArray(value)) return sessionText("is-list", { n: value.length });
  if (value && typeof value === "object") return sessionText("is-object");
  if (value === "") return sessionText("is-empty");
  if (typeof value === "string" && [...value].length > SHOWN) return sessionText("is-long", { n: [...value].length });
  return JSON.stringify(value);
}

/** What would be right, in words; nothing where it is. @param {any} rule @param {any} value @returns {string} */
function must(rule, value) {
  if (rule.const) return value === rule.const ? "" : sessionText("must-what", { text: JSON.stringify(rule.const) });
  if (rule.type === "integer") {
    const fits = Number.isInteger(value) && value >= rule.minimum && value <= rule.maximum;
    return fits ? "" : sessionText("must-whole", { least: rule.minimum, most: rule.maximum });
  }
  if (rule.type === "array") {
    const fits = Array.isArray(value) && value.length >= (rule.minItems || 0) && value.length <= rule.maxItems;
    return fits ? "" : sessionText("must-list", { least: rule.minItems || 0, most: rule.maxItems });
  }
  if (rule.type === "object") return value && typeof value === "object" && !Array.isArray(value) ? "" : sessionText("must-object");
  const length = typeof value === "string" ? [...value.trim()].length : -1;
  if (rule.minLength)
    return length >= rule.minLength && length <= rule.maxLength
      ? ""
      : sessionText("must-text", { least: rule.minLength, most: rule.maxLength });
  if (length < 0 || !new RegExp(rule.pattern, "u").test(value))
    return rule === schema.properties.rules ? sessionText("must-rules", { rules }) : sessionText("must-text", { least: 1, most: SHOWN });
  return "";
}

/** Faults of the members of an object. @param {any} rule @param {any} value @param {string} place @returns {Generator<string>} */
function* members(rule, value, place) {
  const known = rule.properties;
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(known, name))
      yield sessionText("fault-unknown", { place, name: JSON.stringify(name), known: Object.keys(known).join(", ") });
  }
  for (const name of rule.required) if (!Object.hasOwn(value, name)) yield sessionText("fault-lacks", { place, name });
  for (const [name, inner] of Object.entries(known)) {
    if (!Object.hasOwn(value, name)) continue;
    const wanted = must(inner, value[name]);
    if (wanted) yield sessionText("fault", { place: `${place}, ${name},`, must: wanted, is: described(value[name]) });
  }
}

/** @param {any[]} parts @returns {Generator<string>} */
function* ofParts(parts) {
  const rule = schema.$defs.part;
  const seen = new Set();
  let cases = 0;
  for (const [number, part] of parts.entries()) {
    const place = sessionText("part", { n: number + 1 });
    const wanted = must({ type: "object" }, part);
    if (wanted) {
      yield sessionText("fault", { place, must: wanted, is: described(part) });
      continue;
    }
    yield* members(rule, part, place);
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
  const place = sessionText("session");
  const whole = must({ type: "object" }, value);
  if (whole) return [sessionText("fault", { place, must: whole, is: described(value) })];
  const found = [...members(schema, value, place)];
  if (Array.isArray(value.aims)) {
    for (const [number, aim] of value.aims.entries()) {
      const wanted = must(schema.properties.aims.items, aim);
      if (wanted)
        found.push(
          sessionText("fault", { place: `${place}, ${sessionText("aim", { n: number + 1 })},`, must: wanted, is: described(aim) }),
        );
    }
  }
  if (!Array.isArray(value.parts) || !value.parts.length) return found;
  found.push(...ofParts(value.parts));
  const sum = found.length ? value.minutes : totalMinutes(value.parts);
  if (sum !== value.minutes) found.push(sessionText("fault-sum", { said: value.minutes, sum }));
  return found;
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
  const { own, faults } = window.UB.teach.readCustomCase(JSON.stringify(value));
  return own ? { own, faults: [] } : { faults };
}

/** What a text says: a session, or what is wrong with it. @param {string} text @returns {{session?: Session, own?: any, faults: string[]}} */
export function readSession(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return { faults: [sessionText("fault-json", { says: String(/** @type {Error} */ (fault).message).replace(/\.$/, "") })] };
  }
  const plain = !must({ type: "object" }, value);
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
  const one = link && window.UB_FRONT.ready.find((/** @type {any} */ { id }) => id === link.dataset.file);
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
  if (must({ type: "object" }, carried)) return { faults: [sessionText("fault-link")] };
  const parts = Array.isArray(carried.parts) ? carried.parts : [];
  const minutes = parts.every((/** @type {any} */ part) => part && Number.isInteger(part.minutes)) ? totalMinutes(parts) : 1;
  // What a link leaves out is added here, so that both are held to the one schema.
  return readSession(JSON.stringify({ what: schema.properties.what.const, minutes, ...carried, rules: made }));
}

/** That a session was made for other rules; empty where it was not. @param {Session} session */
export const otherRules = (session) => (session.rules === rules ? "" : sessionText("moved", { made: session.rules, here: rules }));
