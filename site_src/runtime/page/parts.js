/* Provide the worker with the assets of the runtime: over http as addresses, on file:// (where fetch does not work) as data
 * from scripts. Uses UB_RUNTIME, the list of assets, which the build writes before this code. */
import { UB } from "../../frontend/shared/namespace.js";

/** @typedef {{file: string, bytes: number, gzip?: string, script: string}} Part */

export const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const BASE = new URL(".", own.src).href;
const ON_FILE = location.protocol === "file:";
/** @type {{parts: Object<string, Part>}} */
const RUNTIME = window.UB_RUNTIME;
/** Bits per millisecond above which the larger uncompressed file is used, because the browser caches it compiled. */
const QUICK_LINE = 60000;

const SCRIPT = /^(text|application)\/(x-)?(java|ecma)script\b/;

/** Callbacks for assets that a script delivers. @type {Map<string, (base64: string) => void>} */
const awaited = new Map();

/** @param {string} what @returns {Error} */
export const couldNot = (what) => new Error(`The calculator could not start: ${what}.`);

/** List the needed features that this browser lacks. @returns {string[]} */
export function lacks() {
  const needs = [
    ["Worker", typeof Worker === "function"],
    ["WebAssembly", typeof WebAssembly === "object" && typeof WebAssembly.compileStreaming === "function"],
    ["DecompressionStream", typeof DecompressionStream === "function"],
  ];
  return needs.filter(([, has]) => !has).map(([name]) => String(name));
}

/** Whether this page has no origin, as in a sandboxed frame. Pages on file:// never have one. */
const sandboxed = () => window.origin === "null" && !ON_FILE;

/** Throw an error with a sentence if a feature is missing. */
function demand() {
  if (sandboxed())
    throw couldNot(
      "the frame around this page has a sandbox without allow-same-origin. Open the page outside the frame, or change the frame",
    );
  const absent = lacks();
  if (absent.length) throw couldNot(`this browser does not support ${absent.join(", ")}. Please use a current browser`);
}

/** List the resources loaded so far from this site. @returns {PerformanceResourceTiming[]} */
function arrived() {
  const timed = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const all = /** @type {PerformanceResourceTiming[]} */ (timed);
  return all.filter((entry) => entry.name.startsWith(location.origin) && entry.encodedBodySize > 0);
}

/** Return the service worker with the offline copy, if any. In a sandbox the property throws. */
function kept() {
  try {
    return navigator.serviceWorker && navigator.serviceWorker.controller;
  } catch {
    return null;
  }
}

/** Whether files need no gzipped form: the server compresses, or they come from the offline copy. */
function wellServed() {
  const me = arrived().find((entry) => entry.name === own.src);
  return Boolean(kept() || (me && me.encodedBodySize < me.decodedBodySize));
}

/** Whether to request gzipped files: the server does not compress, and the connection is slow. */
async function wantsGzip() {
  // The speed is known only after the page has loaded.
  if (!wellServed() && document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
  const here = arrived();
  if (wellServed() || !here.some((entry) => entry.name === own.src)) return false;
  // Files from the browser's cache do not show the speed; the page itself usually comes from the server.
  const sent = here.filter((entry) => entry.transferSize > 8000 && entry.responseEnd > entry.responseStart);
  // Use the largest file: a small one arrives in one burst.
  const [largest] = sent.sort((one, other) => other.transferSize - one.transferSize);
  return Boolean(largest) && (largest.transferSize * 8) / (largest.responseEnd - largest.responseStart) < QUICK_LINE;
}

/** Load one asset through a classic script, which calls UB.part. @param {string} name @returns {Promise<ArrayBuffer>} gzipped */
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
    // Both events come after the script has run: if it did not call UB.part, it is damaged.
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

/** Return an asset by its address. @param {string} name */
function plain(name) {
  const { file, bytes } = RUNTIME.parts[name];
  return { file, url: BASE + file, bytes };
}

/** Return the worker's address; on file:// a data: URL, the only kind that works in every browser. @returns {Promise<string>} */
async function workerUrl() {
  if (!ON_FILE) return BASE + RUNTIME.parts.worker.file;
  const body = /** @type {ReadableStream} */ (new Response(await byScript("worker")).body);
  const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
  return "data:text/javascript;charset=utf-8," + encodeURIComponent(text);
}

/** Find out from the worker's address why the browser rejected it. @returns {Promise<string>} */
export async function workerFault() {
  const unknown = couldNot("its worker is missing, damaged, or not allowed here. Please reload the page").message;
  if (ON_FILE) return unknown;
  const response = await fetch(BASE + RUNTIME.parts.worker.file, { method: "HEAD" }).catch(() => null);
  const type = (response && response.ok && response.headers.get("Content-Type")) || "";
  if (!type || SCRIPT.test(type)) return unknown;
  return couldNot(`the server sends its worker as "${type.split(";")[0]}" and not as a script (text/javascript)`).message;
}

/** Receive an asset from its script. @param {string} name @param {string} base64 */
UB.part = (name, base64) => {
  const take = awaited.get(name);
  if (take) take(base64);
};

/**
 * Start a module worker, or throw a sentence. Its assets are in its name, which it can read at once, unlike a message.
 * @param {Object<string, object> | null} parts the assets for its start, if known @returns {Promise<Worker>}
 */
export async function newWorker(parts) {
  demand();
  const url = await workerUrl();
  let modules = false;
  const made = new Worker(url, {
    name: parts ? JSON.stringify(parts) : "",
    // A browser without module workers never reads this.
    get type() {
      modules = true;
      return /** @type {WorkerType} */ ("module");
    },
  });
  if (modules) return made;
  made.terminate();
  throw couldNot("this browser is too old");
}

/** Return assets in the worker's format if they are known without waiting. @param {string[]} names @returns {Object<string, object> | null} */
export function addresses(names) {
  return ON_FILE || !wellServed() ? null : Object.fromEntries(names.map((name) => [name, plain(name)]));
}

/**
 * Return assets in the worker's format. @param {string[]} names @param {string} [spare] the one that may be missing
 * @returns {Promise<{parts: Object<string, object>, transfer: ArrayBuffer[]}>}
 */
export async function gather(names, spare) {
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
}
