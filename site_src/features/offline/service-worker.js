/* How the service worker answers: from the server while that answers as this site does, else from the copy.
 *
 * Pages            the server's, unless it is late, cannot be reached, or answers with what is no page; then the kept one
 * Hashed names     the kept one: the name says what is in it. Files of a build before stay while its pages are open
 * Everything else  what belongs to the page: kept for a page of this build, the server's for any other
 * local.json       the server's as it is now; the last good one where the server does not answer with one
 * "?check"         the server's, whatever it is: this request is a look at the server
 * Downloads, parts of files, and what is no file of this site pass by.
 * Messages: "build", "state" and "fill" are answered with the build, and how whole the copy is; "take over" ends the build before.
 */
import { readLocal } from "../local_settings/check.js";
import { state } from "../local_settings/state.js";
import { bareType, buildIn, hasRightType } from "../../frontend/shared/server-response.js";
import {
  ABANDONED_MS,
  BUILD,
  CACHE,
  FILES,
  HASHED,
  SCOPE,
  SPARE,
  TYPES,
  address,
  cacheableResponse,
  fill,
  install,
  cached,
  cachedByOtherBuild,
  missingFrom,
  otherCaches,
  lastAttempt,
  worker,
} from "./precache.js";

/** @typedef {import("../../frontend/shared/server-response.js").Lack} Lack */
/** @typedef {{request: Request, clientId: string, resultingClientId: string, respondWith(answer: Promise<Response>): void, waitUntil(work: Promise<unknown>): void}} FetchEvent */

const PATIENCE_MS = 3000;
/** No page of this site is larger; what is, is handed on and not read. */
const PAGE_BYTES = 4_000_000;
/** Statuses of a server that is in trouble. A reader without access (401, 403, 407) has to see the answer. */
const isTrouble = (/** @type {number} */ status) => status >= 500 || [404, 408, 410, 425, 429].includes(status);
/** What a reader could open as a page: an ending of a page, or none. */
const PAGE_NAME = /(^|\/)[^/.]*(\.html?)?$/;
const NOT_CACHED_PAGE = "not-kept.html";
/** The local settings, which belong to no build. */
const LOCAL_FILE = "local.json";
state.site = SCOPE;

/** Pages that are open: whether each is of this build. @type {Map<string, boolean>} */
const pages = new Map();
/** The attempt to fill the copy that is under way. @type {Promise<Lack[]> | null} */
let filling = null;

const late = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));

/** The name in the list for what is asked for; null where it is not isThisBuild to answer. @param {Request} request */
function nameOf({ method, url, headers }) {
  if (method !== "GET" || headers.has("range") || !url.startsWith(SCOPE)) return null;
  try {
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(SCOPE).pathname.length));
    // Some hosts leave out what a page's name ends with.
    return [path, path + "index.html", path + ".html"].find((name) => name in FILES) || path;
  } catch {
    return null; // an address that is no text is none of this site
  }
}

/** A page of this build. @param {FetchEvent} event @param {string} name @returns {Promise<Response>} */
async function page(event, name) {
  const client = event.resultingClientId;
  const server = fetch(event.request, { cache: "no-cache" }).then(checkedPage, () => null);
  const answer = await Promise.race([server, late()]);
  const found = answer && answer.good ? undefined : await cached(name);
  pages.set(client, Boolean(found || (answer && answer.isThisBuild)));
  if (found) return found;
  const last = answer || (await server);
  return last ? last.response : notCachedPage(client);
}

/** A local page, or one of another build: the server's, and nothing of it is read. @param {FetchEvent} event @returns {Promise<Response>} */
function otherPage(event) {
  pages.set(event.resultingClientId, false);
  return fetch(event.request).catch(() => notCachedPage(event.resultingClientId));
}

/** An answer, whether it may stand for a page of this build, and whether it is one; null where it breaks off. @param {Response} response */
async function checkedPage(response) {
  const { status, ok, headers } = response;
  const web = bareType(headers.get("Content-Type")) === "text/html";
  if (!web || Number(headers.get("Content-Length")) > PAGE_BYTES) return { response, good: !isTrouble(status), isThisBuild: false };
  const text = await response
    .clone()
    .text()
    .catch(() => null);
  if (text === null) return null;
  const build = buildIn(text);
  // An empty page is none, nor one of this site that breaks off before it says of which build it is.
  const broken = ok && !build && (!text.trim() || text.includes("assets/ub/"));
  // "There is no such page" counts where another build of this site says it.
  const trouble = isTrouble(status) && (status >= 500 || !build || build === BUILD);
  return { response, good: !broken && !trouble, isThisBuild: build === BUILD };
}

