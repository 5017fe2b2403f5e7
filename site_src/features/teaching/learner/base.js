// The words of these pages, and what they share.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const W = UB.widget;

  /** The words of these pages. @param {string} id @param {Object<string, any>} [values] */
  T.word = (id, values = {}) => W.say(T.words[id] || id).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  /** Words that count. @param {string} id @param {number} n */
  T.count = (id, n) => T.word(n === 1 ? `${id}-1` : id, { n });

  T.plain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  /** The ids of the findings, in the order of the catalogue. */
  T.findings = () => Object.keys((window.UB_DATA || {}).findings || {});

  /** A text as the end of a link. @param {string} text */
  T.toLink = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  /** The text of the end of a link; null where it is cut off or changed. @param {string} end @returns {string | null} */
  T.fromLink = function (end) {
    try {
      const bytes = Uint8Array.from(atob(end.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };
})();
