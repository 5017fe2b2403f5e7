/* How the service worker fills its copy. In front of this the build writes UB_PRECACHE, what is kept of which build, and the
 * data with which local.json is checked.
 *
 * A file is kept with the content that the build gave it and with the type of its ending, whatever the server calls it.
 * A file that does not come is named and tried again later, at growing intervals; what came stays, and is not fetched again.
 */
import { difference, endingOf, integrity, refusal } from "../../frontend/shared/server-response.js";

/** @typedef {import("../../frontend/shared/server-response.js").Lack} Lack */
/** What the last attempt came to. `lasting`: the copy was put to use. @typedef {{at: number, begun: number, tries: number, lasting: boolean, lacks: Lack[]}} Attempt */

export const worker = /** @type {any} */ (self);
/** @type {{build: string, hashed: string, spare: string, types: Object<string, string>, headers: string[], files: Object<string, string>}} */
export const { build: BUILD, files: FILES, types: TYPES, headers: HEADERS, ...patterns } = worker.UB_PRECACHE;
export const HASHED = new RegExp(patterns.hashed);
/** What a page can be read and a calculator used without. */
export const SPARE = new RegExp(patterns.spare);
/** @type {string} */
export const SCOPE = worker.registration.scope;
// Caches belong to the whole origin; other copies of the site may lie in other folders of it.
const CACHE_PREFIX = `upper-back-pain ${SCOPE} `;
export const CACHE = CACHE_PREFIX + BUILD;
/** How many files are fetched at a time: a page that is being read comes first. */
const LANES = 3;
/** So many files that are needed and do not come end an attempt: more would only burden the server. */
const ENOUGH = 10;
const MINUTE_MS = 60_000;
/** How long to wait after the first attempt that lacked something, after the second, ... */
const PAUSES_MS = [1, 10, 60, 360, 1440].map((minutes) => minutes * MINUTE_MS);
/** A copy that was begun and never finished is not kept longer. */
export const ABANDONED_MS = 7 * 1440 * MINUTE_MS;
/** The entry of a cache that holds how the last attempt went. */
const ATTEMPT_ENTRY = `${SCOPE}?kept`;

