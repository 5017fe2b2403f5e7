// A case as a link: #case=… in the fragment, which no browser sends to a server.
(function () {
  "use strict";
  const W = window.UB.widget;
  const MARK = "#case=";

  W.caseLink = {
    /** The link of a case. It goes to the clipboard only, never into the address or the history. @param {Object} answers */
    write(answers) {
      const page = location.href.split("#")[0];
      return page + MARK + base64url(JSON.stringify(answers));
    },
    present: () => location.hash.startsWith(MARK),
    /** The text of the case, as it will be checked. What cannot be decoded is handed on as it is, to be refused in a sentence. */
    read() {
      const raw = location.hash.slice(MARK.length);
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
