// A case as a link: #case=… in the fragment, which no browser sends to a server. The rules that answered it may follow
// (&rules=VERSION-HASH), so that another site can tell whether it answers by the same. Links are damaged on their way: what
// is certain all the same is read, and for the rest the module and the page say that it cannot be.
(function () {
  "use strict";
  const W = window.UB.widget;
  const MARK = "#case=";
  /** `case=`, whatever the case of its letters, and what programs put in front of a fragment; cut short, too. */
  const MARKED = /^[#!/?&\s]*case(?:=([^]*))?$/i;
  const RULES = /^&rules=(\d+\.\d+\.\d+)-([0-9a-f]{12})(?![0-9a-z])/i;
  /** What does not belong to a link that was copied out of a text, or that a mail program or a share button made longer. */
  const BEHIND = /^(?:[&?;][\w.~-]+=[\w.~%+-]*)*[\s.,;:!?)\]}>"'’”»*_|\\…&]*$/;
  const UNSEEN = /[\s\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
  const DEEPEST = 4; // each program on the way may encode once more

  /** @typedef {{sent: boolean, text: string, rules: {version: string, hash: string} | null}} Link `sent`: it was in the part that goes to the server */

  W.caseLink = {
    /**
     * The link of a case. It goes to the clipboard only, never into the address or the history.
     * @param {{answers: Object, version: string, rules_hash: string}} assessment
     */
    write(assessment) {
      // Out of a frame it leads to the full page.
      const full = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-full-page]"));
      const page = (full || location).href.split("#")[0];
      return `${page}${MARK}${base64url(JSON.stringify(assessment.answers))}&rules=${assessment.version}-${assessment.rules_hash}`;
    },

    /**
     * What the address holds of a case: its text, as it will be checked. What cannot be decoded is handed on as it is, to be
     * refused in a sentence. @returns {Link | null} null: no case
     */
    read() {
      const fragment = found(location.hash.slice(1));
      if (fragment !== null) return { sent: false, ...decoded(fragment) };
      return inQuery(new URL(location.href)).length ? { sent: true, text: "", rules: null } : null;
    },

    /** A case that was taken leaves the address: a reload must not bring it back over later answers, nor send it once more. */
    forget() {
      const url = new URL(location.href);
      url.hash = "";
      for (const name of inQuery(url)) url.searchParams.delete(name);
      history.replaceState(history.state, "", url);
    },
  };

  /** @param {URL} url */
  const inQuery = (url) => [...url.searchParams.keys()].filter((name) => found(name) !== null);

  /** What follows the mark; null without one. `#case` alone is a link that was cut, unless something here has that name. @param {string} raw */
  function found(raw) {
    for (let text = raw, deep = 0; ; deep += 1) {
      const [marked, body] = text.match(MARKED) || [];
      if (marked !== undefined && !(body === undefined && document.getElementById(marked))) return body || "";
      const less = unescaped(text);
      if (less === text || deep === DEEPEST) return null;
      text = less;
    }
  }

  /** @param {string} body @returns {{text: string, rules: {version: string, hash: string} | null}} */
  function decoded(body) {
    let text = body.replace(/&amp;/g, "&");
    for (let deep = 0; deep <= DEEPEST; deep += 1) {
      const read = plain(text) || encoded(text);
      if (read) return read;
      text = unescaped(text).replace(/&amp;/g, "&");
    }
    return { text: unescaped(body), rules: null };
  }

  /** A case that was written by hand, in JSON. @param {string} text */
  function plain(text) {
    return /^\s*\{[^]*\}\s*$/.test(text) ? { text, rules: null } : null;
  }

  /** The case that *copy link* wrote, with what may follow it. @param {string} text */
  function encoded(text) {
    const seen = text.replace(UNSEEN, "");
    const [body] = seen.match(/^[A-Za-z0-9_-]*={0,2}/) || [""];
    const [rules, version, hash] = seen.slice(body.length).match(RULES) || [""];
    const rest = seen.slice(body.length + rules.length);
    if (!BEHIND.test(rest) || /^[&?;]rules=/i.test(rest)) return null;
    const made = hash ? { version, hash: hash.toLowerCase() } : null;
    // Mail that was not decoded has "=3D" for "="; and a hyphen or a dash below may be the end of a sentence.
    for (const one of [body, body.replace(/^3D/, ""), body.replace(/[-_]+$/, "")]) {
      const json = fromBase64url(one);
      if (json !== null && /^\s*[{[]/.test(json)) return { text: json, rules: made };
    }
    const json = fromBase64url(body);
    return json ? { text: json, rules: made } : null;
  }

  /** Each escape that is one; half an escape stays. @param {string} text */
  const unescaped = (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });

  function base64url(text) {
    const bytes = new TextEncoder().encode(text);
    return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function fromBase64url(text) {
    try {
      const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
      return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
    } catch {
      return null;
    }
  }
})();
