// Lets the browser keep the site: over https or on this very machine, once the page is read and its calculator stands.
// Says when a newer version is there. The page about it has a switch, an element with data-offline.
(function () {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = /** @type {any} */ (window);
  const SITE = new URL("../../", script.src).href;
  const BUILD = script.dataset.build;
  const CHOICE = "ub-offline";
  const workers = navigator.serviceWorker;
  const possible = Boolean(BUILD && workers && isSecureContext && /^https?:$/.test(location.protocol));

  /** True once this page is to be loaded again with what was waiting. */
  let wanted = false;

  /** What to do: as was chosen, else keep the site unless data is dear here. @returns {() => void} */
  function chosen() {
    const choice = page.__md_get(CHOICE);
    if (choice) return choice === "on" ? keep : remove;
    const line = /** @type {any} */ (navigator).connection;
    return line && line.saveData ? () => say("off") : keep;
  }

  /** Which build a worker keeps. @param {ServiceWorker} worker @returns {Promise<string>} */
  function buildOf(worker) {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (event) => resolve(event.data);
      worker.postMessage("build", [channel.port2]);
    });
  }

  /** A newer build is there. What shows it already needs no question; anything else is left to the reader. */
  async function offer(/** @type {ServiceWorker | null} */ worker) {
    if (!worker) return;
    if ((await buildOf(worker)) !== BUILD) notice();
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
        show(registration);
      });
    };
    offer(registration.active && registration.waiting);
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    show(registration);
  }

  async function keep() {
    try {
      follow(await workers.register(SITE + "sw.js", { scope: SITE, updateViaCache: "none" }));
    } catch {
      say("failed"); // the page itself lacks nothing
    }
  }

  /** The worker of this site goes, and what it kept; another site of the same server is left alone. */
  async function remove() {
    const registration = await workers.getRegistration(SITE);
    if (registration && registration.scope === SITE) await registration.unregister();
    const ours = (await caches.keys()).filter((name) => name.startsWith(`upper-back-pain ${SITE} `));
    await Promise.all(ours.map((name) => caches.delete(name)));
    say("off");
  }

  /** @param {ServiceWorkerRegistration} registration */
  function show({ active, installing }) {
    say(active ? "kept" : installing && installing.state !== "redundant" ? "coming" : "failed");
  }

  /** The state in words, on the page that has the switch. @param {"kept" | "coming" | "off" | "failed" | "impossible"} state */
  function say(state) {
    const box = document.querySelector("[data-offline]");
    if (!box) return;
    box.setAttribute("data-offline", state);
    for (const words of box.querySelectorAll("[data-when]")) {
      words.toggleAttribute("hidden", !(words.getAttribute("data-when") || "").split(" ").includes(state));
    }
  }

  /** @param {"on" | "off"} choice */
  function choose(choice) {
    page.__md_set(CHOICE, choice);
    if (choice === "on") keep();
    else remove();
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
    let gone = false;
    engine.onstate((/** @type {string} */ state) => {
      if (gone || !/^(ready|failed)$/.test(state)) return;
      gone = true;
      go();
    });
  }

  addEventListener("load", () => {
    if (!BUILD || location.protocol === "file:") return say("impossible");
    // On a page from disk a browser may not read it, and complains.
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = SITE + "manifest.webmanifest";
    document.head.append(link);
    if (!possible) return say("impossible");
    workers.addEventListener("controllerchange", () => {
      if (wanted) location.reload();
      else offer(workers.controller);
    });
    whenQuiet(chosen());
  });
})();
