// Is this a local.json? One sentence for each fault, from the schema that the build wrote in front of this.
(function () {
  "use strict";
  /** @typedef {{title?: string, type: string, format?: string, pattern?: string, minLength?: number, maxLength?: number,
   *   minimum?: number, maximum?: number, maxItems?: number, required?: string[], items?: Schema, properties?: Object<string, Schema>}} Schema */

  const page = /** @type {any} */ (window);
  const { schema, words } = page.UB_HOUSE;
  const UB = (page.UB = page.UB || {});
  const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

  const house = (UB.house = UB.house || {});

  /** Words of this part for one reader, with {names} filled in. @param {string} name @param {Object<string, any>} [values] */
  house.word = (name, values = {}, reader = "clinician") =>
    words[name][reader].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) => (key in values ? String(values[key]) : whole));

  /** The facts in a text, and what is wrong with it. @param {string} text @returns {{facts: any, faults: string[]}} */
  house.read = function (text) {
    let value;
    try {
      value = JSON.parse(text);
    } catch (fault) {
      return { facts: {}, faults: [house.word("local-not-json", { says: String(/** @type {Error} */ (fault).message).replace(/\.$/, "") })] };
    }
    return house.check(value);
  };

  /** A bad file is ignored whole: half of it could be taken for all of it. @param {any} value @returns {{facts: any, faults: string[]}} */
  house.check = function (value) {
    const faults = [...broken(schema, value, "")];
    return { facts: faults.length ? {} : value, faults };
  };

  /** A day as its parts, or null where the calendar has none such. @param {string} text @returns {[number, number, number] | null} */
  house.day = function (text) {
    const found = DAY.exec(text);
    if (!found) return null;
    const [year, month, day] = found.slice(1).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? [year, month, day] : null;
  };

  /** @param {Schema} rule @param {any} value @param {string} place @returns {Generator<string>} */
  function* broken(rule, value, place) {
    if (typeOf(value) !== rule.type || !fits(rule, value)) {
      yield house.word("local-must", { place: place || "local.json", must: must(rule), is: described(value, rule) });
      return;
    }
    if (rule.type === "array" && rule.items) for (const [number, item] of value.entries()) yield* broken(rule.items, item, `${place}[${number + 1}]`);
    if (rule.type !== "object") return;
    const known = rule.properties || {};
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(known, name)) yield house.word("local-unknown", { name: JSON.stringify(name), place: place || "local.json", known: Object.keys(known).join(", ") });
      else yield* broken(known[name], value[name], place ? `${place}.${name}` : name);
    }
    for (const name of rule.required || []) {
      if (!Object.hasOwn(value, name)) yield house.word("local-lacks", { name, place });
    }
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
    return rule.format !== "date" || house.day(value) !== null;
  }

  /** What would be right, in words. @param {Schema} rule */
  function must(rule) {
    if (rule.format === "date") return house.word("local-must-date");
    if (rule.format && /^\^https/.test(rule.pattern || "")) return house.word("local-must-site", { most: rule.maxLength });
    if (rule.format) return house.word(rule.pattern && rule.pattern.includes("tel:") ? "local-must-link" : "local-must-report", { most: rule.maxLength });
    return house.word(`local-must-${rule.type}`, { most: rule.maxLength || rule.maxItems || rule.maximum, least: rule.minimum });
  }

  /** What stands there, in words. @param {any} value @param {Schema} rule */
  function described(value, rule) {
    const type = typeOf(value);
    if (type === "array") return house.word("local-is-array", { n: value.length });
    if (type === "object") return house.word("local-is-object");
    if (type !== "string") return String(value);
    if ([...value].length > (rule.maxLength || 60)) return house.word("local-is-long", { n: [...value].length });
    return JSON.stringify(value);
  }
})();
