/* The whole Pyodide: started from its parts, for what the image cannot do. */

/** Pyodide is told that its files are here; `fetch` below answers in its place. No such host can exist. */
const NOWHERE = "https://runtime.invalid/";

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

/**
 * @param {WebAssembly.Module} wasm @param {Object<string, object>} parts @param {object} lock
 * @returns {Promise<{call: Call, version: string}>}
 */
async function fromWhole(wasm, parts, lock) {
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
