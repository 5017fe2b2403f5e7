// Is this a local.json? One sentence for each bad part, which is left out, from the schema that the build wrote in front of this.
import { parseJson, placeKey, problems, typeOf } from "../../frontend/shared/json-schema.js";
import { state } from "./state.js";

/** @typedef {import("../../frontend/shared/json-schema.js").Schema} Schema */
/** @typedef {import("../../frontend/shared/json-schema.js").Problem} Problem */
/** @typedef {import("../../frontend/shared/json-schema.js").Place} Place */
const { schema, words } = /** @type {any} */ (self).UB_LOCAL_SETTINGS; // the service worker reads with it too
const DAY = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;

/** Words of this part for one reader, with {names} filled in. @param {string} name @param {Object<string, any>} [values] */
export const localText = (name, values = {}, reader = "clinician") =>
  words[name][reader].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) =>
    key in values ? String(values[key]) : whole,
  );

/** The facts in a text, and what is wrong with it. @param {string} text @returns {{facts: any, faults: string[]}} */
export function readLocal(text) {
  const { value, error, twice } = parseJson(text);
  return error ? { facts: {}, faults: [localText("local-not-json", { says: error })] } : checkLocal(value, twice);
}

/**
 * What can be used of a value: one bad address must not hide an emergency number.
 * @param {any} value @param {Set<string>} [twice] the places that its text fills more than once
 * @returns {{facts: any, faults: string[]}}
 */
export function checkLocal(value, twice) {
  const found = [...problems(schema, value, { formats, twice })];
  // Of a list that is too long, the first items can be used.
  const wrong = found.filter(({ kind, rule, value: one }) => kind === "value" && !(rule.type === "array" && Array.isArray(one)));
  const twofold = found.filter(({ kind }) => kind === "twice").map(({ place, name }) => [...place, name]);
  const bad = new Set([...wrong.map(({ place }) => place), ...twofold].map(placeKey));
  return { facts: usable(schema, value, [], bad) || {}, faults: found.map(sentence) };
}

/** An address as a browser reads it; null where it cannot. @param {string} href */
export function readableAddress(href) {
  try {
    return new URL(href, state.site).href;
  } catch {
    return null;
  }
}

/** A day as its parts, or null where the calendar has none such. @param {string} text @returns {[number, number, number] | null} */
export function dayOf(text) {
  const found = DAY.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? [year, month, day] : null;
}

/** How addresses and days are checked: as a browser reads an address, and as the calendar has a day. */
const formats = {
  "uri-reference": (/** @type {string} */ text) => readableAddress(text) !== null,
  date: (/** @type {string} */ text) => dayOf(text) !== null,
};

/** The part of a value that can be used. @param {Schema} rule @param {any} value @param {Place} place @param {Set<string>} bad @returns {any} */
function usable(rule, value, place, bad) {
  if (bad.has(placeKey(place))) return undefined;
  if (rule.type === "array") {
    const items = value.slice(0, rule.maxItems).map((item, at) => usable(/** @type {Schema} */ (rule.items), item, [...place, at], bad));
    const good = items.filter((item) => item !== undefined);
    return good.length || !items.length ? good : undefined;
  }
  if (rule.type !== "object") return value;
  const entries = Object.entries(rule.properties || {}).filter(([name]) => Object.hasOwn(value, name));
  const good = entries.map(([name, own]) => [name, usable(own, value[name], [...place, name], bad)]);
  const found = Object.fromEntries(good.filter(([, part]) => part !== undefined));
  return (rule.required || []).every((name) => name in found) ? found : undefined;
}

/** A place as sentences name it: `pathways[1].href`. @param {Place} place */
const placeName = (place) =>
  place.map((part, at) => (typeof part === "number" ? `[${part + 1}]` : `${at ? "." : ""}${part}`)).join("") || "local.json";

/** A problem in a sentence. @param {Problem} problem */
function sentence({ kind, place: parts, rule, value, name }) {
  const place = placeName(parts);
  if (kind === "missing") return localText("local-lacks", { name, place });
  if (kind === "twice") return localText("local-twice", { name: JSON.stringify(name), place });
  if (kind === "unknown")
    return localText("local-unknown", { name: JSON.stringify(name), place, known: Object.keys(rule.properties || {}).join(", ") });
  return localText("local-must", { place, must: must(rule, value), is: described(value, rule) });
}

/** What would be right, in words. @param {Schema} rule @param {any} value */
function must(rule, value) {
  if (rule.format === "uri-reference" && /^https?:\/\//.test(value)) return localText("local-must-host");
  if (rule.format && /^tel:/.test(value)) return localText("local-must-tel");
  if (rule.format === "date") return localText("local-must-date");
  if (rule.format && /^\^https/.test(rule.pattern || "")) return localText("local-must-site", { most: rule.maxLength });
  if (rule.format)
    return localText(rule.pattern && rule.pattern.includes("tel:") ? "local-must-link" : "local-must-report", { most: rule.maxLength });
  return localText(`local-must-${rule.type}`, { most: rule.maxLength || rule.maxItems || rule.maximum, least: rule.minimum });
}

/** The value in words. @param {any} value @param {Schema} rule */
function described(value, rule) {
  const type = typeOf(value);
  if (type === "array") return localText(value.length > 1 ? "local-is-array" : `local-is-array-${value.length}`, { n: value.length });
  if (type === "object") return localText("local-is-object");
  if (type !== "string") return String(value);
  if ([...value].length > (rule.maxLength || 60)) return localText("local-is-long", { n: [...value].length });
  return JSON.stringify(value);
}
