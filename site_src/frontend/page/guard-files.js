// The files of a page: which of them a kind of page needs, what a page lacks without each, and whether one has loaded.
// Written so that an old browser can read it, as page-guard.js is.

var OWN_FILE = /\/assets\/(?:ub|javascripts)\/(?:runtime\/)?([\w-]+)(?:\.[0-9a-f]{8,10})?(?:\.min)?\.(js|css)$/;
var INDEX = /\/search\/(search_index\.js)$/;

/** What a page of a kind cannot do its work without, by its files; the rest of a page lacks only what LOST says. */
export var NEEDED = {
  calculator: ["house.js", "kept.js", "ub-data.js", "ub-engine.js", "ub.js", "ub.css", "bare.css"],
  exercise: ["house.js", "kept.js", "ub-data.js", "ub-engine.js", "ub.js", "cases.js", "teach.js", "ub.css"],
  gallery: ["house.js", "kept.js", "ub-data.js", "ub.js", "cases.js", "front.js", "gallery.js", "teach.js", "ub.css"],
  checks: ["house.js", "ub-engine.js", "admin.js"],
  session: ["house.js", "cases.js", "front.js"],
  questions: ["ask.js", "ask-engine.js"],
};
/** What a page lacks without a file: the id of its text. */
export var LOST = {
  "house.js": "house",
  "kept.js": "held",
  "held-case.js": "held",
  "head.js": "reader",
  "menu.js": "menu",
  "offline.js": "offline",
  "bundle.js": "search",
  "search-later.js": "search",
  "file-search.js": "search",
  "search-keys.js": "search",
  "search_index.js": "search",
  "copy-link.js": "copy",
  "people.js": "picture",
  "lines.js": "lines",
  "embed.js": "frame",
  "ask.js": "questions",
  "ask-engine.js": "questions",
  "ub.css": "style",
  "bare.css": "style",
  "gallery.css": "style",
};

/** The name of a file of the site without its hash; empty for any other address. */
export function fileOf(address) {
  var path = String(address || "").split(/[?#]/)[0];
  var found = OWN_FILE.exec(path);
  return found ? found[1] + "." + found[2] : (INDEX.exec(path) || [])[1] || "";
}

/** Whether a script has run to its end. The theme's bundle leaves no such mark; this is the last thing that it sets. */
export function hasRun(file) {
  if (file === "bundle.js") return "component$" in window;
  if (file === "ub-data.js") return "UB_DATA" in window;
  return file === "search_index.js" || (window.UB_RAN || []).indexOf(file.slice(0, -3)) >= 0;
}

/** Whether a style sheet arrived completely: its last rule says so. One that is not of this site counts as whole. */
export function isStyled(link) {
  var file = fileOf(link.href);
  if (!file) return true;
  var arrived = "--" + file.slice(0, -4) + "-arrived";
  return Boolean(link.sheet && getComputedStyle(document.documentElement).getPropertyValue(arrived));
}
