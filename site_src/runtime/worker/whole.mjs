/* Start the complete Pyodide from its assets, for what the snapshot cannot do. */

import { bytes, imported, missing } from "./parts.mjs";

/** The base address given to Pyodide; `fetch` below answers requests to it. No host can have this name. */
const NOWHERE = "https://runtime.invalid/";

/** Replace `fetch`, so that Pyodide gets the given assets and nothing from the network. */
function serve(library, wasm, onfault) {
  self.fetch = async (url) => {
    const name = String(url).slice(NOWHERE.length);
    if (name === "python.zip") return new Response(library);
    if (name === "pyodide.asm.wasm") return new Response(null);
    throw new TypeError(`The runtime must not ask for ${url}`);
  };
  // If this fails, Pyodide only logs the error and waits forever.
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      return { module: wasm, instance: await WebAssembly.instantiate(wasm, imports) };
    } catch (error) {
      onfault(error instanceof RangeError ? missing("this device has too little free memory") : error);
      throw error;
    }
  };
}

/**
 * @param {WebAssembly.Module} wasm @param {Object<string, object>} parts @param {object} lock
 * @returns {Promise<{call: Call, version: string}>}
 */
export async function fromWhole(wasm, parts, lock) {
  const [library, runtime, loader] = await Promise.all([
    bytes("library", parts.library),
    imported("runtime", parts.runtime),
    imported("loader", parts.loader),
  ]);
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
  return { call: (name, text = null) => (text === null ? module[name]() : module[name](text)), version: module.VERSION };
}
