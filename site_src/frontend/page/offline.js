// Lets the browser keep the site: over https or on this very machine, once the page is read and its calculator stands.
// Says when a newer version is there. The page about it has a switch, an element with data-offline.
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const page = /** @type {any} */ (window);
const SITE = new URL("../../", script.src).href;
const BUILD = script.dataset.build;
const CHOICE = "ub-offline";
const CACHE_PREFIX = `upper-back-pain ${SITE} `;
/** How long a worker may take to say something; one of the first edition never does. */
const PATIENCE_MS = 5000;
const served = Boolean(BUILD && isSecureContext && /^https?:$/.test(location.protocol));
const workers = /** @type {ServiceWorkerContainer} */ (offered()); // not there where `load` below stops

/** How many files are named. */
const MOST = 10;

/** True once this page is to be loaded again with what was waiting. */
let wanted = false;

/** @typedef {{name: string, why: string, sent?: string, spare?: boolean}} Lack */
/** @typedef {"kept" | "part" | "coming" | "off" | "failed" | "refused" | "impossible"} State */

/** What this browser keeps copies with; in a sandboxed frame even reading it is forbidden. @returns {ServiceWorkerContainer | undefined} */
function offered() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** What to do: as was chosen, else keep the site unless data is dear here. @returns {() => void} */
function chosen() {
  const choice = page.__md_get(CHOICE);
  if (choice === "on" || choice === "off") return choice === "on" ? register : () => remove().catch(() => showState("failed"));
  const line = /** @type {any} */ (navigator).connection;
  return line && line.saveData ? () => showState("off") : register;
}

/** What a worker says to a message; null where it says nothing in time. @param {ServiceWorker} worker @param {string} message @param {number} [patience] 0: any time @returns {Promise<any>} */
function askWorker(worker, message, patience = PATIENCE_MS) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(message, [channel.port2]);
    if (patience) setTimeout(resolve, patience, null);
  });
}

/** A newer build is there. What shows it already needs no question; anything else is left to the reader. */
async function offer(/** @type {ServiceWorker | null} */ worker) {
  if (!worker) return;
  const build = await askWorker(worker, "build");
  if (build && build !== BUILD) notice();
  else if (worker.state === "installed") worker.postMessage("take over");
}

function notice() {
  const box = document.querySelector("[data-update]");
  if (box) box.removeAttribute("hidden");
}

/** @param {ServiceWorkerRegistration} registration */
function follow(registration) {
  const watch = (/** @type {ServiceWorker | null} */ worker) => {
    if (!worker) return;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) offer(worker);
      // In between a message would wake a worker that is about to go, and hold up the new one.
      if (worker.state === "activated" || worker.state === "redundant") show(registration);
    });
  };
  offer(registration.active && registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  show(registration);
}

async function register() {
  try {
    follow(await workers.register(SITE + "sw.js", { scope: SITE, updateViaCache: "none" }));
  } catch {
    // The page itself lacks nothing, and a copy that is there stays.
    const there = await workers.getRegistration(SITE).catch(() => undefined);
    if (there && there.scope === SITE && there.active) return follow(there);
    showState("failed", await workerFailure());
  }
}

/** Why the worker's own script is not taken, as far as its address tells. @returns {Promise<Lack[]>} */
async function workerFailure() {
  const lack = (/** @type {string} */ why, sent = "") => [{ name: "sw.js", why, sent }];
  try {
    const { ok, status, redirected, headers } = await fetch(`${SITE}sw.js?check`, {
      method: "HEAD",
      cache: "no-store",
      credentials: "same-origin",
    });
    const type = (headers.get("Content-Type") || "").split(";")[0];
    if (!ok) return lack(status === 404 || status === 410 ? "missing" : "status", String(status));
    if (redirected || type === "text/html") return lack("page");
    return /^(text|application)\/(x-)?(java|ecma)script$/.test(type) ? [] : lack("type", type);
  } catch {
    return lack("unreached");
  }
}

/** The worker of this site goes, and what it kept; another site of the same server is left alone. */
async function remove() {
  const registration = await workers.getRegistration(SITE);
  if (registration && registration.scope === SITE) await registration.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  showState("off");
}

/** What keeps a build from being whole that was begun and is not in use. @returns {Promise<Lack[]>} */
async function lacksOfUnused() {
  for (const name of (await caches.keys()).filter((one) => one.startsWith(CACHE_PREFIX))) {
    const entry = await caches.match(`${SITE}?kept`, { cacheName: name });
    const { lasting, lacks } = entry ? await entry.json() : { lasting: true, lacks: [] };
    if (!lasting && lacks.length) return lacks;
  }
  return [];
}

