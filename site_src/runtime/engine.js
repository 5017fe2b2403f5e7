/* The page's side of the calculators: window.UB.engine. It starts the worker, sends questions, and says in words how it goes.
 * A classic script, so that it also runs on file://. In front of it the pack writes UB_RUNTIME, the list of parts. */
(function () {
  "use strict";

  /** @typedef {"idle" | "loading" | "starting" | "ready" | "failed"} State */
  /** @typedef {{file: string, bytes: number, gzip?: string, script: string}} Part */
  /** @typedef {{resolve: (text: string) => void, reject: (error: Error) => void, message: object, timer: number}} Question */

  const page = /** @type {any} */ (window);
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const BASE = new URL(".", own.src).href;
  /** @type {{parts: Object<string, Part>, lock: object, version: string, rules_hash: string}} */
  const RUNTIME = page.UB_RUNTIME;
  const ON_FILE = location.protocol === "file:";
  const TIMEOUT_MS = 60000;
  /** Bits a millisecond above which a line is quick enough to take the larger file, which the browser keeps compiled. */
  const QUICK_LINE = 60000;

  /** @type {State} */
  let state = "idle";
  let detail = "";
  /** @type {Worker | null} */
  let worker = null;
  let startTimer = 0;
  let lastId = 0;
  /** Counts starts, so that what an abandoned start still brings is not taken for the present one's. */
  let attempt = 0;
  /** @type {Map<number, Question>} */
  const pending = new Map();
  /** @type {Array<(state: State, detail: string) => void>} */
  const listeners = [];
  /** Who waits for a part that a script brings. @type {Map<string, (base64: string) => void>} */
  const awaited = new Map();

  /** @param {State} next @param {string} [says] */
  function become(next, says) {
    state = next;
    detail = says || "";
    for (const listener of listeners) listener(state, detail);
  }

  /** The end of this attempt: the worker goes, every open question is refused. @param {string} says */
  function fail(says) {
    if (state === "failed") return;
    attempt += 1;
    clearTimeout(startTimer);
    if (worker) worker.terminate();
    worker = null;
    const questions = [...pending.values()];
    pending.clear();
    become("failed", says);
    for (const question of questions) {
      clearTimeout(question.timer);
      question.reject(new Error(says));
    }
  }

  /** @param {string} what @returns {string} */
  const couldNot = (what) => `The calculator could not start: ${what}.`;

  /** @returns {number} */
  function timeout() {
    return Number(page.UB_ENGINE_TIMEOUT_MS || own.dataset.timeoutMs) || TIMEOUT_MS;
  }

  /** What this browser lacks, as a sentence; empty when it has all. @returns {string} */
  function lacking() {
    if (!RUNTIME) return couldNot("its list of parts is missing. Please reload the page");
    const needs = [
      ["Worker", typeof Worker === "function"],
      ["WebAssembly", typeof WebAssembly === "object" && typeof WebAssembly.compileStreaming === "function"],
      ["DecompressionStream", typeof DecompressionStream === "function"],
    ];
    const absent = needs.filter(([, has]) => !has).map(([name]) => name);
    return absent.length ? couldNot(`this browser does not offer ${absent.join(", ")}. A current browser does`) : "";
  }

  /** True where gzipped files should be asked for: the server compresses nothing, and the line is not quick. */
  function wantsGzip() {
    const scripts = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
    const here = scripts.filter((entry) => entry.name.startsWith(location.origin) && entry.encodedBodySize > 0);
    const me = here.find((entry) => entry.name === own.src);
    if (!me || me.encodedBodySize < me.decodedBodySize) return false;
    const sent = here.filter((entry) => entry.transferSize > 30000 && entry.responseEnd > entry.responseStart);
    if (!sent.length) return false;
    const rates = sent.map((entry) => (entry.transferSize * 8) / (entry.responseEnd - entry.responseStart));
    return Math.max(...rates) < QUICK_LINE;
  }

  /** One part by a classic script, which calls UB.part. @param {string} name @returns {Promise<Uint8Array>} gzipped */
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
      // A script that ran without calling UB.part is broken: load comes after it ran.
      script.onload = script.onerror = () => {
        if (!awaited.has(name)) return;
        done();
        reject(new Error(couldNot(`a part of it (${name}) is missing or damaged. Please copy the whole folder again`)));
      };
      script.src = BASE + RUNTIME.parts[name].script;
      document.head.append(script);
    });
  }

  /** @param {string} text @returns {Uint8Array} */
  function fromBase64(text) {
    const native = /** @type {any} */ (Uint8Array).fromBase64;
    return native ? native.call(Uint8Array, text) : Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  }

  /** A worker of this site, or on file:// one of a data: URL, which alone works in every browser. @returns {Promise<Worker>} */
  async function makeWorker() {
    let url = BASE + RUNTIME.parts.worker.file;
    if (ON_FILE) {
      const bytes = await byScript("worker");
      const stream = /** @type {ReadableStream} */ (new Response(bytes).body).pipeThrough(new DecompressionStream("gzip"));
      url = "data:text/javascript;charset=utf-8," + encodeURIComponent(await new Response(stream).text());
    }
    let modules = false;
    const made = new Worker(url, {
      // A browser that never reads this knows no module workers.
      get type() {
        modules = true;
        return /** @type {WorkerType} */ ("module");
      },
    });
    if (!modules) throw new Error(couldNot("this browser is too old for it"));
    return made;
  }

  /** The parts as the worker takes them. @returns {Promise<{parts: Object<string, object>, transfer: ArrayBuffer[]}>} */
  async function gather() {
    /** @type {Object<string, object>} */
    const parts = {};
    /** @type {ArrayBuffer[]} */
    const transfer = [];
    const gzip = !ON_FILE && wantsGzip();
    const names = Object.keys(RUNTIME.parts).filter((name) => name !== "worker");
    await Promise.all(
      names.map(async (name) => {
        const { file, bytes, gzip: squeezed } = RUNTIME.parts[name];
        if (ON_FILE) {
          const buffer = /** @type {ArrayBuffer} */ ((await byScript(name)).buffer);
          transfer.push(buffer);
          parts[name] = { buffer, bytes };
        } else if (gzip && squeezed) parts[name] = { url: BASE + squeezed, gzip: true, bytes };
        else parts[name] = { url: BASE + file, bytes };
      })
    );
    return { parts, transfer };
  }

  function start() {
    if (state !== "idle") return;
    const mine = (attempt += 1);
    const lack = lacking();
    if (lack) return fail(lack);
    become("loading");
    watch();
    Promise.all([makeWorker(), gather()]).then(
      ([made, { parts, transfer }]) => {
        if (mine !== attempt) return made.terminate();
        worker = made;
        made.onmessage = (event) => hear(event.data);
        made.onmessageerror = () => fail("The calculator stopped: its worker sent something unreadable.");
        made.onerror = (event) => {
          event.preventDefault();
          fail(
            state === "ready"
              ? "The calculator stopped working."
              : couldNot("its worker is missing, damaged or not allowed here. Please reload the page")
          );
        };
        made.postMessage({ kind: "start", parts, lock: RUNTIME.lock }, transfer);
      },
      (error) => {
        if (mine === attempt) fail(/^The calculator/.test(error.message) ? error.message : couldNot("its worker is not allowed here"));
      }
    );
  }

  /** A start that says nothing for too long has failed. */
  function watch() {
    clearTimeout(startTimer);
    const limit = timeout();
    startTimer = setTimeout(() => fail(couldNot(`it took longer than ${Math.ceil(limit / 1000)} seconds`)), limit);
  }

  /** @param {any} message */
  function hear(message) {
    if (message.kind === "starting") {
      watch();
      become("starting");
    } else if (message.kind === "failed") fail(message.says);
    else if (message.kind === "ready") {
      if (message.rulesHash !== RUNTIME.rules_hash) {
        return fail(couldNot("its rules are not those of this page. Please reload the page"));
      }
      clearTimeout(startTimer);
      become("ready");
      for (const question of pending.values()) send(question);
    } else if (message.kind === "answer") {
      const question = pending.get(message.id);
      if (!question) return;
      pending.delete(message.id);
      clearTimeout(question.timer);
      if (typeof message.text === "string") question.resolve(message.text);
      else question.reject(new Error(message.says));
    }
  }

  /** @param {Question} question */
  function send(question) {
    if (!worker) return;
    question.timer = setTimeout(() => fail("The calculator stopped answering."), timeout());
    worker.postMessage(question.message);
  }

  /** @param {"ask" | "check"} kind @param {string} text @returns {Promise<string>} */
  function put(kind, text) {
    start();
    if (state === "failed") return Promise.reject(new Error(detail));
    return new Promise((resolve, reject) => {
      const id = (lastId += 1);
      const question = { resolve, reject, message: { kind, id, text }, timer: 0 };
      pending.set(id, question);
      if (state === "ready") send(question);
    });
  }

  page.UB = page.UB || {};
  /** Called by the scripts that bring parts on file://. @param {string} name @param {string} base64 */
  page.UB.part = (name, base64) => {
    const take = awaited.get(name);
    if (take) take(base64);
  };
  page.UB.engine = {
    get state() {
      return state;
    },
    /** One readable sentence after a failure, else empty. */
    get detail() {
      return detail;
    },
    /** Version and rules that this runtime was packed with; a worker with other rules is refused. */
    version: RUNTIME && RUNTIME.version,
    rulesHash: RUNTIME && RUNTIME.rules_hash,
    start,
    /** @param {object} form what the form's fields hold, as text @returns {Promise<string>} the assessment's JSON */
    ask: (form) => put("ask", JSON.stringify(form)),
    /** @param {string} text answers as JSON text, from a link or a file @returns {Promise<string>} */
    check: (text) => put("check", text),
    /** @param {(state: State, detail: string) => void} listener */
    onstate(listener) {
      listeners.push(listener);
    },
    /** After a failure: once more, with a new worker. */
    retry() {
      if (state !== "failed") return;
      become("idle");
      start();
    },
  };
})();
