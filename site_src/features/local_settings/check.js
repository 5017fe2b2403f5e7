// Is this a local.json? One sentence for each bad part, which is left out, from the schema that the build wrote in front of this.
import { state } from "./state.js";

/** @typedef {{title?: string, type: string, format?: string, pattern?: string, minLength?: number, maxLength?: number,
 *   minimum?: number, maximum?: number, maxItems?: number, required?: string[], items?: Schema, properties?: Object<string, Schema>}} Schema */
const { schema, words } = /** @type {any} */ (self).UB_HOUSE; // the service worker reads with it too
const DAY = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;

/** Words of this part for one reader, with {names} filled in. @param {string} name @param {Object<string, any>} [values] */
export const localText = (name, values = {}, reader = "clinician") =>
  words[name][reader].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) =>
    key in values ? String(values[key]) : whole,
  );

/** The facts in a text, and what is wrong with it. @param {string} text @returns {{facts: any, faults: string[]}} */
export function readLocal(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return { facts: {}, faults: [localText("local-not-json", { says: String(/** @type {Error} */ (fault).message).replace(/\.$/, "") })] };
  }
  return checkLocal(value, doubled(text));
}

/**
 * What can be used of a value: one bad address must not hide an emergency number.
 * @param {any} value
 * @param {Set<string>} [twice] the places that its text fills more than once: which of them is right nobody knows
 * @returns {{facts: any, faults: string[]}}
 */
export function checkLocal(value, twice = new Set()) {
  /** @type {string[]} */
  const faults = [];
  return { facts: usable(schema, value, "", { faults, twice }) || {}, faults };
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

/** @typedef {{faults: string[], twice: Set<string>}} Found */

/** The part of a value that can be used, and a sentence for each that cannot. @param {Schema} rule @param {any} value @param {string} place @param {Found} found @returns {any} */
function usable(rule, value, place, found) {
  const { faults } = found;
  const type = typeOf(value) === rule.type;
  if (!type || !fits(rule, value))
    faults.push(localText("local-must", { place: place || "local.json", must: must(rule, value), is: described(value, rule) }));
  if (!type || (rule.type !== "array" && !fits(rule, value))) return undefined;
  if (rule.type === "array") {
    const items = value
      .slice(0, rule.maxItems)
      .map((/** @type {any} */ item, /** @type {number} */ number) =>
        usable(/** @type {Schema} */ (rule.items), item, `${place}[${number + 1}]`, found),
      );
    const good = items.filter((/** @type {any} */ item) => item !== undefined);
    return good.length || !items.length ? good : undefined;
  }
  return rule.type === "object" ? entries(rule, value, place, found) : value;
}

/** The usable entries of an object; nothing where it lacks one that it needs. @param {Schema} rule @param {any} value @param {string} place @param {Found} found */
function entries(rule, value, place, found) {
  const { faults, twice } = found;
  const known = rule.properties || {};
  /** @type {Object<string, any>} */
  const good = {};
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(known, name)) {
      faults.push(
        localText("local-unknown", { name: JSON.stringify(name), place: place || "local.json", known: Object.keys(known).join(", ") }),
      );
      continue;
    }
    const own = inside(place, name);
    if (twice.has(own)) {
      faults.push(localText("local-twice", { name: JSON.stringify(name), place: place || "local.json" }));
      continue;
    }
    const part = usable(known[name], value[name], own, found);
    if (part !== undefined) good[name] = part;
  }
  const needed = rule.required || [];
  for (const name of needed) if (!Object.hasOwn(value, name)) faults.push(localText("local-lacks", { name, place }));
  return needed.every((name) => name in good) ? good : undefined;
}

/** The place of an entry, as sentences name it. @param {string} place @param {string} name */
const inside = (place, name) => (place ? `${place}.${name}` : name);

/** The places that hold the same name more than once; a parser keeps the last and says nothing. @param {string} text that is JSON @returns {Set<string>} */
function doubled(text) {
  /** @type {Set<string>} */
  const twice = new Set();
  /** @type {{place: string, names: Set<string> | null, entry: string}[]} */
  const open = [];
  const here = () => open[open.length - 1];
  for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\[^])*")(\s*:)?|[{}[\],]/g)) {
    if (string && colon) {
      const top = here();
      const name = JSON.parse(string);
      top.entry = inside(top.place, name);
      if (top.names?.has(name)) twice.add(top.entry);
      top.names?.add(name);
    } else if (token === "{" || token === "[") {
      const place = open.length ? here().entry : "";
      open.push({ place, names: token === "{" ? new Set() : null, entry: token === "[" ? `${place}[1]` : "" });
    } else if (token === "}" || token === "]") open.pop();
    else if (token === "," && !here().names) here().entry = `${here().place}[${Number(/\d+(?=\]$)/.exec(here().entry)) + 1}]`;
  }
  return twice;
}

/** @param {any} value */
function typeOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** @param {Schema} rule @param {any} value of the rule's type */
function fits(rule, value) {
  if (rule.type === "integer") return value >= Number(rule.minimum) && value <= Number(rule.maximum);
  if (rule.type === "array") return value.length <= Number(rule.maxItems);
  if (rule.type !== "string") return true;
  const length = value.trim() ? [...value].length : 0;
  if (length < (rule.minLength || 0) || length > (rule.maxLength || Infinity)) return false;
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(value)) return false;
  if (rule.format === "uri-reference") return readableAddress(value) !== null;
  return rule.format !== "date" || dayOf(value) !== null;
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

/** What stands there, in words. @param {any} value @param {Schema} rule */
function described(value, rule) {
  const type = typeOf(value);
  if (type === "array") return localText(value.length > 1 ? "local-is-array" : `local-is-array-${value.length}`, { n: value.length });
  if (type === "object") return localText("local-is-object");
  if (type !== "string") return String(value);
  if ([...value].length > (rule.maxLength || 60)) return localText("local-is-long", { n: [...value].length });
  return JSON.stringify(value);
}