/** @param {ServiceWorkerRegistration} registration */
async function show({ active, installing }) {
  if (!active)
    return installing && installing.state !== "redundant"
      ? showState("coming")
      : showState("failed", await lacksOfUnused().catch(() => []));
  if (!active.state.startsWith("activ")) return;
  const place = document.querySelector("[data-offline]");
  const now = place && (await askWorker(active, "state"));
  if (now) showProgress({ ...now, filling: true });
  else if (place) showState("coming");
  // What is lacking is fetched by and by, whichever page is open.
  const then = await askWorker(active, "fill", 0);
  if (then && place) showProgress(then, installing ? [] : await lacksOfUnused().catch(() => []));
}

/** How whole the copy is that a worker keeps. @param {{lacks: Lack[], of: number, filling: boolean}} state @param {Lack[]} [newer] what keeps a newer build from being kept */
function showProgress({ lacks, of, filling }, newer = []) {
  const needed = lacks.filter(({ spare }) => !spare).length;
  const state = !needed ? "kept" : filling ? "coming" : "part";
  showState(state, newer.length ? newer : lacks, newer.length > 0, [of - lacks.length, of]);
}

/** The state in words, on the page that has the switch. @param {State} state @param {Lack[]} [lacks] @param {boolean} [newer] whose lacks: a newer build's @param {number[]} [counts] files that are kept, of how many */
function showState(state, lacks = [], newer = false, counts = [0, 0]) {
  const box = document.querySelector("[data-offline]");
  if (!box) return;
  box.setAttribute("data-offline", state);
  for (const words of box.querySelectorAll("[data-when]")) {
    words.toggleAttribute("hidden", !(words.getAttribute("data-when") || "").split(" ").includes(state));
  }
  for (const [index, where] of ["n", "of"].entries())
    box.querySelectorAll(`[data-count="${where}"]`).forEach((one) => (one.textContent = String(counts[index])));
  list(box, lacks, newer);
}

/** What is lacking, and why, file by file. @param {Element} box @param {Lack[]} lacks @param {boolean} newer */
function list(box, lacks, newer) {
  const named = lacks.filter(({ why }) => why !== "untried");
  box
    .querySelectorAll("[data-lacks]")
    .forEach((part) => part.toggleAttribute("hidden", !named.length || (part.getAttribute("data-lacks") === "newer") !== newer));
  const lines = named.slice(0, MOST).map(({ name, why, sent }) => {
    const words = /** @type {HTMLElement} */ (box.querySelector(`[data-whys] [data-why="${why}"]`)).cloneNode(true);
    /** @type {HTMLElement} */ (words)
      .querySelectorAll("[data-fill]")
      .forEach((one) => (one.textContent = (one.getAttribute("data-fill") === "name" ? name : sent) || ""));
    return words;
  });
  /** @type {HTMLElement} */ (box.querySelector("[data-lacking]")).replaceChildren(...lines);
  /** @type {HTMLElement} */ (box.querySelector("[data-more]")).toggleAttribute("hidden", named.length <= MOST);
  box.querySelectorAll('[data-count="more"]').forEach((one) => (one.textContent = String(named.length - MOST)));
}

/** A reader who asks for a copy does not have to wait after the last attempt. */
async function again() {
  const registration = await workers.getRegistration(SITE);
  if (registration && registration.scope === SITE && registration.active) await askWorker(registration.active, "fill now", 0);
  for (const name of (await caches.keys()).filter((one) => one.startsWith(CACHE_PREFIX))) {
    const entry = await caches.match(`${SITE}?kept`, { cacheName: name });
    const attempt = entry && (await entry.json());
    if (attempt && !attempt.lasting)
      await (await caches.open(name)).put(`${SITE}?kept`, new Response(JSON.stringify({ ...attempt, at: 0 })));
  }
  await register();
}

/** @param {"on" | "off"} choice */
function choose(choice) {
  page.__md_set(CHOICE, choice);
  if (choice === "on") again().catch(() => showState("failed"));
  else remove().catch(() => showState("failed"));
}

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element && target.closest("[data-update-load], [data-keep]");
  if (!button) return;
  const choice = button.getAttribute("data-keep");
  if (choice) return choose(choice === "on" ? "on" : "off");
  wanted = true;
  const registration = await workers.getRegistration(SITE);
  if (registration && registration.waiting) registration.waiting.postMessage("take over");
  else location.reload();
});

/** Once the page is there and a calculator that is starting stands: what is kept is fetched after what is needed. */
function whenQuiet(/** @type {() => void} */ go) {
  const engine = page.UB && page.UB.engine;
  if (!engine || !/^(loading|starting)$/.test(engine.state)) return go();
  let started = false;
  engine.onstate((/** @type {string} */ state) => {
    if (started || !/^(ready|failed)$/.test(state)) return;
    started = true;
    go();
  });
}

addEventListener("load", () => {
  if (!BUILD || location.protocol === "file:") return showState("impossible");
  // On a page from disk a browser may not read it, and complains.
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = SITE + "manifest.webmanifest";
  document.head.append(link);
  if (!served) return showState("impossible");
  if (!workers) return showState("refused");
  workers.addEventListener("controllerchange", () => {
    if (wanted) location.reload();
    else offer(workers.controller);
  });
  whenQuiet(chosen());
});
