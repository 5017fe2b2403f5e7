// Checks JSON that a page reads from outside: local information, sessions, teaching cases, and progress. It knows the part of
// JSON Schema that their schemas use. The words for a problem are the caller's, because each kind of file has other readers.

/**
 * @typedef {{title?: string, type?: string | string[], const?: any, enum?: any[], format?: string, pattern?: string,
 *   minLength?: number, maxLength?: number, minimum?: number, maximum?: number, minItems?: number, maxItems?: number,
 *   items?: Schema, properties?: Object<string, Schema>, required?: string[], additionalProperties?: boolean,
 *   $ref?: string, $defs?: Object<string, Schema>, says?: string}} Schema
 * `says`: the name of the caller's sentence for a value that does not fit
 */
/** Names and numbers that lead from the whole to a value. @typedef {(string | number)[]} Place */
/**
 * value: it does not fit its rule; missing: it lacks the entry `name`; unknown: it may not have the entry `name`;
 * twice: its text gives the entry `name` more than once, and nothing says which of them is right.
 * @typedef {{kind: "value" | "missing" | "unknown" | "twice", place: Place, rule: Schema, value: any, name: string}} Problem
 */
/** @typedef {{formats?: Object<string, (text: string) => boolean>, twice?: Set<string>, root?: Schema}} Options */

/** @param {any} value */
export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** The type of a value as schemas name it. @param {any} value */
export function typeOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** A place as a key of a set. @param {Place} place */
export const placeKey = (place) => JSON.stringify(place);

/**
 * Yield the problems of a value: first of its entries in the order of the schema, then missing and unknown ones.
 * @param {Schema} schema @param {any} value @param {Options} [options] @param {Place} [place] @returns {Generator<Problem>}
 */
export function* problems(schema, value, options = {}, place = []) {
  const root = options.root || schema;
  const rule = resolved(schema, root);
  const inner = { ...options, root };
  if (!fits(rule, value, options)) yield { kind: "value", place, rule, value, name: "" };
  if (rule.items && Array.isArray(value)) {
    for (const [at, item] of value.slice(0, rule.maxItems).entries()) yield* problems(rule.items, item, inner, [...place, at]);
  }
  if (!rule.properties || !isObject(value)) return;
  const known = rule.properties;
  for (const name of Object.keys(known).filter((one) => Object.hasOwn(value, one))) {
    const entry = [...place, name];
    if (options.twice?.has(placeKey(entry))) yield { kind: "twice", place, rule, value, name };
    else yield* problems(known[name], value[name], inner, entry);
  }
  for (const name of rule.required || []) if (!Object.hasOwn(value, name)) yield { kind: "missing", place, rule, value, name };
  if (rule.additionalProperties !== false) return;
  for (const name of Object.keys(value)) if (!Object.hasOwn(known, name)) yield { kind: "unknown", place, rule, value, name };
}

/** Whether a value has no problem. @param {Schema} schema @param {any} value */
export const conforms = (schema, value) => problems(schema, value).next().done === true;

/** Whether a value fits its rule, apart from what is inside of it. @param {Schema} schema @param {any} value @param {Options} [options] */
export function fits(schema, value, options = {}) {
  const rule = resolved(schema, options.root || schema);
  const type = typeOf(value);
  const wanted = [rule.type || type].flat();
  if (!wanted.includes(type) && !(type === "integer" && wanted.includes("number"))) return false;
  if ("const" in rule && value !== rule.const) return false;
  if (rule.enum && !rule.enum.includes(value)) return false;
  if (typeof value === "number") return within(value, rule.minimum, rule.maximum);
  if (type === "array") return within(value.length, rule.minItems, rule.maxItems);
  return type !== "string" || fitsText(rule, value, options.formats || {});
}

/** Blanks around a text do not make it long enough. @param {Schema} rule @param {string} text @param {Object<string, (text: string) => boolean>} formats */
function fitsText(rule, text, formats) {
  if (!within([...text.trim()].length, rule.minLength) || !within([...text].length, 0, rule.maxLength)) return false;
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(text)) return false;
  return !rule.format || !(rule.format in formats) || formats[rule.format](text);
}

/** @param {number} number @param {number} [least] @param {number} [most] */
const within = (number, least = -Infinity, most = Infinity) => number >= least && number <= most;

/** The rule itself, or the definition that it refers to. @param {Schema} rule @param {Schema} root @returns {Schema} */
function resolved(rule, root) {
  return rule.$ref ? (root.$defs || {})[rule.$ref.replace("#/$defs/", "")] : rule;
}

/**
 * Parse a text. `error` is the parser's sentence without its period, where the text is not JSON; `twice` has the places that the
 * text fills more than once: a parser keeps the last and says nothing.
 * @param {string} text @returns {{value: any, error: string, twice: Set<string>}}
 */
export function parseJson(text) {
  try {
    const value = JSON.parse(text);
    return { value, error: "", twice: doubled(text) };
  } catch (fault) {
    return { value: undefined, error: String(/** @type {Error} */ (fault).message).replace(/\.$/, ""), twice: new Set() };
  }
}

/** @param {string} text that is JSON @returns {Set<string>} */
function doubled(text) {
  /** @type {Set<string>} */
  const twice = new Set();
  /** The objects and lists around a token; `entry` is the entry that is being read. @type {{place: Place, names: Set<string> | null, entry: string | number}[]} */
  const open = [];
  for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\[^])*")(\s*:)?|[{}[\],]/g)) {
    const top = open[open.length - 1];
    if (string && colon) {
      top.entry = /** @type {string} */ (JSON.parse(string));
      if (top.names?.has(top.entry)) twice.add(placeKey([...top.place, top.entry]));
      top.names?.add(top.entry);
    } else if (token === "{" || token === "[") {
      open.push({ place: top ? [...top.place, top.entry] : [], names: token === "{" ? new Set() : null, entry: token === "[" ? 0 : "" });
    } else if (token === "}" || token === "]") open.pop();
    else if (token === "," && !top.names) top.entry = Number(top.entry) + 1;
  }
  return twice;
}
