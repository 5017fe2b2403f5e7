// A case as a link: #case=… in the fragment, which no browser sends to a server. The rules that answered it may stand behind
// it (&rules=VERSION-HASH), so that another site can tell whether it answers by the same.
(function () {
  "use strict";
  const W = window.UB.widget;
  const MARK = "#case=";
  const RULES = /&rules=(\d+\.\d+\.\d+)-([0-9a-f]{12})$/;

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
    present: () => location.hash.startsWith(MARK),
    /** The rules that the link was made with, where it says so. @returns {{version: string, hash: string} | null} */
    rules() {
      const [, version, hash] = location.hash.match(RULES) || [];
      return hash ? { version, hash } : null;
    },
    /** The text of the case, as it will be checked. What cannot be decoded is handed on as it is, to be refused in a sentence. */
    read() {
      const raw = location.hash.slice(MARK.length).replace(RULES, "");
      if (/^[A-Za-z0-9_-]+$/.test(raw)) {
        const text = fromBase64url(raw);
        if (text !== null) return text;
      }
      try {
        return decodeURIComponent(raw);
      } catch {
        return raw;
      }
    },
    /** A case that was taken leaves the address: a reload must not bring it back over later answers. */
    forget: () => history.replaceState(history.state, "", location.href.split("#")[0]),
  };

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
