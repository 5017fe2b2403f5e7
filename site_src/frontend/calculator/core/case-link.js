// A case as a link: #case=… in the fragment, which no browser sends to a server. The rules that answered it may follow
// (&rules=VERSION-HASH), so that another site can tell whether it answers by the same. Links are damaged on their way: what
// is still certain is read, and for the rest the module and the page say that it cannot be.
import { decodeBase64url, encodeBase64url } from "../../shared/base64url.js";

const MARK = "#case=";
/** `case=`, whatever the case of its letters, and what programs and share buttons put in front of it; cut short, too. */
const MARKED = /^(?:([^]*?)[#!/?&;,|\s])??[#!/?&;,|\s]*case(?:=([^]*))?$/i;
const MARKS = /(?:^|[#!/?&;,|=\s])case=/gi;
const RULES = /[&?;]rules=(?:3D)?(\d+\.\d+\.\d+)-([0-9a-f]{12})(?![0-9a-z])/i;
const RULES_BEFORE = /(?:^|[#!/?&;,|\s])(rules=[^#!/?&;,|\s]*)/i;
/** What does not belong to a link that was copied out of a text, or that a mail program or a share button made longer. */
const TRAILING = /^\/?(?:[&?;][\w.~-]+=[\w.~%+-]*)*[\s.,;:!?)\]}>"'’”»*_|\\…&/]*$/;
/** A line that quoted-printable mail broke: the "=" is no part of it. */
const SOFT_BREAK = /=[ \t]*\r?\n/g;
const UNSEEN = /(?:[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\u034f)+/g;
const DEEPEST = 4; // each program on the way may encode once more

/**
 * @typedef {{sent: boolean, several?: boolean, text: string, rules: {version: string, hash: string} | null}} Link
 * `sent`: it was in the part that goes to the server; `several`: more than one case, and nobody knows which was meant
 */

export const caseLink = {
  /**
   * The link of a case. It goes to the clipboard only, never into the address or the history.
   * @param {{answers: Object, version: string, rules_hash: string}} assessment
   * @param {string} page the address of the page to open; empty: this one
   */
  write(assessment, page) {
    // Out of a frame it leads to the full page.
    const full = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-full-page]"));
    const address = (full ? full.href : page || location.href).split("#")[0];
    return `${address}${MARK}${encodeBase64url(JSON.stringify(assessment.answers))}&rules=${assessment.version}-${assessment.rules_hash}`;
  },

  /**
   * What the address holds of a case: its text, as it will be checked. What cannot be decoded is handed on as it is, to be
   * refused in a sentence. @returns {Link | null} null: no case
   */
  read() {
    const hash = location.hash.slice(1);
    const fragment = found(hash);
    if (fragment !== null && several(hash)) return { sent: false, several: true, text: "", rules: null };
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
  for (const text of readings(raw)) {
    const [marked, prefix, body] = text.match(MARKED) || [];
    if (marked === undefined || (body === undefined && !cut(marked))) continue;
    const [, rules] = RULES_BEFORE.exec(prefix || "") || [];
    return (body || "") + (rules ? `&${rules}` : "");
  }
  return null;
}

/** Whether `case` without a case is a link that was cut, and not the name of something here. @param {string} text */
const cut = (text) => (/^[#!/?&\s]*case$/i.test(text) || /[=&]/.test(text)) && !document.getElementById(text);

/** Whether a fragment holds more than one case, however often it was encoded. A case in JSON holds its own text. @param {string} raw */
const several = (raw) => readings(raw).some((text) => (text.match(MARKS) || []).length > 1);

/** A text, and what it is with its escapes read once, twice and so on. @param {string} raw @returns {string[]} */
function readings(raw) {
  const texts = [raw];
  for (let deep = 0; deep < DEEPEST; deep += 1) {
    const less = unescaped(texts[deep]);
    if (less === texts[deep]) break;
    texts.push(less);
  }
  return texts;
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
  const whole = text.replace(SOFT_BREAK, "").replace(UNSEEN, "");
  // Mail that was not decoded has "=3D" for "="; where its broken lines were joined, "=" is left of them.
  const variants = [whole, unquoted(whole)].map(divided).filter((variant) => variant !== null);
  for (const { body, rules } of variants) {
    // A hyphen or a dash below may be the end of a sentence.
    for (const one of [body, body.replace(/[-_]+$/, "")]) {
      const json = decodeBase64url(one);
      if (json !== null && isJson(json)) return { text: json, rules };
    }
  }
  const [variant] = variants;
  const json = variant ? decodeBase64url(variant.body) : null;
  return json ? { text: json, rules: variant.rules } : null;
}

/** A case and the rules that follow it; null where anything else follows. @param {string} text */
function divided(text) {
  const [body] = text.match(/^[A-Za-z0-9_-]*={0,2}/) || [""];
  const behind = text.slice(body.length);
  const [rules = "", version, hash] = behind.match(RULES) || [];
  const at = rules ? behind.indexOf(rules) : behind.length;
  const around = [behind.slice(0, at), behind.slice(at + rules.length)];
  if (around.some((part) => !TRAILING.test(part) || /[&?;](?:rules|case)=/i.test(part))) return null;
  return { body, rules: hash ? { version, hash: hash.toLowerCase() } : null };
}

/** Without the "=" of broken lines, and with "=" for "=3D"; what follows the case keeps the "=" behind its name. @param {string} text */
function unquoted(text) {
  const [body, ...params] = text.replace(/^=*3D/i, "").split(/(?=[&?;])/);
  const names = params.map((param) =>
    /=3D/i.test(param) ? param.replace(/=(?!3D)/gi, "").replace(/=3D/gi, "=") : param.replace(/(=[^=]*)=/g, "$1"),
  );
  return body.replace(/=/g, "") + names.join("");
}

/** @param {string} text */
function isJson(text) {
  try {
    return /^\s*[{[]/.test(text) && JSON.parse(text) !== null;
  } catch {
    return false;
  }
}

/** Each escape that is one; half an escape stays. @param {string} text */
const unescaped = (text) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
