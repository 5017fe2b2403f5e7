/* The parts of the runtime, as the page hands them to a worker. Over http that is their addresses; on file://, where nothing
 * can be fetched, scripts bring them. Uses UB_RUNTIME, the list of parts, which the pack writes in front. */
(function () {
  "use strict";

  /** @typedef {{file: string, bytes: number, gzip?: string, script: string}} Part */

  const page = /** @type {any} */ (window);
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const BASE = new URL(".", own.src).href;
  const ON_FILE = location.protocol === "file:";
  /** @type {{parts: Object<string, Part>}} */
  const RUNTIME = page.UB_RUNTIME;
  /** Bits a millisecond above which a line is quick enough to take the larger file, which the browser keeps compiled. */
  const QUICK_LINE = 60000;

  const SCRIPT = /^(text|application)\/(x-)?(java|ecma)script\b/;

  /** Who waits for a part that a script brings. @type {Map<string, (base64: string) => void>} */
  const awaited = new Map();

  /** @param {string} what @returns {Error} */
  const couldNot = (what) => new Error(`The calculator could not start: ${what}.`);

  /** What this browser lacks of what is needed. @returns {string[]} */
  function lacks() {
    const needs = [
      ["Worker", typeof Worker === "function"],
      ["WebAssembly", typeof WebAssembly === "object" && typeof WebAssembly.compileStreaming === "function"],
      ["DecompressionStream", typeof DecompressionStream === "function"],
    ];
    return needs.filter(([, has]) => !has).map(([name]) => String(name));
  }

  /** Whether this page has no origin, as in a frame with a sandbox that does not give it its own. From a disk none has one. */
  const sandboxed = () => page.origin === "null" && !ON_FILE;

  /** Throw a sentence if anything is lacking. */
  function demand() {
    if (sandboxed()) throw couldNot("the frame around this page has a sandbox without allow-same-origin. Open the page outside the frame, or change the frame");
    const absent = lacks();
    if (absent.length) throw couldNot(`this browser does not support ${absent.join(", ")}. Please use a current browser`);
  }

  /** What came from here so far. @returns {PerformanceResourceTiming[]} */
  function arrived() {
    const timed = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const all = /** @type {PerformanceResourceTiming[]} */ (timed);
    return all.filter((entry) => entry.name.startsWith(location.origin) && entry.encodedBodySize > 0);
  }

  /** The worker that keeps the site, if one does. In a sandbox the browser throws at the question. */
  function kept() {
    try {
      return navigator.serviceWorker && navigator.serviceWorker.controller;
    } catch {
      return null;
    }
  }

  /** Where files come as they should be: compressed by the server, or out of the browser's own copy of the site. */
  function wellServed() {
    const me = arrived().find((entry) => entry.name === own.src);
    return Boolean(kept() || (me && me.encodedBodySize < me.decodedBodySize));
  }

  /** True where gzipped files should be asked for: the server compresses nothing, and the line is not quick. */
  async function wantsGzip() {
    // How quick the line is shows only once the page is here.
    if (!wellServed() && document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    const here = arrived();
    if (wellServed() || !here.some((entry) => entry.name === own.src)) return false;
    // What came from the browser's cache says nothing of the line; the page itself mostly does come over it.
    const sent = here.filter((entry) => entry.transferSize > 8000 && entry.responseEnd > entry.responseStart);
    // The largest tells: a small file on a line at rest comes in one burst.
    const [largest] = sent.sort((one, other) => other.transferSize - one.transferSize);
    return Boolean(largest) && (largest.transferSize * 8) / (largest.responseEnd - largest.responseStart) < QUICK_LINE;
  }

  /** One part by a classic script, which calls UB.part. @param {string} name @returns {Promise<ArrayBuffer>} gzipped */
  function byScript(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const done = () => {
        awaited.delete(name);
        script.remove();
      };
      awaited.set(name, (base64) => {
        done();
        resolve(fromBase64(base64));
      });
      // Both come after the script ran: one that did not call UB.part is broken.
      script.onload = script.onerror = () => {
        if (!script.isConnected) return;
        done();
        reject(couldNot(`one of its files (${name}) is missing or damaged. Please copy the whole folder again`));
      };
      script.src = BASE + RUNTIME.parts[name].script;
      document.head.append(script);
    });
  }

  /** @param {string} text @returns {ArrayBuffer} */
  function fromBase64(text) {
    const native = /** @type {any} */ (Uint8Array).fromBase64;
    return (native ? native.call(Uint8Array, text) : Uint8Array.from(atob(text), (char) => char.charCodeAt(0))).buffer;
  }

  /** A part by its own address. @param {string} name */
  function plain(name) {
    const { file, bytes } = RUNTIME.parts[name];
    return { file, url: BASE + file, bytes };
  }

  /** The worker's address; on file:// a data: URL, which alone works in every browser. @returns {Promise<string>} */
  async function workerUrl() {
    if (!ON_FILE) return BASE + RUNTIME.parts.worker.file;
    const body = /** @type {ReadableStream} */ (new Response(await byScript("worker")).body);
    const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
    return "data:text/javascript;charset=utf-8," + encodeURIComponent(text);
  }

  /** Why the browser did not take the worker, as far as its address tells. @returns {Promise<string>} */
  async function workerFault() {
    const unknown = couldNot("its worker is missing, damaged, or not allowed here. Please reload the page").message;
    if (ON_FILE) return unknown;
    const response = await fetch(BASE + RUNTIME.parts.worker.file, { method: "HEAD" }).catch(() => null);
    const type = (response && response.ok && response.headers.get("Content-Type")) || "";
    if (!type || SCRIPT.test(type)) return unknown;
    return couldNot(`the server sends its worker as "${type.split(";")[0]}" and not as a script (text/javascript)`).message;
  }

  page.UB = page.UB || {};
  /** Called by the scripts that bring parts. @param {string} name @param {string} base64 */
  page.UB.part = (name, base64) => {
    const take = awaited.get(name);
    if (take) take(base64);
  };
  page.UB.runtimeParts = {
    own,
    couldNot,
    workerFault,
    lacks,
    /**
     * A new module worker, or a sentence. A message would reach it only once this page has time; its name is there when it is.
     * @param {Object<string, object> | null} parts what it begins with, if that is known @returns {Promise<Worker>}
     */
    async worker(parts) {
      demand();
      const url = await workerUrl();
      let modules = false;
      const made = new Worker(url, {
        name: parts ? JSON.stringify(parts) : "",
        // A browser that never reads this knows no module workers.
        get type() {
          modules = true;
          return /** @type {WorkerType} */ ("module");
        },
      });
      if (modules) return made;
      made.terminate();
      throw couldNot("this browser is too old");
    },
    /** Parts as the worker takes them, where nothing has to be found out first. @param {string[]} names @returns {Object<string, object> | null} */
    addresses(names) {
      return ON_FILE || !wellServed() ? null : Object.fromEntries(names.map((name) => [name, plain(name)]));
    },
    /**
     * Parts as the worker takes them. @param {string[]} names @param {string} [spare] the one that may be missing
     * @returns {Promise<{parts: Object<string, object>, transfer: ArrayBuffer[]}>}
     */
    async gather(names, spare) {
      /** @type {Object<string, object>} */
      const parts = {};
      /** @type {ArrayBuffer[]} */
      const transfer = [];
      const gzipped = !ON_FILE && (await wantsGzip());
      const bring = async (/** @type {string} */ name) => {
        const { file, bytes, gzip } = RUNTIME.parts[name];
        if (ON_FILE) {
          const buffer = await byScript(name);
          transfer.push(buffer);
          parts[name] = { file, buffer, bytes };
        } else if (gzipped && gzip) parts[name] = { ...plain(name), url: BASE + gzip, gzip: true };
        else parts[name] = plain(name);
      };
      const excused = (/** @type {string} */ name) => (/** @type {Error} */ error) => {
        if (name !== spare) throw error;
      };
      await Promise.all(names.map((name) => bring(name).catch(excused(name))));
      return { parts, transfer };
    },
  };
})();
