// What every part of the widget shares: a builder for elements, the words, links into the site, badges and icons.
(function () {
  "use strict";

  /** @typedef {{clinician: string, patient: string}} Both One text for each reader. */

  const UB = (window.UB = window.UB || {});
  const W = (UB.widget = UB.widget || {});
  // Without its words a calculator would show the names of findings; without the others it would stop halfway.
  const ran = [window.UB_DATA && "ub-data", ...(window.UB_RAN || [])];
  for (const needed of ["ub-data", "house", "kept"]) {
    if (!ran.includes(needed)) throw new Error(`${needed}.js could not be loaded: nothing is calculated here.`);
  }
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const site = script ? new URL("../../", script.src).href : "";

  /** The facts that the build wrote beside this script: labels, anchors, sources. */
  W.data = function (table, id) {
    return ((window.UB_DATA || {})[table] || {})[id];
  };

  /**
   * Build an element. `kind` is "tag.class.class"; children may be texts, elements, lists or nothing.
   * @param {string} kind
   * @param {Object<string, any> | null} [attributes] "onclick" and the like take functions; true, false and null mean what they say
   * @param {...any} children
   * @returns {HTMLElement}
   */
  W.h = function (kind, attributes, ...children) {
    const [tag, ...classes] = kind.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
    return element;
  };

  /** @returns {"clinician" | "patient"} */
  W.reader = () => (document.documentElement.dataset.reader === "patient" ? "patient" : "clinician");

  /** The text for the present reader. @param {Both | string | null | undefined} words */
  W.say = (words) => (words && typeof words === "object" ? words[W.reader()] : words || "");

  /** The same with a period at its end, inside a closing quotation mark, unless it has a mark there. @param {Both | string | null | undefined} words */
  W.sentence = (words) => W.say(words).replace(/([^.?:…”])(”?)$/, "$1.$2");

  /**
   * Loose words: the page's own (words.json) and those of the decision module, with {names} filled in.
   * @param {string} id
   * @param {Object<string, any>} [values]
   */
  W.word = function (id, values = {}) {
    return (W.say(W.data("words", id)) || id).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };

  /** Words that count: the one of the id, or its own for one. */
  W.count = (id, n) => W.word(n === 1 ? `${id}-1` : id, { n });

  /** The words of a finding: its noun phrase, or its question. */
  W.label = (finding) => W.say((W.data("findings", finding) || {}).label) || finding;
  W.question = (finding) => W.say((W.data("findings", finding) || {}).ask) || finding;

  /** A link into the site, from a path that UB_DATA gives relative to its root; plain text where there is none. */
  W.link = (href, ...children) => (href ? W.h("a", { href: new URL(href, site || document.baseURI).href }, ...children) : W.h("span", null, ...children));

  /** @param {string} rung @param {Both | null} [words] @param {boolean} [open] outlined: it could be this */
  W.badge = function (rung, words = null, open = false) {
    const drawn = W.part(`.ub-badge[data-rung="${rung}"]`) || W.part('.ub-badge[data-rung="unknown"]');
    if (open) drawn.classList.add("ub-badge--open");
    const text = drawn.querySelector("span");
    const own = [...text.querySelectorAll("[data-for]")].find((span) => span.dataset.for === W.reader());
    text.textContent = words ? W.say(words) : (own || text).textContent;
    return drawn;
  };

  W.icon = (name) => W.part(`:scope > .ub-icon[data-icon="${name}"]`);

  /** What was looked for once among the build's drawings. @type {Map<string, any>} */
  const drawn = new Map();

  /** A copy of something that the build drew. @param {string} selector @returns {any} */
  W.part = function (selector) {
    if (!drawn.has(selector)) {
      const own = selector.startsWith(":scope > ");
      drawn.set(selector, own ? [...parts().children].find((child) => child.matches(selector.slice(9))) : parts().querySelector(selector));
    }
    const found = drawn.get(selector);
    return found ? found.cloneNode(true) : null;
  };

  W.beyond = (origin) => (origin === "beyond" ? W.h("span.ub-tag.ub-tag--beyond", null, W.word("beyond")) : null);

  /** A button of ours. @param {string} text @param {() => void} onclick @param {Object<string, any>} [attributes] */
  W.button = (text, onclick, attributes = {}, kind = "button.ub-btn") => W.h(kind, { type: "button", onclick, ...attributes }, text);

  function parts() {
    const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-parts]"));
    return template ? template.content : document.createDocumentFragment();
  }
})();
