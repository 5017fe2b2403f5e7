/* The service worker: keeps one build of the site, whole, and answers from it where the server does not.
 *
 * In front of this the build writes UB_KEPT = {build, hashed, files: {name: integrity}}.
 * Pages            the server's, unless it takes too long or cannot be reached; then the kept one
 * Hashed names     the kept one: the name says what is in it. Files of a build before stay while its pages are open
 * Everything else  what belongs to the page: kept for a page of this build, the server's for any other
 * local.json       the server's as it is now; the last one where the server does not answer
 * "?check"         the server's, whatever it is: whoever asks so looks at the server
 * Messages: "build" is answered with the id of the build; "take over" ends the build before.
 */
"use strict";

/** @typedef {{request: Request, clientId: string, resultingClientId: string, respondWith(answer: Promise<Response>): void}} Asked */

const worker = /** @type {any} */ (self);
/** @type {{build: string, hashed: string, files: Object<string, string>}} */
const { build: BUILD, hashed, files: FILES } = worker.UB_KEPT;
const HASHED = new RegExp(hashed);
/** @type {string} */
const SCOPE = worker.registration.scope;
// Caches belong to the whole origin; other copies of the site may lie in other folders of it.
const OURS = `upper-back-pain ${SCOPE} `;
const CACHE = OURS + BUILD;
const PATIENCE_MS = 3000;
/** How many files are fetched at a time: a page that is being read comes first. */
const LANES = 3;
const GONE = [404, 410];
/** What belongs to the house and to no build. */
const HOUSE = "local.json";

/** Pages that are open: whether each is of this build. @type {Map<string, boolean>} */
const pages = new Map();

const address = (/** @type {string} */ name) => new URL(name.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
const olderCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);

/** A file of this build. @param {string} name @returns {Promise<Response | undefined>} */
const kept = async (name) => (await caches.open(CACHE)).match(address(name), { ignoreVary: true });

/** A file of a build before, which its name tells apart. @param {string} name @returns {Promise<Response | undefined>} */
async function keptBefore(name) {
  for (const cache of await olderCaches()) {
    const found = await (await caches.open(cache)).match(address(name), { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

// ----- keeping a build -----

/** Every file of the list, each with the content that the build gave it, or no cache at all. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  // One generator for all: a lane that fails ends it for the others.
  const names = (function* () {
    yield* Object.keys(FILES);
  })();
  const lane = async () => {
    for (const name of names) await cache.put(address(name), await brought(name));
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    await ofTheHouse();
  } catch (fault) {
    await caches.delete(CACHE);
    throw fault;
  }
}

/** @param {string} name @returns {Promise<Response>} */
async function brought(name) {
  const before = HASHED.test(name) && (await keptBefore(name));
  if (before) return before;
  // A name without a hash may lie in the browser's own cache from the build before.
  const cache = HASHED.test(name) ? "default" : "no-cache";
  const response = await fetch(address(name), { cache, integrity: FILES[name], credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // A page may not be answered with what came by way of another address.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/** Forget the builds before, once no other open page can be of one. */
async function sweep() {
  const older = await olderCaches();
  if (!older.length || worker.registration.installing || worker.registration.waiting) return;
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.filter((/** @type {{url: string}} */ one) => one.url.startsWith(SCOPE)).length > 1) return;
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The site was taken away, not only a page of it: so goes what was kept of it. */
async function leaveIfGone() {
  const own = await fetch(address("sw.js"), { cache: "no-store" }).catch(() => null);
  if (!own || !GONE.includes(own.status)) return;
  await worker.registration.unregister();
  await Promise.all([...(await olderCaches()), CACHE].map((name) => caches.delete(name)));
}

// ----- answering -----

/** The name in the list for what is asked for; null where it is not ours to answer. @param {Request} request */
function nameOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(SCOPE)) return null;
  const path = decodeURIComponent(new URL(url).pathname.slice(new URL(SCOPE).pathname.length));
  // Some hosts leave out what a page's name ends with.
  return [path, path + "index.html", path + ".html"].find((name) => name in FILES) || path;
}

/** @param {Asked & {waitUntil(work: Promise<unknown>): void}} event @param {string} name @returns {Promise<Response>} */
async function page(event, name) {
  const server = fetch(event.request, { cache: "no-cache" }).then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  );
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  const response = name in FILES ? await Promise.race([server, late]) : await server;
  if (!response) {
    pages.set(event.resultingClientId, true);
    return (await kept(name)) || (await server) || lost();
  }
  if (name in FILES && GONE.includes(response.status)) event.waitUntil(leaveIfGone());
  event.waitUntil(compare(event.resultingClientId, response.clone()));
  return response;
}

/** Remember whether a page that the server sent is of this build. @param {string} client @param {Response} response */
async function compare(client, response) {
  pages.set(client, (await response.text()).includes(`data-build="${BUILD}"`));
}

/** There is no such page, and no server to ask: at the address where the words for it have their style. */
const lost = () => Response.redirect(address("404.html"));

/** @param {Request} request @param {string} name @returns {Promise<Response>} */
async function byHash(request, name) {
  // The runtime's gzipped twins are not kept: whoever asks for one looks at what comes.
  const whole = name.replace(/\.gz$/, "");
  return (await kept(name)) || (await kept(whole)) || (await keptBefore(name)) || fetch(request);
}

/** @param {Asked} event @param {string} name @returns {Promise<Response>} */
async function ofThePage({ request, clientId }, name) {
  const ofThis = pages.get(clientId);
  const found = ofThis === false ? undefined : await kept(name);
  if (ofThis && found) return found;
  return fetch(request).catch((fault) => {
    if (found) return found;
    throw fault;
  });
}

/** This house's own facts. Not having any is no fault. @returns {Promise<Response>} */
async function ofTheHouse() {
  const cache = await caches.open(CACHE);
  const server = fetch(address(HOUSE), { cache: "no-store", credentials: "same-origin" }).then(
    async (response) => {
      if (response.ok) await cache.put(address(HOUSE), response.clone());
      if (GONE.includes(response.status)) await cache.delete(address(HOUSE));
      return response.status < 500 ? response : undefined;
    },
    () => undefined,
  );
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  return (await Promise.race([server, late])) || (await kept(HOUSE)) || (await keptBefore(HOUSE)) || (await server) || new Response("{}");
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(sweep().then(() => worker.clients.claim())),
);
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const name = nameOf(request);
  if (name === null || new URL(request.url).search === "?check") return;
  if (request.mode === "navigate") {
    event.respondWith(page(event, name));
    event.waitUntil(sweep());
  } else if (name === HOUSE) event.respondWith(ofTheHouse());
  else if (HASHED.test(name)) event.respondWith(byHash(request, name));
  else if (name in FILES) event.respondWith(ofThePage(event, name));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "build") event.ports[0].postMessage(BUILD);
  if (event.data === "take over") worker.skipWaiting();
});