export const address = (/** @type {string} */ name) => new URL(name.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
export const otherCaches = async () => (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);

/** A file of this build. @param {string} name @returns {Promise<Response | undefined>} */
export const cached = (name) => caches.match(address(name), { cacheName: CACHE, ignoreVary: true });

/** A file of another build, which its name tells apart. @param {string} name @returns {Promise<Response | undefined>} */
export async function cachedByOtherBuild(name) {
  for (const cache of await otherCaches()) {
    const found = await caches.match(address(name), { cacheName: cache, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** How the last attempt at a copy went; null for one of the first edition, which kept all or nothing. @param {Cache} cache @returns {Promise<Attempt | null>} */
export async function lastAttempt(cache) {
  const entry = await cache.match(ATTEMPT_ENTRY);
  return entry ? entry.json() : null;
}

/** @param {Cache} cache @param {Attempt} state */
const saveAttempt = (cache, state) =>
  cache.put(ATTEMPT_ENTRY, new Response(JSON.stringify(state), { headers: { "Content-Type": "application/json" } }));

/** The names that the copy lacks now, counted and not remembered. @param {Cache} cache */
export async function missingFrom(cache) {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(FILES).filter((name) => !there.has(address(name)));
}

/** A file for the cache: of what a server sends along only what the site is made for. @param {string} name @param {BodyInit | null} body @param {Headers} sent */
export function cacheableResponse(name, body, sent) {
  const headers = new Headers({ "Content-Type": TYPES[endingOf(name)] });
  for (const header of HEADERS) if (sent.has(header)) headers.set(header, String(sent.get(header)));
  return new Response(body, { headers });
}

/** A file with its content, or why it cannot be had. @param {string} name @returns {Promise<Response | Lack>} */
async function fetched(name) {
  const before = HASHED.test(name) && (await cachedByOtherBuild(name));
  if (before) return cacheableResponse(name, before.body, before.headers);
  /** @type {Lack} */
  let lack = { name, why: "unreached", sent: "" };
  // A name without a hash may lie in the browser's own cache from the build before; one with a hash, a wrong answer.
  for (const cache of /** @type {RequestCache[]} */ (HASHED.test(name) ? ["default", "reload"] : ["no-cache"])) {
    try {
      const response = await fetch(address(name), { cache, credentials: "same-origin" });
      const refused = refusal(name, response);
      if (refused) return refused;
      const body = await response.arrayBuffer();
      if ((await integrity(body)) === FILES[name]) return cacheableResponse(name, body, response.headers);
      lack = difference(name, response, body, BUILD);
    } catch {
      lack = { name, why: "unreached", sent: "" };
    }
  }
  return lack;
}

/** True while an attempt would only repeat the last one. @param {Attempt | null} last */
function isTooSoon(last) {
  if (!last || !last.at) return false;
  const since = Date.now() - last.at;
  return since >= 0 && since < PAUSES_MS[Math.min(last.tries, PAUSES_MS.length) - 1]; // a clock that was put back does not count
}

/**
 * Fetch what the copy lacks; gives what it still lacks.
 * @param {{now?: boolean, lasting?: boolean}} how `now`: however short ago the last attempt was; `lasting`: the copy is in use
 * @returns {Promise<Lack[]>}
 */
export async function fill({ now = false, lasting = false }) {
  const cache = await caches.open(CACHE);
  const lacking = await missingFrom(cache);
  if (!lacking.length) return [];
  const last = await lastAttempt(cache);
  const before = new Map((last ? last.lacks : []).map((lack) => [lack.name, lack]));
  const still = (/** @type {string} */ name) => before.get(name) || /** @type {Lack} */ ({ name, why: "untried", sent: "" });
  if (!now && isTooSoon(last)) return lacking.map(still);
  // What did not come last time is tried last: it may end the attempt again.
  const order = lacking.sort((one, other) => Number(before.has(one)) - Number(before.has(other)));
  const state = {
    at: 0,
    begun: Date.now(),
    tries: last ? last.tries : 0,
    lasting: lasting || Boolean(last && last.lasting),
    lacks: [...before.values()],
  };
  await saveAttempt(cache, state).catch(() => null);
  before.clear();
  const came = await fetchAll(order, cache, before);
  const lacks = order.filter((name) => !came.has(name)).map(still);
  // Without room even this may not be written; what came goes then, or the device stays full.
  if (lacks.some(({ why }) => why === "room") && !state.lasting) for (const request of await cache.keys()) await cache.delete(request);
  const note = { ...state, at: Date.now(), tries: came.size ? 1 : state.tries + 1, lacks };
  await saveAttempt(cache, note).catch(() => null);
  return lacks;
}

/** Fetch and keep file after file until too many do not come. @param {string[]} order @param {Cache} cache @param {Map<string, Lack>} lacks filled here */
export async function fetchAll(order, cache, lacks) {
  const came = new Set();
  let enough = false;
  // One generator for all: once it is enough it is for every lane.
  const names = (function* () {
    for (const name of order) if (!enough) yield name;
  })();
  const lane = async () => {
    for (const name of names) {
      const found = await fetched(name);
      const lack = found instanceof Response ? await put(cache, name, found) : found;
      if (!lack) came.add(name);
      else lacks.set(name, lack);
      enough ||= Boolean(lack && lack.why === "room") || [...lacks.keys()].filter((one) => !SPARE.test(one)).length >= ENOUGH;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return came;
}

/** @param {Cache} cache @param {string} name @param {Response} found @returns {Promise<Lack | null>} */
const put = (cache, name, found) =>
  cache.put(address(name), found).then(
    () => null,
    () => ({ name, why: /** @type {const} */ ("room"), sent: "" }),
  );

/** How many needed files the best copy in use lacks; null where none is in use. */
async function missingInUse() {
  const counts = [];
  for (const name of await otherCaches()) {
    const last = await lastAttempt(await caches.open(name));
    if (!last) counts.push(0);
    else if (last.lasting) counts.push(last.lacks.filter((lack) => !SPARE.test(lack.name)).length);
  }
  return counts.length ? Math.min(...counts) : null;
}

/** Fetch this build; refuse it where the copy in use is better. */
export async function install() {
  const lacks = await fill({});
  const needed = lacks.filter(({ name }) => !SPARE.test(name)).length;
  const before = await missingInUse();
  // A file that came with other content says that the server does not hold this build, or not yet: what is in use stays.
  const torn = lacks.some(({ why }) => why === "changed" || why === "other" || why === "page");
  const worse = before === null ? needed >= ENOUGH || lacks.some(({ why }) => why === "room") : torn || needed > before;
  if (worse) throw new Error(`Not kept: ${lacks.map(({ name, why }) => `${name} (${why})`).join(", ")}`);
  const cache = await caches.open(CACHE);
  const last = await lastAttempt(cache);
  await saveAttempt(cache, { at: 0, begun: Date.now(), tries: 0, ...last, lacks, lasting: true });
}
