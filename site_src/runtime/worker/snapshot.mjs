/* Run the snapshot: write the memory of an interpreter that has imported and run the decision module into a new instance of
 * the same wasm, which saves the start of Python. `../snapshot/build.mjs` makes the file and describes its format. Only calls
 * for memory are supported. After any other call to the browser, and after any error, the complete Pyodide answers.
 */

/** Thrown if the snapshot cannot answer; the complete Pyodide can. */
export class Unable extends Error {}

/**
 * @param {WebAssembly.Module} wasm @param {string} wasmFile its file name, which contains its hash
 * @param {ArrayBuffer} file @returns {Promise<{call: Call, version: string}>}
 */
export async function fromImage(wasm, wasmFile, file) {
  const { head, runs, bytes } = opened(file);
  if (head.wasm !== wasmFile) throw new Unable("the image is of another wasm");
  /** @type {any} */
  let host = null;
  const room = {
    _PyEM_TrampolineCall_JS: (at, ...given) => host.table.get(at)(...given),
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    emscripten_get_heap_max: () => 2 ** 31,
    emscripten_resize_heap: (wanted) => host.grow(wanted >>> 0),
  };
  const functions = new Proxy(room, { get: (known, name) => known[name] ?? refused(name) });
  const addresses = new Proxy({}, { get: () => new WebAssembly.Global({ value: "i32", mutable: true }, 0) });
  const { exports } = await WebAssembly.instantiate(wasm, {
    env: functions,
    wasi_snapshot_preview1: functions,
    "GOT.func": addresses,
    "GOT.mem": addresses,
  });
  host = hostOf(exports);
  exports.emscripten_stack_init();
  host.grow(head.memory);
  for (let run = 0, from = 0; run < runs.length; run += 2) {
    host.view().set(bytes.subarray(from, from + runs[run + 1]), runs[run]);
    from += runs[run + 1];
  }
  exports.__stack_pointer.value = head.stack;
  host.set(exports._PyRuntime.value + host.get(exports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value), trampoline(host, head.trampoline));
  return { call: (name, text) => answerOf(host, head.door, name, text), version: head.version };
}

/**
 * Make the trampoline through which CPython calls C functions with an unknown number of arguments: a small wasm module that
 * Pyodide makes at every start. On iOS it does not work; the calls then go through JavaScript.
 * @returns {number} its index in the table, or 0
 */
function trampoline({ table, exports }, code) {
  const { userAgent, platform } = navigator;
  // An iPad may identify itself as a Mac.
  if (/iPad|iPhone|iPod/.test(userAgent) || (platform === "MacIntel" && !/Chrom|Firefox/.test(userAgent))) return 0;
  try {
    const env = { memory: exports.memory, __indirect_function_table: table };
    const made = new WebAssembly.Instance(new WebAssembly.Module(fromHex(code)), { env });
    const at = table.grow(1);
    table.set(at, made.exports.trampoline_call);
    return at;
  } catch {
    return 0; // an older browser
  }
}

/** Split the file into its parts, or throw `Unable` if it is damaged. */
function opened(file) {
  const words = new Uint32Array(file, 0, file.byteLength >> 2);
  const [one, other] = sums(words.subarray(2));
  if (words[0] !== one || words[1] !== other) throw new Unable("the image is damaged");
  const count = words[2];
  const from = 4 * (4 + 2 * count);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(file, from, words[3])));
  return { head, runs: words.subarray(4, 4 + 2 * count), bytes: new Uint8Array(file, from + words[3]) };
}

/** Compute Fletcher checksums over 32-bit words. @param {Uint32Array} words @returns {[number, number]} */
function sums(words) {
  let one = 0;
  let other = 0;
  for (let at = 0; at < words.length; at += 1) {
    one = (one + words[at]) | 0;
    other = (other + one) | 0;
  }
  return [one >>> 0, other >>> 0];
}

const fromHex = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));

const refused = (name) => () => {
  throw new Unable(`the image asked for ${String(name)}`);
};

/** The environment of an instance: its memory, its table, and memory growth. @param {any} exports */
function hostOf(exports) {
  const { memory } = exports;
  let bytes = new Uint8Array(memory.buffer);
  return {
    exports,
    table: exports.__indirect_function_table,
    /** Return a view of the memory, a new one after the memory has grown. */
    view() {
      if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer);
      return bytes;
    },
    get: (at) => new DataView(memory.buffer).getUint32(at, true),
    set: (at, value) => new DataView(memory.buffer).setUint32(at, value, true),
    grow(wanted) {
      const missing = Math.ceil((wanted - memory.buffer.byteLength) / 65536);
      try {
        if (missing > 0) memory.grow(missing);
        return 1;
      } catch {
        return 0;
      }
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Call the message handler of the snapshot: a text in, a text out. */
function answerOf({ exports, view, get }, door, name, text = null) {
  const asked = text === null ? name : `${name} ${text}`;
  if (/\p{Surrogate}/u.test(asked)) throw new Unable("half a character has no place in UTF-8");
  const bytes = encoder.encode(asked);
  const at = exports.malloc(bytes.length + 4);
  view().set(bytes, at);
  const string = exports.PyUnicode_FromStringAndSize(at, bytes.length);
  exports.free(at);
  const said = string && exports.PyObject_CallOneArg(door, string);
  if (!said) throw new Unable("the image has no room left");
  exports.Py_DecRef(string);
  const size = exports.malloc(4);
  const from = exports.PyUnicode_AsUTF8AndSize(said, size) >>> 0;
  const answer = decoder.decode(view().subarray(from, from + get(size)));
  exports.free(size);
  exports.Py_DecRef(said);
  if (answer[0] !== "=") throw new Unable("the image raised an exception");
  return answer.slice(1);
}
