// What this server hands out: whether each file of this version is there, of its type, and unchanged; from the list in sw.js.
import { bareType, buildIn, difference, endingOf, hasRightType, integrity, refusal } from "../../frontend/shared/server-response.js";
import { checkResult } from "./check-result.js";
import { adminText } from "./form.js";

const { localSettings } = window.UB;
const WORKER = "sw.js";
const LANES = 6;
/** How many files are named in a sentence. */
const MOST = 3;
/** Without these types a file is of no use to a browser; WebAssembly is looked at with the headers. */
const TYPED = ["css", "html", "js", "png", "svg"];
/** Large files are compared only when asked for: whether a calculator starts says enough of them. */
const LARGE = ["bin", "wasm", "zip"];

/** @typedef {{name: string, why: string, sent: string}} Lack */
/** @typedef {{build: string, spare: string, types: Object<string, string>, files: Object<string, string>}} List */

/** Ask the server itself, never the copy. @param {string} name @param {string} method @param {RequestRedirect} [redirect] */
const ask = (name, method, redirect = "follow") =>
  fetch(`${localSettings.site}${name.split("/").map(encodeURIComponent).join("/")}?check`, {
    method,
    redirect,
    cache: "no-store",
    credentials: "same-origin",
  });

/** The list of this version, or what is wrong with the file that holds it. @returns {Promise<List | Lack>} */
async function listed() {
  const response = await ask(WORKER, "GET");
  const type = bareType(response.headers.get("Content-Type"));
  const refused = refusal(WORKER, response);
  if (refused) return refused;
  const match = /^self\.UB_PRECACHE = (.*);$/m.exec(await response.text());
  if (!match) return { name: WORKER, why: type === "text/html" ? "page" : "changed", sent: "" };
  return hasRightType(WORKER, type, { js: "text/javascript" }) ? JSON.parse(match[1]) : { name: WORKER, why: "type", sent: type };
}

/** What is wrong with one file. @param {string} name @param {List} list @param {boolean} compare also its content @returns {Promise<Lack | null>} */
async function look(name, list, compare) {
  try {
    let response = await ask(name, compare ? "GET" : "HEAD");
    if (!compare && [405, 501].includes(response.status)) response = await ask(name, "GET");
    const refused = refusal(name, response);
    if (refused) return refused;
    const sent = bareType(response.headers.get("Content-Type"));
    const ending = endingOf(name);
    if (compare) {
      const body = await response.arrayBuffer();
      const same = crypto.subtle
        ? (await integrity(body)) === list.files[name]
        : ending !== "html" || buildIn(new TextDecoder().decode(body)) === list.build;
      if (!same) return difference(name, response, body, list.build);
    }
    if (sent === "text/html" && ending !== "html") return { name, why: "page", sent: "" };
    return TYPED.includes(ending) && !hasRightType(name, sent, list.types)
      ? { name, why: "type", sent: sent || adminText("header-none") }
      : null;
  } catch {
    const away = await ask(name, "HEAD", "manual").catch(() => null);
    return { name, why: away && away.type === "opaqueredirect" ? "page" : "unreached", sent: "" };
  }
}

/** Everything that is wrong. @param {List} list @param {boolean} whole compare every file and not only one of each ending */
async function lacks(list, whole) {
  const names = Object.keys(list.files);
  const sample = new Set(new Map(names.map((name) => [endingOf(name), name])).values()).add("index.html");
  const queue = names.values();
  /** @type {Lack[]} */
  const found = [];
  const lane = async () => {
    for (const name of queue) {
      const lack = await look(name, list, whole || (sample.has(name) && !LARGE.includes(endingOf(name))));
      if (lack) found.push(lack);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name)); // not as the server answered
}

/** Names for a sentence. @param {string[]} names */
const named = (names) => names.slice(0, MOST).join(", ") + (names.length > MOST ? adminText("files-more", { n: names.length - MOST }) : "");

/** One sentence for all files of one ending with the same fault. @param {Lack[]} group @param {List | null} list */
function sentence(group, list) {
  const [{ name, why, sent }] = group;
  const ending = endingOf(name);
  const type = list ? bareType(list.types[ending]) : "text/javascript";
  // A server that knows no such ending has none of its files.
  const all = list ? Object.keys(list.files).filter((one) => endingOf(one) === ending).length : 0;
  const unknown = why === "missing" && group.length === all;
  const spare = list && group.every((one) => new RegExp(list.spare).test(one.name));
  const means =
    why === "type" && ending === "js"
      ? "files-means-script"
      : spare
        ? "files-means-spare"
        : name === WORKER
          ? "files-means-worker"
          : "files-means";
  return {
    state: "mend",
    says: adminText(unknown ? "files-ending" : `files-${why}`, { files: named(group.map((one) => one.name)), sent, ending, type }),
    means: adminText(means),
  };
}

/** @param {Lack[]} found @param {List | null} list */
function sentences(found, list) {
  /** @type {Map<string, Lack[]>} */
  const groups = new Map();
  for (const one of found) groups.set(key(one), [...(groups.get(key(one)) || []), one]);
  return [...groups.values()].map((group) => sentence(group, list));
}

/** @param {Lack} lack */
const key = ({ name, why, sent }) => `${why} ${sent} ${endingOf(name)}`;

/** What a server should answer for a file that does not exist. */
async function nothing() {
  const { status } = await ask("no-such-file.txt", "HEAD");
  return checkResult("fallback", status === 404 || status === 410, { sent: status });
}

/** What is wrong with the files, looked at once. @type {Promise<{list: List | null, found: Lack[]}> | null} */
let looked = null;

/** @param {boolean} [whole] */
async function lookAtAll(whole = false) {
  const list = await listed();
  return "why" in list ? { list: null, found: [list] } : { list, found: await lacks(list, whole) };
}

export const faultyFiles = () => (looked ||= lookAtAll());

/** @param {boolean} [whole] @returns {Promise<any[]>} */
export async function checkFiles(whole = false) {
  if (whole) looked = lookAtAll(true);
  const { list, found } = await faultyFiles();
  const n = list ? Object.keys(list.files).length : 0;
  const good = list && !found.length ? [{ state: "good", says: adminText(whole ? "files-same" : "files-good", { n }) }] : [];
  const sealed = typeof crypto.subtle === "object" ? [] : [{ state: "unknown", says: adminText("files-unsealed") }];
  // Asking for what is not there leaves an error in the browser's console: only on demand.
  return [...sentences(found, list), ...(whole ? [await nothing()] : []), ...good, ...sealed];
}
