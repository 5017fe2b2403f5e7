// The answers on the way from page to page of one visit. While a page is open they are in its memory only. They are written
// down when another page of the site replaces this one, and sealed: the sealed text is in the storage of the tab, its key in
// the name of the tab, which browsers keep in memory. A tab that is closed, restored or duplicated has no key, and no answers.
import { newKey, open, seal } from "./cipher.js";
import { emit } from "./session-events.js";

const KEY = "ub-answers";
const NAME = "ub-key:";
/** For how long what was written down may be taken: a slow line, not a page that nobody waits for. */
const VALID_MS = 120000;
/** By then a page that was asked for has come, or will not. */
const NAVIGATION_MS = 10000;
const site = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const swaps = "onpageswap" in window;
/** The key of the visit. @type {string} */
let key = window.name.startsWith(NAME) ? window.name.slice(NAME.length) : "";
/** A frame or a window that somebody named keeps its name, and from file to file only Chromium carries one: there the key goes with the text. */
const named = parent === window && (key || !window.name) && (location.protocol !== "file:" || /Chrom/.test(navigator.userAgent));
/** What this page wrote down when it was left. @type {string | null} */
let written = null;
/** Where a link or a script leads, for a moment: "here" to this site, or "elsewhere". */
let target = "";
let current = decrypted(readOnce()) || {};
key = key || newKey();
nameTab();

/** @returns {Object<string, string>} */
export const answers = () => current;

/** @param {Object<string, string>} given */
export function setAnswers(given) {
  current = given;
}

// A closed tab fires pagehide alone: where a browser has pageswap, only that one counts.
if (swaps) {
  addEventListener("pageswap", ({ activation }) => {
    // The address is null where it is not told to scripts; the activation is, if it is another site's.
    leave(activation !== null && (activation.entry.url || site).startsWith(site));
  });
} else {
  addEventListener("pagehide", () => leave(named || target === "here"));
  // Firefox shows a page again with the storage that it had when it was left, older answers included: such a page is loaded again.
  addEventListener("unload", () => {});
}
const { navigation } = window;
if (navigation) navigation.addEventListener("navigate", ({ destination }) => follow(destination));
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  const left = readOnce();
  // What this page wrote down itself is still there: no other page of the site was open since.
  if (written !== null && left !== written) current = decrypted(left) || {};
  written = null;
  nameTab();
  emit("back");
});

/** Write down the answers for the page that comes next; for another site only that this page was left. @param {boolean} within */
function leave(within) {
  emit("leave");
  const given = within ? current : null;
  try {
    written = seal(key, JSON.stringify({ at: Date.now(), answers: given }));
    if (within && !named) written = `${key}.${written}`;
    sessionStorage.setItem(KEY, written);
  } catch {
    written = null; // storage may be forbidden: the answers then live as long as the page
  }
}

function nameTab() {
  if (named) window.name = NAME + key;
}

/** A link or a script leads to another page. Another site gets no key. @param {{sameDocument: boolean, url: string}} destination */
function follow({ sameDocument, url }) {
  if (sameDocument) return;
  target = url.startsWith(site) ? "here" : "elsewhere";
  if (named && target === "elsewhere" && url.startsWith("http")) window.name = "";
  setTimeout(() => {
    target = "";
    nameTab();
  }, NAVIGATION_MS);
}

/** What was written down, once. @returns {string | null} */
function readOnce() {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return null;
  }
}

/** The answers in it, if this visit wrote it down a moment ago. @param {string | null} text @returns {Object<string, string> | null} */
function decrypted(text) {
  const [body, sentKey] = (text || "").split(".").reverse();
  key = key || sentKey || "";
  try {
    const { at, answers: given } = JSON.parse(open(key, body) || "{}");
    return Math.abs(Date.now() - at) <= VALID_MS && given && typeof given === "object" ? given : null;
  } catch {
    return null;
  }
}
