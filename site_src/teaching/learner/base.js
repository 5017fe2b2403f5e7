// The words of these pages, and which of the site's files a text is.
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

  const LOCAL = ["emergency_number", "spine_on_call", "mri_on_call", "site_address", "review_by", "pathways"];
  /** How each kind of file is known: by its mark, or by a part that only it has. @type {Object<string, (one: any) => boolean>} */
  const KINDS = {
    session: (one) => Array.isArray(one.parts),
    progress: (one) => one.kind === "teaching-progress" || (T.plain(one.cases) && Object.hasOwn(one, "format")),
    "own-case": (one) => one.kind === "teaching-case" || Array.isArray(one.stages),
    "patient-case": (one) => T.plain(one.answers) || (Object.keys(one).length > 0 && Object.keys(one).every((name) => T.findings().includes(name))),
    local: (one) => LOCAL.some((name) => Object.hasOwn(one, name)),
  };

  /**
   * Which other file of this site a value is, and where that is opened, in a sentence; empty where it is none.
   * @param {any} value what the file holds @param {string} wanted the kind that was asked for
   */
  T.otherFile = function (value, wanted) {
    const kind = T.plain(value) ? Object.keys(KINDS).find((name) => KINDS[name](value)) : "";
    return kind && kind !== wanted ? T.word(`file-${kind}`) : "";
  };
})();