/** This page exists, maybe, and is not kept: in its own place, so that loading it again finds it. @param {string} client @returns {Promise<Response>} */
async function notCachedPage(client) {
  pages.set(client, true);
  const found = await cached(NOT_CACHED_PAGE);
  if (!found)
    return new Response("This page is not saved on this device, and the server cannot be reached.", {
      status: 503,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  const text = await found.text();
  // The page was made for the root of the site.
  const here = text.replace(/( (?:href|src|data-src)=")(?![a-z]+:|#|\/|")|("(?:base|search)": ")/g, (mark) => mark + SCOPE);
  return new Response(here, { status: 503, headers: found.headers });
}

/** @param {Request} request @param {string} name @returns {Promise<Response>} */
async function byHash(request, name) {
  // The runtime's gzipped twins are not kept: whoever asks for one looks at what comes.
  return (await cached(name)) || (await cached(name.replace(/\.gz$/, ""))) || (await cachedByOtherBuild(name)) || fetch(request);
}

/** @param {FetchEvent} event @param {string} name @returns {Promise<Response>} */
async function ofThePage({ request, clientId }, name) {
  const ofThis = pages.get(clientId);
  const found = ofThis === false ? undefined : await cached(name);
  if (!found) return fetch(request);
  if (ofThis) return found;
  const server = await fetch(request).catch(() => null);
  const sent = server && server.ok && !server.redirected && hasRightType(name, server.headers.get("Content-Type"), TYPES);
  return sent ? server : found;
}

/** The local settings. Having none is no fault. @returns {Promise<Response>} */
async function localFileResponse() {
  const server = fetch(address(LOCAL_FILE), { cache: "no-store", credentials: "same-origin" }).then(checkedLocalFile, () => null);
  const answer = await Promise.race([server, late()]);
  if (answer && answer.good) return answer.response;
  const last = (await cached(LOCAL_FILE)) || (await localFileOfOtherBuild());
  if (last) return last;
  const sent = await server;
  return sent && !isTrouble(sent.response.status) ? sent.response : new Response("{}");
}

/** The last good one of the build before, which this one goes on keeping. */
async function localFileOfOtherBuild() {
  const found = await cachedByOtherBuild(LOCAL_FILE);
  if (found) await cacheLocalFile(found.clone());
  return found;
}

/** @param {Response} found */
async function cacheLocalFile(found) {
  // A copy that was removed does not come back by this.
  if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(address(LOCAL_FILE), found).catch(() => null);
}

/** A response for local.json; cached if it is valid. A missing file does not clear the settings; an empty one does. @param {Response} response */
async function checkedLocalFile(response) {
  const text = await response
    .clone()
    .text()
    .catch(() => "");
  const { facts: entries, faults } = readLocal(text);
  const good =
    response.ok && new URL(response.url).pathname.endsWith(`/${LOCAL_FILE}`) && (!faults.length || Object.keys(entries).length > 0);
  if (good) await cacheLocalFile(cacheableResponse(LOCAL_FILE, text, response.headers));
  return { response, good };
}

/** Forget the builds before, once no other open page can be of one; and what was begun and given up. @param {boolean} [begun] also what was begun of others */
async function removeOldCaches(begun = false) {
  if (worker.registration.installing || worker.registration.waiting) return;
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const alone = open.filter((/** @type {{url: string}} */ one) => one.url.startsWith(SCOPE)).length < 2;
  for (const name of await otherCaches()) {
    const last = await lastAttempt(await caches.open(name));
    const growing = last && !last.lasting;
    if (growing ? begun || Date.now() - last.begun > ABANDONED_MS : alone) await caches.delete(name);
  }
}

/** How whole the copy is; with an attempt first, if asked for. @param {{fill?: boolean, now?: boolean}} how */
async function stateOfCopy({ fill: wanted = false, now = false }) {
  const cache = await caches.open(CACHE);
  if (wanted && !worker.registration.installing && !worker.registration.waiting) {
    filling ||= fill({ now, lasting: true }).finally(() => (filling = null));
    await filling;
  }
  const names = await missingFrom(cache);
  const last = await lastAttempt(cache);
  const known = new Map((last ? last.lacks : []).map((lack) => [lack.name, lack]));
  const lacks = names.map((name) => ({ name, why: "untried", sent: "", ...known.get(name), spare: SPARE.test(name) }));
  return { build: BUILD, of: Object.keys(FILES).length, lacks, filling: Boolean(filling) };
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install().then(localFileResponse)));
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(removeOldCaches(true).then(() => worker.clients.claim())),
);
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const name = nameOf(request);
  if (name === null || new URL(request.url).search === "?check") return;
  if (request.mode === "navigate") {
    if (name in FILES) event.respondWith(page(event, name));
    else if (PAGE_NAME.test(name)) event.respondWith(otherPage(event));
    event.waitUntil(removeOldCaches());
  } else if (name === LOCAL_FILE) event.respondWith(localFileResponse());
  else if (HASHED.test(name) && name.startsWith("assets/")) event.respondWith(byHash(request, name));
  else if (name in FILES) event.respondWith(ofThePage(event, name));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, ports } = event;
  if (data === "build") ports[0].postMessage(BUILD);
  if (data === "state") event.waitUntil(stateOfCopy({}).then((/** @type {any} */ one) => ports[0].postMessage(one)));
  if (data === "fill" || data === "fill now")
    event.waitUntil(stateOfCopy({ fill: true, now: data === "fill now" }).then((one) => ports[0].postMessage(one)));
  if (data === "take over") worker.skipWaiting();
});
