/* The worker: starts Python from the parts it is given and answers questions. It asks for nothing else.
 *
 * In:  {kind: "start", parts: {name: Part}, lock}     then  {kind: "ask" | "check" | "record" | "saved", id, text}
 * Out: {kind: "starting"} {kind: "ready", version, rulesHash} {kind: "failed", says} {kind: "answer", id, text | says}
 *
 * A Part is {url, gzip?: true, bytes} to be fetched, or {buffer, bytes} (gzipped) that came with the message.
 * "ask" takes what a form holds, "check" takes answers as they are, "record" and "saved" what those functions take.
 */

/** Pyodide is told that its files are here; `fetch` below answers in its place. No such host can exist. */
const NOWHERE = "https://runtime.invalid/";

/** A fault that a person can read. */
class Fault extends Error {}

/** @param {string} what @returns {Fault} */
const missing = (what) =>
  new Fault(`The calculator could not start: ${what}. Please reload the page; if that does not help, tell whoever runs this site.`);

/** The body of a part, inflated; whatever the server called it. @returns {Promise<ReadableStream>} */
async function body(name, part) {
  if (part.buffer) return inflate(new Response(part.buffer).body);
  const response = await answer(name, part);
  return part.gzip ? inflateIfGzip(response.body) : response.body;
}

/** @returns {Promise<Response>} */
async function answer(name, part) {
  let response;
  try {
    response = await networkFetch(part.url, { credentials: "same-origin" });
  } catch {
    throw missing(`a part of it (${name}) could not be loaded`);
  }
  if (!response.ok || !response.body) throw missing(`a part of it (${name}) is missing on the server (${response.status})`);
  return response;
}

/** @param {ReadableStream} stream */
const inflate = (stream) => stream.pipeThrough(new DecompressionStream("gzip"));

/** Some servers inflate a .gz on the way: look at the first bytes before inflating. @param {ReadableStream} stream */
async function inflateIfGzip(stream) {
  const reader = stream.getReader();
  const first = await reader.read();
  const whole = new ReadableStream({
    start(to) {
      first.done ? to.close() : to.enqueue(first.value);
    },
    async pull(to) {
      const { done, value } = await reader.read();
      done ? to.close() : to.enqueue(value);
    },
  });
  return first.value?.[0] === 0x1f && first.value?.[1] === 0x8b ? inflate(whole) : whole;
}

/** The bytes of a part, all of them or a fault. */
async function bytes(name, part) {
  let buffer;
  try {
    buffer = await new Response(await body(name, part)).arrayBuffer();
  } catch (error) {
    throw error instanceof Fault ? error : missing(`a part of it (${name}) arrived damaged`);
  }
  if (buffer.byteLength !== part.bytes) throw missing(`a part of it (${name}) arrived incomplete`);
  return buffer;
}

/** The compiled wasm. Compiled while it arrives, and from the server's own response where that is possible: browsers cache only that. */
async function compiled(part) {
  const type = "application/wasm";
  try {
    let response = part.url && !part.gzip ? await answer("wasm", part) : null;
    if (response?.headers.get("content-type") !== type) {
      response = new Response(response ? response.body : await body("wasm", part), { headers: { "content-type": type } });
    }
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (error instanceof Fault) throw error;
    // A policy that forbids wasm throws a CompileError too, so ask with the smallest module there is.
    if (!(await canCompile())) throw missing("this browser, or a policy of this site, does not allow WebAssembly");
    if (error instanceof RangeError) throw missing("this device has too little free memory");
    throw missing("a part of it (wasm) arrived damaged or incomplete");
  }
}

const canCompile = () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false);

/** A part that is a JavaScript module. */
async function imported(name, part) {
  try {
    if (part.url) return await import(part.url);
    // Only data: URLs can be imported on file:// in every browser.
    const text = new TextDecoder().decode(await bytes(name, part));
    return await import("data:text/javascript;charset=utf-8," + encodeURIComponent(text));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw missing(`a part of it (${name}) is missing or damaged`);
  }
}

const networkFetch = self.fetch.bind(self);

/** From here on Pyodide gets what is already here, and nothing from anywhere else. */
function serve(library, wasm, onfault) {
  self.fetch = async (url) => {
    const name = String(url).slice(NOWHERE.length);
    if (name === "python.zip") return new Response(library);
    if (name === "pyodide.asm.wasm") return new Response(null);
    throw new TypeError(`The runtime must not ask for ${url}`);
  };
  // Pyodide only logs it when this fails and then waits for ever.
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      return { module: wasm, instance: await WebAssembly.instantiate(wasm, imports) };
    } catch (error) {
      onfault(error instanceof RangeError ? missing("this device has too little free memory") : error);
      throw error;
    }
  };
}

/** @type {Object<string, (text: string) => string> | null} */
let python = null;

async function start({ parts, lock }) {
  const [wasm, library, runtime, loader] = await Promise.all([
    compiled(parts.wasm),
    bytes("library", parts.library),
    imported("runtime", parts.runtime),
    imported("loader", parts.loader),
  ]);
  self.postMessage({ kind: "starting" });
  let onfault;
  const fault = new Promise((_, reject) => (onfault = reject));
  serve(library, wasm, onfault);
  const loading = loader.loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    stdLibURL: NOWHERE + "python.zip",
    lockFileContents: lock,
    createPyodideModule: runtime.default,
    stdout: () => {},
    stderr: () => {},
  });
  const py = await Promise.race([loading, fault]);
  const module = py.pyimport("calculators");
  python = {
    ask: (text) => module.assess_json(module.form_json(text)),
    check: module.assess_json,
    record: module.record_json,
    saved: module.saved_json,
  };
  self.postMessage({ kind: "ready", version: module.VERSION, rulesHash: module.rules_hash() });
}

/** @param {{kind: string, id: number, text: string}} question */
function reply({ kind, id, text }) {
  try {
    self.postMessage({ kind: "answer", id, text: python[kind](text) });
  } catch (error) {
    console.error(error);
    // An exception of Python's is a fault of one answer. Anything else (out of memory, stack) leaves Python unusable.
    if (error?.name === "PythonError") {
      self.postMessage({ kind: "answer", id, says: "The calculator failed on this input: this is a fault of ours. Please report it." });
    } else self.postMessage({ kind: "failed", says: "The calculator stopped working." });
  }
}

self.onmessage = ({ data }) => {
  if (data.kind !== "start") return reply(data);
  start(data).catch((error) => {
    console.error(error);
    const says = error instanceof Fault ? error.message : missing("Python did not start in this browser").message;
    self.postMessage({ kind: "failed", says });
  });
};
