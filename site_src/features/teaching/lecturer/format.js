// A session as data: is it one, and what is wrong with it, in one sentence a fault; as a link and out of a link.
// The limits are those of the schema, which the build wrote in front of this.
(function () {
  "use strict";
  /** @typedef {{minutes: number, case?: string, says?: string, note?: string}} Part */
  /** @typedef {{title: string, aims: string[], parts: Part[], rules: string}} Session */
  const page = /** @type {any} */ (window);
  const { words, schema, rules } = page.UB_FRONT;
  const front = (page.UB.front = page.UB.front || {});
  const MARK = "#session=";
  const RULES = /&rules=(\d+\.\d+\.\d+-[0-9a-f]{12})$/;
  const SHOWN = 60;
  const BEGUN_MS = 10_000; // by then a download has begun
  const MOST_BYTES = 500_000;

  /** Words of the lecturer's pages, with {names} filled in. @param {string} name @param {Object<string, any>} [values] */
  front.word = (name, values = {}) =>
    words[name].replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) => (key in values ? String(values[key]) : whole));
  const { word } = front;

  /** Words that count: the one of the name, or its own for one. @param {string} name @param {number} n */
  front.count = (name, n) => word(n === 1 ? `${name}-1` : name, { n });

  front.minutes = (/** @type {Part[]} */ parts) => parts.reduce((sum, part) => sum + part.minutes, 0);

  /** A value in a sentence. @param {any} value */
  function described(value) {
    if (Array.isArray(value)) return word("is-list", { n: value.length });
    if (value && typeof value === "object") return word("is-object");
    if (value === "") return word("is-empty");
    if (typeof value === "string" && [...value].length > SHOWN) return word("is-long", { n: [...value].length });
    return JSON.stringify(value);
  }

  /** What would be right, in words; nothing where it is. @param {any} rule @param {any} value @returns {string} */
  function must(rule, value) {
    if (rule.const) return value === rule.const ? "" : word("must-what", { text: JSON.stringify(rule.const) });
    if (rule.type === "integer") {
      const fits = Number.isInteger(value) && value >= rule.minimum && value <= rule.maximum;
      return fits ? "" : word("must-whole", { least: rule.minimum, most: rule.maximum });
    }
    if (rule.type === "array") {
      const fits = Array.isArray(value) && value.length >= (rule.minItems || 0) && value.length <= rule.maxItems;
      return fits ? "" : word("must-list", { least: rule.minItems || 0, most: rule.maxItems });
    }
    if (rule.type === "object") return value && typeof value === "object" && !Array.isArray(value) ? "" : word("must-object");
    const length = typeof value === "string" ? [...value.trim()].length : -1;
    if (rule.minLength) return length >= rule.minLength && length <= rule.maxLength ? "" : word("must-text", { least: rule.minLength, most: rule.maxLength });
    if (length < 0 || !new RegExp(rule.pattern, "u").test(value)) return rule === schema.properties.rules ? word("must-rules", { rules }) : word("must-text", { least: 1, most: SHOWN });
    return "";
  }

  /** Faults of the members of an object. @param {any} rule @param {any} value @param {string} place @returns {Generator<string>} */
  function* members(rule, value, place) {
    const known = rule.properties;
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(known, name)) yield word("fault-unknown", { place, name: JSON.stringify(name), known: Object.keys(known).join(", ") });
    }
    for (const name of rule.required) if (!Object.hasOwn(value, name)) yield word("fault-lacks", { place, name });
    for (const [name, inner] of Object.entries(known)) {
      if (!Object.hasOwn(value, name)) continue;
      const wanted = must(inner, value[name]);
      if (wanted) yield word("fault", { place: `${place}, ${name},`, must: wanted, is: described(value[name]) });
    }
  }

  /** @param {any[]} parts @returns {Generator<string>} */
  function* ofParts(parts) {
    const rule = schema.$defs.part;
    const seen = new Set();
    let cases = 0;
    for (const [number, part] of parts.entries()) {
      const place = word("part", { n: number + 1 });
      const wanted = must({ type: "object" }, part);
      if (wanted) {
        yield word("fault", { place, must: wanted, is: described(part) });
        continue;
      }
      yield* members(rule, part, place);
      if (["case", "own", "says"].filter((name) => Object.hasOwn(part, name)).length !== 1) yield word("fault-both", { place });
      if (Object.hasOwn(part, "own")) {
        cases += 1;
        for (const says of front.ownFaults(part.own)) yield word("fault-own", { place, says });
      }
      if (typeof part.case !== "string") continue;
      if (!front.cases.has(part.case)) yield word("fault-case", { place, name: JSON.stringify(part.case) });
      else if (seen.has(part.case)) yield word("fault-twice", { place, name: JSON.stringify(part.case) });
      seen.add(part.case);
    }
    if (!seen.size && !cases) yield word("fault-no-case");
  }

  /** Everything that is wrong with a session as a file has it. @param {any} value @returns {string[]} */
  front.faults = function (value) {
    const place = word("session");
    const whole = must({ type: "object" }, value);
    if (whole) return [word("fault", { place, must: whole, is: described(value) })];
    const found = [...members(schema, value, place)];
    if (Array.isArray(value.aims)) {
      for (const [number, aim] of value.aims.entries()) {
        const wanted = must(schema.properties.aims.items, aim);
        if (wanted) found.push(word("fault", { place: `${place}, ${word("aim", { n: number + 1 })},`, must: wanted, is: described(aim) }));
      }
    }
    if (!Array.isArray(value.parts) || !value.parts.length) return found;
    found.push(...ofParts(value.parts));
    const sum = found.length ? value.minutes : front.minutes(value.parts);
    if (sum !== value.minutes) found.push(word("fault-sum", { said: value.minutes, sum }));
    return found;
  };

  /** A session as its file has it. @param {Session} session */
  front.file = ({ title, rules: made, aims, parts }) => ({ what: schema.properties.what.const, title, rules: made, minutes: front.minutes(parts), aims, parts });

  /** The case of one's own that a file holds in the place of a session, or what is wrong with it. @param {any} value */
  function ownOf(value) {
    if (!Array.isArray(value.stages)) return {};
    const { own, faults } = page.UB.teach.readOwn(JSON.stringify(value));
    return own ? { own, faults: [] } : { faults };
  }

  /** What a text says: a session, or what is wrong with it. @param {string} text @returns {{session?: Session, own?: any, faults: string[]}} */
  front.read = function (text) {
    let value;
    try {
      value = JSON.parse(text);
    } catch (fault) {
      return { faults: [word("fault-json", { says: String(/** @type {Error} */ (fault).message).replace(/\.$/, "") })] };
    }
    const plain = !must({ type: "object" }, value);
    const names = plain ? Object.keys(value) : [];
    const other = page.UB.widget.otherFile(value, "session");
    if (other) return { faults: [other], ...ownOf(value) };
    const meant = Array.isArray(value?.parts) || (names.length && names.every((name) => Object.hasOwn(schema.properties, name)));
    if (plain && !meant) return { faults: [word("fault-no-session")] };
    const faults = front.faults(value);
    return faults.length ? { faults } : { session: { title: value.title, aims: value.aims, parts: value.parts, rules: value.rules }, faults };
  };

  /** The session of a file. @param {File} file @returns {Promise<{session?: Session, own?: any, faults: string[]}>} */
  front.open = async function (file) {
    if (file.size > MOST_BYTES) return { faults: [word("fault-large", { name: file.name })] };
    try {
      return front.read(await file.text());
    } catch {
      return { faults: [word("fault-unread", { name: file.name })] };
    }
  };

  /** Hand a session to the browser's own download. @param {any} file @param {string} name */
  front.download = function (file, name) {
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" }));
    page.UB.house.element("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), BEGUN_MS);
  };

  // From a disk a browser shows such a file in the place of the page, whatever the link says.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("a[data-file]"));
    const one = link && page.UB_FRONT.ready.find((/** @type {any} */ { id }) => id === link.dataset.file);
    if (!one || location.protocol !== "file:") return;
    event.preventDefault();
    front.download(one.file, `${one.id}.json`);
  });

  /** Let a button open the browser's own choice of a file. @param {HTMLElement} button @param {(file: File) => void} open */
  front.chooser = function (button, open) {
    const chooser = /** @type {HTMLInputElement} */ (page.UB.house.element("input", { type: "file", accept: ".json,application/json", "aria-label": word("session"), hidden: "" }));
    button.after(chooser); // some browsers open nothing for a field outside of the page
    button.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      const [file] = chooser.files || [];
      if (file) open(file);
      chooser.value = ""; // the same file may be chosen again
    });
  };

  /** The end of a link that carries a session. @param {Session} session */
  front.fragment = function ({ title, aims, parts, rules: made }) {
    const bytes = new TextEncoder().encode(JSON.stringify({ title, aims, parts }));
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return `${MARK}${text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}&rules=${made}`;
  };

  front.inLink = () => location.hash.startsWith(MARK);

  /** The session in the address of this page. @returns {{session?: Session, faults: string[]}} */
  front.fromLink = function () {
    const [, made] = location.hash.match(RULES) || [];
    if (!made) return { faults: [word("fault-link-rules")] };
    let carried;
    try {
      const binary = atob(location.hash.slice(MARK.length).replace(RULES, "").replace(/-/g, "+").replace(/_/g, "/"));
      carried = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
    } catch {
      return { faults: [word("fault-link")] };
    }
    if (must({ type: "object" }, carried)) return { faults: [word("fault-link")] };
    const parts = Array.isArray(carried.parts) ? carried.parts : [];
    const minutes = parts.every((/** @type {any} */ part) => part && Number.isInteger(part.minutes)) ? front.minutes(parts) : 1;
    // What a link leaves out is added here, so that both are held to the one schema.
    return front.read(JSON.stringify({ what: schema.properties.what.const, minutes, ...carried, rules: made }));
  };

  /** That a session was made for other rules; empty where it was not. @param {Session} session */
  front.moved = (session) => (session.rules === rules ? "" : word("moved", { made: session.rules, here: rules }));
})();
